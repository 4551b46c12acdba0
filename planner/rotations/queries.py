"""Reads of rotations: lists, what a rotation holds, what a run or a version gives."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import selectinload

from planner import access
from planner.access import Permission, Scope
from planner.extensions import db
from planner.models.accounts import User
from planner.models.committees import Committee, CommitteePeriod
from planner.models.jobs import JobState
from planner.models.meetings import Meeting
from planner.models.rotations import (
    Rotation,
    RotationCommittee,
    RotationRun,
    RotationVersion,
)
from planner.models.units import Unit, UnitCommittee, UnitPeriod


@dataclass(frozen=True, slots=True)
class Row:
    """A rotation in the list."""

    id: int
    name: str
    window_start: date
    window_end: date
    versions: int
    published_at: Any


def rotations(user: User) -> list[Row]:
    """The rotations the account may see: planners all, others the published ones."""
    numbers = select(func.max(RotationVersion.number)).where(
        RotationVersion.rotation_id == Rotation.id
    )
    moments = select(func.max(RotationVersion.published_at)).where(
        RotationVersion.rotation_id == Rotation.id
    )
    statement = select(
        Rotation.id,
        Rotation.name,
        Rotation.window_start,
        Rotation.window_end,
        func.coalesce(numbers.scalar_subquery(), 0),
        moments.scalar_subquery(),
    ).order_by(Rotation.window_start.desc(), Rotation.id.desc())
    if not access.may(user, Permission.PLAN_ROTATION):
        statement = statement.where(Rotation.versions.any())
    return [Row(*row) for row in db.session.execute(statement)]


def scope_of(rotation: Rotation) -> Scope:
    """A rotation belongs to its committees; to plan it is to plan for any of them."""
    return Scope(committees=frozenset(part.committee_id for part in rotation.committees))


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
    """The last run with a plan."""
    runs = db.session.scalars(
        select(RotationRun)
        .where(RotationRun.rotation_id == rotation.id)
        .options(selectinload(RotationRun.job))
        .order_by(RotationRun.id.desc())
    )
    return next((run for run in runs if run.plan and run.job.state is JobState.DONE), None)


def version_of(rotation: Rotation, number: int) -> RotationVersion | None:
    """A published version by its number."""
    return db.session.scalar(
        select(RotationVersion).where(
            RotationVersion.rotation_id == rotation.id, RotationVersion.number == number
        )
    )


def parts(rotation: Rotation, *, on: date) -> list[tuple[RotationCommittee, str]]:
    """The committees' parts with their names on a day, by code."""
    rows = db.session.execute(
        select(RotationCommittee, func.coalesce(CommitteePeriod.name, Committee.code))
        .join(Committee, RotationCommittee.committee_id == Committee.id)
        .outerjoin(
            CommitteePeriod,
            (CommitteePeriod.committee_id == Committee.id) & CommitteePeriod.on(on),
        )
        .where(RotationCommittee.rotation_id == rotation.id)
        .order_by(Committee.code)
    )
    return [(part, name) for part, name in rows]


def locks_of(rotation: Rotation) -> dict[tuple[int, str], str]:
    """The locks as (meeting id, unit code), with their reasons."""
    rows = db.session.execute(
        select(Unit.id, Unit.code).where(Unit.id.in_([row.unit_id for row in rotation.locks]))
    )
    codes = {id_: code for id_, code in rows}  # noqa: C416 - rows are no pairs to mypy
    return {(row.meeting_id, codes[row.unit_id]): row.reason for row in rotation.locks}


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
    return list(
        db.session.scalars(
            select(Meeting)
            .where(Meeting.rotation_id == rotation.id)
            .options(selectinload(Meeting.committee).selectinload(Committee.periods))
            .order_by(Meeting.day, Meeting.starts, Meeting.id)
        )
    )
