"""Reading the audit trail: an object's history, newest first, or everything that was done."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from flask_babel import gettext as _
from sqlalchemy import ColumnElement, Row, Select, and_, func, or_, select

from planner.audit import names, values, words
from planner.audit.names import Key
from planner.clock import LOCAL
from planner.collation import in_danish_order
from planner.extensions import db
from planner.models.accounts import User
from planner.models.audit import AuditEvent
from planner.models.base import Base

PAGE = 50


@dataclass(frozen=True, slots=True)
class Event:
    """One event in a reader's words; changes are (field, before, after)."""

    what: str
    who: str
    at: datetime
    changes: tuple[tuple[str, str, str], ...]
    kind: str  # of the object
    name: str  # of the object; "" where it has none or is gone
    object_type: str
    object_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """What the trail is asked for; empty: everything."""

    object_type: str = ""
    object_id: int | None = None
    user_id: int | None = None
    action: str = ""
    first_day: date | None = None
    last_day: date | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the trail, newest first."""

    events: Sequence[Event]
    number: int
    pages: int
    total: int


def history(row: Base, *, parts: Iterable[Base] = (), most: int | None = None) -> list[Event]:
    """What happened to a row and its parts, newest first; all of it, or the `most` newest."""
    about = [
        and_(*_asked(Search(object_type=each.__tablename__, object_id=each.id)))
        for each in (row, *parts)
    ]
    found = _in_words(db.session.execute(_newest_first().where(or_(*about)).limit(most)))
    return [
        event
        if event.object_type == row.__tablename__
        else replace(event, what=f"{event.kind}: {event.what}")
        for event in found
    ]


def trail(search: Search, *, page: int) -> Page:
    """One page of what was done; a page beyond the last is the last."""
    asked = _asked(search)
    total = db.session.scalar(select(func.count()).select_from(AuditEvent).where(*asked)) or 0
    pages = max(1, -(-total // PAGE))
    number = min(max(1, page), pages)
    rows = db.session.execute(_newest_first().where(*asked).limit(PAGE).offset((number - 1) * PAGE))
    return Page(_in_words(rows), number, pages, total)


def object_types() -> list[str]:
    """The kinds of objects the trail knows of."""
    return list(db.session.scalars(select(AuditEvent.object_type).distinct()))


def actions() -> list[str]:
    """The actions the trail knows of."""
    return list(db.session.scalars(select(AuditEvent.action).distinct()))


def actors() -> list[tuple[int, str]]:
    """The accounts that have done something, by name."""
    did = select(AuditEvent.user_id).distinct()
    query = select(User.id, User.name).where(User.id.in_(did))
    order = in_danish_order(User.name.expression), User.id
    return [(row.id, row.name) for row in db.session.execute(query.order_by(*order))]


def _newest_first() -> Select[AuditEvent, str]:
    return (
        select(AuditEvent, User.name)
        .outerjoin(User, AuditEvent.user_id == User.id)
        .order_by(AuditEvent.at.desc(), AuditEvent.id.desc())
    )


def _asked(search: Search) -> list[ColumnElement[bool]]:
    conditions = []
    if search.object_type:
        conditions.append(AuditEvent.object_type == search.object_type)
    if search.object_id is not None:
        conditions.append(AuditEvent.object_id == search.object_id)
    if search.user_id is not None:
        conditions.append(AuditEvent.user_id == search.user_id)
    if search.action:
        conditions.append(AuditEvent.action == search.action)
    if search.first_day:
        conditions.append(AuditEvent.at >= _midnight(search.first_day))
    if search.last_day:
        conditions.append(AuditEvent.at < _midnight(search.last_day + timedelta(days=1)))
    return conditions


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), tzinfo=LOCAL)


def _in_words(rows: Iterable[Row[AuditEvent, str]]) -> list[Event]:
    found = [(row[0], row[1]) for row in rows]
    called = names.names({key for event, _name in found for key in _mentioned(event)})
    return [_event(event, name, called) for event, name in found]


def _mentioned(event: AuditEvent) -> set[Key]:
    """What an event is about and what its values point to."""
    keys: set[Key] = {(event.object_type, event.object_id)}
    for side in (event.before, event.after):
        keys |= names.pointed_at(side)
        for one in side.get("roles", ()):
            keys |= names.pointed_at(one)
    return keys


def _event(event: AuditEvent, name: str | None, called: Mapping[Key, str]) -> Event:
    return Event(
        what=_what(event, called),
        who=name or _("Samspil itself"),
        at=event.at,
        changes=tuple(_changes(event, called)),
        kind=words.object_(event.object_type),
        name=called.get((event.object_type, event.object_id), ""),
        object_type=event.object_type,
        object_id=event.object_id,
    )


def _what(event: AuditEvent, called: Mapping[Key, str]) -> str:
    """The action, and what it was about where the event says: a value that did not change."""
    named = [
        values.in_words(key, value, called=called)
        for key, value in event.after.items()
        if value is not None and event.before.get(key) == value
    ]
    return ": ".join([words.action(event.action), *named[:1]])


def _changes(event: AuditEvent, called: Mapping[Key, str]) -> Iterator[tuple[str, str, str]]:
    for key in {**event.before, **event.after}:
        old, new = event.before.get(key), event.after.get(key)
        if key not in words.UNSHOWN and old != new:
            yield (
                words.field(key),
                values.in_words(key, old, called=called),
                values.in_words(key, new, called=called),
            )
