"""Writes to the calendar: allowed, refused, audited."""

from datetime import date, time

import pytest
from flask import Flask
from sqlalchemy import func, select

from planner.extensions import db
from planner.meetings import operations, steps, takeover, workflow
from planner.meetings.budget import Budget
from planner.meetings.operations import Decision, Move
from planner.meetings.workflow import Action, IllegalStep
from planner.models.accounts import User
from planner.models.committees import Committee, CommitteeKind
from planner.models.jobs import Job
from planner.models.meetings import (
    CalendarStatus,
    CalendarStep,
    Meeting,
    MeetingCalendar,
    MeetingPurpose,
    MeetingStatus,
)
from planner.models.municipality import ClosedDay
from planner.models.rotations import ContactStatus, Lock
from tests.planner import builders, occasions, trails
from tests.planner.occasions import DECISION, NOW, YEAR

ELSEWHERE = Move(date(2027, 3, 16), time(15), 120, "Biblioteket")


@pytest.fixture
def user(database: Flask) -> User:
    builders.municipality()
    return builders.user()


@pytest.fixture
def committee(user: User) -> Committee:
    return builders.committee("BUU")


def planned(body: str = "BUU", day: str = "2027-03-02", cycle: int = 3) -> dict[str, object]:
    """A meeting as `calendar-plan/1` gives it."""
    return {
        "body": body,
        "purpose": "ordinary",
        "cycle": cycle,
        "date": day,
        "start": "14:00",
        "end": "16:30",
        "iso_week": 9,
        "agenda_deadline": "2027-02-24",
        "town_hall": False,
        "moved_because": {"da": "Vinterferie.", "en": "Winter holidays."},
    }


def take_over(calendar: MeetingCalendar, *meetings: dict[str, object]) -> None:
    takeover.take_over(calendar, {"meetings": list(meetings)}, user=None, at=NOW)
    db.session.flush()
    db.session.expire(calendar, ["meetings"])


def take(calendar: MeetingCalendar, action: Action, user: User, **given: Committee) -> None:
    operations.step(calendar, action, DECISION, user=user, at=NOW, **given)


def test_a_year_is_begun_once(user: User) -> None:
    budget = Budget(date(2027, 9, 15), date(2027, 10, 15), 21)

    calendar = operations.begin(YEAR, budget, user=user, at=NOW)

    assert calendar.status is CalendarStatus.DRAFT
    assert calendar.second_reading_by == date(2027, 10, 15)
    assert trails.last("begin").after == {"year": YEAR}
    with pytest.raises(operations.YearTaken):
        operations.begin(YEAR, None, user=user, at=NOW)


def test_only_a_draft_is_sent_to_be_planned(user: User) -> None:
    draft = occasions.calendar(CalendarStatus.DRAFT)
    proposed = occasions.calendar(CalendarStatus.FRAMEWORK_PROPOSED, year=2028)

    job = operations.ask_for_plan(draft, user=user, at=NOW)

    assert job.payload == {"calendar_id": draft.id}
    assert draft.last_job_id == job.id
    with pytest.raises(IllegalStep):
        operations.ask_for_plan(proposed, user=user, at=NOW)
    assert db.session.scalar(select(func.count()).select_from(Job)) == 1


def test_a_plan_is_taken_over_meeting_by_meeting(committee: Committee) -> None:
    calendar = occasions.calendar(CalendarStatus.DRAFT)
    take_over(calendar, planned(), planned(day="2027-04-06", cycle=4))
    march = calendar.meetings[0]

    take_over(calendar, planned(day="2027-03-09"), planned(day="2027-05-04", cycle=5))

    assert [meeting.day for meeting in calendar.meetings] == [date(2027, 3, 9), date(2027, 5, 4)]
    assert calendar.meetings[0].id == march.id, "the same meeting keeps its row, so its address"
    assert march.moved_because["da"] == "Vinterferie."
    assert march.agenda_deadline == date(2027, 2, 24)
    assert trails.last("plan").after == {"meetings": 2}


def test_a_meeting_put_by_hand_keeps_its_hour_and_place_when_planned_again(
    user: User, committee: Committee
) -> None:
    calendar = occasions.calendar(CalendarStatus.DRAFT)
    take_over(calendar, planned())
    meeting = calendar.meetings[0]
    operations.edit(meeting, ELSEWHERE, user=user, at=NOW)

    take_over(calendar, planned(day="2027-03-16"))

    assert (meeting.day, meeting.starts, meeting.ends) == (ELSEWHERE.day, time(15), time(17))
    assert meeting.place == "Biblioteket"


def test_planning_again_drops_a_meeting_though_a_rotation_had_locked_a_unit_to_it(
    user: User, committee: Committee
) -> None:
    calendar = occasions.calendar(CalendarStatus.DRAFT)
    take_over(calendar, planned())
    unit, rotation = builders.unit(committee), occasions.rotation(committee)
    meeting_id = calendar.meetings[0].id
    rotation.locks.append(Lock(meeting_id=meeting_id, unit_id=unit.id))
    db.session.flush()

    take_over(calendar, planned(day="2027-05-04", cycle=5))

    assert [meeting.cycle for meeting in calendar.meetings] == [5]
    assert db.session.scalars(select(Lock)).all() == []


