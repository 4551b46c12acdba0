"""Periods: their length, their name, and what they refuse."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from agreements.period import ImpossiblePeriod, Period, PeriodKind, beginning, following


@pytest.mark.parametrize(
    ("kind", "year", "expected"),
    [
        ("calendar_year", 2027, (date(2027, 1, 1), date(2027, 12, 31), "2027", (2027,))),
        ("school_year", 2026, (date(2026, 8, 1), date(2027, 7, 31), "2026/27", (2026,))),
        ("school_year", 2099, (date(2099, 8, 1), date(2100, 7, 31), "2099/00", (2099,))),
        ("two_years", 2027, (date(2027, 1, 1), date(2028, 12, 31), "2027-2028", (2027, 2028))),
        (
            "term",
            2026,
            (date(2026, 1, 1), date(2029, 12, 31), "2026-2029", (2026, 2027, 2028, 2029)),
        ),
    ],
)
def test_a_period_of_each_kind_begins_ends_and_is_named(kind, year, expected):
    period = beginning(PeriodKind(kind), year)
    assert (period.start, period.end, str(period), period.years) == expected


@pytest.mark.parametrize("year", [2025, 2027, 2028, 2031])
def test_a_term_in_a_year_without_a_new_council_is_impossible(year):
    with pytest.raises(ImpossiblePeriod):
        beginning(PeriodKind.TERM, year)


@pytest.mark.parametrize(
    ("start", "end"),
    [
        (date(2027, 12, 31), date(2027, 1, 1)),
        (date(2027, 1, 1), date(2027, 1, 1)),
        (date(1026, 1, 1), date(1026, 12, 31)),
        (date(2101, 1, 1), date(2101, 12, 31)),
    ],
)
def test_a_period_that_cannot_be_is_refused(start, end):
    with pytest.raises(ImpossiblePeriod) as refusal:
        Period(PeriodKind.CALENDAR_YEAR, start, end)
    assert (refusal.value.start, refusal.value.end) == (start, end)


@pytest.mark.parametrize("kind", PeriodKind)
def test_the_following_period_begins_the_day_after_and_never_overlaps(kind):
    period = beginning(kind, 2026)
    after = following(period)
    assert after.start == period.end + timedelta(days=1)
    assert after.kind is kind
    assert not period.overlaps(after)
    assert not after.overlaps(period)


def test_periods_that_share_one_day_overlap():
    year = beginning(PeriodKind.CALENDAR_YEAR, 2027)
    school = beginning(PeriodKind.SCHOOL_YEAR, 2027)
    assert year.overlaps(school)
    assert school.overlaps(year)
    assert year.end in school
    assert year.start not in school
