"""The settings are edited by those who may, guarded by one version, and put on the trail."""

from datetime import date

import pytest
from flask.testing import FlaskClient

from planner.extensions import db
from planner.models.accounts import Role
from planner.models.municipality import CalendarPeriod, ClosedDay, CouncilTerm, Municipality
from planner.models.rotations import Rotation
from planner.settings.forms import MunicipalityForm
from tests.planner import builders
from tests.planner.register.builders import NOW, events

PERIOD = {"name": "Vinterferie", "first_day": "2027-02-15", "last_day": "2027-02-19"}


@pytest.fixture
def municipality(client: FlaskClient) -> Municipality:
    """The municipality, seen by its secretariat."""
    row = builders.municipality()
    builders.sign_in(client, builders.user(Role.SECRETARIAT))
    return row


def typed(row: Municipality, **changed: object) -> dict[str, object]:
    said = {name: getattr(row, name) for name in MunicipalityForm.FIELDS}
    given = {name: value for name, value in said.items() if value is not False}
    return {**given, "version": row.version, **changed}


def test_the_settings_are_shown_and_edited(client: FlaskClient, municipality: Municipality) -> None:
    assert "Prøvekommune" in client.get("/settings").text

    changed = typed(municipality, guarantee_months="24", code="330")
    answer = client.post("/settings/municipality", data=changed, follow_redirects=True)

    assert "Indstillingerne er gemt." in answer.text
    db.session.expire_all()
    assert (municipality.guarantee_months, municipality.code) == (24, "330")
    assert events(municipality)[-1].before == {"guarantee_months": 12, "code": "999"}


@pytest.mark.parametrize(
    "wrong",
    [
        {"code": "33"},
        {"guarantee_months": "0"},
        {"first_reminder_weeks": "2", "second_reminder_weeks": "2"},
        {"name": ""},
        {"contact_email": "Torvet 1"},
    ],
)
def test_settings_that_cannot_be_are_refused(
    client: FlaskClient, municipality: Municipality, wrong: dict[str, object]
) -> None:
    answer = client.post("/settings/municipality", data=typed(municipality, **wrong))

    assert answer.status_code == 422


def test_whoever_saves_second_is_told(client: FlaskClient, municipality: Municipality) -> None:
    seen = typed(municipality)
    client.post("/settings/municipality", data={**seen, "town_hall": "Det nye rådhus"})

    answer = client.post("/settings/municipality", data={**seen, "town_hall": "Det gamle"})

    assert answer.status_code == 422
    assert "Der står nu: Det nye rådhus" in answer.text


def test_days_without_meetings_are_added_edited_and_removed(
    client: FlaskClient, municipality: Municipality
) -> None:
    committee = builders.committee("BUU")
    db.session.commit()
    add = "/settings/calendar-period/add"
    own = {**PERIOD, "version": 1, "is_hard": "y", "committee_id": str(committee.id)}

    assert client.get(add).status_code == 200
    backwards = client.post(add, data={**own, "last_day": "2027-01-01"})
    assert backwards.status_code == 422
    assert client.post(add, data=own).status_code == 302
    row = db.session.scalars(db.select(CalendarPeriod)).one()
    assert (row.is_hard, row.committee_id) == (True, committee.id)
    assert "Vinterferie" in client.get("/settings").text

    address = f"/settings/calendar-period/{row.id}"
    assert client.get(f"{address}/edit").status_code == 200
    all_of_us = {**PERIOD, "version": 2, "committee_id": "0"}
    assert client.post(f"{address}/edit", data=all_of_us).status_code == 302
    db.session.expire_all()
    assert (row.is_hard, row.committee_id) == (False, None)

    assert client.get(f"{address}/remove").status_code == 200
    assert client.post(f"{address}/remove", data={"version": 3}).status_code == 302
    assert db.session.scalars(db.select(CalendarPeriod)).all() == []
    assert [event.action for event in events(municipality)] == ["add", "edit", "remove"]


def test_a_closed_day_is_a_real_one_and_on_the_list_once(
    client: FlaskClient, municipality: Municipality
) -> None:
    add = "/settings/closed-day/add"

    wrong = {"version": 1, "name": "X", "day": "31", "month": "2"}
    assert client.post(add, data=wrong).status_code == 422
    right = {"version": 1, "name": "Juleaften", "day": "24", "month": "12"}
    assert client.post(add, data=right).status_code == 302
    again = client.post(add, data={**right, "version": 2})

    assert again.status_code == 422
    assert "Dagen står allerede på listen." in again.text
    assert db.session.scalars(db.select(ClosedDay.name)).all() == ["Juleaften"]


def test_council_terms_do_not_overlap_and_stay_while_plans_refer_to_them(
    client: FlaskClient, municipality: Municipality
) -> None:
    term = db.session.scalars(db.select(CouncilTerm)).one()
    same = {"version": 1, "name": "X", "first_day": "2029-01-01", "last_day": "2033-12-31"}

    overlapping = client.post("/settings/council-term/add", data={**same, "seats": "31"})
    assert overlapping.status_code == 422
    assert "overlapper" in overlapping.text
    db.session.add(
        Rotation(
            name="Runde",
            council_term_id=term.id,
            window_start=date(2027, 1, 1),
            window_end=date(2027, 12, 31),
            guarantee_months=12,
            min_days_between_contacts=28,
            created_at=NOW,
            created_by_id=builders.user().id,
        )
    )
    db.session.commit()
    remove = f"/settings/council-term/{term.id}/remove"
    refused = client.post(remove, data={"version": municipality.version})

    assert refused.status_code == 422
    assert "besøgsrunder" in refused.text


def test_settings_are_not_there_for_others(client: FlaskClient) -> None:
    builders.municipality()
    builders.sign_in(client, builders.user(Role.COUNCIL_MEMBER))

    assert client.get("/settings").status_code == 403
    assert client.get("/settings/nonsense/add").status_code == 403


def test_an_unknown_list_is_not_there(client: FlaskClient, municipality: Municipality) -> None:
    assert client.get("/settings/nonsense/add").status_code == 404
