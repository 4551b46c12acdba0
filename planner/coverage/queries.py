"""Reads of coverage: units, names and contacts as of a day, in columns and few statements."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Row, and_, case, func, literal, select

from planner import columns
from planner.contacts import counting
from planner.coverage import mapping
from planner.coverage.mapping import Place
from planner.extensions import db
from planner.models.committees import Committee, CommitteePeriod
from planner.models.municipality import CouncilTerm, Municipality
from planner.models.rotations import Contact, ContactStatus
from planner.models.units import Centre, CentrePeriod, Site, Unit, UnitCommittee, UnitPeriod
from schedules.equity.record import UnitRecord
from schedules.rotation.problem import Period

Rows = tuple[Row[*tuple[Any, ...]], ...]


@dataclass(frozen=True, slots=True)
class Known:
    """The register as of a day: units with their contacts, where they are, and names by code."""

    units: tuple[UnitRecord, ...]
    places: Mapping[str, Place]  # by the unit's code
    committees: Mapping[str, str]
    centres: Mapping[str, str]


NOTHING = Known(units=(), places={}, committees={}, centres={})


def terms() -> list[Period]:
    """The council terms there are, the first first."""
    rows = db.session.execute(
        select(CouncilTerm.first_day, CouncilTerm.last_day).order_by(CouncilTerm.first_day)
    )
    return [Period(first, last) for first, last in rows]


def guarantee_months() -> int | None:
    """How long a unit should wait at most; None before the municipality is set up."""
    return db.session.scalar(select(Municipality.guarantee_months).limit(1))


@dataclass(frozen=True, slots=True)
class Sources:
    """Everything that is known of a day, as the rows say it: they can be compared with others."""

    units: Rows
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
        committees=_names(Committee, CommitteePeriod, CommitteePeriod.committee_id),
        centres=_names(Centre, CentrePeriod, CentrePeriod.centre_id),
    )


def known(read: Sources, *, on: date) -> Known:
    """Every unit that was read as of a day: a closed one as it was last.

    Units that open later in the term are among them, as they will be when they open.
    """
    owners: defaultdict[int, tuple[str, ...]] = defaultdict(tuple)
    for unit_id, code in read.owners:
        owners[unit_id] += (code,)
    contacts = mapping.contacts(read.contacts)
    return Known(
        units=tuple(mapping.unit(row, owners[row.id], contacts[row.id]) for row in read.units),
        places={row.code: Place(row.id, row.lat, row.lon) for row in read.units},
        committees=_called(read.committees, on),
        centres=_called(read.centres, on),
    )


def committee_names(on: date) -> Mapping[str, str]:
    """Every committee's name on a day by its code; one that has ended as it was called last."""
    return _called(_names(Committee, CommitteePeriod, CommitteePeriod.committee_id), on)


def _seen_on(on: date) -> Any:
    """The day a unit is looked at: its last when it has closed, its first when it is to open."""
    day = literal(on)
    return case(
        (Unit.closed_on < day, Unit.closed_on), (Unit.opened_on > day, Unit.opened_on), else_=day
    )


def _unit_rows(on: date, term: Period, units: Collection[int] | None) -> Rows:
    day = _seen_on(on)
    query = (
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
        .outerjoin(UnitPeriod, UnitPeriod.named_on(day))
        .outerjoin(Centre, UnitPeriod.centre_id == Centre.id)
        .outerjoin(Site, and_(Site.unit_id == Unit.id, Site.is_main, Site.on(day)))
        .where(*_in_term(term, units))
        .order_by(Unit.code)
    )
    return tuple(columns.read(query))


def _in_term(term: Period, units: Collection[int] | None) -> list[Any]:
    """Units that exist on some day of the term."""
    conditions: list[Any] = [
        Unit.opened_on <= term.end,
        (Unit.closed_on.is_(None)) | (Unit.closed_on >= term.start),
    ]
    return conditions if units is None else [*conditions, Unit.id.in_(units)]


def _owners(on: date, term: Period, units: Collection[int] | None) -> Rows:
    """Each unit and the code of a committee of its."""
    query = (
        select(UnitCommittee.unit_id, Committee.code)
        .join(Unit, UnitCommittee.unit_id == Unit.id)
        .join(Committee, UnitCommittee.committee_id == Committee.id)
        .where(UnitCommittee.on(_seen_on(on)), *_in_term(term, units))
        .order_by(UnitCommittee.unit_id, Committee.code)
    )
    return tuple(columns.read(query))


def _contact_rows(units: Collection[int] | None) -> Rows:
    query = (
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
    if units is not None:
        query = query.where(Contact.unit_id.in_(units))
    return tuple(columns.read(query))


def _names(owner: Any, periods: Any, key: Any) -> Rows:
    """Codes, names and since when."""
    query = select(owner.code, periods.name, periods.valid_from).join(periods, key == owner.id)
    return tuple(columns.read(query.order_by(owner.code, periods.valid_from)))


def _called(rows: Iterable[Any], on: date) -> Mapping[str, str]:
    """Names by code: the last that began by the day, else the first there is."""
    found: dict[str, str] = {}
    for code, name, since in rows:
        if code not in found or since <= on:
            found[code] = name
    return found
