"""Signing in, being slowed down, changing and choosing a password."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest
import time_machine
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from planner import clock
from planner.auth import demo, invitations, operations, passwords
from planner.config import Environment, Settings
from planner.extensions import db
from planner.models.accounts import User
from planner.models.audit import AuditEvent
from tests.planner import builders

NEW = "fire helt andre ord"


@pytest.fixture
def account(database: Flask) -> User:
    builders.municipality()
    user = builders.user()
    db.session.commit()
    return user


def _post(client: FlaskClient, email: str, password: str = builders.PASSWORD) -> int:
    return client.post("/sign-in", data={"email": email, "password": password}).status_code


def test_the_right_password_signs_in_and_is_audited(client: FlaskClient, account: User) -> None:
    assert _post(client, account.email.upper()) == 302

    assert client.get("/account/password").status_code == 200
    assert db.session.scalars(select(AuditEvent.action)).all() == ["sign_in"]


def test_a_wrong_password_and_an_unknown_account_get_the_same_answer(
    client: FlaskClient, account: User
) -> None:
    answers = [
        client.post("/sign-in", data={"email": email, "password": "forkert adgangskode"})
        for email in (account.email, "ingen@example.test")
    ]

    assert [answer.status_code for answer in answers] == [422, 422]
    pages = [
        re.sub(r"[\w.-]{60,}", "a token", answer.text.replace(account.email, "ingen@example.test"))
        for answer in answers
    ]
    assert pages[0] == pages[1]


def test_after_five_failures_even_the_right_password_waits(
    client: FlaskClient, account: User
) -> None:
    for _attempt in range(operations.ATTEMPTS):
        _post(client, account.email, "forkert adgangskode")

    assert _post(client, account.email) == 422
    with time_machine.travel(clock.now() + operations.PATIENCE + timedelta(seconds=1)):
        assert _post(client, account.email) == 302


def test_a_disabled_account_cannot_sign_in(client: FlaskClient, account: User) -> None:
    account.enabled = False
    db.session.commit()

    assert _post(client, account.email) == 422


@pytest.mark.parametrize("address", ["https://ond.example/", "//ond.example/", "/\\ond.example"])
def test_after_signing_in_nobody_is_sent_to_another_site(
    client: FlaskClient, account: User, address: str
) -> None:
    answer = client.post(
        "/sign-in",
        query_string={"next": address},
        data={"email": account.email, "password": builders.PASSWORD},
    )

    assert answer.location == "/"


def test_a_demo_account_is_refused_in_production_even_with_its_password(
    database: Flask, account: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    account.email = f"sekretaer@{demo.DOMAIN}"
    db.session.commit()

    def sign_in() -> User | None:
        return operations.sign_in(
            account.email, builders.PASSWORD, address="192.0.2.1", at=clock.now()
        )

    assert sign_in() is account
    settings: Settings = database.extensions["settings"]
    production = replace(settings, environment=Environment.PRODUCTION)
    monkeypatch.setitem(database.extensions, "settings", production)
    assert sign_in() is None


def test_changing_the_password_signs_other_devices_out(
    database: Flask, client: FlaskClient, account: User
) -> None:
    other = database.test_client()
    for device in (client, other):
        _post(device, account.email)

    answer = client.post(
        "/account/password", data={"current": builders.PASSWORD, "new": NEW, "again": NEW}
    )

    assert answer.status_code == 302
    assert client.get("/account/password").status_code == 200
    assert other.get("/account/password").status_code == 302
    assert passwords.verify(NEW, stored=account.password_hash)


@pytest.mark.parametrize(
    ("current", "new", "again"),
    [
        ("forkert adgangskode", NEW, NEW),
        (builders.PASSWORD, "kort", "kort"),
        (builders.PASSWORD, NEW, NEW + "!"),
        (builders.PASSWORD, builders.PASSWORD, builders.PASSWORD),
    ],
)
def test_a_password_that_cannot_be_changed_stays(
    client: FlaskClient, account: User, current: str, new: str, again: str
) -> None:
    _post(client, account.email)

    answer = client.post("/account/password", data={"current": current, "new": new, "again": again})

    assert answer.status_code == 422
    assert ("Det er den adgangskode, du har" in answer.text) == (new == current)
    assert passwords.verify(builders.PASSWORD, stored=account.password_hash)


def test_an_invitation_opens_the_account_once(client: FlaskClient, account: User) -> None:
    path = invitations.path(account)
    assert client.get(path).status_code == 200

    assert client.post(path, data={"new": NEW, "again": NEW}).status_code == 302

    assert client.get(path).status_code == 410
    assert _post(client, account.email, NEW) == 302


def test_an_invitation_is_spent_after_two_days(client: FlaskClient, account: User) -> None:
    path = invitations.path(account)

    with time_machine.travel(clock.now() + timedelta(hours=invitations.HOURS, minutes=1)):
        assert client.get(path).status_code == 410


def test_a_forged_invitation_opens_nothing(client: FlaskClient, account: User) -> None:
    path = invitations.path(account)

    # Not the last sign: it carries bits that count for nothing.
    forged = path[:-2] + ("a" if path[-2] != "a" else "b") + path[-1]
    assert client.get(forged).status_code == 410
    account.enabled = False
    db.session.commit()
    assert client.get(path).status_code == 410


def test_the_accessibility_statement_is_open_and_names_the_contact(client: FlaskClient) -> None:
    builders.municipality(contact_email="kontakt@kommune.example")
    db.session.commit()

    page = client.get("/accessibility")

    assert page.status_code == 200
    assert "kontakt@kommune.example" in page.text
