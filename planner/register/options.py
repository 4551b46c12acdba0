"""What can be chosen in the register's forms: pairs of id and words, in Danish order."""

from datetime import date
from typing import Final

from sqlalchemy import Date, bindparam, select

from planner import columns
from planner.access import Scope
from planner.collation import in_danish_order
from planner.extensions import db
from planner.models.committees import Committee, CommitteePeriod
from planner.models.people import Person
from planner.models.units import Centre, CentrePeriod, Unit, UnitPeriod

Options = list[tuple[int, str]]


def people() -> Options:
    """Everybody in the register, by name."""
    found = db.session.execute(
        select(Person.id, Person.name, Person.code).order_by(
            in_danish_order(Person.name), Person.code
        )
    )
    return [(row.id, f"{row.name} ({row.code})") for row in found]


_COMMITTEES: Final = (
    select(Committee.id, CommitteePeriod.name)
    .join(CommitteePeriod, CommitteePeriod.named_on(bindparam("on", type_=Date())))
    .order_by(in_danish_order(CommitteePeriod.name), Committee.id)
)


def committees(on: date, *, within: Scope | None = None) -> Options:
    """The bodies there are on the day, by name; `within` keeps those of a scope."""
    found = columns.read(_COMMITTEES, {"on": on})
    return [(row.id, row.name) for row in found if not within or row.id in within.committees]


def centres(on: date) -> Options:
    """The centres there are on the day, by name."""
    found = db.session.execute(
        select(Centre.id, CentrePeriod.name)
        .join(CentrePeriod, CentrePeriod.centre_id == Centre.id)
        .where(CentrePeriod.on(on))
        .order_by(in_danish_order(CentrePeriod.name), Centre.id)
    )
    return [(row.id, row.name) for row in found]


def units(on: date, *, but: int | None = None) -> Options:
    """The units open on the day, by name; `but` leaves one out."""
    found = db.session.execute(
        select(Unit.id, UnitPeriod.name, Unit.code)
        .join(UnitPeriod, UnitPeriod.unit_id == Unit.id)
        .where(UnitPeriod.on(on), Unit.id != (but or 0))
        .order_by(in_danish_order(UnitPeriod.name), Unit.code)
    )
    return [(row.id, f"{row.name} ({row.code})") for row in found]
