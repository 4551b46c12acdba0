"""Writes to a rotation: set up, solve, lock, publish."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import bindparam, select

from planner import trail, versions
from planner.extensions import db
from planner.jobs import queue
from planner.models.accounts import User
from planner.models.jobs import Job, JobState
from planner.models.meetings import (
    Meeting,
    MeetingPurpose,
)
from planner.models.municipality import CouncilTerm
from planner.models.rotations import (
    Lock,
    Rotation,
    RotationCommittee,
    RotationRun,
)
from planner.models.units import HostingClass, Unit
from planner.rotations import dialogues, mapping
from schedules.rotation.problem import Period

SOLVE = "solve_rotation"


@dataclass(frozen=True, slots=True)
class Part:
    """What one committee brings to a rotation."""

    committee_id: int
    town_hall_months: tuple[int, ...]
    dialogue_meetings: int
    dialogue_seats: int
    dialogue_minutes: int


@dataclass(frozen=True, slots=True)
class Setup:
    """A rotation as the form states it; days both included."""

    name: str
    window_start: date
    window_end: date
    guarantee_months: int
    min_days_between_contacts: int
    parts: tuple[Part, ...]


class OutsideTerm(Exception):
    """The window lies in no council term, or in two."""


class NeverHosts(Exception):
    """The unit can never host a meeting, so it cannot be locked to one."""

    def __init__(self, unit: Unit) -> None:
        super().__init__(f"{unit.code} never hosts")
        self.unit = unit


def begin(setup: Setup, *, user: User, at: datetime) -> Rotation:
    """A new draft with its dialogue meetings placed. Raises OutsideTerm or dialogues.NoCalendar."""
    rotation = Rotation(
        name=setup.name,
        council_term_id=_term(setup).id,
        window_start=setup.window_start,
        window_end=setup.window_end,
        guarantee_months=setup.guarantee_months,
        min_days_between_contacts=setup.min_days_between_contacts,
        created_at=at,
        created_by=user,
    )
    db.session.add(rotation)
    _take_parts(rotation, setup.parts, at=at)
    trail.record("begin", rotation, user=user, at=at, after={"name": setup.name})
    return rotation


def revise(rotation: Rotation, setup: Setup, *, seen: int, user: User, at: datetime) -> None:
    """Change a draft's setup; dialogue meetings are placed anew where their number changed.

    Those moved by hand stay. Raises OutsideTerm, NoCalendar, or `versions.Overtaken` when the
    rotation is no longer at the version `seen`.
    """
    term = _term(setup)
    versions.claim(rotation, seen=seen)
    before = _stated(rotation)
    rotation.council_term_id = term.id
    rotation.name = setup.name
    rotation.window_start, rotation.window_end = setup.window_start, setup.window_end
    rotation.guarantee_months = setup.guarantee_months
    rotation.min_days_between_contacts = setup.min_days_between_contacts
    _take_parts(rotation, setup.parts, at=at)
    trail.record("revise", rotation, user=user, at=at, before=before, after=_stated(rotation))


def _stated(rotation: Rotation) -> dict[str, object]:
    """The setup as the trail keeps it."""
    return {
        "name": rotation.name,
        "window_start": rotation.window_start,
        "window_end": rotation.window_end,
        "guarantee_months": rotation.guarantee_months,
        "min_days_between_contacts": rotation.min_days_between_contacts,
        "committees": sorted(
            f"{part.committee.code}: {part.dialogue_meetings} x {part.dialogue_seats}"
            for part in rotation.committees
        ),
    }


def add_dialogues(
    rotation: Rotation, blocks: Mapping[str, Sequence[Period]], *, user: User, at: datetime
) -> int:
    """A dialogue meeting more in each of the blocks by committee code; how many found room."""
    calendars = dialogues.calendars_of(rotation)
    stated, placed = _stated(rotation), 0
    for part in rotation.committees:
        more = dialogues.add(rotation, part, blocks.get(part.committee.code, ()), calendars, at=at)
        part.dialogue_meetings += more
        placed += more
    db.session.flush()
    trail.record("revise", rotation, user=user, at=at, before=stated, after=_stated(rotation))
    return placed


def ask_for_run(
    rotation: Rotation, *, keep_published: bool, today: date, user: User, at: datetime
) -> RotationRun:
    """Freeze the problem as it is now and queue its solving. Raises mapping.NothingToPlan."""
    stated = mapping.stated(rotation, today=today)
    if keep_published:
        stated = stated.keeping_published()
    job = queue.enqueue(SOLVE, {}, user=user, at=at)
    run = RotationRun(rotation=rotation, job=job, problem=stated.problem, plan={}, equity={})
    db.session.add(run)
    db.session.flush()
    job.payload = {"run_id": run.id}
    return run


def lock(
    rotation: Rotation, meeting: Meeting, unit: Unit, reason: str, *, user: User, at: datetime
) -> Lock:
    """Hold a unit to a meeting in every later run. Raises NeverHosts for homes as hosts."""
    hosting = unit.period_on(meeting.day).hosting_class
    if meeting.purpose is not MeetingPurpose.DIALOGUE and hosting is HostingClass.NEVER:
        raise NeverHosts(unit)
    held = lock_of(rotation, meeting.id, unit.id)
    if held is not None:
        return held
    row = Lock(rotation=rotation, meeting_id=meeting.id, unit_id=unit.id, reason=reason)
    db.session.add(row)
    trail.record(
        "lock",
        rotation,
        user=user,
        at=at,
        after={"meeting": mapping.meeting_key(meeting), "unit": unit.code, "reason": reason},
    )
    return row


def unlock(rotation: Rotation, held: Lock, *, user: User, at: datetime) -> None:
    """Let the next run decide again."""
    meeting = db.session.get_one(Meeting, held.meeting_id)
    unit = db.session.get_one(Unit, held.unit_id)
    rotation.locks.remove(held)
    trail.record(
        "unlock",
        rotation,
        user=user,
        at=at,
        before={"meeting": mapping.meeting_key(meeting), "unit": unit.code, "reason": held.reason},
    )


def open_job(rotation: Rotation) -> Job | None:
    """The run still waiting or at work, if any."""
    return db.session.scalar(_OPEN_JOB, {"rotation": rotation.id})


_OPEN_JOB = (
    select(Job)
    .join(RotationRun, RotationRun.job_id == Job.id)
    .where(
        RotationRun.rotation_id == bindparam("rotation"),
        Job.state.in_((JobState.QUEUED, JobState.RUNNING)),
    )
    .order_by(Job.id.desc())
    .limit(1)
)


def lock_of(rotation: Rotation, meeting_id: int, unit_id: int) -> Lock | None:
    """The rotation's lock of a unit to a meeting, if there is one."""
    pairs = {(row.meeting_id, row.unit_id): row for row in rotation.locks}
    return pairs.get((meeting_id, unit_id))


