"""HovedMED's review: a frozen picture of equal access, remarks and recommendations, answers.

The figures are counted elsewhere and handed over as they stood on one day; from then on the review
holds them and never counts again. There are aggregates and waiting times, and no list of units by
how well they do.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from agreements.canonical import digest
from agreements.language import Bilingual

FORM = "samspil.review/1"


class Table(StrEnum):
    """The two sides of HovedMED's table."""

    MANAGEMENT = "management"
    EMPLOYEES = "employees"


class Outcome(StrEnum):
    """What became of last year's recommendation."""

    DONE = "done"
    UNDER_WAY = "under_way"
    NOT_DONE = "not_done"
    DROPPED = "dropped"


class ImpossibleShare(Exception):
    """A part larger than its whole, or below zero."""

    def __init__(self, part: int, whole: int) -> None:
        super().__init__(f"{part} of {whole}")
        self.part, self.whole = part, whole


@dataclass(frozen=True, slots=True)
class Share:
    """``part`` of ``whole``; of nothing there is no percentage."""

    part: int
    whole: int

    def __post_init__(self) -> None:
        if not 0 <= self.part <= self.whole:
            raise ImpossibleShare(self.part, self.whole)

    @property
    def percent(self) -> int | None:
        """Rounded half up to a whole number, as a person would."""
        if not self.whole:
            return None
        exact = Decimal(100 * self.part) / self.whole
        return int(exact.quantize(Decimal(1), ROUND_HALF_UP))


@dataclass(frozen=True, slots=True)
class CommitteeFigures:
    """``longest_wait`` in days; ``never`` counts units without any contact so far."""

    committee: str
    with_contact: Share
    longest_wait: int | None
    never: int


@dataclass(frozen=True, slots=True)
class Waiting:
    """A unit, by its name on the day, and how many days it has waited."""

    unit: str
    days: int


@dataclass(frozen=True, slots=True)
class ValueDiscussed:
    """A value of the kodeks and when it was last on a meeting; None for never."""

    title: Bilingual
    last_on: date | None
    where: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """The picture as of one day, for the period it looks at, and the plan version it looked at."""

    as_of: date
    period_start: date
    period_end: date
    plan_version: str
    with_contact: Share
    with_staff_voice: Share
    held_of_planned: Share
    cancelled_replanned: Share
    committees: tuple[CommitteeFigures, ...]
    waiting: tuple[Waiting, ...]
    agreements_signed_in_time: Share
    midway_in_time: Share
    annual_in_time: Share
    med_heard: Share
    kodeks_acknowledged: Share
    discussed: tuple[ValueDiscussed, ...]

    def __post_init__(self) -> None:
        if self.period_end < self.period_start:
            raise ValueError("the period ends before it starts")


@dataclass(frozen=True, slots=True)
class Remark:
    by: Table
    text: str


@dataclass(frozen=True, slots=True)
class Recommendation:
    """Numbered as printed; ``answer`` and ``answered_on`` are the administration's."""

    number: int
    by: tuple[Table, ...]
    text: str
    answer: str = ""
    answered_on: date | None = None

    @property
    def is_answered(self) -> bool:
        return bool(self.answer.strip()) and self.answered_on is not None


@dataclass(frozen=True, slots=True)
class FollowedUp:
    """Last year's recommendation and what became of it."""

    text: str
    outcome: Outcome | None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """The whole content; what both sides sign."""

    municipality: str
    title: str
    figures: Figures | None = None
    last_years: tuple[FollowedUp, ...] = ()
    remarks: tuple[Remark, ...] = ()
    recommendations: tuple[Recommendation, ...] = ()

    @property
    def hash(self) -> str:
        return digest(self, form=FORM)

    def remarks_by(self, table: Table) -> tuple[Remark, ...]:
        return tuple(remark for remark in self.remarks if remark.by is table)


def carried_over(last: Review) -> tuple[FollowedUp, ...]:
    """Last year's recommendations, to be followed up one by one in this year's review."""
    return tuple(FollowedUp(each.text, None) for each in last.recommendations)


def without_outcome(followed_up: Iterable[FollowedUp]) -> tuple[FollowedUp, ...]:
    return tuple(each for each in followed_up if each.outcome is None)
