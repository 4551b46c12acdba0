"""Reads of rotations: lists, what a rotation holds, what a run or a version gives."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import (
    ColumnElement,
    Date,
    Text,
    bindparam,
    cast,
    exists,
    false,
    func,
    or_,
    select,
    true,
)
from sqlalchemy.orm import contains_eager, defer, selectinload

from agreements.kodeks.review_lifecycle import State
from planner import access, columns
from planner.access import Permission, Scope
from planner.extensions import db
from planner.models.accounts import User
from planner.models.committees import Committee, CommitteePeriod
from planner.models.jobs import Job, JobState
from planner.models.meetings import Meeting
from planner.models.reviews import Review
from planner.models.rotations import (
    Lock,
    Rotation,
    RotationCommittee,
    RotationRun,
    RotationVersion,
)
from planner.models.units import Unit, UnitCommittee, UnitPeriod

NO_PLAN = "{}"


@dataclass(frozen=True, slots=True)
class Row:
    """A rotation in the list; `is_own` when the account plans for one of its committees."""

    id: int
    name: str
    window_start: date
    window_end: date
    versions: int
    published_at: datetime | None
    is_own: bool


def rotations(user: User) -> list[Row]:
    """The rotations the account may see: its own committees', and the published ones."""
    numbers = select(func.max(RotationVersion.number)).where(
        RotationVersion.rotation_id == Rotation.id
    )
    moments = select(func.max(RotationVersion.published_at)).where(
        RotationVersion.rotation_id == Rotation.id
    )
    own = _of_own_committees(user)
    statement = select(
        Rotation.id,
        Rotation.name,
        Rotation.window_start,
        Rotation.window_end,
        func.coalesce(numbers.scalar_subquery(), 0),
        moments.scalar_subquery(),
        own,
    )
    seen = statement.where(or_(own, Rotation.versions.any()))
    ordered = seen.order_by(Rotation.window_start.desc(), Rotation.id.desc())
    return [Row(*row) for row in db.session.execute(ordered)]


def _of_own_committees(user: User) -> ColumnElement[bool]:
    if not access.may(user, Permission.PLAN_ROTATION):
        return false()
    own = access.own_scope(user, Permission.PLAN_ROTATION)
    if own is None:
        return true()
    return Rotation.committees.any(RotationCommittee.committee_id.in_(own.committees))


def scope_of(rotation: Rotation) -> Scope:
    """A rotation belongs to its committees: who plans for one of them may see the draft."""
    return Scope(committees=frozenset(part.committee_id for part in rotation.committees))


def scopes_of(rotation: Rotation) -> list[Scope]:
    """Each committee's own scope: who changes a rotation plans for all of them."""
    return [Scope(committees=frozenset({part.committee_id})) for part in rotation.committees]


def latest_run(rotation: Rotation) -> RotationRun | None:
    """The last run, whatever came of it."""
    return db.session.scalar(
        select(RotationRun)
        .where(RotationRun.rotation_id == rotation.id)
        .options(selectinload(RotationRun.job))
        .order_by(RotationRun.id.desc())
        .limit(1)
    )


def latest_solved(rotation: Rotation) -> RotationRun | None:
    """The last run with a plan; what it was asked and found comes when it is looked at."""
    return db.session.scalar(_LATEST_SOLVED, {"rotation": rotation.id})


_LATEST_SOLVED = (
    select(RotationRun)
    .join(RotationRun.job)
    .where(
        RotationRun.rotation_id == bindparam("rotation"),
        Job.state == JobState.DONE,
        cast(RotationRun.plan, Text) != NO_PLAN,
    )
    .options(
        contains_eager(RotationRun.job),
        defer(RotationRun.problem),
        defer(RotationRun.plan),
        defer(RotationRun.equity),
    )
    .order_by(RotationRun.id.desc())
    .limit(1)
)


def is_published(run: RotationRun | None) -> bool:
    """Whether a version is made of the plan."""
    return run is not None and bool(
        db.session.scalar(select(exists().where(RotationVersion.run_id == run.id)))
    )


def version_of(rotation: Rotation, number: int) -> RotationVersion | None:
    """A published version by its number."""
    return db.session.scalar(
        select(RotationVersion).where(
            RotationVersion.rotation_id == rotation.id, RotationVersion.number == number
        )
    )


