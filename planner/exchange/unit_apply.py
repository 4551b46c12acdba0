"""Writing a confirmed file of units: what is new, and what changes from the day chosen."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from planner import versions
from planner.exchange.directory import Directory
from planner.exchange.parts import day_of, part, stop
from planner.exchange.sheets import Change, Event, Values
from planner.exchange.unit_columns import COMMITTEES, LEADER, PERIOD, SITE
from planner.extensions import db
from planner.models.base import Valid
from planner.models.units import LeaderRole, Site, Unit, UnitCommittee, UnitLeader, UnitPeriod
from planner.register import validity
from planner.register.units import lifetime


def apply(changes: Sequence[Change], *, on: date) -> Sequence[Event]:
    """Write the changes; those to known units hold from `on`, or the nearest day they are open.

    Raises Refused when a unit's history does not allow one.
    """
    directory = Directory()
    units = _units([change.known.id for change in changes if change.known])
    events: list[Event] = []
    for change in changes:
        if change.known is None:
            unit = _open(change.after(), change.entry.code, directory, on)
        else:
            unit = units[change.known.id]
            _change(unit, change, directory, on)
        events.append((unit, change.before(), change.said()))
    return [*events, *directory.events()]


def _units(ids: Sequence[int]) -> Mapping[int, Unit]:
    parts = map(selectinload, (Unit.periods, Unit.sites, Unit.committees))
    leaders = selectinload(Unit.leaders).joinedload(UnitLeader.person)
    query = select(Unit).where(Unit.id.in_(ids)).options(*parts, leaders)
    return {unit.id: unit for unit in db.session.scalars(query)}


def _open(values: Values, code: str, directory: Directory, on: date) -> Unit:
    opened = day_of(values.get("opened_on")) or on
    since = max(opened, on)  # who leads a unit, and whose it is, is known from the day chosen
    unit = Unit(code=code, opened_on=opened, closed_on=None)
    db.session.add(unit)
    unit.periods.append(UnitPeriod(valid_from=opened, **_period(values, directory)))
    if values.get("town"):
        unit.sites.append(Site(valid_from=opened, **_site(values)))
    _settle_committees(unit, values, directory, since)
    _settle_leader(unit, values, directory, since)
    last_day = day_of(values.get("closed_on"))
    if last_day:
        lifetime.close_after(unit, last_day)
    return unit


def _change(unit: Unit, change: Change, directory: Directory, on: date) -> None:
    versions.claim(unit, seen=unit.version)
    values = change.after()
    if change.touches("opened_on"):
        lifetime.open_on(unit, day_of(values["opened_on"]) or unit.opened_on)
    if change.touches("closed_on"):
        last_day = day_of(values["closed_on"])
        lifetime.close_after(unit, last_day) if last_day else lifetime.resume(unit)
    day = min(max(on, unit.opened_on), unit.closed_on or on)
    if change.touches(*PERIOD):
        _assign(part(unit.periods, unit.periods, day), _period(values, directory))
    if change.touches(*SITE):
        _settle_site(unit, values, day)
    if change.touches(*COMMITTEES):
        _settle_committees(unit, values, directory, day)
    if change.touches(*LEADER):
        _settle_leader(unit, values, directory, day)


def _settle_site(unit: Unit, values: Values, day: date) -> None:
    main = [site for site in unit.sites if site.is_main]
    if validity.holding(main, day):
        _assign(part(main, unit.sites, day), _site(values))
    else:
        last = validity.make_room(main, on=day) or unit.closed_on
        unit.sites.append(Site(valid_from=day, valid_to=last, **_site(values)))


def _settle_committees(unit: Unit, values: Values, directory: Directory, day: date) -> None:
    wanted = _committees(values)
    for link in [link for link in unit.committees if link.holds_on(day)]:
        if link.committee.code in wanted:
            wanted.remove(link.committee.code)
        else:
            stop(link, unit.committees, day)
    for code in wanted:
        committee = directory.committees[code]
        same = [link for link in unit.committees if link.committee is committee]
        last = validity.make_room(same, on=day) or unit.closed_on
        unit.committees.append(UnitCommittee(valid_from=day, valid_to=last, committee=committee))


def _settle_leader(unit: Unit, values: Values, directory: Directory, day: date) -> None:
    name, email = str(values.get("leader") or ""), str(values.get("leader_email") or "")
    leaders = [row for row in unit.leaders if row.role is LeaderRole.LEADER]
    present = validity.holding(leaders, day)
    if not name:
        if present:
            stop(present, unit.leaders, day)
        return
    person = directory.leader(name, email, present=present.person if present else None)
    if present and person is present.person:
        return
    if present and present.valid_from == day:
        present.person = person
        return
    for deputy in [row for row in unit.leaders if row not in leaders and row.person is person]:
        if deputy.holds_on(day):
            stop(deputy, unit.leaders, day)
    last = validity.make_room(leaders, on=day) or unit.closed_on
    row = UnitLeader(valid_from=day, valid_to=last, person=person, role=LeaderRole.LEADER)
    unit.leaders.append(row)


def _assign(row: Valid, values: Mapping[str, Any]) -> None:
    for key, value in values.items():
        setattr(row, key, value)


def _period(values: Values, directory: Directory) -> dict[str, Any]:
    said: dict[str, Any] = {key: values.get(key) for key in PERIOD}
    centre = directory.centres.get(str(said.pop("centre") or ""))
    said["core_task"] = said["core_task"] or ""
    said["is_self_governing"] = bool(said["is_self_governing"])
    return said | {"centre": centre, "centre_id": centre and centre.id}


def _site(values: Values) -> dict[str, Any]:
    words = {key: values.get(key) or "" for key in ("address", "postcode", "town", "area")}
    known = ("step_free", "accessible_toilet", "hearing_loop")
    there = {key: bool(values.get(key)) for key in known}
    place = {key: values.get(key) for key in ("lat", "lon", "seats")}
    return {**words, **there, **place, "is_main": True}


def _committees(values: Values) -> list[str]:
    others = values.get("other_committees") or ()
    listed = [values.get("committee") or "", *(others if isinstance(others, tuple) else ())]
    return [str(code) for code in dict.fromkeys(listed) if code]
