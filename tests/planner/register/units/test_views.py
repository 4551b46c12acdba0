"""The units' pages: read by all as of a day, edited by those whose unit it is."""

from datetime import date

import pytest
from flask.testing import FlaskClient

from planner.extensions import db
from planner.models.accounts import Role
from planner.models.audit import AuditEvent
from planner.models.units import Unit, UnitClosure
from tests.planner import builders
from tests.planner.register.builders import events

PERIOD = {"kind": "folkeskole", "hosting_class": "A", "centre_id": "0"}


def only(table: type[Unit]) -> Unit:
    db.session.expire_all()
    return db.session.scalars(db.select(table)).one()


def test_the_list_is_searched_and_read_as_of_a_day(client: FlaskClient) -> None:
    own = builders.committee("BUU")
    builders.unit(own, name="Østre Skole", kind="folkeskole")
    builders.unit(name="Plejecenter Vest", kind="plejecenter", opened_on=date(2027, 1, 1))
    builders.sign_in(client, builders.user(Role.COUNCIL_MEMBER))

    everything = client.get("/units?as-of=2027-01-01").text
    assert "Østre Skole" in everything
    assert "Plejecenter Vest" in everything
    assert "Plejecenter Vest" not in client.get("/units?as-of=2026-12-31").text
    found = client.get(f"/units?committee={own.id}&as-of=2027-01-01").text
    assert "Plejecenter Vest" not in found
    assert "Ingen enheder" in client.get("/units?q=findes-ikke").text


def test_a_day_that_cannot_be_read_is_said_so_and_today_is_shown(client: FlaskClient) -> None:
    builders.unit(name="Skolen", opened_on=date(2020, 1, 1))
    builders.sign_in(client, builders.user(Role.COUNCIL_MEMBER))

    answer = client.get("/units?as-of=i-g%C3%A5r")

    assert answer.status_code == 422
    assert "Skolen" in answer.text


@pytest.mark.parametrize(
    ("day", "said"),
    [("2025-06-01", "ikke åbnet"), ("2026-06-01", "lukker"), ("2028-01-01", "lukket")],
)
def test_a_units_page_says_whether_it_was_open_on_the_day(
    client: FlaskClient, day: str, said: str
) -> None:
    unit = builders.unit(closed_on=date(2027, 7, 31))
    builders.sign_in(client, builders.user(Role.COUNCIL_MEMBER))

    assert said in client.get(f"/units/{unit.id}?as-of={day}").text


def test_history_and_edit_links_are_for_those_who_may(client: FlaskClient) -> None:
    unit = builders.unit()
    builders.sign_in(client, builders.user(Role.COUNCIL_MEMBER))
    page = client.get(f"/units/{unit.id}").text
    assert "/close" not in page
    assert "Historik" not in page

    builders.sign_in(client, builders.user(Role.SECRETARIAT))
    page = client.get(f"/units/{unit.id}").text
    assert "/close" in page
    assert "Historik" in page


def test_the_secretariat_enters_a_unit(client: FlaskClient) -> None:
    committee = builders.committee("BUU")
    builders.sign_in(client, builders.user(Role.SECRETARIAT))

    typed = {
        **PERIOD,
        "code": "U900",
        "name": "  Ny   Skole ",
        "opened_on": "2026-08-01",
        "committees": [str(committee.id)],
        "town": "Korsør",
        "seats": "24",
        "lat": "55,3245",
        "lon": "11.1298",
        "hosting_from": "14.00",
        "hosting_to": "16.00",
    }
    refused = client.post("/units/new", data=typed | {"seats": "mange", "hosting_to": "13.00"})
    assert refused.status_code == 422
    assert "Sluttidspunktet er ikke efter starttidspunktet." in refused.text
    assert client.post("/units/new", data=typed).status_code == 302

    unit = only(Unit)
    assert unit.periods[0].name == "Ny Skole"
    assert (unit.sites[0].lat, unit.sites[0].lon) == (55.3245, 11.1298)
    assert [event.action for event in events(unit)] == ["create"]


def test_a_committees_secretary_enters_units_of_that_committee_only(client: FlaskClient) -> None:
    own, other = builders.committee("BUU"), builders.committee("KFU")
    builders.sign_in(client, builders.user(Role.COMMITTEE_SECRETARY, committee=own))
    typed = {**PERIOD, "name": "X", "opened_on": "2026-01-01", "town": "Slagelse", "seats": "9"}

    def enter(code: str, *committees: int) -> int:
        data = {**typed, "code": code, "committees": [str(one) for one in committees]}
        return client.post("/units/new", data=data).status_code

    assert enter("U1") == 422
    assert enter("U2", other.id) == 422
    assert enter("U3", own.id) == 302


