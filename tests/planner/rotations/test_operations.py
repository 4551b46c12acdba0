"""Writes to a rotation: set up, revise, advise, run, lock; allowed, refused, audited."""

from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest
from flask import Flask
from sqlalchemy import select

from planner import versions
from planner.extensions import db
from planner.jobs import queue
from planner.meetings.operations import Move
from planner.models.accounts import User
from planner.models.committees import Committee
from planner.models.jobs import JobState
from planner.models.meetings import Meeting, MeetingCalendar, MeetingPurpose
from planner.models.rotations import Lock, Rotation
from planner.models.units import HostingClass
from planner.rotations import dialogues, mapping, operations
from planner.rotations.operations import Part, Setup
from schedules.rotation.problem import Period
from tests.planner import builders, occasions, trails
from tests.planner.occasions import NOW, TODAY

DAYS = (date(2027, 2, 2), date(2027, 3, 2), date(2027, 4, 6), date(2027, 5, 4), date(2027, 6, 1))


@pytest.fixture
def user(database: Flask) -> User:
    builders.municipality()
    return builders.user()


@pytest.fixture
def committee(user: User) -> Committee:
    return builders.committee("BUU")


@pytest.fixture
def calendar(committee: Committee) -> MeetingCalendar:
    row = occasions.calendar()
    for day in DAYS:
        occasions.meeting(row, committee, day)
    return row


def setup(*committees: Committee, dialogues: int = 0, **given: object) -> Setup:
    parts = tuple(
        Part(
            committee_id=committee.id,
            town_hall_months=(4,),
            dialogue_meetings=dialogues,
            dialogue_seats=8,
            dialogue_minutes=60,
        )
        for committee in committees
    )
    return replace(Setup("Runden", date(2027, 1, 1), date(2027, 12, 31), 12, 28, parts), **given)


def begin(user: User, asked: Setup) -> Rotation:
    rotation = operations.begin(asked, user=user, at=NOW)
    db.session.flush()
    return rotation


def revise(rotation: Rotation, user: User, asked: Setup) -> None:
    operations.revise(rotation, asked, seen=rotation.version, user=user, at=NOW)
    db.session.flush()


def dialogues_of(rotation: Rotation) -> list[Meeting]:
    return list(
        db.session.scalars(
            select(Meeting)
            .where(Meeting.purpose == MeetingPurpose.DIALOGUE, Meeting.rotation_id == rotation.id)
            .order_by(Meeting.day)
        )
    )


def test_a_rotation_is_begun_with_its_dialogue_meetings_placed_as_drafts(
    user: User, committee: Committee, calendar: MeetingCalendar
) -> None:
    rotation = begin(user, setup(committee, dialogues=2))

    placed = dialogues_of(rotation)
    assert len(placed) == 2
    assert all(meeting.is_draft and meeting.town_hall for meeting in placed)
    assert all((m.starts, m.ends, m.seats) == (time(13), time(14), 8) for m in placed)
    assert rotation.council_term.name == "2026-2029"
    assert trails.last("begin").after == {"name": "Runden"}


def test_days_outside_a_council_term_are_refused(
    user: User, committee: Committee, calendar: MeetingCalendar
) -> None:
    outside = setup(committee, window_start=date(2029, 7, 1), window_end=date(2030, 6, 30))

    with pytest.raises(operations.OutsideTerm):
        operations.begin(outside, user=user, at=NOW)


def test_years_without_a_calendar_are_named(
    user: User, committee: Committee, calendar: MeetingCalendar
) -> None:
    with pytest.raises(dialogues.NoCalendar) as refused:
        operations.begin(setup(committee, window_end=date(2029, 12, 31)), user=user, at=NOW)

    assert refused.value.years == (2028, 2029)


