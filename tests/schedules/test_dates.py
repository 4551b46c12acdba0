"""Known Danish dates: holidays, ISO weeks, agenda deadlines and the Monday pattern's collisions."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schedules import dates
from schedules.dates import ClosedDays, Language, Weekday

DANISH = ClosedDays("DK", frozenset({(6, 5), (12, 24), (12, 31)}))
DAYS = st.dates(date(2024, 1, 1), date(2040, 12, 31))


@pytest.mark.parametrize("year", range(2024, 2036))
def test_public_holidays_from_2024_leave_out_store_bededag_and_5_june(year: int) -> None:
    names = dates.public_holidays("DK", year)
    assert len(names) == 10
    assert "Store bededag" not in names.values()
    assert date(year, 12, 24) not in names
    assert date(year, 12, 31) not in names


def test_public_holidays_up_to_2023_have_store_bededag() -> None:
    assert dates.public_holidays("DK", 2023)[date(2023, 5, 5)] == "Store bededag"


@pytest.mark.parametrize(
    ("year", "maundy_thursday", "easter_monday", "ascension", "whit_monday"),
    [
        (2026, (4, 2), (4, 6), (5, 14), (5, 25)),
        (2027, (3, 25), (3, 29), (5, 6), (5, 17)),
        (2028, (4, 13), (4, 17), (5, 25), (6, 5)),
        (2029, (3, 29), (4, 2), (5, 10), (5, 21)),
    ],
)
def test_movable_holidays_of_the_council_term(
    year: int,
    maundy_thursday: tuple[int, int],
    easter_monday: tuple[int, int],
    ascension: tuple[int, int],
    whit_monday: tuple[int, int],
) -> None:
    names = dates.public_holidays("DK", year)
    assert names[date(year, *maundy_thursday)] == "Skærtorsdag"
    assert names[date(year, *easter_monday)] == "Anden påskedag"
    assert names[date(year, *ascension)] == "Kristi himmelfartsdag"
    assert names[date(year, *whit_monday)] == "Anden pinsedag"
    assert dates.easter(year) == date(year, *easter_monday) - timedelta(days=1)


def test_whit_monday_and_5_june_fall_together_in_2028() -> None:
    both = date(2028, 6, 5)
    assert DANISH.holiday(both) == "Anden pinsedag"
    assert DANISH.is_closed_day(both)


def test_a_holiday_has_its_english_name_on_request() -> None:
    assert DANISH.holiday(date(2026, 5, 25), Language.ENGLISH) == "Pentecost Monday"


def test_closed_days_are_closed_only_by_setting() -> None:
    assert date(2026, 12, 24) in DANISH
    assert date(2026, 12, 24) not in ClosedDays("DK")


def test_an_unknown_country_is_not_a_country() -> None:
    assert dates.is_country("DK")
    assert not dates.is_country("ATLANTIS")


@pytest.mark.parametrize(
    ("meeting", "saturday_off", "saturday_on"),
    [
        (date(2026, 1, 26), date(2026, 1, 20), date(2026, 1, 21)),
        (date(2026, 3, 10), date(2026, 3, 4), date(2026, 3, 5)),
        (date(2026, 4, 7), date(2026, 3, 27), date(2026, 3, 30)),
        (date(2026, 4, 8), date(2026, 3, 30), date(2026, 3, 31)),
        (date(2026, 5, 18), date(2026, 5, 11), date(2026, 5, 12)),
        (date(2026, 5, 26), date(2026, 5, 19), date(2026, 5, 20)),
        (date(2027, 3, 30), date(2027, 3, 19), date(2027, 3, 22)),
        (date(2028, 6, 6), date(2028, 5, 30), date(2028, 5, 31)),
    ],
)
def test_agenda_deadline_four_weekdays_before_known_meetings(
    meeting: date, saturday_off: date, saturday_on: date
) -> None:
    def deadline(saturday_counts: bool) -> date:
        return dates.agenda_deadline(
            meeting,
            weekdays_before=4,
            saturday_counts=saturday_counts,
            is_closed=ClosedDays("DK").__contains__,
        )

    assert deadline(False) == saturday_off
    assert deadline(True) == saturday_on


def test_agenda_deadline_skips_a_closed_day() -> None:
    """With Constitution Day closed, the deadline for Tuesday 9 June 2026 is a day earlier."""

    def deadline(closed: ClosedDays) -> date:
        return dates.agenda_deadline(
            date(2026, 6, 9),
            weekdays_before=4,
            saturday_counts=False,
            is_closed=closed.__contains__,
        )

    assert deadline(ClosedDays("DK")) == date(2026, 6, 3)
    assert deadline(DANISH) == date(2026, 6, 2)


@given(day=DAYS, weekdays=st.integers(0, 12), saturday=st.booleans())
def test_agenda_deadline_leaves_exactly_the_weekdays_asked_for(
    day: date, weekdays: int, saturday: bool
) -> None:
    found = dates.agenda_deadline(
        day, weekdays_before=weekdays, saturday_counts=saturday, is_closed=DANISH.__contains__
    )
    between = [found + timedelta(days=n) for n in range((day - found).days)]
    counted = [d for d in between if d.isoweekday() <= 5 + saturday and d not in DANISH]
    assert len(counted) == weekdays
    assert found == day or found in counted


def test_2026_has_week_53_and_the_years_after_do_not() -> None:
    assert [dates.weeks_in_year(y) for y in (2026, 2027, 2028, 2029)] == [53, 52, 52, 52]
    assert dates.iso_week(date(2026, 12, 28)) == 53
    assert dates.iso_week(date(2029, 12, 31)) == 1


@pytest.mark.parametrize(
    ("year", "week_7", "week_42"),
    [
        (2026, (2, 9), (10, 12)),
        (2027, (2, 15), (10, 18)),
        (2028, (2, 14), (10, 16)),
        (2029, (2, 12), (10, 15)),
    ],
)
def test_school_holiday_weeks_start_on_known_mondays(
    year: int, week_7: tuple[int, int], week_42: tuple[int, int]
) -> None:
    assert dates.monday_of_week(year, 7) == date(year, *week_7)
    assert dates.monday_of_week(year, 42) == date(year, *week_42)


def test_the_monday_pattern_meets_17_free_days_in_a_term_of_which_6_are_holidays() -> None:
    """Finance committee third Monday, council last Monday, July left out, 2026 to 2029."""
    pattern = [
        day
        for year in range(2026, 2030)
        for month in range(1, 13)
        for wanted in (3, -1)
        if month != 7 and (day := dates.nth_weekday(year, month, Weekday.MONDAY, wanted))
    ]
    assert len(pattern) == 88
    closed = ClosedDays("DK")
    on_holidays = [day for day in pattern if day in closed]
    free = [d for d in pattern if any(d in span for span in dates.usual_free_periods(d.year))]
    assert on_holidays == [
        date(2026, 5, 25),
        date(2027, 3, 29),
        date(2027, 5, 17),
        date(2028, 4, 17),
        date(2028, 12, 25),
        date(2029, 5, 21),
    ]
    assert len({*on_holidays, *free}) == 17


def test_nth_weekday_is_none_where_the_month_has_no_fifth() -> None:
    assert dates.nth_weekday(2026, 2, Weekday.MONDAY, 5) is None
    assert dates.nth_weekday(2026, 3, Weekday.MONDAY, 5) == date(2026, 3, 30)


@given(day=DAYS)
def test_occurrence_and_nth_weekday_agree(day: date) -> None:
    weekdays = [weekday for weekday in Weekday if weekday.falls_on(day)]
    for weekday in weekdays:
        number = dates.occurrence(day)
        assert dates.nth_weekday(day.year, day.month, weekday, number) == day
        last = dates.nth_weekday(day.year, day.month, weekday, -1)
        assert (last == day) == dates.is_last_occurrence(day)


def test_month_ends_know_december_and_leap_years() -> None:
    assert dates.month_ends(2026, 12) == (date(2026, 12, 1), date(2026, 12, 31))
    assert dates.month_ends(2028, 2)[1] == date(2028, 2, 29)


def test_dates_are_written_as_a_secretary_writes_them() -> None:
    day = date(2026, 3, 17)
    assert dates.in_words(day) == "17. marts 2026"
    assert dates.with_weekday(day) == "tirsdag den 17. marts 2026"
    assert dates.with_weekday(day, Language.ENGLISH) == "Tuesday 17 March 2026"


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        ("2026-01-31", 1, "2026-02-28"),
        ("2027-08-31", 6, "2028-02-29"),
        ("2028-02-29", -12, "2027-02-28"),
        ("2026-01-15", -1, "2025-12-15"),
        ("9999-06-01", 12, "9999-12-31"),
        ("9999-11-30", 1, "9999-12-30"),
    ],
)
def test_months_later_keeps_the_day_or_takes_the_last_of_the_month(
    day: str, months: int, expected: str
) -> None:
    later = dates.months_later(date.fromisoformat(day), months)
    assert later == date.fromisoformat(expected)
