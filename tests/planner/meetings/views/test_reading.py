"""The calendar to be read: years, views, a meeting, a version."""

from datetime import date

import pytest
from flask.testing import FlaskClient

from planner.contacts import operations as contacts
from planner.extensions import db
from planner.meetings import operations
from planner.meetings.operations import Move
from planner.models.accounts import Role
from planner.models.committees import Committee
from planner.models.meetings import CalendarStatus, MeetingPurpose, MeetingStatus
from planner.models.municipality import CalendarPeriod
from tests.planner import builders, occasions
from tests.planner.occasions import DECISION, NOW

pytestmark = pytest.mark.usefixtures("january")


@pytest.fixture
def committee(client: FlaskClient) -> Committee:
    builders.municipality()
    row = builders.committee("BUU", name="Børne- og Ungeudvalget")
    builders.sign_in(client, builders.user(Role.COUNCIL_MEMBER))
    return row


def test_without_calendars_the_reader_is_told_what_will_come(
    client: FlaskClient, committee: Committee
) -> None:
    page = client.get("/calendar/now", follow_redirects=True)

    assert "Ingen kalender endnu" in page.text
    assert "Ny kalender" not in page.text


def test_the_years_are_listed_and_now_leads_to_the_nearest(
    client: FlaskClient, committee: Committee
) -> None:
    for year in (2025, 2026):
        occasions.calendar(year=year)
    occasions.calendar(CalendarStatus.DRAFT)
    db.session.commit()

    assert client.get("/calendar/now").location == "/calendar/2026", "2027 is a draft to others"
    listed = client.get("/calendar/").text
    assert "2025" in listed
    assert "/calendar/2027" not in listed


@pytest.mark.parametrize("view", ["list", "month", "year"])
def test_a_year_is_read_as_list_month_or_overview(
    client: FlaskClient, committee: Committee, view: str
) -> None:
    calendar = occasions.calendar()
    occasions.meeting(calendar, committee, purpose=MeetingPurpose.ORDINARY)
    off = occasions.meeting(
        calendar, builders.committee("KFU"), date(2027, 3, 9), status=MeetingStatus.CANCELLED
    )
    off.moved_because = {"da": "Vinterferie.", "en": "Winter holidays."}
    db.session.commit()

    page = client.get(f"/calendar/2027?view={view}&month=3")

    assert page.status_code == 200
    expected = {
        "list": ("tirsdag 2. marts 2027", "14.00–16.30", "Vinterferie."),
        "month": ("BUU", "14.00", "KFU"),
        "year": ("Marts", "2. marts"),
    }
    for words in expected[view]:
        assert words in page.text
    assert ("flyst" in page.text) == (view != "year")


def test_months_show_what_is_kept_free_by_its_name(
    client: FlaskClient, committee: Committee
) -> None:
    """A period of another body is not shown: the others meet in it."""
    occasions.meeting(occasions.calendar(), committee)
    other = builders.committee("KFU")
    monday, sunday = date(2027, 3, 1), date(2027, 3, 7)
    for name, body in (("Konference", None), ("Studietur", other.id)):
        db.session.add(
            CalendarPeriod(
                name=name, first_day=monday, last_day=sunday, is_hard=True, committee_id=body
            )
        )
    db.session.commit()

    month = client.get(f"/calendar/2027?view=month&month=3&committee={committee.id}").text
    year = client.get("/calendar/2027?view=year").text

    assert month.count("Konference") == 2, "once in the grid, once in the list of a phone"
    assert "Studietur" not in month
    assert '<td class="is-closed"><span>3</span></td>' in year


@pytest.mark.parametrize("address", ["?view=week", "?view=month&month=13"])
def test_a_view_that_does_not_exist_is_not_found(
    client: FlaskClient, committee: Committee, address: str
) -> None:
    occasions.calendar()
    db.session.commit()

    assert client.get(f"/calendar/2027{address}").status_code == 404


