"""Solves a rotation problem: parts apart, every level with what proves it, then the whole plan."""

import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from schedules.levels import LevelResult, Proof
from schedules.rotation import (
    access,
    component,
    dual,
    explain,
    levels,
    locks,
    rules,
    unfilled,
    variety,
)
from schedules.rotation.access import Assignments
from schedules.rotation.certificate import Certificate, Vector
from schedules.rotation.levels import Level
from schedules.rotation.plan import OverruledRule, Plan
from schedules.rotation.problem import Problem
from schedules.rotation.settle import Settled, settle


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the solver is: `done` of `parts`."""

    done: int
    parts: int


def solve(
    problem: Problem,
    *,
    time_limit: float = 30.0,
    progress: Callable[[Progress], None] | None = None,
    should_stop: Callable[[], bool] | None = None,
) -> Plan:
    """The best plan, with its proof. Raises `locks.Infeasible` if no plan keeps the locks.

    `time_limit` in seconds bounds searches only: networks and relaxations are always solved, and a
    level whose search ran out of time says so. `should_stop` is asked between parts; once it says
    yes the remaining searches are skipped in the same way.
    """
    started = time.perf_counter()
    if (conflict := locks.conflict(problem)) is not None:
        raise conflict
    patience = _Patience(started + time_limit, should_stop or _never)
    settled = _settle(problem, patience, progress)
    best = _assignments(problem, settled)
    reached = levels.values(problem, best)
    varied = variety.improve(problem, best, reached[Level.TIMING])
    return Plan(
        assignments=varied,
        unfilled=unfilled.unfilled(problem, varied),
        overruled=_overruled(problem),
        levels=_results(problem, settled, reached, levels.values(problem, varied)),
        certificate=_certificate(problem, settled),
        explanations=explain.explanations(problem, varied),
        took_seconds=round(time.perf_counter() - started, 3),
        seed=problem.seed,
    )


def _never() -> bool:
    return False


@dataclass(frozen=True, slots=True)
class _Patience:
    """How long searches may go on."""

    until: float
    should_stop: Callable[[], bool]

    def seconds(self) -> float:
        """Seconds left, 0 once it is time to stop."""
        return 0.0 if self.should_stop() else max(0.0, self.until - time.perf_counter())


def _settle(
    problem: Problem, patience: _Patience, progress: Callable[[Progress], None] | None
) -> list[Settled]:
    parts = list(component.parts(problem))
    order = levels.order(problem)
    settled = []
    for done, part in enumerate(parts, start=1):
        settled.append(settle(part, order, problem.stability, patience.seconds))
        if progress is not None:
            progress(Progress(done, len(parts)))
    return settled


def _assignments(problem: Problem, settled: Iterable[Settled]) -> Assignments:
    """Meeting id -> unit ids, locks and choices together."""
    guests = {meeting.id: list(meeting.locked) for meeting in problem.meetings}
    for one in settled:
        chosen = np.flatnonzero(one.chosen)
        meetings = one.part.meetings.row[one.part.meeting[chosen]].tolist()
        units = one.part.units.row[one.part.unit[chosen]].tolist()
        for meeting, unit in zip(meetings, units, strict=True):
            guests[problem.meetings[meeting].id].append(problem.units[unit].id)
    return {meeting: tuple(sorted(units)) for meeting, units in guests.items()}


def _overruled(problem: Problem) -> tuple[OverruledRule, ...]:
    return tuple(
        OverruledRule(meeting.id, unit.id, broken)
        for meeting, unit, broken in rules.overruled(problem)
    )


def _results(
    problem: Problem,
    settled: list[Settled],
    reached: Mapping[Level, Fraction],
    final: Mapping[Level, Fraction],
) -> tuple[LevelResult, ...]:
    """The levels in their order; one is proven only if all before it are."""
    results = []
    proven = True
    certified = all(one.is_certified for one in settled)
    for level in levels.order(problem):
        bound = _bound(level, settled, reached[level])
        proven = proven and bound == reached[level]
        by_numbers = proven and certified and level in dual.certified(problem.stability)
        by = Proof.CERTIFICATE if by_numbers else Proof.SEARCH
        results.append(LevelResult(level.value, final[level], bound, proven, by))
    return tuple(results)


def _bound(level: Level, settled: list[Settled], reached: Fraction) -> Fraction | None:
    """What the parts fall short of their bounds, taken from what was reached in all."""
    if level is Level.VARIETY or any(level not in one.bounds for one in settled):
        return None
    return reached - sum((one.values[level] - one.bounds[level] for one in settled), Fraction(0))


def _certificate(problem: Problem, settled: Iterable[Settled]) -> Certificate:
    """The potentials of all parts, under the ids of the problem.

    A meeting that is in no part has nobody to fill it: a potential of -1 says it is worth nothing.
    """
    names = dual.certified(problem.stability)
    nobody = (Fraction(-1), *(Fraction(0),) * (len(names) - 1))
    starts = [block.start.isoformat() for block in access.blocks(problem)]
    meetings: dict[str, Vector] = {one.id: nobody for one in problem.meetings}
    blocks: dict[tuple[str, str], Vector] = {}
    units: dict[str, Vector] = {}
    for one in settled:
        meeting_ids = [problem.meetings[row].id for row in one.part.meetings.row.tolist()]
        unit_ids = [problem.units[row].id for row in one.part.units.row.tolist()]
        meetings.update(zip(meeting_ids, one.potentials.meetings, strict=True))
        units.update(zip(unit_ids, one.potentials.units, strict=True))
        owners = [unit_ids[row] for row in one.cells.unit.tolist()]
        days = [starts[number] for number in one.cells.block.tolist()]
        blocks.update(zip(zip(owners, days, strict=True), one.potentials.cells, strict=True))
    return Certificate(names, meetings, blocks, units)
