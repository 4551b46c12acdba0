"""Units and meetings as a rotation sees them: columns, since a workbench asks for all of them."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date, time
from typing import TypeVar

from sqlalchemy import ColumnElement, and_, or_, select

from planner.extensions import db
from planner.models.base import nearest
from planner.models.committees import Committee
from planner.models.meetings import Meeting, MeetingPurpose, MeetingStatus
from planner.models.rotations import Rotation
from planner.models.units import HostingClass, Site, Unit, UnitClosure, UnitCommittee, UnitPeriod


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


Fact = TypeVar("Fact", bound=Span)


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


def planned_meetings(rotation: Rotation, *, first: date) -> list[MeetingFacts]:
    """Those of the rotation's committees from a day to the window's last, in order."""
    rows = db.session.execute(
        select(
            *(Meeting.id, Meeting.committee_id, Committee.code),
            *(Meeting.purpose, Meeting.cycle, Meeting.rotation_id),
            *(Meeting.day, Meeting.starts, Meeting.ends),
            *(Meeting.seats, Meeting.people, Meeting.step_free),
        )
        .join(Meeting.committee)
        .where(
            Meeting.committee_id.in_([part.committee_id for part in rotation.committees]),
            Meeting.day.between(first, rotation.window_end),
            Meeting.status == MeetingStatus.PLANNED,
        )
        .order_by(Meeting.day, Meeting.starts, Meeting.id)
    )
    return [MeetingFacts(*tuple(row)) for row in rows]


def open_units(*, first: date, last: date) -> list[UnitFacts]:
    """The units that have a committee and are open on some of the days, by code."""
    is_open = and_(
        Unit.opened_on <= last,
        or_(Unit.closed_on.is_(None), Unit.closed_on >= first),
        Unit.committees.any(),
    )
    periods = _by_unit(PeriodFacts, UnitPeriod, is_open)
    sites = _by_unit(SiteFacts, Site, is_open)
    committees = _by_unit(Belonging, UnitCommittee, is_open)
    closures = _closures(is_open)
    units = select(Unit.id, Unit.code, Unit.opened_on, Unit.closed_on).where(is_open)
    return [
        UnitFacts(
            *(id_, code, opened_on, closed_on),
            *(periods[id_], sites[id_], committees[id_], closures[id_]),
        )
        for id_, code, opened_on, closed_on in db.session.execute(units.order_by(Unit.code))
    ]


def _by_unit(
    fact: type[Fact], of: type[UnitPeriod | Site | UnitCommittee], is_open: ColumnElement[bool]
) -> Mapping[int, Sequence[Fact]]:
    """The facts of these units by the unit's id, in the order of their first days."""
    columns = [getattr(of, field.name) for field in fields(fact)]
    rows = db.session.execute(
        select(of.unit_id, *columns).join(of.unit).where(is_open).order_by(of.valid_from, of.id)
    )
    found: dict[int, list[Fact]] = defaultdict(list)
    for unit_id, *row in rows:
        found[unit_id].append(fact(*row))
    return found


def _closures(is_open: ColumnElement[bool]) -> Mapping[int, Sequence[tuple[date, date]]]:
    rows = db.session.execute(
        select(UnitClosure.unit_id, UnitClosure.first_day, UnitClosure.last_day)
        .join(UnitClosure.unit)
        .where(is_open)
        .order_by(UnitClosure.first_day, UnitClosure.id)
    )
    found: dict[int, list[tuple[date, date]]] = defaultdict(list)
    for unit_id, first, last in rows:
        found[unit_id].append((first, last))
    return found
