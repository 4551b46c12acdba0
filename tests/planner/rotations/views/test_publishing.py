"""Publishing a rotation and taking the advice."""

from datetime import date

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from planner.extensions import db
from planner.models.accounts import Role
from planner.models.committees import Committee
from planner.models.jobs import Job
from planner.models.meetings import CalendarStatus, Meeting
from planner.models.messages import OutboxMessage
from planner.models.rotations import Contact, Rotation
from planner.models.units import Unit
from tests.planner import builders, occasions

pytestmark = pytest.mark.usefixtures("january")


@pytest.fixture
def school(committee: Committee) -> Unit:
    unit = builders.unit(committee, code="U001", name="Skolen ved Åen")
    occasions.leader(unit, "leder@example.test")
    return unit


@pytest.fixture
def rotation(committee: Committee, march: Meeting, school: Unit) -> Rotation:
    row = occasions.rotation(committee)
    occasions.solved(row, {march: [school]})
    db.session.commit()
    return row


def decided(rotation: Rotation, **given: str) -> dict[str, str]:
    return {
        "run": str(rotation.runs[-1].id),
        "decided_by": "Børne- og Ungeudvalget",
        "decided_on": "2027-01-12",
        "item": "Punkt 9",
        "note": "Efter høring",
    } | given


def test_a_plan_is_published_and_its_units_are_told(
    client: FlaskClient, rotation: Rotation, march: Meeting
) -> None:
    address = f"/rotations/{rotation.id}/publish"
    assert "Offentliggør denne plan" in client.get(f"/rotations/{rotation.id}").text
    assert client.get(address).status_code == 200

    answer = client.post(address, data=decided(rotation))

    assert answer.location == f"/rotations/{rotation.id}/versions/1"
    assert march.place.startswith("Skolen ved Åen")
    (mail,) = db.session.scalars(select(OutboxMessage))
    assert mail.recipient == "leder@example.test"
    assert "tirsdag 2. marts 2027" in mail.body
    assert [job.kind for job in db.session.scalars(select(Job)) if not job.finished_at][-1] == (
        "send_mail"
    )
    page = client.get(answer.location).text
    assert "Efter høring" in page
    assert "Punkt 9" in page


def test_the_second_to_publish_a_plan_reads_who_did_and_keeps_what_was_typed(
    client: FlaskClient, rotation: Rotation
) -> None:
    address = f"/rotations/{rotation.id}/publish"
    client.post(address, data=decided(rotation))

    answer = client.post(address, data=decided(rotation, note="Fra den anden fane"))

    assert answer.status_code == 422
    assert "offentliggjorde denne plan som version 1 den 15. januar 2027" in answer.text
    assert "Find en plan igen" not in answer.text
    assert "Fra den anden fane" in answer.text
    assert f'href="/rotations/{rotation.id}/versions/1"' in answer.text
    assert len(rotation.versions) == 1
    back = client.get(address)
    assert back.location == f"/rotations/{rotation.id}/versions/1"


@pytest.mark.parametrize(
    ("given", "field"),
    [({"decided_by": " "}, "decided_by"), ({"decided_on": "i går"}, "decided_on")],
)
def test_a_publication_says_who_decided_it_and_when(
    client: FlaskClient, rotation: Rotation, given: dict[str, str], field: str
) -> None:
    answer = client.post(f"/rotations/{rotation.id}/publish", data=decided(rotation) | given)

    assert answer.status_code == 422
    assert f'id="{field}-error"' in answer.text
    assert "Efter høring" in answer.text
    assert rotation.versions == []


def test_a_plan_found_meanwhile_is_not_published_unseen(
    client: FlaskClient, rotation: Rotation, march: Meeting
) -> None:
    looked_at = decided(rotation)
    occasions.solved(rotation, {march: []})
    db.session.commit()
    db.session.expire_all()

    answer = client.post(f"/rotations/{rotation.id}/publish", data=looked_at)

    assert answer.status_code == 422
    assert "Der er fundet en anden plan" in answer.text
    assert "Efter høring" in answer.text
    assert rotation.versions == []


def test_what_stands_in_the_way_is_said_and_nothing_typed_is_lost(
    client: FlaskClient, rotation: Rotation, march: Meeting
) -> None:
    march.calendar.status = CalendarStatus.DECIDED
    db.session.commit()
    address = f"/rotations/{rotation.id}/publish"
    page = client.get(address).text
    assert "ikke offentliggjort endnu" in page
    assert 'name="decided_by"' not in page
    assert f'href="/rotations/{rotation.id}">Til arbejdsbordet' in page

    answer = client.post(address, data=decided(rotation))

    assert answer.status_code == 422
    assert "Efter høring" in answer.text
    assert db.session.scalars(select(Contact)).all() == []


def test_there_is_nothing_to_publish_without_a_plan(
    client: FlaskClient, committee: Committee
) -> None:
    rotation = occasions.rotation(committee)
    db.session.commit()

    assert client.get(f"/rotations/{rotation.id}/publish").status_code == 404


def test_readers_publish_nothing(client: FlaskClient, rotation: Rotation) -> None:
    builders.sign_in(client, builders.user(Role.MAIN_MED))

    assert client.post(f"/rotations/{rotation.id}/publish").status_code == 403


def test_the_advice_is_taken(client: FlaskClient, rotation: Rotation, committee: Committee) -> None:
    for _one in range(8):
        builders.unit(committee)
    db.session.commit()
    address = f"/rotations/{rotation.id}/take-advice"
    assert "Tilføj dem" in client.get(f"/rotations/{rotation.id}").text

    answer = client.post(address, follow_redirects=True)

    assert "Dialogmøderne er tilføjet" in answer.text
    assert rotation.committees[0].dialogue_meetings == 1


def test_there_may_be_no_room_for_the_advice(
    client: FlaskClient, committee: Committee, march: Meeting
) -> None:
    march.starts = march.starts.replace(hour=0, minute=30)
    for _one in range(3):
        builders.unit(committee)
    rotation = occasions.rotation(committee)
    db.session.commit()

    answer = client.post(f"/rotations/{rotation.id}/take-advice", follow_redirects=True)

    assert "ikke plads" in answer.text


def test_room_for_some_of_the_advice_only_is_said(
    client: FlaskClient, committee: Committee, march: Meeting
) -> None:
    for _one in range(20):
        builders.unit(committee)
    rotation = occasions.rotation(committee)
    db.session.commit()

    answer = client.post(f"/rotations/{rotation.id}/take-advice", follow_redirects=True)

    assert "1 af 3 dialogmøder er tilføjet" in answer.text
    assert rotation.committees[0].dialogue_meetings == 1


def test_meetings_enough_need_no_advice(client: FlaskClient, rotation: Rotation) -> None:
    answer = client.post(f"/rotations/{rotation.id}/take-advice", follow_redirects=True)

    assert "Der er møder nok" in answer.text
    assert rotation.window_end == date(2027, 12, 31)
