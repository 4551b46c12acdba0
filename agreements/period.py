"""How long an agreement runs: a calendar year, a school year, two years or a council's term."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import assert_never

FIRST_YEAR, LAST_YEAR = 2000, 2100
KNOWN_TERM_START = 2026
TERM_YEARS = 4


class PeriodKind(StrEnum):
    CALENDAR_YEAR = "calendar_year"
    SCHOOL_YEAR = "school_year"
    TWO_YEARS = "two_years"
    TERM = "term"


class ImpossiblePeriod(Exception):
    """The period ends before it starts, or does not begin where its kind begins."""

    def __init__(self, kind: PeriodKind, start: date, end: date) -> None:
        super().__init__(f"{kind} cannot run from {start} to {end}")
        self.kind, self.start, self.end = kind, start, end


@dataclass(frozen=True, slots=True)
class Period:
    """Both days included."""

    kind: PeriodKind
    start: date
    end: date

    def __post_init__(self) -> None:
        if self.end <= self.start or not FIRST_YEAR <= self.start.year <= LAST_YEAR:
            raise ImpossiblePeriod(self.kind, self.start, self.end)

    def __contains__(self, day: date) -> bool:
        return self.start <= day <= self.end

    def __str__(self) -> str:
        """``2027``, ``2026/27`` (school year), ``2027-2028``."""
        if self.start.year == self.end.year:
            return str(self.start.year)
        if self.kind is PeriodKind.SCHOOL_YEAR:
            return f"{self.start.year}/{self.end.year % 100:02d}"
        return f"{self.start.year}-{self.end.year}"

    def overlaps(self, other: Period) -> bool:
        """A unit has one agreement at a time, so two of its periods may share no day."""
        return self.start <= other.end and other.start <= self.end

    @property
    def years(self) -> tuple[int, ...]:
        """The starting year of each agreement year: one midway and one annual follow-up each."""
        count = round((self.end - self.start).days / 365.25)
        return tuple(self.start.year + offset for offset in range(max(1, count)))

    def year_after(self, continued: int) -> int:
        """The agreement year that runs once the agreement was ``continued`` so many times."""
        return self.years[min(continued, len(self.years) - 1)]


def beginning(kind: PeriodKind, year: int) -> Period:
    """The period of ``kind`` that begins in ``year``.

    A school year runs from 1 August to 31 July (folkeskoleloven § 14 a); a council's term runs four
    years from 1 January after the election (kommunal- og regionalvalgloven), so 2026, 2030 ...
    Raises ImpossiblePeriod when no council term begins in ``year``.
    """
    match kind:
        case PeriodKind.CALENDAR_YEAR:
            return Period(kind, date(year, 1, 1), date(year, 12, 31))
        case PeriodKind.SCHOOL_YEAR:
            return Period(kind, date(year, 8, 1), date(year + 1, 7, 31))
        case PeriodKind.TWO_YEARS:
            return Period(kind, date(year, 1, 1), date(year + 1, 12, 31))
        case PeriodKind.TERM:
            start, end = date(year, 1, 1), date(year + TERM_YEARS - 1, 12, 31)
            if (year - KNOWN_TERM_START) % TERM_YEARS:
                raise ImpossiblePeriod(kind, start, end)
            return Period(kind, start, end)
        case _:
            assert_never(kind)


def following(period: Period) -> Period:
    """The period of the same kind that begins the day after ``period`` ends."""
    return beginning(period.kind, period.end.year + (period.kind is not PeriodKind.SCHOOL_YEAR))
