"""Lists of contacts: what is to be recorded, who hosts, what a unit has coming."""

from datetime import date

import pytest
from flask import Flask

from planner.access import Scope
from planner.contacts import queries
from planner.models.committees import Committee
from planner.models.meetings import MeetingCalendar
from planner.models.rotations import ContactForm, ContactStatus
from tests.planner import builders, occasions
from tests.planner.occasions import TODAY

PLANNED, CANCELLED = ContactStatus.PLANNED, ContactStatus.CANCELLED


@pytest.fixture
def committee(database: Flask) -> Committee:
    builders.municipality()
    return builders.committee("BUU")


@pytest.fixture
def calendar(committee: Committee) -> MeetingCalendar:
    return occasions.calendar()


def test_meetings_to_be_recorded_come_first_then_the_newest(
    committee: Committee, calendar: MeetingCalendar
) -> None:
    days = (date(2027, 1, 5), date(2027, 1, 12), date(2027, 1, 19))
    old, new, coming = (occasions.meeting(calendar, committee, day) for day in days)
    older = occasions.dialogue(calendar, committee, date(2027, 1, 4), is_draft=False)
    occasions.contact(builders.unit(committee), old, ContactStatus.HELD)
    occasions.contact(builders.unit(committee), new, ContactStatus.HELD)
    occasions.contact(builders.unit(committee), coming)
    for status in (PLANNED, CANCELLED, ContactStatus.REPLACED):
        occasions.contact(builders.unit(committee), older, status)

    rows = queries.meetings(until=TODAY, scope=None, most=None)

    assert [row.id for row in rows] == [older.id, new.id, old.id]
    assert (rows[0].units, rows[0].planned, rows[0].form) == (2, 1, ContactForm.DIALOGUE)
    assert queries.number_of_meetings(until=TODAY, scope=None) == 3
    assert [row.id for row in queries.meetings(until=TODAY, scope=None, most=1, skip=1)] == [new.id]


def test_a_secretary_is_shown_the_own_committees_meetings(
    committee: Committee, calendar: MeetingCalendar
) -> None:
    meeting = occasions.meeting(calendar, committee, date(2027, 1, 5))
    occasions.contact(builders.unit(committee), meeting)
    other = Scope(committees=frozenset({builders.committee().id}))

    assert queries.meetings(until=TODAY, scope=other, most=None) == []
    assert queries.number_of_meetings(until=TODAY, scope=other) == 0
    assert queries.hosts(first=date(2027, 1, 1), scope=other) == []


def test_a_meetings_units_are_read_without_those_replaced(
    committee: Committee, calendar: MeetingCalendar
) -> None:
    meeting = occasions.dialogue(calendar, committee, is_draft=False)
    units = [builders.unit(committee, code=code) for code in ("U2", "U1", "U3")]
    for unit, status in zip(units, (PLANNED, CANCELLED, ContactStatus.REPLACED), strict=True):
        occasions.contact(unit, meeting, status)

    assert [name for _row, name in queries.contacts_of(meeting)] == ["Enhed U1", "Enhed U2"]


def test_lost_hosts_come_first_then_those_who_have_not_answered(
    committee: Committee, calendar: MeetingCalendar
) -> None:
    march, april, may, june = (
        occasions.meeting(calendar, committee, date(2027, month, 2)) for month in (3, 4, 5, 6)
    )
    confirmed = occasions.contact(builders.unit(committee), march, confirmed=True)
    silent = occasions.contact(builders.unit(committee), april)
    declined = occasions.contact(builders.unit(committee), may, CANCELLED, by="unit")
    occasions.contact(builders.unit(committee), june, CANCELLED, by="unit")
    instead = occasions.contact(builders.unit(committee), june)
    called_off = occasions.meeting(calendar, committee, date(2027, 8, 3))
    occasions.contact(builders.unit(committee), called_off, CANCELLED, by="committee")

    rows = queries.hosts(first=TODAY, scope=None)

    assert [row.id for row in rows] == [declined.id, silent.id, instead.id, confirmed.id]


def test_a_units_coming_meetings_leave_out_the_past_and_what_was_replaced(
    committee: Committee, calendar: MeetingCalendar
) -> None:
    unit = builders.unit(committee, name="Skolen")
    for day, status in (
        (date(2027, 1, 14), ContactStatus.HELD),
        (date(2027, 3, 2), ContactStatus.REPLACED),
        (date(2027, 5, 4), PLANNED),
        (date(2027, 4, 6), CANCELLED),
    ):
        occasions.contact(unit, occasions.meeting(calendar, committee, day), status)

    rows = queries.of_units(frozenset({unit.id}), first=TODAY, most=5)

    assert [(row.day.month, row.status) for row in rows] == [(4, CANCELLED), (5, PLANNED)]
    assert (rows[0].unit, rows[0].committee) == ("Skolen", "Udvalget BUU")
    assert len(queries.of_units(frozenset({unit.id}), first=TODAY, most=1)) == 1
