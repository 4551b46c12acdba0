"""The annual wheel of an agreement round: which step is due when, and what may be moved."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from agreements.intake import day_problems
from agreements.period import Period, PeriodKind
from agreements.problems import Problem, at
from agreements.transitions import State
from agreements.words.wheel import STEPS, WHEEL_FAULTS, Step, WheelFault


@dataclass(frozen=True, slots=True)
class Deadline:
    """``year`` is the starting year of the agreement year the step belongs to."""

    step: Step
    year: int
    due: date


Wheel = tuple[Deadline, ...]
"""In the steps' order: first those that make the agreement, then two follow-ups for each year."""

MAKING = (Step.DRAFT, Step.HEARING, Step.DIALOGUE, Step.DECISION, Step.SIGNATURES)
FOLLOWING = (Step.MIDWAY, Step.ANNUAL)

AWAITED: Mapping[State, Step] = {
    State.DRAFT: Step.DRAFT,
    State.IN_CONSULTATION: Step.HEARING,
    State.READY_FOR_DIALOGUE: Step.DIALOGUE,
    State.BEFORE_COMMITTEE: Step.DECISION,
    State.APPROVED: Step.SIGNATURES,
    State.RUNNING: Step.MIDWAY,
    State.MIDWAY: Step.ANNUAL,
}
"""The step an agreement in this state has yet to take."""


@dataclass(frozen=True, slots=True)
class _Day:
    """A day counted from the year a period or an agreement year begins in."""

    years_on: int
    month: int
    day: int

    def in_year(self, year: int) -> date:
        return date(year + self.years_on, self.month, self.day)


# Budget adopted 15 October, so drafts in November; the committee decides when its year has begun.
_FROM_JANUARY: Mapping[Step, _Day] = {
    Step.DRAFT: _Day(-1, 11, 15),
    Step.HEARING: _Day(-1, 12, 10),
    Step.DIALOGUE: _Day(0, 2, 15),
    Step.DECISION: _Day(0, 3, 15),
    Step.SIGNATURES: _Day(0, 3, 31),
    Step.MIDWAY: _Day(0, 9, 1),
    Step.ANNUAL: _Day(1, 2, 1),
}
DEFAULT_DAYS: Mapping[PeriodKind, Mapping[Step, _Day]] = {
    PeriodKind.CALENDAR_YEAR: _FROM_JANUARY,
    PeriodKind.TWO_YEARS: _FROM_JANUARY,
    PeriodKind.SCHOOL_YEAR: {
        Step.DRAFT: _Day(0, 5, 15),
        Step.HEARING: _Day(0, 6, 10),
        Step.DIALOGUE: _Day(0, 9, 1),
        Step.DECISION: _Day(0, 9, 20),
        Step.SIGNATURES: _Day(0, 9, 30),
        Step.MIDWAY: _Day(1, 2, 1),
        Step.ANNUAL: _Day(1, 8, 31),
    },
    # A new council takes office on 1 January and needs the spring to know its units.
    PeriodKind.TERM: {
        Step.DRAFT: _Day(0, 3, 1),
        Step.HEARING: _Day(0, 4, 1),
        Step.DIALOGUE: _Day(0, 5, 1),
        Step.DECISION: _Day(0, 6, 1),
        Step.SIGNATURES: _Day(0, 6, 20),
        Step.MIDWAY: _Day(0, 10, 1),
        Step.ANNUAL: _Day(1, 2, 1),
    },
}


def is_weekday(day: date) -> bool:
    return day.weekday() < 5


def default_wheel(period: Period, *, is_working_day: Callable[[date], bool] = is_weekday) -> Wheel:
    """The usual days for this kind of period, each moved back to a working day."""
    days = DEFAULT_DAYS[period.kind]
    making = [(step, period.start.year) for step in MAKING]
    following = [(step, year) for year in period.years for step in FOLLOWING]
    return tuple(
        Deadline(step, year, _working_day(days[step].in_year(year), is_working_day))
        for step, year in (*making, *following)
    )


def moved(wheel: Wheel, *, step: Step, year: int, due: date) -> Wheel:
    """The wheel with one deadline on another day; ask ``wheel_problems`` about the result."""
    return tuple(
        replace(each, due=due) if (each.step, each.year) == (step, year) else each for each in wheel
    )


def wheel_problems(wheel: Wheel, period: Period, *, today: date) -> tuple[Problem, ...]:
    """Years that are slips of the finger, and steps that come before their turn.

    The steps that make the agreement follow each other, the first midway follow-up comes after
    them, each midway lies in its own agreement year, and each annual after its midway. Fields are
    ``<step>.<year>``.
    """
    due = {(each.step, each.year): each.due for each in wheel}
    found: list[Problem] = []
    for deadline in wheel:
        slips = day_problems(deadline.due, field=_field(deadline), today=today)
        found += slips or _out_of_turn(deadline, due) or _outside_its_year(deadline, period)
    return tuple(found)


def next_deadline(state: State, wheel: Wheel, *, year: int) -> Deadline | None:
    """What an agreement in ``state`` awaits, in the agreement year that began in ``year``.

    None for states that await a day rather than a deed (signed, evaluated, closed).
    """
    step = AWAITED.get(state)
    years = {year} if step in FOLLOWING else {each.year for each in wheel if each.step in MAKING}
    return next((each for each in wheel if each.step is step and each.year in years), None)


def in_order_of_day(wheels: Iterable[Wheel]) -> tuple[Deadline, ...]:
    """The deadlines of one or more rounds as one list, for the list and the feed."""
    steps = list(Step)
    everything = (deadline for wheel in wheels for deadline in wheel)
    return tuple(sorted(everything, key=lambda each: (each.due, steps.index(each.step))))


def turn(day: date) -> float:
    """How far round the year ``day`` lies: 0 on 1 January, towards 1 on 31 December."""
    first = date(day.year, 1, 1)
    return (day - first).days / (date(day.year + 1, 1, 1) - first).days


def _working_day(day: date, is_working_day: Callable[[date], bool]) -> date:
    while not is_working_day(day):
        day -= timedelta(days=1)
    return day


def _out_of_turn(deadline: Deadline, due: Mapping[tuple[Step, int], date]) -> list[Problem]:
    steps = list(Step)
    before = steps[steps.index(deadline.step) - 1] if deadline.step is not Step.DRAFT else None
    if before is None or (before, deadline.year) not in due:
        return []
    if due[before, deadline.year] <= deadline.due:
        return []
    fault, names = (
        WheelFault.BEFORE_ITS_TURN,
        {"step": STEPS[deadline.step], "before": STEPS[before]},
    )
    return [Problem(_field(deadline), fault, WHEEL_FAULTS[fault].filled(**names))]


def _outside_its_year(deadline: Deadline, period: Period) -> list[Problem]:
    start = period.start.replace(year=deadline.year)
    end = period.start.replace(year=deadline.year + 1)
    if deadline.step is not Step.MIDWAY or start <= deadline.due < end:
        return []
    fault = WheelFault.OUTSIDE_ITS_YEAR
    return [Problem(_field(deadline), fault, WHEEL_FAULTS[fault])]


def _field(deadline: Deadline) -> str:
    return at(deadline.step.value, deadline.year)
