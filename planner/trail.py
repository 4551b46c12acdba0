"""Writing the audit trail: one event per write, in the write's own transaction."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from enum import Enum
from typing import Any

from sqlalchemy import insert, inspect

from planner.extensions import db
from planner.models.accounts import User
from planner.models.audit import AuditEvent
from planner.models.base import Base

# What no history may show.
_SECRET = frozenset({"password_hash", "session_key", "token"})


def record(
    action: str,
    what: object,
    *,
    user: User | None,
    at: datetime,
    before: Mapping[str, object] | None = None,
    after: Mapping[str, object] | None = None,
) -> AuditEvent:
    """Add the event of `action` on the row `what`; `user` is None for the job runner.

    Without `before` and `after` the row's own pending changes are taken.
    Raises TypeError when `what` is no row.
    """
    if not isinstance(what, Base):
        raise TypeError(f"the trail is about rows, not {type(what).__name__}")
    if before is None and after is None:
        before, after = changes(what)
    db.session.flush()
    event = AuditEvent(
        at=at,
        user_id=user and user.id,
        action=action,
        object_type=what.__tablename__,
        object_id=what.id,
        before=_plain(before or {}),
        after=_plain(after or {}),
    )
    db.session.add(event)
    return event


def record_many(
    action: str,
    events: Iterable[tuple[Base, Mapping[str, object], Mapping[str, object]]],
    *,
    user: User | None,
    at: datetime,
) -> None:
    """Add one event of `action` for each (row, before, after), in one go."""
    listed = list(events)
    if not listed:
        return
    db.session.flush()
    db.session.execute(
        insert(AuditEvent),
        [
            {
                "at": at,
                "user_id": user and user.id,
                "action": action,
                "object_type": row.__tablename__,
                "object_id": row.id,
                "before": _plain(before),
                "after": _plain(after),
            }
            for row, before, after in listed
        ],
    )


def changes(row: Base) -> tuple[dict[str, object], dict[str, object]]:
    """The row's unflushed column changes: values before and after, secrets left out."""
    before: dict[str, object] = {}
    after: dict[str, object] = {}
    state = inspect(row)
    for column in state.mapper.column_attrs:
        history = state.attrs[column.key].history
        if not history.has_changes() or column.key in _SECRET:
            continue
        if history.deleted:
            before[column.key] = history.deleted[0]
        after[column.key] = history.added[0] if history.added else None
    return before, after


def _plain(values: Mapping[str, object]) -> dict[str, Any]:
    return {key: _json(value) for key, value in values.items()}


def _json(value: object) -> object:
    match value:
        case Enum():
            return value.value
        case datetime() | date() | time():
            return value.isoformat()
        case tuple():
            return [_json(one) for one in value]
        case None | bool() | int() | float() | str() | list() | dict():
            return value
        case _:
            return str(value)
