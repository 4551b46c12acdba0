"""Writes to rows that hold for a time: add, change from a day, correct, end, remove."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from flask_babel import lazy_gettext as _

from planner import trail, versions
from planner.extensions import db
from planner.models.accounts import User
from planner.models.base import Valid
from planner.models.committees import Committee, CommitteePeriod
from planner.models.units import Unit, UnitCommittee
from planner.register import committee_lifetime as lifetime
from planner.register import validity
from planner.register.people import operations as people
from planner.register.periods.facts import Facts, dated, difference, facts, named
from planner.register.periods.forms import Newcomer
from planner.register.periods.tracks import Owner, Track
from planner.register.refusals import Refused
from planner.web.filters import as_date

Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Writer:
    """Who writes, when, and which version of the owner their form was opened with."""

    user: User
    at: datetime
    seen: int


def add(
    owner: Owner, track: Track, values: Values, *, first: date, last: date | None, by: Writer
) -> Valid:
    """A new row from `first`; where there is room for one only, it takes over from the present one.

    Raises Refused, or Overtaken when the owner was changed meanwhile.
    """
    versions.claim(owner, seen=by.seen)
    rows = track.of(owner)
    row: Valid = track.row(valid_from=first, valid_to=last, **_settled(values, by))
    if track.replaces:
        until = validity.make_room(_sharing(rows, row), on=first)
        row.valid_to = last or until
    rows.append(row)
    _check(owner, track)
    _record("add", owner, by, before={}, after=dated(row))
    return row


def change(row: Valid, track: Track, values: Values, *, on: date, by: Writer) -> Valid:
    """Other values from `on`; what held before stays readable as of its days."""
    owner = track.owner_of(row)
    versions.claim(owner, seen=by.seen)
    before = facts(row)
    later = validity.split(row, on=on)
    if later is not row:
        track.of(owner).append(later)
    _assign(later, _settled(values, by))
    _check(owner, track)
    _record("change", owner, by, before=before, after=facts(later) | {"valid_from": on})
    return later


def correct(
    row: Valid, track: Track, values: Values, *, first: date, last: date | None, by: Writer
) -> None:
    """Mend a mistake: the row never held what it said. Neighbours follow where no gap may be."""
    owner = track.owner_of(row)
    versions.claim(owner, seen=by.seen)
    before = dated(row)
    _assign(row, _settled(values, by))
    if track.continuous:
        _move_start(row, track.of(owner), first)
    else:
        row.valid_from = first
        row.valid_to = None
        if last is not None:
            validity.end(row, last_day=last)
    _check(owner, track)
    _record("correct", owner, by, before=before, after=dated(row))


def end(row: Valid, track: Track, *, last_day: date, by: Writer) -> None:
    """Let the row hold no longer than `last_day`."""
    owner = track.owner_of(row)
    versions.claim(owner, seen=by.seen)
    before = named(row) | {"valid_to": row.valid_to}
    validity.end(row, last_day=last_day)
    _check(owner, track)
    _record("end", owner, by, before=before, after=named(row) | {"valid_to": last_day})


def remove(row: Valid, track: Track, *, by: Writer) -> None:
    """Delete a row that was entered by mistake; where no gap may be, its neighbour extends."""
    owner, rows = track.owner_of(row), track.of(track.owner_of(row))
    versions.claim(owner, seen=by.seen)
    before = dated(row)
    if track.continuous:
        _fill_in(row, rows)
    rows.remove(row)
    db.session.delete(row)
    _check(owner, track)
    _record("remove", owner, by, before=before, after={})


def _record(action: str, owner: Owner, by: Writer, *, before: Facts, after: Facts) -> None:
    old, new = difference(before, after)
    trail.record(action, owner, user=by.user, at=by.at, before=old, after=new)


def _settled(values: Values, by: Writer) -> Values:
    """The values, with somebody new entered in the register first."""
    newcomer = values.get("person")
    if not isinstance(newcomer, Newcomer):
        return values
    person = people.create(newcomer.name, email=newcomer.email, user=by.user, at=by.at)
    return {**values, "person": person, "person_id": person.id}


def _assign(row: Valid, values: Values) -> None:
    for name, value in values.items():
        setattr(row, name, value)


def _sharing(rows: list[Valid], new: Valid) -> list[Valid]:
    places = set(validity.places(new))
    return [row for row in rows if places & set(validity.places(row))]


def _move_start(row: Valid, rows: list[Valid], first: date) -> None:
    """The row begins on `first` instead; the one before it ends the day before."""
    if row.valid_to is not None and first > row.valid_to:
        raise Refused("valid_from", _("The first day is after the last."))
    eve = row.valid_from - validity.A_DAY
    before = next((other for other in rows if other.valid_to == eve), None)
    row.valid_from = first
    if before is not None:
        validity.end(before, last_day=first - validity.A_DAY)


def _fill_in(row: Valid, rows: list[Valid]) -> None:
    """Let the row before, or else the one after, cover the days of the row that goes."""
    listed = validity.in_order(rows)
    place = listed.index(row)
    if len(listed) == 1:
        raise Refused("valid_from", _("This is the only one. Correct it instead."))
    if place:
        listed[place - 1].valid_to = row.valid_to
    else:
        listed[1].valid_from = row.valid_from


def _check(owner: Owner, track: Track) -> None:
    rows = track.of(owner)
    validity.refuse_overlaps(rows)
    db.session.flush()  # so that relations set by an id alone can be read afterwards
    if track.continuous:
        validity.refuse_gaps(rows)
    if isinstance(owner, Unit):
        _stay_inside(owner, rows, track)
    for row in rows:
        committee = row.committee if isinstance(row, UnitCommittee) else owner
        if isinstance(committee, Committee) and not isinstance(row, CommitteePeriod):
            _stay_inside_committee(committee, row)


def _stay_inside(unit: Unit, rows: list[Valid], track: Track) -> None:
    """Nothing about a unit holds before it opened or after it closed."""
    for row in rows:
        if row.valid_from < unit.opened_on:
            raise Refused("valid_from", _("The unit had not opened yet."))
        if unit.closed_on and (row.valid_to is None or row.valid_to > unit.closed_on):
            raise Refused("valid_to", _("The unit is closed by then."))
    if track.continuous and validity.in_order(rows)[0].valid_from != unit.opened_on:
        raise Refused("valid_from", _("The first period begins on the unit's first day."))


def _stay_inside_committee(committee: Committee, row: Valid) -> None:
    """Nobody sits in a committee, and no unit belongs to it, on a day it is not there."""
    first, last = lifetime.days(committee)
    if row.valid_from < first:
        raise Refused("valid_from", _("The committee begins on %(day)s.", day=as_date(first)))
    if last and (row.valid_to is None or row.valid_to > last):
        field = "valid_from" if row.valid_from > last else "valid_to"
        raise Refused(field, _("The committee's last day is %(day)s.", day=as_date(last)))
