"""Reads of coverage: units, names and contacts as of a day, in columns and few statements."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, NamedTuple, TypeVar

from sqlalchemy import Date, Select, and_, bindparam, case, func, or_, select

from planner import columns
from planner.contacts import counting
from planner.coverage import mapping
from planner.coverage.mapping import Place
from planner.extensions import db
from planner.models.committees import Committee, CommitteePeriod
from planner.models.municipality import CouncilTerm, Municipality
from planner.models.rotations import Contact, ContactStatus
from planner.models.units import Centre, CentrePeriod, Site, Unit, UnitCommittee, UnitPeriod
from schedules.equity import grouping
from schedules.equity.grouping import Trait
from schedules.equity.record import UnitRecord
from schedules.rotation.problem import Period

Rows = tuple[tuple[Any, ...], ...]


Query = TypeVar("Query", bound=Select[*tuple[Any, ...]])

# The statements are put together once, for that costs as much as sending them.
_ON, _FIRST, _LAST = (bindparam(name, type_=Date()) for name in ("on", "first", "last"))
# The day a unit is looked at: its last when it has closed, its first when it is to open.
_SEEN_ON: Final = case(
    (Unit.closed_on < _ON, Unit.closed_on), (Unit.opened_on > _ON, Unit.opened_on), else_=_ON
)
_IN_TERM: Final = and_(
    Unit.opened_on <= _LAST, or_(Unit.closed_on.is_(None), Unit.closed_on >= _FIRST)
)
_TERMS: Final = select(CouncilTerm.first_day, CouncilTerm.last_day).order_by(CouncilTerm.first_day)
_GUARANTEE: Final = select(Municipality.guarantee_months).limit(1)
_UNITS: Final = (
    select(
        Unit.id,
        Unit.code,
        Unit.opened_on,
        Unit.closed_on,
        func.coalesce(UnitPeriod.name, Unit.code).label("name"),
        func.coalesce(UnitPeriod.kind, "").label("kind"),
        UnitPeriod.employees,
        func.coalesce(Centre.code, "").label("centre"),
        func.coalesce(Site.town, "").label("town"),
        Site.lat,
        Site.lon,
    )
    .outerjoin(UnitPeriod, UnitPeriod.named_on(_SEEN_ON))
    .outerjoin(Centre, UnitPeriod.centre_id == Centre.id)
    .outerjoin(Site, and_(Site.unit_id == Unit.id, Site.is_main, Site.on(_SEEN_ON)))
    .where(_IN_TERM)
    .order_by(Unit.code)
)
_OWNERS: Final = (
    select(UnitCommittee.unit_id, Committee.code)
    .join(Unit, UnitCommittee.unit_id == Unit.id)
    .join(Committee, UnitCommittee.committee_id == Committee.id)
    .where(UnitCommittee.on(_SEEN_ON), _IN_TERM)
    .order_by(UnitCommittee.unit_id, Committee.code)
)
_CONTACTS: Final = (
    select(
        Contact.unit_id,
        Contact.day,
        Contact.form,
        Contact.status,
        counting.counts(),
        Contact.staff_present,
    )
    .where(Contact.status != ContactStatus.REPLACED)
    .order_by(Contact.unit_id, Contact.day, Contact.id)
)
_SOME: Final[Any] = bindparam("units", expanding=True)
_UNITS_OF_SOME: Final = _UNITS.where(Unit.id.in_(_SOME))
_OWNERS_OF_SOME: Final = _OWNERS.where(Unit.id.in_(_SOME))
_CONTACTS_OF_SOME: Final = _CONTACTS.where(Contact.unit_id.in_(_SOME))
# Codes, names and since when.
_COMMITTEES: Final = (
    select(Committee.code, CommitteePeriod.name, CommitteePeriod.valid_from)
    .join(CommitteePeriod, CommitteePeriod.committee_id == Committee.id)
    .order_by(Committee.code, CommitteePeriod.valid_from)
)
_CENTRES: Final = (
    select(Centre.code, CentrePeriod.name, CentrePeriod.valid_from)
    .join(CentrePeriod, CentrePeriod.centre_id == Centre.id)
    .order_by(Centre.code, CentrePeriod.valid_from)
)


class UnitRow(NamedTuple):
    """The columns of `_UNITS`."""

    id: int
    code: str
    opened_on: date
    closed_on: date | None
    name: str
    kind: str
    employees: int | None
    centre: str
    town: str
    lat: float | None
    lon: float | None


@dataclass(frozen=True, slots=True, eq=False)
class Known:
    """The register as of a day: units with their contacts, where they are, and names by code.

    It is remembered, and so is what is made of it: it is equal to itself only.
    """

    units: tuple[UnitRecord, ...]
    places: Mapping[str, Place]  # by the unit's code
    committees: Mapping[str, str]
    centres: Mapping[str, str]
    groups: Mapping[Trait, frozenset[str]]  # that the units are in, by trait


NOTHING = Known(
    units=(), places={}, committees={}, centres={}, groups=dict.fromkeys(Trait, frozenset())
)


def terms() -> list[Period]:
    """The council terms there are, the first first."""
    return [Period(first, last) for first, last in columns.read(_TERMS)]


def guarantee_months() -> int | None:
    """How long a unit should wait at most; None before the municipality is set up."""
    return db.session.scalar(_GUARANTEE)


@dataclass(frozen=True, slots=True)
class Sources:
    """Everything that is known of a day, as the rows say it: they can be compared with others."""

    units: tuple[UnitRow, ...]
    owners: Rows
    contacts: Rows
    committees: Rows
    centres: Rows


def sources(*, on: date, term: Period, units: Collection[int] | None = None) -> Sources:
    """The rows of every unit of the term, or of those of some ids."""
    return Sources(
        units=_unit_rows(on, term, units),
        owners=_owners(on, term, units),
        contacts=_contact_rows(units),
        committees=columns.plain(_COMMITTEES),
        centres=columns.plain(_CENTRES),
    )


def known(read: Sources, *, on: date) -> Known:
    """Every unit that was read as of a day: a closed one as it was last.

    Units that open later in the term are among them, as they will be when they open.
    """
    owners: defaultdict[int, tuple[str, ...]] = defaultdict(tuple)
    for unit_id, code in read.owners:
        owners[unit_id] += (code,)
    contacts = mapping.contacts(read.contacts)
    units = tuple(mapping.unit(row, owners[row.id], contacts[row.id]) for row in read.units)
    return Known(
        units=units,
        places={row.code: Place(row.id, row.lat, row.lon) for row in read.units},
        committees=_called(read.committees, on),
        centres=_called(read.centres, on),
        groups={trait: grouping.groups(units, trait) for trait in Trait},
    )


def committee_names(on: date) -> Mapping[str, str]:
    """Every committee's name on a day by its code; one that has ended as it was called last."""
    return _called(columns.read(_COMMITTEES), on)


