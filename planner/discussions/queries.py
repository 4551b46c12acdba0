"""Reads of the discussions: what is planned, what was agreed, when something was last talked of."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, func, select

from agreements.kodeks.discussion import Discussed, Forum, Subject
from planner.discussions.subjects import forum_of, is_norm, subject_of
from planner.extensions import db
from planner.models.committees import Committee, CommitteeKind, CommitteePeriod
from planner.models.discussions import Discussion
from planner.models.meetings import Meeting, MeetingPurpose, MeetingStatus


@dataclass(frozen=True, slots=True)
class Entry:
    """A subject on a meeting."""

    id: int
    version: int
    subject_key: str
    agreed: str
    noted_at: datetime | None
    meeting_id: int
    day: date
    body: str
    kind: CommitteeKind
    purpose: MeetingPurpose
    committee_id: int

    @property
    def forum(self) -> Forum:
        return forum_of(self.kind, self.purpose)

    @property
    def subject(self) -> Subject | None:
        return subject_of(self.subject_key)

    @property
    def is_norm(self) -> bool:
        return is_norm(self.subject_key)

    @property
    def discussed(self) -> Discussed:
        return Discussed(self.subject_key, self.day, self.forum, self.body, self.agreed)


def entries(first: date, last: date, *, committee_id: int | None = None) -> list[Entry]:
    """The programme of the days, in order; meetings that are cancelled are left out."""
    query = _query().where(Meeting.day.between(first, last))
    if committee_id is not None:
        query = query.where(Meeting.committee_id == committee_id)
    return _read(query)


def of_meeting(meeting_id: int) -> list[Entry]:
    """What a meeting takes up."""
    return _read(_query().where(Meeting.id == meeting_id))


def records(*, until: date) -> list[Discussed]:
    """What has been talked about up to a day, oldest first: only what was noted."""
    query = _query().where(Discussion.noted_at.is_not(None), Meeting.day <= until)
    return [entry.discussed for entry in _read(query)]


def _query() -> Select[*tuple[Any, ...]]:
    name = func.coalesce(CommitteePeriod.name, Committee.code)
    return (
        select(
            *(Discussion.id, Discussion.version, Discussion.subject_key, Discussion.agreed),
            *(Discussion.noted_at, Meeting.id, Meeting.day, name, Committee.kind),
            *(Meeting.purpose, Meeting.committee_id),
        )
        .join(Discussion.meeting)
        .join(Meeting.committee)
        .outerjoin(
            CommitteePeriod,
            (CommitteePeriod.committee_id == Committee.id) & CommitteePeriod.on(Meeting.day),
        )
        .where(Meeting.status == MeetingStatus.PLANNED, Meeting.is_draft.is_(False))
        .order_by(Meeting.day, Meeting.starts, Committee.code, Discussion.id)
    )


def _read(query: Select[*tuple[Any, ...]]) -> list[Entry]:
    return [Entry(*row) for row in db.session.execute(query)]
