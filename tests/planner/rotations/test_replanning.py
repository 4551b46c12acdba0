"""A host calls off, a unit closes, a day is lost: replanned, published, and everyone told."""

from datetime import date, time
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from planner.extensions import db
from planner.jobs import runner
from planner.models.committees import Committee
from planner.models.jobs import JobState
from planner.models.meetings import Meeting, MeetingCalendar, MeetingStatus
from planner.models.messages import OutboxMessage
from planner.models.rotations import Contact, ContactStatus, Lock, Rotation, RotationRun
from planner.models.units import Unit
from planner.register.refusals import Refused
from planner.rotations import (
    happenings,
    mapping,
    operations,
    publication,
    replanned,
    replanning,
    solving,
    telling,
)
from planner.rotations.happenings import Happening, Kind
from planner.rotations.publication import Changes, Obstacle
from schedules.rotation import parsing
from schedules.rotation.plan import Plan
from schedules.rotation.problem import Problem
from schedules.rotation.replanning import replan as repairs
from schedules.rotation.replanning.events import (
    Event,
    HostCancels,
    MeetingCancelled,
    MeetingMoved,
    MeetingNeeds,
    Misplaced,
    UnitCloses,
)
from schedules.rotation.replanning.replan import Replanned
from tests.planner import builders, occasions, trails
from tests.planner.occasions import DECISION, NOW, TODAY

pytestmark = pytest.mark.usefixtures("january")

MARCH, MAY = date(2027, 3, 2), date(2027, 5, 4)
PLANNED, CANCELLED = ContactStatus.PLANNED, ContactStatus.CANCELLED


@pytest.fixture
def committee(database: Flask) -> Committee:
    builders.municipality()
    return builders.committee("BUU")


@pytest.fixture
def calendar(committee: Committee) -> MeetingCalendar:
    return occasions.calendar()


@pytest.fixture
def march(calendar: MeetingCalendar, committee: Committee) -> Meeting:
    return occasions.meeting(calendar, committee, MARCH)


@pytest.fixture
def may(calendar: MeetingCalendar, committee: Committee) -> Meeting:
    return occasions.meeting(calendar, committee, MAY)


@pytest.fixture
def schools(committee: Committee) -> list[Unit]:
    units = [builders.unit(committee, code=f"U{n}", name=f"Skole U{n}") for n in (1, 2, 3)]
    for unit in units:
        occasions.leader(unit, f"{unit.code.lower()}@example.test")
    return units


@pytest.fixture
def rotation(march: Meeting, may: Meeting, committee: Committee, schools: list[Unit]) -> Rotation:
    """Published: U1 in March, U2 in May; U3 has nothing."""
    row = occasions.rotation(committee)
    occasions.published(row, {march: schools[:1], may: schools[1:2]})
    return row


def key(meeting: Meeting) -> str:
    return mapping.meeting_key(meeting)


def replan(rotation: Rotation, *events: Event | None, because: str = "Sygdom") -> RotationRun:
    """A replan after the events, solved."""
    said = [Happening(event, because) for event in events]
    run = replanning.ask(rotation, said, today=TODAY, user=occasions.somebody(), at=NOW)
    db.session.commit()
    runner.run_due()
    db.session.refresh(run)
    assert run.job.state is JobState.DONE, run.job.error
    return run


def publish(run: RotationRun) -> Changes:
    version, changes = publication.publish(
        run, DECISION, today=TODAY, user=occasions.somebody(), at=NOW
    )
    db.session.flush()
    telling.tell(version, changes, at=NOW)
    db.session.flush()
    return changes


def contact(meeting: Meeting, unit: Unit) -> Contact:
    return db.session.scalars(
        select(Contact).where(Contact.meeting_id == meeting.id, Contact.unit_id == unit.id)
    ).one()


def mails() -> list[tuple[str, str]]:
    rows = db.session.scalars(select(OutboxMessage).order_by(OutboxMessage.recipient))
    return [(row.recipient, row.subject) for row in rows]


@pytest.mark.parametrize(
    "event",
    [
        None,
        HostCancels("BUU-1", "U1"),
        UnitCloses("U1", MARCH, MAY),
        UnitCloses("U1", MARCH),
        MeetingNeeds("BUU-1", step_free=True, people=20),
        MeetingCancelled("BUU-1"),
        MeetingMoved("BUU-1", MAY, time(9), time(10, 30)),
    ],
)
def test_a_happening_is_kept_and_read_back(event: Event | None) -> None:
    said = Happening(event, "Vandskade", is_noted=True)
    assert happenings.from_json(happenings.to_json(said)) == said
    assert happenings.to_json(said)["kind"] in set(Kind)


