"""What everybody may see without signing in."""

from datetime import date

import pytest
from flask.testing import FlaskClient

from planner.extensions import db
from planner.models.committees import Committee
from planner.models.meetings import CalendarStatus, MeetingStatus
from planner.models.municipality import Municipality
from tests.planner import builders, occasions

pytestmark = pytest.mark.usefixtures("january")


@pytest.fixture
def town(client: FlaskClient) -> Municipality:
    row = builders.municipality()
    db.session.commit()
    return row


@pytest.fixture
def committee(town: Municipality) -> Committee:
    return builders.committee("BUU", name="Børne- og Ungeudvalget")


def test_without_a_published_calendar_the_page_says_when_there_will_be_one(
    client: FlaskClient, committee: Committee
) -> None:
    occasions.meeting(occasions.calendar(CalendarStatus.DECIDED), committee)
    db.session.commit()

    page = client.get("/public/calendar")

    assert page.status_code == 200
    assert "Ingen kalender er offentliggjort endnu" in page.text
    assert "2027" not in page.text.partition("<main")[2].partition("</main>")[0]
    assert client.get("/public/calendar/2027").status_code == 404


def test_the_nearest_published_year_is_shown_with_the_others_beside_it(
    client: FlaskClient, committee: Committee
) -> None:
    for year in (2025, 2026):
        calendar = occasions.calendar(year=year)
        occasions.meeting(calendar, committee, date(year, 3, 3), place="Skolen ved Åen")
    off = occasions.meeting(calendar, committee, date(2026, 4, 7), status=MeetingStatus.CANCELLED)
    draft = occasions.dialogue(calendar, committee, date(2026, 5, 5), is_draft=True)
    db.session.commit()

    page = client.get("/public/calendar").text

    assert "3. marts 2026" in page
    assert "Skolen ved Åen" in page
    assert "Aflyst" in page
    assert off.day > date(2026, 1, 1)
    assert "5. maj 2026" not in page
    assert draft.is_draft
    assert "/public/calendar/2025" in page
    assert "3. marts 2025" in client.get("/public/calendar/2025").text


@pytest.mark.parametrize("kind", ["pdf", "html", "xlsx", "csv", "ics"])
def test_the_public_takes_the_calendar_along(
    client: FlaskClient, committee: Committee, kind: str
) -> None:
    occasions.meeting(occasions.calendar(), committee)
    db.session.commit()

    assert client.get(f"/public/calendar/2027.{kind}").status_code == 200


def test_a_municipality_may_keep_its_calendar_to_itself(
    client: FlaskClient, town: Municipality, committee: Committee
) -> None:
    occasions.meeting(occasions.calendar(), committee)
    town.public_calendar = False
    db.session.commit()

    for address in ("/public/calendar", "/public/calendar/2027", "/public/calendar/2027.ics"):
        assert client.get(address).status_code == 404, address
