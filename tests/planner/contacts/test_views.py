"""Pages for what came of the meetings, and for the host's yes or no."""

from datetime import date

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from planner.extensions import db
from planner.models.accounts import Role
from planner.models.committees import Committee
from planner.models.meetings import Meeting
from planner.models.messages import OutboxMessage
from planner.models.rotations import Contact, ContactStatus
from planner.models.units import Unit
from tests.planner import builders, occasions, trails

pytestmark = pytest.mark.usefixtures("january")

YESTERDAY, TOMORROW = date(2027, 1, 14), date(2027, 1, 16)


def hosted(committee: Committee, unit: Unit, day: date = YESTERDAY) -> Contact:
    row = occasions.contact(unit, occasions.meeting(occasions.calendar(), committee, day))
    db.session.commit()
    return row


def typed(*contacts: Contact, politicians: str = "5", **given: str) -> dict[str, str]:
    """The form of a held meeting; `given` changes the first unit's part."""
    values = {"politicians": politicians}
    for number, row in enumerate(contacts):
        part = {"contact_id": str(row.id), "version": str(row.version), "outcome": "held"}
        part |= {"leader_present": "y"} | (given if number == 0 else {})
        values |= {f"contacts-{number}-{name}": value for name, value in part.items()}
    return values


def address(row: Contact) -> str:
    return f"/contacts/meetings/{row.meeting_id}"


def test_a_held_meeting_is_recorded_and_leaves_the_list_of_the_unrecorded(
    client: FlaskClient, committee: Committee, school: Unit
) -> None:
    row = hosted(committee, school)
    assert "Skal registreres" in client.get("/contacts/").text
    form = client.get(address(row)).text
    assert "Skolen ved Åen" in form
    assert "(valgfrit)" not in form, "a held meeting needs its number"

    answer = client.post(address(row), data=typed(row, staff_present="y"))

    assert answer.location == "/contacts/"
    assert (row.status, row.politicians) == (ContactStatus.HELD, 5)
    assert row.staff_present
    page = client.get("/contacts/").text
    assert "Skal registreres" not in page
    assert "Registreret" in page


def test_a_cancelled_meeting_without_its_reason_is_not_taken_for_held(
    client: FlaskClient, committee: Committee, school: Unit
) -> None:
    row = hosted(committee, school)

    answer = client.post(address(row), data=typed(row, outcome="unit", because="  "))

    assert answer.status_code == 422
    assert 'id="contacts-0-because-error"' in answer.text
    assert row.status is ContactStatus.PLANNED


def test_a_cancelled_meeting_needs_no_number_of_politicians(
    client: FlaskClient, committee: Committee, school: Unit
) -> None:
    row = hosted(committee, school)
    values = typed(row, outcome="committee", because="Sne", politicians="")

    assert client.post(address(row), data=values).status_code == 302
    assert (row.status, row.cancelled_by) == (ContactStatus.CANCELLED, "committee")


@pytest.mark.parametrize("politicians", ["", "mange", "-1", "61"])
def test_a_held_meeting_needs_a_number_of_politicians_and_keeps_the_rest(
    client: FlaskClient, committee: Committee, school: Unit, politicians: str
) -> None:
    row = hosted(committee, school)

    answer = client.post(address(row), data=typed(row, politicians=politicians, staff_present="y"))

    assert answer.status_code == 422
    assert 'id="politicians-error"' in answer.text
    assert f'value="{politicians}"' in answer.text
    assert 'name="contacts-0-staff_present" type="checkbox" value="y"' in answer.text
    assert "checked" in answer.text.partition("contacts-0-staff_present")[0][-80:]
    assert row.status is ContactStatus.PLANNED


def test_no_more_politicians_than_the_committee_has_take_part(
    client: FlaskClient, committee: Committee, school: Unit
) -> None:
    for _seat in range(7):
        builders.politician(committee)
    row = hosted(committee, school)

    refused = client.post(address(row), data=typed(row, politicians="8"))

    assert refused.status_code == 422
    assert "Udvalget har 7 medlemmer den dag." in refused.text
    assert row.status is ContactStatus.PLANNED
    assert client.post(address(row), data=typed(row, politicians="7")).status_code == 302