def test_moving_a_meeting_by_hand_is_told_field_by_field(user: User, committee: Committee) -> None:
    meeting = occasions.meeting(occasions.calendar(CalendarStatus.DRAFT), committee)
    meeting.moved_because = {"da": "Påske.", "en": "Easter."}
    db.session.flush()

    operations.edit(meeting, ELSEWHERE, user=user, at=NOW)

    event = trails.last("move")
    assert event.before["day"] == "2027-03-02"
    assert event.after["day"] == "2027-03-16"
    assert event.after["place"] == "Biblioteket"
    assert event.after["is_fixed"] is True
    assert meeting.agenda_deadline == date(2027, 3, 10)
    assert meeting.moved_because["da"] == "Sat her i hånden.", "Easter was for another day"


def test_the_agenda_deadline_counts_the_municipalitys_own_closed_days(
    user: User, committee: Committee
) -> None:
    db.session.add(ClosedDay(name="Byens dag", month=3, day=11))
    meeting = occasions.meeting(occasions.calendar(CalendarStatus.DRAFT), committee)

    operations.edit(meeting, ELSEWHERE, user=user, at=NOW)

    assert meeting.agenda_deadline == date(2027, 3, 9)


@pytest.mark.parametrize("status", sorted(set(CalendarStatus) - workflow.EDITABLE))
def test_a_meeting_is_not_moved_by_hand_once_it_waits_for_others_or_is_decided(
    user: User, committee: Committee, status: CalendarStatus
) -> None:
    meeting = occasions.meeting(occasions.calendar(status), committee)

    with pytest.raises(IllegalStep):
        operations.edit(meeting, ELSEWHERE, user=user, at=NOW)
    assert meeting.day == date(2027, 3, 2)


def test_a_body_moves_its_meetings_until_it_has_decided_them(
    user: User, committee: Committee
) -> None:
    """The committee decides its own dates by law; afterwards nobody moves them in silence."""
    calendar = occasions.calendar(CalendarStatus.ADOPTED)
    meeting = occasions.meeting(calendar, committee)
    occasions.meeting(calendar, builders.committee("KFU"))
    assert operations.is_editable(meeting)

    take(calendar, Action.DECIDE, user, committee=committee)

    assert calendar.status is CalendarStatus.ADOPTED
    assert not operations.is_editable(meeting)
    with pytest.raises(IllegalStep):
        operations.edit(meeting, ELSEWHERE, user=user, at=NOW)


def test_a_fixed_meeting_is_released_to_a_draft_only(user: User, committee: Committee) -> None:
    draft = occasions.meeting(occasions.calendar(CalendarStatus.DRAFT), committee, is_fixed=True)
    adopted = occasions.meeting(
        occasions.calendar(CalendarStatus.ADOPTED, year=2028), committee, is_fixed=True
    )

    operations.release(draft, user=user, at=NOW)

    assert not draft.is_fixed
    assert trails.actions(draft) == ["release"]
    with pytest.raises(IllegalStep):
        operations.release(adopted, user=user, at=NOW)


def test_the_whole_way_from_draft_to_publication(user: User, committee: Committee) -> None:
    council = builders.committee("BYR", kind=CommitteeKind.COUNCIL)
    other = builders.committee("KFU")
    calendar = occasions.calendar(CalendarStatus.DRAFT)
    for body in (committee, council, other):
        occasions.meeting(calendar, body)

    take(calendar, Action.PROPOSE, user)
    take(calendar, Action.WITHDRAW, user)
    take(calendar, Action.PROPOSE, user)
    take(calendar, Action.ADOPT, user)
    assert steps.undecided(calendar) == [committee, other], "the council has decided"
    take(calendar, Action.DECIDE, user, committee=other)
    assert calendar.status is CalendarStatus.ADOPTED
    take(calendar, Action.DECIDE, user, committee=committee)
    assert calendar.status is CalendarStatus.DECIDED
    take(calendar, Action.PUBLISH, user)

    assert calendar.status is CalendarStatus.PUBLISHED
    version = calendar.versions[0]
    assert (version.number, version.decided_by, version.item) == (1, "Udvalget", "Punkt 7")
    assert version.decided_on == DECISION.decided_on
    assert len(version.content["meetings"]) == 3
    rows = db.session.scalars(select(CalendarStep).order_by(CalendarStep.id)).all()
    assert {step.decided_by for step in rows} == {"Udvalget"}
    assert [event for event in trails.actions(calendar) if event != "begin"] == [
        step.action for step in rows
    ]


def test_each_step_says_what_it_changed_and_who_decided(user: User, committee: Committee) -> None:
    calendar = occasions.calendar(CalendarStatus.DRAFT)
    occasions.meeting(calendar, committee)

    take(calendar, Action.PROPOSE, user)

    event = trails.last("propose")
    assert event.before == {"status": "draft"}
    assert event.after == {
        "status": "framework_proposed",
        "decided_by": "Udvalget",
        "decided_on": "2027-01-12",
        "item": "Punkt 7",
    }


