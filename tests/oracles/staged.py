"""Level after level: each is optimised, fixed at its optimum, and judged in exact arithmetic.

The solver is behind a small protocol. Whatever it computes in floating point, its plan is judged
by `judge`: a plan that lost an earlier level to rounding is an error here, not a silent answer.
"""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from typing import Protocol

from tests.oracles import judge
from tests.oracles.case import Case
from tests.oracles.program import Objective, Program, formulate, timing


class Solver(Protocol):
    """Follows a growing program."""

    def optimise(self, objective: Objective, *, seconds: float) -> Sequence[int] | None:
        """The columns of an optimal solution, or None when there is no solution.

        Raises `OutOfTimeError` when the seconds do not suffice for the proof.
        """

    def fix(self, objective: Objective, columns: Sequence[int]) -> None:
        """Hold an objective at what these columns give."""


class RoundingError(Exception):
    """The solver's rounding spoiled a level that was fixed."""

    def __init__(self, level: str, expected: judge.Value, found: judge.Value) -> None:
        super().__init__(f"{level}: {expected} was fixed, {found} came back")


class OutOfTimeError(Exception):
    """A level was not proven within its time."""

    def __init__(self, level: str) -> None:
        super().__init__(level)
        self.level = level


@dataclass(frozen=True, slots=True)
class Staged:
    """An optimal plan with its exact values, in order."""

    plan: Mapping[str, tuple[str, ...]]
    values: Mapping[str, judge.Value]


def solve(
    case: Case,
    backend: Callable[[Program], Solver],
    *,
    totals: Mapping[str, int] | None = None,
    seconds: float = 1e6,
) -> Staged | None:
    """Levels 1-7; level 7 at the given totals c(u), or at those the solver found at level 6.

    Raises `OutOfTimeError` when all of them together take more than so many seconds.
    """
    until = time.perf_counter() + seconds
    program, objectives = formulate(case)
    solver = backend(program)
    best: dict[str, judge.Value] = {}
    plan: dict[str, tuple[str, ...]] = {}
    for objective in objectives:
        columns = solver.optimise(objective, seconds=until - time.perf_counter())
        if columns is None:
            return None
        plan = _plan(program, columns)
        _judge(case, plan, objective.level, best)
        solver.fix(objective, columns)
    objective = timing(program, case, totals or judge.totals(case, plan))
    columns = solver.optimise(objective, seconds=until - time.perf_counter())
    if columns is None:
        return None
    plan = _plan(program, columns)
    _judge(case, plan, "timing", best)
    return Staged(plan, best)


def _plan(program: Program, columns: Sequence[int]) -> dict[str, tuple[str, ...]]:
    units: dict[str, list[str]] = defaultdict(list)
    for (meeting, unit), column in program.assigned.items():
        if columns[column]:
            units[meeting].append(unit)
    return {meeting: tuple(sorted(present)) for meeting, present in units.items()}


def _judge(case: Case, plan: judge.Plan, level: str, best: dict[str, judge.Value]) -> None:
    if broken := judge.violations(case, plan):
        raise AssertionError(broken)
    for earlier, value in best.items():
        if (found := judge.LEVELS[earlier](case, plan)) != value:
            raise RoundingError(earlier, value, found)
    best[level] = judge.LEVELS[level](case, plan)


def scaled(objective: Objective, most: int) -> dict[int, int]:
    """The terms as whole numbers: exact where the common denominator fits below `most`.

    Beyond that they are rounded at `most` parts of one. Fractions that are equal stay equal, and
    two with denominators below sqrt(most / 2) keep their order, which is all that exchanging one
    contact for another can ask of them.
    """
    common = lcm(*(value.denominator for value in objective.terms.values()))
    factor = Fraction(min(common, most))
    return {column: round(value * factor) for column, value in objective.terms.items()}
