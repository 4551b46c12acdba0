"""What the two addresses say to whoever watches over the server."""

from pathlib import Path

import flask_migrate
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


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Flask:
    """An application on a database that no other test sees, without tables."""
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/own.db")
    return create_app()


def test_a_database_of_an_earlier_version_is_not_ready(own: Flask) -> None:
    with own.app_context():
        flask_migrate.upgrade()
        db.session.execute(text("UPDATE alembic_version SET version_num = '000000000000'"))
        db.session.commit()
        db.engine.dispose()

    answer = own.test_client().get("/readyz")

    assert answer.status_code == 503
    assert answer.json == {"status": "not migrated", "revision": "000000000000"}


def test_an_empty_database_lives_and_is_not_ready(own: Flask) -> None:
    client = own.test_client()

    assert client.get("/healthz").status_code == 200
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert answer.json == {"status": "not migrated", "revision": ""}
