"""Writes about contacts: the host confirms, the secretary records what came of the day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select

from planner import trail, versions
from planner.contacts import queries
from planner.extensions import db
from planner.models.accounts import User
from planner.models.meetings import Meeting
from planner.models.rotations import Contact, ContactStatus

BY_COMMITTEE, BY_UNIT = "committee", "unit"


class NotYet(Exception):
    """The day has not come, so nobody can say the meeting was held."""


class TooMany(Exception):
    """More politicians than the committee has members on the day; carries how many those are."""

    def __init__(self, seats: int) -> None:
        super().__init__(f"the committee has {seats} members")
        self.seats = seats


class NotPlanned(Exception):
    """The contact is no longer planned, or its day is over."""


@dataclass(frozen=True, slots=True)
class Attendance:
    """What came of one unit's contact, `seen` at that version of it.

    `cancelled_by` is empty when it was held, and so is `cancelled_because`.
    """

    contact: Contact
    seen: int
    leader_present: bool = False
    staff_present: bool = False
    cancelled_by: str = ""
    cancelled_because: str = ""


def record(
    attendances: Sequence[Attendance], politicians: int, *, today: date, user: User, at: datetime
) -> None:
    """Note one meeting as held with `politicians` present, unit by unit, or as cancelled.

    Raises TooMany for more politicians than the committee has members, NotYet for a contact noted
    as held before its day, and `versions.Overtaken` when somebody else recorded one meanwhile. What
    is recorded can be corrected.
    """
    for meeting in {one for each in attendances if (one := each.contact.meeting)}:
        _ensure_seats(meeting, politicians)
    for attendance in attendances:
        contact = attendance.contact
        if not attendance.cancelled_by and contact.day > today:
            raise NotYet
        versions.claim(contact, seen=attendance.seen)
        if attendance.cancelled_by:
            _cancel(
                contact,
                attendance.cancelled_because,
                by=attendance.cancelled_by,
                user=user,
                at=at,
            )
        else:
            _hold(attendance, politicians, user=user, at=at)


def confirm(contact: Contact, *, today: date, user: User, at: datetime) -> None:
    """The unit says it will receive the committee. Raises NotPlanned."""
    _ensure_ahead(contact, today)
    contact.host_confirmed_at = at
    trail.record("confirm", contact, user=user, at=at)


def decline(contact: Contact, because: str, *, today: date, user: User, at: datetime) -> None:
    """The unit cannot receive the committee; it has still to be met. Raises NotPlanned."""
    _ensure_ahead(contact, today)
    _cancel(contact, because, by=BY_UNIT, user=user, at=at)


def cancel_with(meeting: Meeting, because: str, *, user: User, at: datetime) -> list[Contact]:
    """Cancel what a cancelled meeting was to give its units; the contacts lost."""
    lost = _planned_at(meeting)
    for contact in lost:
        _cancel(contact, because, by=BY_COMMITTEE, user=user, at=at)
    return lost


def follow(meeting: Meeting, *, user: User, at: datetime) -> list[Contact]:
    """Let the planned contacts follow a moved meeting; hosts are asked anew for another day."""
    moved = [contact for contact in _planned_at(meeting) if contact.day != meeting.day]
    for contact in moved:
        contact.day, contact.host_confirmed_at, contact.changed_at = meeting.day, None, at
        trail.record("move", contact, user=user, at=at)
    return moved


def _planned_at(meeting: Meeting) -> list[Contact]:
    return list(
        db.session.scalars(
            select(Contact)
            .where(Contact.meeting_id == meeting.id, Contact.status == ContactStatus.PLANNED)
            .order_by(Contact.id)
        )
    )


def _ensure_seats(meeting: Meeting, politicians: int) -> None:
    """A substitute sits for a member, so the number holds for them too."""
    seats = queries.seats(meeting)
    if seats and politicians > seats:
        raise TooMany(seats)


def _ensure_ahead(contact: Contact, today: date) -> None:
    if contact.status is not ContactStatus.PLANNED or contact.day < today:
        raise NotPlanned


def _hold(attendance: Attendance, politicians: int, *, user: User, at: datetime) -> None:
    contact = attendance.contact
    if contact.status is ContactStatus.CANCELLED:
        contact.sequence += 1  # calendars have shown it as cancelled
    contact.status = ContactStatus.HELD
    contact.leader_present = attendance.leader_present
    contact.staff_present = attendance.staff_present
    contact.politicians = politicians
    contact.cancelled_because = contact.cancelled_by = ""
    contact.changed_at = at
    trail.record("hold", contact, user=user, at=at)


def _cancel(contact: Contact, because: str, *, by: str, user: User, at: datetime) -> None:
    if contact.status is not ContactStatus.CANCELLED:
        contact.sequence += 1
    contact.status = ContactStatus.CANCELLED
    contact.cancelled_because = because
    contact.cancelled_by = by
    contact.leader_present = contact.staff_present = False
    contact.politicians = 0
    contact.changed_at = at
    trail.record("cancel", contact, user=user, at=at)
