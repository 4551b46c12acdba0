"""Reading the audit trail: an object's history, newest first."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from flask_babel import gettext as _
from sqlalchemy import select

from planner.audit import words
from planner.extensions import db
from planner.models.accounts import User
from planner.models.audit import AuditEvent
from planner.models.base import Base


@dataclass(frozen=True, slots=True)
class Event:
    """One event in a reader's words; changes are (field, before, after)."""

    what: str
    who: str
    at: datetime
    changes: tuple[tuple[str, object, object], ...]


def history(row: Base) -> list[Event]:
    """What happened to a row, newest first."""
    rows = db.session.execute(
        select(AuditEvent, User.name)
        .outerjoin(User, AuditEvent.user_id == User.id)
        .where(AuditEvent.object_type == row.__tablename__, AuditEvent.object_id == row.id)
        .order_by(AuditEvent.at.desc(), AuditEvent.id.desc())
    )
    return [in_words(event, name) for event, name in rows]


def in_words(event: AuditEvent, name: str | None) -> Event:
    """An event as a reader sees it; `name` is who did it, None the job runner."""
    return Event(
        what=words.action(event.action),
        who=name or _("Samspil itself"),
        at=event.at,
        changes=_changes(event.before, event.after),
    )


def _changes(
    before: Mapping[str, object], after: Mapping[str, object]
) -> tuple[tuple[str, object, object], ...]:
    names = [key for key in {**before, **after} if key not in words.UNSHOWN]
    return tuple(
        (words.field(key), words.value(before.get(key)), words.value(after.get(key)))
        for key in names
    )
