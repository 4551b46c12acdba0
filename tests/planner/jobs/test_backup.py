"""Backups: what is written can be restored, and only so many are kept."""

import shutil
import subprocess
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import create_engine, make_url, text

from planner.clock import LOCAL
from planner.config import Settings
from planner.extensions import db
from planner.jobs import backup, queue, runner
from planner.models.jobs import JobState
from tests.planner import builders

AT = datetime(2026, 11, 20, 2, 10, tzinfo=LOCAL)


@pytest.fixture
def settings(database: Flask, tmp_path: Path) -> Settings:
    """The application's settings, with a folder of the test's own for backups."""
    settings: Settings = database.extensions["settings"]
    return replace(settings, var=tmp_path)


def _restored(file: Path, settings: Settings) -> str:
    """Restore a backup beside the database, by the words of docs/operations.md; its URL."""
    url = make_url(settings.database_url)
    if url.get_backend_name() == "sqlite":
        copy = file.with_name("restored.db")
        shutil.copy(file, copy)
        return f"sqlite:///{copy}"
    target = url.set(database=f"{url.database}_restored")
    server = create_engine(url, isolation_level="AUTOCOMMIT")
    with server.connect() as connection:
        connection.execute(text(f"DROP DATABASE IF EXISTS {target.database}"))
        connection.execute(text(f"CREATE DATABASE {target.database} TEMPLATE template0"))
    server.dispose()
    plain = target.set(drivername="postgresql").render_as_string(hide_password=False)
    subprocess.run(["pg_restore", "--no-owner", f"--dbname={plain}", str(file)], check=True)
    return target.render_as_string(hide_password=False)


def test_a_backup_restored_holds_what_was_there(settings: Settings) -> None:
    builders.municipality(name="Kommunen før")
    unit = builders.unit(builders.committee())
    db.session.commit()

    file = backup.write(settings, at=AT)

    restored = create_engine(_restored(file, settings))
    with restored.connect() as connection:
        names = connection.execute(text("SELECT name FROM municipality")).scalars().all()
        codes = connection.execute(text("SELECT code FROM unit")).scalars().all()
    restored.dispose()
    assert (names, codes) == (["Kommunen før"], [unit.code])


def test_a_backup_is_taken_while_somebody_writes(settings: Settings) -> None:
    builders.municipality()
    db.session.commit()
    builders.unit()  # not committed yet
    db.session.flush()

    file = backup.write(settings, at=AT)

    db.session.rollback()
    restored = create_engine(_restored(file, settings))
    with restored.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM unit")).scalar() == 0
    restored.dispose()


def test_only_the_newest_are_kept(tmp_path: Path) -> None:
    for day in range(1, 6):
        (tmp_path / f"samspil-2026-11-0{day}T021000.db").touch()

    assert backup.drop_oldest(tmp_path, keep=2) == 3
    assert [file.name[8:18] for file in sorted(tmp_path.iterdir())] == ["2026-11-04", "2026-11-05"]
    assert backup.drop_oldest(tmp_path, keep=0) == 0


def test_the_nightly_job_writes_one_and_says_which(database: Flask) -> None:
    job = queue.enqueue("backup", {}, user=None, at=AT)
    db.session.commit()

    runner.run_due()

    db.session.refresh(job)
    assert job.state is JobState.DONE, job.error
    settings: Settings = database.extensions["settings"]
    assert (settings.var / "backup" / job.result["file"]).stat().st_size == job.result["bytes"]


def test_a_missing_dump_tool_says_what_to_install(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    elsewhere = replace(settings, database_url="postgresql+psycopg://nobody@127.0.0.1:1/none")

    with pytest.raises(backup.BackupFailed, match="install"):
        backup.write(elsewhere, at=AT)
