"""Centres are entered, renamed, headed and listed as of a day."""

from datetime import date

from flask.testing import FlaskClient

from planner.extensions import db
from planner.models.accounts import Role
from planner.models.units import Centre
from planner.register.centres import queries
from tests.planner import builders
from tests.planner.register.builders import events


def enter(client: FlaskClient) -> Centre:
    builders.sign_in(client, builders.user(Role.SECRETARIAT))
    typed = {"code": "BU", "name": "Børn og Unge", "first_day": "2026-01-01"}
    assert client.post("/centres/new", data=typed).status_code == 302
    return db.session.scalars(db.select(Centre)).one()


def test_a_centre_is_entered_renamed_and_headed(client: FlaskClient) -> None:
    centre = enter(client)
    change = f"/periods/centre-name/{centre.periods[0].id}/change"
    add = f"/periods/centre-head/of/{centre.id}/add"

    renamed = {"version": 1, "name": "Dagtilbud og Skole", "valid_from": "2026-08-01"}
    assert client.post(change, data=renamed).status_code == 302
    headed = {"version": 2, "person_id": 0, "new_name": "Chef 1", "valid_from": "2026-01-01"}
    assert client.post(add, data=headed).status_code == 302

    [before], [after] = queries.centres(date(2026, 7, 31)), queries.centres(date(2026, 8, 1))
    assert (before.name, before.head) == ("Børn og Unge", "Chef 1")
    assert after.name == "Dagtilbud og Skole"
    assert [event.action for event in events(centre)] == ["create", "change", "add"]
    assert "Dagtilbud og Skole" in client.get("/centres?as-of=2026-08-01").text
    assert "Børn og Unge" in client.get(f"/centres/{centre.id}?as-of=2026-03-01").text


def test_a_taken_identifier_is_refused_at_its_field(client: FlaskClient) -> None:
    centre = enter(client)

    typed = {"code": "BU", "name": "Et til", "first_day": "2026-01-01"}
    answer = client.post("/centres/new", data=typed)
    assert answer.status_code == 422
    assert "BU er allerede i brug." in answer.text

    edited = {"version": 1, "code": "BOU"}
    assert client.post(f"/centres/{centre.id}/edit", data=edited).status_code == 302


def test_who_may_not_edit_sees_the_pages_only(client: FlaskClient) -> None:
    centre = enter(client)
    builders.sign_in(client, builders.user(Role.COUNCIL_MEMBER))

    assert client.get(f"/centres/{centre.id}").status_code == 200
    assert client.get("/centres/new").status_code == 403
