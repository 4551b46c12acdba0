"""The annual wheel: days derived from the period, editable, in the right order."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from agreements.period import PeriodKind, beginning
from agreements.transitions import State
from agreements.wheel import (
    default_wheel,
    in_order_of_day,
    is_weekday,
    moved,
    next_deadline,
    turn,
    wheel_problems,
)
from agreements.words.wheel import Step, WheelFault

TODAY = date(2026, 9, 1)
YEAR = beginning(PeriodKind.CALENDAR_YEAR, 2027)
PERIODS = [beginning(kind, 2026 + 4 * later) for kind in PeriodKind for later in range(4)]


def due(period, step, year=None):
    wheel = default_wheel(period)
    wanted = year or period.start.year
    return next(each.due for each in wheel if (each.step, each.year) == (step, wanted))


def test_a_calendar_year_has_its_seven_usual_days_moved_back_to_weekdays():
    assert [(each.step.value, each.due) for each in default_wheel(YEAR)] == [
        ("draft", date(2026, 11, 13)),  # 15 November 2026 is a Sunday
        ("hearing", date(2026, 12, 10)),
        ("dialogue", date(2027, 2, 15)),
        ("decision", date(2027, 3, 15)),
        ("signatures", date(2027, 3, 31)),
        ("midway", date(2027, 9, 1)),
        ("annual", date(2028, 2, 1)),
    ]


def test_a_school_year_is_agreed_by_the_end_of_september():
    period = beginning(PeriodKind.SCHOOL_YEAR, 2026)
    assert due(period, Step.DECISION) < due(period, Step.SIGNATURES) == date(2026, 9, 30)
    assert due(period, Step.MIDWAY) == date(2027, 2, 1)


@pytest.mark.parametrize("period", PERIODS, ids=str)
def test_the_usual_days_break_no_rule_and_fall_on_working_days(period):
    wheel = default_wheel(period)
    assert wheel_problems(wheel, period, today=TODAY) == ()
    assert all(is_weekday(each.due) for each in wheel)
    assert len(wheel) == 5 + 2 * len(period.years)


def test_holidays_given_from_outside_push_a_day_further_back():
    closed = {date(2027, 3, 31), date(2027, 3, 30)}
    wheel = default_wheel(YEAR, is_working_day=lambda day: is_weekday(day) and day not in closed)
    assert [each.due for each in wheel if each.step is Step.SIGNATURES] == [date(2027, 3, 29)]


def test_one_deadline_is_moved_and_the_others_stay():
    wheel = default_wheel(beginning(PeriodKind.TWO_YEARS, 2027))
    later = moved(wheel, step=Step.MIDWAY, year=2028, due=date(2028, 10, 2))
    changed = [(old, new) for old, new in zip(wheel, later, strict=True) if old != new]
    assert [(new.step, new.year, new.due) for _, new in changed] == [
        (Step.MIDWAY, 2028, date(2028, 10, 2))
    ]


@pytest.mark.parametrize(
    ("step", "day", "field", "code"),
    [
        (Step.HEARING, date(2026, 11, 1), "hearing.2027", WheelFault.BEFORE_ITS_TURN),
        (Step.DRAFT, date(2026, 12, 11), "hearing.2027", WheelFault.BEFORE_ITS_TURN),
        (Step.MIDWAY, date(2027, 3, 30), "midway.2027", WheelFault.BEFORE_ITS_TURN),
        (Step.MIDWAY, date(2028, 1, 3), "midway.2027", WheelFault.OUTSIDE_ITS_YEAR),
        (Step.ANNUAL, date(2027, 8, 1), "annual.2027", WheelFault.BEFORE_ITS_TURN),
        (Step.DRAFT, date(1026, 11, 15), "draft.2027", "impossible_year"),
    ],
)
def test_a_deadline_out_of_its_place_is_told_at_its_field(step, day, field, code):
    wheel = moved(default_wheel(YEAR), step=step, year=2027, due=day)
    (problem,) = wheel_problems(wheel, YEAR, today=TODAY)
    assert (problem.field, problem.code) == (field, code)


def test_two_steps_on_the_same_day_are_fine():
    wheel = moved(default_wheel(YEAR), step=Step.SIGNATURES, year=2027, due=date(2027, 3, 15))
    assert wheel_problems(wheel, YEAR, today=TODAY) == ()


@pytest.mark.parametrize(
    ("state", "step"),
    [
        (State.DRAFT, Step.DRAFT),
        (State.IN_CONSULTATION, Step.HEARING),
        (State.READY_FOR_DIALOGUE, Step.DIALOGUE),
        (State.BEFORE_COMMITTEE, Step.DECISION),
        (State.APPROVED, Step.SIGNATURES),
        (State.RUNNING, Step.MIDWAY),
        (State.MIDWAY, Step.ANNUAL),
        (State.SIGNED, None),
        (State.EVALUATED, None),
        (State.CLOSED, None),
    ],
)
def test_each_state_awaits_its_step_in_the_year_that_runs(state, step):
    wheel = default_wheel(beginning(PeriodKind.TWO_YEARS, 2027))
    deadline = next_deadline(state, wheel, year=2028)
    assert (deadline and deadline.step) == step
    if step in {Step.MIDWAY, Step.ANNUAL}:
        assert deadline is not None
        assert deadline.year == 2028


def test_two_rounds_are_read_as_one_list_by_day():
    school = default_wheel(beginning(PeriodKind.SCHOOL_YEAR, 2026))
    listed = in_order_of_day([default_wheel(YEAR), school])
    assert [each.due for each in listed] == sorted(each.due for each in listed)
    assert len(listed) == 14


def test_the_ring_goes_once_round_in_common_and_leap_years():
    assert turn(date(2027, 1, 1)) == 0
    assert turn(date(2027, 7, 2)) == pytest.approx(0.5, abs=0.003)
    for year in (2027, 2028):
        last = date(year, 12, 31)
        assert turn(last) < 1
        assert turn(last) > turn(last - timedelta(days=1))
