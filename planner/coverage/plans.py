"""The plans in force: what each said of its own fairness when it was published, and its proof."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import and_, func, select

from planner.clock import LOCAL
from planner.extensions import db
from planner.models.rotations import Rotation, RotationRun, RotationVersion
from planner.rotations import advice, fairness
from planner.rotations.fairness import Statement


@dataclass(frozen=True, slots=True)
class Plan:
    """A published rotation: its window, the version in force, its statement and its advice."""

    rotation_id: int
    name: str
    first: date
    last: date
    number: int
    published_at: datetime
    statement: Statement
    advised: advice.Kept | None


def in_force(on: date) -> list[Plan]:
    """The plans of a day and those to come, as published by then: each rotation's last version."""
    return [
        Plan(
            rotation_id=row.id,
            name=row.name,
            first=row.window_start,
            last=row.window_end,
            number=row.number,
            published_at=row.published_at,
            statement=fairness.statement({"levels": row.levels}, row.equity),
            advised=advice.kept(row.equity),
        )
        for row in _rows(on)
    ]


def _rows(on: date) -> Sequence[Any]:
    by_then = datetime.combine(on + timedelta(days=1), time(), LOCAL)
    newest = (
        select(RotationVersion.rotation_id, func.max(RotationVersion.number).label("number"))
        .where(RotationVersion.published_at < by_then)
        .group_by(RotationVersion.rotation_id)
        .subquery()
    )
    query = (
        select(
            Rotation.id,
            Rotation.name,
            Rotation.window_start,
            Rotation.window_end,
            RotationVersion.number,
            RotationVersion.published_at,
            RotationRun.plan["levels"].label("levels"),
            RotationRun.equity,
        )
        .join(newest, newest.c.rotation_id == Rotation.id)
        .join(
            RotationVersion,
            and_(
                RotationVersion.rotation_id == Rotation.id,
                RotationVersion.number == newest.c.number,
            ),
        )
        .join(RotationRun, RotationVersion.run_id == RotationRun.id)
        .where(Rotation.window_end >= on)
        .order_by(Rotation.window_start, Rotation.id)
    )
    return db.session.execute(query).all()
