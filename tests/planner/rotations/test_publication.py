"""Publishing a rotation: versions, obstacles, contacts, places, sequences, the calendar."""

from datetime import date

import pytest
from flask import Flask
from sqlalchemy import select

from planner.extensions import db
from planner.models.committees import Committee
from planner.models.jobs import JobState
from planner.models.meetings import CalendarStatus, Meeting, MeetingCalendar
from planner.models.rotations import Contact, ContactForm, ContactStatus, Lock, Rotation
from planner.models.units import Unit
from planner.rotations import publication
from planner.rotations.publication import Changes, Obstacle
from tests.planner import builders, occasions, trails
from tests.planner.occasions import DECISION, NOW, TODAY

MARCH, MAY = date(2027, 3, 2), date(2027, 5, 4)
PLANNED, REPLACED = ContactStatus.PLANNED, ContactStatus.REPLACED


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
def rotation(march: Meeting, committee: Committee) -> Rotation:
    return occasions.rotation(committee)


@pytest.fixture
def schools(committee: Committee) -> list[Unit]:
    units = [builders.unit(committee, code=code, name=f"Skole {code}") for code in ("U1", "U2")]
    units[0].sites[0].address = "Skolevej 1"
    db.session.flush()
    return units


def publish(
    rotation: Rotation,
    assignments: dict[Meeting, list[Unit]],
    *,
    today: date = TODAY,
    keep: bool = False,
) -> Changes:
    run = occasions.solved(rotation, assignments, today=today, keep_published=keep)
    _version, changes = publication.publish(
        run, DECISION, today=today, user=occasions.somebody(), at=NOW
    )
    db.session.flush()
    return changes


def contacts(*statuses: ContactStatus) -> list[Contact]:
    rows = select(Contact).where(Contact.status.in_(statuses)).order_by(Contact.id)
    return list(db.session.scalars(rows))


def test_a_published_plan_is_a_numbered_version_with_its_contacts_and_places(
    rotation: Rotation, march: Meeting, schools: list[Unit]
) -> None:
    changes = publish(rotation, {march: schools[:1]})

    version = rotation.versions[0]
    assert (version.number, version.decided_by, version.item) == (1, "Udvalget", "Punkt 7")
    assert version.decided_on == DECISION.decided_on
    (contact,) = contacts(PLANNED)
    assert (contact.unit, contact.meeting, contact.form) == (schools[0], march, ContactForm.HOSTED)
    assert (contact.day, contact.rotation_version_id) == (MARCH, version.id)
    assert changes == Changes(added=(contact,), dropped=())
    assert march.place == "Skole U1, Skolevej 1, 4200 Slagelse"
    assert march.sequence == 1
    assert trails.last("publish").object_type == "calendar_version"
    assert trails.actions(version) == ["publish"]


def test_publishing_is_a_new_version_of_the_calendar_too(
    rotation: Rotation,
    march: Meeting,
    schools: list[Unit],
    calendar: MeetingCalendar,
) -> None:
    publish(rotation, {march: schools[:1]})

    latest = calendar.versions[-1]
    assert latest.number == 2
    assert latest.content["meetings"][0]["place"].startswith("Skole U1")
    assert latest.reason == "Besluttet i enighed"


def test_a_dialogue_meeting_becomes_public_with_its_rotation(
    rotation: Rotation,
    calendar: MeetingCalendar,
    committee: Committee,
    schools: list[Unit],
) -> None:
    talk = occasions.dialogue(calendar, committee, rotation=rotation)

    publish(rotation, {talk: schools})

    assert not talk.is_draft
    assert talk.place == "", "it is held where it was put"
    assert {contact.form for contact in contacts(PLANNED)} == {ContactForm.DIALOGUE}
    assert talk.uid in {entry["uid"] for entry in calendar.versions[-1].content["meetings"]}


def test_a_newer_plan_tells_only_those_it_changes(
    rotation: Rotation,
    march: Meeting,
    calendar: MeetingCalendar,
    committee: Committee,
    schools: list[Unit],
) -> None:
    may = occasions.meeting(calendar, committee, MAY)
    stays, leaves = schools
    publish(rotation, {march: [stays], may: [leaves]})
    third = builders.unit(committee, code="U3")

    changes = publish(rotation, {march: [stays], may: [third]})

    assert [version.number for version in rotation.versions] == [1, 2]
    assert [contact.unit for contact in changes.added] == [third]
    assert [contact.unit for contact in changes.dropped] == [leaves]
    assert [contact.unit for contact in contacts(REPLACED)] == [leaves]
    assert (march.sequence, may.sequence) == (1, 2)
    assert contacts(PLANNED)[0].sequence == 0
    assert contacts(REPLACED)[0].sequence == 1


def test_a_unit_that_comes_back_keeps_its_contact_and_is_asked_anew(
    rotation: Rotation, march: Meeting, schools: list[Unit]
) -> None:
    one, other = schools
    publish(rotation, {march: [one]})
    contacts(PLANNED)[0].host_confirmed_at = NOW
    publish(rotation, {march: [other]})

    changes = publish(rotation, {march: [one]})

    (back,) = changes.added
    assert (back.unit, back.status, back.sequence) == (one, PLANNED, 2)
    assert back.host_confirmed_at is None
    assert len(contacts(PLANNED, REPLACED)) == 2


