"""A printing job that is killed outright goes on where it was, and prints nothing twice."""

import os
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import flask_migrate
import pytest
from flask import Flask

from planner import clock, config, create_app
from planner.agreements.printing import folder
from planner.agreements.printing.folder import Folder
from planner.agreements.printing.orders import Item
from planner.config import Settings
from planner.extensions import db
from planner.jobs import queue, runner
from planner.models.jobs import Job, JobState
from tests.planner.agreements.printing.builders import Town

AGREEMENTS, ENOUGH = 60, 6
PATIENCE_SECONDS = 60.0
RUN_ONCE = """
from planner import config, create_app
from planner.jobs import runner

if __name__ == "__main__":
    with create_app(config.read()).app_context():
        runner.run_due()
"""


@pytest.fixture
def own_app(tmp_path: Path) -> Iterator[Flask]:
    """An application on a file of its own, which another process can open too."""
    app = create_app(config.read(environment(tmp_path)))
    with app.app_context():
        flask_migrate.upgrade()
        yield app
        db.session.remove()
        db.engine.dispose()


def environment(var: Path) -> dict[str, str]:
    return {"SAMSPIL_ENV": "test", "SAMSPIL_VAR": str(var), "DATABASE_URL": ""}


def wait_until(what: str, condition: object) -> None:
    assert callable(condition)
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not condition():
        assert time.monotonic() < deadline, what
        time.sleep(0.005)


def papers(place: Folder) -> dict[str, int]:
    """The whole papers there are, with the moment each was written."""
    return {path.name: path.stat().st_mtime_ns for path in place.path.glob("papers/*.pdf")}


def is_gone(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return True
    return False


@pytest.mark.slow
def test_a_killed_job_resumes_and_prints_no_paper_twice(
    own_app: Flask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    job_id = Town(number=AGREEMENTS).queued().id
    settings: Settings = own_app.extensions["settings"]
    place = folder.of_job(settings, job_id)
    db.session.remove()
    process = subprocess.Popen(
        [sys.executable, "-c", RUN_ONCE],
        env={**os.environ, **environment(tmp_path)},
        start_new_session=True,
    )
    wait_until("it never began to print", lambda: len(papers(place)) >= ENOUGH)
    process.send_signal(signal.SIGKILL)
    process.wait()
    wait_until("its printing processes live on", lambda: is_gone(process.pid))

    before = papers(place)
    assert ENOUGH <= len(before) < AGREEMENTS
    assert db.session.get_one(Job, job_id).state is JobState.RUNNING
    kept_again: list[int] = []
    keep = Folder.keep

    def noted(self: Folder, item: Item, filename: str, content: bytes) -> None:
        kept_again.append(item.agreement_id)
        assert papers(self).items() >= before.items()
        keep(self, item, filename, content)

    monkeypatch.setattr(Folder, "keep", noted)
    assert queue.recover(at=clock.now()) == 1
    runner.run_due()

    job = db.session.get_one(Job, job_id)
    assert (job.state, job.attempts) == (JobState.DONE, 2), job.error
    printed_before = {int(name.partition(".")[0]) for name in before}
    assert printed_before.isdisjoint(kept_again)
    assert len(kept_again) == AGREEMENTS - len(before) == job.result["printed_now"]
    assert place.finished is not None
    with zipfile.ZipFile(place.finished) as archive:
        assert archive.testzip() is None
        assert len(archive.namelist()) == AGREEMENTS + 2
