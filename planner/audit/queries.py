"""Reading the audit trail: an object's history, newest first."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from flask_babel import gettext as _
from sqlalchemy import select

from planner.audit import words
from planner.extensions import db
from planner.models.accounts import User
from planner.models.audit import AuditEvent
from planner.models.base import Base

Values = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Event:
    """One event in a reader's words; changes are (field, before, after)."""

    what: str
    who: str
    at: datetime
    changes: tuple[tuple[str, str, str], ...]


def history(row: Base, *, most: int | None = None) -> list[Event]:
    """What happened to a row, newest first; all of it, or the `most` newest events."""
    rows = db.session.execute(
        select(AuditEvent, User.name)
        .outerjoin(User, AuditEvent.user_id == User.id)
        .where(AuditEvent.object_type == row.__tablename__, AuditEvent.object_id == row.id)
        .order_by(AuditEvent.at.desc(), AuditEvent.id.desc())
        .limit(most)
    )
    return [in_words(event, name) for event, name in rows]


def in_words(event: AuditEvent, name: str | None) -> Event:
    """An event as a reader sees it; `name` is who did it, None the job runner."""
    return Event(
        what=_what(event),
        who=name or _("Samspil itself"),
        at=event.at,
        changes=tuple(_changes(event.before, event.after)),
    )


def _what(event: AuditEvent) -> str:
    """The action, and what it was about where the event says: a value that did not change."""
    named = [
        words.value(key, value)
        for key, value in event.after.items()
        if value is not None and event.before.get(key) == value
    ]
    return ": ".join([words.action(event.action), *named[:1]])


def _changes(before: Values, after: Values) -> Iterator[tuple[str, str, str]]:
    for key in {**before, **after}:
        old, new = before.get(key), after.get(key)
        if key not in words.UNSHOWN and old != new:
            yield words.field(key), words.value(key, old), words.value(key, new)
