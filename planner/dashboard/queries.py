"""What waits for a person, and what comes next for their committees and units."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from sqlalchemy import Date, bindparam, func, select

from planner import access, columns
from planner.agreements import tasks as agreements
from planner.contacts import queries as contact_queries
from planner.contacts import tasks as contacts
from planner.contacts.queries import Coming
from planner.dashboard import first_steps, next_year
from planner.discussions import tasks as discussions
from planner.kodeks import tasks as kodeks
from planner.meetings import queries as calendar_queries
from planner.meetings import tasks as meetings
from planner.models.accounts import User
from planner.models.committees import Membership
from planner.models.rotations import (
    Contact,
    ContactStatus,
    Rotation,
    RotationCommittee,
    RotationVersion,
)
from planner.models.units import Unit, UnitCommittee, UnitPeriod
from planner.reviews import tasks as reviews
from planner.rotations import tasks as rotations
from planner.web.waiting import Waiting

COMING_DAYS = 60
MOST_COMING = 12
MOST_EXPLAINED = 3


def waiting(user: User, *, today: date) -> list[Waiting]:
    """What waits for the account, the most pressing first."""
    return [
        *first_steps.missing(user, today=today),
        *kodeks.waiting(user, today=today),
        *reviews.waiting(user, today=today),
        *agreements.waiting(user, today=today),
        *contacts.to_record(user, today=today),
        *discussions.waiting(user, today=today),
        *contacts.without_host(user, today=today),
        *meetings.waiting(user, today=today),
        *rotations.waiting(user),
        *next_year.unplanned(user, today=today),
    ]


def own_committees(user: User, *, today: date) -> frozenset[int]:
    """The committees a person's roles name or their memberships place them in."""
    named = access.assignment_scope(user.roles).committees
    if user.person_id is None:
        return named
    seats = columns.read(_SEATS, {"person": user.person_id, "on": today})
    return named | {committee_id for (committee_id,) in seats}


def own_units(user: User, *, today: date) -> frozenset[int]:
    """The units a person leads, or those under the centres they head."""
    scope = access.assignment_scope(user.roles)
    if not scope.centres:
        return scope.units
    under = columns.read(_UNDER, {"centres": list(scope.centres), "on": today})
    return scope.units | {unit_id for (unit_id,) in under}


# Put together once, for that costs as much as sending them.
_ON: Final[Any] = bindparam("on", type_=Date())
_SEATS: Final = select(Membership.committee_id).where(
    Membership.person_id == bindparam("person"), Membership.on(_ON)
)
_UNDER: Final = select(UnitPeriod.unit_id).where(
    UnitPeriod.centre_id.in_(bindparam("centres", expanding=True)), UnitPeriod.on(_ON)
)
_LAST: Final = select(func.max(Contact.day)).where(
    Contact.unit_id.in_(bindparam("units", expanding=True)),
    Contact.status == ContactStatus.HELD,
    Contact.day <= _ON,
)


def coming_meetings(user: User, *, today: date) -> list[calendar_queries.Entry]:
    """The next meetings of the person's committees; of all bodies for those without one."""
    last = today + timedelta(days=COMING_DAYS)
    own = own_committees(user, today=today)
    return calendar_queries.entries(
        first=today, last=last, user=user, committees=own, most=MOST_COMING
    )


def coming_contacts(units: frozenset[int], *, today: date) -> list[Coming]:
    """The next visits and dialogue meetings of a person's units."""
    return contact_queries.of_units(units, first=today, most=MOST_COMING) if units else []


@dataclass(frozen=True, slots=True)
class Explained:
    """A published plan that says why about one of the person's units."""

    rotation_id: int
    number: int
    rotation: str
    code: str
    unit: str


def explained(units: frozenset[int], *, today: date) -> list[Explained]:
    """The newest versions of the plans that are not over, for each of a few units they are about.

    Whoever has many units finds them in the plan itself.
    """
    if not units or len(units) > MOST_EXPLAINED:
        return []
    statement = (
        select(
            Rotation.id,
            func.max(RotationVersion.number),
            Rotation.name,
            Unit.code,
            func.coalesce(func.max(UnitPeriod.name), Unit.code),
        )
        .join(RotationVersion, RotationVersion.rotation_id == Rotation.id)
        .join(RotationCommittee, RotationCommittee.rotation_id == Rotation.id)
        .join(UnitCommittee, UnitCommittee.committee_id == RotationCommittee.committee_id)
        .join(Unit, UnitCommittee.unit_id == Unit.id)
        .outerjoin(UnitPeriod, UnitPeriod.named_on(today))
        .where(Unit.id.in_(units), Rotation.window_end >= today)
        .group_by(Rotation.id, Rotation.name, Rotation.window_start, Unit.code)
        .order_by(Rotation.window_start, Rotation.id, Unit.code)
    )
    return [Explained(*row) for row in columns.read(statement)]


def last_contact(units: frozenset[int], *, today: date) -> date | None:
    """When a committee last met one of the units."""
    [(day,)] = columns.read(_LAST, {"units": list(units), "on": today})
    return day
