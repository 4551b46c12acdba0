"""The lease that makes one process the runner, held in the database and renewed while it lives."""

from datetime import datetime, timedelta

from sqlalchemy import delete, or_, update
from sqlalchemy.exc import IntegrityError

from planner.extensions import db
from planner.models.jobs import RunnerLock

NAME = "jobs"
LENGTH = timedelta(seconds=30)


def take(holder: str, *, at: datetime) -> bool:
    """Take or renew the lease for `holder`; False while another holds it. Commits."""
    renewed = db.session.connection().execute(
        update(RunnerLock)
        .where(RunnerLock.name == NAME, or_(RunnerLock.holder == holder, RunnerLock.until < at))
        .values(holder=holder, until=at + LENGTH)
    )
    if renewed.rowcount:
        db.session.commit()
        return True
    try:
        db.session.add(RunnerLock(name=NAME, holder=holder, until=at + LENGTH))
        db.session.commit()
    except IntegrityError:  # the row is there: somebody else's
        db.session.rollback()
        return False
    return True


def release(holder: str) -> None:
    """Give the lease back, so that the next runner need not wait. Commits."""
    db.session.execute(
        delete(RunnerLock).where(RunnerLock.name == NAME, RunnerLock.holder == holder)
    )
    db.session.commit()