def test_a_host_that_calls_off_is_replaced_and_nobody_else_is_moved(
    rotation: Rotation, march: Meeting, may: Meeting, schools: list[Unit]
) -> None:
    run = replan(rotation, HostCancels(key(march), "U1"))

    assert run.plan["assignments"] == {key(march): ["U3"], key(may): ["U2"]}
    shown = replanned.of(run, language="da")
    assert shown is not None
    assert shown.happenings == (
        "Skole U1 har meldt afbud til mødet i BUU den 2. marts 2027: Sygdom",
    )
    assert [(move.unit, move.what) for move in shown.moves] == [
        ("Skole U1", "Mister sin plads"),
        ("Skole U3", "Får en plads"),
    ]
    assert (shown.kept, shown.published, shown.told) == (1, 2, 1)
    assert contact(march, schools[0]).status is PLANNED, "nothing is written before it is published"


def test_a_replan_is_handed_what_proves_the_published_plan(
    committee: Committee, march: Meeting, may: Meeting, schools: list[Unit]
) -> None:
    """Not what that plan says it has proven: the problem is another one by now."""
    row = occasions.rotation(committee)
    run = operations.ask_for_run(
        row, keep_published=False, today=TODAY, user=occasions.somebody(), at=NOW
    )
    assert solving.published_proof(row) is None
    db.session.commit()
    runner.run_due()
    db.session.refresh(run)
    occasions.publish(run)
    db.session.commit()

    proof = solving.published_proof(row)
    assert proof is not None
    assert proof.to_json() == run.plan["certificate"]

    handed: list[Plan] = []

    def noting(problem: Problem, published: Plan, *rest: Any, **others: Any) -> Replanned:
        handed.append(published)
        return real(problem, published, *rest, **others)

    real = repairs.replan
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(repairs, "replan", noting)
        again = replan(row, MeetingCancelled(key(march)))
    assert handed == [Plan(parsing.parse(again.replanning["before"]).published, certificate=proof)]


def test_publishing_a_replan_carries_out_what_happened_and_tells_those_it_moves(
    rotation: Rotation, march: Meeting, schools: list[Unit]
) -> None:
    db.session.query(OutboxMessage).delete()
    changes = publish(replan(rotation, HostCancels(key(march), "U1")))

    gone = contact(march, schools[0])
    assert (gone.status, gone.cancelled_by, gone.cancelled_because) == (CANCELLED, "unit", "Sygdom")
    assert [one.unit for one in changes.added] == [schools[2]]
    assert changes.dropped == ()
    assert march.place.startswith("Skole U3")
    assert [version.number for version in rotation.versions] == [1, 2]
    assert [recipient for recipient, _subject in mails()] == ["u3@example.test"]
    assert trails.actions(gone) == ["cancel"]
    assert trails.last("replan").after["happenings"][0]["because"] == "Sygdom"


def test_a_host_that_declined_itself_is_taken_along(
    rotation: Rotation, march: Meeting, schools: list[Unit]
) -> None:
    gone = contact(march, schools[0])
    gone.status, gone.cancelled_by, gone.cancelled_because = CANCELLED, "unit", "Smitte"
    gone.changed_at = NOW
    db.session.flush()

    run = replan(rotation, None, because="Se afbuddet")

    assert [one.is_noted for one in replanning.happenings_of(run)] == [True, False]
    shown = replanned.of(run, language="da")
    assert shown is not None
    assert "Smitte" in shown.happenings[0]
    assert shown.moves[0].why == (
        "Skole U1 er ikke længere vært den 2. marts 2027, fordi enheden har meldt afbud."
    )
    publish(run)
    assert trails.actions(gone) == [], "it had said so itself"


def test_a_unit_that_closes_for_good_leaves_the_register_when_it_is_published(
    rotation: Rotation, may: Meeting, schools: list[Unit]
) -> None:
    run = replan(rotation, UnitCloses("U2", date(2027, 4, 1)))
    assert schools[1].closed_on is None

    publish(run)

    assert schools[1].closed_on == date(2027, 3, 31)
    assert contact(may, schools[1]).status is ContactStatus.REPLACED
    assert trails.actions(schools[1]) == ["close"]


def test_closed_days_are_added_to_the_unit(rotation: Rotation, schools: list[Unit]) -> None:
    publish(
        replan(rotation, UnitCloses("U2", date(2027, 5, 1), date(2027, 5, 9)), because="Flytter")
    )

    (closure,) = schools[1].closures
    assert (closure.first_day, closure.last_day) == (date(2027, 5, 1), date(2027, 5, 9))
    assert closure.reason == "Flytter"


def test_days_closed_already_are_refused_with_the_registers_own_words(
    rotation: Rotation, schools: list[Unit]
) -> None:
    first = replan(rotation, UnitCloses("U2", date(2027, 5, 1), date(2027, 5, 9)))
    publish(first)
    again = replan(rotation, UnitCloses("U2", date(2027, 5, 5), date(2027, 5, 20)))

    with pytest.raises(Refused):
        publish(again)


