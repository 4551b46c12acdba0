"""Writes to the calendar: begin a year, take steps, publish, change."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from sqlalchemy import select

from planner import trail
from planner.contacts import operations as contacts
from planner.extensions import db
from planner.jobs import queue
from planner.meetings import mapping, snapshot, steps, workflow
from planner.meetings.budget import Budget, keep_budget
from planner.meetings.workflow import Action
from planner.models.accounts import User
from planner.models.committees import Committee
from planner.models.jobs import Job
from planner.models.meetings import (
    CalendarStatus,
    CalendarStep,
    CalendarVersion,
    Meeting,
    MeetingCalendar,
    MeetingPurpose,
    MeetingStatus,
)
from planner.models.municipality import Municipality
from planner.models.rotations import Contact
from planner.settings.queries import town_hall_closures
from schedules import dates
from schedules.calendar import words
from schedules.dates import Language

SOLVE = "plan_calendar"


class YearTaken(Exception):
    """The year has a calendar already."""

    def __init__(self, year: int) -> None:
        super().__init__(f"{year} has a calendar")
        self.year = year


class NothingPlanned(Exception):
    """The calendar has no meetings, so there is nothing to propose to anybody."""


class DecidedAlready(Exception):
    """The body has decided its meetings, or has none to decide."""


@dataclass(frozen=True, slots=True)
class Decision:
    """Who decided what: the body in words, the day, the item in its minutes, a note."""

    decided_by: str
    decided_on: date
    item: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Move:
    """Where and when a meeting is to be; `because` says what moves it, language by language."""

    day: date
    starts: time
    minutes: int
    place: str
    because: Mapping[str, str] = field(default_factory=dict)


def begin(year: int, budget: Budget | None, *, user: User, at: datetime) -> MeetingCalendar:
    """A new draft calendar. Raises YearTaken."""
    if db.session.scalar(select(MeetingCalendar.id).where(MeetingCalendar.year == year)):
        raise YearTaken(year)
    calendar = MeetingCalendar(year=year)
    keep_budget(calendar, budget)
    db.session.add(calendar)
    trail.record("begin", calendar, user=user, at=at, after={"year": year})
    return calendar


def ask_for_plan(calendar: MeetingCalendar, *, user: User, at: datetime) -> Job:
    """Queue the solving of a draft. Raises IllegalStep once the frame is proposed."""
    if calendar.status not in workflow.SOLVABLE:
        raise workflow.IllegalStep(calendar.status, Action.PROPOSE)
    job = queue.enqueue(SOLVE, {"calendar_id": calendar.id}, user=user, at=at)
    db.session.flush()
    calendar.last_job_id = job.id
    return job


def edit(meeting: Meeting, move: Move, *, user: User, at: datetime) -> None:
    """Move a meeting its body has not decided yet; it then stays where it is put.

    Raises IllegalStep where the meeting is not editable.
    """
    if not is_editable(meeting):
        raise workflow.IllegalStep(meeting.calendar.status, Action.CHANGE)
    _move(meeting, move, {each.value: words.by_hand(each) for each in Language}, at=at)
    meeting.is_fixed = True
    trail.record("move", meeting, user=user, at=at)


def is_editable(meeting: Meeting) -> bool:
    """Whether the meeting may still be moved by hand: in a draft, or before its body's decision."""
    calendar = meeting.calendar
    if calendar.status not in workflow.EDITABLE or meeting.status is not MeetingStatus.PLANNED:
        return False
    return calendar.status is CalendarStatus.DRAFT or any(
        body.id == meeting.committee_id for body in steps.undecided(calendar)
    )


def release(meeting: Meeting, *, user: User, at: datetime) -> None:
    """Let the next planning move the meeting again. Raises IllegalStep where none can follow."""
    if meeting.calendar.status not in workflow.SOLVABLE:
        raise workflow.IllegalStep(meeting.calendar.status, Action.CHANGE)
    meeting.is_fixed = False
    trail.record("release", meeting, user=user, at=at)


def step(
    calendar: MeetingCalendar,
    action: Action,
    decision: Decision,
    *,
    committee: Committee | None = None,
    user: User,
    at: datetime,
) -> None:
    """Take one step of the workflow.

    Raises IllegalStep where the table has no row, NothingPlanned for a calendar without meetings,
    DecidedAlready for a body that has nothing left to decide.
    """
    row = ensure_possible(calendar, action, committee)
    db.session.add(
        CalendarStep(
            calendar=calendar,
            action=action.value,
            committee=committee,
            decided_by=decision.decided_by,
            decided_on=decision.decided_on,
            item=decision.item,
            note=decision.note,
            at=at,
            user=user,
        )
    )
    before, calendar.status = calendar.status, row.after
    if calendar.status is CalendarStatus.ADOPTED and not steps.undecided(calendar):
        calendar.status = CalendarStatus.DECIDED
    trail.record(
        action.value,
        calendar,
        user=user,
        at=at,
        before={"status": before},
        after={
            "status": calendar.status,
            "decided_by": decision.decided_by,
            "decided_on": decision.decided_on,
            "item": decision.item,
        },
    )
    if action is Action.PUBLISH:
        new_version(calendar, decision, user=user, at=at)


