"""How dates, times and numbers read: `17. marts 2026 kl. 14.00`, `uge 12`, `1.234,5`."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from zoneinfo import ZoneInfo

from babel.dates import format_date
from babel.numbers import format_decimal, format_percent
from flask import Flask

from planner.collation import danish_key
from planner.web.translations import language

HERE = ZoneInfo("Europe/Copenhagen")
NOTHING = "–"

_PATTERNS = {
    "da": {"date": "d. MMMM y", "day": "d. MMMM", "month": "MMMM y", "weekday": "EEEE",
           "weekday_date": "EEEE d. MMMM y", "month_name": "MMMM"},
    "en": {"date": "d MMMM y", "day": "d MMMM", "month": "MMMM y", "weekday": "EEEE",
           "weekday_date": "EEEE d MMMM y", "month_name": "MMMM"},
}  # fmt: skip
_TIME = {"da": "{:%H.%M}", "en": "{:%H:%M}"}
_AT = {"da": "{} kl. {}", "en": "{} at {}"}
_WEEK = {"da": "uge {}", "en": "week {}"}


def init_app(app: Flask) -> None:
    """Make every function below a filter of the same name, without its `as_`."""
    for function in (
        *(as_date, as_day, as_month, as_month_name, as_weekday, as_weekday_date),
        *(as_datetime, as_time, as_span, as_week, as_number, as_percent, as_iso, as_listed),
    ):
        app.jinja_env.filters[function.__name__.removeprefix("as_")] = function
    app.jinja_env.filters["danish_sort"] = danish_sort


def as_date(day: date | None) -> str:
    """17. marts 2026."""
    return _day(day, "date")


def as_day(day: date | None) -> str:
    """17. marts."""
    return _day(day, "day")


def as_month(day: date | None) -> str:
    """marts 2026."""
    return _day(day, "month")


def as_month_name(day: date | None) -> str:
    """marts."""
    return _day(day, "month_name")


def as_weekday(day: date | None) -> str:
    """tirsdag."""
    return _day(day, "weekday")


def as_weekday_date(day: date | None) -> str:
    """tirsdag 17. marts 2026; English puts no comma."""
    return _day(day, "weekday_date")


def as_datetime(moment: datetime | None) -> str:
    """17. marts 2026 kl. 14.00, in Danish time; a moment without a zone is Danish already."""
    if moment is None:
        return NOTHING
    local = here(moment)
    return _AT[language()].format(_day(local, "date"), as_time(local))


def as_time(moment: time | datetime | None) -> str:
    """14.00 in Danish, 14:00 in English."""
    if moment is None:
        return NOTHING
    shown = here(moment).time() if isinstance(moment, datetime) else moment
    return _clock(shown, language())


def as_span(start: time | datetime, end: time | datetime) -> str:
    """14.00–16.30."""
    if isinstance(start, datetime) or isinstance(end, datetime):
        return f"{as_time(start)}–{as_time(end)}"
    return _span(start, end, language())


def as_week(day: date | None) -> str:
    """uge 12, by ISO 8601; Babel's own `w` counts differently."""
    if day is None:
        return NOTHING
    return _WEEK[language()].format(_local_date(day).isocalendar().week)


def as_number(value: float | Decimal | Fraction | None, decimals: int | None = None) -> str:
    """1.234,5 in Danish; with `decimals`, exactly that many."""
    if value is None:
        return NOTHING
    value = float(value) if isinstance(value, Fraction) else value
    pattern = None if decimals is None else "#,##0" + ("." + "0" * decimals if decimals else "")
    return _decimal(value, pattern, language())


@lru_cache(maxsize=4096)  # a list of a thousand waits shows the same few numbers
def _decimal(value: float | Decimal, pattern: str | None, locale: str) -> str:
    return format_decimal(value, format=pattern, locale=locale)


def as_percent(share: float | Decimal | Fraction | None, decimals: int = 0) -> str:
    """0.125 as 12,5 % (with one decimal)."""
    if share is None:
        return NOTHING
    return _percent(float(share) if isinstance(share, Fraction) else share, decimals, language())


@lru_cache(maxsize=4_096)
def _percent(share: float | Decimal, decimals: int, locale: str) -> str:
    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    suffix = "\u00a0%" if locale == "da" else "%"
    return format_percent(share, format=pattern + suffix, locale=locale)


def danish_sort(things: Iterable[object], attribute: str = "") -> list[object]:
    """The things in Danish alphabetical order, by themselves or by an attribute of theirs."""
    return sorted(things, key=lambda thing: danish_key(_text(thing, attribute)))


def _text(thing: object, attribute: str) -> str:
    return str(getattr(thing, attribute) if attribute else thing)


def as_listed(words: Iterable[str]) -> str:
    """BUU, KFU; a dash for none. For plain words in a cell, at a tenth of what `join` takes."""
    return ", ".join(words) or NOTHING


def as_iso(moment: date | time | None) -> str:
    """Machine form, for the datetime attribute of <time>."""
    return "" if moment is None else moment.isoformat()


def here(moment: datetime) -> datetime:
    """The moment on Danish clocks; one without a zone is taken to be there already."""
    return moment if moment.tzinfo is None else moment.astimezone(HERE)


def utc(moment: datetime) -> datetime:
    """The moment in UTC; one without a zone is read on Danish clocks."""
    return (moment if moment.tzinfo else moment.replace(tzinfo=HERE)).astimezone(UTC)


def _day(day: date | None, pattern: str) -> str:
    if day is None:
        return NOTHING
    return _formatted(_local_date(day), pattern, language())


def _local_date(day: date) -> date:
    return here(day).date() if isinstance(day, datetime) else day


@lru_cache(maxsize=2_048)
def _clock(shown: time, locale: str) -> str:
    return _TIME[locale].format(shown)


@lru_cache(maxsize=2_048)
def _span(start: time, end: time, locale: str) -> str:
    return f"{_clock(start, locale)}–{_clock(end, locale)}"


@lru_cache(maxsize=16_384)
def _formatted(day: date, pattern: str, locale: str) -> str:
    """Formatting a date costs 9 µs cold; a page of 200 rows asks for the same ones again."""
    return format_date(day, _PATTERNS[locale][pattern], locale=locale)
