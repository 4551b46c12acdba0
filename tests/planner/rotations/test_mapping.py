"""Rows to `rotation/1`: who could meet whom, and what has been."""

from collections.abc import Callable, Mapping
from datetime import date, time
from typing import Any

import pytest
from flask import Flask

from planner.extensions import db
from planner.models.committees import Committee
from planner.models.meetings import (
    CalendarStatus,
    Meeting,
    MeetingCalendar,
    MeetingPurpose,
    MeetingStatus,
)
from planner.models.rotations import ContactStatus, Lock, Rotation
from planner.models.units import HostingClass, Site, Unit, UnitClosure, UnitCommittee, UnitPeriod
from planner.rotations import candidates, mapping
from schedules.rotation import parsing
from tests.planner import builders, occasions
from tests.planner.occasions import TODAY

MARCH, APRIL = date(2027, 3, 2), date(2027, 4, 6)
NEW_YEAR = date(2027, 1, 1)


@pytest.fixture
def committee(database: Flask) -> Committee:
    builders.municipality()
    return builders.committee("BUU")


@pytest.fixture
def calendar(committee: Committee) -> MeetingCalendar:
    return occasions.calendar()


@pytest.fixture
def rotation(committee: Committee, calendar: MeetingCalendar) -> Rotation:
    occasions.meeting(calendar, committee, MARCH)
    return occasions.rotation(committee)


def stated(rotation: Rotation, *, today: date = NEW_YEAR, keep: bool = False) -> mapping.Stated:
    db.session.flush()
    db.session.expire_all()
    found = mapping.stated(rotation, today=today)
    found = found.keeping_published() if keep else found
    parsing.parse(found.problem)  # whatever the rows say, the engine can read it
    return found


def first_meeting(rotation: Rotation) -> Meeting:
    """The first that can be visited."""
    [facts, *_others] = candidates.visitable_meetings(rotation, first=NEW_YEAR)
    return db.session.get_one(Meeting, facts.id)


def units(found: mapping.Stated) -> Mapping[str, dict[str, Any]]:
    return {unit["id"]: unit for unit in found.problem["units"]}


def test_a_rotation_without_meetings_or_units_is_nothing_to_plan(
    committee: Committee, calendar: MeetingCalendar, rotation: Rotation
) -> None:
    with pytest.raises(mapping.NothingToPlan):
        mapping.stated(rotation, today=NEW_YEAR)
    builders.unit(committee)
    stated(rotation)
    with pytest.raises(mapping.NothingToPlan):
        mapping.stated(rotation, today=date(2027, 3, 3))


def test_a_unit_is_what_it_is_when_the_window_opens(
    committee: Committee, rotation: Rotation
) -> None:
    unit = builders.unit(committee, code="U001", name="Skolen", seats=30)
    unit.periods[0].valid_to = date(2026, 7, 31)
    unit.periods.append(
        UnitPeriod(
            valid_from=date(2026, 8, 1),
            name="Skolen ved Åen",
            kind="folkeskole",
            hosting_class=HostingClass.FULL,
            hosting_from=time(12),
            hosting_to=time(18),
        )
    )
    unit.sites[0].valid_to = date(2026, 7, 31)
    unit.sites.append(
        Site(valid_from=date(2026, 8, 1), town="Korsør", seats=44, lat=55.3, lon=11.1)
    )
    unit.closures.append(UnitClosure(first_day=MARCH, last_day=MARCH, reason="Prøver"))

    found = units(stated(rotation))["U001"]

    assert (found["name"], found["town"], found["seats"]) == ("Skolen ved Åen", "Korsør", 44)
    assert found["hosting_hours"] == ["12:00", "18:00"]
    assert found["step_free"] is False
    assert found["closed"] == [["2027-03-02", "2027-03-02"]]


@pytest.mark.parametrize(
    ("hosting_class", "can_host"),
    [(HostingClass.FULL, True), (HostingClass.SMALL, False), (HostingClass.NEVER, False)],
)
def test_only_a_whole_house_can_host_a_committee(
    committee: Committee, rotation: Rotation, hosting_class: HostingClass, can_host: bool
) -> None:
    builders.unit(committee, code="U001", hosting_class=hosting_class)

    assert units(stated(rotation))["U001"]["can_host"] is can_host


