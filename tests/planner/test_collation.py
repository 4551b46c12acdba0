"""Danish order, the same in Python and in the database."""

import pytest
from flask import Flask
from sqlalchemy import select

from planner.collation import danish_key, in_danish_order
from planner.extensions import db
from planner.models.people import Person
from tests.planner import builders

IN_ORDER = (
    ["Medlem 1", "Medlem 2", "Medlem 10", "Medlem 31"],
    ["4. klasse", "10. klasse", "Abildgård", "Ærtehaven", "Ørsted", "Ågerup", "Aarhus"],
    ["Afdeling 2 B", "Afdeling 2 C", "Afdeling 12 A", "afdeling 101"],
    ["Skole", "Skole 1", "Skolen"],
)


@pytest.mark.parametrize("names", IN_ORDER, ids=lambda names: names[0])
def test_names_are_put_in_danish_order_and_numbers_by_value(names: list[str]) -> None:
    mixed = names[1::2] + names[::2]
    assert sorted(mixed, key=danish_key) == names


@pytest.mark.parametrize("names", IN_ORDER, ids=lambda names: names[0])
def test_the_database_puts_names_in_the_same_order(database: Flask, names: list[str]) -> None:
    for name in reversed(names):
        builders.person(name)

    by_name = select(Person.name).order_by(in_danish_order(Person.name.expression))
    assert list(db.session.scalars(by_name)) == names
