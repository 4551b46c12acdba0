"""The best plan of a problem that keeps what is published first: as a rule all but a few slots."""

import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from schedules.levels import LevelResult, Proof
from schedules.patience import Patience
from schedules.rotation import cells as guarantee
from schedules.rotation import (
    component,
    dual,
    explain,
    face,
    levels,
    locks,
    proof,
    rules,
    staged,
    unfilled,
)
from schedules.rotation import solve as whole
from schedules.rotation.certificate import Certificate
from schedules.rotation.levels import Level
from schedules.rotation.plan import Plan
from schedules.rotation.problem import Problem
from schedules.rotation.rows import Impossible


def repair(
    problem: Problem, *, most_filled: Fraction | None = None, time_limit: float = 30.0
) -> Plan:
    """What `solve.solve` finds, sooner where all that is published and still allowed can stay.

    Then every best plan has all of that in it, if the slots that are left can be filled as well as
    anything fills them: so it may be locked, and only those slots are left to be chosen. `problem`
    must have `stability` first; `most_filled` is a bound on its first level, where one is known.
    Raises `locks.Infeasible`.
    """
    started = time.perf_counter()
    if (conflict := locks.conflict(problem)) is not None:
        raise conflict
    kept = _kept(problem)
    if locks.conflict(kept) is None:
        few = whole.unexplained(kept, time_limit=time_limit)
        reached = levels.values(problem, few.assignments)
        flow = _Flow.of(problem)
        if reached[Level.FILLED] in _bounds(problem, flow, most_filled, time_limit):
            plan = _plan(problem, few, reached, flow)
            return replace(plan, took_seconds=round(time.perf_counter() - started, 3))
    return whole.solve(problem, time_limit=time_limit)


@dataclass(frozen=True, slots=True)
class _Flow:
    """The most slots the networks fill, which know little of the days between contacts."""

    filled: Fraction
    certificate: Certificate

    @classmethod
    def of(cls, problem: Problem) -> "_Flow":
        filled, pieces = sum(len(one.locked) for one in problem.meetings), []
        for part in component.parts(problem):
            cells = guarantee.cells(part)
            layers, best, potentials = face.settle_equity(part, cells, problem.stability)
            filled += int(layers.chosen(best).sum())
            pieces.append((part, cells, potentials))
        return cls(Fraction(filled), proof.certificate(problem, pieces))


def _bounds(
    problem: Problem, flow: _Flow, most_filled: Fraction | None, time_limit: float
) -> Iterator[Fraction]:
    """What level 1 cannot pass, the bounds that cost least first."""
    yield flow.filled
    if most_filled is not None:
        yield most_filled
    patience = Patience(time_limit)
    filled = Fraction(sum(len(one.locked) for one in problem.meetings))
    for part in component.parts(problem):
        rows = staged.staged(part, guarantee.cells(part), patience)
        try:
            filled -= rows.programme.settle(rows.cost(Level.FILLED)).bound
        except Impossible:
            return
    yield filled


def _kept(problem: Problem) -> Problem:
    """The problem with all that is published and allowed locked, and nothing published."""
    units = {unit.id: unit for unit in problem.units}
    return replace(
        problem,
        published={},
        meetings=tuple(
            replace(
                one,
                locked=tuple(
                    sorted(
                        {
                            *one.locked,
                            *(
                                ident
                                for ident in problem.published.get(one.id, ())
                                if rules.reason(units[ident], one) is None
                            ),
                        }
                    )
                ),
            )
            for one in problem.meetings
        ),
    )


def _plan(
    problem: Problem,
    few: Plan,
    reached: Mapping[Level, Fraction],
    flow: _Flow,
) -> Plan:
    # Nothing is proven by a certificate if not the first level is: then it need not be evaluated.
    proven = {}
    if flow.filled == reached[Level.FILLED]:
        proven = dual.bounds(problem, flow.certificate)
    return Plan(
        assignments=few.assignments,
        unfilled=unfilled.unfilled(problem, few.assignments),
        overruled=whole.overruled(problem),
        levels=tuple(_results(problem, few, reached, proven)),
        certificate=flow.certificate,
        explanations=explain.explanations(problem, few.assignments),
        seed=problem.seed,
    )


def _results(
    problem: Problem,
    few: Plan,
    reached: Mapping[Level, Fraction],
    proven: Mapping[Level, Fraction],
) -> list[LevelResult]:
    """The levels of the whole: all that is published counts as kept, the rest is as in `few`.

    By the certificate where its bounds are reached, all before too; otherwise by search.
    """
    found = {one.name: one for one in few.levels}
    results: list[LevelResult] = []
    shown = True
    for level in levels.order(problem):
        shown = shown and proven.get(level) == reached[level]
        one = found[level.value]
        by = Proof.CERTIFICATE if shown else Proof.SEARCH
        results.append(replace(one, value=reached[level], by=by))
        if level is Level.KEPT or level is Level.FILLED:
            results[-1] = LevelResult(level.value, reached[level], reached[level], True, by)
    return results
