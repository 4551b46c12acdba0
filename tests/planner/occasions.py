"""Calendars, meetings, rotations and contacts for tests, with everything that does not matter."""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time
from itertools import count

from sqlalchemy import select

from planner.extensions import db
from planner.meetings import operations as calendar_operations
from planner.meetings.operations import Decision
from planner.models.accounts import User
from planner.models.committees import Committee
from planner.models.jobs import Job, JobState
from planner.models.meetings import (
    CalendarStatus,
    Meeting,
    MeetingCalendar,
    MeetingPurpose,
    MeetingStatus,
)
from planner.models.messages import OutboxMessage
from planner.models.municipality import CouncilTerm
from planner.models.people import Person
from planner.models.rotations import (
    Contact,
    ContactForm,
    ContactStatus,
    Rotation,
    RotationCommittee,
    RotationRun,
    RotationVersion,
)
from planner.models.units import LeaderRole, Unit, UnitLeader
from planner.rotations import advice, fairness, mapping, publication
from schedules.rotation import parsing
from tests.planner import builders

YEAR = 2027
NOW = datetime(2027, 1, 15, 9, tzinfo=UTC)  # a Friday
TODAY = NOW.date()
DECISION = Decision("Udvalget", date(2027, 1, 12), item="Punkt 7", note="Besluttet i enighed")

_numbers = count(1)


def calendar(
    status: CalendarStatus = CalendarStatus.PUBLISHED, *, year: int = YEAR
) -> MeetingCalendar:
    """A year's calendar, with its first version once it is published."""
    row = MeetingCalendar(year=year, status=status)
    db.session.add(row)
    db.session.flush()
    if status is CalendarStatus.PUBLISHED:
        calendar_operations.new_version(row, DECISION, user=somebody(), at=NOW)
    return row


def draft(committee: Committee) -> MeetingCalendar:
    """A calendar that is still a draft, with a meeting of the committee; committed."""
    row = calendar(CalendarStatus.DRAFT)
    meeting(row, committee)
    db.session.commit()
    return row


def somebody() -> User:
    """An account that did something earlier: the first there is, else a new administrator."""
    return db.session.scalars(select(User).order_by(User.id)).first() or builders.user()


def meeting(
    year: MeetingCalendar,
    committee: Committee,
    day: date = date(2027, 3, 2),
    *,
    purpose: MeetingPurpose = MeetingPurpose.ORDINARY,
    starts: time = time(14),
    ends: time = time(16, 30),
    place: str = "",
    status: MeetingStatus = MeetingStatus.PLANNED,
    is_fixed: bool = False,
) -> Meeting:
    """An ordinary meeting of the committee's cycle in that month, away from the town hall."""
    row = Meeting(
        calendar=year,
        committee=committee,
        purpose=purpose,
        cycle=day.month if purpose is MeetingPurpose.ORDINARY else None,
        day=day,
        starts=starts,
        ends=ends,
        agenda_deadline=date(2027, 1, 4),
        town_hall=False,
        place=place,
        status=status,
        is_fixed=is_fixed,
        changed_at=NOW,
    )
    db.session.add(row)
    db.session.flush()
    return row


def dialogue(
    year: MeetingCalendar,
    committee: Committee,
    day: date = date(2027, 3, 9),
    *,
    rotation: Rotation | None = None,
    seats: int = 3,
    is_draft: bool = True,
) -> Meeting:
    """A dialogue meeting, a draft of its rotation until that is published."""
    row = Meeting(
        calendar=year,
        committee=committee,
        purpose=MeetingPurpose.DIALOGUE,
        day=day,
        starts=time(13),
        ends=time(14),
        seats=seats,
        rotation_id=rotation and rotation.id,
        is_draft=is_draft,
        changed_at=NOW,
    )
    db.session.add(row)
    db.session.flush()
    return row


def rotation(
    *committees: Committee,
    first: date = date(2027, 1, 1),
    last: date = date(2027, 12, 31),
    town_hall_months: Iterable[int] = (),
    name: str = "",
    days_between: int = 0,
) -> Rotation:
    """A rotation of the committees over a year, without dialogue meetings."""
    row = Rotation(
        name=name or f"Besøgsrunde {next(_numbers)}",
        council_term=db.session.scalars(select(CouncilTerm)).one(),
        window_start=first,
        window_end=last,
        guarantee_months=12,
        min_days_between_contacts=days_between,
        created_at=NOW,
        created_by=somebody(),
    )
    for committee in committees:
        row.committees.append(
            RotationCommittee(
                committee=committee,
                town_hall_months=list(town_hall_months),
                dialogue_meetings=0,
                dialogue_seats=8,
                dialogue_minutes=60,
            )
        )
    db.session.add(row)
    db.session.flush()
    return row


