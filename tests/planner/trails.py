"""What the audit trail has kept, for tests to look at."""

from sqlalchemy import select

from planner.extensions import db
from planner.models.audit import AuditEvent
from planner.models.base import Base


def actions(row: Base | None = None) -> list[str]:
    """The actions recorded, of one row or of all, in order."""
    statement = select(AuditEvent.action).order_by(AuditEvent.id)
    if row is not None:
        statement = statement.where(
            AuditEvent.object_type == row.__tablename__, AuditEvent.object_id == row.id
        )
    return list(db.session.scalars(statement))


def last(action: str) -> AuditEvent:
    """The latest event of an action; fails the test when there is none."""
    found = db.session.scalars(
        select(AuditEvent).where(AuditEvent.action == action).order_by(AuditEvent.id.desc())
    ).first()
    assert found is not None, f"no {action!r} in the trail"
    return found
