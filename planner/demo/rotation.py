"""The demo's visit rotation: the autumn of 2026, solved, published, and held as far as it has come.

Spring was shared out by hand, and some units met politicians three times. The rotation gives what
the autumn has to those who waited; its capacity advice tells what was still missing.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta

from planner.clock import LOCAL
from planner.contacts import operations as contacts
from planner.contacts.operations import Attendance
from planner.demo import files
from planner.demo.year import YEAR, Key, key, uid
from planner.meetings.operations import Decision
from planner.models.accounts import User
from planner.models.committees import Committee, CommitteeKind
from planner.models.jobs import JobState
from planner.models.meetings import MeetingPurpose
from planner.models.rotations import Contact, ContactForm, Rotation, RotationRun
from planner.rotations import advice, operations, publication, queries, solving
from planner.rotations.operations import Part, Setup
from schedules.rotation import parsing
from schedules.rotation import solve as engine

BEGUN = datetime(YEAR, 6, 10, 10, tzinfo=LOCAL)
PUBLISHED = datetime(YEAR, 6, 24, 9, tzinfo=LOCAL)
DECISION = Decision(
    "Udvalgene hver for sig", date(YEAR, 6, 23), note="Efteråret går til dem, der venter"
)
FIRST, LAST = date(YEAR, 8, 1), date(YEAR, 12, 31)
DIALOGUES = {"BUU": 4, "FSU": 1}
SEATS, MINUTES = 8, 60


def add_rotation(committees: Mapping[str, Committee], *, secretariat: User, today: date) -> None:
    """As far as it has come by `today`; the calendar and the spring's contacts must be there."""
    if today < PUBLISHED.date():
        return
    rotation = operations.begin(_setup(committees.values()), user=secretariat, at=BEGUN)
    _name_dialogues(rotation)
    run = operations.ask_for_run(
        rotation, keep_published=False, today=BEGUN.date(), user=secretariat, at=BEGUN
    )
    _solve(run)
    _version, changes = publication.publish(
        run, DECISION, today=PUBLISHED.date(), user=secretariat, at=PUBLISHED
    )
    _record(changes.added, user=secretariat, today=today)


def _setup(committees: Iterable[Committee]) -> Setup:
    return Setup(
        name=f"Besøgsrunde efterår {YEAR}",
        window_start=FIRST,
        window_end=LAST,
        guarantee_months=12,
        min_days_between_contacts=28,
        parts=tuple(
            Part(
                row.id,
                tuple(row.patterns[0].town_hall_months),
                dialogue_meetings=DIALOGUES.get(row.code, 0),
                dialogue_seats=SEATS,
                dialogue_minutes=MINUTES,
            )
            for row in committees
            if row.kind is CommitteeKind.STANDING
        ),
    )


def _name_dialogues(rotation: Rotation) -> None:
    """The demo is the same each time, and so are the names its feeds know the meetings by."""
    for meeting in queries.dialogues(rotation):
        meeting.uid = uid((meeting.committee.code, meeting.purpose, meeting.day.isoformat()))


def _solve(run: RotationRun) -> None:
    """What the job does, but in this transaction: the demo is loaded whole or not at all."""
    problem = parsing.parse(run.problem)
    plan = engine.solve(problem, time_limit=solving.TIME_LIMIT_SECONDS)
    solving.ensure_sound(problem, plan)
    run.plan = plan.to_json()
    run.equity = solving.measured(problem, plan, seats=advice.seats_of(run.rotation))
    job = run.job
    job.state, job.percent, job.attempts = JobState.DONE, 100, 1
    job.started_at = job.finished_at = BEGUN
    job.result = solving.found(plan)


def _record(planned: Sequence[Contact], *, user: User, today: date) -> None:
    """The mornings after; what the file says nothing of still waits to be recorded."""
    by_meeting = _by_meeting(planned)
    for row in files.rows(f"outcomes-{YEAR}"):
        day = date.fromisoformat(row["day"])
        if day < today:
            contacts.record(
                list(_attendances(row, by_meeting[key(row)])),
                int(row["politicians"]),
                today=today,
                user=user,
                at=datetime.combine(day + timedelta(days=1), time(9), LOCAL),
            )


def _by_meeting(planned: Iterable[Contact]) -> Mapping[Key, list[Contact]]:
    """The contacts of each meeting, by the unit's code."""
    found: defaultdict[Key, list[Contact]] = defaultdict(list)
    for contact in sorted(planned, key=lambda each: each.unit.code):
        purpose = (
            MeetingPurpose.DIALOGUE
            if contact.form is ContactForm.DIALOGUE
            else MeetingPurpose.ORDINARY
        )
        found[contact.committee.code, purpose, contact.day.isoformat()].append(contact)
    return found


def _attendances(row: files.Row, units: Sequence[Contact]) -> Iterator[Attendance]:
    """So many of the units came with their leader, the first, and with an employee, the last."""
    leaders, staff = int(row["leaders"]), int(row["staff"])
    for place, contact in enumerate(units):
        yield Attendance(
            contact,
            contact.version,
            leader_present=place < leaders,
            staff_present=place >= len(units) - staff,
            cancelled_by=row["cancelled_by"],
            cancelled_because=row["cancelled_because"],
        )
