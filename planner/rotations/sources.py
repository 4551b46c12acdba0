"""What a rotation is stated from, as the database has it: rows that can be compared with others.

The workbench asks at every look whether its plan still fits the register, the calendar and the
locks. What is made of the rows is remembered by the rows themselves, and by the mark
of their state (`revision`) for as long as nothing has been written.
"""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Any, Final

from sqlalchemy import Date, and_, bindparam, or_, select

from planner import columns
from planner.contacts import counting
from planner.extensions import db
from planner.models.committees import Committee
from planner.models.meetings import Meeting, MeetingStatus
from planner.models.rotations import Contact, ContactStatus, Lock, Rotation
from planner.models.units import Site, Unit, UnitClosure, UnitCommittee, UnitPeriod
from planner.rotations.facts import Belonging, MeetingFacts, PeriodFacts, SiteFacts, Span

Row = tuple[Any, ...]
Rows = tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class UnitRows:
    """The units open on some of the days, and what hangs on any unit, its id first.

    Which of it hangs on those units, and in which order, is seen where it is remembered.
    """

    units: Rows
    periods: Rows
    sites: Rows
    committees: Rows
    closures: Rows


@dataclass(frozen=True, slots=True)
class Setup:
    """What the rotation itself says, with the first day that is still open."""

    rotation_id: int
    first: date
    window_end: date
    term: tuple[date, date]
    guarantee_months: int
    min_days_between_contacts: int
    town_hall_months: tuple[tuple[int, tuple[int, ...]], ...]  # by committee id


@dataclass(frozen=True, slots=True)
class Sources:
    """Everything a rotation's problem says, and nothing else."""

    setup: Setup
    meetings: Rows
    units: UnitRows
    past: Rows  # contacts that count, and cancelled ones: unit id, day, form, whether cancelled
    told: Rows  # contacts planned or cancelled: meeting id, unit id, unit code, status, day
    locks: Rows  # meeting id, unit id, unit code, day


def setup(rotation: Rotation, *, first: date) -> Setup:
    """The rotation's own part in its sources, from a day on."""
    term = rotation.council_term
    return Setup(
        rotation_id=rotation.id,
        first=first,
        window_end=rotation.window_end,
        term=(term.first_day, term.last_day),
        guarantee_months=rotation.guarantee_months,
        min_days_between_contacts=rotation.min_days_between_contacts,
        town_hall_months=town_hall_months(rotation),
    )


def read(said: Setup) -> Sources:
    """The sources of a rotation set up so. `rotations.revision` names the tables it reads."""
    committees = [committee_id for committee_id, _months in said.town_hall_months]
    window = {"first": said.first, "last": said.window_end}
    of = {"rotation": said.rotation_id, "committees": committees, **window}
    return Sources(
        setup=said,
        meetings=columns.plain(_MEETINGS, of),
        units=UnitRows(*(columns.plain(query, window) for query in _UNITS)),
        past=columns.plain(_PAST, window),
        told=columns.plain(_TOLD, of),
        locks=columns.plain(_LOCKS, of),
    )


def meetings(rotation: Rotation, *, first: date) -> Rows:
    """The meetings planned by the rotation's committees from a day to the window's last."""
    window = {"first": first, "last": rotation.window_end}
    return columns.plain(_MEETINGS, {"committees": _committees(rotation), **window})


def town_hall_months(rotation: Rotation) -> tuple[tuple[int, tuple[int, ...]], ...]:
    """The months each committee stays at the town hall, by its id."""
    return tuple((part.committee_id, tuple(part.town_hall_months)) for part in rotation.committees)


def is_held(said: Setup) -> bool:
    """Whether one of its committees' meetings on the first day is recorded as held already."""
    committees = [committee_id for committee_id, _months in said.town_hall_months]
    asked = {"committees": committees, "day": said.first}
    return db.session.scalar(_HELD_ON, asked) is not None


def _committees(rotation: Rotation) -> list[int]:
    return [part.committee_id for part in rotation.committees]


# The statements are put together once, for that costs as much as sending them.
_FIRST: Final[Any] = bindparam("first", type_=Date())
_LAST: Final[Any] = bindparam("last", type_=Date())
_COMMITTEES: Final[Any] = bindparam("committees", expanding=True)


def _of_units(fact: type[Span], of: type[UnitPeriod | Site | UnitCommittee]) -> Any:
    own = [getattr(of, field.name) for field in fields(fact)]
    return select(of.unit_id, *own).order_by(of.id)


_UNITS: Final[Sequence[Any]] = (
    select(Unit.id, Unit.code, Unit.opened_on, Unit.closed_on)
    .where(Unit.opened_on <= _LAST, or_(Unit.closed_on.is_(None), Unit.closed_on >= _FIRST))
    .order_by(Unit.code),
    _of_units(PeriodFacts, UnitPeriod),
    _of_units(SiteFacts, Site),
    _of_units(Belonging, UnitCommittee),
    select(UnitClosure.unit_id, UnitClosure.first_day, UnitClosure.last_day).order_by(
        UnitClosure.id
    ),
)
_MEETINGS = (
    select(
        *(
            Committee.code if field.name == "committee" else getattr(Meeting, field.name)
            for field in fields(MeetingFacts)
        )
    )
    .join(Meeting.committee)
    .where(
        Meeting.committee_id.in_(_COMMITTEES),
        Meeting.day.between(_FIRST, _LAST),
        Meeting.status == MeetingStatus.PLANNED,
    )
    .order_by(Meeting.day, Meeting.starts, Meeting.id)
)
_IS_CANCELLED = Contact.status == ContactStatus.CANCELLED
_PAST = (
    select(Contact.unit_id, Contact.day, Contact.form, _IS_CANCELLED)
    .where(or_(_IS_CANCELLED, and_(counting.counts(), Contact.day < _FIRST)))
    .order_by(Contact.day, Contact.id)
)
_HELD_ON = (
    select(Contact.id)
    .where(
        Contact.day == bindparam("day", type_=Date()),
        Contact.status == ContactStatus.HELD,
        Contact.committee_id.in_(_COMMITTEES),
    )
    .limit(1)
)
_TOLD = (
    select(Contact.meeting_id, Contact.unit_id, Unit.code, Contact.status, Contact.day)
    .join(Contact.unit)
    .join(Contact.meeting)
    .where(
        Meeting.committee_id.in_(_COMMITTEES),
        Meeting.day.between(_FIRST, _LAST),
        Contact.status.in_((ContactStatus.PLANNED, ContactStatus.CANCELLED)),
    )
    .order_by(Contact.day, Contact.id)
)
_LOCKS = (
    select(Lock.meeting_id, Lock.unit_id, Unit.code, Meeting.day)
    .join(Unit, Lock.unit_id == Unit.id)
    .join(Meeting, Lock.meeting_id == Meeting.id)
    .where(Lock.rotation_id == bindparam("rotation"))
    .order_by(Meeting.day, Unit.code)
)
