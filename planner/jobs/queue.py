"""The queue: put a job in, claim the next one, tell how it goes, ask it to stop."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import select, update

from planner import trail
from planner.extensions import db
from planner.models.accounts import User
from planner.models.jobs import Job, JobState

OPEN = (JobState.QUEUED, JobState.RUNNING)
MOST_ATTEMPTS = 3


def enqueue(
    kind: str,
    payload: Mapping[str, Any],
    *,
    user: User | None,
    at: datetime,
    due_at: datetime | None = None,
) -> Job:
    """A new job in the caller's transaction; it runs once that is committed."""
    job = Job(
        kind=kind,
        payload=dict(payload),
        created_at=at,
        due_at=due_at or at,
        created_by_id=user and user.id,
    )
    db.session.add(job)
    trail.record("enqueue", job, user=user, at=at, after={"kind": kind})
    return job


def request_stop(job: Job, *, user: User, at: datetime) -> None:
    """Ask a job to stop; one still waiting is stopped at once."""
    if job.state is JobState.QUEUED:
        job.state, job.finished_at = JobState.STOPPED, at
    job.stop_requested = True
    trail.record("stop", job, user=user, at=at)


def claim(*, at: datetime) -> Job | None:
    """The next due job, now running, or None; commits, so that no one else takes it."""
    due = (
        select(Job)
        .where(Job.state == JobState.QUEUED, Job.due_at <= at)
        .order_by(Job.due_at, Job.id)
        .limit(1)
        .with_for_update(skip_locked=True)
    )
    job = db.session.scalar(due)
    if job is not None:
        job.state, job.started_at = JobState.RUNNING, at
        job.attempts += 1
    db.session.commit()
    return job


def report(job_id: int, percent: int, message: str) -> None:
    """Note how far a running job is; commits."""
    db.session.execute(
        update(Job).where(Job.id == job_id).values(percent=percent, message=message[:200])
    )
    db.session.commit()


def is_stop_requested(job_id: int) -> bool:
    """Whether somebody asked the job to stop (asked afresh of the database)."""
    asked = db.session.scalar(select(Job.stop_requested).where(Job.id == job_id))
    db.session.rollback()
    return bool(asked)


def finish(job_id: int, state: JobState, *, at: datetime, result: dict[str, Any]) -> None:
    """Note a job's end and what came of it; commits."""
    percent = {"percent": 100} if state is JobState.DONE else {}
    db.session.execute(
        update(Job)
        .where(Job.id == job_id)
        .values(state=state, finished_at=at, result=result, **percent)
    )
    db.session.commit()


def fail(job_id: int, error: str, *, at: datetime) -> None:
    """Note that a job broke, with the traceback for the administrator; commits."""
    db.session.execute(
        update(Job)
        .where(Job.id == job_id)
        .values(state=JobState.FAILED, finished_at=at, error=error)
    )
    db.session.commit()


def put_back(job_id: int) -> None:
    """Queue a running job again, as if it had not been begun; commits."""
    db.session.execute(
        update(Job)
        .where(Job.id == job_id)
        .values(state=JobState.QUEUED, attempts=Job.attempts - 1, percent=0, message="")
    )
    db.session.commit()


def recover(*, at: datetime) -> int:
    """Queue again what a runner that died left running; its number. Commits.

    A job that has taken its runner down `MOST_ATTEMPTS` times is given up as failed.
    """
    left = db.session.scalars(select(Job).where(Job.state == JobState.RUNNING)).all()
    for job in left:
        if job.attempts >= MOST_ATTEMPTS:
            job.state, job.finished_at = JobState.FAILED, at
            job.error = f"the runner ended {job.attempts} times while at this job"
        else:
            job.state = JobState.QUEUED
    db.session.commit()
    return len(left)