def test_revising_says_what_changed_also_below_the_rotation(
    user: User, committee: Committee, calendar: MeetingCalendar
) -> None:
    rotation = begin(user, setup(committee))

    revise(rotation, user, setup(committee, dialogues=3, name="Runden 2027", guarantee_months=24))

    assert len(dialogues_of(rotation)) == 3
    event = trails.last("revise")
    assert (event.before["name"], event.after["name"]) == ("Runden", "Runden 2027")
    assert (event.before["guarantee_months"], event.after["guarantee_months"]) == (12, 24)
    assert (event.before["committees"], event.after["committees"]) == (
        ["BUU: 0 x 8"],
        ["BUU: 3 x 8"],
    )


def test_the_second_to_revise_is_stopped_and_nothing_is_changed(
    user: User, committee: Committee, calendar: MeetingCalendar
) -> None:
    rotation = begin(user, setup(committee))
    seen = rotation.version
    revise(rotation, user, setup(committee, name="Den første"))

    with pytest.raises(versions.Overtaken):
        operations.revise(rotation, setup(committee), seen=seen, user=user, at=NOW)
    assert rotation.name == "Den første"


def test_a_committee_that_leaves_takes_its_draft_meetings_and_their_locks_along(
    user: User, committee: Committee, calendar: MeetingCalendar
) -> None:
    other = builders.committee("KFU")
    rotation = begin(user, setup(committee, other, dialogues=2))
    unit = builders.unit(committee)
    operations.lock(rotation, dialogues_of(rotation)[0], unit, "", user=user, at=NOW)
    db.session.flush()

    revise(rotation, user, setup(other))

    assert [part.committee_id for part in rotation.committees] == [other.id]
    assert dialogues_of(rotation) == []
    assert db.session.scalars(select(Lock)).all() == []


def test_other_meetings_are_placed_anew_but_those_moved_by_hand_stay(
    user: User, committee: Committee, calendar: MeetingCalendar
) -> None:
    rotation = begin(user, setup(committee, dialogues=2))
    moved = dialogues_of(rotation)[0]
    by_hand = Move(date(2027, 9, 14), time(10), 45, "Biblioteket")
    dialogues.move(moved, by_hand, 5, user=user, at=NOW)
    assert trails.last("move").after["day"] == "2027-09-14"

    revise(rotation, user, setup(committee, dialogues=4))

    placed = dialogues_of(rotation)
    assert len(placed) == 4
    assert moved in placed
    assert (moved.day, moved.seats, moved.ends) == (date(2027, 9, 14), 5, time(10, 45))
    revise(rotation, user, setup(committee, dialogues=1))
    assert dialogues_of(rotation) == [moved], "the others go first"
    revise(rotation, user, setup(committee))
    assert dialogues_of(rotation) == []


def test_a_shorter_window_drops_the_dialogue_meetings_outside_it(
    user: User, committee: Committee, calendar: MeetingCalendar
) -> None:
    rotation = begin(user, setup(committee, dialogues=2))

    revise(rotation, user, setup(committee, dialogues=2, window_end=date(2027, 3, 31)))

    assert all(meeting.day <= date(2027, 3, 31) for meeting in dialogues_of(rotation))
    assert len(dialogues_of(rotation)) == 2


def test_a_new_length_is_given_to_the_dialogue_meetings_already_placed(
    user: User, committee: Committee, calendar: MeetingCalendar
) -> None:
    rotation = begin(user, setup(committee, dialogues=2))
    asked = setup(committee, dialogues=2)
    longer = replace(asked, parts=(replace(asked.parts[0], dialogue_minutes=90),))

    revise(rotation, user, longer)

    assert {(m.starts, m.ends) for m in dialogues_of(rotation)} == {(time(12, 30), time(14))}


def test_published_dialogue_meetings_stay_whatever_is_asked(
    user: User, committee: Committee, calendar: MeetingCalendar
) -> None:
    rotation = begin(user, setup(committee, dialogues=2))
    told = dialogues_of(rotation)
    for meeting in told:
        meeting.is_draft = False
    db.session.flush()

    revise(rotation, user, setup(committee))

    assert dialogues_of(rotation) == told


