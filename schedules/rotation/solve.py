"""Solves a rotation problem: pieces apart, every level with what proves it, then the whole plan."""

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from schedules.levels import LevelResult, Proof
from schedules.patience import Patience, never
from schedules.rotation import apart, levels, locks, rules
from schedules.rotation import workers as processes
from schedules.rotation.certificate import GroupPrices
from schedules.rotation.levels import Level
from schedules.rotation.plan import OverruledRule, Plan
from schedules.rotation.problem import Problem
from schedules.rotation.proving import proof
from schedules.rotation.settling import choose
from schedules.rotation.settling.choose import Progress
from schedules.rotation.settling.settle import Settled
from schedules.rotation.telling import explain, unfilled
from schedules.rotation.variety import swaps as variety

# Pairs of units and meetings, possible or not: below this it takes longer to start a process.
_WORTH_PROCESSES = 100_000


def solve(
    problem: Problem,
    *,
    time_limit: float = 30.0,
    progress: Callable[[Progress], None] | None = None,
    should_stop: Callable[[], bool] | None = None,
    workers: int = 1,
) -> Plan:
    """The best plan, with its proof. Raises `locks.Infeasible` if no plan keeps the locks.

    `time_limit` bounds the searches of each of the `apart.pieces`, in the work of about so many
    seconds (`Patience`): networks and relaxations are always solved, and a level whose search ran
    out of time says so. `should_stop` is asked before each search; once it says yes the rest are
    skipped in the same way. Pieces are spread over `workers` processes; the plan does not depend on
    how many (see `workers.side_by_side` for what they ask of the caller).
    """
    started = time.perf_counter()
    if (conflict := locks.conflict(problem)) is not None:
        raise conflict
    patience = Patience(time_limit, should_stop or never)
    pieces = apart.pieces(problem)
    if len(pieces) == 1:
        plan = _piece(problem, patience, progress)
    else:
        plan = apart.together(problem, pieces, _plans(pieces, patience, progress, workers))
    return replace(plan, took_seconds=round(time.perf_counter() - started, 3))


def unproven(problem: Problem, settled: list[Settled]) -> Plan:
    """The plan of what is settled, without prices, explanations and the time it took."""
    return _plan(problem, settled, {})


def _plans(
    pieces: Sequence[Problem],
    patience: Patience,
    progress: Callable[[Progress], None] | None,
    number: int,
) -> list[Plan]:
    def done(pieces_done: int) -> None:
        if progress is not None:
            progress(Progress(pieces_done, len(pieces)))

    size = sum(len(one.units) * len(one.meetings) for one in pieces)
    if number == 1 or size < _WORTH_PROCESSES:
        return processes.in_turn(pieces, _piece, patience, done)
    return processes.side_by_side(pieces, _piece, patience, done, number)


def _piece(
    problem: Problem, patience: Patience, progress: Callable[[Progress], None] | None = None
) -> Plan:
    settled = choose.choose(problem, patience, progress)
    plan = _plan(problem, settled, proof.prices(problem, settled, patience))
    return replace(plan, explanations=explain.explanations(problem, plan.assignments))


def _plan(problem: Problem, settled: list[Settled], prices: GroupPrices) -> Plan:
    best = choose.assignments(problem, ((one.part, one.chosen) for one in settled))
    reached = levels.values(problem, best)
    varied = variety.improve(problem, best, reached[Level.TIMING])
    potentials = proof.certificate(
        problem, ((one.part, one.cells, one.potentials) for one in settled)
    )
    return Plan(
        assignments=varied,
        unfilled=unfilled.unfilled(problem, varied),
        overruled=overruled(problem),
        levels=_results(
            problem,
            settled,
            reached,
            levels.values(problem, varied),
            proof.shown(problem, settled, prices),
        ),
        certificate=replace(potentials, prices=prices),
        seed=problem.seed,
    )


def overruled(problem: Problem) -> tuple[OverruledRule, ...]:
    """The rules of the table that locks outrank."""
    return tuple(
        OverruledRule(meeting.id, unit.id, broken)
        for meeting, unit, broken in rules.overruled(problem)
    )


def _results(
    problem: Problem,
    settled: list[Settled],
    reached: Mapping[Level, Fraction],
    final: Mapping[Level, Fraction],
    shown: frozenset[Level],
) -> tuple[LevelResult, ...]:
    """The levels in their order; one is proven only if all before it are."""
    results = []
    proven = True
    for level in levels.order(problem):
        bound = _bound(level, settled, reached[level])
        proven = proven and bound == reached[level]
        by = Proof.CERTIFICATE if proven and level in shown else Proof.SEARCH
        results.append(LevelResult(level.value, final[level], bound, proven, by))
    return tuple(results)


def _bound(level: Level, settled: list[Settled], reached: Fraction) -> Fraction | None:
    """What the parts fall short of their bounds, taken from what was reached in all."""
    if level is Level.VARIETY or any(level not in one.bounds for one in settled):
        return None
    return reached - sum((one.values[level] - one.bounds[level] for one in settled), Fraction(0))
