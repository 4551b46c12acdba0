"""The units as a sheet of rows, read in a few queries however many there are."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select

from planner.collation import danish_key
from planner.exchange.sheets import Known, Values
from planner.exchange.unit_columns import SITE
from planner.extensions import db
from planner.models.committees import Committee
from planner.models.people import Person
from planner.models.units import (
    Centre,
    LeaderRole,
    Site,
    Unit,
    UnitCommittee,
    UnitLeader,
    UnitPeriod,
)

Days = tuple[date, date | None]


@dataclass(frozen=True, slots=True)
class KnownUnit(Known):
    """A unit, with what an import must know beside its row."""

    opened_on: date
    closed_on: date | None
    spans: tuple[Days, ...]  # of everything about it that holds for a time
    leader_id: int | None

    def day(self, on: date) -> date:
        """The day, or the nearest one on which the unit is open."""
        return min(max(on, self.opened_on), self.closed_on or on)


def read(on: date) -> dict[str, KnownUnit]:
    """Every unit as of the day, or the nearest on which it was open; by identifier, folded.

    In Danish order of their names.
    """
    parts = _Parts(on)
    units = db.session.execute(select(Unit.id, Unit.code, Unit.opened_on, Unit.closed_on)).all()
    listed = [parts.unit(*unit) for unit in units]
    listed.sort(key=lambda unit: (danish_key(str(unit.values["name"])), unit.code))
    return {unit.code.casefold(): unit for unit in listed}


class _Parts:
    """The rows about all units, by unit."""

    def __init__(self, on: date) -> None:
        self.on = on
        self.periods = _by_unit(
            UnitPeriod,
            UnitPeriod.name,
            UnitPeriod.kind,
            Centre.code,
            UnitPeriod.hosting_class,
            UnitPeriod.hosting_from,
            UnitPeriod.hosting_to,
            UnitPeriod.is_self_governing,
            UnitPeriod.core_task,
            UnitPeriod.employees,
            joined=(Centre, UnitPeriod.centre_id == Centre.id),
        )
        self.sites = _by_unit(Site, Site.is_main, *(getattr(Site, key) for key in SITE))
        self.leaders = _by_unit(
            UnitLeader,
            UnitLeader.role,
            Person.name,
            Person.email,
            Person.id,
            joined=(Person, UnitLeader.person_id == Person.id),
        )
        self.committees = _by_unit(
            UnitCommittee,
            Committee.code,
            joined=(Committee, UnitCommittee.committee_id == Committee.id),
        )

    def unit(self, unit_id: int, code: str, opened_on: date, closed_on: date | None) -> KnownUnit:
        """One unit's row."""
        rows = [part[unit_id] for part in (self.periods, self.sites, self.leaders, self.committees)]
        periods, sites, leaders, links = rows
        day = min(max(self.on, opened_on), closed_on or self.on)
        leader = next((r for r in leaders if _on(r, day) and r[2] is LeaderRole.LEADER), None)
        values: Values = {"code": code, "opened_on": opened_on, "closed_on": closed_on}
        values |= _period(next((row for row in periods if _on(row, day)), periods[0]))
        values |= _site(next((row for row in sites if _on(row, day) and row[2]), None))
        values |= {
            "leader": leader[3] if leader else "",
            "leader_email": leader[4] if leader else "",
        }
        values |= _committees([row[2] for row in links if _on(row, day)])
        return KnownUnit(
            id=unit_id,
            code=code,
            values=values,
            opened_on=opened_on,
            closed_on=closed_on,
            spans=tuple((row[0], row[1]) for part in rows for row in part),
            leader_id=leader[5] if leader else None,
        )


def _by_unit(
    table: Any, *columns: Any, joined: tuple[Any, Any] | None = None
) -> Mapping[int, list[Any]]:
    """Rows of (first day, last day, columns...) by unit, the oldest first."""
    query = select(table.unit_id, table.valid_from, table.valid_to, *columns)
    if joined:
        query = query.outerjoin(*joined)
    found: defaultdict[int, list[Any]] = defaultdict(list)
    for row in db.session.execute(query.order_by(table.valid_from, table.id)):
        found[row[0]].append(row[1:])
    return found


def _on(row: Any, day: date) -> bool:
    return row[0] <= day and (row[1] is None or day <= row[1])


def _period(row: Any) -> Values:
    _first, _last, name, kind, centre, hosting_class, start, end, governs, task, employees = row
    return {
        "name": name,
        "kind": kind,
        "centre": centre or "",
        "hosting_class": hosting_class,
        "hosting_from": start,
        "hosting_to": end,
        "is_self_governing": governs,
        "core_task": task,
        "employees": employees,
    }


def _site(row: Any) -> Values:
    if row is not None:
        return dict(zip(SITE, row[3:], strict=True))
    nothing: Values = dict.fromkeys(SITE, "")
    nothing |= dict.fromkeys(("lat", "lon", "seats"))
    return nothing | dict.fromkeys(("step_free", "accessible_toilet", "hearing_loop"), False)


def _committees(codes: list[str]) -> Values:
    return {"committee": codes[0] if codes else "", "other_committees": tuple(codes[1:])}
