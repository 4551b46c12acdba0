"""A year's meetings as months of days, for the calendar components."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from datetime import date

from planner.meetings.queries import Entry
from planner.models.municipality import CalendarPeriod
from planner.web import month as months
from planner.web.addresses import address_pattern
from planner.web.translations import language
from schedules.dates import ClosedDays, Language, days_between, public_holidays

TONES = 6


def month(
    first: date,
    entries: Sequence[Entry],
    closed: ClosedDays,
    *,
    codes: Iterable[str] = (),
    free: Collection[CalendarPeriod] = (),
) -> months.Month:
    """The month of `first` with each meeting on its day, and what is kept free by its name.

    Each body has a colour of its own; one keeps it from month to month if `codes` names them all.
    """
    bodies = sorted({*codes, *(entry.code for entry in entries)})
    tones = {code: place % TONES + 1 for place, code in enumerate(bodies)}
    meeting_at = address_pattern("meetings.meeting", "year", "meeting_id")
    events = months.by_day(
        (entry.day, _event(entry, meeting_at % (first.year, entry.id), tones[entry.code]))
        for entry in entries
    )
    names = {**_named(free), **public_holidays("DK", first.year, Language(language()))}
    return months.month(first, events, names=names, closed=_shut(first.year, closed, free))


def year(
    number: int,
    entries: Iterable[Entry],
    closed: ClosedDays,
    *,
    free: Collection[CalendarPeriod] = (),
) -> list[months.SmallMonth]:
    """The year at a glance, with the number of meetings on each day."""
    counts = Counter(entry.day for entry in entries)
    return months.year(number, counts, closed=_shut(number, closed, free))


def _shut(year: int, closed: ClosedDays, free: Iterable[CalendarPeriod]) -> set[date]:
    """The days without meetings: those of the town hall, and the periods that hold firmly."""
    return {*closed.of_year(year), *(day for one in free if one.is_hard for day in _days(one))}


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
