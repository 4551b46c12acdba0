"""Reads of printing jobs: an account's own, one of them."""

from collections.abc import Sequence

from sqlalchemy import select

from planner.agreements.printing.job import PRINT
from planner.extensions import db
from planner.models.accounts import User
from planner.models.jobs import Job

SHOWN = 10


def of_user(user: User, round_id: int) -> Sequence[Job]:
    """The account's latest orders of the round, the newest first."""
    return db.session.scalars(
        select(Job)
        .where(
            Job.kind == PRINT,
            Job.created_by_id == user.id,
            Job.payload["round_id"].as_integer() == round_id,
        )
        .order_by(Job.id.desc())
        .limit(SHOWN)
    ).all()


def order(job_id: int) -> Job | None:
    """The printing job with this id."""
    job = db.session.get(Job, job_id)
    return job if job is not None and job.kind == PRINT else None
