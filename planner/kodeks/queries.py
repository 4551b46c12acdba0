"""Reads of the kodeks: the one in force on a day, its versions, the one being prepared."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy import Date, bindparam, func, select

from agreements.kodeks.adoption import State
from agreements.kodeks.kodeks import Kodeks
from agreements.lifecycle import Decision
from planner.extensions import db
from planner.kodeks import mapping
from planner.models.kodeks import KodeksVersion
from planner.whole import Whole

DECIDED = (State.ADOPTED, State.SUPERSEDED)
IN_PREPARATION = (State.DRAFTING, State.HEARING)


@dataclass(frozen=True, slots=True)
class InForce:
    """A kodeks that holds: what it says, and the council's decision of it."""

    version_id: int
    number: int
    kodeks: Kodeks
    content_hash: str
    adopted: Decision


def in_force(day: date) -> InForce | None:
    """The kodeks in force on a day: the one the council decided last, on that day or before."""
    row = db.session.scalar(_IN_FORCE, {"day": day})
    if row is None or row.decided_on is None:
        return None
    decision = Decision(row.item, row.decided_on)
    said = mapping.kodeks(_CLAUSES.of(row))
    return InForce(row.id, row.number, said, row.content_hash, decision)


# Put together once, for that costs as much as sending them.
_IN_FORCE: Final = (
    select(KodeksVersion)
    .where(
        KodeksVersion.state.in_(DECIDED),
        KodeksVersion.decided_on <= bindparam("day", type_=Date()),
    )
    .order_by(KodeksVersion.decided_on.desc(), KodeksVersion.number.desc())
    .limit(1)
)
_CLAUSES: Final = Whole(KodeksVersion, {KodeksVersion.clauses: []})


def versions(*, with_drafts: bool) -> Sequence[KodeksVersion]:
    """The versions, the newest first; those being drafted only where they may be read."""
    query = select(KodeksVersion).order_by(KodeksVersion.number.desc())
    if not with_drafts:
        query = query.where(KodeksVersion.state != State.DRAFTING)
    return db.session.scalars(query).all()


def in_preparation() -> KodeksVersion | None:
    """The version that is drafted or heard; there is never more than one."""
    return db.session.scalar(_IN_PREPARATION)


_IN_PREPARATION = (
    select(KodeksVersion)
    .where(KodeksVersion.state.in_(IN_PREPARATION))
    .order_by(KodeksVersion.number)
    .limit(1)
)


def current() -> KodeksVersion | None:
    """The version the council adopted last."""
    query = select(KodeksVersion).where(KodeksVersion.state == State.ADOPTED)
    return db.session.scalar(query.order_by(KodeksVersion.number.desc()).limit(1))


def newest_number() -> int:
    """The highest number of a version; 0 before the first."""
    return db.session.scalar(select(func.max(KodeksVersion.number))) or 0


def whole(number: int) -> KodeksVersion | None:
    """A version by its number, with all that hangs on it."""
    row = db.session.scalar(_BY_NUMBER, {"number": number})
    return row and _WHOLE.of(row)


_BY_NUMBER: Final = select(KodeksVersion).where(KodeksVersion.number == bindparam("number"))
_WHOLE: Final = Whole(
    KodeksVersion,
    {KodeksVersion.clauses: [], KodeksVersion.comments: []},
)
