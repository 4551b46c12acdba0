"""A second writer waits for the first, and no reader leaves a connection locked behind."""

import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import create_engine, make_url, select, text

from planner import clock, sqlite
from planner.extensions import db
from planner.jobs import lease
from planner.models.accounts import User
from planner.models.municipality import Municipality
from tests.planner import builders

HELD_SECONDS = 1.0
HOLDER = """
import sqlite3, sys, time
database = sqlite3.connect(sys.argv[1], isolation_level=None)
database.execute("BEGIN IMMEDIATE")
database.execute("UPDATE municipality SET code = '998'")
print("held", flush=True)
time.sleep(float(sys.argv[2]))
database.execute("COMMIT")
"""


@pytest.fixture
def file(database: Flask) -> Path:
    """The database's file, holding a municipality."""
    url = make_url(database.config["SQLALCHEMY_DATABASE_URI"])
    if url.get_backend_name() != "sqlite":
        pytest.skip("the lock is SQLite's own; PostgreSQL locks rows")
    builders.municipality()
    db.session.commit()
    return Path(str(url.database))


@contextmanager
def another_process_writes(file: Path) -> Iterator[None]:
    """Another process holds SQLite's write lock for a while, then commits."""
    command = [sys.executable, "-c", HOLDER, str(file), str(HELD_SECONDS)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        yield
        process.wait()


@contextmanager
def impatient(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Connections made here wait a moment only, and are not used afterwards."""
    with monkeypatch.context() as patch:
        patch.setattr(sqlite, "BUSY_TIMEOUT_MS", 50)
        db.session.close()
        db.engine.dispose()
        yield
        db.session.close()
        db.engine.dispose()


def test_a_page_that_writes_while_another_process_writes_waits_its_turn(
    file: Path, client: FlaskClient
) -> None:
    account = builders.user()
    builders.sign_in(client, account)
    with another_process_writes(file):
        began = time.monotonic()
        answer = client.post("/language", data={"language": "en"})
        waited = time.monotonic() - began

    assert answer.status_code == 302
    assert waited > HELD_SECONDS / 10  # the lock was held when the page came to it
    db.session.expire_all()
    assert account.language == "en"


def test_a_page_that_waits_in_vain_says_so_and_what_to_do(
    file: Path, client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    account = builders.user()
    builders.sign_in(client, account)
    with impatient(monkeypatch), another_process_writes(file):
        answer = client.post("/language", data={"language": "en"})

    assert answer.status_code == 503
    assert "Samspil har travlt lige nu" in answer.text
    assert db.session.get_one(User, account.id).language == "da"


def test_reading_before_another_commits_does_not_keep_one_from_writing(file: Path) -> None:
    town = db.session.scalars(select(Municipality)).one()  # read
    with another_process_writes(file):
        pass  # another commits
    town.name = "Skrevet bagefter"
    db.session.commit()  # written

    assert db.session.execute(select(Municipality.name, Municipality.code)).one() == (
        "Skrevet bagefter",
        "998",
    )


def test_an_answer_left_half_read_does_not_lock_the_next_user_of_its_connection(
    tmp_path: Path,
) -> None:
    engine = create_engine(f"sqlite:///{tmp_path / 'half.db'}", pool_size=1, max_overflow=0)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE note (words TEXT)"))
        connection.execute(text("INSERT INTO note VALUES ('one'), ('two')"))
    with engine.connect() as connection:
        half_read = connection.execute(text("SELECT words FROM note"))
        assert half_read.fetchone() == ("one",)
    with sqlite3.connect(tmp_path / "half.db") as other:
        other.execute("INSERT INTO note VALUES ('three')")
    other.close()

    with engine.begin() as connection:
        connection.execute(text("INSERT INTO note VALUES ('four')"))
        assert connection.scalar(text("SELECT count(*) FROM note")) == 4
    engine.dispose()


def test_the_job_runner_renews_its_lease_while_another_process_writes(file: Path) -> None:
    with another_process_writes(file):
        assert lease.take("this runner", at=clock.now())
