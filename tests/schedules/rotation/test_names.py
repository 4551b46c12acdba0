"""What a meeting is called decides nothing: a database may have given it 9, 10 or 100."""

import random
from collections.abc import Mapping
from dataclasses import replace

import pytest

from schedules.rotation import check
from schedules.rotation.plan import Plan
from schedules.rotation.problem import Problem, in_time
from schedules.rotation.solve import solve
from tests.schedules.rotation.instances import town


def renamed(case: Problem, names: Mapping[str, str]) -> Problem:
    """The same meetings under other names; those of one day and hour in the same order."""
    meetings = tuple(replace(one, id=names[one.id]) for one in case.meetings)
    published = {names[meeting]: units for meeting, units in case.published.items()}
    return replace(case, meetings=meetings, published=published)


def numbered(case: Problem, first: int) -> dict[str, str]:
    """Names as a database gives them, in the order of time: from so many on."""
    return {one.id: f"{one.committee}-{number}" for number, one in enumerate(case.meetings, first)}


def said(plan: Plan, names: Mapping[str, str]) -> list[tuple[str, str | None, str]]:
    """The explanations, with meetings called by the names."""
    return [(one.unit, one.meeting and names[one.meeting], one.da) for one in plan.explanations]


@pytest.mark.parametrize("min_days", [0, 28, 120])
@pytest.mark.parametrize("first", [2, 93])
def test_numbers_that_pass_a_power_of_ten_change_nothing(first: int, min_days: int) -> None:
    case = town(first, min_days=min_days)
    names = numbered(case, first)
    assert sorted(names.values()) != [names[one.id] for one in case.meetings]
    plan, other = solve(case), solve(renamed(case, names))
    assert other.assignments == {names[one]: units for one, units in plan.assignments.items()}
    assert [one.to_json() for one in other.levels] == [one.to_json() for one in plan.levels]
    assert [(names[one.meeting], one.slots) for one in plan.unfilled] == [
        (one.meeting, one.slots) for one in other.unfilled
    ]
    assert said(plan, names) == said(other, dict(zip(names.values(), names.values(), strict=True)))


def test_meetings_are_taken_in_order_of_time_whatever_the_file_has() -> None:
    case = town(4)
    mixed = list(case.meetings)
    random.Random(4).shuffle(mixed)
    assert replace(case, meetings=tuple(mixed)).meetings == case.meetings
    assert list(case.meetings) == sorted(mixed, key=in_time)
    assert [one.date for one in case.meetings] == sorted(one.date for one in mixed)


def test_a_plan_kept_with_its_empty_slots_in_another_order_is_as_good() -> None:
    """Plans written before meetings were taken in order of time told them in that of their ids."""
    case = town(3, min_days=120)
    plan = solve(case)
    assert len(plan.unfilled) > 1
    kept = replace(plan, unfilled=plan.unfilled[::-1], overruled=plan.overruled[::-1])
    assert list(check.faults(case, kept)) == []
