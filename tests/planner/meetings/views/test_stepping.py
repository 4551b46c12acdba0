"""Pages for deciding a year: each step, and each committee's own decision."""

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from planner.extensions import db
from planner.models.accounts import Role
from planner.models.committees import Committee, CommitteeKind
from planner.models.meetings import CalendarStatus, CalendarStep
from tests.planner import builders, occasions, trails

pytestmark = pytest.mark.usefixtures("january")

DECIDED = {"decided_by": "Byrådet", "decided_on": "2027-01-12", "item": "Punkt 3", "note": ""}


@pytest.fixture
def committee(committee: Committee, client: FlaskClient) -> Committee:
    """A committee; the political secretariat is signed in."""
    builders.sign_in(client, builders.user(Role.SECRETARIAT))
    return committee


def test_the_year_goes_through_its_steps(client: FlaskClient, committee: Committee) -> None:
    builders.committee("BYR", kind=CommitteeKind.COUNCIL, name="Byrådet")
    calendar = occasions.draft(committee)

    client.post("/calendar/2027/steps/propose", data=DECIDED)
    page = client.get("/calendar/2027/steps/adopt").text
    assert 'value="Byrådet"' in page, "the council is proposed as the one that decides"
    assert "(valgfrit)" not in page.partition("Punkt i")[2][:80]
    refused = client.post("/calendar/2027/steps/adopt", data={**DECIDED, "item": " "})
    assert refused.status_code == 422
    client.post("/calendar/2027/steps/adopt", data=DECIDED)
    waiting = client.get("/calendar/2027").text
    assert "Børne- og Ungeudvalget" in waiting.partition("Afventer, at disse udvalg")[2]
    client.post(f"/calendar/2027/decisions/{committee.id}", data=DECIDED)
    published = client.post(
        "/calendar/2027/steps/publish", data=DECIDED, follow_redirects=True
    ).text

    assert calendar.status is CalendarStatus.PUBLISHED
    assert "Version 1" in published
    assert published.count("Punkt 3") >= 4, "each decision is found in the minutes"


def test_a_refused_step_keeps_what_was_typed(client: FlaskClient, committee: Committee) -> None:
    occasions.draft(committee)

    answer = client.post(
        "/calendar/2027/steps/propose",
        data={"decided_by": "", "decided_on": "17-13-2027", "note": "Drøftet i direktionen"},
    )

    assert answer.status_code == 422
    assert "Drøftet i direktionen" in answer.text
    assert "17-13-2027" in answer.text
    assert db.session.scalars(select(CalendarStep)).all() == []


def test_a_step_the_calendar_has_left_behind_says_so(
    client: FlaskClient, committee: Committee
) -> None:
    occasions.draft(committee)

    answer = client.post("/calendar/2027/steps/publish", data=DECIDED)

    assert answer.status_code == 422
    assert "ikke længere muligt" in answer.text


def test_the_second_to_record_an_adoption_reads_who_came_first_and_keeps_what_was_typed(
    client: FlaskClient, committee: Committee
) -> None:
    occasions.draft(committee)
    client.post("/calendar/2027/steps/propose", data=DECIDED)
    client.post("/calendar/2027/steps/adopt", data=DECIDED)

    second = {**DECIDED, "item": "Punkt 8", "note": "Efter afstemning"}
    answer = client.post("/calendar/2027/steps/adopt", data=second)

    assert answer.status_code == 422
    assert "kom først, den 15. januar 2027" in answer.text
    assert "Rammen vedtaget af byrådet (Byrådet, 12. januar 2027, Punkt 3)" in answer.text
    assert 'value="Punkt 8"' in answer.text
    assert "Efter afstemning" in answer.text
    assert "Registrér byrådets vedtagelse</button>" not in answer.text, "it cannot be sent again"
    assert len(db.session.scalars(select(CalendarStep)).all()) == 2


def test_an_empty_calendar_is_not_proposed(client: FlaskClient, committee: Committee) -> None:
    occasions.calendar(CalendarStatus.DRAFT)
    db.session.commit()

    answer = client.post("/calendar/2027/steps/propose", data=DECIDED, follow_redirects=True)

    assert "Planlæg først møderne" in answer.text


def test_a_secretary_records_the_own_committees_decision_and_no_others(
    client: FlaskClient, committee: Committee
) -> None:
    other = builders.committee("KFU")
    calendar = occasions.calendar(CalendarStatus.ADOPTED)
    for body in (committee, other):
        occasions.meeting(calendar, body)
    builders.sign_in(client, builders.user(Role.COMMITTEE_SECRETARY, committee=committee))

    assert client.post(f"/calendar/2027/decisions/{other.id}", data=DECIDED).status_code == 404
    assert trails.last("refuse").after == {"permission": "decide_calendar"}
    page = client.get(f"/calendar/2027/decisions/{committee.id}").text
    assert "Børne- og Ungeudvalget" in page
    assert client.post(f"/calendar/2027/decisions/{committee.id}", data=DECIDED).status_code == 302
    assert client.get(f"/calendar/2027/decisions/{committee.id}").status_code == 302
    told = client.get("/calendar/2027").text
    assert "Datoer og steder besluttet af udvalget (Byrådet" in told