def _term(setup: Setup) -> CouncilTerm:
    term = db.session.scalar(
        select(CouncilTerm).where(
            CouncilTerm.first_day <= setup.window_start, CouncilTerm.last_day >= setup.window_end
        )
    )
    if term is None:
        raise OutsideTerm
    return term


def _take_parts(rotation: Rotation, parts: Sequence[Part], *, at: datetime) -> None:
    calendars = dialogues.calendars_of(rotation)
    wanted = {part.committee_id: part for part in parts}
    for row in list(rotation.committees):
        if row.committee_id not in wanted:
            rotation.committees.remove(row)
            dialogues.place(rotation, row, 0, calendars, at=at)
    present = {row.committee_id: row for row in rotation.committees}
    for committee_id, part in wanted.items():
        row = present.get(committee_id) or RotationCommittee(committee_id=committee_id)
        row.town_hall_months = list(part.town_hall_months)
        row.dialogue_meetings = part.dialogue_meetings
        row.dialogue_seats = part.dialogue_seats
        row.dialogue_minutes = part.dialogue_minutes
        if committee_id not in present:
            rotation.committees.append(row)
        db.session.flush()
        dialogues.place(rotation, row, part.dialogue_meetings, calendars, at=at)


def _all_dialogues(rotation: Rotation) -> list[Meeting]:
    return [
        row
        for part in rotation.committees
        for row in dialogues.of_committee(rotation, part.committee_id)
    ]
