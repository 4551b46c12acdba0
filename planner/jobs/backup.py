"""The nightly backup: SQLite by its online copy, PostgreSQL by pg_dump; the oldest are dropped."""

import os
import shutil
import sqlite3
import subprocess
from contextlib import closing
from datetime import datetime
from pathlib import Path

from flask import current_app
from sqlalchemy import URL, make_url

from planner import clock
from planner.config import Settings
from planner.jobs.kinds import Result, Work, kind


class BackupFailed(Exception):
    """The database's own tool refused; carries what it said."""


@kind("backup")
def nightly(work: Work) -> Result:
    """Write one more backup and drop those beyond the number kept."""
    settings: Settings = current_app.extensions["settings"]
    file = write(settings, at=clock.local_now())
    dropped = drop_oldest(file.parent, keep=settings.backup_keep)
    work.report(100, file.name)
    return {"file": file.name, "bytes": file.stat().st_size, "dropped": dropped}


def write(settings: Settings, *, at: datetime) -> Path:
    """Back the database up to `var/backup/`; the finished file. Raises BackupFailed."""
    folder = settings.var / "backup"
    folder.mkdir(parents=True, exist_ok=True)
    url = make_url(settings.database_url)
    stem = folder / f"samspil-{at:%Y-%m-%dT%H%M%S}"
    if url.get_backend_name() == "sqlite":
        return _copy_sqlite(Path(url.database or ""), stem.with_suffix(".db"))
    return _dump_postgresql(url, stem.with_suffix(".dump"))


def drop_oldest(folder: Path, *, keep: int) -> int:
    """Delete all but the newest `keep` backups; how many went."""
    old = sorted(folder.glob("samspil-*"))[:-keep] if keep else []
    for file in old:
        file.unlink()
    return len(old)


def _copy_sqlite(source: Path, target: Path) -> Path:
    partial = target.with_suffix(".part")
    with closing(sqlite3.connect(source)) as database, closing(sqlite3.connect(partial)) as copy:
        database.backup(copy)
    return partial.rename(target)


def _dump_postgresql(url: URL, target: Path) -> Path:
    tool = shutil.which("pg_dump")
    if tool is None:
        raise BackupFailed("pg_dump is not installed; install PostgreSQL's client package")
    partial = target.with_suffix(".part")
    plain = url.set(drivername="postgresql", password=None).render_as_string()
    finished = subprocess.run(  # noqa: S603 - our own arguments, no shell
        [tool, "--format=custom", f"--file={partial}", plain],
        env={**os.environ, "PGPASSWORD": url.password or ""},
        capture_output=True,
        text=True,
        check=False,
    )
    if finished.returncode:
        raise BackupFailed(finished.stderr.strip())
    return partial.rename(target)
