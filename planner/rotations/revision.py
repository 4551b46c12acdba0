"""What was made of the rows of units, meetings and contacts, remembered until they change.

To say whether a plan still fits, the workbench would read the whole register, calendar and
contacts at every look, and the pages of coverage would too. They read one mark instead: a row
(`PlanningRevision`) given a new random mark by every transaction that writes to one of `TABLES`,
as its last statement. What was made under a mark holds as long as the mark stands:

- A write is not committed without its mark, for they are one transaction; and every statement
  the application sends is seen: a form's, an import's, a job's.
- A mark names one state. The row is locked until its writer has committed, so marks follow each
  other as the commits do; it is the last that a writer locks, so none waits for another in a ring.
  Marks are random: a restored backup brings back a mark with its own rows, or an unknown one.
- What is read between two looks at the same mark is of that mark's state, though others commit
  meanwhile; nothing else is kept.
- A transaction that has written such rows itself sees more than any mark, and keeps nothing.

Not seen is what is written past the application, from the database's own console: the
application is to be restarted then. Nothing is decided by a mark: publishing reads the rows, and
so do figures that are kept.
"""

import secrets
from collections.abc import Callable, Hashable
from functools import lru_cache
from typing import Any, Final, TypeVar

from sqlalchemy import Connection, Engine, UpdateBase, bindparam, event, select, update

from planner.extensions import db
from planner.models.committees import Committee, CommitteePeriod
from planner.models.meetings import Meeting
from planner.models.municipality import Municipality
from planner.models.revisions import PlanningRevision
from planner.models.rotations import Contact, Lock
from planner.models.units import (
    Centre,
    CentrePeriod,
    Site,
    Unit,
    UnitClosure,
    UnitCommittee,
    UnitPeriod,
)

Made = TypeVar("Made")

_READ: Final = (
    *(Municipality, Committee, CommitteePeriod, Meeting, Contact, Lock),
    *(Unit, UnitPeriod, Site, UnitCommittee, UnitClosure, Centre, CentrePeriod),
)
TABLES: Final = frozenset(row.__table__ for row in _READ)
"""The tables that `rotations.sources` and `coverage.queries.sources` read."""

_HAS_WRITTEN: Final = "has written what rotations are planned from"
_MARK: Final = select(PlanningRevision.mark)
_NEW_MARK: Final = update(PlanningRevision).values(mark=bindparam("new"))


def remembered(asked: Hashable, make: Callable[[], Made]) -> Made:
    """What `make` makes, or made before of the same rows when `asked` the same.

    `asked` says everything that `make` takes from elsewhere than `TABLES`.
    """
    mark = current()
    if mark is None:
        return make()
    kept = _kept(mark, asked)
    if kept:
        made: Made = kept[0]
        return made
    made = make()
    if current() == mark:
        kept.append(made)
    return made


def current() -> str | None:
    """The mark of the rows as they are; None where the session sees writes of its own."""
    db.session.flush()
    connection = db.session.connection()
    return None if _HAS_WRITTEN in connection.info else connection.scalar(_MARK)


@lru_cache(maxsize=32)
def _kept(_mark: str, _asked: Hashable) -> list[Any]:
    """Where something made is put, as the only one, once it is known to be of the mark."""
    return []


@event.listens_for(Engine, "before_execute")
def _notice(connection: Connection, statement: object, *_given: object) -> None:
    if isinstance(statement, UpdateBase) and statement.table in TABLES:
        connection.info[_HAS_WRITTEN] = True


@event.listens_for(Engine, "commit")
def _mark(connection: Connection) -> None:
    if connection.info.get(_HAS_WRITTEN):
        connection.execute(_NEW_MARK, {"new": secrets.token_hex(16)})
        _forget(connection)


@event.listens_for(Engine, "rollback")
def _forget(connection: Connection) -> None:
    connection.info.pop(_HAS_WRITTEN, None)
