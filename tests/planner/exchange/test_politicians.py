"""A file of politicians gives people their details and their seat in the council."""

from datetime import date

from flask import Flask

from planner.extensions import db
from planner.models.people import Person
from tests.planner import builders
from tests.planner.exchange.files import preview, refusals
from tests.planner.exchange.test_units import confirm
from tests.planner.register.builders import events

HEADINGS = ["id", "navn", "e-mail", "i byrådet fra", "i byrådet til"]


def person_coded(code: str) -> Person:
    db.session.flush()
    db.session.expire_all()
    return db.session.scalars(db.select(Person).where(Person.code == code)).one()


def seats(code: str) -> list[tuple[date, date | None]]:
    return [(seat.valid_from, seat.valid_to) for seat in person_coded(code).council_seats]


def test_a_new_politician_has_a_seat_from_the_day_chosen(database: Flask) -> None:
    confirm([HEADINGS, ["P001", "Medlem 1", "medlem1@example.test"]], sheet="politicians")

    assert seats("P001") == [(date(2026, 8, 1), None)]
    assert [event.action for event in events(person_coded("P001"))] == ["import_row"]


def test_details_and_the_seats_days_are_changed(database: Flask) -> None:
    person = builders.politician()

    row = [person.code, "Nyt Navn", "", "2026-01-01", "2026-12-31"]
    confirm([HEADINGS, row], sheet="politicians")

    assert person_coded(person.code).name == "Nyt Navn"
    assert seats(person.code) == [(date(2026, 1, 1), date(2026, 12, 31))]


def test_a_politician_elected_again_gets_a_second_seat(database: Flask) -> None:
    person = builders.politician()
    person.council_seats[0].valid_to = date(2026, 3, 31)

    row = [person.code, person.name, "", "2026-09-01", ""]
    confirm([HEADINGS, row], sheet="politicians")

    assert seats(person.code) == [
        (date(2026, 1, 1), date(2026, 3, 31)),
        (date(2026, 9, 1), None),
    ]


def test_a_seat_is_not_taken_away_and_ends_after_it_began(database: Flask) -> None:
    person = builders.politician()

    taken = preview("politicians", [HEADINGS, [person.code, person.name, "", "", ""]])
    early = [person.code, person.name, "", "2026-01-01", "2025-01-01"]
    wrong = preview("politicians", [HEADINGS, early, ["P9", "X", "ikke en adresse"]])

    assert refusals(taken) == [(2, "i byrådet fra", "")]
    assert refusals(wrong) == [
        (2, "i byrådet til", "2025-01-01"),
        (3, "e-mail", "ikke en adresse"),
    ]