def test_each_unit_of_a_dialogue_meeting_has_its_own_outcome(
    client: FlaskClient, committee: Committee, school: Unit
) -> None:
    meeting = occasions.dialogue(occasions.calendar(), committee, YESTERDAY, is_draft=False)
    came = occasions.contact(school, meeting)
    away = occasions.contact(builders.unit(committee, code="U002"), meeting)
    db.session.commit()
    values = typed(came, away) | {"contacts-1-outcome": "unit", "contacts-1-because": "Sygdom"}

    client.post(address(came), data=values)

    assert (came.status, away.status) == (ContactStatus.HELD, ContactStatus.CANCELLED)


def test_too_few_politicians_are_recorded_with_what_that_means(
    client: FlaskClient, committee: Committee, school: Unit
) -> None:
    row = hosted(committee, school)

    answer = client.post(address(row), data=typed(row, politicians="2"), follow_redirects=True)

    assert row.politicians == 2
    assert "tæller ikke som en kontakt" in answer.text


def test_a_coming_meeting_is_not_held_yet(
    client: FlaskClient, committee: Committee, school: Unit
) -> None:
    row = hosted(committee, school, TOMORROW)

    answer = client.post(address(row), data=typed(row))

    assert answer.status_code == 422
    assert row.status is ContactStatus.PLANNED


def test_what_another_recorded_meanwhile_is_shown_before_it_is_overwritten(
    client: FlaskClient, committee: Committee, school: Unit
) -> None:
    row = hosted(committee, school)
    stale = typed(row, politicians="4")
    client.post(address(row), data=typed(row, outcome="unit", because="Stormvejr"))

    told = client.post(address(row), data=stale)

    assert told.status_code == 422
    assert "registrerede dette den 15. januar 2027" in told.text
    assert "Der står nu: " in told.text
    assert "Stormvejr" in told.text
    assert 'value="4"' in told.text
    assert row.status is ContactStatus.CANCELLED
    again = stale | {"contacts-0-version": str(row.version)}
    assert client.post(address(row), data=again).status_code == 302
    assert row.status is ContactStatus.HELD


def test_a_recorded_meeting_opens_as_it_was_recorded(
    client: FlaskClient, committee: Committee, school: Unit
) -> None:
    row = hosted(committee, school)
    client.post(address(row), data=typed(row, outcome="unit", because="Stormvejr"))

    page = client.get(address(row)).text

    assert '<option selected value="unit">' in page
    assert 'value="Stormvejr"' in page


def test_contacts_of_another_meeting_are_not_recorded_through_this_one(
    client: FlaskClient, committee: Committee, school: Unit
) -> None:
    row = hosted(committee, school)
    other = occasions.meeting(occasions.calendar(year=2028), committee, date(2027, 1, 12))
    smuggled = occasions.contact(school, other)
    db.session.commit()

    assert client.post(address(row), data=typed(smuggled)).status_code == 404
    assert smuggled.status is ContactStatus.PLANNED


def test_another_committees_meeting_is_not_found_and_the_look_is_kept(
    client: FlaskClient, committee: Committee
) -> None:
    other = builders.committee("KFU")
    row = hosted(other, builders.unit(other))

    assert client.get(address(row)).status_code == 404
    assert client.post(address(row), data=typed(row)).status_code == 404
    assert trails.last("refuse").after == {"permission": "record_contact"}
    assert "KFU" not in client.get("/contacts/").text


@pytest.mark.parametrize("page", ["/contacts/", "/contacts/hosts"])
@pytest.mark.parametrize("role", [Role.COUNCIL_MEMBER, Role.MAIN_MED])
def test_readers_record_nothing(
    client: FlaskClient, committee: Committee, page: str, role: Role
) -> None:
    builders.sign_in(client, builders.user(role))

    assert client.get(page).status_code == 403


def test_a_meeting_without_units_has_nothing_to_record(
    client: FlaskClient, committee: Committee
) -> None:
    meeting: Meeting = occasions.meeting(occasions.calendar(), committee, YESTERDAY)
    db.session.commit()

    assert client.get(f"/contacts/meetings/{meeting.id}").status_code == 404
    assert "Intet at registrere endnu" in client.get("/contacts/").text
    assert "Ingen værter endnu" in client.get("/contacts/hosts").text


