"""Dates, times and numbers as Danes write them, and as the English do."""

from datetime import UTC, date, datetime, time
from decimal import Decimal

import pytest
from flask import Flask

from planner.web import filters
from tests.planner.web.conftest import Speaking

DAY = date(2026, 3, 17)


@pytest.mark.parametrize(
    ("name", "danish", "english"),
    [
        ("date", "17. marts 2026", "17 March 2026"),
        ("day", "17. marts", "17 March"),
        ("month", "marts 2026", "March 2026"),
        ("month_name", "marts", "March"),
        ("weekday", "tirsdag", "Tuesday"),
        ("weekday_date", "tirsdag 17. marts 2026", "Tuesday 17 March 2026"),
        ("week", "uge 12", "week 12"),
        ("iso", "2026-03-17", "2026-03-17"),
    ],
)
def test_a_day_reads_as_the_language_has_it(
    gallery_app: Flask, speaking: Speaking, name: str, danish: str, english: str
) -> None:
    shown = gallery_app.jinja_env.filters[name]

    with speaking("da"):
        assert shown(DAY) == danish
    with speaking("en"):
        assert shown(DAY) == english


@pytest.mark.parametrize(
    ("moment", "danish"),
    [
        (datetime(2026, 3, 17, 13, 0, tzinfo=UTC), "17. marts 2026 kl. 14.00"),
        (datetime(2026, 7, 1, 22, 30, tzinfo=UTC), "2. juli 2026 kl. 00.30"),
        (datetime(2026, 3, 29, 0, 59, tzinfo=UTC), "29. marts 2026 kl. 01.59"),
        (datetime(2026, 3, 29, 1, 0, tzinfo=UTC), "29. marts 2026 kl. 03.00"),
    ],
)
def test_a_moment_is_shown_on_danish_clocks_across_summer_time(
    speaking: Speaking, moment: datetime, danish: str
) -> None:
    with speaking("da"):
        assert filters.as_datetime(moment) == danish


def test_a_moment_in_english_uses_a_colon(speaking: Speaking) -> None:
    with speaking("en"):
        assert (
            filters.as_datetime(datetime(2026, 3, 17, 13, tzinfo=UTC)) == "17 March 2026 at 14:00"
        )
        assert filters.as_span(time(9), time(11, 30)) == "09:00–11:30"


@pytest.mark.parametrize(
    ("day", "week"),
    [
        (date(2026, 1, 1), "uge 1"),
        (date(2027, 1, 1), "uge 53"),
        (date(2026, 12, 31), "uge 53"),
        (date(2024, 12, 30), "uge 1"),
    ],
)
def test_a_week_is_numbered_by_iso_8601_at_the_turn_of_the_year(
    speaking: Speaking, day: date, week: str
) -> None:
    with speaking("da"):
        assert filters.as_week(day) == week


@pytest.mark.parametrize(
    ("value", "decimals", "danish", "english"),
    [
        (1234.5, None, "1.234,5", "1,234.5"),
        (Decimal("0.25"), 1, "0,2", "0.2"),
        (12, 2, "12,00", "12.00"),
        (1_000_000, 0, "1.000.000", "1,000,000"),
        (-3, None, "-3", "-3"),
    ],
)
def test_a_number_has_a_comma_in_danish_and_a_point_in_english(
    speaking: Speaking, value: float | Decimal, decimals: int | None, danish: str, english: str
) -> None:
    with speaking("da"):
        assert filters.as_number(value, decimals) == danish
    with speaking("en"):
        assert filters.as_number(value, decimals) == english


def test_a_percentage_keeps_its_sign_on_the_line_in_danish(speaking: Speaking) -> None:
    with speaking("da"):
        assert filters.as_percent(0.125, 1) == "12,5\u00a0%"
    with speaking("en"):
        assert filters.as_percent(0.125, 1) == "12.5%"


@pytest.mark.parametrize(
    "shown",
    [
        filters.as_date,
        filters.as_datetime,
        filters.as_time,
        filters.as_week,
        filters.as_number,
        filters.as_percent,
    ],
)
def test_nothing_is_shown_as_a_dash(speaking: Speaking, shown: object) -> None:
    with speaking("da"):
        assert shown(None) == "–"  # type: ignore[operator]


def test_a_time_without_a_zone_is_danish_already(speaking: Speaking) -> None:
    with speaking("da"):
        assert filters.as_datetime(datetime(2026, 3, 17, 14)) == "17. marts 2026 kl. 14.00"  # noqa: DTZ001 - the point of the test


def test_a_danish_moment_goes_to_utc_and_back() -> None:
    moment = datetime(2026, 7, 1, 14, tzinfo=filters.HERE)

    assert filters.utc(moment) == datetime(2026, 7, 1, 12, tzinfo=UTC)
    assert filters.here(filters.utc(moment)) == moment


def test_names_are_sorted_as_in_a_danish_register() -> None:
    names = ["Ørslev", "Aarslev", "Zoo", "Agersø", "Ærø"]

    assert filters.danish_sort(names) == ["Agersø", "Zoo", "Ærø", "Ørslev", "Aarslev"]
    days = [date(2026, 4, 1), date(2026, 3, 2)]
    assert filters.danish_sort(days, "day") == days


def test_words_are_listed_and_none_are_a_dash() -> None:
    assert filters.as_listed(("BUU", "KFU")) == "BUU, KFU"
    assert filters.as_listed(()) == filters.NOTHING
