"""What a swap is said to bring is what level 8 counts, before and after."""

import pytest

from schedules.rotation import levels, solve
from schedules.rotation.access import Assignments
from schedules.rotation.problem import Problem
from schedules.rotation.variety.seating import Seat, Seating
from tests.schedules.rotation.instances import town


def assignments(seating: Seating) -> dict[str, tuple[str, ...]]:
    return {meeting: tuple(sorted(guests)) for meeting, guests in seating.guests.items()}


def swaps(case: Problem, plan: Assignments) -> list[tuple[Seat, Seat]]:
    """Every swap within a committee and form that puts nobody twice in a meeting."""
    seating = Seating(case, plan)
    filled = [meeting for meeting in case.meetings if plan[meeting.id]]
    return [
        (one, other)
        for meeting in filled
        for near in seating.near(meeting, 2)
        for one in seating.seats(meeting)
        for other in seating.seats(near)
        if one.unit.id not in plan[near.id] and other.unit.id not in plan[meeting.id]
    ]


@pytest.mark.parametrize("seed", range(8))
def test_gain_of_every_swap_is_the_fall_of_the_level(seed: int) -> None:
    case = town(seed, meetings=24)
    plan = solve.solve(case).assignments
    before = levels.variety(case, plan)
    found = swaps(case, plan)
    assert found
    for one, other in found:
        seating = Seating(case, plan)
        gain = seating.gain(one, other)
        seating.swap(one, other)
        assert before - gain == levels.variety(case, assignments(seating))


@pytest.mark.parametrize("seed", range(8))
def test_seats_that_pay_are_those_with_a_gain(seed: int) -> None:
    case = town(seed, meetings=24)
    plan = solve.solve(case).assignments
    seating = Seating(case, plan)
    for one, other in swaps(case, plan):
        pays = other in list(seating.paying(one, other.meeting))
        assert pays == (seating.gain(one, other) > 0)


def test_gain_is_right_after_many_swaps_too() -> None:
    case = town(3, meetings=24)
    plan = solve.solve(case).assignments
    seating = Seating(case, plan)
    for one, other in swaps(case, plan):
        now = assignments(seating)
        seated = one.unit.id in now[one.meeting.id] and other.unit.id in now[other.meeting.id]
        apart = (
            one.unit.id not in now[other.meeting.id] and other.unit.id not in now[one.meeting.id]
        )
        if seated and apart:
            gain = seating.gain(one, other)
            seating.swap(one, other)
            after = levels.variety(case, assignments(seating))
            assert after == levels.variety(case, now) - gain
    assert assignments(seating) != plan


@pytest.mark.parametrize("seed", range(4))
def test_dull_seats_are_those_that_cost(seed: int) -> None:
    """Without a dull seat the level is 0, and the other way round."""
    case = town(seed, meetings=24)
    seating = Seating(case, solve.solve(case).assignments)
    assert bool(seating.dull()) == (levels.variety(case, assignments(seating)) > 0)
