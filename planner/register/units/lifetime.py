"""A unit's first and last day, and what they mean for everything that holds about it."""

from collections.abc import Iterable
from datetime import date

from flask_babel import lazy_gettext as _

from planner.models.base import Valid
from planner.models.units import Unit
from planner.register.refusals import Refused


def open_on(unit: Unit, day: date) -> None:
    """Let the unit begin on the day; what began with it, or before the day, begins then too.

    Raises Refused when something about the unit ended before the day.
    """
    if unit.closed_on and day > unit.closed_on:
        raise Refused("opened_on", _("The unit cannot open after it closed."))
    for row in _rows(unit):
        if row.valid_from != unit.opened_on and row.valid_from >= day:
            continue
        if row.valid_to is not None and row.valid_to < day:
            raise Refused("opened_on", _("Something about the unit ended before that day."))
        row.valid_from = day
    unit.opened_on = day


def close_after(unit: Unit, last_day: date) -> None:
    """Let everything that goes on about the unit end with it; a moved last day moves them along.

    Raises Refused when something about the unit begins after the day.
    """
    if last_day < unit.opened_on:
        raise Refused("last_day", _("The unit cannot close before it opened."))
    for row in _rows(unit):
        if row.valid_from > last_day:
            raise Refused(
                "last_day", _("Something about the unit begins after that day. Remove it first.")
            )
        if row.valid_to is None or row.valid_to > last_day or row.valid_to == unit.closed_on:
            row.valid_to = last_day
    unit.closed_on = last_day


def resume(unit: Unit) -> None:
    """Undo a closing: what ended with the unit goes on."""
    for row in _rows(unit):
        if row.valid_to == unit.closed_on:
            row.valid_to = None
    unit.closed_on = None


def _rows(unit: Unit) -> list[Valid]:
    rows: Iterable[Iterable[Valid]] = unit.periods, unit.sites, unit.leaders, unit.committees
    return [row for some in rows for row in some]
