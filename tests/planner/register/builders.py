"""What the register's tests share: who writes, and the history of an object."""

from datetime import UTC, datetime

from planner.extensions import db
from planner.models.accounts import Role
from planner.models.audit import AuditEvent
from planner.models.base import Base, Versioned
from planner.register.periods.operations import Writer
from tests.planner import builders

NOW = datetime(2026, 8, 1, 12, tzinfo=UTC)


def writer(row: Versioned | None = None) -> Writer:
    """An administrator who has seen the newest version of `row`."""
    db.session.flush()
    user = builders.user(Role.ADMINISTRATOR)
    return Writer(user=user, at=NOW, seen=row.version if row else 0)


def events(row: Base) -> list[AuditEvent]:
    """What the trail says about the row, the oldest first."""
    db.session.flush()
    own = AuditEvent.object_type == row.__tablename__, AuditEvent.object_id == row.id
    return list(db.session.scalars(db.select(AuditEvent).where(*own).order_by(AuditEvent.id)))
