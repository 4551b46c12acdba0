"""Days as a Danish municipality counts them: holidays, ISO weeks, weekdays of a month, deadlines.

Public holidays come from the `holidays` package, which follows the law: Store Bededag is one up to
2023 and not after (Act no. 214 of 6 March 2023). 5 June, 24 December and 31 December are no public
holidays; a municipality that closes on them says so in its settings (`ClosedDays.closed`).
"""

import calendar
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache

import holidays

DAY = timedelta(days=1)
# The years whose holidays are known.
EARLIEST_YEAR, LATEST_YEAR = 1990, 2199


class Language(StrEnum):
    DANISH = "da"
    ENGLISH = "en"


class Weekday(StrEnum):
    """The days a body may meet on, Monday first."""

    MONDAY = "mon"
    TUESDAY = "tue"
    WEDNESDAY = "wed"
    THURSDAY = "thu"
    FRIDAY = "fri"

    @property
    def number(self) -> int:
        """0 for Monday to 4 for Friday, as `date.weekday` counts."""
        return list(Weekday).index(self)

    def falls_on(self, day: date) -> bool:
        return day.weekday() == self.number


MONTHS = {
    Language.DANISH: (
        *("januar", "februar", "marts", "april", "maj", "juni"),
        *("juli", "august", "september", "oktober", "november", "december"),
    ),
    Language.ENGLISH: (
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
}
WEEKDAYS = {
    Language.DANISH: ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"),
    Language.ENGLISH: (
        *("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    ),
}


def in_words(day: date, language: Language = Language.DANISH) -> str:
    """`17. marts 2026`, `17 March 2026`."""
    month = MONTHS[language][day.month - 1]
    match language:
        case Language.DANISH:
            return f"{day.day}. {month} {day.year}"
        case Language.ENGLISH:
            return f"{day.day} {month} {day.year}"


def with_weekday(day: date, language: Language = Language.DANISH) -> str:
    """`tirsdag den 17. marts 2026`, `Tuesday 17 March 2026`."""
    weekday = WEEKDAYS[language][day.weekday()]
    joint = " den " if language is Language.DANISH else " "
    return f"{weekday}{joint}{in_words(day, language)}"


def is_country(code: str) -> bool:
    """Whether the public holidays of this ISO 3166 country code are known."""
    return code in holidays.list_supported_countries()


@cache
def public_holidays(
    country: str, year: int, language: Language = Language.DANISH
) -> Mapping[date, str]:
    """The public holidays of one year with their names.

    Names are in the language asked for where the country has them, else in its own.
    """
    wanted = {Language.DANISH: "da", Language.ENGLISH: "en_US"}[language]
    found = holidays.country_holidays(country, years=year, language=wanted)
    return dict(sorted(found.items()))


@dataclass(frozen=True, slots=True)
class ClosedDays:
    """The days the town hall is closed: a country's public holidays and further `(month, day)`s."""

    country: str
    closed: frozenset[tuple[int, int]] = frozenset()

    def holiday(self, day: date, language: Language = Language.DANISH) -> str | None:
        """The name of the public holiday on `day`, if it is one."""
        return public_holidays(self.country, day.year, language).get(day)

    def of_year(self, year: int) -> frozenset[date]:
        """All closed days of a year."""
        own = {
            date(year, month, day)
            for month, day in self.closed
            if day <= calendar.monthrange(year, month)[1]  # 29 February in some years
        }
        return frozenset(own | public_holidays(self.country, year).keys())

    def is_closed_day(self, day: date) -> bool:
        """Whether the municipality's own settings close this day."""
        return (day.month, day.day) in self.closed

    def __contains__(self, day: date) -> bool:
        return self.is_closed_day(day) or self.holiday(day) is not None


def agenda_deadline(
    meeting_day: date,
    *,
    weekdays_before: int,
    saturday_counts: bool,
    is_closed: Callable[[date], bool],
) -> date:
    """The n-th weekday before a meeting, the meeting day not counted.

    Sundays and closed days never count, Saturdays only if the rules of procedure say so
    (kommunestyrelsesloven § 8 stk. 4: the agenda four weekdays before the council meets).
    """
    counted_weekdays = 6 if saturday_counts else 5
    day, left = meeting_day, weekdays_before
    while left:
        day -= DAY
        if day.weekday() < counted_weekdays and not is_closed(day):
            left -= 1
    return day


def iso_week(day: date) -> int:
    return day.isocalendar().week


def weeks_in_year(year: int) -> int:
    """52 or 53: the week of 28 December is always the last one of its year (ISO 8601)."""
    return iso_week(date(year, 12, 28))


def monday_of_week(year: int, week: int) -> date:
    return date.fromisocalendar(year, week, 1)


def days_between(first: date, last: date) -> Iterator[date]:
    """Every day from `first` to `last`, both included."""
    return (first + DAY * offset for offset in range((last - first).days + 1))


def month_ends(year: int, month: int) -> tuple[date, date]:
    """The first and the last day of a month."""
    following = date(year + month // 12, month % 12 + 1, 1)
    return date(year, month, 1), following - DAY


def months_later(day: date, months: int) -> date:
    """The same day so many months later (or earlier), or the last of a month that is too short.

    Beyond the calendar's end it is the calendar's last day.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > date.max.year:
        return date.max
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def occurrence(day: date) -> int:
    """Which occurrence of its own weekday in its month `day` is: 1 to 5."""
    return (day.day - 1) // 7 + 1


def is_last_occurrence(day: date) -> bool:
    """Whether `day` is the last of its weekday in its month."""
    return (day + 7 * DAY).month != day.month


def is_occurrence(day: date, wanted: int) -> bool:
    """Whether `day` is the `wanted` occurrence of its weekday in its month; -1 is the last."""
    return is_last_occurrence(day) if wanted == -1 else occurrence(day) == wanted


def nth_weekday(year: int, month: int, weekday: Weekday, wanted: int) -> date | None:
    """The `wanted` occurrence (1 to 5, or -1 for the last) of a weekday, if the month has it."""
    days = days_between(*month_ends(year, month))
    return next((d for d in days if weekday.falls_on(d) and is_occurrence(d, wanted)), None)


def easter(year: int) -> date:
    """Easter Sunday: three days after Skærtorsdag, which the holiday calendar knows."""
    names = public_holidays("DK", year)
    return next(day for day, name in names.items() if name == "Skærtorsdag") + 3 * DAY


@dataclass(frozen=True, slots=True)
class Span:
    """A named stretch of days, both ends included."""

    name: str
    start: date
    end: date

    def __contains__(self, day: date) -> bool:
        return self.start <= day <= self.end


def usual_free_periods(year: int) -> tuple[Span, ...]:
    """The stretches most municipalities keep free of meetings, as a proposal to start from.

    Winter, Easter and autumn holidays, July, and Christmas from 20 December to 3 January (of this
    year and of the one before).
    """
    winter, autumn = monday_of_week(year, 7), monday_of_week(year, 42)
    sunday = easter(year)
    return (
        Span("Jul", date(year - 1, 12, 20), date(year, 1, 3)),
        Span("Vinterferie (uge 7)", winter, winter + 4 * DAY),
        Span("Påske", sunday - 6 * DAY, sunday + DAY),
        Span("Juli", date(year, 7, 1), date(year, 7, 31)),
        Span("Efterårsferie (uge 42)", autumn, autumn + 4 * DAY),
        Span("Jul", date(year, 12, 20), date(year + 1, 1, 3)),
    )
