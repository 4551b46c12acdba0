"""Checks a plan against its problem without any solver: the rules, every level, the certificate."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from schedules.levels import LevelResult, Proof
from schedules.rotation import levels, rules
from schedules.rotation.bounds import dual, exchange
from schedules.rotation.levels import MOST_IS_BEST, Level
from schedules.rotation.plan import OverruledRule, Plan, Unfilled
from schedules.rotation.problem import Problem
from schedules.rotation.rules import Rule
from schedules.rotation.telling.unfilled import unfilled


def faults(problem: Problem, plan: Plan) -> Iterator[str]:
    """Everything wrong with the plan, a line each: rules broken, then claims that do not hold.

    A plan that claims nothing (no levels, no certificate) is judged by the rules alone.
    """
    broken = rules.violations(problem, plan.assignments)
    yield from map(str, broken)
    if any(one.rule is Rule.KNOWN for one in broken):
        return
    if plan.levels:
        yield from _level_faults(problem, plan)
        yield from _certificate_faults(problem, plan)
        if not broken:
            yield from _refuted(problem, plan)
        yield from _account_faults(problem, plan)


def _level_faults(problem: Problem, plan: Plan) -> Iterator[str]:
    """Levels misnamed, miscounted, or better than their own bound."""
    order = levels.order(problem)
    names = [one.name for one in plan.levels]
    if names != list(order):
        yield f"levels: expected {', '.join(order)}, found {', '.join(names)}"
        return
    yield from _overclaimed(plan.levels)
    values = levels.values(problem, plan.assignments)
    for level, claimed in zip(order, plan.levels, strict=True):
        if claimed.value != values[level]:
            yield f"level {level}: the plan says {claimed.value}, it is {values[level]}"
        elif claimed.bound is not None and _shortfall(level, claimed.value, claimed.bound) < 0:
            yield f"level {level}: {claimed.value} is better than the bound {claimed.bound}"
        elif claimed.proven and not _is_reached(problem, level, claimed):
            yield f"level {level}: {claimed.value} does not reach the bound {claimed.bound}"


def _overclaimed(claims: Sequence[LevelResult]) -> Iterator[str]:
    """Proofs that cannot be: of variety, or of a level while one before it is not proven."""
    for number, one in enumerate(claims):
        if one.name == Level.VARIETY and one.bound is not None:
            yield f"level {one.name}: nothing bounds it"
        elif one.proven and not all(before.proven for before in claims[:number]):
            yield f"level {one.name}: proven, though a level before it is not"
        elif one.by is Proof.CERTIFICATE and not one.proven:
            yield f"level {one.name}: the certificate is named, though it is not proven"


def _shortfall(level: Level, value: Fraction, least: Fraction) -> Fraction:
    """How much worse the value is than the bound."""
    return least - value if level in MOST_IS_BEST else value - least


def _is_reached(problem: Problem, level: Level, claimed: LevelResult) -> bool:
    """Whether the value is the bound; timing may be worse by the slack given up for variety."""
    if claimed.bound is None:
        return False
    slack = claimed.bound * problem.timing_slack / 100 if level is Level.TIMING else 0
    return _shortfall(level, claimed.value, claimed.bound) <= slack


def _certificate_faults(problem: Problem, plan: Plan) -> Iterator[str]:
    """Levels said to be proven by the certificate that it does not prove."""
    claimed = [one for one in plan.levels if one.by is Proof.CERTIFICATE]
    if not claimed:
        return
    expected = dual.certified(problem.stability)
    if plan.certificate is None or plan.certificate.levels != expected:
        yield f"certificate: expected potentials for {', '.join(expected)}"
        return
    proven = dual.bounds(problem, plan.certificate)
    yield from _unproven(claimed, proven)


def _unproven(claimed: list[LevelResult], proven: Mapping[Level, Fraction]) -> Iterator[str]:
    """A level is proven while it, and all before it, meet the certificate's bounds."""
    named = {one.name: one for one in claimed}
    for level, least in proven.items():
        one = named.pop(level.value, None)
        if one is None:
            break
        if one.value != least:
            yield f"level {level}: {one.value} is not the certificate's bound {least}"
            return
    for name in named:
        yield f"level {name}: the certificate does not speak of it"


def _refuted(problem: Problem, plan: Plan) -> Iterator[str]:
    """Levels said to be proven, however, that a plan one exchange away is better on."""
    claimed = {one.name for one in plan.levels if one.proven}
    for found in exchange.better(problem, plan.assignments):
        if found.level.value in claimed:
            claimed.remove(found.level.value)
            yield f"level {found.level}: {found}"


def _account_faults(problem: Problem, plan: Plan) -> Iterator[str]:
    """Empty slots and overruled locks told otherwise than they are."""
    short = unfilled(problem, plan.assignments)
    if sorted(plan.unfilled, key=_meeting) != sorted(short, key=_meeting):
        yield "unfilled: the empty slots are not as told"
    overruled = [
        OverruledRule(meeting.id, unit.id, rule) for meeting, unit, rule in rules.overruled(problem)
    ]
    if sorted(plan.overruled, key=_pair) != sorted(overruled, key=_pair):
        yield "overruled: the locks that outrank a rule are not as told"


def _meeting(one: Unfilled) -> str:
    return one.meeting


def _pair(one: OverruledRule) -> tuple[str, str]:
    return one.meeting, one.unit
