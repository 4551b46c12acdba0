"""Reads of the calendar: years, months, lists, versions, and who may see which."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cache
from typing import Any, Final, NamedTuple

from sqlalchemy import Select, bindparam, func, or_, select

from planner import access, columns
from planner.access import Permission
from planner.extensions import db
from planner.models.accounts import User
from planner.models.committees import Committee, CommitteeKind, CommitteePeriod
from planner.models.jobs import Job
from planner.models.meetings import (
    CalendarStatus,
    CalendarVersion,
    Meeting,
    MeetingCalendar,
    MeetingPurpose,
    MeetingStatus,
)
from planner.models.municipality import CalendarPeriod
from planner.web.translations import language


class Entry(NamedTuple):
    """One meeting as the calendar pages show it."""

    id: int
    committee_id: int
    code: str
    committee: str
    purpose: MeetingPurpose
    day: date
    starts: time
    ends: time
    place: str
    town_hall: bool
    agenda_deadline: date | None
    status: MeetingStatus
    moved_because: str  # in the language asked for; empty where nothing moved it

    @property
    def iso_week(self) -> int:
        return self.day.isocalendar().week

    @property
    def is_cancelled(self) -> bool:
        return self.status is MeetingStatus.CANCELLED


@cache  # building costs as much as asking
def _entries_in(language: str) -> Select[*tuple[Any, ...]]:
    """The columns of an `Entry`, in its order, with the reasons in a language."""
    return (
        select(
            Meeting.id,
            Meeting.committee_id,
            Committee.code,
            func.coalesce(CommitteePeriod.name, Committee.code),
            Meeting.purpose,
            Meeting.day,
            Meeting.starts,
            Meeting.ends,
            Meeting.place,
            Meeting.town_hall,
            Meeting.agenda_deadline,
            Meeting.status,
            func.coalesce(Meeting.moved_because[language].as_string(), ""),
        )
        .join(MeetingCalendar, Meeting.calendar_id == MeetingCalendar.id)
        .join(Committee, Meeting.committee_id == Committee.id)
        .outerjoin(
            CommitteePeriod,
            CommitteePeriod.named_on(Meeting.day),
        )
        .where(
            Meeting.day.between(bindparam("first"), bindparam("last")),
            Meeting.is_draft.is_(False),
            MeetingCalendar.status.in_(bindparam("statuses", expanding=True)),
        )
        .order_by(Meeting.day, Meeting.starts, Committee.code, Meeting.id)
    )


@cache
def _entries_of_some(language: str) -> Select[*tuple[Any, ...]]:
    """The same, of some committees."""
    return _entries_in(language).where(
        Meeting.committee_id.in_(bindparam("committees", expanding=True))
    )


@dataclass(frozen=True, slots=True)
class Year:
    """A calendar in the list of years."""

    year: int
    status: CalendarStatus
    meetings: int
    versions: int


def years(user: User | None) -> list[Year]:
    """The calendars the account may see, the newest first."""
    counted = select(func.count()).where(
        Meeting.calendar_id == MeetingCalendar.id, Meeting.is_draft.is_(False)
    )
    versions = select(func.count()).where(CalendarVersion.calendar_id == MeetingCalendar.id)
    rows = db.session.execute(
        select(
            MeetingCalendar.year,
            MeetingCalendar.status,
            counted.scalar_subquery(),
            versions.scalar_subquery(),
        )
        .where(MeetingCalendar.status.in_(visible_statuses(user)))
        .order_by(MeetingCalendar.year.desc())
    )
    return [Year(*row) for row in rows]


def visible_statuses(user: User | None) -> Sequence[CalendarStatus]:
    """Planners see drafts; those signed in see what is proposed; the public what is published."""
    if user is None:
        return (CalendarStatus.PUBLISHED,)
    if access.may(user, Permission.PLAN_CALENDAR):
        return tuple(CalendarStatus)
    return tuple(status for status in CalendarStatus if status is not CalendarStatus.DRAFT)


_CALENDAR: Final = select(MeetingCalendar).where(MeetingCalendar.year == bindparam("year"))


def calendar_of(year: int, user: User | None) -> MeetingCalendar | None:
    """The year's calendar if the account may see it."""
    calendar = db.session.scalar(_CALENDAR, {"year": year})
    return calendar if calendar and calendar.status in visible_statuses(user) else None


def entries(
    *,
    first: date,
    last: date,
    user: User | None,
    committees: Collection[int] = (),
    most: int | None = None,
) -> list[Entry]:
    """The meetings of the days, in order, that the account may see: the first `most` of them.

    Of these committees, or where none is named of all.
    """
    statement = _entries_of_some(language()) if committees else _entries_in(language())
    if most is not None:
        statement = statement.limit(most)
    asked = {
        "first": first,
        "last": last,
        "statuses": visible_statuses(user),
        "committees": list(committees),
    }
    return list(map(Entry._make, columns.read(statement, asked)))


def has_meetings(year: int, *, user: User | None, committees: Collection[int] = ()) -> bool:
    """Whether the account sees any meeting of the committees, or of all, in the year."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    return bool(entries(first=first, last=last, user=user, committees=committees, most=1))


def last_change(calendar: MeetingCalendar) -> datetime | None:
    """When a meeting of the calendar was last changed; None where it has none."""
    newest = select(func.max(Meeting.changed_at)).where(Meeting.calendar_id == calendar.id)
    return db.session.scalar(newest)


def free_periods(year: int, *, committee: int | None = None) -> Sequence[CalendarPeriod]:
    """The year's periods without meetings: those of everybody, and those of the committee named."""
    return db.session.scalars(
        select(CalendarPeriod)
        .where(
            or_(CalendarPeriod.committee_id.is_(None), CalendarPeriod.committee_id == committee),
            CalendarPeriod.first_day <= date(year, 12, 31),
            CalendarPeriod.last_day >= date(year, 1, 1),
        )
        .order_by(CalendarPeriod.first_day, CalendarPeriod.id)
    ).all()


_VERSIONS: Final = (
    select(CalendarVersion)
    .where(CalendarVersion.calendar_id == bindparam("calendar"))
    .order_by(CalendarVersion.number)
)


def versions(calendar: MeetingCalendar) -> list[CalendarVersion]:
    """The calendar as it was published, each time."""
    return list(db.session.scalars(_VERSIONS, {"calendar": calendar.id}))


def version_of(calendar: MeetingCalendar, number: int) -> CalendarVersion | None:
    """A published version by its number."""
    return db.session.scalar(
        select(CalendarVersion).where(
            CalendarVersion.calendar_id == calendar.id, CalendarVersion.number == number
        )
    )


PLANNING_BEGINS = 6  # the month: the council adopts next year's calendar in the autumn


def year_to_plan(today: date) -> int:
    """The year that is being planned: the next one, from the summer on."""
    return today.year + (today.month >= PLANNING_BEGINS)


def council(*, on: date) -> str:
    """What the council is called on a day."""
    name = db.session.scalar(
        select(CommitteePeriod.name)
        .join(Committee, CommitteePeriod.committee_id == Committee.id)
        .where(Committee.kind == CommitteeKind.COUNCIL, CommitteePeriod.on(on))
        .order_by(Committee.code)
    )
    return name or ""


def last_job(calendar: MeetingCalendar) -> Job | None:
    """The calendar's latest planning."""
    if calendar.last_job_id is None:
        return None
    return db.session.get(Job, calendar.last_job_id)