def test_the_year_narrows_to_one_body(client: FlaskClient, committee: Committee) -> None:
    calendar = occasions.calendar()
    occasions.meeting(calendar, committee)
    other = occasions.meeting(calendar, builders.committee("KFU"), date(2027, 3, 9))
    db.session.commit()

    page = client.get(f"/calendar/2027?committee={committee.id}").text

    assert "2. marts 2027" in page
    assert f"/calendar/2027/meetings/{other.id}" not in page
    assert f"2027.pdf?committee={committee.id}" in page


def test_others_find_neither_a_draft_nor_its_meetings(
    client: FlaskClient, committee: Committee
) -> None:
    meeting = occasions.meeting(occasions.calendar(CalendarStatus.DRAFT), committee)
    hidden = occasions.dialogue(occasions.calendar(year=2026), committee)
    db.session.commit()

    for address in (
        "/calendar/2027",
        f"/calendar/2027/meetings/{meeting.id}",
        f"/calendar/2026/meetings/{hidden.id}",
        f"/calendar/2026/meetings/{meeting.id}",
        "/calendar/2026/meetings/999999",
    ):
        assert client.get(address).status_code == 404, address


def test_a_meeting_says_where_when_and_why_and_its_history_to_its_own(
    client: FlaskClient, committee: Committee
) -> None:
    meeting = occasions.meeting(occasions.calendar(CalendarStatus.ADOPTED), committee)
    move = Move(date(2027, 3, 16), meeting.starts, 120, "Biblioteket, Torvet 4")
    operations.edit(meeting, move, user=occasions.somebody(), at=NOW)
    db.session.commit()
    address = f"/calendar/2027/meetings/{meeting.id}"

    page = client.get(address).text
    assert "Biblioteket, Torvet 4" in page
    assert "tirsdag 16. marts 2027 kl. 14.00–16.00" in page
    assert "Historik" not in page
    assert "Flyt mødet" not in page

    builders.sign_in(client, builders.user(Role.COMMITTEE_SECRETARY, committee=committee))
    own = client.get(address).text
    assert "Historik" in own
    assert "16. marts 2027" in own.partition("Historik")[2]
    assert "Flyt mødet" in own


def test_what_a_host_answered_is_in_the_meetings_history(
    client: FlaskClient, committee: Committee
) -> None:
    meeting = occasions.meeting(occasions.calendar(), committee)
    contact = occasions.contact(builders.unit(committee), meeting)
    contacts.confirm(contact, today=NOW.date(), user=occasions.somebody(), at=NOW)
    db.session.commit()
    builders.sign_in(client, builders.user(Role.COMMITTEE_SECRETARY, committee=committee))

    history = client.get(f"/calendar/2027/meetings/{meeting.id}").text.partition("Historik")[2]
    assert "Bekræftet" in history


def test_the_years_history_is_shown_to_those_who_may_read_it(
    client: FlaskClient, committee: Committee
) -> None:
    calendar = occasions.calendar()
    meeting = occasions.meeting(calendar, committee)
    operations.new_version(calendar, DECISION, user=occasions.somebody(), at=NOW)
    operations.cancel(meeting, DECISION, user=occasions.somebody(), at=NOW)
    db.session.commit()

    assert "Historik" not in client.get("/calendar/2027").text
    builders.sign_in(client, builders.user(Role.SECRETARIAT))
    assert "Offentliggjort kalender" in client.get("/calendar/2027").text.partition("Historik")[2]


def test_a_version_is_read_as_it_was_with_what_changed_since_the_one_before(
    client: FlaskClient, committee: Committee
) -> None:
    calendar = occasions.calendar()
    meeting = occasions.meeting(calendar, committee)
    operations.new_version(calendar, DECISION, user=occasions.somebody(), at=NOW)
    moved = [(meeting, Move(date(2027, 3, 16), meeting.starts, 150, "Biblioteket"))]
    operations.change(moved, DECISION, user=occasions.somebody(), at=NOW)
    db.session.commit()

    third = client.get("/calendar/2027/versions/3").text
    assert "Ændret siden version 2" in third
    assert "2. marts 2027" in third
    assert "16. marts 2027" in third
    assert "Besluttet i enighed" in third
    assert "Punkt 7" in third
    second = client.get("/calendar/2027/versions/2").text
    assert "16. marts 2027" not in second, "an earlier version stays as it was"
    assert client.get("/calendar/2027/versions/4").status_code == 404