def test_a_member_who_breaks_a_leg_moves_the_meeting_to_a_level_entrance(
    rotation: Rotation, march: Meeting, schools: list[Unit]
) -> None:
    schools[0].sites[0].step_free = False
    db.session.flush()
    run = replan(rotation, MeetingNeeds(key(march)))
    assert run.plan["assignments"][key(march)] == ["U3"]

    publish(run)

    assert march.step_free
    assert trails.actions(march) == ["edit"]


def test_a_lost_day_cancels_the_meeting_and_its_host_comes_first(
    rotation: Rotation, march: Meeting, may: Meeting, schools: list[Unit]
) -> None:
    db.session.query(OutboxMessage).delete()
    run = replan(rotation, MeetingCancelled(key(march)), because="Valgdag")

    changes = publish(run)

    assert march.status is MeetingStatus.CANCELLED
    assert [(one.unit, why) for one, why in changes.lost] == [(schools[0], "Valgdag")]
    assert contact(march, schools[0]).cancelled_by == "committee"
    assert contact(may, schools[1]).status is PLANNED
    ((recipient, subject),) = mails()
    assert (recipient, "2. marts 2027" in subject) == ("u1@example.test", True)


def test_a_moved_meeting_takes_its_host_along_and_tells_it_once(
    rotation: Rotation, march: Meeting, schools: list[Unit]
) -> None:
    db.session.query(OutboxMessage).delete()
    new_day = date(2027, 3, 9)

    changes = publish(
        replan(
            rotation, MeetingMoved(key(march), new_day, time(13), time(15)), because="Konference"
        )
    )

    assert (march.day, march.starts, march.ends) == (new_day, time(13), time(15))
    assert [(one.unit, why) for one, why in changes.moved] == [(schools[0], "Konference")]
    assert contact(march, schools[0]).day == new_day
    assert [recipient for recipient, _subject in mails()] == ["u1@example.test"]


def test_a_host_that_cannot_follow_is_told_the_day_it_knew(
    rotation: Rotation, march: Meeting, schools: list[Unit]
) -> None:
    db.session.query(OutboxMessage).delete()
    run = replan(
        rotation,
        UnitCloses("U1", date(2027, 3, 8), date(2027, 3, 12)),
        MeetingMoved(key(march), date(2027, 3, 9), time(13), time(15)),
    )
    assert run.plan["assignments"][key(march)] == ["U3"]

    publish(run)

    told = dict(mails())
    assert "2. marts 2027" in told["u1@example.test"]
    assert "9. marts 2027" in told["u3@example.test"]
    assert len(told) == 2


def test_what_changed_meanwhile_makes_the_replan_out_of_date(
    rotation: Rotation, march: Meeting, schools: list[Unit]
) -> None:
    run = replan(rotation, HostCancels(key(march), "U1"))
    assert publication.obstacle(run, today=TODAY) is None
    schools[2].closed_on = date(2027, 2, 1)
    db.session.flush()

    assert publication.obstacle(run, today=TODAY) is Obstacle.OUT_OF_DATE


def test_a_published_replan_is_not_published_twice(rotation: Rotation, march: Meeting) -> None:
    run = replan(rotation, HostCancels(key(march), "U1"))
    publish(run)

    assert publication.obstacle(run, today=TODAY) is Obstacle.OUT_OF_DATE


def test_a_unit_that_has_opened_comes_in_where_there_is_room(
    rotation: Rotation, march: Meeting, may: Meeting, committee: Committee
) -> None:
    """We opened in February: do we have to wait for the next plan?"""
    june = occasions.meeting(march.calendar, committee, date(2027, 6, 1))
    new = builders.unit(committee, code="U9", name="Ny skole", opened_on=date(2027, 2, 1))

    run = replan(rotation, None, because="Ny skole er åbnet")

    assert {unit for units in run.plan["assignments"].values() for unit in units} >= {"U1", "U2"}
    assert run.plan["assignments"][key(june)] in (["U3"], [new.code])


def test_a_lock_against_what_happened_is_refused_before_anything_is_queued(
    rotation: Rotation, march: Meeting, schools: list[Unit]
) -> None:
    rotation.locks.append(Lock(meeting_id=march.id, unit_id=schools[0].id))
    db.session.flush()

    with pytest.raises(replanning.StillLocked) as refused:
        replan(rotation, HostCancels(key(march), "U1"))
    assert (refused.value.meeting, refused.value.unit) == (key(march), "U1")


def test_a_day_outside_the_plan_is_misplaced(rotation: Rotation, march: Meeting) -> None:
    with pytest.raises(Misplaced):
        replan(rotation, MeetingMoved(key(march), date(2028, 1, 4), time(13), time(15)))


def test_a_rotation_nobody_has_been_told_of_is_not_replanned(
    march: Meeting, committee: Committee
) -> None:
    with pytest.raises(replanning.NotPublished):
        replan(occasions.rotation(committee), None)


def test_meetings_that_nobody_recorded_are_counted(rotation: Rotation, march: Meeting) -> None:
    assert replanning.unrecorded(rotation, today=TODAY) == 0
    assert replanning.unrecorded(rotation, today=date(2027, 4, 1)) == 1
