"""Work done in the background: a queue in the database, run by one runner at a time."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from planner.models.accounts import User
from planner.models.base import Base, choice


class JobState(StrEnum):
    """Where a job is."""

    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    STOPPED = "stopped"  # by a person
    FAILED = "failed"


class Job(Base):
    """One piece of background work; `kind` names its function in `planner.jobs.kinds`."""

    __tablename__ = "job"
    __table_args__ = (
        Index(None, "state", "due_at"),
        CheckConstraint("percent BETWEEN 0 AND 100", name="percent"),
    )

    kind: Mapped[str]
    state: Mapped[JobState] = mapped_column(
        choice(JobState, name="job_state"), default=JobState.QUEUED
    )
    payload: Mapped[dict[str, Any]]
    result: Mapped[dict[str, Any]] = mapped_column(default=dict)
    percent: Mapped[int] = mapped_column(default=0)
    message: Mapped[str] = mapped_column(default="")
    error: Mapped[str] = mapped_column(Text, default="")
    stop_requested: Mapped[bool] = mapped_column(default=False)
    attempts: Mapped[int] = mapped_column(default=0)
    created_at: Mapped[datetime]
    due_at: Mapped[datetime]
    started_at: Mapped[datetime | None]
    finished_at: Mapped[datetime | None]
    created_by_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"), index=True)

    created_by: Mapped[User | None] = relationship()


class RunnerLock(Base):
    """The lease that lets one process at a time run jobs."""

    __tablename__ = "runner_lock"

    name: Mapped[str] = mapped_column(String(40), unique=True)
    holder: Mapped[str]
    until: Mapped[datetime]
