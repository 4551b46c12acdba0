"""Writes about contacts: the host confirms, the secretary records what came of the day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from planner.audit import trail
from planner.models.accounts import User
from planner.models.rotations import Contact, ContactStatus


class NotYet(Exception):
    """The day has not come, so nobody can say the meeting was held."""


class NotPlanned(Exception):
    """The contact is no longer planned."""


@dataclass(frozen=True, slots=True)
class Attendance:
    """What came of one unit's contact; `cancelled_because` is empty when it was held."""

    contact: Contact
    leader_present: bool
    staff_present: bool
    cancelled_because: str = ""
    cancelled_by: str = ""


def record(
    attendances: Sequence[Attendance], politicians: int, *, today: date, user: User, at: datetime
) -> None:
    """Note a meeting as held with `politicians` present, unit by unit, or as cancelled.

    Raises NotYet for a contact noted as held before its day. What is recorded can be corrected.
    """
    for attendance in attendances:
        if attendance.cancelled_because:
            _cancel(attendance, user=user, at=at)
        else:
            _hold(attendance, politicians, today=today, user=user, at=at)


def confirm(contact: Contact, *, user: User, at: datetime) -> None:
    """The unit says it will receive the committee. Raises NotPlanned."""
    if contact.status is not ContactStatus.PLANNED:
        raise NotPlanned
    contact.host_confirmed_at = at
    trail.record("confirm", contact, user=user, at=at)


def decline(contact: Contact, because: str, *, user: User, at: datetime) -> None:
    """The unit cannot receive the committee; it comes first in the next plan. Raises NotPlanned."""
    if contact.status is not ContactStatus.PLANNED:
        raise NotPlanned
    _cancel(
        Attendance(contact, False, False, cancelled_because=because, cancelled_by="unit"),
        user=user,
        at=at,
    )


def _hold(
    attendance: Attendance, politicians: int, *, today: date, user: User, at: datetime
) -> None:
    contact = attendance.contact
    if contact.day > today:
        raise NotYet
    contact.status = ContactStatus.HELD
    contact.leader_present = attendance.leader_present
    contact.staff_present = attendance.staff_present
    contact.politicians = politicians
    contact.cancelled_because = contact.cancelled_by = ""
    contact.changed_at = at
    trail.record("hold", contact, user=user, at=at)


def _cancel(attendance: Attendance, *, user: User, at: datetime) -> None:
    contact = attendance.contact
    contact.status = ContactStatus.CANCELLED
    contact.cancelled_because = attendance.cancelled_because
    contact.cancelled_by = attendance.cancelled_by
    contact.leader_present = contact.staff_present = False
    contact.politicians = 0
    contact.sequence += 1
    contact.changed_at = at
    trail.record("cancel", contact, user=user, at=at)
