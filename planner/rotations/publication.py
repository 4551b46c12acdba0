"""Publishing a rotation: a numbered version, its contacts, the places of its meetings."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import selectinload

from planner import trail
from planner.extensions import db
from planner.meetings import operations as calendar_operations
from planner.meetings.operations import Decision
from planner.models.accounts import User
from planner.models.jobs import JobState
from planner.models.meetings import (
    CalendarStatus,
    Meeting,
    MeetingCalendar,
    MeetingPurpose,
    MeetingStatus,
)
from planner.models.rotations import (
    Contact,
    ContactForm,
    ContactStatus,
    Rotation,
    RotationRun,
    RotationVersion,
)
from planner.models.units import Unit
from planner.rotations import aftermath, mapping, replanning
from planner.rotations.aftermath import By, Rows, Told


class Obstacle(StrEnum):
    """Why a run cannot be published."""

    NOT_SOLVED = "not_solved"
    CALENDAR_UNPUBLISHED = "calendar_unpublished"
    OUT_OF_DATE = "out_of_date"  # the register, the calendar or the locks changed since
    OVERTAKEN = "overtaken"  # a meeting of the plan has been held meanwhile


class Unpublishable(Exception):
    """The run cannot be published; carries the obstacle."""

    def __init__(self, obstacle: Obstacle) -> None:
        super().__init__(obstacle)
        self.obstacle = obstacle


@dataclass(frozen=True, slots=True)
class Changes:
    """What a publication changed for units: contacts by what happened to them.

    Contacts `lost` with a cancelled meeting, and those `moved` with theirs, come with the reason.
    """

    added: tuple[Contact, ...]
    dropped: tuple[Contact, ...]
    lost: tuple[Told, ...] = ()
    moved: tuple[Told, ...] = ()


def obstacle(run: RotationRun, *, today: date) -> Obstacle | None:
    """What stands in the way of publishing a run today, if anything."""
    if run.job.state is not JobState.DONE or not run.plan:
        return Obstacle.NOT_SOLVED
    return obstacle_to_plan(run, run.problem, today=today)


def obstacle_to_plan(
    run: RotationRun,
    asked: Mapping[str, Any],
    *,
    today: date,
    now: mapping.Stated | None = None,
) -> Obstacle | None:
    """The same of a run with a plan, `asked` to solve a problem.

    `now` is the rotation as it is stated from `first_day(asked)`, where somebody has looked.
    """
    try:
        stated, problem = _stated(run, asked, now)
    except mapping.NothingToPlan:
        return Obstacle.OUT_OF_DATE
    if problem != run.replanning.get("before", asked):
        return Obstacle.OUT_OF_DATE
    if any(meeting.day < today for meeting in stated.meetings.values()):
        return Obstacle.OVERTAKEN
    return None if _has_published_calendars(stated) else Obstacle.CALENDAR_UNPUBLISHED


def first_day(asked: Mapping[str, Any]) -> date:
    """The first day that a problem plans."""
    return date.fromisoformat(asked["window"]["start"])


def _has_published_calendars(stated: mapping.Stated) -> bool:
    ids = [meeting.id for meeting in stated.meetings.values()]
    statuses = db.session.scalars(
        select(MeetingCalendar.status)
        .where(MeetingCalendar.meetings.any(Meeting.id.in_(ids)))
        .order_by(MeetingCalendar.year)
    )
    return set(statuses) == {CalendarStatus.PUBLISHED}


def publish(
    run: RotationRun, decision: Decision, *, today: date, user: User, at: datetime
) -> tuple[RotationVersion, Changes]:
    """Make a run the published plan, and carry out what a replan was told.

    Raises Unpublishable, or `register.refusals.Refused` where the register says no to a closing.
    """
    stands_in_the_way = obstacle(run, today=today)
    if stands_in_the_way:
        raise Unpublishable(stands_in_the_way)
    stated, _problem = _stated(run, run.problem)
    told, by = replanning.happenings_of(run), By(decision=decision, today=today, user=user, at=at)
    rows = _rows(stated)
    lost = aftermath.before_the_plan(told, rows, by)
    version = _new_version(run.rotation, run, decision, user=user, at=at)
    changes = _take_over(run.plan["assignments"], rows, version, at=at)
    moved = aftermath.after_the_plan(told, rows, by)
    new = {contact.id for contact in changes.added}
    moved = tuple(one for one in moved if one[0].id not in new)
    changes = replace(changes, lost=lost, moved=moved)
    held = [m for m in rows.meetings.values() if m.status is MeetingStatus.PLANNED]
    _set_places(held, at=at)
    for calendar in sorted({m.calendar for m in rows.meetings.values()}, key=lambda c: c.year):
        calendar_operations.new_version(calendar, decision, user=user, at=at)
    return version, changes


def _stated(
    run: RotationRun, asked: Mapping[str, Any], now: mapping.Stated | None = None
) -> tuple[mapping.Stated, dict[str, Any]]:
    """The rows as they are now, and the problem `asked` of the run as they would state it."""
    if now is None:
        now = mapping.stated(run.rotation, today=first_day(asked))
    if run.replanning:
        facing = replanning.facing_as(run.rotation, now.keeping_published())
        return facing.stated, facing.before
    stated = now.keeping_published() if "stability" in asked else now
    return stated, stated.problem


def _rows(stated: mapping.Stated) -> Rows:
    """The rows that the problem's ids stand for."""
    units = db.session.scalars(
        select(Unit).where(Unit.id.in_(stated.units.values())).order_by(Unit.code)
    )
    meetings = db.session.scalars(
        select(Meeting)
        .where(Meeting.id.in_([meeting.id for meeting in stated.meetings.values()]))
        .options(selectinload(Meeting.committee), selectinload(Meeting.calendar))
        .order_by(Meeting.day, Meeting.starts, Meeting.id)
    )
    by_key = {mapping.meeting_key(meeting): meeting for meeting in meetings}
    return Rows({unit.code: unit for unit in units}, by_key, _contacts_of(by_key.values()))


