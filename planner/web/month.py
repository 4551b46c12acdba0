"""Months as weeks of days, for components/calendar.html."""

import calendar
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class DayEvent:
    """Something on a day: what, when on the day, where its link leads, which colour (1 to 6)."""

    label: str
    time: str = ""
    url: str = ""
    tone: int = 1
    cancelled: bool = False


@dataclass(frozen=True, slots=True)
class Day:
    """A square of the grid; `name` is a holiday's, `is_closed` says no meeting may be held."""

    date: date
    in_month: bool
    events: tuple[DayEvent, ...] = ()
    name: str = ""
    is_closed: bool = False

    @property
    def is_weekend(self) -> bool:
        return self.date.isoweekday() > 5


@dataclass(frozen=True, slots=True)
class Week:
    """Seven days from a Monday, under their ISO number."""

    number: int
    days: tuple[Day, ...]


@dataclass(frozen=True, slots=True)
class Month:
    """A month's weeks; the days of its neighbours fill the first and the last."""

    first: date
    weeks: tuple[Week, ...]

    @property
    def days(self) -> list[Day]:
        """The month's own days."""
        return [day for week in self.weeks for day in week.days if day.in_month]

    @property
    def busy_days(self) -> list[Day]:
        """The days the list shows: with something on them, or with a name."""
        return [day for day in self.days if day.events or day.name]


class SmallDay(NamedTuple):
    """A square of the year at a glance."""

    number: int  # in its month; 0 where it is a neighbour's
    date: date
    events: int  # how many
    mark: str  # the class of a day without any


@dataclass(frozen=True, slots=True)
class SmallMonth:
    """A month of the year at a glance: its weeks, each with its ISO number."""

    first: date
    weeks: tuple[tuple[int, tuple[SmallDay, ...]], ...]


def month(
    first: date,
    events: Mapping[date, Sequence[DayEvent]],
    *,
    names: Mapping[date, str] | None = None,
    closed: Collection[date] = frozenset(),
) -> Month:
    """The month of `first` with what happens on its days."""
    weeks = calendar.Calendar().monthdatescalendar(first.year, first.month)
    named = names or {}

    def square(day: date) -> Day:
        if day.month != first.month:
            return Day(day, in_month=False)
        own = tuple(events.get(day, ()))
        return Day(day, True, own, named.get(day, ""), day in closed)

    return Month(
        first.replace(day=1),
        tuple(Week(days[0].isocalendar().week, tuple(map(square, days))) for days in weeks),
    )


def year(
    number: int, events: Mapping[date, int], *, closed: Collection[date] = frozenset()
) -> list[SmallMonth]:
    """The twelve months of a year at a glance; `events` counts what happens on a day."""
    shown = calendar.Calendar()

    def square(day: date, place: int) -> SmallDay:
        if day.month != place:
            return SmallDay(0, day, 0, "")
        mark = "is-closed" if day in closed else "is-weekend" if day.isoweekday() > 5 else ""
        return SmallDay(day.day, day, events.get(day, 0), mark)

    return [
        SmallMonth(
            date(number, place, 1),
            tuple(
                (days[0].isocalendar().week, tuple(square(day, place) for day in days))
                for days in shown.monthdatescalendar(number, place)
            ),
        )
        for place in range(1, 13)
    ]


def by_day(pairs: Iterable[tuple[date, DayEvent]]) -> dict[date, list[DayEvent]]:
    """Events under their days, each day's in order of time."""
    gathered: dict[date, list[DayEvent]] = {}
    for day, event in pairs:
        gathered.setdefault(day, []).append(event)
    return {day: sorted(on_day, key=lambda event: event.time) for day, on_day in gathered.items()}
