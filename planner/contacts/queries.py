"""Reads of contacts: meetings whose day has passed, a meeting's units, a unit's contacts, hosts."""

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Final, NamedTuple

from sqlalchemy import ColumnElement, Integer, and_, bindparam, func, or_, select
from sqlalchemy.orm import aliased, contains_eager

from planner import columns
from planner.access import Scope
from planner.extensions import db
from planner.models.committees import Committee, CommitteePeriod, Membership
from planner.models.meetings import Meeting
from planner.models.rotations import Contact, ContactForm, ContactStatus, RotationVersion
from planner.models.units import Unit, UnitPeriod


class MeetingRow(NamedTuple):
    """A meeting in the list of those to be recorded; `planned` of its units are not yet."""

    id: int
    committee: str
    day: date
    form: ContactForm
    units: int
    planned: int


class Coming(NamedTuple):
    """A unit's part in a meeting, as lists show it."""

    id: int
    meeting_id: int
    day: date
    starts: time
    ends: time
    unit: str
    committee: str
    form: ContactForm
    status: ContactStatus
    host_confirmed_at: datetime | None
    cancelled_because: str
    rotation_id: int | None  # the rotation whose plan gave it


# Contacts as `Coming`, its columns in its order, with the names as they are on the day.
_COMING: Final = (
    select(
        Contact.id,
        Contact.meeting_id,
        Contact.day,
        Meeting.starts,
        Meeting.ends,
        func.coalesce(UnitPeriod.name, Unit.code),
        func.coalesce(CommitteePeriod.name, Committee.code),
        Contact.form,
        Contact.status,
        Contact.host_confirmed_at,
        Contact.cancelled_because,
        RotationVersion.rotation_id,
    )
    .join(Meeting, Contact.meeting_id == Meeting.id)
    .join(Unit, Contact.unit_id == Unit.id)
    .outerjoin(RotationVersion, Contact.rotation_version_id == RotationVersion.id)
    .outerjoin(UnitPeriod, UnitPeriod.named_on(Contact.day))
    .join(Committee, Contact.committee_id == Committee.id)
    .outerjoin(
        CommitteePeriod,
        CommitteePeriod.named_on(Contact.day),
    )
)

_OTHER: Final = aliased(Contact)
LACKS_HOST: Final = and_(
    Contact.status == ContactStatus.CANCELLED,
    Contact.form == ContactForm.HOSTED,
    Contact.cancelled_by == "unit",
    ~select(_OTHER.id)
    .where(_OTHER.meeting_id == Contact.meeting_id, _OTHER.status == ContactStatus.PLANNED)
    .exists(),
)
"""True of a contact its unit has declined, where no other unit hosts the meeting instead."""


class Lost(NamedTuple):
    """A contact that was cancelled, and why."""

    day: date
    because: str


def lost(unit: Unit, *, first: date, last: date) -> list[Lost]:
    """The unit's cancelled contacts of the days that no held one has made good since."""
    made_good = (
        select(_OTHER.id)
        .where(
            _OTHER.unit_id == Contact.unit_id,
            _OTHER.status == ContactStatus.HELD,
            _OTHER.day >= Contact.day,
        )
        .exists()
    )
    found = db.session.execute(
        select(Contact.day, Contact.cancelled_because)
        .where(
            Contact.unit_id == unit.id,
            Contact.status == ContactStatus.CANCELLED,
            Contact.day.between(first, last),
            ~made_good,
        )
        .order_by(Contact.day, Contact.id)
    )
    return [Lost(*row) for row in found]


def number_of_meetings(*, until: date, scope: Scope | None) -> int:
    """How many meetings with contacts there are up to a day."""
    counted = select(func.count(Contact.meeting_id.distinct())).where(*_recordable(until, scope))
    return db.session.scalar(counted) or 0