def test_a_long_list_is_cut_in_pages(client: FlaskClient, committee: Committee) -> None:
    calendar, unit = occasions.calendar(), builders.unit(committee)
    for number in range(51):
        day = date.fromordinal(YESTERDAY.toordinal() - number)
        occasions.contact(unit, occasions.meeting(calendar, committee, day))
    db.session.commit()

    assert client.get("/contacts/").text.count("<tr>") == 51, "50 meetings and the heading"
    assert client.get("/contacts/?page=2").text.count("<tr>") == 2
    assert client.get("/contacts/?show=all").text.count("<tr>") == 52


def test_the_unit_leader_says_yes(client: FlaskClient, committee: Committee, school: Unit) -> None:
    row = hosted(committee, school, TOMORROW)
    builders.sign_in(client, builders.user(Role.UNIT_LEADER, unit=school))

    assert client.post(f"/contacts/{row.id}/confirm").location == "/"
    assert row.host_confirmed_at is not None
    assert "Bekræftet" in client.get("/").text


def test_the_unit_leader_says_no_and_the_secretary_is_told(
    client: FlaskClient, committee: Committee, school: Unit
) -> None:
    row = hosted(committee, school, TOMORROW)
    secretary = db.session.scalars(select(OutboxMessage)).all()
    assert secretary == []
    builders.sign_in(client, builders.user(Role.UNIT_LEADER, unit=school))
    page = f"/contacts/{row.id}/decline"
    assert client.get(page).status_code == 200
    assert client.post(page, data={"because": " "}).status_code == 422

    answer = client.post(page, data={"because": "Taget er utæt"}, follow_redirects=True)

    assert "Sekretæren har fået besked" in answer.text
    assert (row.status, row.cancelled_because) == (ContactStatus.CANCELLED, "Taget er utæt")
    (mail,) = db.session.scalars(select(OutboxMessage))
    assert "Skolen ved Åen" in mail.subject
    assert "Taget er utæt" in mail.body
    builders.sign_in(client, builders.user(Role.COMMITTEE_SECRETARY, committee=committee))
    assert "1 møde har mistet sin vært" in client.get("/").text
    assert "Taget er utæt" in client.get("/contacts/hosts").text


def test_the_secretary_notes_what_a_host_said_by_telephone(
    client: FlaskClient, committee: Committee, school: Unit
) -> None:
    row = hosted(committee, school, TOMORROW)
    assert "Bekræftet på telefon" in client.get("/contacts/hosts").text

    answer = client.post(f"/contacts/{row.id}/confirm", data={"for_them": "1"})

    assert answer.location == "/contacts/hosts"
    assert row.host_confirmed_at is not None
    assert "Bekræftet på telefon" not in client.get("/contacts/hosts").text


def test_another_unit_answers_for_nobody(
    client: FlaskClient, committee: Committee, school: Unit
) -> None:
    row = hosted(committee, school, TOMORROW)
    other = builders.unit(committee)
    builders.sign_in(client, builders.user(Role.UNIT_LEADER, unit=other))

    assert client.post(f"/contacts/{row.id}/confirm").status_code == 404
    assert client.get(f"/contacts/{row.id}/decline").status_code == 404
    assert trails.last("refuse").object_id == row.id
    assert row.host_confirmed_at is None


def test_an_answer_to_what_is_off_changes_nothing(
    client: FlaskClient, committee: Committee, school: Unit
) -> None:
    row = hosted(committee, school, YESTERDAY)
    builders.sign_in(client, builders.user(Role.UNIT_LEADER, unit=school))

    for page, data in (("confirm", {}), ("decline", {"because": "For sent"})):
        answer = client.post(f"/contacts/{row.id}/{page}", data=data, follow_redirects=True)
        assert "ikke længere planlagt" in answer.text
    assert row.status is ContactStatus.PLANNED


def test_a_lost_host_leads_to_the_replan_of_its_rotation(
    client: FlaskClient, committee: Committee, school: Unit
) -> None:
    rotation = occasions.rotation(committee)
    march = occasions.meeting(occasions.calendar(), committee, date(2027, 3, 2))
    occasions.published(rotation, {march: [school]})
    db.session.commit()
    link = f'href="/rotations/{rotation.id}/replan"'
    assert link not in client.get("/contacts/hosts").text
    (contact,) = db.session.query(Contact)

    client.post(f"/contacts/{contact.id}/decline", data={"because": "Vandskade"})

    assert link in client.get("/contacts/hosts").text
