"""Units and meetings as a rotation sees them: columns of the rows in `sources`."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time

from planner.models.base import nearest
from planner.models.meetings import MeetingPurpose
from planner.models.units import HostingClass


@dataclass(frozen=True, slots=True)
class MeetingFacts:
    """A meeting that can be visited; `committee` is its code."""

    id: int
    committee_id: int
    committee: str
    purpose: MeetingPurpose
    cycle: int | None
    rotation_id: int | None
    day: date
    starts: time
    ends: time
    seats: int | None
    people: int
    step_free: bool

    @property
    def key(self) -> str:
        """Its id in the problem: its committee's code and its number."""
        return f"{self.committee}-{self.id}"


@dataclass(frozen=True, slots=True)
class Span:
    """Both days included; no last day: still so."""

    valid_from: date
    valid_to: date | None

    def holds_on(self, day: date) -> bool:
        """Whether the day lies within."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True, slots=True)
class PeriodFacts(Span):
    """What a unit is called and can do, for a time."""

    name: str
    kind: str
    hosting_class: HostingClass
    hosting_from: time | None
    hosting_to: time | None


@dataclass(frozen=True, slots=True)
class SiteFacts(Span):
    """Where a unit receives visitors, for a time."""

    town: str
    lat: float | None
    lon: float | None
    seats: int
    step_free: bool
    is_main: bool


@dataclass(frozen=True, slots=True)
class Belonging(Span):
    """A committee whose remit a unit belongs to, for a time."""

    committee_id: int


@dataclass(frozen=True, slots=True)
class UnitFacts:
    """A unit that is open on some day of the window."""

    id: int
    code: str
    opened_on: date
    closed_on: date | None
    periods: Sequence[PeriodFacts]
    sites: Sequence[SiteFacts]
    committees: Sequence[Belonging]
    closures: Sequence[tuple[date, date]]

    def period_on(self, day: date) -> PeriodFacts:
        """What the unit is on the day, or on the nearest day that is known."""
        period = nearest(self.periods, day)
        assert period is not None  # noqa: S101 - a unit is entered with its first period
        return period

    def main_site_on(self, day: date) -> SiteFacts | None:
        """Where the unit receives visitors on a day."""
        sites = [site for site in self.sites if site.holds_on(day)]
        return next((site for site in sites if site.is_main), sites[0] if sites else None)
