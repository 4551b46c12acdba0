"""The queue: jobs wait their turn, are taken once, tell how they go, and can be stopped."""

from datetime import UTC, datetime, timedelta

from flask import Flask
from sqlalchemy import select

from planner.extensions import db
from planner.jobs import queue
from planner.models.audit import AuditEvent
from planner.models.jobs import Job, JobState
from tests.planner import builders

AT = datetime(2026, 11, 20, 8, tzinfo=UTC)
LATER = AT + timedelta(hours=1)


def _queued(kind: str = "count", due_at: datetime = AT) -> Job:
    job = queue.enqueue(kind, {"n": 1}, user=None, at=AT, due_at=due_at)
    db.session.commit()
    return job


def test_enqueueing_is_audited_with_who_asked(database: Flask) -> None:
    user = builders.user()
    job = queue.enqueue("count", {}, user=user, at=AT)
    db.session.commit()

    event = db.session.scalars(select(AuditEvent)).one()
    assert (event.action, event.object_id, event.user_id) == ("enqueue", job.id, user.id)
    assert job.created_by_id == user.id


def test_the_job_that_waited_longest_is_taken_first_and_once(database: Flask) -> None:
    second, first = _queued(due_at=AT), _queued(due_at=AT - timedelta(minutes=1))

    claimed = [queue.claim(at=AT), queue.claim(at=AT), queue.claim(at=AT)]

    assert claimed == [first, second, None]
    assert first.state is JobState.RUNNING
    assert first.attempts == 1


def test_a_job_not_yet_due_is_left_waiting(database: Flask) -> None:
    _queued(due_at=LATER)

    assert queue.claim(at=AT) is None
    assert queue.claim(at=LATER) is not None


def test_progress_and_result_are_kept(database: Flask) -> None:
    job = _queued()
    queue.claim(at=AT)
    queue.report(job.id, 40, "x" * 500)
    db.session.refresh(job)
    assert (job.percent, len(job.message)) == (40, 200)

    queue.finish(job.id, JobState.DONE, at=LATER, result={"found": 3})

    db.session.refresh(job)
    assert (job.state, job.percent, job.result) == (JobState.DONE, 100, {"found": 3})
    assert job.finished_at == LATER


def test_a_waiting_job_that_is_stopped_never_runs(database: Flask) -> None:
    job = _queued()

    queue.request_stop(job, user=builders.user(), at=AT)
    db.session.commit()

    assert job.state is JobState.STOPPED
    assert queue.claim(at=AT) is None


def test_a_running_job_is_asked_to_stop_and_goes_on_until_it_looks(database: Flask) -> None:
    job = _queued()
    queue.claim(at=AT)
    assert not queue.is_stop_requested(job.id)

    queue.request_stop(job, user=builders.user(), at=AT)
    db.session.commit()

    assert job.state is JobState.RUNNING
    assert queue.is_stop_requested(job.id)


def test_what_a_dead_runner_left_is_queued_again_and_given_up_the_third_time(
    database: Flask,
) -> None:
    job = _queued()
    for _attempt in range(queue.MOST_ATTEMPTS):
        queue.claim(at=AT)
        assert queue.recover(at=LATER) == 1

    assert job.state is JobState.FAILED
    assert "3 times" in job.error
    assert queue.recover(at=LATER) == 0


def test_a_job_put_back_has_not_used_an_attempt(database: Flask) -> None:
    job = _queued()
    queue.claim(at=AT)

    queue.put_back(job.id)

    db.session.refresh(job)
    assert (job.state, job.attempts) == (JobState.QUEUED, 0)
