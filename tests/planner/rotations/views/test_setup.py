"""Setting a rotation up: days, committees, dialogue meetings."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from flask.testing import FlaskClient
from sqlalchemy import select

from planner.extensions import db
from planner.models.accounts import Role
from planner.models.committees import Committee
from planner.models.meetings import Meeting, MeetingCalendar, MeetingPurpose
from planner.models.rotations import Rotation
from tests.planner import builders, occasions, trails

pytestmark = pytest.mark.usefixtures("january")


@pytest.fixture
def committee(client: FlaskClient) -> Committee:
    builders.municipality()
    row = builders.committee("BUU", name="Børne- og Ungeudvalget")
    builders.sign_in(client, builders.user(Role.SECRETARIAT))
    return row


@pytest.fixture
def calendar(committee: Committee) -> MeetingCalendar:
    row = occasions.calendar()
    for month in (2, 3, 5, 6):
        occasions.meeting(row, committee, date(2027, month, 2))
    db.session.commit()
    return row


def typed(*committees: Committee, **given: str) -> dict[str, str]:
    values = {
        "version": "1",
        "name": "Besøgsrunden",
        "period": "2027-01-01/2027-12-31",
        "guarantee_months": "12",
        "min_days_between_contacts": "28",
    }
    for number, committee in enumerate(committees):
        part = {
            "committee_id": str(committee.id),
            "included": "y",
            "town_hall_months": "4, 8,11",
            "dialogue_meetings": "2",
            "dialogue_seats": "8",
            "dialogue_minutes": "60",
        }
        values |= {f"parts-{number}-{name}": value for name, value in part.items()}
    return values | given


def stored() -> Rotation:
    return db.session.scalars(select(Rotation)).one()


def dialogues() -> list[Meeting]:
    query = select(Meeting).where(Meeting.purpose == MeetingPurpose.DIALOGUE).order_by(Meeting.day)
    return list(db.session.scalars(query))


def test_a_rotation_is_set_up(
    client: FlaskClient, committee: Committee, calendar: MeetingCalendar
) -> None:
    page = client.get("/rotations/new").text
    assert "Børne- og Ungeudvalget" in page
    assert "Hele 2027" in page

    answer = client.post("/rotations/new", data=typed(committee))

    rotation = stored()
    assert answer.location == f"/rotations/{rotation.id}"
    assert (rotation.window_start, rotation.window_end) == (date(2027, 1, 1), date(2027, 12, 31))
    assert rotation.committees[0].town_hall_months == [4, 8, 11]
    assert len(dialogues()) == 2
    shown = client.get(answer.location).text
    assert "Ingen plan endnu" in shown
    assert "Børne- og Ungeudvalget" in shown


@pytest.mark.parametrize("period", ["2027-01-01/2027-06-30", "2027-07-01/2027-12-31"])
def test_half_a_year_can_be_planned(
    client: FlaskClient, committee: Committee, calendar: MeetingCalendar, period: str
) -> None:
    client.post("/rotations/new", data=typed(committee, period=period))

    assert f"{stored().window_start}/{stored().window_end}" == period


def test_a_whole_term_is_offered_once_all_its_years_have_a_calendar(
    client: FlaskClient, committee: Committee, calendar: MeetingCalendar
) -> None:
    assert "Hele perioden" not in client.get("/rotations/new").text
    for year in (2026, 2028, 2029):
        occasions.calendar(year=year)
    db.session.commit()

    assert "2026-01-01/2029-12-31" in client.get("/rotations/new").text


@pytest.mark.parametrize(
    ("days", "name"),
    [
        ({"period": "2027-01-01/2027-12-31"}, "Besøgsrunde, hele 2027"),
        ({"period": "2027-01-01/2027-06-30"}, "Besøgsrunde, første halvår 2027"),
        (
            {"period": "own", "window_start": "2027-02-01", "window_end": "2027-05-31"},
            "Besøgsrunde, 1. februar 2027 til 31. maj 2027",
        ),
    ],
    ids=lambda given: given if isinstance(given, str) else "",
)
def test_a_rotation_without_a_name_is_named_after_its_days(
    client: FlaskClient,
    committee: Committee,
    calendar: MeetingCalendar,
    days: dict[str, str],
    name: str,
) -> None:
    client.post("/rotations/new", data=typed(committee, name=" ", **days))

    assert stored().name == name


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"name": "B" * 101}, "name"),
        ({"period": "own"}, "window_start"),
        ({"period": "own", "window_start": "2027-02-01"}, "window_end"),
        (
            {"period": "own", "window_start": "2027-02-01", "window_end": "2027-01-01"},
            "window_end",
        ),
        (
            {"period": "own", "window_start": "2026-12-01", "window_end": "2027-01-31"},
            "period",
        ),
        (
            {"period": "own", "window_start": "2025-12-01", "window_end": "2026-01-31"},
            "period",
        ),
        ({"period": "next year"}, "period"),
        ({"guarantee_months": "0"}, "guarantee_months"),
        ({"min_days_between_contacts": "often"}, "min_days_between_contacts"),
        ({"parts-0-dialogue_seats": "0"}, "parts-0-dialogue_seats"),
        ({"parts-0-town_hall_months": "april"}, "parts-0-town_hall_months"),
        ({"parts-0-town_hall_months": "9" * 6000}, "parts-0-town_hall_months"),
        ({"parts-0-town_hall_months": "4, ²"}, "parts-0-town_hall_months"),
    ],
)
def test_a_setup_that_makes_no_sense_is_refused_at_its_field_with_everything_kept(
    client: FlaskClient,
    committee: Committee,
    calendar: MeetingCalendar,
    given: dict[str, str],
    field: str,
) -> None:
    answer = client.post("/rotations/new", data=typed(committee) | given)

    assert answer.status_code == 422
    assert f'id="{field}-error"' in answer.text
    assert 'value="60"' in answer.text
    assert db.session.scalars(select(Rotation)).all() == []


def test_a_rotation_of_no_committee_is_refused(
    client: FlaskClient, committee: Committee, calendar: MeetingCalendar
) -> None:
    values = typed(committee)
    del values["parts-0-included"]

    answer = client.post("/rotations/new", data=values)

    assert answer.status_code == 422
    assert 'id="parts-error"' in answer.text
    assert 'href="#parts"' in answer.text


def test_a_secretary_plans_for_the_own_committee_only(
    client: FlaskClient, committee: Committee, calendar: MeetingCalendar
) -> None:
    other = builders.committee("KFU", name="Kultur- og Fritidsudvalget")
    builders.sign_in(client, builders.user(Role.COMMITTEE_SECRETARY, committee=committee))

    assert "Kultur- og Fritidsudvalget" not in client.get("/rotations/new").text
    assert client.post("/rotations/new", data=typed(committee, other)).status_code == 404
    assert trails.last("refuse").object_id == other.id
    assert client.post("/rotations/new", data=typed(committee)).status_code == 302


def test_readers_plan_nothing(
    client: FlaskClient, committee: Committee, calendar: MeetingCalendar
) -> None:
    builders.sign_in(client, builders.user(Role.CENTRE_HEAD, centre_id=_centre()))

    assert client.get("/rotations/new").status_code == 403
    assert "Ny besøgsrunde" not in client.get("/rotations/").text


def _centre() -> int:
    from planner.models.units import Centre

    centre = Centre(code="C1")
    db.session.add(centre)
    db.session.flush()
    return centre.id


def test_a_setup_is_changed_and_its_days_recognised(
    client: FlaskClient, committee: Committee, calendar: MeetingCalendar
) -> None:
    client.post("/rotations/new", data=typed(committee))
    rotation = stored()
    page = client.get(f"/rotations/{rotation.id}/setup").text
    assert '<option selected value="2027-01-01/2027-12-31">' in page
    assert 'value="4, 8, 11"' in page

    version = str(rotation.version)
    values = typed(committee, version=version, name="Runden") | {"parts-0-dialogue_meetings": "1"}
    answer = client.post(f"/rotations/{rotation.id}/setup", data=values)

    assert answer.status_code == 302
    assert rotation.name == "Runden"
    assert len(dialogues()) == 1


def test_the_second_to_save_a_setup_sees_what_the_first_did(
    client: FlaskClient, committee: Committee, calendar: MeetingCalendar
) -> None:
    client.post("/rotations/new", data=typed(committee))
    rotation = stored()
    seen, address = str(rotation.version), f"/rotations/{rotation.id}/setup"
    first = {"name": "Den første", "parts-0-dialogue_seats": "11"}
    client.post(address, data=typed(committee, version=seen) | first)

    shown = {
        "window_start": "2027-01-01",
        "window_end": "2027-12-31",
        "parts-0-town_hall_months": "4, 8, 11",
    }
    second = typed(committee, version=seen, name="Den anden") | shown
    told = client.post(address, data=second)

    assert told.status_code == 422
    assert "Der står nu: Den første" in told.text
    assert told.text.count("Der står nu:") == 4  # in the summary, and at the two that differ
    assert 'id="parts-0-dialogue_seats-error"' in told.text
    assert 'value="Den anden"' in told.text
    assert rotation.name == "Den første"
    again = typed(committee, version=str(rotation.version), name="Den anden")
    assert client.post(address, data=again).status_code == 302


def test_a_joint_rotation_is_read_by_each_secretary_and_changed_by_those_over_all_of_it(
    client: FlaskClient, committee: Committee, calendar: MeetingCalendar
) -> None:
    """A secretary's form knows only the own committees; saving it must not drop the others'."""
    rotation = occasions.rotation(committee, builders.committee("KFU"))
    builders.sign_in(client, builders.user(Role.COMMITTEE_SECRETARY, committee=committee))

    page = client.get(f"/rotations/{rotation.id}")
    assert page.status_code == 200
    assert "Ret opsætningen" not in page.text
    assert "Find en plan</button>" not in page.text
    address = f"/rotations/{rotation.id}"
    assert client.post(f"{address}/setup", data=typed(committee)).status_code == 404
    for action in ("run", "lock", "unlock", "take-advice", "stop"):
        assert client.post(f"{address}/{action}").status_code == 404, action
    assert client.get(f"{address}/publish").status_code == 404
    assert len(rotation.committees) == 2


def test_a_dialogue_meeting_is_moved_by_hand(
    client: FlaskClient, committee: Committee, calendar: MeetingCalendar
) -> None:
    client.post("/rotations/new", data=typed(committee))
    meeting = dialogues()[0]
    address = f"/rotations/{stored().id}/dialogues/{meeting.id}"
    assert 'value="13:00"' in client.get(address).text
    values = {
        "version": str(meeting.version),
        "day": "2027-09-14",
        "starts": "10.30",
        "minutes": "90",
        "seats": "5",
        "place": "Biblioteket",
    }

    assert client.post(address, data=values | {"day": "2028-01-01"}).status_code == 422
    holiday = client.post(address, data=values | {"day": "2027-05-17"})
    assert "er helligdag (Anden pinsedag)." in holiday.text
    assert client.post(address, data=values | {"seats": ""}).status_code == 422
    overtaken = client.post(address, data=values | {"version": "0"})
    assert overtaken.status_code == 422
    assert "Der står nu: 13.00" in overtaken.text
    assert "Biblioteket" in overtaken.text
    assert client.post(address, data=values).status_code == 302

    assert (meeting.day, meeting.seats, meeting.place) == (date(2027, 9, 14), 5, "Biblioteket")
    assert "14. september 2027" in client.get(f"/rotations/{stored().id}").text


def test_a_published_dialogue_meeting_is_changed_in_the_calendar_with_a_decision(
    client: FlaskClient, committee: Committee, calendar: MeetingCalendar
) -> None:
    client.post("/rotations/new", data=typed(committee))
    meeting = dialogues()[0]
    meeting.is_draft = False
    db.session.commit()

    answer = client.get(f"/rotations/{stored().id}/dialogues/{meeting.id}")

    assert answer.location == f"/calendar/2027/meetings/{meeting.id}"


def test_a_dialogue_meeting_of_another_rotation_is_not_found(
    client: FlaskClient, committee: Committee, calendar: MeetingCalendar
) -> None:
    client.post("/rotations/new", data=typed(committee))
    other = occasions.rotation(committee)
    db.session.commit()

    assert client.get(f"/rotations/{other.id}/dialogues/{dialogues()[0].id}").status_code == 404


def test_a_year_without_a_calendar_leads_to_making_it_and_no_other_year_is_taken_for_it(
    client: FlaskClient, committee: Committee, calendar: MeetingCalendar
) -> None:
    in_winter = client.get("/rotations/new").text
    assert '<option selected value="2027-01-01/2027-12-31">' in in_winter
    assert "har endnu ingen mødekalender" not in in_winter

    with time_machine.travel(datetime(2027, 11, 2, 10, tzinfo=UTC), tick=False):
        builders.sign_in(client, builders.user(Role.SECRETARIAT))
        page = client.get("/rotations/new").text
        unsaid = client.post("/rotations/new", data=typed(committee, period=""))

    assert "2028 har endnu ingen mødekalender" in page
    assert 'href="/calendar/new"' in page
    assert '<option selected value="2027' not in page
    assert unsaid.status_code == 422
    assert db.session.scalars(select(Rotation)).all() == []