def _new_version(
    rotation: Rotation, run: RotationRun, decision: Decision, *, user: User, at: datetime
) -> RotationVersion:
    count = select(func.max(RotationVersion.number)).where(
        RotationVersion.rotation_id == rotation.id
    )
    version = RotationVersion(
        rotation=rotation,
        run=run,
        number=(db.session.scalar(count) or 0) + 1,
        published_at=at,
        published_by=user,
        decided_by=decision.decided_by,
        decided_on=decision.decided_on,
        item=decision.item,
        reason=decision.note,
    )
    db.session.add(version)
    trail.record("publish", version, user=user, at=at, after={"number": version.number})
    return version


def _take_over(
    assignments: Mapping[str, list[str]],
    rows: Rows,
    version: RotationVersion,
    *,
    at: datetime,
) -> Changes:
    wanted = {
        (rows.meetings[key].id, rows.units[code].id): (rows.meetings[key], rows.units[code])
        for key, codes in assignments.items()
        for code in codes
    }
    present = _contacts_of(rows.meetings.values())
    dropped = [
        contact
        for pair, contact in present.items()
        if contact.status is ContactStatus.PLANNED and pair not in wanted
    ]
    for contact in dropped:
        _change(contact, ContactStatus.REPLACED, at=at)
    added = [
        _planned(present.get(pair), meeting, unit, version, at=at)
        for pair, (meeting, unit) in sorted(wanted.items())
        if pair not in present or present[pair].status in _GONE
    ]
    db.session.flush()
    return Changes(added=tuple(added), dropped=tuple(dropped))


# Contacts a plan may take up again; a unit that declined only comes back by a lock.
_GONE = (ContactStatus.REPLACED, ContactStatus.CANCELLED)


def _contacts_of(meetings: Iterable[Meeting]) -> dict[tuple[int, int], Contact]:
    rows = db.session.scalars(
        select(Contact)
        .where(Contact.meeting_id.in_([meeting.id for meeting in meetings]))
        .order_by(Contact.id)
    )
    return {(row.meeting_id, row.unit_id): row for row in rows if row.meeting_id is not None}


def _change(contact: Contact, status: ContactStatus, *, at: datetime) -> None:
    contact.status = status
    contact.sequence += 1
    contact.changed_at = at


def _planned(
    contact: Contact | None, meeting: Meeting, unit: Unit, version: RotationVersion, *, at: datetime
) -> Contact:
    if contact is not None:
        _change(contact, ContactStatus.PLANNED, at=at)
        contact.host_confirmed_at = None
        contact.cancelled_because = contact.cancelled_by = ""
    else:
        is_dialogue = meeting.purpose is MeetingPurpose.DIALOGUE
        contact = Contact(
            unit=unit,
            committee_id=meeting.committee_id,
            meeting=meeting,
            form=ContactForm.DIALOGUE if is_dialogue else ContactForm.HOSTED,
            status=ContactStatus.PLANNED,
            sequence=0,
            changed_at=at,
        )
        db.session.add(contact)
    contact.day = meeting.day
    contact.rotation_version_id = version.id
    return contact


def _set_places(meetings: Iterable[Meeting], *, at: datetime) -> None:
    """A hosted meeting is held at its host; a dialogue meeting is no longer a draft."""
    listed = list(meetings)
    hosts, former = _hosts(listed, ContactStatus.PLANNED), _hosts(listed, *_GONE)
    for meeting in listed:
        if meeting.purpose is MeetingPurpose.DIALOGUE:
            meeting.is_draft = False
            continue
        place = _place_at(meeting, hosts.get(meeting.id), former.get(meeting.id))
        if place != meeting.place:
            meeting.place = place
            meeting.sequence += 1
            meeting.changed_at = at


def _place_at(meeting: Meeting, host: Unit | None, former: Unit | None) -> str:
    """At its host; at the town hall when it has lost its host; else where the body has put it."""
    if host is not None:
        return place_of(host, meeting.day)
    return meeting.place if former is None else ""


def _hosts(meetings: Iterable[Meeting], *statuses: ContactStatus) -> dict[int | None, Unit]:
    rows = db.session.execute(
        select(Contact.meeting_id, Unit)
        .join(Unit, Contact.unit_id == Unit.id)
        .where(
            Contact.meeting_id.in_([meeting.id for meeting in meetings]),
            Contact.form == ContactForm.HOSTED,
            Contact.status.in_(statuses),
        )
        .options(selectinload(Unit.periods), selectinload(Unit.sites))
        .order_by(Contact.id)
    )
    return {meeting_id: unit for meeting_id, unit in rows}  # noqa: C416 - rows are no pairs to mypy


def place_of(unit: Unit, day: date) -> str:
    """Where one goes to visit the unit on a day: its name, address and town."""
    site = mapping.main_site_on(unit, day)
    parts = [unit.period_on(day).name]
    if site is not None:
        parts += [site.address, " ".join(filter(None, (site.postcode, site.town)))]
    return ", ".join(filter(None, parts))