def solved(
    planned: Rotation,
    assignments: Mapping[Meeting, Iterable[Unit]],
    *,
    today: date = TODAY,
    keep_published: bool = False,
) -> RotationRun:
    """A run whose plan was written by hand: each meeting with its units."""
    stated = mapping.stated(planned, today=today)
    if keep_published:
        stated = stated.keeping_published()
    codes = {
        mapping.meeting_key(meeting): sorted(unit.code for unit in units)
        for meeting, units in assignments.items()
    }
    problem = parsing.parse(stated.problem)
    run = RotationRun(
        rotation=planned,
        job=Job(kind="solve_rotation", state=JobState.DONE, payload={}, created_at=NOW, due_at=NOW),
        problem=stated.problem,
        plan=_plan(stated.problem, codes),
        equity={
            **fairness.measured(problem, codes),
            "advice": advice.figures(problem, advice.seats_of(planned)),
        },
    )
    db.session.add(run)
    db.session.flush()
    return run


def _plan(problem: Mapping[str, object], codes: dict[str, list[str]]) -> dict[str, object]:
    meetings = problem["meetings"]
    assert isinstance(meetings, list)
    return {
        "format": "rotation-plan/1",
        "assignments": {meeting["id"]: codes.get(meeting["id"], []) for meeting in meetings},
        "unfilled": [
            {"meeting": meeting["id"], "slots": 1, "ruled_out": {"committee": 0, "seats": 2}}
            for meeting in meetings
            if not codes.get(meeting["id"])
        ],
        "levels": [
            {"name": name, "value": 1, "bound": 1, "proven": True, "by": "certificate"}
            for name in ("filled", "guaranteed", "equity")
        ],
        "overruled": [],
        "explanations": [
            {"unit": code, "meeting": key, "da": f"{code} har ventet.", "en": f"{code} waited."}
            for key, listed in codes.items()
            for code in listed
        ],
        "took_seconds": 0.1,
        "seed": 0,
    }


def published(
    planned: Rotation, assignments: Mapping[Meeting, Iterable[Unit]], *, today: date = TODAY
) -> RotationVersion:
    """The rotation published with a plan written by hand."""
    return publish(solved(planned, assignments, today=today), today=today)


def publish(run: RotationRun, *, today: date = TODAY) -> RotationVersion:
    """The run's plan published."""
    version, _changes = publication.publish(run, DECISION, today=today, user=somebody(), at=NOW)
    return version


def mails() -> list[OutboxMessage]:
    """What has been written to anybody, in order."""
    return list(db.session.scalars(select(OutboxMessage).order_by(OutboxMessage.id)))


def contact(
    unit: Unit,
    held_at: Meeting,
    status: ContactStatus = ContactStatus.PLANNED,
    *,
    politicians: int | None = None,
    because: str = "",
    by: str = "",
    confirmed: bool = False,
) -> Contact:
    """The unit's part in a meeting; a held one counts, unless `politicians` says otherwise."""
    is_dialogue = held_at.purpose is MeetingPurpose.DIALOGUE
    is_held = status is ContactStatus.HELD
    row = Contact(
        unit=unit,
        committee=held_at.committee,
        meeting=held_at,
        form=ContactForm.DIALOGUE if is_dialogue else ContactForm.HOSTED,
        day=held_at.day,
        status=status,
        host_confirmed_at=NOW if confirmed else None,
        leader_present=is_held,
        politicians=politicians if politicians is not None else 5 * is_held,
        cancelled_because=because or ("Sygdom" if status is ContactStatus.CANCELLED else ""),
        cancelled_by=by or ("committee" if status is ContactStatus.CANCELLED else ""),
        changed_at=NOW,
    )
    db.session.add(row)
    db.session.flush()
    return row


def leader(unit: Unit, email: str = "", *, role: LeaderRole = LeaderRole.LEADER) -> Person:
    """Somebody who leads the unit and can be mailed."""
    person = builders.person(email=email or f"leder{next(_numbers)}@example.test")
    unit.leaders.append(UnitLeader(person=person, role=role, valid_from=builders.TERM_START))
    db.session.flush()
    return person
