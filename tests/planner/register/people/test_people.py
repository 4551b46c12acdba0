"""People are found by group and day, entered with a free number, and edited."""

from datetime import date

import pytest
from flask import Flask
from flask.testing import FlaskClient

from planner.extensions import db
from planner.models.accounts import Role
from planner.models.people import CouncilSeat, Person
from planner.models.units import LeaderRole, UnitLeader
from planner.register.people import operations, queries
from planner.register.people.queries import Group
from planner.register.refusals import Refused
from tests.planner import builders
from tests.planner.register.builders import NOW, events, writer

DAY, LATER = date(2026, 8, 1), date(2027, 1, 1)


def names(group: Group, text: str = "", on: date = DAY) -> list[str]:
    return [row.name for row in queries.people(on, group, text)]


def test_a_group_holds_those_of_the_day(database: Flask) -> None:
    committee, unit = builders.committee("BUU"), builders.unit(name="Skolen")
    politician, leader = builders.politician(committee), builders.person("Leder")
    politician.name, politician.council_seats[0].valid_to = "Medlem", date(2026, 12, 31)
    unit.leaders.append(UnitLeader(valid_from=LATER, person=leader, role=LeaderRole.LEADER))
    db.session.flush()

    assert names(Group.COUNCIL) == ["Medlem"]
    assert names(Group.COUNCIL, on=LATER) == []
    assert names(Group.LEADERS) == []
    [listed] = queries.people(LATER, Group.LEADERS)
    assert (listed.name, listed.units) == ("Leder", ("Skolen",))
    assert names(Group.EVERYBODY, "med") == ["Medlem"]
    assert queries.count(DAY, Group.EVERYBODY) == 2


def test_somebody_new_gets_the_next_free_number(database: Flask) -> None:
    builders.person(code="P041")
    builders.person(code="Pxx")

    person = operations.create("Ny", user=writer().user, at=NOW)

    assert person.code == "P042"
    assert [event.action for event in events(person)] == ["create"]


def test_details_are_edited_but_no_identifier_is_taken_from_another(database: Flask) -> None:
    person, other = builders.person(), builders.person()
    by = writer()
    edited = {"name": "Nyt Navn", "email": "ny@example.test", "phone": "", "user": by.user}

    operations.edit(person, code=person.code, **edited, at=NOW, seen=person.version)  # type: ignore[arg-type]
    with pytest.raises(Refused), db.session.begin_nested():
        operations.edit(person, code=other.code, **edited, at=NOW, seen=person.version)  # type: ignore[arg-type]

    db.session.refresh(person)
    assert person.name == "Nyt Navn"
    assert events(person)[-1].after["email"] == "ny@example.test"


def test_the_pages_are_shown_to_all_but_edited_by_the_secretariat(client: FlaskClient) -> None:
    person = builders.politician(builders.committee())
    builders.sign_in(client, builders.user(Role.COUNCIL_MEMBER))
    for path in ("/people", f"/people/{person.id}", "/people?group=everybody&q=x&as-of=2030-01-01"):
        assert client.get(path).status_code == 200
    assert client.get("/people/new").status_code == 403

    own = builders.user(Role.COMMITTEE_SECRETARY, committee=builders.committee())
    builders.sign_in(client, own)
    assert client.get(f"/people/{person.id}/edit").status_code == 404

    builders.sign_in(client, builders.user(Role.SECRETARIAT))
    answer = client.post("/people/new", data={"name": ""})
    assert answer.status_code == 422
    assert "Navn" in answer.text
    answer = client.post("/people/new", data={"name": "Ny Person", "email": "ved Torvet 1"})
    assert answer.status_code == 422
    assert "Skriv en e-mailadresse" in answer.text
    assert "ved Torvet 1" in answer.text
    assert client.post("/people/new", data={"name": "Ny Person"}).status_code == 302
    entered = db.session.scalars(db.select(Person).where(Person.name == "Ny Person")).one()
    answer = client.post(
        f"/people/{entered.id}/edit", data={"version": 1, "code": entered.code, "name": "Anden"}
    )
    assert answer.status_code == 302
    db.session.expire_all()
    assert entered.name == "Anden"


def test_a_seat_in_the_council_is_given_and_ended_on_the_persons_page(client: FlaskClient) -> None:
    person = builders.person()
    builders.sign_in(client, builders.user())

    add = f"/periods/council-seat/of/{person.id}/add"
    assert client.get(add).status_code == 200
    assert client.post(add, data={"version": 1, "valid_from": "2026-01-01"}).status_code == 302
    seat = db.session.scalars(db.select(CouncilSeat)).one()
    answer = client.post(
        f"/periods/council-seat/{seat.id}/end", data={"version": 2, "valid_to": "2026-06-30"}
    )

    assert answer.status_code == 302
    db.session.expire_all()
    assert seat.valid_to == date(2026, 6, 30)
