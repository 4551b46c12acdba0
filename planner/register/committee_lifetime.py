"""A committee's first and last day, and what they mean for everything that holds about it."""

from datetime import date

from flask_babel import lazy_gettext as _
from sqlalchemy import inspect, select

from planner.extensions import db
from planner.models.base import Valid
from planner.models.committees import Committee
from planner.models.units import UnitCommittee
from planner.register.refusals import Refused
from planner.register.validity import in_order


def last_day(committee: Committee) -> date | None:
    """Its last day; None while it goes on."""
    return in_order(committee.periods)[-1].valid_to


def days(committee: Committee) -> tuple[date, date | None]:
    """Its first day and its last."""
    return in_order(committee.periods)[0].valid_from, last_day(committee)


def inside(committee: Committee, day: date) -> date:
    """The day, or the nearest one on which the committee is there."""
    first, last = days(committee)
    return min(max(day, first), last or max(day, first))


def begin_on(committee: Committee, day: date) -> None:
    """Let the committee begin on the day; what began with it begins then too.

    Raises Refused when something about it ended before the day.
    """
    was = in_order(committee.periods)[0].valid_from
    for row in _rows(committee):
        if row.valid_from != was and row.valid_from >= day:
            continue
        if row.valid_to is not None and row.valid_to < day:
            raise Refused("first_day", _("Something about the committee ended before that day."))
        row.valid_from = day


def close_after(committee: Committee, day: date) -> None:
    """Let everything that goes on about the committee end with it, its units' links too.

    Raises Refused when something about it begins after the day.
    """
    was = last_day(committee)
    for row in _rows(committee):
        if row.valid_from > day:
            raise Refused(
                "last_day",
                _("Something about the committee begins after that day. Remove it first."),
            )
        if row.valid_to is None or row.valid_to > day or row.valid_to == was:
            row.valid_to = day


def resume(committee: Committee) -> None:
    """Undo a closing: what ended with the committee goes on."""
    was = last_day(committee)
    for row in _rows(committee):
        if row.valid_to == was:
            row.valid_to = None


def unit_links(committee: Committee) -> list[UnitCommittee]:
    """The committee's units, whenever they belonged to it."""
    if inspect(committee).transient or inspect(committee).pending:
        return []  # nothing can belong to one that has only just been entered
    found = select(UnitCommittee).where(UnitCommittee.committee_id == committee.id)
    return list(db.session.scalars(found.order_by(UnitCommittee.valid_from, UnitCommittee.id)))


def _rows(committee: Committee) -> list[Valid]:
    own: list[Valid] = [*committee.periods, *committee.patterns, *committee.memberships]
    return [*own, *unit_links(committee)]
