"""Reads of the centres, as of a day."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy import and_, func, select
from sqlalchemy.orm import joinedload

from planner.collation import in_danish_order
from planner.extensions import db
from planner.models.people import Person
from planner.models.units import Centre, CentreHead, CentrePeriod, Unit, UnitPeriod
from planner.whole import Whole


@dataclass(frozen=True, slots=True)
class CentreRow:
    """A centre on a day; without a head `head` is ""."""

    id: int
    code: str
    name: str
    head: str
    units: int


def centres(on: date) -> list[CentreRow]:
    """The centres there are on the day, in Danish order."""
    units = select(func.count()).where(UnitPeriod.centre_id == Centre.id, UnitPeriod.on(on))
    found = db.session.execute(
        select(
            Centre.id,
            Centre.code,
            CentrePeriod.name,
            func.coalesce(Person.name, ""),
            units.correlate(Centre).scalar_subquery(),
        )
        .join(CentrePeriod, and_(CentrePeriod.centre_id == Centre.id, CentrePeriod.on(on)))
        .outerjoin(CentreHead, and_(CentreHead.centre_id == Centre.id, CentreHead.on(on)))
        .outerjoin(Person, CentreHead.person_id == Person.id)
        .order_by(in_danish_order(CentrePeriod.name), Centre.code)
    )
    return [CentreRow(*row) for row in found]


def whole(centre_id: int) -> Centre | None:
    """One centre with its names and heads over time."""
    return _WHOLE.get(centre_id)


_WHOLE: Final = Whole(Centre, {Centre.periods: [], Centre.heads: [joinedload(CentreHead.person)]})


@dataclass(frozen=True, slots=True)
class CentreUnit:
    """A unit below a centre."""

    id: int
    code: str
    name: str
    kind: str


def units(centre_id: int, on: date) -> list[CentreUnit]:
    """The units below the centre on the day, in Danish order."""
    found = db.session.execute(
        select(Unit.id, Unit.code, UnitPeriod.name, UnitPeriod.kind)
        .join(UnitPeriod, UnitPeriod.unit_id == Unit.id)
        .where(UnitPeriod.centre_id == centre_id, UnitPeriod.on(on))
        .order_by(in_danish_order(UnitPeriod.name), Unit.code)
    )
    return [CentreUnit(*row) for row in found]
