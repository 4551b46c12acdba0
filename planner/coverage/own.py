"""Everybody's own part of the coverage, for the start page: a committee's, a unit's."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from planner.coverage import pictures, shown
from planner.coverage.pictures import OutsideTerms
from planner.coverage.shown import GroupRow
from planner.extensions import db
from planner.models.accounts import Role, User
from planner.models.committees import Committee
from planner.models.units import UnitCommittee
from schedules.equity.coverage import Wait
from schedules.equity.grouping import Trait

MOST_UNITS = 10


@dataclass(frozen=True, slots=True)
class Committees:
    """Some committees' coverage, or the whole municipality's, with its guarantee in months."""

    rows: tuple[GroupRow, ...]
    months: int
    is_whole: bool


@dataclass(frozen=True, slots=True)
class UnitRow:
    """A unit, how it has waited, and its contacts in the council term by form."""

    unit_id: int
    wait: Wait
    hosted: int
    dialogue: int


@dataclass(frozen=True, slots=True)
class Units:
    """Some units' coverage: those who have waited longest, and how many more there are."""

    rows: tuple[UnitRow, ...]
    more: int
    months: int


def sees_all(user: User) -> bool:
    """Whether the start page shows the whole municipality's coverage: HovedMED watches over it."""
    return any(assignment.role is Role.MAIN_MED for assignment in user.roles)


def of_committees(ids: Collection[int], *, on: date, whole: bool) -> Committees | None:
    """The coverage of these committees' units, or of all; None where there are no units."""
    units = None if whole else _units_of(ids, on)
    if not whole and not units:
        return None
    try:
        picture = pictures.of_day(on, units=units)
    except OutsideTerms:
        return None
    months = picture.coverage.view.months
    if whole:
        return Committees((shown.whole(picture),), months, is_whole=True)
    codes = set(db.session.scalars(select(Committee.code).where(Committee.id.in_(ids))))
    rows = [row for row in shown.groups(picture, Trait.COMMITTEE) if row.name in codes]
    return Committees(tuple(rows), months, is_whole=False)


def of_units(ids: Collection[int], *, on: date) -> Units | None:
    """The coverage of these units; None where none is open."""
    if not ids:
        return None
    try:
        picture = pictures.of_day(on, units=ids)
    except OutsideTerms:
        return None
    waits, lines = shown.waits(picture), picture.coverage.lines
    hosted = {line.unit: line.contacts for line in lines.hosted}
    dialogue = {line.unit: line.contacts for line in lines.dialogue}
    rows = [
        UnitRow(
            picture.known.places[wait.unit.id].unit_id,
            wait,
            hosted[wait.unit.id],
            dialogue[wait.unit.id],
        )
        for wait in waits[:MOST_UNITS]
    ]
    more = len(waits) - len(rows)
    return Units(tuple(rows), more, picture.coverage.view.months) if rows else None


def _units_of(ids: Collection[int], on: date) -> list[int]:
    if not ids:
        return []
    query = select(UnitCommittee.unit_id).where(
        UnitCommittee.committee_id.in_(ids), UnitCommittee.on(on)
    )
    return list(db.session.scalars(query.distinct().order_by(UnitCommittee.unit_id)))
