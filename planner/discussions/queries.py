"""Reads of the discussions: what is planned, what was agreed, when something was last talked of."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, NamedTuple

from sqlalchemy import Date, bindparam, func, select

from agreements.kodeks.discussion import Discussed, Forum, Subject
from planner import columns
from planner.discussions.subjects import forum_of, is_norm, subject_of
from planner.extensions import db
from planner.models.committees import Committee, CommitteeKind, CommitteePeriod
from planner.models.discussions import Discussion
from planner.models.meetings import (
    CalendarStatus,
    Meeting,
    MeetingCalendar,
    MeetingPurpose,
    MeetingStatus,
)


class Entry(NamedTuple):
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
    status: MeetingStatus

    @property
    def is_cancelled(self) -> bool:
        """Whether the subject needs another meeting: the one it is on does not take place."""
        return self.status is MeetingStatus.CANCELLED

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


# Entries in order, their columns in the order of `Entry`; put together once, for that costs as much
# as sending them.
_FIRST, _LAST = (bindparam(name, type_=Date()) for name in ("first", "last"))
_ENTRIES: Final = (
    select(
        *(Discussion.id, Discussion.version, Discussion.subject_key, Discussion.agreed),
        *(Discussion.noted_at, Meeting.id, Meeting.day),
        func.coalesce(CommitteePeriod.name, Committee.code),
        *(Committee.kind, Meeting.purpose, Meeting.committee_id, Meeting.status),
    )
    .join(Discussion.meeting)
    .join(Meeting.committee)
    .outerjoin(
        CommitteePeriod,
        CommitteePeriod.named_on(Meeting.day),
    )
    .where(Meeting.is_draft.is_(False))
    .order_by(Meeting.day, Meeting.starts, Committee.code, Discussion.id)
)
_OF_DAYS: Final = _ENTRIES.where(Meeting.day.between(_FIRST, _LAST))
_OF_MEETING: Final = _ENTRIES.where(Meeting.id == bindparam("meeting"))
_NOTED: Final = _ENTRIES.where(Discussion.noted_at.is_not(None), Meeting.day <= _LAST)


def entries(first: date, last: date, *, committee_id: int | None = None) -> list[Entry]:
    """The programme of the days, in order, with what is left on meetings that were cancelled."""
    query = _OF_DAYS
    if committee_id is not None:
        query = query.where(Meeting.committee_id == committee_id)
    return list(map(Entry._make, columns.read(query, {"first": first, "last": last})))


def of_meeting(meeting_id: int) -> list[Entry]:
    """What a meeting takes up."""
    return list(map(Entry._make, columns.read(_OF_MEETING, {"meeting": meeting_id})))


def records(*, until: date) -> list[Discussed]:
    """What has been talked about up to a day, oldest first: only what was noted."""
    return [entry.discussed for entry in map(Entry._make, columns.read(_NOTED, {"last": until}))]


@dataclass(frozen=True, slots=True)
class Takes:
    """A meeting that can take a subject."""

    id: int
    day: date
    code: str
    body: str
    kind: CommitteeKind
    purpose: MeetingPurpose


def meetings(first: date, last: date, bodies: Collection[int]) -> list[Takes]:
    """The bodies' ordinary and dialogue meetings of the days, in published calendars."""
    query = (
        select(
            *(Meeting.id, Meeting.day, Committee.code),
            func.coalesce(CommitteePeriod.name, Committee.code),
            *(Committee.kind, Meeting.purpose),
        )
        .join(Meeting.committee)
        .join(Meeting.calendar)
        .outerjoin(
            CommitteePeriod,
            CommitteePeriod.named_on(Meeting.day),
        )
        .where(
            Meeting.day.between(first, last),
            Meeting.committee_id.in_(bodies),
            Meeting.purpose.in_((MeetingPurpose.ORDINARY, MeetingPurpose.DIALOGUE)),
            Meeting.status == MeetingStatus.PLANNED,
            Meeting.is_draft.is_(False),
            MeetingCalendar.status == CalendarStatus.PUBLISHED,
        )
        .order_by(Meeting.day, Meeting.starts, Committee.code, Meeting.id)
    )
    return [Takes(*row) for row in db.session.execute(query)]


def years() -> list[int]:
    """The years with a published calendar, the newest first."""
    published = MeetingCalendar.status == CalendarStatus.PUBLISHED
    found = select(MeetingCalendar.year).where(published).order_by(MeetingCalendar.year.desc())
    return list(db.session.scalars(found))


def last_published_day(*, today: date) -> date:
    """The last day of the latest published calendar; today where there is none."""
    year = db.session.scalar(
        select(func.max(MeetingCalendar.year)).where(
            MeetingCalendar.status == CalendarStatus.PUBLISHED
        )
    )
    return max(today, date(year, 12, 31)) if year else today


def unnoted(*, before: date, committees: Collection[int] | None) -> int:
    """How many discussions have been and are not noted, of some committees or of all."""
    query = (
        select(func.count())
        .select_from(Discussion)
        .join(Discussion.meeting)
        .where(
            Discussion.noted_at.is_(None),
            Meeting.day < before,
            Meeting.status == MeetingStatus.PLANNED,
        )
    )
    if committees is not None:
        query = query.where(Meeting.committee_id.in_(committees))
    return db.session.scalar(query) or 0


@dataclass(frozen=True, slots=True)
class Meets:
    """A body and what it is called."""

    id: int
    name: str
    kind: CommitteeKind


def bodies_that_meet(today: date) -> list[Meets]:
    """The bodies with a meeting from today on in a published calendar, by their code."""
    coming = (
        select(Meeting.committee_id)
        .join(Meeting.calendar)
        .where(
            Meeting.day >= today,
            Meeting.is_draft.is_(False),
            MeetingCalendar.status == CalendarStatus.PUBLISHED,
        )
    )
    query = (
        select(Committee.id, func.coalesce(CommitteePeriod.name, Committee.code), Committee.kind)
        .outerjoin(
            CommitteePeriod,
            CommitteePeriod.named_on(today),
        )
        .where(Committee.id.in_(coming))
        .order_by(Committee.code)
    )
    return [Meets(*row) for row in db.session.execute(query)]
