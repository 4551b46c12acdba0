"""What the register's own page counts: how much there is, and what is missing."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import SQLColumnExpression, func, select

from planner.extensions import db
from planner.models.base import Valid
from planner.models.committees import CommitteePeriod
from planner.models.people import CouncilSeat
from planner.models.units import (
    CentrePeriod,
    LeaderRole,
    Site,
    UnitCommittee,
    UnitLeader,
    UnitPeriod,
)


@dataclass(frozen=True, slots=True)
class Overview:
    """How many there are on a day, and how many units lack something."""

    units: int
    committees: int
    council_members: int
    centres: int
    without_leader: int
    without_committee: int
    without_site: int

    @property
    def is_empty(self) -> bool:
        """Whether nothing has been entered yet."""
        return not (self.units or self.committees or self.council_members or self.centres)


def overview(on: date) -> Overview:
    """The figures of the day, in one query."""
    figures = (
        _holding(UnitPeriod, on),
        _holding(CommitteePeriod, on),
        _holding(CouncilSeat, on),
        _holding(CentrePeriod, on),
        _lacking(UnitLeader, on, UnitLeader.role == LeaderRole.LEADER),
        _lacking(UnitCommittee, on),
        _lacking(Site, on, Site.is_main),
    )
    return Overview(*db.session.execute(select(*figures)).one())


def _holding(table: type[Valid], on: date) -> Any:
    return select(func.count()).select_from(table).where(table.on(on)).scalar_subquery()


def _lacking(
    table: type[UnitLeader | UnitCommittee | Site], on: date, *which: SQLColumnExpression[bool]
) -> Any:
    has = select(table.id).where(table.unit_id == UnitPeriod.unit_id, table.on(on), *which)
    return (
        select(func.count())
        .select_from(UnitPeriod)
        .where(UnitPeriod.on(on), ~has.exists())
        .scalar_subquery()
    )
