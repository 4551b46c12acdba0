"""The runner: works the queue off, survives what breaks, stops when told, and is alone."""

from collections.abc import Iterator
from threading import Event

import pytest
from flask import Flask

from planner import clock
from planner.admin import words
from planner.extensions import db
from planner.jobs import daily, kinds, lease, queue, runner
from planner.jobs.kinds import Result, Work
from planner.models.jobs import Job, JobState
from tests.planner import builders


@pytest.fixture
def count() -> Iterator[None]:
    """A kind of job that counts to its `n`, breaks on request, and stops when asked."""

    def work(work: Work) -> Result:
        for number in range(work.payload["n"]):
            if work.should_stop():
                raise kinds.Stopped
            work.report(100 * number // work.payload["n"], f"{number}")
        if work.payload.get("breaks"):
            raise ValueError("it broke")
        return {"counted": work.payload["n"]}

    kinds.kind("count")(work)
    yield
    del kinds._FUNCTIONS["count"]


def _queued(**payload: object) -> Job:
    job = queue.enqueue("count", payload, user=None, at=clock.now())
    db.session.commit()
    return job


@pytest.mark.usefixtures("count")
def test_every_due_job_is_run_and_its_result_kept(database: Flask) -> None:
    jobs = [_queued(n=3), _queued(n=5)]

    assert runner.run_due() == 2

    for job in jobs:
        db.session.refresh(job)
    assert [job.state for job in jobs] == [JobState.DONE, JobState.DONE]
    assert [job.result for job in jobs] == [{"counted": 3}, {"counted": 5}]


@pytest.mark.usefixtures("count")
def test_a_job_that_breaks_is_failed_with_its_traceback_and_the_next_one_runs(
    database: Flask,
) -> None:
    broken, fine = _queued(n=1, breaks=True), _queued(n=1)

    runner.run_due()

    db.session.refresh(broken)
    db.session.refresh(fine)
    assert (broken.state, fine.state) == (JobState.FAILED, JobState.DONE)
    assert "ValueError: it broke" in broken.error


def test_a_kind_nobody_registered_is_failed_not_forgotten(database: Flask) -> None:
    job = queue.enqueue("no_such_kind", {}, user=None, at=clock.now())
    db.session.commit()

    runner.run_due()

    db.session.refresh(job)
    assert job.state is JobState.FAILED
    assert "no_such_kind" in job.error


@pytest.mark.usefixtures("count")
def test_a_job_asked_to_stop_by_a_person_is_stopped(database: Flask) -> None:
    job = _queued(n=10)
    claimed = queue.claim(at=clock.now())
    assert claimed is not None
    queue.request_stop(claimed, user=builders.user(), at=clock.now())
    db.session.commit()

    runner._run(job.id, "count", {"n": 10}, lambda: False)

    db.session.refresh(job)
    assert job.state is JobState.STOPPED


@pytest.mark.usefixtures("count")
def test_a_runner_that_stops_puts_its_job_back_and_begins_no_other(database: Flask) -> None:
    first, second = _queued(n=10), _queued(n=1)
    answers = iter([False, True])  # asked before the first job, then inside it

    runner.run_due(is_stopping=lambda: next(answers, True))

    db.session.refresh(first)
    db.session.refresh(second)
    assert [first.state, second.state] == [JobState.QUEUED, JobState.QUEUED]
    assert first.attempts == 0


@pytest.mark.usefixtures("count")
def test_two_runners_work_a_job_off_once_and_the_lease_is_given_back(
    database: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = Event()
    finish = queue.finish
    monkeypatch.setattr(runner, "POLL_SECONDS", 0.05)
    monkeypatch.setattr(
        queue, "finish", lambda *given, **named: (finish(*given, **named), done.set())
    )
    job = _queued(n=1)
    runners = [runner.Runner(database), runner.Runner(database)]
    for one in runners:
        one.start()
    assert [one._holds for one in runners] == [True, False]
    assert done.wait(30)
    for one in runners:
        one.stop()

    db.session.refresh(job)
    assert (job.state, job.attempts) == (JobState.DONE, 1)
    assert lease.take("somebody else", at=clock.now())


def test_every_daily_round_has_a_function(app: Flask) -> None:
    missing = [each.kind for each in daily.ROUNDS if each.kind not in kinds._FUNCTIONS]

    assert not missing, "register these with @kind(...) in a module the application imports"


def test_every_kind_of_job_has_a_name_on_the_page(app: Flask) -> None:
    nameless = kinds._FUNCTIONS.keys() - words.JOB_KINDS.keys()

    assert not nameless, "name these in JOB_KINDS of planner/admin/words.py"
