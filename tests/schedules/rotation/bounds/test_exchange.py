"""What one exchange makes better is found, and nothing else: against every exchange tried."""

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from schedules.levels import Proof
from schedules.rotation import check, levels, rules
from schedules.rotation.access import Assignments
from schedules.rotation.bounds import exchange
from schedules.rotation.levels import MOST_IS_BEST
from schedules.rotation.plan import Plan
from schedules.rotation.problem import Form, Period, Problem, Stability
from schedules.rotation.solve import solve
from tests.schedules.rotation.builders import YEAR, held, hosted, problem, unit
from tests.schedules.rotation.instances import town

LATER = Period(date(2026, 2, 1), YEAR.end)


def worth(case: Problem, plan: Assignments) -> list[Fraction]:
    """The levels before timing, in order, as costs."""
    values = levels.values(case, plan)
    order = levels.before_timing(case)
    return [-values[one] if one in MOST_IS_BEST else values[one] for one in order]


def exchanges(case: Problem, plan: Assignments) -> Iterator[tuple[str, Assignments]]:
    """One comes to an empty slot, or in the place of one who is not locked."""
    for meeting in case.meetings:
        guests = plan[meeting.id]
        is_full = len(guests) == meeting.slots
        for leaves in [one for one in guests if one not in meeting.locked] if is_full else [None]:
            for comes in (one.id for one in case.units if one.id not in guests):
                there = {*guests, comes} - {leaves}
                yield meeting.id, {**plan, meeting.id: tuple(sorted(map(str, there)))}


def careless(case: Problem, rng: random.Random) -> dict[str, tuple[str, ...]]:
    """Somebody anywhere, as long as the rules are kept."""
    plan: dict[str, tuple[str, ...]] = {one.id: one.locked for one in case.meetings}
    for meeting in case.meetings:
        for one in rng.sample(case.units, len(case.units)):
            tried = {**plan, meeting.id: tuple(sorted({*plan[meeting.id], one.id}))}
            if rng.random() < 0.9 and not rules.violations(case, tried):
                plan = tried
    return plan


def case_of(seed: int) -> Problem:
    case = town(seed, units=7, meetings=7, min_days=(0, 28, 120)[seed % 3])
    rng = random.Random(seed)
    plan = careless(case, rng)
    locked = tuple(
        replace(one, locked=plan[one.id][:1]) if rng.random() < 0.2 else one
        for one in case.meetings
    )
    case = replace(case, meetings=locked, published=careless(case, rng))
    return replace(case, stability=Stability.FIRST) if seed % 2 else case


@pytest.mark.parametrize("seed", range(30))
def test_better_exchanges_are_those_that_trying_every_one_finds(seed: int) -> None:
    case = case_of(seed)
    plan = careless(case, random.Random(seed + 100))
    assert not rules.violations(case, plan)
    now = worth(case, plan)
    tried: dict[str, list[Fraction]] = {}
    for meeting, other in exchanges(case, plan):
        if not rules.violations(case, other):
            tried[meeting] = min(tried.get(meeting, now), worth(case, other))
    expected = {
        meeting: next(
            level
            for level, one, before in zip(levels.before_timing(case), best, now, strict=True)
            if one != before
        )
        for meeting, best in tried.items()
        if best < now
    }
    found = list(exchange.better(case, plan))
    assert {one.meeting: one.level for one in found} == expected
    assert len(found) == len(expected)


def test_both_answers_occur() -> None:
    """Else the test above would be about less than it says."""
    cases = [(case_of(seed), random.Random(seed + 100)) for seed in range(30)]
    found = [len(list(exchange.better(case, careless(case, rng)))) for case, rng in cases]
    assert 20 < sum(found) < 150


def forged(case: Problem, plan: Plan, assignments: Assignments) -> Plan:
    """The plan with other assignments, their own values, and all that was claimed of the first."""
    values = levels.values(case, assignments)
    told = tuple(
        replace(one, value=values[level], bound=None if one.bound is None else values[level])
        for one, level in zip(plan.levels, levels.order(case), strict=True)
    )
    return replace(plan, assignments=assignments, levels=told)


def test_host_who_has_hosted_before_is_refuted_though_only_a_search_proved_it() -> None:
    hosts = unit("a", contacts=[held(date(2026, 1, 5), Form.HOSTED)])
    talks = unit("b", contacts=[held(date(2026, 1, 5), Form.DIALOGUE)])
    case = problem([hosts, talks], [hosted("m", date(2026, 5, 12))], window=LATER)
    plan = solve(case)
    assert plan.assignments == {"m": ("b",)}
    assert (plan.levels[3].proven, plan.levels[3].by) == (True, Proof.SEARCH)
    (said,) = check.faults(case, forged(case, plan, {"m": ("a",)}))
    assert said == "level hosting: meeting m with b in the place of a would be better"


def waiting() -> Problem:
    """One place, and b has waited longer than a."""
    late, early = held(date(2026, 1, 9)), held(date(2026, 1, 5))
    units = [unit("a", contacts=[late]), unit("b", contacts=[early])]
    return problem(units, [hosted("m", date(2026, 5, 12))], window=LATER)


def test_one_who_has_waited_less_is_refuted_though_only_a_search_proved_it() -> None:
    case = waiting()
    plan = solve(case)
    assert plan.assignments == {"m": ("b",)}
    (said,) = check.faults(case, forged(case, plan, {"m": ("a",)}))
    assert said == "level waiting: meeting m with b in the place of a would be better"


def test_what_is_not_said_to_be_proven_is_not_refuted() -> None:
    case = waiting()
    plan = forged(case, solve(case), {"m": ("a",)})
    told = tuple(
        replace(one, proven=False, by=Proof.SEARCH) if number > 4 else one
        for number, one in enumerate(plan.levels)
    )
    assert list(check.faults(case, replace(plan, levels=told))) == []
