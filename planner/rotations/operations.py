"""Writes to a rotation: set up, solve, lock, publish."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import select

from planner import versions
from planner.audit import trail
from planner.extensions import db
from planner.jobs import queue
from planner.meetings.operations import Move
from planner.models.accounts import User
from planner.models.jobs import Job, JobState
from planner.models.meetings import (
    Meeting,
    MeetingCalendar,
    MeetingPurpose,
    MeetingStatus,
)
from planner.models.municipality import CouncilTerm
from planner.models.rotations import (
    Lock,
    Rotation,
    RotationCommittee,
    RotationRun,
)
from planner.models.units import HostingClass, Unit
from planner.rotations import mapping
from schedules import dialogue

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


class NoCalendar(Exception):
    """Years of the window have no meeting calendar yet; carries them."""

    def __init__(self, years: Sequence[int]) -> None:
        super().__init__(f"no calendar for {list(years)}")
        self.years = tuple(years)


class NeverHosts(Exception):
    """The unit can never host a meeting, so it cannot be locked to one."""

    def __init__(self, unit: Unit) -> None:
        super().__init__(f"{unit.code} never hosts")
        self.unit = unit


def begin(setup: Setup, *, user: User, at: datetime) -> Rotation:
    """A new draft with its dialogue meetings placed. Raises OutsideTerm or NoCalendar."""
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


def add_dialogues(rotation: Rotation, add: Mapping[str, int], *, user: User, at: datetime) -> bool:
    """More dialogue meetings by committee code; False when there is room for none of them."""
    calendars = _calendars(rotation)
    stated, before = _stated(rotation), len(_all_dialogues(rotation))
    for part in rotation.committees:
        more = add.get(part.committee.code, 0)
        if more:
            part.dialogue_meetings += more
            _place_dialogues(rotation, part, part.dialogue_meetings, calendars, at=at)
    db.session.flush()
    trail.record("revise", rotation, user=user, at=at, before=stated, after=_stated(rotation))
    return len(_all_dialogues(rotation)) > before


def ask_for_run(
    rotation: Rotation, *, keep_published: bool, today: date, user: User, at: datetime
) -> RotationRun:
    """Freeze the problem as it is now and queue its solving. Raises mapping.NothingToPlan."""
    stated = mapping.stated(rotation, today=today, keep_published=keep_published)
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
    hosting = mapping.period_on(unit, meeting.day).hosting_class
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
    return db.session.scalar(
        select(Job)
        .join(RotationRun, RotationRun.job_id == Job.id)
        .where(
            RotationRun.rotation_id == rotation.id,
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
    calendars = _calendars(rotation)
    wanted = {part.committee_id: part for part in parts}
    for row in list(rotation.committees):
        if row.committee_id not in wanted:
            rotation.committees.remove(row)
            _place_dialogues(rotation, row, 0, calendars, at=at)
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
        _place_dialogues(rotation, row, part.dialogue_meetings, calendars, at=at)


def _calendars(rotation: Rotation) -> dict[int, MeetingCalendar]:
    years = range(rotation.window_start.year, rotation.window_end.year + 1)
    rows = db.session.scalars(select(MeetingCalendar).where(MeetingCalendar.year.in_(years)))
    found = {row.year: row for row in rows}
    missing = [year for year in years if year not in found]
    if missing:
        raise NoCalendar(missing)
    return found


def _place_dialogues(
    rotation: Rotation,
    part: RotationCommittee,
    count: int,
    calendars: dict[int, MeetingCalendar],
    *,
    at: datetime,
) -> None:
    """Keep the dialogue meetings while they fit; else place anew those nobody has moved by hand.

    Published ones always stay: people have been told of them.
    """
    present = dialogue_meetings(rotation, part.committee_id)
    if len(present) == count and all(_fits(meeting, rotation, part) for meeting in present):
        for meeting in present:
            if not meeting.is_fixed:
                meeting.seats = part.dialogue_seats
        return
    kept = [meeting for meeting in present if not meeting.is_draft]
    by_hand = [m for m in present if m.is_draft and m.is_fixed and _fits(m, rotation, part)]
    kept += by_hand[: max(0, count - len(kept))]
    _remove(rotation, [meeting for meeting in present if meeting not in kept])
    taken = {meeting.day for meeting in kept}
    anchors = [anchor for anchor in _anchors(rotation, part) if anchor.day not in taken]
    slots = dialogue.suggest(
        anchors,
        count=max(0, count - len(kept)),
        minutes=part.dialogue_minutes,
        first=rotation.window_start,
        last=rotation.window_end,
    )
    for slot in slots:
        db.session.add(_dialogue(rotation, part, slot, calendars[slot.day.year], at=at))


def _fits(meeting: Meeting, rotation: Rotation, part: RotationCommittee) -> bool:
    """Whether a dialogue meeting lies in the window and, unless put by hand, lasts as asked."""
    inside = rotation.window_start <= meeting.day <= rotation.window_end
    return inside and (meeting.is_fixed or _minutes(meeting) == part.dialogue_minutes)


def _minutes(meeting: Meeting) -> int:
    starts, ends = (moment.hour * 60 + moment.minute for moment in (meeting.starts, meeting.ends))
    return ends - starts


def _remove(rotation: Rotation, meetings: Sequence[Meeting]) -> None:
    gone = {meeting.id for meeting in meetings}
    rotation.locks = [row for row in rotation.locks if row.meeting_id not in gone]
    db.session.flush()
    for meeting in meetings:
        db.session.delete(meeting)


def move_dialogue(meeting: Meeting, move: Move, seats: int, *, user: User, at: datetime) -> None:
    """Put a dialogue meeting elsewhere, or let more or fewer units in; there it then stays."""
    meeting.day, meeting.starts, meeting.place = move.day, move.starts, move.place
    meeting.ends = (
        datetime.combine(move.day, move.starts) + timedelta(minutes=move.minutes)
    ).time()
    meeting.seats, meeting.is_fixed = seats, True
    meeting.sequence += not meeting.is_draft
    meeting.changed_at = at
    trail.record("move", meeting, user=user, at=at)


def dialogue_meetings(rotation: Rotation, committee_id: int) -> list[Meeting]:
    """A committee's dialogue meetings in the rotation, in order."""
    return list(
        db.session.scalars(
            select(Meeting)
            .where(
                Meeting.rotation_id == rotation.id,
                Meeting.committee_id == committee_id,
                Meeting.status == MeetingStatus.PLANNED,
            )
            .order_by(Meeting.day, Meeting.starts, Meeting.id)
        )
    )