def test_a_unit_without_a_site_takes_part_but_hosts_nobody(
    committee: Committee, rotation: Rotation
) -> None:
    unit = builders.unit(committee, code="U001")
    db.session.delete(unit.sites[0])

    found = units(stated(rotation))["U001"]

    assert (found["can_host"], found["seats"], found["town"]) == (False, 0, "–")


def test_units_closed_before_the_window_or_opened_after_it_take_no_part(
    committee: Committee, rotation: Rotation
) -> None:
    builders.unit(committee, code="LUKKET", closed_on=date(2026, 12, 31))
    builders.unit(committee, code="SENERE", opened_on=date(2028, 1, 1))
    builders.unit(committee, code="UNDERVEJS", opened_on=date(2027, 2, 1))
    builders.unit(builders.committee(), code="ANDRES")

    found = units(stated(rotation))

    assert set(found) == {"UNDERVEJS"}
    assert found["UNDERVEJS"]["open_from"] == "2027-02-01"


def test_a_unit_that_changes_committee_between_meetings_is_left_out_and_named(
    committee: Committee, calendar: MeetingCalendar, rotation: Rotation
) -> None:
    """A unit's remit that moves inside the window cannot be one list of committees."""
    occasions.meeting(calendar, committee, APRIL)
    unit = builders.unit(committee, code="U001")
    unit.committees[0].valid_to = date(2027, 3, 31)
    builders.unit(committee, code="U002")

    found = stated(rotation)

    assert set(units(found)) == {"U002"}
    assert found.notices == (candidates.CommitteeChange("U001", "BUU"),)


def test_a_change_of_committee_that_no_meeting_meets_goes_unnoticed(
    committee: Committee, rotation: Rotation
) -> None:
    before, after = builders.unit(committee, code="FØR"), builders.unit(committee, code="EFTER")
    before.committees[0].valid_to = date(2027, 3, 1)
    after.committees[0].valid_to = date(2027, 3, 2)
    joined = builders.unit(code="KOMMET")
    joined.committees.append(UnitCommittee(committee=committee, valid_from=MARCH))

    found = stated(rotation)

    assert set(units(found)) == {"EFTER", "KOMMET"}
    assert found.notices == ()


def test_a_unit_of_two_committees_is_of_both(
    committee: Committee, calendar: MeetingCalendar
) -> None:
    other = builders.committee("KFU")
    occasions.meeting(calendar, committee, MARCH)
    occasions.meeting(calendar, other, APRIL)
    builders.unit(committee, other, code="U001")

    found = stated(occasions.rotation(committee, other))

    assert units(found)["U001"]["committees"] == ["BUU", "KFU"]


def test_only_held_contacts_with_a_quorum_before_the_window_are_history(
    committee: Committee, rotation: Rotation
) -> None:
    past = occasions.calendar(year=2026)
    unit = builders.unit(committee, code="U001")
    for month, status, politicians in (
        (2, ContactStatus.HELD, 5),
        (3, ContactStatus.HELD, 2),
        (4, ContactStatus.CANCELLED, 0),
        (5, ContactStatus.PLANNED, 0),
    ):
        meeting = occasions.meeting(past, committee, date(2026, month, 3))
        occasions.contact(unit, meeting, status, politicians=politicians)

    found = units(stated(rotation))["U001"]

    assert found["contacts"] == [{"date": "2026-02-03", "form": "hosted"}]


def test_once_the_window_has_begun_the_rest_of_it_is_planned(
    committee: Committee, calendar: MeetingCalendar, rotation: Rotation
) -> None:
    unit = builders.unit(committee, code="U001")
    january = occasions.meeting(calendar, committee, date(2027, 1, 12))
    occasions.contact(unit, january, ContactStatus.HELD)

    found = stated(rotation, today=TODAY)

    assert found.problem["window"] == {"start": "2027-01-15", "end": "2027-12-31"}
    assert [meeting["date"] for meeting in found.problem["meetings"]] == ["2027-03-02"]
    assert units(found)["U001"]["contacts"] == [{"date": "2027-01-12", "form": "hosted"}]