def _unit_rows(on: date, term: Period, units: Collection[int] | None) -> tuple[UnitRow, ...]:
    query, asked = _of(units, _UNITS, _UNITS_OF_SOME)
    return tuple(map(UnitRow._make, columns.read(query, _days(on, term) | asked)))


def _owners(on: date, term: Period, units: Collection[int] | None) -> Rows:
    """Each unit and the code of a committee of its."""
    query, asked = _of(units, _OWNERS, _OWNERS_OF_SOME)
    return columns.plain(query, _days(on, term) | asked)


def _contact_rows(units: Collection[int] | None) -> Rows:
    return columns.plain(*_of(units, _CONTACTS, _CONTACTS_OF_SOME))


def _of(
    units: Collection[int] | None, of_all: Query, of_some: Query
) -> tuple[Query, dict[str, object]]:
    """The statement for these units, and what it is to be told of them."""
    return (of_all, {}) if units is None else (of_some, {"units": sorted(units)})


def _days(on: date, term: Period) -> dict[str, object]:
    return {"on": on, "first": term.start, "last": term.end}


def _called(rows: Iterable[Any], on: date) -> Mapping[str, str]:
    """Names by code: the last that began by the day, else the first there is."""
    found: dict[str, str] = {}
    for code, name, since in rows:
        if code not in found or since <= on:
            found[code] = name
    return found
