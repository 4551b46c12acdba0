"""The demo's units: what they are, where, under whom, and what happened to some of them."""

from collections.abc import Mapping
from datetime import date

from planner.demo import files
from planner.demo.town import YEARS
from planner.extensions import db
from planner.models.committees import Committee
from planner.models.people import Person
from planner.models.units import (
    Centre,
    HostingClass,
    LeaderRole,
    Site,
    Unit,
    UnitClosure,
    UnitCommittee,
    UnitLeader,
    UnitPeriod,
    UnitSuccession,
)
from schedules import dates


def add_units(
    committees: Mapping[str, Committee],
    centres: Mapping[str, Centre],
    people: Mapping[str, Person],
) -> dict[str, Unit]:
    """The units by code, with everything that hangs on them."""
    units = {}
    for row in files.rows("units"):
        unit = _unit(row, centre=centres[row["centre"]], leader=people[row["leader"]])
        for code in row["committees"].split():
            since = max(unit.opened_on, date(YEARS[0], 1, 1))
            unit.committees.append(
                UnitCommittee(committee=committees[code], valid_from=since, valid_to=unit.closed_on)
            )
        units[unit.code] = unit
    _add_further_sites(units)
    _add_closures(units)
    return units


def add_story(units: Mapping[str, Unit], people: Mapping[str, Person]) -> None:
    """What has changed inside the term: a merger into a new house, a new leader of a school.

    Call it when the units have their ids.
    """
    old, new = units["U110"], units["U031"]
    db.session.add(UnitSuccession(predecessor_id=old.id, successor_id=new.id, on_day=new.opened_on))
    units["U007"].leaders[0].valid_from = date(2026, 8, 1)
    units["U007"].leaders.append(
        UnitLeader(
            person=people["L110"],
            role=LeaderRole.LEADER,
            valid_from=units["U007"].opened_on,
            valid_to=date(2026, 7, 31),
        )
    )


def _unit(row: files.Row, *, centre: Centre, leader: Person) -> Unit:
    opened, closed = date.fromisoformat(row["opened_on"]), files.day(row["closed_on"])
    unit = Unit(code=row["code"], opened_on=opened, closed_on=closed)
    unit.periods.append(
        UnitPeriod(
            valid_from=opened,
            valid_to=closed,
            name=row["name"],
            kind=row["kind"],
            centre=centre,
            hosting_class=HostingClass(row["hosting_class"]),
            hosting_from=files.clock(row["hosting_from"]),
            hosting_to=files.clock(row["hosting_to"]),
            is_self_governing=files.yes(row["self_governing"]),
            employees=int(row["employees"]) if row["employees"] else None,
        )
    )
    unit.leaders.append(
        UnitLeader(person=leader, role=LeaderRole.LEADER, valid_from=opened, valid_to=closed)
    )
    unit.sites.append(
        _site(
            row,
            unit,
            accessible_toilet=files.yes(row["accessible_toilet"]),
            hearing_loop=files.yes(row["hearing_loop"]),
        )
    )
    db.session.add(unit)
    return unit


def _site(row: files.Row, unit: Unit, **given: object) -> Site:
    return Site(
        valid_from=unit.opened_on,
        valid_to=unit.closed_on,
        address=row["address"],  # made up, as everything here
        postcode=row["postcode"],
        town=row["town"],
        area=row["area"],
        lat=float(row["lat"]),
        lon=float(row["lon"]),
        seats=int(row["seats"]),
        step_free=files.yes(row["step_free"]),
        **given,
    )


def _add_further_sites(units: Mapping[str, Unit]) -> None:
    for row in files.rows("sites"):
        unit = units[row["unit"]]
        unit.sites.append(_site(row, unit, name=row["name"], is_main=False))


def _add_closures(units: Mapping[str, Unit]) -> None:
    """Day care shuts on the municipality's closure days; one care home is being rebuilt."""
    day_care = [unit for unit in units.values() if unit.periods[0].kind == "daginstitution"]
    for year in YEARS:
        friday = dates.easter(year) + 40 * dates.DAY
        for unit in day_care:
            if unit.closed_on and unit.closed_on < friday:
                continue
            unit.closures.append(_closure("Lukkedag efter Kristi himmelfart", friday, friday))
            christmas = date(year, 12, 24)
            if not unit.closed_on:
                unit.closures.append(_closure("Lukket i julen", christmas, date(year, 12, 31)))
    rebuilding = _closure("Ombygning af fællesrum", date(2027, 1, 4), date(2027, 3, 31))
    units["U058"].closures.append(rebuilding)


def _closure(reason: str, first: date, last: date) -> UnitClosure:
    return UnitClosure(reason=reason, first_day=first, last_day=last)