def test_the_advised_meetings_are_added_where_there_is_room(
    user: User, committee: Committee, calendar: MeetingCalendar
) -> None:
    rotation = begin(user, setup(committee, dialogues=1))

    year = Period(date(2027, 1, 1), date(2027, 12, 31))

    assert (
        operations.add_dialogues(
            rotation, {"BUU": [year, year], "ANDRE": [year]}, user=user, at=NOW
        )
        == 2
    )
    assert len(dialogues_of(rotation)) == 3
    assert rotation.committees[0].dialogue_meetings == 3
    assert trails.last("revise").after["committees"] == ["BUU: 3 x 8"]
    operations.add_dialogues(rotation, {"BUU": [year] * 10}, user=user, at=NOW)
    assert len(dialogues_of(rotation)) == len(DAYS), "one before each ordinary meeting"
    assert rotation.committees[0].dialogue_meetings == len(DAYS)
    assert operations.add_dialogues(rotation, {"BUU": [year]}, user=user, at=NOW) == 0


def test_the_advised_meetings_are_added_in_the_days_that_lack_them_and_the_others_stay(
    user: User, committee: Committee, calendar: MeetingCalendar
) -> None:
    rotation = begin(user, setup(committee, dialogues=1))
    (first,) = dialogues_of(rotation)
    block = Period(DAYS[0], DAYS[0])

    assert operations.add_dialogues(rotation, {"BUU": [block, block]}, user=user, at=NOW) == 1

    assert {meeting.day for meeting in dialogues_of(rotation)} == {first.day, DAYS[0]}


def test_dialogue_meetings_are_never_placed_in_days_that_are_gone(
    user: User, committee: Committee, calendar: MeetingCalendar
) -> None:
    gone = datetime.combine(DAYS[1], time(12), UTC)
    asked = setup(committee, dialogues=len(DAYS))
    rotation = operations.begin(asked, user=user, at=gone)
    db.session.flush()

    assert [meeting.day for meeting in dialogues_of(rotation)] == list(DAYS[2:])


def test_a_run_freezes_the_problem_and_is_queued(
    user: User, committee: Committee, calendar: MeetingCalendar
) -> None:
    rotation = begin(user, setup(committee))
    with pytest.raises(mapping.NothingToPlan):
        operations.ask_for_run(rotation, keep_published=False, today=TODAY, user=user, at=NOW)
    builders.unit(committee)

    run = operations.ask_for_run(rotation, keep_published=False, today=TODAY, user=user, at=NOW)

    assert run.problem["format"] == "rotation/1"
    assert run.job.payload == {"run_id": run.id}
    assert operations.open_job(rotation) == run.job
    queue.request_stop(run.job, user=user, at=NOW)
    db.session.flush()
    assert run.job.state is JobState.STOPPED
    assert operations.open_job(rotation) is None


def test_a_lock_is_kept_once_told_and_undone(
    user: User, committee: Committee, calendar: MeetingCalendar
) -> None:
    rotation, unit = begin(user, setup(committee)), builders.unit(committee, code="U001")
    meeting = calendar.meetings[0]

    first = operations.lock(rotation, meeting, unit, "Jubilæum", user=user, at=NOW)
    again = operations.lock(rotation, meeting, unit, "Igen", user=user, at=NOW)

    assert again is first
    told = {"meeting": mapping.meeting_key(meeting), "unit": "U001", "reason": "Jubilæum"}
    assert trails.last("lock").after == told
    held = operations.lock_of(rotation, meeting.id, unit.id)
    assert held is first
    operations.unlock(rotation, first, user=user, at=NOW)
    db.session.flush()
    assert trails.last("unlock").before == told
    assert operations.lock_of(rotation, meeting.id, unit.id) is None


def test_a_home_is_never_locked_as_host_but_may_be_to_a_dialogue(
    user: User, committee: Committee, calendar: MeetingCalendar
) -> None:
    rotation = begin(user, setup(committee, dialogues=1))
    home = builders.unit(committee, hosting_class=HostingClass.NEVER)

    with pytest.raises(operations.NeverHosts):
        operations.lock(rotation, calendar.meetings[0], home, "", user=user, at=NOW)
    operations.lock(rotation, dialogues_of(rotation)[0], home, "", user=user, at=NOW)

    assert len(rotation.locks) == 1
