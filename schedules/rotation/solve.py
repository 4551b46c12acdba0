"""Solves a rotation problem: parts apart, every level with what proves it, then the whole plan."""

import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from fractions import Fraction

from schedules.levels import LevelResult, Proof
from schedules.patience import Patience, never
from schedules.rotation import (
    choose,
    dual,
    explain,
    levels,
    locks,
    proof,
    rules,
    unfilled,
    variety,
)
from schedules.rotation.choose import Progress
from schedules.rotation.levels import Level
from schedules.rotation.plan import OverruledRule, Plan
from schedules.rotation.problem import Problem
from schedules.rotation.settle import Settled


def solve(
    problem: Problem,
    *,
    time_limit: float = 30.0,
    progress: Callable[[Progress], None] | None = None,
    should_stop: Callable[[], bool] | None = None,
) -> Plan:
    """The best plan, with its proof. Raises `locks.Infeasible` if no plan keeps the locks.

    `time_limit` bounds searches only, in the work of about so many seconds (`Patience`): networks
    and relaxations are always solved, and a level whose search ran out of time says so.
    `should_stop` is asked before each search; once it says yes the rest are skipped in the same
    way.
    """
    started = time.perf_counter()
    plan = unexplained(problem, time_limit=time_limit, progress=progress, should_stop=should_stop)
    return replace(
        plan,
        explanations=explain.explanations(problem, plan.assignments),
        took_seconds=round(time.perf_counter() - started, 3),
    )


def unexplained(
    problem: Problem,
    *,
    time_limit: float = 30.0,
    progress: Callable[[Progress], None] | None = None,
    should_stop: Callable[[], bool] | None = None,
) -> Plan:
    """The plan of `solve` without its explanations and the time it took."""
    if (conflict := locks.conflict(problem)) is not None:
        raise conflict
    patience = Patience(time_limit, should_stop or never)
    settled = choose.choose(problem, patience, progress)
    best = choose.assignments(problem, ((one.part, one.chosen) for one in settled))
    reached = levels.values(problem, best)
    varied = variety.improve(problem, best, reached[Level.TIMING])
    return Plan(
        assignments=varied,
        unfilled=unfilled.unfilled(problem, varied),
        overruled=overruled(problem),
        levels=_results(problem, settled, reached, levels.values(problem, varied)),
        certificate=proof.certificate(
            problem, ((one.part, one.cells, one.potentials) for one in settled)
        ),
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