def test_what_can_be_visited(committee: Committee, calendar: MeetingCalendar) -> None:
    """Ordinary meetings away from the town hall, and the rotation's own dialogue meetings."""
    rotation = occasions.rotation(committee, town_hall_months=[4, 8, 11])
    hosted = occasions.meeting(calendar, committee, MARCH)
    own = occasions.dialogue(calendar, committee, date(2027, 3, 9), rotation=rotation)
    occasions.meeting(calendar, committee, APRIL)
    occasions.meeting(calendar, committee, date(2027, 5, 4), status=MeetingStatus.CANCELLED)
    occasions.meeting(calendar, committee, date(2027, 9, 7), purpose=MeetingPurpose.FIRST_READING)
    occasions.meeting(calendar, builders.committee(), date(2027, 5, 4))
    other = occasions.rotation(committee)
    occasions.dialogue(calendar, committee, date(2027, 5, 11), rotation=other)

    visitable = candidates.visitable_meetings(rotation, first=NEW_YEAR)

    assert [meeting.id for meeting in visitable] == [hosted.id, own.id]


def test_both_forms_of_meetings_say_what_they_need(
    committee: Committee, calendar: MeetingCalendar, rotation: Rotation
) -> None:
    occasions.dialogue(calendar, committee, rotation=rotation, seats=6)
    builders.unit(committee)

    hosted, dialogue = stated(rotation).problem["meetings"]

    assert (hosted["form"], hosted["people"], hosted["step_free"]) == ("hosted", 18, False)
    assert (dialogue["form"], dialogue["seats"]) == ("dialogue", 6)
    assert "people" not in dialogue


def test_locks_are_told_and_those_that_cannot_be_kept_are_named(
    committee: Committee, calendar: MeetingCalendar, rotation: Rotation
) -> None:
    inside, outside = builders.unit(committee, code="U001"), builders.unit(code="U002")
    march = first_meeting(rotation)
    moved_home = occasions.meeting(calendar, committee, date(2027, 5, 4))
    moved_home.status = MeetingStatus.CANCELLED
    for meeting, unit in ((march, inside), (march, outside), (moved_home, inside)):
        rotation.locks.append(Lock(meeting_id=meeting.id, unit_id=unit.id))

    found = stated(rotation)

    assert found.problem["meetings"][0]["locked"] == ["U001"]
    assert found.idle_locks == (
        candidates.IdleLock("U002", MARCH),
        candidates.IdleLock("U001", date(2027, 5, 4)),
    )


def test_cancelled_contacts_are_told_whatever_their_day(
    rotation: Rotation, calendar: MeetingCalendar, committee: Committee
) -> None:
    """A visit of next month that is already called off was a turn too."""
    unit = builders.unit(committee)
    for month, status in ((1, ContactStatus.CANCELLED), (2, ContactStatus.HELD)):
        meeting = occasions.meeting(calendar, committee, date(2026, month, 6))
        occasions.contact(unit, meeting, status)
    occasions.contact(unit, first_meeting(rotation), ContactStatus.CANCELLED)
    [found] = stated(rotation).problem["units"]
    assert found["cancelled"] == ["2026-01-06", MARCH.isoformat()]
    assert [one["date"] for one in found["contacts"]] == ["2026-02-06"]


def test_published_contacts_are_told_and_kept_first_when_asked(
    committee: Committee, rotation: Rotation
) -> None:
    unit = builders.unit(committee, code="U001")
    march = first_meeting(rotation)
    assert "published" not in stated(rotation, keep=True).problem
    occasions.contact(unit, march)

    found = stated(rotation)

    assert found.problem["published"] == {mapping.meeting_key(march): ["U001"]}
    assert "stability" not in found.problem
    assert stated(rotation, keep=True).problem["stability"] == "first"


