"""Reads of contacts: meetings whose day has passed, a meeting's units, a unit's contacts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, or_, select
from sqlalchemy.orm import selectinload

from planner.access import Scope
from planner.extensions import db
from planner.models.committees import Committee, CommitteePeriod
from planner.models.meetings import Meeting
from planner.models.rotations import Contact, ContactForm, ContactStatus
from planner.models.units import Unit, UnitPeriod


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """A meeting in the list of those to be recorded."""

    id: int
    committee_id: int
    committee: str
    day: date
    form: ContactForm
    units: int
    planned: int


def meetings(*, until: date, scope: Scope | None, most: int = 50) -> list[MeetingRow]:
    """Meetings with contacts up to a day, those still to be recorded first, then the newest."""
    open_ones = func.count().filter(Contact.status == ContactStatus.PLANNED)
    statement = (
        select(
            Meeting.id,
            Meeting.committee_id,
            func.coalesce(func.min(CommitteePeriod.name), func.min(Committee.code)),
            Meeting.day,
            func.min(Contact.form),
            func.count(Contact.id),
            open_ones,
        )
        .join(Contact, Contact.meeting_id == Meeting.id)
        .join(Committee, Meeting.committee_id == Committee.id)
        .outerjoin(
            CommitteePeriod,
            (CommitteePeriod.committee_id == Committee.id)
            & (CommitteePeriod.valid_from <= Meeting.day)
            & or_(CommitteePeriod.valid_to.is_(None), CommitteePeriod.valid_to >= Meeting.day),
        )
        .where(Meeting.day <= until, Contact.status != ContactStatus.REPLACED)
        .group_by(Meeting.id, Meeting.committee_id, Meeting.day)
        .order_by((open_ones == 0), Meeting.day.desc(), Meeting.id)
        .limit(most)
    )
    if scope is not None:
        statement = statement.where(Meeting.committee_id.in_(scope.committees))
    return [MeetingRow(*row) for row in db.session.execute(statement)]


def contacts_of(meeting: Meeting) -> Sequence[tuple[Contact, str]]:
    """A meeting's contacts with the units' names on its day, by code; replaced ones left out."""
    rows = db.session.execute(
        select(Contact, func.coalesce(UnitPeriod.name, Unit.code))
        .join(Unit, Contact.unit_id == Unit.id)
        .outerjoin(UnitPeriod, (UnitPeriod.unit_id == Unit.id) & UnitPeriod.on(meeting.day))
        .where(Contact.meeting_id == meeting.id, Contact.status != ContactStatus.REPLACED)
        .order_by(Unit.code)
    )
    return [(contact, name) for contact, name in rows]


def of_units(units: frozenset[int], *, first: date) -> Sequence[Contact]:
    """The contacts of some units from a day on, in order, with meeting and committee."""
    return db.session.scalars(
        select(Contact)
        .where(
            Contact.unit_id.in_(units),
            Contact.day >= first,
            Contact.status != ContactStatus.REPLACED,
        )
        .options(
            selectinload(Contact.meeting),
            selectinload(Contact.committee).selectinload(Committee.periods),
            selectinload(Contact.unit).selectinload(Unit.periods),
        )
        .order_by(Contact.day, Contact.id)
    ).all()


def planned_hosts(*, first: date, scope: Scope | None) -> Sequence[Contact]:
    """Hosted contacts still planned from a day on, those not confirmed first."""
    statement = (
        select(Contact)
        .where(
            Contact.status == ContactStatus.PLANNED,
            Contact.form == ContactForm.HOSTED,
            Contact.day >= first,
        )
        .options(
            selectinload(Contact.unit).selectinload(Unit.periods),
            selectinload(Contact.committee).selectinload(Committee.periods),
        )
        .order_by(Contact.host_confirmed_at.is_not(None), Contact.day, Contact.id)
    )
    if scope is not None:
        statement = statement.where(Contact.committee_id.in_(scope.committees))
    return db.session.scalars(statement).all()