def parts(rotation: Rotation, *, on: date) -> list[tuple[RotationCommittee, str]]:
    """The committees' parts with their names on a day, by code."""
    rows = db.session.execute(_PARTS, {"rotation": rotation.id, "on": on})
    return [(part, name) for part, name in rows]


@dataclass(frozen=True, slots=True)
class CommitteeName:
    """One of a rotation's committees."""

    id: int
    code: str
    name: str


def committees(rotation: Rotation, *, on: date) -> list[CommitteeName]:
    """The rotation's committees with their names on a day, by code."""
    rows = columns.read(_COMMITTEES, {"rotation": rotation.id, "on": on})
    return [CommitteeName(*row) for row in rows]


@dataclass(frozen=True, slots=True)
class LockRow:
    """A lock in the list."""

    meeting_id: int
    day: date
    committee: str
    code: str
    unit: str
    reason: str


def locks_of(rotation: Rotation) -> list[LockRow]:
    """The rotation's locks, by day and unit."""
    return [LockRow(*row) for row in columns.read(_LOCKS, {"rotation": rotation.id})]


def units_of(rotation: Rotation, *, on: date) -> list[tuple[str, str]]:
    """Code and name of the units that a lock can name, by code."""
    committees = [part.committee_id for part in rotation.committees]
    rows = db.session.execute(
        select(Unit.code, UnitPeriod.name)
        .join(UnitPeriod, UnitPeriod.unit_id == Unit.id)
        .where(
            UnitPeriod.on(on),
            Unit.committees.any(UnitCommittee.committee_id.in_(committees)),
        )
        .order_by(Unit.code)
    )
    return [(code, name) for code, name in rows]


def dialogues(rotation: Rotation) -> list[Meeting]:
    """The rotation's dialogue meetings, in order, with their committees."""
    return list(db.session.scalars(_DIALOGUES, {"rotation": rotation.id}))


# The workbench asks all of these: put together once, for that costs as much as sending them.
_ROTATION: Final[Any] = bindparam("rotation")
_ON: Final[Any] = bindparam("on", type_=Date())
_PARTS: Final = (
    select(RotationCommittee, func.coalesce(CommitteePeriod.name, Committee.code))
    .join(Committee, RotationCommittee.committee_id == Committee.id)
    .outerjoin(CommitteePeriod, CommitteePeriod.named_on(_ON))
    .where(RotationCommittee.rotation_id == _ROTATION)
    .options(contains_eager(RotationCommittee.committee))
    .order_by(Committee.code)
)
_COMMITTEES: Final = (
    select(Committee.id, Committee.code, func.coalesce(CommitteePeriod.name, Committee.code))
    .join(RotationCommittee, RotationCommittee.committee_id == Committee.id)
    .outerjoin(CommitteePeriod, CommitteePeriod.named_on(_ON))
    .where(RotationCommittee.rotation_id == _ROTATION)
    .order_by(Committee.code)
)
_LOCKS: Final = (
    select(
        *(Lock.meeting_id, Meeting.day, Committee.code, Unit.code),
        *(func.coalesce(UnitPeriod.name, Unit.code), Lock.reason),
    )
    .join(Meeting, Lock.meeting_id == Meeting.id)
    .join(Committee, Meeting.committee_id == Committee.id)
    .join(Unit, Lock.unit_id == Unit.id)
    .outerjoin(UnitPeriod, UnitPeriod.named_on(Meeting.day))
    .where(Lock.rotation_id == _ROTATION)
    .order_by(Meeting.day, Meeting.id, Unit.code)
)
_DIALOGUES: Final = (
    select(Meeting)
    .where(Meeting.rotation_id == _ROTATION)
    .options(selectinload(Meeting.committee).selectinload(Committee.periods))
    .order_by(Meeting.day, Meeting.starts, Meeting.id)
)


def reviews_of(version: RotationVersion) -> Sequence[Review]:
    """The signed reviews of HovedMED that looked at a published plan."""
    query = select(Review).where(
        Review.rotation_version_id == version.id, Review.state == State.SIGNED
    )
    return db.session.scalars(query.order_by(Review.period_end, Review.id)).all()
