"""What the calendar's pages share: the blueprint, and finding the row an address names."""

from flask import Blueprint, abort

from planner import scopes
from planner.access import Permission
from planner.extensions import db
from planner.meetings import queries
from planner.models.meetings import Meeting, MeetingCalendar
from planner.web import guard

blueprint = Blueprint("meetings", __name__, url_prefix="/calendar")


def find_calendar(year: int) -> MeetingCalendar:
    """The year's calendar as the signed-in account may see it, else 404."""
    return queries.calendar_of(year, guard.signed_in()) or abort(404)


def find_meeting(year: int, meeting_id: int) -> Meeting:
    """A meeting of the year's calendar, else 404."""
    calendar = find_calendar(year)
    meeting = db.session.get(Meeting, meeting_id)
    if meeting is None or meeting.calendar_id != calendar.id or meeting.is_draft:
        abort(404)
    return meeting


def ensure_may_decide(meeting: Meeting) -> None:
    """Refuse those who do not decide for the meeting's committee."""
    guard.ensure(Permission.DECIDE_CALENDAR, scopes.of_meeting(meeting), what=meeting)
