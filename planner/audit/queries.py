"""Reading the audit trail: an object's history, newest first, or everything that was done."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cache
from typing import Any, Final, NamedTuple, TypeAlias

from flask_babel import gettext as _
from sqlalchemy import ColumnElement, Row, Select, and_, bindparam, func, or_, select

from planner import clock, columns
from planner.audit import names, values, words
from planner.audit.names import Key
from planner.collation import in_danish_order
from planner.extensions import db
from planner.models.accounts import User
from planner.models.audit import AuditEvent
from planner.models.base import Base
from planner.web import paging

PAGE = 50  # of the trail
NEWEST = 10  # of an object's history, at the end of its page

_Columns: TypeAlias = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """One event in a reader's words; changes are (field, before, after)."""

    what: str
    who: str
    at: datetime
    changes: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class TrailEvent(Event):
    """An event in the trail, which says what it happened to."""

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
    actions: Collection[str] = ()
    first_day: date | None = None
    last_day: date | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the trail, newest first."""

    events: Sequence[TrailEvent]
    number: int
    pages: int
    total: int


class _Stored(NamedTuple):
    """An event as it is stored."""

    action: str
    object_type: str
    object_id: int
    at: datetime
    before: dict[str, Any]
    after: dict[str, Any]
    user: str | None

    @property
    def key(self) -> Key:
        return self.object_type, self.object_id


# The columns of a `_Stored`, in its order. Built once: many pages end with a history.
_NEWEST_FIRST: Final = (
    select(
        AuditEvent.action,
        AuditEvent.object_type,
        AuditEvent.object_id,
        AuditEvent.at,
        AuditEvent.before,
        AuditEvent.after,
        User.name,
    )
    .outerjoin(User, AuditEvent.user_id == User.id)
    .order_by(AuditEvent.at.desc(), AuditEvent.id.desc())
)


@dataclass(frozen=True, slots=True)
class History:
    """What a page shows of something's history, newest first, and whether there is older."""

    events: Sequence[Event]
    has_older: bool


def shown(row: Base, *, parts: Iterable[Base] = ()) -> History:
    """The history of a row and its parts for the page at hand: the newest, or all if it asks."""
    if paging.wants_everything():
        return History(history(row, parts=parts), has_older=False)
    found = history(row, parts=parts, most=NEWEST + 1)
    return History(found[:NEWEST], has_older=len(found) > NEWEST)


def history(row: Base, *, parts: Iterable[Base] = (), most: int | None = None) -> list[Event]:
    """What happened to a row and its parts, newest first; all of it, or the `most` newest."""
    found = _stored(columns.read(*_about((row, *parts), most)))
    called = names.names({key for event in found for key in _pointed_at(event)})
    return [
        Event(
            _what(event, called)
            if event.object_type == row.__tablename__
            else f"{words.object_(event.object_type)}: {_what(event, called)}",
            *_who_when_changes(event, called),
        )
        for event in found
    ]


def _about(rows: Iterable[Base], most: int | None) -> tuple[Select[*_Columns], dict[str, object]]:
    """The statement for the events of these rows, and what it is to be given."""
    numbers: defaultdict[str, list[int]] = defaultdict(list)
    for row in rows:
        numbers[row.__tablename__].append(row.id)
    given: dict[str, object] = {}
    for place, (kind, ids) in enumerate(sorted(numbers.items())):
        given |= {f"kind{place}": kind, f"ids{place}": ids}
    return _of_kinds(len(numbers), most), given


@cache
def _of_kinds(count: int, most: int | None) -> Select[*_Columns]:
    """Kind by kind rather than as pairs: SQLite looks pairs up in no index."""
    return _NEWEST_FIRST.limit(most).where(
        or_(
            *(
                and_(
                    AuditEvent.object_type == bindparam(f"kind{place}"),
                    AuditEvent.object_id.in_(bindparam(f"ids{place}", expanding=True)),
                )
                for place in range(count)
            )
        )
    )


def trail(search: Search, *, page: int) -> Page:
    """One page of what was done; a page beyond the last is the last."""
    asked = _asked(search)
    total = db.session.scalar(select(func.count()).select_from(AuditEvent).where(*asked)) or 0
    pages = max(1, -(-total // PAGE))
    number = min(max(1, page), pages)
    rows = columns.read(_NEWEST_FIRST.where(*asked).limit(PAGE).offset((number - 1) * PAGE))
    return Page(_in_trail(_stored(rows)), number, pages, total)


def object_types() -> list[str]:
    """The kinds of objects the trail knows of."""
    return [name for (name,) in columns.read(select(AuditEvent.object_type).distinct())]


def actions() -> list[str]:
    """The actions the trail knows of."""
    return [name for (name,) in columns.read(select(AuditEvent.action).distinct())]


def actors() -> list[tuple[int, str]]:
    """The accounts that have done something, by name."""
    did = select(AuditEvent.user_id).distinct()
    query = select(User.id, User.name).where(User.id.in_(did))
    order = in_danish_order(User.name.expression), User.id
    return [(number, name) for number, name in columns.read(query.order_by(*order))]


def _asked(search: Search) -> list[ColumnElement[bool]]:
    conditions = []
    if search.object_type:
        conditions.append(AuditEvent.object_type == search.object_type)
    if search.object_id is not None:
        conditions.append(AuditEvent.object_id == search.object_id)
    if search.user_id is not None:
        conditions.append(AuditEvent.user_id == search.user_id)
    if search.actions:
        conditions.append(AuditEvent.action.in_(search.actions))
    if search.first_day:
        conditions.append(AuditEvent.at >= _midnight(search.first_day))
    if search.last_day:
        conditions.append(AuditEvent.at < clock.end_of(search.last_day))
    return conditions


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), tzinfo=clock.LOCAL)


def _stored(rows: Iterable[Row[*_Columns]]) -> list[_Stored]:
    return list(map(_Stored._make, rows))


def _in_trail(found: Sequence[_Stored]) -> list[TrailEvent]:
    """The events with what each was about."""
    about = {event.key for event in found}
    called = names.names(about.union(*map(_pointed_at, found)))
    return [
        TrailEvent(
            _what(event, called),
            *_who_when_changes(event, called),
            kind=words.object_(event.object_type),
            name=called.get(event.key, ""),
            object_type=event.object_type,
            object_id=event.object_id,
        )
        for event in found
    ]


def _pointed_at(event: _Stored) -> set[Key]:
    """What an event's values point to."""
    keys: set[Key] = set()
    for side in (event.before, event.after):
        keys |= names.pointed_at(side)
        for one in side.get("roles", ()):
            keys |= names.pointed_at(one)
    return keys


def _who_when_changes(
    event: _Stored, called: Mapping[Key, str]
) -> tuple[str, datetime, tuple[tuple[str, str, str], ...]]:
    return event.user or _("Samspil itself"), event.at, tuple(_changes(event, called))


def _what(event: _Stored, called: Mapping[Key, str]) -> str:
    """The action, and what it was about where the event says: a value that did not change."""
    named = [
        values.in_words(key, value, called=called)
        for key, value in event.after.items()
        if value is not None and event.before.get(key) == value
    ]
    return ": ".join([words.action(event.action), *named[:1]])


def _changes(event: _Stored, called: Mapping[Key, str]) -> Iterator[tuple[str, str, str]]:
    for key in {**event.before, **event.after}:
        old, new = event.before.get(key), event.after.get(key)
        if key not in words.UNSHOWN and old != new:
            yield (
                words.field(key, of=event.object_type),
                values.in_words(key, old, called=called),
                values.in_words(key, new, called=called),
            )
