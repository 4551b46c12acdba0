"""A year's meetings as months of days, for the calendar components."""

from collections.abc import Collection, Iterable
from datetime import date

from planner.meetings.queries import Entry
from planner.models.municipality import CalendarPeriod
from planner.web import month as months
from planner.web.addresses import address_pattern
from planner.web.translations import language
from schedules.dates import ClosedDays, Language, days_between, public_holidays

TONES = 6


def of(
    year: int,
    month: int | None,
    entries: Iterable[Entry],
    closed: ClosedDays,
    *,
    codes: Iterable[str] = (),
    free: Collection[CalendarPeriod] = (),
) -> list[months.Month]:
    """The month, or all twelve, with each meeting on its day, and what is kept free by its name.

    Each body has a colour of its own; one keeps it from month to month if `codes` names them all.
    """
    listed = list(entries)
    bodies = sorted({*codes, *(entry.code for entry in listed)})
    tones = {code: place % TONES + 1 for place, code in enumerate(bodies)}
    meeting_at = address_pattern("meetings.meeting", "year", "meeting_id")
    events = months.by_day(
        (entry.day, _event(entry, meeting_at % (year, entry.id), tones[entry.code]))
        for entry in listed
    )
    names = {**_named(free), **public_holidays("DK", year, Language(language()))}
    shut = {*closed.of_year(year), *(day for one in free if one.is_hard for day in _days(one))}
    wanted = range(1, 13) if month is None else (month,)
    return [
        months.month(date(year, number, 1), events, names=names, closed=shut) for number in wanted
    ]


def _named(free: Iterable[CalendarPeriod]) -> dict[date, str]:
    """The name of each period on its first day, and again on its Mondays and in a new month."""
    return {
        day: period.name
        for period in free
        for day in _days(period)
        if day == period.first_day or day.weekday() == 0 or day.day == 1
    }


def _days(period: CalendarPeriod) -> Iterable[date]:
    return days_between(period.first_day, period.last_day)


def _event(entry: Entry, url: str, tone: int) -> months.DayEvent:
    return months.DayEvent(
        label=entry.code,
        time=f"{entry.starts:%H.%M}",
        url=url,
        tone=tone,
        cancelled=entry.is_cancelled,
    )
