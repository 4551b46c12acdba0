"""Writes about contacts: allowed, refused, audited."""

from datetime import date

import pytest
from flask import Flask

from planner import versions
from planner.contacts import operations
from planner.contacts.operations import Attendance
from planner.extensions import db
from planner.models.accounts import User
from planner.models.committees import Committee
from planner.models.rotations import Contact, ContactStatus
from tests.planner import builders, occasions, trails
from tests.planner.occasions import NOW, TODAY

HELD, CANCELLED = ContactStatus.HELD, ContactStatus.CANCELLED
YESTERDAY, TOMORROW = date(2027, 1, 14), date(2027, 1, 16)


@pytest.fixture
def committee(database: Flask) -> Committee:
    builders.municipality()
    return builders.committee("BUU")


@pytest.fixture
def user(committee: Committee) -> User:
    return builders.user()


def contact(
    committee: Committee, day: date = YESTERDAY, status: ContactStatus = ContactStatus.PLANNED
) -> Contact:
    meeting = occasions.meeting(occasions.calendar(), committee, day)
    return occasions.contact(builders.unit(committee), meeting, status)


def record(user: User, *attendances: Attendance, politicians: int = 5) -> None:
    operations.record(attendances, politicians, today=TODAY, user=user, at=NOW)
    db.session.flush()


def held(row: Contact) -> Attendance:
    return Attendance(row, seen=row.version, leader_present=True, staff_present=True)


def cancelled(row: Contact, by: str = operations.BY_UNIT) -> Attendance:
    return Attendance(row, seen=row.version, cancelled_by=by, cancelled_because="Sne")


def test_more_politicians_than_the_committee_has_are_refused(
    committee: Committee, user: User
) -> None:
    builders.politician(committee)
    row = contact(committee)

    with pytest.raises(operations.TooMany) as refused:
        record(user, held(row), politicians=2)

    assert (refused.value.seats, row.status) == (1, ContactStatus.PLANNED)


def test_a_held_contact_says_who_took_part(committee: Committee, user: User) -> None:
    row = contact(committee)

    record(user, held(row))

    assert (row.status, row.politicians) == (HELD, 5)
    assert row.leader_present
    assert row.staff_present
    event = trails.last("hold")
    assert (event.before["status"], event.after["status"]) == ("planned", "held")
    assert event.after["politicians"] == 5
    assert event.user_id == user.id


def test_a_cancelled_contact_says_why_and_counts_nobody(committee: Committee, user: User) -> None:
    row = contact(committee)

    record(user, cancelled(row))

    assert (row.status, row.politicians) == (CANCELLED, 0)
    assert (row.cancelled_by, row.cancelled_because) == ("unit", "Sne")
    assert row.sequence == 1, "calendars see it go"
    assert trails.last("cancel").after["cancelled_because"] == "Sne"


def test_nothing_is_held_before_its_day_but_it_can_be_cancelled(
    committee: Committee, user: User
) -> None:
    row = contact(committee, TOMORROW)

    with pytest.raises(operations.NotYet):
        record(user, held(row))
    record(user, cancelled(row))

    assert row.status is CANCELLED


def test_what_was_recorded_wrong_is_corrected_both_ways(committee: Committee, user: User) -> None:
    row = contact(committee)
    record(user, held(row))
    record(user, cancelled(row))
    assert row.sequence == 1

    record(user, held(row), politicians=4)

    assert (row.status, row.politicians) == (HELD, 4)
    assert (row.cancelled_because, row.cancelled_by) == ("", "")
    assert row.sequence == 2, "calendars had shown it as cancelled"
    record(user, cancelled(row))
    record(user, cancelled(row, operations.BY_COMMITTEE))
    assert (row.sequence, row.cancelled_by) == (3, "committee")


def test_the_second_of_two_who_record_at_once_is_stopped(committee: Committee, user: User) -> None:
    row = contact(committee)
    late = held(row)
    record(user, cancelled(row))

    with pytest.raises(versions.Overtaken):
        record(user, late)


def test_a_unit_confirms_and_declines_what_lies_ahead(committee: Committee, user: User) -> None:
    row = contact(committee, TOMORROW)

    operations.confirm(row, today=TODAY, user=user, at=NOW)
    assert row.host_confirmed_at == NOW
    operations.decline(row, "Ombygning", today=TODAY, user=user, at=NOW)

    assert (row.status, row.cancelled_by) == (CANCELLED, "unit")
    assert trails.actions(row) == ["confirm", "cancel"]


@pytest.mark.parametrize(
    ("day", "status"),
    [
        (YESTERDAY, ContactStatus.PLANNED),
        (TOMORROW, CANCELLED),
        (TOMORROW, ContactStatus.REPLACED),
        (YESTERDAY, HELD),
    ],
)
def test_a_unit_says_nothing_about_what_is_over_or_off(
    committee: Committee, user: User, day: date, status: ContactStatus
) -> None:
    row = contact(committee, day, status)

    with pytest.raises(operations.NotPlanned):
        operations.confirm(row, today=TODAY, user=user, at=NOW)
    with pytest.raises(operations.NotPlanned):
        operations.decline(row, "Ombygning", today=TODAY, user=user, at=NOW)
    assert trails.actions(row) == []


def test_on_the_day_itself_a_unit_can_still_say_no(committee: Committee, user: User) -> None:
    row = contact(committee, TODAY)

    operations.decline(row, "Brand", today=TODAY, user=user, at=NOW)

    assert row.status is CANCELLED


def test_a_cancelled_meeting_cancels_only_what_was_still_planned(
    committee: Committee, user: User
) -> None:
    row = contact(committee)
    assert row.meeting is not None
    others = {
        status: occasions.contact(builders.unit(committee), row.meeting, status)
        for status in (HELD, CANCELLED, ContactStatus.REPLACED)
    }

    assert operations.cancel_with(row.meeting, "Sne", user=user, at=NOW) == [row]
    assert {status: other.status for status, other in others.items()} == {s: s for s in others}