def test_another_committees_unit_is_not_there_for_editing_and_the_try_is_noted(
    client: FlaskClient,
) -> None:
    unit = builders.unit(builders.committee())
    secretary = builders.user(Role.COMMITTEE_SECRETARY, committee=builders.committee())
    builders.sign_in(client, secretary)

    for path in ("edit", "close"):
        assert client.get(f"/units/{unit.id}/{path}").status_code == 404
    assert {event.action for event in events(unit)} == {"refuse"}
    assert db.session.scalars(db.select(AuditEvent.user_id)).first() == secretary.id


def test_a_unit_is_closed_with_a_successor_and_opened_again(client: FlaskClient) -> None:
    unit, successor = builders.unit(name="Øst"), builders.unit(name="Vest")
    builders.sign_in(client, builders.user(Role.SECRETARIAT))

    typed = {"version": 1, "last_day": "2026-07-31", "successors": [str(successor.id)]}
    assert client.post(f"/units/{unit.id}/close", data=typed).status_code == 302
    assert "Vest" in client.get(f"/units/{unit.id}").text
    assert "Øst" in client.get(f"/units/{successor.id}").text

    db.session.expire_all()
    reopen = f"/units/{unit.id}/reopen"
    assert client.get(reopen).status_code == 200
    assert client.post(reopen, data={"version": unit.version}).status_code == 302
    db.session.expire_all()
    assert unit.closed_on is None
    assert client.get(reopen).status_code == 404


def test_the_first_day_and_identifier_are_corrected(client: FlaskClient) -> None:
    unit = builders.unit()
    builders.sign_in(client, builders.user(Role.SECRETARIAT))

    typed = {"version": 1, "code": "U900", "opened_on": "2026-02-01"}
    assert client.post(f"/units/{unit.id}/edit", data=typed).status_code == 302

    assert (only(Unit).code, only(Unit).opened_on) == ("U900", date(2026, 2, 1))


def test_a_unit_leader_edits_practical_facts_of_the_own_unit_only(client: FlaskClient) -> None:
    own, other = builders.unit(), builders.unit()
    builders.sign_in(client, builders.user(Role.UNIT_LEADER, unit=own))
    page = client.get(f"/units/{own.id}").text
    assert "hosting-hours" in page
    assert "/periods/unit-period/" not in page

    seats = {"version": 1, "seats": "12", "step_free": "y", "valid_from": "2026-09-01"}
    change = f"/periods/site-access/{own.sites[0].id}/change"
    assert client.post(change, data=seats).status_code == 302
    db.session.expire_all()
    assert [site.seats for site in own.sites] == [30, 12]

    for path in (
        f"/periods/site-access/{other.sites[0].id}/change",
        f"/periods/site/{own.sites[0].id}/correct",
        f"/periods/unit-period/{own.periods[0].id}/change",
        f"/units/{other.id}/closures/add",
    ):
        assert client.get(path).status_code == 404
    assert client.get(f"/units/{own.id}/close").status_code == 403


def test_a_unit_leader_enters_changes_and_removes_closed_days(client: FlaskClient) -> None:
    unit = builders.unit()
    builders.sign_in(client, builders.user(Role.UNIT_LEADER, unit=unit))
    add = f"/units/{unit.id}/closures/add"

    days = {"first_day": "2026-05-04", "last_day": "2026-05-08", "reason": "eksamen"}
    wrong = client.post(add, data={"version": 1, **days, "last_day": "2026-05-01"})
    assert wrong.status_code == 422
    assert client.post(add, data={"version": 1, **days}).status_code == 302
    closure = db.session.scalars(db.select(UnitClosure)).one()
    edit, remove = f"/closures/{closure.id}/edit", f"/closures/{closure.id}/remove"
    assert "eksamen" in client.get(edit).text
    changed = {"version": 2, **days, "last_day": "2026-05-11"}
    assert client.post(edit, data=changed).status_code == 302
    assert client.get(remove).status_code == 200
    assert client.post(remove, data={"version": 3}).status_code == 302

    assert db.session.scalars(db.select(UnitClosure)).all() == []
    assert [event.action for event in events(unit)] == ["add", "edit", "remove"]


def test_what_is_written_in_the_register_is_never_run_by_a_browser(client: FlaskClient) -> None:
    unit = builders.unit(builders.committee("<u>"), name="<b>Skolen</b>", kind='"><script>')
    unit.sites[0].town = "<i>"
    builders.sign_in(client, builders.user())

    page = client.get("/units?as-of=2026-06-01").text

    for run in ("<b>Skolen", "<script>", "<i>", "<u>"):
        assert run not in page.partition("<tbody>")[2]
    assert "&lt;b&gt;Skolen&lt;/b&gt;" in page
    assert '"><script>' not in client.get(f"/units/{unit.id}").text
