"""However little time there is, a plan keeps every rule and no bound says more than is true."""

import random
from collections.abc import Callable
from dataclasses import replace
from functools import cache

import pytest

from schedules.patience import never
from schedules.rotation import check, rules, solve
from schedules.rotation.levels import MOST_IS_BEST
from schedules.rotation.plan import Plan
from schedules.rotation.problem import Problem, Stability
from schedules.rotation.replanning import replan
from schedules.rotation.replanning.events import HostCancels
from tests.schedules.rotation.instances import town

# Of a few hundred problems drawn so, those in which a relaxation leaves a gap to search.
SEARCHED = [8, 27, 54, 65, 74, 75, 103, 238, 250, 254, 271, 336]


def crowded(seed: int) -> Problem:
    """Contacts far apart, little of what is published can stay, and short guarantee blocks."""
    rng = random.Random(seed)
    case = town(
        seed,
        units=rng.choice([5, 6, 8, 10, 14, 20, 30]),
        meetings=rng.choice([8, 10, 14, 18, 30]),
        min_days=rng.choice([28, 60, 90, 120, 200, 300]),
    )
    units = [one.id for one in case.units]
    published = {
        one.id: tuple(sorted(rng.sample(units, one.slots % 3)))
        for one in case.meetings
        if rng.random() < 0.5
    }
    stability, months = rng.choice(list(Stability)), rng.choice([2, 3, 6, 12])
    return replace(case, published=published, stability=stability, guarantee_months=months)


@cache
def best(seed: int) -> Plan:
    plan = solve.solve(crowded(seed))
    assert all(one.proven for one in plan.levels[:6])
    return plan


@pytest.mark.parametrize("seed", SEARCHED)
@pytest.mark.parametrize(
    ("time_limit", "should_stop"),
    [(1e-9, never), (0.001, never), (0.01, never), (0.1, never), (30.0, lambda: True)],
    ids=["none", "1 ms", "10 ms", "100 ms", "cancelled at once"],
)
def test_plan_is_valid_and_its_bounds_are_true_whenever_time_runs_out(
    seed: int, time_limit: float, should_stop: Callable[[], bool]
) -> None:
    case = crowded(seed)
    plan = solve.solve(case, time_limit=time_limit, should_stop=should_stop)
    honest(case, plan, best(seed))


def honest(case: Problem, plan: Plan, optimum: Plan) -> None:
    """Up to the first level that is missed bounds hold for all plans, and nothing after is proven.

    Bounds after it are of other plans: those as good as this one on the levels before.
    """
    assert rules.violations(case, plan.assignments) == []
    assert list(check.faults(case, plan)) == []
    for number, (one, other) in enumerate(zip(plan.levels[:6], optimum.levels, strict=False)):
        if one.bound is not None:
            least, most = sorted((one.bound, other.value))
            assert (one.name in MOST_IS_BEST) == (most == one.bound) or least == most
        assert not one.proven or one.value == other.value
        if one.value != other.value:
            assert not any(later.proven for later in plan.levels[number:])
            return


def test_some_of_them_end_unproven_and_say_so() -> None:
    ends = [solve.solve(crowded(seed), time_limit=1e-9).levels[:7] for seed in SEARCHED]
    assert sum(not all(one.proven for one in levels) for levels in ends) > len(SEARCHED) // 2


@pytest.mark.parametrize("seed", SEARCHED[:6])
@pytest.mark.parametrize("time_limit", [1e-9, 0.01])
def test_replanning_out_of_time_is_as_honest(seed: int, time_limit: float) -> None:
    before = replace(crowded(seed), published={}, stability=Stability.IN_ORDER)
    published = solve.solve(before)
    meeting = next(one for one in before.meetings if published.assignments[one.id])
    gone = HostCancels(meeting.id, published.assignments[meeting.id][0])
    today = before.window.start
    found = replan.replan(before, published, [gone], today=today, time_limit=time_limit)
    optimum = solve.solve(found.problem)
    assert all(one.proven for one in optimum.levels[:6])
    honest(found.problem, found.plan, optimum)
