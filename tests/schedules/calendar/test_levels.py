"""Each level's value on a calendar written down by hand."""

from datetime import date
from typing import Any

import pytest

from schedules.calendar import levels, parsing
from schedules.calendar.levels import Level
from schedules.calendar.problem import Occasion
from tests.schedules.calendar import builders


def values(planned: dict[int, str], **changes: Any) -> dict[Level, int]:
    """Of a body that meets on the first or second Monday of January, March and April."""
    problem = parsing.parse(builders.problem(builders.body("a", cycles=[1, 3, 4]), **changes))
    days = {Occasion("a", cycle): date.fromisoformat(day) for cycle, day in planned.items()}
    return levels.values(problem, days)


PLAIN = {1: "2026-01-05", 3: "2026-03-09", 4: "2026-04-13"}


def test_a_plain_calendar_costs_only_its_rhythm() -> None:
    assert values(PLAIN) == dict.fromkeys(Level, 0) | {Level.RHYTHM: (63 - 60) + (35 - 30)}


def test_a_meeting_without_a_date_is_missing_and_its_neighbours_become_neighbours() -> None:
    found = values({1: "2026-01-05", 4: "2026-04-13"})
    assert (found[Level.MISSING], found[Level.RHYTHM]) == (1, 98 - 90)


def test_a_published_day_that_is_left_is_moved_and_one_without_a_day_is_not() -> None:
    published = [builders.decision("a", 1, "2026-01-12"), builders.decision("a", 3, "2026-03-09")]
    assert values(PLAIN, published=published)[Level.MOVED] == 1
    assert values({3: "2026-03-09"}, published=published)[Level.MOVED] == 0


def test_a_day_in_two_soft_periods_counts_once_and_in_a_hard_one_not() -> None:
    twice = [builders.period(name, "2026-03-01", "2026-03-31") for name in ("x", "y")]
    hard = builders.period("z", "2026-01-01", "2026-01-31", hard=True)
    other = builders.period("z", "2026-04-01", "2026-04-30", bodies=[])
    assert values(PLAIN, periods=[*twice, hard, other])[Level.AVOIDED] == 1


@pytest.mark.parametrize(
    ("day", "weekday", "week"),
    [
        ("2026-03-02", 0, 0),
        ("2026-03-16", 0, 1),
        ("2026-03-10", 1, 0),
        ("2026-03-17", 1, 1),
        ("2026-04-06", 0, 1),
        ("2026-02-23", 0, 1),
    ],
)
def test_weekday_and_week_count_apart(day: str, weekday: int, week: int) -> None:
    """The second Tuesday is off the weekday, not off the week; another month is off the week."""
    found = values(PLAIN | {3: day})
    assert (found[Level.WEEKDAY], found[Level.WEEK]) == (weekday, week)


@pytest.mark.parametrize(("day", "week"), [("2026-03-30", 0), ("2026-03-31", 0), ("2026-03-24", 1)])
def test_the_last_occurrence_is_of_the_days_own_weekday(day: str, week: int) -> None:
    body = builders.body("a", cycles=[3], weeks=[-1])
    problem = parsing.parse(builders.problem(body))
    found = levels.values(problem, {Occasion("a", 3): date.fromisoformat(day)})
    assert found[Level.WEEK] == week


def test_a_meeting_of_the_budget_procedure_has_a_weekday_but_no_week() -> None:
    problem = parsing.parse(builders.nine_bodies())
    (proposal,) = (o for o in problem.occasions() if o.purpose == "budget_proposal")
    found = levels.values(problem, {proposal: date(2026, 9, 2)})
    assert (found[Level.WEEKDAY], found[Level.WEEK]) == (1, 0)


@pytest.mark.parametrize("level", [Level.MISSING, Level.RHYTHM])
def test_what_is_no_cost_of_a_single_meeting_cannot_be_asked_of_one(level: Level) -> None:
    problem = parsing.parse(builders.problem(builders.body("a")))
    with pytest.raises(ValueError, match=level):
        levels.is_paid(problem, Occasion("a", 1), date(2026, 1, 5), level)
