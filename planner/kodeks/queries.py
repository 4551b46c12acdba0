"""Reads of the kodeks: the one in force on a day, its versions, the one being prepared."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import selectinload

from agreements.kodeks.adoption import State
from agreements.kodeks.kodeks import Kodeks
from agreements.lifecycle import Decision
from planner.extensions import db
from planner.kodeks import mapping
from planner.models.kodeks import KodeksComment, KodeksVersion

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
    row = db.session.scalar(
        select(KodeksVersion)
        .where(KodeksVersion.state.in_(DECIDED), KodeksVersion.decided_on <= day)
        .options(selectinload(KodeksVersion.clauses))
        .order_by(KodeksVersion.decided_on.desc(), KodeksVersion.number.desc())
        .limit(1)
    )
    if row is None or row.decided_on is None:
        return None
    decision = Decision(row.item, row.decided_on)
    return InForce(row.id, row.number, mapping.kodeks(row), row.content_hash, decision)


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
    return db.session.scalar(
        select(KodeksVersion)
        .where(KodeksVersion.number == number)
        .options(
            selectinload(KodeksVersion.clauses),
            selectinload(KodeksVersion.comments).selectinload(KodeksComment.user),
        )
    )
