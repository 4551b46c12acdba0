"""The plans in force: what each said of its own fairness when it was published, and its proof."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import Date, bindparam, select

from planner import clock, columns
from planner.models.base import UtcDateTime
from planner.models.rotations import Rotation, RotationRun, RotationVersion
from planner.rotations import advice, fairness
from planner.rotations.fairness import Statement

# Put together once, for that costs as much as sending it.
_ON: Final = bindparam("on", type_=Date())
_NEXT_DAY: Final = bindparam("next_day", type_=UtcDateTime())
_IN_FORCE: Final = (
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
    .join(RotationVersion.rotation)
    .join(RotationVersion.run)
    .where(RotationVersion.is_newest(before=_NEXT_DAY), Rotation.window_end >= _ON)
    .order_by(Rotation.window_start, Rotation.id)
)


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
    return columns.read(_IN_FORCE, {"on": on, "next_day": clock.end_of(on)})
