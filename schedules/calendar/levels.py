"""The objective, level by level: each a sum of costs of single meetings or of neighbouring ones."""

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from itertools import pairwise
from typing import assert_never

from schedules import dates
from schedules.calendar.problem import Dates, Occasion, Period, Problem

PLAIN_MONTH_DAYS = 30


class Level(StrEnum):
    """What matters, the first most; each only within the best of those before it."""

    MISSING = "missing"
    MOVED = "moved"
    AVOIDED = "avoided"
    WEEKDAY = "weekday"
    WEEK = "week"
    RHYTHM = "rhythm"


SINGLE = (Level.MOVED, Level.AVOIDED, Level.WEEKDAY, Level.WEEK)


def values(problem: Problem, planned: Dates) -> dict[Level, int]:
    """Every level's value of a calendar; a meeting without a date is missing."""
    return {level: value(problem, planned, level) for level in Level}


def value(problem: Problem, planned: Dates, level: Level) -> int:
    match level:
        case Level.MISSING:
            return missing(problem, planned)
        case Level.RHYTHM:
            return rhythm(problem, planned)
        case _:
            days = planned.items()
            return sum(is_paid(problem, occasion, day, level) for occasion, day in days)


def is_paid(problem: Problem, occasion: Occasion, day: date, level: Level) -> bool:
    """Whether a meeting on a day counts on one of the levels that look at single meetings."""
    match level:
        case Level.MOVED:
            return is_moved(problem, occasion, day)
        case Level.AVOIDED:
            return soft_period(problem, occasion, day) is not None
        case Level.WEEKDAY:
            return is_off_weekday(problem, occasion, day)
        case Level.WEEK:
            return is_off_week(problem, occasion, day)
        case Level.MISSING | Level.RHYTHM:
            raise ValueError(f"{level} is no cost of a single meeting")
        case _:
            assert_never(level)


def missing(problem: Problem, planned: Dates) -> int:
    """`sum over occasions of [no date]`."""
    return len(set(problem.occasions()) - planned.keys())


def is_moved(problem: Problem, occasion: Occasion, day: date) -> bool:
    """The meeting was published on another day."""
    return (problem.published or {}).get(occasion, day) != day


def soft_period(problem: Problem, occasion: Occasion, day: date) -> Period | None:
    """The first soft period of the body that the day is in."""
    soft = (period for period in problem.periods if not period.hard)
    return next((period for period in soft if period.covers(occasion.body, day)), None)


def is_off_weekday(problem: Problem, occasion: Occasion, day: date) -> bool:
    """The day is not the body's weekday."""
    return not problem.bodies[occasion.body].weekday.falls_on(day)


def is_off_week(problem: Problem, occasion: Occasion, day: date) -> bool:
    """The day is no preferred occurrence of its own weekday, or outside the cycle's month.

    Ordinary meetings only.
    """
    if not occasion.is_ordinary:
        return False
    if (day.year, day.month) != (problem.year, occasion.cycle):
        return True
    weeks = problem.bodies[occasion.body].weeks
    return not any(dates.is_occurrence(day, wanted) for wanted in weeks)


def rhythm(problem: Problem, planned: Dates) -> int:
    """`sum |gap - 30 k|` in days over neighbouring ordinary meetings `k` months apart by cycle."""
    held = [occasion for occasion in problem.occasions() if occasion in planned]
    return sum(
        abs((planned[later] - planned[earlier]).days - ideal)
        for earlier, later, ideal in neighbours(held)
    )


def neighbours(held: list[Occasion]) -> Iterator[tuple[Occasion, Occasion, int]]:
    """Ordinary meetings of one body that follow each other in `held` (sorted), and their ideal gap.

    30 days for each month between their cycles.
    """
    for earlier, later in pairwise(occasion for occasion in held if occasion.is_ordinary):
        if earlier.body == later.body:
            yield earlier, later, PLAIN_MONTH_DAYS * (later.cycle - earlier.cycle)
