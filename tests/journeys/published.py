"""A year that is published, for journeys that begin where the planning ends."""

from datetime import datetime

from planner.extensions import db
from planner.jobs import runner
from planner.meetings import operations as calendars
from planner.meetings import steps
from planner.meetings.budget import Budget
from planner.meetings.operations import Decision
from planner.meetings.workflow import Action
from planner.models.accounts import Role, RoleAssignment, User
from planner.models.committees import Committee, CommitteeKind
from planner.models.jobs import JobState
from planner.models.meetings import MeetingCalendar
from planner.models.rotations import RotationVersion
from planner.rotations import advice, operations, publication, telling
from planner.rotations.operations import Part, Setup

YEAR = 2027


def publish_year(*, at: datetime) -> RotationVersion:
    """The demo's calendar and rotation of the year, planned, decided and published."""
    user = db.session.query(User).join(RoleAssignment).filter_by(role=Role.SECRETARIAT).one()
    decision = Decision("Byrådet", at.date(), item="Punkt 7", note="Vedtaget")
    _publish_calendar(decision, user=user, at=at)
    setup = Setup(
        name=f"Besøgsrunde {YEAR}",
        window_start=at.date().replace(year=YEAR, month=1, day=1),
        window_end=at.date().replace(year=YEAR, month=12, day=31),
        guarantee_months=12,
        min_days_between_contacts=28,
        parts=tuple(
            Part(row.id, (4, 8, 11), dialogue_meetings=2, dialogue_seats=8, dialogue_minutes=60)
            for row in db.session.query(Committee).filter_by(kind=CommitteeKind.STANDING)
        ),
    )
    rotation = operations.begin(setup, user=user, at=at)
    advised = advice.of(rotation, today=at.date())
    if advised is not None:
        operations.add_dialogues(rotation, advised.blocks, user=user, at=at)
    run = operations.ask_for_run(rotation, keep_published=False, today=at.date(), user=user, at=at)
    db.session.commit()
    runner.run_due()
    assert run.job.state is JobState.DONE, run.job.error
    version, changes = publication.publish(run, decision, today=at.date(), user=user, at=at)
    telling.tell(version, changes, at=at)
    db.session.commit()
    return version


def _publish_calendar(decision: Decision, *, user: User, at: datetime) -> None:
    day = at.date()
    budget = Budget(
        day.replace(year=YEAR, month=9, day=15), day.replace(year=YEAR, month=10, day=15), 21
    )
    calendar: MeetingCalendar = calendars.begin(YEAR, budget, user=user, at=at)
    calendars.ask_for_plan(calendar, user=user, at=at)
    db.session.commit()
    runner.run_due()
    db.session.refresh(calendar)
    for action in (Action.PROPOSE, Action.ADOPT):
        calendars.step(calendar, action, decision, user=user, at=at)
    for committee in steps.undecided(calendar):
        calendars.step(calendar, Action.DECIDE, decision, committee=committee, user=user, at=at)
    calendars.step(calendar, Action.PUBLISH, decision, user=user, at=at)
    db.session.commit()