def _all_dialogues(rotation: Rotation) -> list[Meeting]:
    return [
        row
        for part in rotation.committees
        for row in dialogue_meetings(rotation, part.committee_id)
    ]


def _anchors(rotation: Rotation, part: RotationCommittee) -> list[dialogue.Anchor]:
    rows = db.session.execute(
        select(Meeting.day, Meeting.starts, Meeting.cycle)
        .where(
            Meeting.committee_id == part.committee_id,
            Meeting.purpose == MeetingPurpose.ORDINARY,
            Meeting.status == MeetingStatus.PLANNED,
            Meeting.day.between(rotation.window_start, rotation.window_end),
        )
        .order_by(Meeting.day, Meeting.starts)
    )
    return [
        dialogue.Anchor(day, starts, cycle in part.town_hall_months) for day, starts, cycle in rows
    ]


def _dialogue(
    rotation: Rotation,
    part: RotationCommittee,
    slot: dialogue.Slot,
    calendar: MeetingCalendar,
    *,
    at: datetime,
) -> Meeting:
    return Meeting(
        calendar=calendar,
        committee_id=part.committee_id,
        purpose=MeetingPurpose.DIALOGUE,
        day=slot.day,
        starts=slot.start,
        ends=slot.end,
        seats=part.dialogue_seats,
        town_hall=True,
        rotation_id=rotation.id,
        is_draft=True,
        changed_at=at,
    )
