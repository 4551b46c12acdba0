"""Accounts: opened, changed and closed, with each write in the trail and one administrator left."""

from datetime import UTC, datetime

import pytest
from flask import Flask
from sqlalchemy import select

from planner.admin import operations
from planner.admin.operations import Account, Assignment, EmailTaken, LastAdministrator
from planner.auth import passwords
from planner.extensions import db
from planner.models.accounts import Role, User
from planner.models.audit import AuditEvent
from tests.planner import builders

AT = datetime(2026, 11, 20, 8, tzinfo=UTC)
SECRETARIAT = frozenset({Assignment(Role.SECRETARIAT)})


def _account(email: str = "ny@example.test", roles: frozenset[Assignment] = SECRETARIAT) -> Account:
    return Account(email=email, name="Ny Bruger", person_id=None, assignments=roles)


def _last_event() -> AuditEvent:
    return db.session.scalars(
        select(AuditEvent).order_by(AuditEvent.id.desc())
    ).first() or pytest.fail("no event")


def test_a_new_account_has_no_password_and_its_making_is_audited(database: Flask) -> None:
    administrator = builders.user()

    row = operations.create(_account(" NY@Example.test "), user=administrator, at=AT)

    assert row.email == "ny@example.test"
    assert not passwords.verify(operations.NO_PASSWORD, stored=row.password_hash)
    event = _last_event()
    assert (event.action, event.object_id, event.user_id) == ("create", row.id, administrator.id)
    assert event.after["roles"][0]["role"] == "secretariat"


def test_two_accounts_with_one_email_are_refused(database: Flask) -> None:
    taken = builders.user()

    with pytest.raises(EmailTaken):
        operations.create(_account(taken.email.upper()), user=None, at=AT)


def test_roles_are_changed_and_the_trail_says_from_what_to_what(database: Flask) -> None:
    administrator, row = builders.user(), builders.user(Role.COUNCIL_MEMBER)
    committee = builders.committee()
    wanted = frozenset(
        {
            Assignment(Role.COUNCIL_MEMBER),
            Assignment(Role.COMMITTEE_SECRETARY, committee_id=committee.id),
        }
    )

    operations.edit(row, _account(roles=wanted), user=administrator, at=AT)
    db.session.flush()

    assert operations.assignments(row) == wanted
    event = _last_event()
    assert [one["role"] for one in event.before["roles"]] == ["council_member"]
    assert {one["role"] for one in event.after["roles"]} == {
        "council_member",
        "committee_secretary",
    }
    assert event.after["name"] == "Ny Bruger"


def test_saving_an_account_as_it_is_changes_no_role(database: Flask) -> None:
    administrator, row = builders.user(), builders.user(Role.SECRETARIAT)
    before = [role.id for role in row.roles]

    operations.edit(row, _account(row.email), user=administrator, at=AT)
    db.session.flush()

    assert [role.id for role in row.roles] == before
    assert "roles" not in _last_event().after


def test_the_last_administrator_is_neither_demoted_nor_closed(database: Flask) -> None:
    last = builders.user()
    closed = builders.user()
    closed.enabled = False

    with pytest.raises(LastAdministrator):
        operations.edit(last, _account(), user=last, at=AT)
    with pytest.raises(LastAdministrator):
        operations.disable(last, user=last, at=AT)


def test_with_another_administrator_one_may_go(database: Flask) -> None:
    first, second = builders.user(), builders.user()
    key = first.session_key

    operations.disable(first, user=second, at=AT)

    assert not first.enabled
    assert first.session_key != key  # signed out everywhere
    assert _last_event().action == "disable"


def test_a_closed_account_opens_again_with_its_password(database: Flask) -> None:
    administrator, row = builders.user(), builders.user(Role.SECRETARIAT)
    operations.disable(row, user=administrator, at=AT)

    operations.enable(row, user=administrator, at=AT)

    assert row.enabled
    assert passwords.verify(builders.PASSWORD, stored=row.password_hash)


def test_a_password_taken_away_no_longer_signs_in(database: Flask) -> None:
    administrator, row = builders.user(), builders.user(Role.SECRETARIAT)

    operations.reset_password(row, user=administrator, at=AT)

    assert not passwords.verify(builders.PASSWORD, stored=row.password_hash)
    event = _last_event()
    assert (event.action, event.before, event.after) == ("reset_password", {}, {})


def test_no_secret_reaches_the_trail(database: Flask) -> None:
    administrator = builders.user()
    row = operations.create(_account(), user=administrator, at=AT)
    operations.disable(row, user=administrator, at=AT)

    said = str([(e.before, e.after) for e in db.session.scalars(select(AuditEvent))])
    for account in db.session.scalars(select(User)):
        assert account.session_key not in said
        assert account.password_hash == operations.NO_PASSWORD or account.password_hash not in said
