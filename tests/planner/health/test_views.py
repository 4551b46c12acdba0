"""What the two addresses say to whoever watches over the server."""

from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import text

from planner import create_app
from planner.extensions import db


def test_a_migrated_database_is_ready(database: Flask) -> None:
    answer = database.test_client().get("/readyz")

    assert answer.status_code == 200
    assert answer.json is not None
    assert answer.json["status"] == "ok"


def test_a_database_of_an_earlier_version_is_not_ready(database: Flask) -> None:
    with db.session.begin_nested():
        db.session.execute(text("UPDATE alembic_version SET version_num = '000000000000'"))
        answer = database.test_client().get("/readyz")

    assert answer.status_code == 503
    assert answer.json == {"status": "not migrated", "revision": "000000000000"}


def test_an_empty_database_lives_and_is_not_ready(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/empty.db")
    client = create_app().test_client()

    assert client.get("/healthz").status_code == 200
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert answer.json == {"status": "not migrated", "revision": ""}
