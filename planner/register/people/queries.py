"""Reads of the people, as of a day."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from sqlalchemy import ColumnElement, Date, Select, bindparam, func, or_, select
from sqlalchemy.orm import joinedload, selectinload

from planner import columns
from planner.collation import danish_key, in_danish_order, mentions
from planner.extensions import db
from planner.models.committees import Committee, Membership
from planner.models.people import CouncilSeat, Person
from planner.models.units import Centre, CentreHead, Unit, UnitLeader, UnitPeriod


class Group(StrEnum):
    """Which people to list."""

    COUNCIL = "council"
    LEADERS = "leaders"
    EVERYBODY = "everybody"


@dataclass(frozen=True, slots=True)
class PersonRow:
    """Somebody on a day, with the codes of their committees and the names of their units."""

    id: int
    code: str
    name: str
    email: str
    committees: tuple[str, ...] = ()
    units: tuple[str, ...] = ()


# Put together once, for that costs as much as sending them.
_ON: Final = bindparam("on", type_=Date())
_PLACES: Final = (
    select(Membership.person_id, Committee.code)
    .join(Committee, Membership.committee_id == Committee.id)
    .where(Membership.on(_ON))
    .order_by(Committee.code)
)
_LED: Final = (
    select(UnitLeader.person_id, UnitPeriod.name)
    .join(UnitPeriod, UnitPeriod.unit_id == UnitLeader.unit_id)
    .where(UnitLeader.on(_ON), UnitPeriod.on(_ON))
    .order_by(UnitLeader.id)
)
_LIST: Final = select(Person.id, Person.code, Person.name, Person.email)
_ORDER: Final = in_danish_order(Person.name), Person.code


def people(
    on: date, group: Group, text: str = "", *, page: int = 1, size: int | None = None
) -> list[PersonRow]:
    """The people of the group on the day, in Danish order; `size` a page, or all of them."""
    query = _LIST.where(*_conditions(on, group, text))
    if size:
        query = query.order_by(*_ORDER).limit(size).offset((page - 1) * size)
    found = columns.read(query)
    ids = [row.id for row in found] if size else None
    committees, units = _committees(on, ids), _units(on, ids)
    rows = [PersonRow(*row, tuple(committees[row.id]), tuple(units[row.id])) for row in found]
    if not size:  # in Python: SQLite asks back for every comparison, six times as slow
        rows.sort(key=lambda row: (danish_key(row.name), row.code))
    return rows


def count(on: date, group: Group, text: str = "") -> int:
    """How many people the search leaves."""
    query = select(func.count()).select_from(Person).where(*_conditions(on, group, text))
    return db.session.scalar(query) or 0


def whole(person_id: int) -> Person | None:
    """One person with their seats in the council."""
    return db.session.scalar(
        select(Person).where(Person.id == person_id).options(selectinload(Person.council_seats))
    )


def memberships(person_id: int) -> list[Membership]:
    """Somebody's places in committees, the oldest first."""
    return list(
        db.session.scalars(
            select(Membership)
            .where(Membership.person_id == person_id)
            .order_by(Membership.valid_from, Membership.id)
            .options(joinedload(Membership.committee).selectinload(Committee.periods))
        )
    )


def leaderships(person_id: int) -> list[UnitLeader]:
    """The units somebody has led, the newest first."""
    return list(
        db.session.scalars(
            select(UnitLeader)
            .where(UnitLeader.person_id == person_id)
            .order_by(UnitLeader.valid_from.desc(), UnitLeader.id)
            .options(selectinload(UnitLeader.unit).selectinload(Unit.periods))
        )
    )


def headships(person_id: int) -> list[CentreHead]:
    """The centres somebody has headed, the newest first."""
    return list(
        db.session.scalars(
            select(CentreHead)
            .where(CentreHead.person_id == person_id)
            .order_by(CentreHead.valid_from.desc(), CentreHead.id)
            .options(selectinload(CentreHead.centre).selectinload(Centre.periods))
        )
    )


def _conditions(on: date, group: Group, text: str) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    match group:
        case Group.COUNCIL:
            seat = select(CouncilSeat.id).where(
                CouncilSeat.person_id == Person.id, CouncilSeat.on(on)
            )
            conditions.append(seat.exists())
        case Group.LEADERS:
            leads = select(UnitLeader.id).where(
                UnitLeader.person_id == Person.id, UnitLeader.on(on)
            )
            conditions.append(leads.exists())
        case Group.EVERYBODY:
            pass
    searched = Person.code, Person.name, Person.email
    conditions += [or_(*(mentions(column, word) for column in searched)) for word in text.split()]
    return conditions


def _committees(on: date, ids: Sequence[int] | None) -> defaultdict[int, list[str]]:
    query = _PLACES if ids is None else _PLACES.where(Membership.person_id.in_(ids))
    return _grouped(query, on)


def _units(on: date, ids: Sequence[int] | None) -> defaultdict[int, list[str]]:
    query = _LED if ids is None else _LED.where(UnitLeader.person_id.in_(ids))
    led = _grouped(query, on)
    for names in led.values():
        names.sort(key=danish_key)
    return led


def _grouped(query: Select[int, str], on: date) -> defaultdict[int, list[str]]:
    found: defaultdict[int, list[str]] = defaultdict(list)
    for person_id, word in columns.read(query, {"on": on}):
        found[person_id].append(word)
    return found
