"""Rotations to be read: the list, the workbench, a published version."""

from datetime import date

import pytest
from flask.testing import FlaskClient

from planner.extensions import db
from planner.models.accounts import Role
from planner.models.committees import Committee
from planner.models.meetings import Meeting
from planner.models.rotations import Lock, Rotation
from planner.models.units import Unit
from tests.planner import builders, occasions

pytestmark = pytest.mark.usefixtures("january")


@pytest.fixture
def rotation(committee: Committee, march: Meeting, school: Unit) -> Rotation:
    row = occasions.rotation(committee, name="Besøgsrunden 2027")
    db.session.commit()
    return row


def test_without_rotations_each_reader_is_told_what_to_expect(
    client: FlaskClient, committee: Committee
) -> None:
    assert "Ny besøgsrunde" in client.get("/rotations/").text
    builders.sign_in(client, builders.user(Role.COUNCIL_MEMBER))
    page = client.get("/rotations/").text
    assert "Ingen besøgsrunde endnu" in page
    assert "Ny besøgsrunde" not in page


def test_a_draft_exists_for_nobody_who_does_not_plan_it(
    client: FlaskClient, rotation: Rotation, march: Meeting, school: Unit
) -> None:
    occasions.solved(rotation, {march: [school]})
    db.session.commit()

    for reader in (
        builders.user(Role.COUNCIL_MEMBER),
        builders.user(Role.UNIT_LEADER, unit=school),
        builders.user(Role.COMMITTEE_SECRETARY, committee=builders.committee()),
    ):
        builders.sign_in(client, reader)
        assert "Besøgsrunden 2027" not in client.get("/rotations/").text
        for page in ("", "/plan", "/versions/1", "/versions/1.pdf", "/versions/1.csv"):
            answer = client.get(f"/rotations/{rotation.id}{page}")
            assert answer.status_code in (403, 404), page


def test_the_workbench_shows_the_proof_of_the_plan_and_what_is_open(
    client: FlaskClient, rotation: Rotation, march: Meeting, school: Unit
) -> None:
    occasions.meeting(march.calendar, march.committee, date(2027, 5, 4))
    occasions.solved(rotation, {march: [school]})
    db.session.commit()

    page = client.get(f"/rotations/{rotation.id}").text

    assert "Bevist" in page
    assert "tirsdag 4. maj 2027, BUU" in page, "the place nobody can fill"
    assert "2 enheder har for få pladser" in page
    assert f'href="/rotations/{rotation.id}/plan"' in page


@pytest.mark.parametrize("view", ["date", "unit"])
def test_the_plan_is_read_by_date_and_by_unit(
    client: FlaskClient, rotation: Rotation, march: Meeting, school: Unit, view: str
) -> None:
    assert client.get(f"/rotations/{rotation.id}/plan").status_code == 404, "no plan yet"
    occasions.solved(rotation, {march: [school]})
    db.session.commit()

    page = client.get(f"/rotations/{rotation.id}/plan?view={view}").text

    assert "Skolen ved Åen" in page
    assert "U001 har ventet." in page or view == "unit"
    assert client.get(f"/rotations/{rotation.id}/plan?view=wheel").status_code == 404


def test_a_plan_overtaken_by_the_register_says_so_and_is_not_offered(
    client: FlaskClient, rotation: Rotation, march: Meeting, school: Unit
) -> None:
    occasions.solved(rotation, {march: [school]})
    school.sites[0].seats = 5
    db.session.commit()

    page = client.get(f"/rotations/{rotation.id}").text

    assert "kan ikke offentliggøres, som den er" in page
    assert "Offentliggør denne plan" not in page


def test_the_next_look_says_what_has_overtaken_the_plan_since_the_last(
    client: FlaskClient, rotation: Rotation, march: Meeting, school: Unit
) -> None:
    occasions.solved(rotation, {march: [school]})
    db.session.commit()
    fits = client.get(f"/rotations/{rotation.id}").text
    school.sites[0].seats = 5
    db.session.commit()

    overtaken = client.get(f"/rotations/{rotation.id}").text

    assert "Offentliggør denne plan" in fits
    assert "Offentliggør denne plan" not in overtaken
    assert "kan ikke offentliggøres, som den er" in overtaken


def test_units_between_two_committees_are_named(
    client: FlaskClient, rotation: Rotation, march: Meeting, school: Unit, committee: Committee
) -> None:
    occasions.meeting(march.calendar, committee, date(2027, 5, 4))
    builders.unit(committee)
    school.committees[0].valid_to = date(2027, 4, 1)
    db.session.commit()

    page = client.get(f"/rotations/{rotation.id}").text

    assert "skifter udvalg" in page
    assert "U001" in page


def test_everybody_reads_a_published_version(
    client: FlaskClient, rotation: Rotation, march: Meeting, school: Unit
) -> None:
    occasions.published(rotation, {march: [school]})
    builders.sign_in(client, builders.user(Role.COUNCIL_MEMBER))

    listed = client.get("/rotations/").text
    assert f"/rotations/{rotation.id}/versions/1" in listed
    page = client.get(f"/rotations/{rotation.id}/versions/1").text
    assert "Skolen ved Åen" in page
    assert "Besluttet i enighed" in page
    assert "Til arbejdsbordet" not in page
    assert "Lås<" not in page
    assert client.get(f"/rotations/{rotation.id}/versions/2").status_code == 404
    assert client.get(f"/rotations/{rotation.id}").status_code == 403


def test_a_version_shows_the_locks_of_its_day_not_todays(
    client: FlaskClient, rotation: Rotation, march: Meeting, school: Unit
) -> None:
    occasions.published(rotation, {march: [school]})
    rotation.locks.append(Lock(meeting_id=march.id, unit_id=school.id))
    db.session.commit()

    page = client.get(f"/rotations/{rotation.id}/versions/1").text

    assert "Låst" not in page
