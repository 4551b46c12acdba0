"""The contact's page and its papers: who may read them, in which form, and what is not found."""

import io

import pikepdf
import pytest
from flask.testing import FlaskClient

from planner.extensions import db
from planner.models.accounts import Role
from planner.models.committees import Committee
from planner.models.meetings import Meeting
from planner.models.rotations import Contact, ContactStatus
from planner.models.units import Unit
from tests.planner import builders, occasions, trails

pytestmark = pytest.mark.usefixtures("january")

PAPERS = ("visit-brief.pdf", "visit-brief.html", "host-pack.pdf", "host-pack.html")


@pytest.fixture
def visit(march: Meeting, school: Unit, committee: Committee) -> Contact:
    occasions.published(occasions.rotation(committee), {march: [school]})
    db.session.commit()
    return db.session.query(Contact).one()


def address(visit: Contact, paper: str = "") -> str:
    return f"/visits/{visit.id}" + (f"/{paper}" if paper else "")


def test_the_page_says_when_where_why_and_leads_to_the_papers(
    client: FlaskClient, visit: Contact
) -> None:
    page = client.get(address(visit)).text

    assert "Besøg hos Skolen ved Åen" in page
    assert "tirsdag 2. marts 2027 kl. 14.00-16.30" in page.replace("–", "-")
    assert "U001 har ventet." in page
    for paper in PAPERS:
        assert f'href="{address(visit, paper)}"' in page
    assert f'href="{address(visit)}"' in client.get("/contacts/hosts").text


def test_each_paper_comes_as_pdf_and_as_a_page_with_the_same_title(
    client: FlaskClient, visit: Contact
) -> None:
    for paper, title in (
        ("visit-brief", "Besøg hos Skolen ved Åen"),
        ("host-pack", "Værtspakke til Skolen ved Åen"),
    ):
        answer = client.get(address(visit, f"{paper}.pdf"))
        assert answer.mimetype == "application/pdf"
        with pikepdf.open(io.BytesIO(answer.data)) as pdf:
            assert str(pdf.docinfo["/Title"]) == title
        assert title in client.get(address(visit, f"{paper}.html")).text


def test_the_units_leader_reads_both_and_another_leader_neither(
    client: FlaskClient, visit: Contact, school: Unit, committee: Committee
) -> None:
    builders.sign_in(client, builders.user(Role.UNIT_LEADER, unit=school))
    assert all(client.get(address(visit, paper)).status_code == 200 for paper in ("", *PAPERS))
    other = builders.unit(committee, code="U2")
    builders.sign_in(client, builders.user(Role.UNIT_LEADER, unit=other))

    assert all(client.get(address(visit, paper)).status_code == 404 for paper in ("", *PAPERS))
    assert trails.last("refuse").object_type == "contact"


def test_another_committees_secretary_and_chair_do_not_learn_of_it(
    client: FlaskClient, visit: Contact
) -> None:
    other = builders.committee("SOC")
    for role in (Role.COMMITTEE_SECRETARY, Role.COMMITTEE_CHAIR):
        builders.sign_in(client, builders.user(role, committee=other))
        assert client.get(address(visit)).status_code == 404
        assert client.get(address(visit, PAPERS[0])).status_code == 404


def test_a_council_member_reads_the_brief_and_not_the_pack(
    client: FlaskClient, visit: Contact
) -> None:
    builders.sign_in(client, builders.user(Role.COUNCIL_MEMBER))

    assert "Værtspakke" not in client.get(address(visit)).text
    assert client.get(address(visit, "visit-brief.html")).status_code == 200
    assert client.get(address(visit, "host-pack.html")).status_code == 403


def test_hoved_med_is_refused(client: FlaskClient, visit: Contact) -> None:
    builders.sign_in(client, builders.user(Role.MAIN_MED))

    assert client.get(address(visit)).status_code == 403


@pytest.mark.parametrize("status", [ContactStatus.CANCELLED, ContactStatus.REPLACED])
def test_what_does_not_take_place_has_no_papers(
    client: FlaskClient, visit: Contact, status: ContactStatus
) -> None:
    visit.status, visit.cancelled_because = status, "Smitte på skolen"
    db.session.commit()

    page = client.get(address(visit)).text

    assert "Dette møde bliver ikke holdt" in page
    assert "visit-brief" not in page
    assert client.get(address(visit, PAPERS[0])).status_code == 404


def test_a_guest_at_a_dialogue_meeting_has_no_host_pack(
    client: FlaskClient, committee: Committee, march: Meeting, school: Unit
) -> None:
    talk = occasions.dialogue(march.calendar, committee, is_draft=False)
    contact = occasions.contact(school, talk)
    db.session.commit()

    assert "Dialogmøde med Skolen ved Åen" in client.get(address(contact)).text
    assert client.get(address(contact, "visit-brief.pdf")).status_code == 200
    assert client.get(address(contact, "host-pack.pdf")).status_code == 404


def test_an_unknown_contact_and_an_unknown_form_are_not_found(
    client: FlaskClient, visit: Contact
) -> None:
    assert client.get("/visits/999").status_code == 404
    assert client.get(address(visit, "visit-brief.docx")).status_code == 404


def test_the_meeting_in_the_calendar_leads_to_its_units(
    client: FlaskClient, visit: Contact, march: Meeting
) -> None:
    here = f"/calendar/2027/meetings/{march.id}"
    assert f'href="{address(visit)}"' in client.get(here).text
    builders.sign_in(client, builders.user(Role.MAIN_MED))

    page = client.get(here).text

    assert "Skolen ved Åen" in page
    assert address(visit) not in page
