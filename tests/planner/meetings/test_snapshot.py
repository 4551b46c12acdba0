"""What a published version keeps, and what two of them disagree on."""

from datetime import date

import pytest
from flask import Flask

from planner.extensions import db
from planner.meetings import snapshot
from planner.models.committees import Committee
from planner.models.meetings import MeetingCalendar, MeetingStatus
from tests.planner import builders, occasions


@pytest.fixture
def committee(database: Flask) -> Committee:
    builders.municipality()
    return builders.committee("BUU")


@pytest.fixture
def calendar(committee: Committee) -> MeetingCalendar:
    return occasions.calendar()


def test_a_version_keeps_everything_but_drafts(
    calendar: MeetingCalendar, committee: Committee
) -> None:
    meeting = occasions.meeting(calendar, committee, place="Skolen")
    occasions.dialogue(calendar, committee, is_draft=True)
    db.session.expire(calendar)

    (entry,) = snapshot.of(calendar)["meetings"]

    assert entry["uid"] == meeting.uid
    assert (entry["date"], entry["start"], entry["end"]) == ("2027-03-02", "14:00", "16:30")
    assert (entry["place"], entry["name"]) == ("Skolen", "Udvalget BUU")


def test_no_difference_between_a_version_and_itself(
    calendar: MeetingCalendar, committee: Committee
) -> None:
    occasions.meeting(calendar, committee)
    db.session.expire(calendar)
    taken = snapshot.of(calendar)

    assert snapshot.compare(taken, taken) == []


def test_moved_cancelled_new_and_gone_meetings_are_told_by_day(
    calendar: MeetingCalendar, committee: Committee
) -> None:
    moved = occasions.meeting(calendar, committee)
    cancelled = occasions.meeting(calendar, committee, date(2027, 4, 6))
    occasions.meeting(calendar, committee, date(2027, 5, 4))
    gone = occasions.meeting(calendar, committee, date(2027, 6, 1))
    db.session.expire(calendar)
    before = snapshot.of(calendar)
    moved.day, cancelled.status = date(2027, 3, 9), MeetingStatus.CANCELLED
    db.session.delete(gone)
    new = occasions.dialogue(calendar, committee, date(2027, 8, 3), is_draft=False)
    db.session.expire(calendar)

    differences = snapshot.compare(before, snapshot.of(calendar))

    told = [
        (one.before and one.before["date"], one.after and one.after["date"]) for one in differences
    ]
    assert told == [
        ("2027-03-02", "2027-03-09"),
        ("2027-04-06", "2027-04-06"),
        ("2027-06-01", None),
        (None, new.day.isoformat()),
    ]


def test_an_agenda_deadline_alone_is_no_change_worth_telling(
    calendar: MeetingCalendar, committee: Committee
) -> None:
    meeting = occasions.meeting(calendar, committee)
    db.session.expire(calendar)
    before = snapshot.of(calendar)
    meeting.agenda_deadline = date(2027, 2, 1)

    assert snapshot.compare(before, snapshot.of(calendar)) == []
