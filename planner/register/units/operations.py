"""Writes about a unit as a whole: opening, closing with successors, opening again, closed days."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

from flask_babel import lazy_gettext as _

from planner import trail, versions
from planner.extensions import db
from planner.models.committees import Committee
from planner.models.units import (
    Site,
    Unit,
    UnitClosure,
    UnitCommittee,
    UnitPeriod,
)
from planner.register import codes, relatives
from planner.register.periods.facts import facts
from planner.register.periods.operations import Writer
from planner.register.refusals import Refused
from planner.register.units import lifetime
from planner.register.validity import A_DAY


@dataclass(frozen=True, slots=True, kw_only=True)
class NewUnit:
    """What a unit needs to open; the mappings hold columns of `UnitPeriod` and `Site`."""

    code: str
    opened_on: date
    period: Mapping[str, Any]
    site: Mapping[str, Any] | None
    committees: Sequence[Committee]


def create(new: NewUnit, *, by: Writer) -> Unit:
    """Open a unit. Raises Refused when its identifier is taken."""
    unit = Unit(code=new.code, opened_on=new.opened_on, closed_on=None)
    codes.refuse_taken(unit)
    unit.periods.append(UnitPeriod(valid_from=new.opened_on, **new.period))
    if new.site is not None:
        unit.sites.append(Site(valid_from=new.opened_on, **new.site))
    for committee in new.committees:
        unit.committees.append(UnitCommittee(valid_from=new.opened_on, committee=committee))
    db.session.add(unit)
    db.session.flush()
    after = {"code": unit.code, "opened_on": unit.opened_on, **facts(unit.periods[0])}
    after |= {"committees": [committee.code for committee in new.committees]}
    trail.record("create", unit, user=by.user, at=by.at, before={}, after=after)
    return unit


def edit(unit: Unit, *, code: str, opened_on: date, by: Writer) -> None:
    """Correct the identifier or the first day; what began with the unit moves with it."""
    versions.claim(unit, seen=by.seen)
    before = {"code": unit.code, "opened_on": unit.opened_on}
    lifetime.open_on(unit, opened_on)
    unit.code = code
    codes.refuse_taken(unit)
    after = {"code": unit.code, "opened_on": unit.opened_on}
    trail.record("edit", unit, user=by.user, at=by.at, before=before, after=after)


def close(unit: Unit, *, last_day: date, successors: Sequence[Unit], by: Writer) -> None:
    """Close the unit after `last_day`; everything about it ends then, its history stays.

    Raises Refused when something about the unit begins later, or when it succeeds itself.
    """
    versions.claim(unit, seen=by.seen)
    before = _closing(unit)
    lifetime.close_after(unit, last_day)
    relatives.replace_successors(unit, successors, on=last_day + A_DAY)
    _record("close", unit, before, by)


def reopen(unit: Unit, *, by: Writer) -> None:
    """Undo a closing that was a mistake: what ended with the unit goes on."""
    versions.claim(unit, seen=by.seen)
    before = _closing(unit)
    lifetime.resume(unit)
    relatives.replace_successors(unit, [], on=unit.opened_on)
    _record("reopen", unit, before, by)


def add_closure(
    unit: Unit, *, first_day: date, last_day: date, reason: str, by: Writer
) -> UnitClosure:
    """Days on which the unit takes no visits. Raises Refused when they overlap known ones."""
    versions.claim(unit, seen=by.seen)
    closure = UnitClosure(first_day=first_day, last_day=last_day, reason=reason)
    unit.closures.append(closure)
    _check_closures(unit)
    trail.record("add", unit, user=by.user, at=by.at, before={}, after=said(closure))
    return closure


def edit_closure(
    closure: UnitClosure, *, first_day: date, last_day: date, reason: str, by: Writer
) -> None:
    """Other days, or another reason."""
    unit = closure.unit
    versions.claim(unit, seen=by.seen)
    before = said(closure)
    closure.first_day, closure.last_day, closure.reason = first_day, last_day, reason
    _check_closures(unit)
    trail.record("edit", unit, user=by.user, at=by.at, before=before, after=said(closure))


def remove_closure(closure: UnitClosure, *, by: Writer) -> None:
    """The unit takes visits on those days after all."""
    unit = closure.unit
    versions.claim(unit, seen=by.seen)
    trail.record("remove", unit, user=by.user, at=by.at, before=said(closure), after={})
    unit.closures.remove(closure)
    db.session.delete(closure)


def _closing(unit: Unit) -> dict[str, object]:
    named = [f"{one.name} ({one.code})" for one in relatives.successors(unit)]
    return {"closed_on": unit.closed_on, "successors": named}


def _record(action: str, unit: Unit, before: dict[str, object], by: Writer) -> None:
    after = _closing(unit)
    trail.record(action, unit, user=by.user, at=by.at, before=before, after=after)


def said(closure: UnitClosure) -> dict[str, object]:
    """What the row says, by column."""
    return {
        "first_day": closure.first_day,
        "last_day": closure.last_day,
        "reason": closure.reason,
    }


def _check_closures(unit: Unit) -> None:
    listed = sorted(unit.closures, key=lambda closure: closure.first_day)
    for closure in listed:
        if closure.last_day < closure.first_day:
            raise Refused("last_day", _("The last day is before the first."))
    for earlier, later in pairwise(listed):
        if later.first_day <= earlier.last_day:
            raise Refused("first_day", _("Some of these days are already closed."))