# Meetings as `MeetingRow`, its columns in its order.
_OPEN_ONES: Final = func.count().filter(Contact.status == ContactStatus.PLANNED)
_MEETINGS: Final = (
    select(
        Meeting.id,
        func.coalesce(func.min(CommitteePeriod.name), func.min(Committee.code)),
        Meeting.day,
        func.min(Contact.form),
        func.count(Contact.id),
        _OPEN_ONES,
    )
    .join(Contact, Contact.meeting_id == Meeting.id)
    .join(Committee, Meeting.committee_id == Committee.id)
    .outerjoin(
        CommitteePeriod,
        CommitteePeriod.named_on(Meeting.day),
    )
    .group_by(Meeting.id, Meeting.day)
    .order_by((_OPEN_ONES == 0), Meeting.day.desc(), Meeting.id)
)


def meetings(
    *, until: date, scope: Scope | None, most: int | None, skip: int = 0
) -> list[MeetingRow]:
    """Meetings with contacts up to a day, those still to be recorded first, then the newest."""
    statement = _MEETINGS.where(*_recordable(until, scope)).limit(most).offset(skip)
    return list(map(MeetingRow._make, columns.read(statement)))


def contacts_of(meeting: Meeting) -> Sequence[tuple[Contact, str]]:
    """A meeting's contacts with the units' names on its day, by code; replaced ones left out."""
    rows = db.session.execute(
        select(Contact, func.coalesce(UnitPeriod.name, Unit.code))
        .join(Unit, Contact.unit_id == Unit.id)
        .outerjoin(UnitPeriod, UnitPeriod.named_on(Contact.day))
        .where(Contact.meeting_id == meeting.id, Contact.status != ContactStatus.REPLACED)
        .options(
            contains_eager(Contact.unit).selectinload(Unit.committees),
            contains_eager(Contact.unit).selectinload(Unit.periods),
        )
        .order_by(Unit.code)
    )
    return [(contact, name) for contact, name in rows]


def of_units(units: frozenset[int], *, first: date, most: int) -> list[Coming]:
    """The contacts of some units from a day on, in order, at most so many."""
    asked = {"units": list(units), "first": first, "most": most}
    return list(map(Coming._make, columns.read(_OF_UNITS, asked)))


_OF_UNITS: Final = (
    _COMING.where(
        Contact.unit_id.in_(bindparam("units", expanding=True)),
        Contact.day >= bindparam("first"),
        Contact.status != ContactStatus.REPLACED,
    )
    .order_by(Contact.day, Contact.id)
    .limit(bindparam("most", type_=Integer()))
)


_HOSTS: Final = (
    _COMING.where(Contact.form == ContactForm.HOSTED, Contact.day >= bindparam("first"))
    .where(or_(Contact.status == ContactStatus.PLANNED, LACKS_HOST))
    .order_by(
        (Contact.status == ContactStatus.CANCELLED).desc(),
        Contact.host_confirmed_at.is_not(None),
        Contact.day,
        Contact.id,
    )
)


def hosts(*, first: date, scope: Scope | None) -> list[Coming]:
    """Who hosts from a day on: first those who declined with nobody in their place, then those
    who have not confirmed, then the others; each by day."""
    statement = _HOSTS
    if scope is not None:
        statement = statement.where(Contact.committee_id.in_(scope.committees))
    return list(map(Coming._make, columns.read(statement, {"first": first})))


def _recordable(until: date, scope: Scope | None) -> list[ColumnElement[bool]]:
    conditions = [
        Contact.meeting_id.is_not(None),
        Contact.day <= until,
        Contact.status != ContactStatus.REPLACED,
    ]
    if scope is not None:
        conditions.append(Contact.committee_id.in_(scope.committees))
    return conditions


def seats(meeting: Meeting) -> int:
    """How many members the meeting's committee has on its day."""
    sitting = select(func.count()).where(
        Membership.committee_id == meeting.committee_id, Membership.on(meeting.day)
    )
    return db.session.scalars(sitting).one()
