"""Making a calendar's meetings those of a plan."""

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import delete, select

from planner import trail
from planner.extensions import db
from planner.meetings import mapping
from planner.models.accounts import User
from planner.models.committees import Committee
from planner.models.meetings import Meeting, MeetingCalendar, MeetingPurpose
from planner.models.rotations import Lock


def take_over(
    calendar: MeetingCalendar, plan: Mapping[str, Any], *, user: User | None, at: datetime
) -> None:
    """Make the calendar's meetings those of a `calendar-plan/1`.

    Meetings put by hand keep their day, hour and place; locks on meetings that go, go too.
    """
    committees = {committee.code: committee for committee in db.session.scalars(select(Committee))}
    left = {_key(meeting): meeting for meeting in mapping.ordinary_meetings(calendar)}
    for planned in plan["meetings"]:
        key = planned["body"], planned["purpose"], planned["cycle"]
        meeting = left.pop(key, None)
        if meeting is None:
            meeting = _new_meeting(calendar, committees[planned["body"]], planned)
        if not meeting.is_fixed:
            _place(meeting, planned, at=at)
    gone = [meeting.id for meeting in left.values()]
    db.session.execute(delete(Lock).where(Lock.meeting_id.in_(gone)))
    for meeting in left.values():
        db.session.delete(meeting)
    trail.record("plan", calendar, user=user, at=at, after={"meetings": len(plan["meetings"])})


def _key(meeting: Meeting) -> tuple[str, str, int | None]:
    return meeting.committee.code, meeting.purpose.value, meeting.cycle


def _new_meeting(
    calendar: MeetingCalendar, committee: Committee, planned: Mapping[str, Any]
) -> Meeting:
    pattern = mapping.pattern_of(committee, date(calendar.year, 1, 1), date(calendar.year, 12, 31))
    meeting = Meeting(
        calendar=calendar,
        committee=committee,
        purpose=MeetingPurpose(planned["purpose"]),
        cycle=planned["cycle"],
        people=pattern.people,
        step_free=pattern.step_free,
        town_hall=planned["town_hall"],
    )
    db.session.add(meeting)
    return meeting


def _place(meeting: Meeting, planned: Mapping[str, Any], *, at: datetime) -> None:
    meeting.day = date.fromisoformat(planned["date"])
    meeting.starts = time.fromisoformat(planned["start"])
    meeting.ends = time.fromisoformat(planned["end"])
    meeting.agenda_deadline = date.fromisoformat(planned["agenda_deadline"])
    meeting.town_hall = planned["town_hall"]
    meeting.moved_because = planned["moved_because"] or {}
    meeting.changed_at = at