def ensure_possible(
    calendar: MeetingCalendar, action: Action, committee: Committee | None
) -> workflow.Row:
    """What the step leads to. Raises what `step` raises."""
    row = workflow.row(calendar.status, action)
    if not mapping.ordinary_meetings(calendar):
        raise NothingPlanned
    if action is Action.DECIDE and committee not in steps.undecided(calendar):
        raise DecidedAlready
    return row


def change(
    moves: Sequence[tuple[Meeting, Move]], decision: Decision, *, user: User, at: datetime
) -> list[Contact]:
    """Move meetings of a published calendar together, as one new version.

    A meeting that does not say what moves it is moved by the decision. The contacts of the units
    that take part follow, and are returned. Raises IllegalStep unless the calendar is published.
    """
    calendar = moves[0][0].calendar
    workflow.row(calendar.status, Action.CHANGE)
    followed: list[Contact] = []
    for meeting, move in moves:
        _move(meeting, move, move.because or _by(decision, meeting.day), at=at)
        meeting.sequence += 1
        trail.record("move", meeting, user=user, at=at)
        followed += contacts.follow(meeting, user=user, at=at)
    new_version(calendar, decision, user=user, at=at)
    return followed


def cancel(meeting: Meeting, decision: Decision, *, user: User, at: datetime) -> list[Contact]:
    """Cancel a meeting of a published calendar, as a new version, and the contacts it was to give.

    They do not count: in the next plan the units have still to be met. Raises IllegalStep.
    """
    workflow.row(meeting.calendar.status, Action.CHANGE)
    if meeting.status is not MeetingStatus.PLANNED:
        raise workflow.IllegalStep(meeting.calendar.status, Action.CHANGE)
    meeting.status = MeetingStatus.CANCELLED
    meeting.sequence += 1
    meeting.changed_at = at
    trail.record("cancel", meeting, user=user, at=at)
    lost = contacts.cancel_with(meeting, decision.note, user=user, at=at)
    new_version(meeting.calendar, decision, user=user, at=at)
    return lost


def new_version(
    calendar: MeetingCalendar, decision: Decision, *, user: User, at: datetime
) -> CalendarVersion:
    """Keep the published calendar as it is now, with who decided it and why."""
    db.session.flush()
    db.session.expire(calendar, ["meetings"])
    last = db.session.scalars(
        select(CalendarVersion.number)
        .where(CalendarVersion.calendar_id == calendar.id)
        .order_by(CalendarVersion.number.desc())
        .limit(1)
    ).first()
    version = CalendarVersion(
        calendar=calendar,
        number=(last or 0) + 1,
        published_at=at,
        published_by=user,
        decided_by=decision.decided_by,
        decided_on=decision.decided_on,
        item=decision.item,
        reason=decision.note,
        content=snapshot.of(calendar),
    )
    db.session.add(version)
    trail.record("publish", version, user=user, at=at, after={"number": version.number})
    return version


def _by(decision: Decision, before: date) -> dict[str, str]:
    """The decision that moves a meeting from a day, in each language."""
    by, why = decision.decided_by, decision.note
    return {each.value: words.by_decision(before, by, why, each) for each in Language}


def _move(meeting: Meeting, move: Move, because: Mapping[str, str], *, at: datetime) -> None:
    has_agenda = meeting.purpose is not MeetingPurpose.DIALOGUE
    out = deadline(move.day) if has_agenda else None  # asked first: it flushes what is pending
    begins = datetime.combine(move.day, move.starts)
    if move.day != meeting.day:
        meeting.moved_because = dict(because)
    meeting.day, meeting.starts, meeting.place = move.day, move.starts, move.place
    meeting.ends = (begins + timedelta(minutes=move.minutes)).time()
    meeting.agenda_deadline = out
    meeting.changed_at = at


def deadline(day: date) -> date:
    """The agenda deadline of a meeting on `day`, by the municipality's settings."""
    town = db.session.scalars(select(Municipality)).one()
    return dates.agenda_deadline(
        day,
        weekdays_before=town.agenda_weekdays_before,
        saturday_counts=town.saturday_counts,
        is_closed=town_hall_closures().__contains__,
    )