def test_a_unit_that_declined_comes_back_by_a_lock(
    rotation: Rotation, march: Meeting, schools: list[Unit]
) -> None:
    declined = occasions.contact(schools[0], march, ContactStatus.CANCELLED, by="unit")
    rotation.locks.append(Lock(meeting_id=march.id, unit_id=schools[0].id, reason="Aftalt"))
    db.session.flush()

    changes = publish(rotation, {march: schools[:1]})

    assert changes.added == (declined,)
    assert (declined.status, declined.cancelled_because) == (PLANNED, "")


def test_a_meeting_that_loses_its_host_goes_back_to_the_town_hall(
    rotation: Rotation, march: Meeting, schools: list[Unit]
) -> None:
    publish(rotation, {march: schools[:1]})

    publish(rotation, {})

    assert (march.place, march.sequence) == ("", 2)


def test_a_place_the_committee_chose_itself_is_left_alone(
    rotation: Rotation, march: Meeting, schools: list[Unit]
) -> None:
    march.place = "Biblioteket"
    db.session.flush()

    publish(rotation, {})

    assert (march.place, march.sequence) == ("Biblioteket", 0)


def test_what_was_held_before_stays_as_it_was(
    rotation: Rotation,
    march: Meeting,
    calendar: MeetingCalendar,
    committee: Committee,
    schools: list[Unit],
) -> None:
    may = occasions.meeting(calendar, committee, MAY)
    publish(rotation, {march: schools[:1], may: schools[1:]})
    held = contacts(PLANNED)[0]
    held.status, held.politicians = ContactStatus.HELD, 5
    db.session.flush()
    in_april = date(2027, 4, 1)

    changes = publish(rotation, {may: schools[:1]}, today=in_april)

    assert held.status is ContactStatus.HELD
    assert march.place.startswith("Skole U1"), "where it was held"
    assert [contact.unit for contact in changes.added] == schools[:1]


def test_a_run_that_is_not_finished_is_no_plan(
    rotation: Rotation, march: Meeting, schools: list[Unit]
) -> None:
    run = occasions.solved(rotation, {march: schools[:1]})
    for state in set(JobState) - {JobState.DONE}:
        run.job.state = state
        assert publication.obstacle(run, today=TODAY) is Obstacle.NOT_SOLVED
    run.job.state, run.plan = JobState.DONE, {}
    assert publication.obstacle(run, today=TODAY) is Obstacle.NOT_SOLVED


@pytest.mark.parametrize(
    "status", [status for status in CalendarStatus if status is not CalendarStatus.PUBLISHED]
)
def test_hosts_are_not_told_days_that_are_not_decided(
    rotation: Rotation,
    march: Meeting,
    calendar: MeetingCalendar,
    schools: list[Unit],
    status: CalendarStatus,
) -> None:
    run = occasions.solved(rotation, {march: schools[:1]})
    calendar.status = status

    assert publication.obstacle(run, today=TODAY) is Obstacle.CALENDAR_UNPUBLISHED


def change_the_day(rotation: Rotation, march: Meeting, school: Unit) -> None:
    march.day = date(2027, 3, 9)


def change_the_locks(rotation: Rotation, march: Meeting, school: Unit) -> None:
    rotation.locks.append(Lock(meeting_id=march.id, unit_id=school.id))


def close_the_unit(rotation: Rotation, march: Meeting, school: Unit) -> None:
    school.closed_on = date(2027, 2, 28)


def cancel_the_meeting(rotation: Rotation, march: Meeting, school: Unit) -> None:
    db.session.delete(march)


def record_a_contact(rotation: Rotation, march: Meeting, school: Unit) -> None:
    earlier = occasions.meeting(march.calendar, march.committee, date(2027, 1, 12))
    occasions.contact(school, earlier, ContactStatus.HELD)


@pytest.mark.parametrize(
    "change",
    [
        change_the_day,
        change_the_locks,
        close_the_unit,
        cancel_the_meeting,
        record_a_contact,
    ],
)
def test_a_plan_found_before_something_changed_is_out_of_date(
    rotation: Rotation, march: Meeting, schools: list[Unit], change: object
) -> None:
    run = occasions.solved(rotation, {march: schools[:1]})
    assert publication.obstacle(run, today=TODAY) is None
    assert callable(change)
    change(rotation, march, schools[0])
    db.session.flush()
    db.session.expire_all()

    assert publication.obstacle(run, today=TODAY) is Obstacle.OUT_OF_DATE
    with pytest.raises(publication.Unpublishable) as refused:
        publication.publish(run, DECISION, today=TODAY, user=occasions.somebody(), at=NOW)
    assert refused.value.obstacle is Obstacle.OUT_OF_DATE
    assert rotation.versions == []


def test_a_published_run_is_not_published_twice(
    rotation: Rotation, march: Meeting, schools: list[Unit]
) -> None:
    occasions.published(rotation, {march: schools[:1]})

    run = rotation.versions[0].run
    assert publication.obstacle(run, today=TODAY) is Obstacle.OUT_OF_DATE


def test_a_plan_whose_first_meeting_is_over_waits_for_a_new_one(
    rotation: Rotation, march: Meeting, schools: list[Unit]
) -> None:
    """Nobody's visit of last week is handed to another unit afterwards."""
    run = occasions.solved(rotation, {march: schools[:1]})

    assert publication.obstacle(run, today=MARCH) is None
    assert publication.obstacle(run, today=date(2027, 3, 3)) is Obstacle.OVERTAKEN
