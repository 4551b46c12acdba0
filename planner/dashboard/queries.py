"""What waits for a person, and what comes next for their committees and units."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from sqlalchemy import func, select
from sqlalchemy.orm import selectinload

from planner import access
from planner.access import Permission, Scope
from planner.agreements import tasks as agreements
from planner.contacts import queries as contact_queries
from planner.contacts.queries import Coming
from planner.dashboard import first_steps, next_year
from planner.discussions import tasks as discussions
from planner.extensions import db
from planner.kodeks import tasks as kodeks
from planner.meetings import queries as calendar_queries
from planner.models.accounts import User
from planner.models.committees import Membership
from planner.models.meetings import CalendarStatus, MeetingCalendar
from planner.models.municipality import Municipality
from planner.models.rotations import (
    Contact,
    ContactForm,
    ContactStatus,
    Rotation,
    RotationCommittee,
    RotationVersion,
)
from planner.models.units import Unit, UnitCommittee, UnitPeriod
from planner.register import obstacles
from planner.reviews import tasks as reviews
from planner.web.waiting import Waiting

COMING_DAYS = 60
MOST_COMING = 12
MOST_EXPLAINED = 3


def waiting(user: User, *, today: date) -> list[Waiting]:
    """What waits for the account, the most pressing first."""
    return [
        *first_steps.missing(user),
        *kodeks.waiting(user, today=today),
        *reviews.waiting(user, today=today),
        *agreements.waiting(user, today=today),
        *_to_record(user, today),
        *discussions.waiting(user, today=today),
        *_obstructed(user, today),
        *_declined(user, today),
        *_unconfirmed(user, today),
        *_calendars(user),
        *_drafts(user),
        *next_year.unplanned(user, today=today),
    ]


def own_committees(user: User, *, today: date) -> frozenset[int]:
    """The committees a person's roles name or their memberships place them in."""
    named = access.assignment_scope(user.roles).committees
    if user.person_id is None:
        return named
    seats = db.session.scalars(
        select(Membership.committee_id).where(
            Membership.person_id == user.person_id, Membership.on(today)
        )
    )
    return named | frozenset(seats)


def own_units(user: User, *, today: date) -> frozenset[int]:
    """The units a person leads, or those under the centres they head."""
    scope = access.assignment_scope(user.roles)
    if not scope.centres:
        return scope.units
    under = db.session.scalars(
        select(UnitPeriod.unit_id).where(
            UnitPeriod.centre_id.in_(scope.centres), UnitPeriod.on(today)
        )
    )
    return scope.units | frozenset(under)


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
    return [Explained(*row) for row in db.session.execute(statement)]


def last_contact(units: frozenset[int], *, today: date) -> date | None:
    """When a committee last met one of the units."""
    return db.session.scalar(
        select(func.max(Contact.day)).where(
            Contact.unit_id.in_(units), Contact.status == ContactStatus.HELD, Contact.day <= today
        )
    )


def _own(user: User, permission: Permission) -> Scope | None:
    return access.own_scope(user, permission)


def _to_record(user: User, today: date) -> Iterator[Waiting]:
    if not access.may(user, Permission.RECORD_CONTACT):
        return
    statement = select(func.count(Contact.meeting_id.distinct()), func.min(Contact.day)).where(
        Contact.status == ContactStatus.PLANNED, Contact.day < today
    )
    scope = _own(user, Permission.RECORD_CONTACT)
    if scope is not None:
        statement = statement.where(Contact.committee_id.in_(scope.committees))
    number, _first = db.session.execute(statement).one()
    if number:
        yield Waiting(
            ngettext(
                "%(num)s meeting has been and is not recorded",
                "%(num)s meetings have been and are not recorded",
                number,
            ),
            url_for("contacts.index"),
            badge="warn",
        )


def _obstructed(user: User, today: date) -> Iterator[Waiting]:
    if not access.may(user, Permission.RECORD_CONTACT):
        return
    scope = _own(user, Permission.RECORD_CONTACT)
    number = len(obstacles.obstructed(first=today, scope=scope))
    if number:
        yield Waiting(
            ngettext(
                "%(num)s planned visit cannot be held as planned: the register has changed",
                "%(num)s planned visits cannot be held as planned: the register has changed",
                number,
            ),
            url_for("contacts.hosts"),
            badge="bad",
        )


def _declined(user: User, today: date) -> Iterator[Waiting]:
    if not access.may(user, Permission.RECORD_CONTACT):
        return
    statement = select(func.count()).where(contact_queries.LACKS_HOST, Contact.day >= today)
    scope = _own(user, Permission.RECORD_CONTACT)
    if scope is not None:
        statement = statement.where(Contact.committee_id.in_(scope.committees))
    number = db.session.scalar(statement)
    if number:
        yield Waiting(
            ngettext(
                "%(num)s meeting has lost its host",
                "%(num)s meetings have lost their hosts",
                number,
            ),
            url_for("contacts.hosts"),
            badge="bad",
        )


def _unconfirmed(user: User, today: date) -> Iterator[Waiting]:
    if not access.may(user, Permission.RECORD_CONTACT):
        return
    weeks = db.session.scalar(select(Municipality.first_reminder_weeks)) or 0
    statement = select(func.count()).where(
        Contact.status == ContactStatus.PLANNED,
        Contact.form == ContactForm.HOSTED,
        Contact.host_confirmed_at.is_(None),
        Contact.day.between(today, today + timedelta(weeks=weeks)),
    )
    scope = _own(user, Permission.RECORD_CONTACT)
    if scope is not None:
        statement = statement.where(Contact.committee_id.in_(scope.committees))
    number = db.session.scalar(statement)
    if number:
        yield Waiting(
            ngettext(
                "%(num)s host has not confirmed a meeting within %(weeks)s weeks",
                "%(num)s hosts have not confirmed a meeting within %(weeks)s weeks",
                number,
                weeks=weeks,
            ),
            url_for("contacts.hosts"),
            badge="warn",
        )


def _calendars(user: User) -> Iterator[Waiting]:
    if not access.may(user, Permission.DECIDE_CALENDAR):
        return
    texts = {
        CalendarStatus.DRAFT: _("is a draft"),
        CalendarStatus.FRAMEWORK_PROPOSED: _("waits for the council"),
        CalendarStatus.ADOPTED: _("waits for the committees' own decisions"),
        CalendarStatus.DECIDED: _("can be published"),
    }
    rows = db.session.execute(
        select(MeetingCalendar.year, MeetingCalendar.status)
        .where(MeetingCalendar.status != CalendarStatus.PUBLISHED)
        .order_by(MeetingCalendar.year)
    )
    for year, status in rows:
        yield Waiting(
            _("The calendar of %(year)s %(state)s", year=year, state=texts[status]),
            url_for("meetings.year", year=year),
        )


def _drafts(user: User) -> Iterator[Waiting]:
    if not access.may(user, Permission.PUBLISH_ROTATION):
        return
    own = _own(user, Permission.PUBLISH_ROTATION)
    rows = db.session.scalars(
        select(Rotation)
        .where(~Rotation.versions.any())
        .options(selectinload(Rotation.committees))
        .order_by(Rotation.window_start, Rotation.id)
    )
    for rotation in rows:
        if own is None or own.committees & {part.committee_id for part in rotation.committees}:
            yield Waiting(
                _("%(name)s is not published", name=rotation.name),
                url_for("rotations.show", rotation_id=rotation.id),
            )
