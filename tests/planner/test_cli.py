"""The commands beside the pages."""

import re
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select

from planner import config, create_app
from planner.config import Environment, Settings
from planner.demo import load
from planner.extensions import db
from planner.models.accounts import Role, User
from planner.models.audit import AuditEvent
from planner.models.municipality import Municipality
from tests.planner import builders


def test_create_admin_founds_the_municipality_and_gives_a_link_that_works(
    database: Flask,
) -> None:
    made = database.test_cli_runner().invoke(
        args=["create-admin", "Ny@Kommune.example", "--municipality", "Ny Kommune"]
    )

    assert made.exit_code == 0, made.output
    user = db.session.scalars(select(User)).one()
    assert user.email == "ny@kommune.example"
    assert [role.role for role in user.roles] == [Role.ADMINISTRATOR]
    assert db.session.scalars(select(Municipality.name)).one() == "Ny Kommune"
    assert "create" in db.session.scalars(select(AuditEvent.action)).all()
    link = re.search(r"(/choose-password/\S+)", made.output)
    assert link
    assert database.test_client().get(link[1]).status_code == 200


def test_create_admin_twice_is_refused_in_words(database: Flask) -> None:
    builders.municipality()
    taken = builders.user()
    db.session.commit()

    made = database.test_cli_runner().invoke(args=["create-admin", taken.email.upper()])

    assert made.exit_code == 1
    assert "has an account already" in made.output


def test_create_admin_without_an_address_is_refused_in_words(database: Flask) -> None:
    made = database.test_cli_runner().invoke(args=["create-admin", "Medlem 14"])

    assert (made.exit_code, made.output) == (1, "Error: Medlem 14 is no e-mail address.\n")


def test_create_admin_on_a_database_not_yet_made_says_what_to_do(tmp_path: Path) -> None:
    new = create_app(config.read({"SAMSPIL_ENV": "test", "SAMSPIL_VAR": str(tmp_path)}))
    with new.app_context():
        made = new.test_cli_runner().invoke(args=["create-admin", "ny@kommune.example"])

    assert made.exit_code == 1
    assert "start Samspil on it once" in made.output


def test_demo_load_fills_an_empty_database_and_refuses_one_in_use(database: Flask) -> None:
    run = database.test_cli_runner()

    first = run.invoke(args=["demo", "load"])
    second = run.invoke(args=["demo", "load"])

    assert (first.exit_code, second.exit_code) == (0, 1)
    assert not load.is_empty()
    assert "in use" in second.output


def test_demo_load_is_refused_in_production(
    database: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    _as_production(database, monkeypatch)

    done = database.test_cli_runner().invoke(args=["demo", "load"])

    assert done.exit_code == 1
    assert load.is_empty()


def test_backup_prints_the_file_it_wrote(database: Flask) -> None:
    done = database.test_cli_runner().invoke(args=["backup"])

    assert done.exit_code == 0, done.output
    assert Path(done.output.strip()).is_file()


def _as_production(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    from dataclasses import replace

    settings: Settings = app.extensions["settings"]
    production = replace(settings, environment=Environment.PRODUCTION)
    monkeypatch.setitem(app.extensions, "settings", production)