def test_a_unit_that_declined_a_meeting_is_not_asked_for_it_again(
    committee: Committee, rotation: Rotation
) -> None:
    unit: Unit = builders.unit(committee, code="U001")
    march = first_meeting(rotation)
    occasions.contact(unit, march, ContactStatus.CANCELLED, by="unit")

    found = stated(rotation)

    assert units(found)["U001"]["closed"] == [["2027-03-02", "2027-03-02"]]
    assert "published" not in found.problem


def test_a_draft_calendar_can_be_planned_on(committee: Committee) -> None:
    calendar = occasions.calendar(CalendarStatus.DRAFT)
    occasions.meeting(calendar, committee, MARCH)
    builders.unit(committee)

    assert len(stated(occasions.rotation(committee)).problem["meetings"]) == 1


def test_a_meeting_of_today_that_is_recorded_as_held_is_not_given_away_again(
    committee: Committee, rotation: Rotation
) -> None:
    """Our visit was this morning: can a new plan still hand it to somebody else?"""
    unit = builders.unit(committee, code="U001")
    march = first_meeting(rotation)
    assert stated(rotation, today=march.day).problem["window"]["start"] == march.day.isoformat()
    occasions.contact(unit, march, ContactStatus.HELD)
    occasions.meeting(march.calendar, committee, date(2027, 5, 4))

    found = stated(rotation, today=march.day)

    assert found.problem["window"]["start"] == "2027-03-03"
    assert [meeting["date"] for meeting in found.problem["meetings"]] == ["2027-05-04"]
    assert found.problem["units"][0]["contacts"] == [{"date": "2027-03-02", "form": "hosted"}]


def _hold(unit: Unit, rotation: Rotation, meeting: Meeting) -> None:
    before = occasions.meeting(meeting.calendar, meeting.committee, date(2026, 12, 1))
    occasions.contact(unit, before, ContactStatus.HELD)


CHANGES: dict[str, Callable[[Unit, Rotation, Meeting], object]] = {
    "a site": lambda unit, _rotation, _meeting: setattr(unit.sites[0], "seats", 3),
    "a name": lambda unit, _rotation, _meeting: setattr(unit.periods[0], "name", "Andet"),
    "a closing": lambda unit, _rotation, _meeting: setattr(unit, "closed_on", date(2027, 9, 1)),
    "closed days": lambda unit, _rotation, _meeting: unit.closures.append(
        UnitClosure(first_day=MARCH, last_day=MARCH)
    ),
    "a committee": lambda unit, _rotation, _meeting: setattr(
        unit.committees[0], "valid_to", date(2027, 2, 1)
    ),
    "an hour": lambda _unit, _rotation, meeting: setattr(meeting, "starts", time(9, 5)),
    "a meeting's people": lambda _unit, _rotation, meeting: setattr(meeting, "people", 41),
    "a held contact": _hold,
    "a planned contact": lambda unit, _rotation, meeting: occasions.contact(unit, meeting),
    "a lock": lambda unit, rotation, meeting: rotation.locks.append(
        Lock(meeting_id=meeting.id, unit_id=unit.id)
    ),
    "a month at the town hall": lambda _unit, rotation, _meeting: setattr(
        rotation.committees[0], "town_hall_months", [1]
    ),
    "the guarantee": lambda _unit, rotation, _meeting: setattr(rotation, "guarantee_months", 7),
    "the window": lambda _unit, rotation, _meeting: setattr(
        rotation, "window_end", date(2027, 11, 30)
    ),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_rotation_is_stated_anew_when_anything_it_is_made_of_changes(
    committee: Committee, calendar: MeetingCalendar, rotation: Rotation, change: str
) -> None:
    unit, other = builders.unit(committee), builders.unit(committee)
    january = occasions.meeting(calendar, committee, date(2027, 1, 12))
    january.cycle = 1
    before = stated(rotation)
    assert stated(rotation) is before, "nothing has changed"

    CHANGES[change](unit, rotation, first_meeting(rotation))

    now = stated(rotation)
    assert (now.problem, now.notices) != (before.problem, before.notices)
    assert other.code in now.units
