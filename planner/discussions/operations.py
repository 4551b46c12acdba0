"""Writes of the discussions: spread them, place or move one subject, note what was agreed."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from flask_babel import lazy_gettext as _
from sqlalchemy import select

from agreements.kodeks import discussion as domain
from agreements.kodeks.norms import NORMS
from agreements.kodeks.themes import THEMES
from planner import trail, versions
from planner.discussions import queries
from planner.discussions.subjects import SUBJECTS, forum_of
from planner.extensions import db
from planner.models.accounts import User
from planner.models.discussions import Discussion
from planner.models.meetings import CalendarStatus, Meeting, MeetingStatus
from planner.models.municipality import Municipality
from planner.register.refusals import Refused


@dataclass(frozen=True, slots=True)
class Span:
    """The days the subjects are spread over, both included."""

    first: date
    last: date


def spread(span: Span, bodies: Collection[int], *, user: User, at: datetime) -> domain.Programme:
    """Each body's subjects evenly over its meetings of the span.

    What was planned there and not noted is laid anew; what was noted stays. Raises Refused where
    the bodies have no meeting to take a subject.
    """
    meetings = {row.id: row for row in queries.meetings(span.first, span.last, bodies)}
    if not meetings:
        raise Refused("first_day", _("These bodies have no meeting in a published calendar then."))
    programme = domain.spread(
        span.first,
        span.last,
        (_meeting(row) for row in meetings.values()),
        norms=NORMS,
        themes=THEMES,
    )
    noted = _clear(meetings)
    slots = [(int(slot.meeting.key), slot.subject_key) for slot in programme.slots]
    added = [slot for slot in slots if slot not in noted]
    db.session.add_all(Discussion(meeting_id=meeting, subject_key=key) for meeting, key in added)
    trail.record(
        "spread",
        db.session.scalars(select(Municipality)).one(),
        user=user,
        at=at,
        after={"first_day": span.first, "last_day": span.last, "discussions": len(added)},
    )
    return programme


def place(meeting: Meeting, subject_key: str, *, user: User, at: datetime) -> Discussion:
    """Put one subject on a meeting of a published calendar.

    Raises Refused when it is there, is no subject, or the meeting may still be planned anew.
    """
    if meeting.is_draft or meeting.calendar.status is not CalendarStatus.PUBLISHED:
        raise Refused("subject_key", _("Publish the calendar first; its meetings may still move."))
    _refuse_twice(meeting.id, subject_key)
    row = Discussion(meeting=meeting, subject_key=subject_key)
    db.session.add(row)
    trail.record("place", row, user=user, at=at)
    return row


def move(row: Discussion, meeting: Meeting, *, seen: int, user: User, at: datetime) -> None:
    """To another meeting of the same body. Raises Refused, or Overtaken."""
    _refuse_noted(row)
    if meeting.committee_id != row.meeting.committee_id:
        raise Refused("meeting_id", _("Choose a meeting of the same body."))
    _refuse_twice(meeting.id, row.subject_key)
    versions.claim(row, seen=seen)
    row.meeting = meeting
    trail.record("move", row, user=user, at=at)


def note(row: Discussion, agreed: str, *, seen: int, today: date, user: User, at: datetime) -> None:
    """What the meeting agreed, in a few lines. Raises Refused before the meeting, or Overtaken."""
    if row.meeting.day > today:
        raise Refused("agreed", _("The meeting has not been yet. Note it afterwards."))
    if row.meeting.status is MeetingStatus.CANCELLED:
        raise Refused("agreed", _("The meeting was cancelled. Move the subject to another one."))
    versions.claim(row, seen=seen)
    row.agreed, row.noted_at = agreed, at
    trail.record("note", row, user=user, at=at)


def withdraw(row: Discussion, *, user: User, at: datetime) -> None:
    """Take a planned subject off its meeting. Raises Refused once it is noted."""
    _refuse_noted(row)
    before = {"meeting_id": row.meeting_id, "subject_key": row.subject_key}
    trail.record("withdraw", row, user=user, at=at, before=before)
    db.session.delete(row)


def _meeting(row: queries.Takes) -> domain.Meeting:
    return domain.Meeting(row.day, str(row.id), forum_of(row.kind, row.purpose), row.code)


def _clear(meetings: Collection[int]) -> set[tuple[int, str]]:
    """Take off what is planned on the meetings; what was noted there is returned."""
    rows = db.session.scalars(select(Discussion).where(Discussion.meeting_id.in_(meetings)))
    noted = set()
    for row in rows:
        if row.noted_at is None:
            db.session.delete(row)
        else:
            noted.add((row.meeting_id, row.subject_key))
    db.session.flush()
    return noted


def _refuse_noted(row: Discussion) -> None:
    if row.noted_at is not None:
        raise Refused("meeting_id", _("It has been discussed there, and what was agreed is noted."))


def _refuse_twice(meeting_id: int, subject_key: str) -> None:
    if subject_key not in SUBJECTS:
        raise Refused("subject_key", _("Choose a subject from the list."))
    there = select(Discussion.id).where(
        Discussion.meeting_id == meeting_id, Discussion.subject_key == subject_key
    )
    if db.session.scalar(there) is not None:
        raise Refused("meeting_id", _("The subject is on that meeting already."))
