"""The steps a calendar has taken, and who has one to take still."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import selectinload

from planner import columns
from planner.extensions import db
from planner.meetings import workflow
from planner.meetings.workflow import Action
from planner.models.accounts import User
from planner.models.committees import Committee
from planner.models.meetings import (
    CalendarStep,
    Meeting,
    MeetingCalendar,
    MeetingPurpose,
    MeetingStatus,
)


@dataclass(frozen=True, slots=True)
class Taken:
    """A step that was taken: who decided it when, by which item, and who noted it here."""

    action: str
    committee: str  # the code of the body that decided for itself, or nothing
    decided_by: str
    decided_on: date
    item: str
    note: str
    recorded_by: str
    at: datetime


_TAKEN: Final = (
    select(
        CalendarStep.action,
        func.coalesce(Committee.code, ""),
        CalendarStep.decided_by,
        CalendarStep.decided_on,
        CalendarStep.item,
        CalendarStep.note,
        User.name,
        CalendarStep.at,
    )
    .join(User, CalendarStep.user_id == User.id)
    .outerjoin(Committee, CalendarStep.committee_id == Committee.id)
    .where(CalendarStep.calendar_id == bindparam("calendar"))
    .order_by(CalendarStep.id)
)


def taken(calendar: MeetingCalendar) -> list[Taken]:
    """The calendar's steps in their order."""
    rows = columns.read(_TAKEN, {"calendar": calendar.id})
    return [Taken(*row) for row in rows]


_DECIDED: Final = select(CalendarStep.committee_id).where(
    CalendarStep.calendar_id == bindparam("calendar"),
    CalendarStep.action == Action.DECIDE.value,
    CalendarStep.committee_id.is_not(None),
)
_MEETING: Final = select(Meeting.committee_id).where(
    Meeting.calendar_id == bindparam("calendar"),
    Meeting.purpose != MeetingPurpose.DIALOGUE,
    Meeting.status == MeetingStatus.PLANNED,
)
_UNDECIDED: Final = (
    select(Committee)
    .where(
        Committee.id.in_(_MEETING),
        Committee.id.not_in(_DECIDED),
        Committee.kind.in_(workflow.DECIDING_KINDS),
    )
    .options(selectinload(Committee.periods))
    .order_by(Committee.code)
)


def undecided(calendar: MeetingCalendar) -> Sequence[Committee]:
    """The bodies with meetings that have not yet decided them, by code, with their names."""
    return db.session.scalars(_UNDECIDED, {"calendar": calendar.id}).all()
