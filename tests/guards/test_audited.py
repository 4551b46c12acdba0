"""The watch over writes cannot be fooled: a write without an event is seen, a told one is not."""

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import update

from planner import clock, trail
from planner.extensions import db
from planner.models.accounts import Role, User
from planner.models.people import Person
from tests.planner import builders


def write_a_row() -> None:
    db.session.add(Person(code="P900", name="Medlem 90"))


def change_a_row() -> None:
    db.session.query(Person).first().name = "Medlem 91"  # type: ignore[union-attr]


def change_in_bulk() -> None:
    db.session.execute(update(Person).values(name="Medlem 92"))


def take_a_row_away() -> None:
    db.session.delete(db.session.query(Person).first())


WRITES = [write_a_row, change_a_row, change_in_bulk, take_a_row_away]


@pytest.fixture
def client_of(database: Flask, client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> FlaskClient:
    builders.person()
    builders.sign_in(client, builders.user(Role.ADMINISTRATOR))
    db.session.commit()
    database.testing = True
    return client


@pytest.mark.parametrize("write", WRITES)
@pytest.mark.parametrize("outcome", ["untold", "told", "undone"])
def test_a_committed_write_without_an_event_is_seen(
    client_of: FlaskClient, monkeypatch: pytest.MonkeyPatch, write: object, outcome: str
) -> None:
    def view() -> str:
        write()  # type: ignore[operator]
        if outcome == "told":
            user = db.session.query(User).first()
            trail.record("edit", user, user=user, at=clock.now(), after={})
        db.session.rollback() if outcome == "undone" else db.session.commit()
        return "done"

    view.samspil_permission = "public"  # type: ignore[attr-defined]
    monkeypatch.setitem(client_of.application.view_functions, "auth.sign_out", view)

    if outcome == "untold":
        with pytest.raises(AssertionError, match="person"):
            client_of.post("/sign-out")
    else:
        assert client_of.post("/sign-out").text == "done"