def test_a_calendar_without_meetings_is_not_proposed(user: User) -> None:
    calendar = occasions.calendar(CalendarStatus.DRAFT)

    with pytest.raises(operations.NothingPlanned):
        take(calendar, Action.PROPOSE, user)

    assert calendar.status is CalendarStatus.DRAFT


def test_a_body_decides_once_and_only_about_meetings_of_its_own(
    user: User, committee: Committee
) -> None:
    calendar = occasions.calendar(CalendarStatus.ADOPTED)
    occasions.meeting(calendar, committee)
    occasions.meeting(calendar, builders.committee("KFU"))
    take(calendar, Action.DECIDE, user, committee=committee)

    for body in (committee, builders.committee("UDEN")):
        with pytest.raises(operations.DecidedAlready):
            take(calendar, Action.DECIDE, user, committee=body)


def test_a_calendar_of_the_council_alone_is_decided_when_it_is_adopted(user: User) -> None:
    council = builders.committee("BYR", kind=CommitteeKind.COUNCIL)
    calendar = occasions.calendar(CalendarStatus.FRAMEWORK_PROPOSED)
    occasions.meeting(calendar, council)

    take(calendar, Action.ADOPT, user)

    assert calendar.status is CalendarStatus.DECIDED


def test_a_change_is_a_new_version_that_takes_the_units_along(
    user: User, committee: Committee
) -> None:
    calendar = occasions.calendar()
    meeting = occasions.meeting(calendar, committee)
    host = occasions.contact(builders.unit(committee), meeting, confirmed=True)

    followed = operations.change([(meeting, ELSEWHERE)], DECISION, user=user, at=NOW)

    assert followed == [host]
    assert (host.day, host.host_confirmed_at) == (ELSEWHERE.day, None), "asked again"
    assert meeting.sequence == 1
    assert [version.number for version in calendar.versions] == [1, 2]
    assert calendar.versions[1].reason == "Besluttet i enighed"
    assert trails.actions(host) == ["move"]


def test_a_meeting_at_another_hour_of_the_same_day_leaves_its_host_confirmed(
    user: User, committee: Committee
) -> None:
    meeting = occasions.meeting(occasions.calendar(), committee)
    host = occasions.contact(builders.unit(committee), meeting, confirmed=True)
    later = Move(meeting.day, time(15), 120, "")

    assert operations.change([(meeting, later)], DECISION, user=user, at=NOW) == []
    assert host.host_confirmed_at == NOW


def test_a_moved_dialogue_meeting_gets_no_agenda(user: User, committee: Committee) -> None:
    meeting = occasions.dialogue(occasions.calendar(), committee, is_draft=False)

    operations.change([(meeting, ELSEWHERE)], DECISION, user=user, at=NOW)

    assert (meeting.day, meeting.agenda_deadline) == (ELSEWHERE.day, None)


def test_a_cancelled_meeting_cancels_what_its_units_were_to_get(
    user: User, committee: Committee
) -> None:
    """Cancelled ones do not lose their turn: they no longer count as planned."""
    calendar = occasions.calendar()
    meeting = occasions.meeting(calendar, committee)
    host = occasions.contact(builders.unit(committee), meeting)

    lost = operations.cancel(meeting, DECISION, user=user, at=NOW)

    assert meeting.status is MeetingStatus.CANCELLED
    assert meeting.sequence == 1
    assert lost == [host]
    assert (host.status, host.cancelled_by) == (ContactStatus.CANCELLED, "committee")
    assert host.cancelled_because == "Besluttet i enighed"
    assert len(calendar.versions) == 2
    assert trails.actions(meeting) == ["cancel"]


@pytest.mark.parametrize("status", sorted(set(CalendarStatus) - {CalendarStatus.PUBLISHED}))
def test_only_a_published_meeting_is_changed_or_cancelled_by_decision(
    user: User, committee: Committee, status: CalendarStatus
) -> None:
    meeting = occasions.meeting(occasions.calendar(status), committee)

    with pytest.raises(IllegalStep):
        operations.change([(meeting, ELSEWHERE)], DECISION, user=user, at=NOW)
    with pytest.raises(IllegalStep):
        operations.cancel(meeting, DECISION, user=user, at=NOW)


def test_a_meeting_is_cancelled_once(user: User, committee: Committee) -> None:
    meeting = occasions.meeting(occasions.calendar(), committee, status=MeetingStatus.CANCELLED)

    with pytest.raises(IllegalStep):
        operations.cancel(meeting, Decision("Udvalget", NOW.date()), user=user, at=NOW)


def test_extra_meetings_of_the_budget_are_their_own(committee: Committee) -> None:
    calendar = occasions.calendar(CalendarStatus.DRAFT)
    reading = planned(day="2027-09-07") | {"purpose": "first_reading", "cycle": None}

    take_over(calendar, planned(day="2027-09-14", cycle=9), reading)

    purposes = db.session.scalars(select(Meeting.purpose).order_by(Meeting.day)).all()
    assert purposes == [MeetingPurpose.FIRST_READING, MeetingPurpose.ORDINARY]
