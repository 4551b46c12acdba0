"""Reads of the units, as of a day: lists in columns."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlalchemy import ColumnElement, Date, and_, bindparam, func, or_, select

from planner import columns
from planner.collation import danish_key, in_danish_order, mentions
from planner.extensions import db
from planner.models.committees import Committee
from planner.models.people import Person
from planner.models.rotations import ContactForm
from planner.models.units import (
    HostingClass,
    LeaderRole,
    Site,
    Unit,
    UnitCommittee,
    UnitLeader,
    UnitPeriod,
)
from planner.register import hosting


@dataclass(frozen=True, slots=True)
class UnitRow:
    """A unit on a day: its name, main site, leader and committees.

    Without a site on the day `town` is "" and `seats` None; without a leader `leader` is "".
    """

    id: int
    code: str
    name: str
    kind: str
    centre_id: int | None
    hosting_class: HostingClass
    opened_on: date
    closed_on: date | None
    site_id: int | None
    town: str
    seats: int | None
    step_free: bool | None
    leader_id: int | None
    leader: str
    leader_email: str
    committee_ids: tuple[int, ...] = ()
    committees: tuple[str, ...] = ()  # their codes

    def can_host(self, form: ContactForm) -> bool:
        """Whether the unit's hosting class allows the form of meeting there."""
        return hosting.may_host(self.hosting_class, form)


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Which units to list; what is empty does not narrow."""

    committee_id: int | None = None
    kind: str = ""
    town: str = ""
    text: str = ""
    missing: str = ""  # "leader", "committee" or "site"


# The columns of a `UnitRow`, in its order.
_ROW: Final[Sequence[Any]] = (
    Unit.id,
    Unit.code,
    UnitPeriod.name,
    UnitPeriod.kind,
    UnitPeriod.centre_id,
    UnitPeriod.hosting_class,
    Unit.opened_on,
    Unit.closed_on,
    Site.id,
    func.coalesce(Site.town, ""),
    Site.seats,
    Site.step_free,
    Person.id,
    func.coalesce(Person.name, ""),
    func.coalesce(Person.email, ""),
)


def units(
    on: date, narrowed: Filter | None = None, *, page: int = 1, size: int | None = None
) -> list[UnitRow]:
    """The units open on the day, in Danish order; `size` a page, or all of them."""
    query = _narrowed(_LIST, on, narrowed)
    if size:
        query = query.order_by(*_ORDER).limit(size).offset((page - 1) * size)
    found = columns.read(query, {"on": on})
    owners = committees_of(on, [row[0] for row in found] if size else None)
    rows = [_row(row, owners[row[0]]) for row in found]
    if not size:  # in Python: SQLite asks back for every comparison, six times as slow
        rows.sort(key=lambda row: (danish_key(row.name), row.code))
    return rows


def count(on: date, narrowed: Filter | None = None) -> int:
    """How many units the filter leaves."""
    query = _narrowed(_COUNT, on, narrowed)
    return db.session.scalar(query, {"on": on}) or 0


def can_host(on: date, form: ContactForm, *, committee_id: int | None = None) -> list[UnitRow]:
    """The units that may be chosen as hosts on the day for the form of meeting.

    Seats, hours and closed days are the meeting's own conditions and not judged here.
    """
    narrowed = Filter(committee_id=committee_id)
    return [unit for unit in units(on, narrowed) if unit.can_host(form) and unit.site_id]


def committees_of(
    on: date, unit_ids: Sequence[int] | None = None
) -> defaultdict[int, dict[int, str]]:
    """By unit id: the codes of its committees on the day by committee id, the oldest link first."""
    query = _LINKS if unit_ids is None else _LINKS.where(UnitCommittee.unit_id.in_(unit_ids))
    found: defaultdict[int, dict[int, str]] = defaultdict(dict)
    for unit_id, committee_id, code in columns.read(query, {"on": on}):
        found[unit_id][committee_id] = code
    return found


def kinds(on: date) -> list[str]:
    """The kinds in use on the day."""
    return [row[0] for row in columns.read(_KINDS, {"on": on})]


def towns(on: date) -> list[str]:
    """The towns with a main site on the day."""
    return [row[0] for row in columns.read(_TOWNS, {"on": on})]


# The statements are put together once, for that costs as much as sending them.
_ON: Final[Any] = bindparam("on", type_=Date())


def _joined(query: Any) -> Any:
    leads = and_(
        UnitLeader.unit_id == Unit.id, UnitLeader.role == LeaderRole.LEADER, UnitLeader.on(_ON)
    )
    return (
        query.join(UnitPeriod, UnitPeriod.named_on(_ON))
        .outerjoin(Site, and_(Site.unit_id == Unit.id, Site.is_main, Site.on(_ON)))
        .outerjoin(UnitLeader, leads)
        .outerjoin(Person, UnitLeader.person_id == Person.id)
    )


_LIST = _joined(select(*_ROW))
_ORDER = in_danish_order(UnitPeriod.name), Unit.code
_COUNT = _joined(select(func.count()).select_from(Unit))
_KINDS = (
    select(UnitPeriod.kind)
    .where(UnitPeriod.on(_ON))
    .group_by(UnitPeriod.kind)
    .order_by(in_danish_order(UnitPeriod.kind))
)
_TOWNS = (
    select(Site.town)
    .where(Site.on(_ON), Site.is_main)
    .group_by(Site.town)
    .order_by(in_danish_order(Site.town))
)
_LINKS = (
    select(UnitCommittee.unit_id, Committee.id, Committee.code)
    .join(Committee, UnitCommittee.committee_id == Committee.id)
    .where(UnitCommittee.on(_ON))
    .order_by(UnitCommittee.valid_from, Committee.code)
)


def _row(found: Any, owners: Mapping[int, str]) -> UnitRow:
    values: list[Any] = [*found, tuple(owners), tuple(owners.values())]
    return UnitRow(*values)


def _narrowed(query: Any, on: date, narrowed: Filter | None) -> Any:
    conditions = _conditions(on, narrowed) if narrowed else []
    return query.where(*conditions) if conditions else query


def _conditions(on: date, narrowed: Filter) -> list[ColumnElement[bool]]:
    linked = UnitCommittee.unit_id == Unit.id, UnitCommittee.on(on)
    conditions: list[ColumnElement[bool]] = []
    if narrowed.committee_id:
        own = UnitCommittee.committee_id == narrowed.committee_id
        conditions.append(select(UnitCommittee.id).where(*linked, own).exists())
    if narrowed.kind:
        conditions.append(UnitPeriod.kind == narrowed.kind)
    if narrowed.town:
        conditions.append(Site.town == narrowed.town)
    for word in narrowed.text.split():
        conditions.append(_mentions(word))
    match narrowed.missing:
        case "leader":
            conditions.append(UnitLeader.id.is_(None))
        case "site":
            conditions.append(Site.id.is_(None))
        case "committee":
            conditions.append(~select(UnitCommittee.id).where(*linked).exists())
    return conditions


def _mentions(word: str) -> ColumnElement[bool]:
    """True of units with the word in their name, identifier, kind, town or leader's name."""
    searched = Unit.code, UnitPeriod.name, UnitPeriod.kind, Site.town, Person.name
    return or_(*(mentions(column, word) for column in searched))
