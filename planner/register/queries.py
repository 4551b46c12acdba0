"""What the register's own page counts: how much there is, and what is missing."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlalchemy import Date, SQLColumnExpression, bindparam, func, select

from planner import columns
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
    [figures] = columns.read(_FIGURES, {"on": on})
    return Overview(*figures)


_ON: Final[Any] = bindparam("on", type_=Date())


def _holding(table: type[Valid]) -> Any:
    return select(func.count()).select_from(table).where(table.on(_ON)).scalar_subquery()


def _lacking(
    table: type[UnitLeader | UnitCommittee | Site], *which: SQLColumnExpression[bool]
) -> Any:
    has = select(table.id).where(table.unit_id == UnitPeriod.unit_id, table.on(_ON), *which)
    return (
        select(func.count())
        .select_from(UnitPeriod)
        .where(UnitPeriod.on(_ON), ~has.exists())
        .scalar_subquery()
    )


# Put together once: the start page asks for it too.
_FIGURES: Final = select(
    *(_holding(UnitPeriod), _holding(CommitteePeriod)),
    *(_holding(CouncilSeat), _holding(CentrePeriod)),
    _lacking(UnitLeader, UnitLeader.role == LeaderRole.LEADER),
    _lacking(UnitCommittee),
    _lacking(Site, Site.is_main),
)
