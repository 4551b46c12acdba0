"""Rows that hold for a time: splitting one at a day, ending it, keeping them from overlapping."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import TypeVar

from flask_babel import lazy_gettext as _
from sqlalchemy import inspect
from sqlalchemy.orm import Mapper

from planner.models.base import Valid
from planner.models.committees import Membership, MembershipRole
from planner.models.units import LeaderRole, Site, UnitCommittee, UnitLeader
from planner.register.refusals import Refused
from planner.web.filters import as_date

Row = TypeVar("Row", bound=Valid)

A_DAY = timedelta(days=1)
_OWN = frozenset({"id", "valid_from", "valid_to"})


def holding(rows: Iterable[Row], on: date) -> Row | None:
    """The first of `rows` that holds on the day."""
    return next((row for row in rows if row.holds_on(on)), None)


def in_order(rows: Iterable[Row]) -> list[Row]:
    """Oldest first."""
    return sorted(rows, key=lambda row: row.valid_from)


def split(row: Row, *, on: date) -> Row:
    """The row to change so that the change holds from `on` until the row's own last day.

    That is the row itself when it begins on the day, otherwise a copy that takes over from it,
    which the caller adds to the owner. Raises Refused when the row does not hold on the day.
    """
    if not row.holds_on(on):
        raise Refused(
            "valid_from",
            _("This does not hold on %(day)s. Choose a day inside its period.", day=as_date(on)),
        )
    if row.valid_from == on:
        return row
    later = _copy(row)
    later.valid_from, later.valid_to = on, row.valid_to
    row.valid_to = on - A_DAY
    return later


def end(row: Valid, *, last_day: date) -> None:
    """Let the row hold until `last_day`. Raises Refused when that is before it began."""
    if last_day < row.valid_from:
        raise Refused(
            "valid_to",
            _("The last day is before the first, %(day)s.", day=as_date(row.valid_from)),
        )
    row.valid_to = last_day


def make_room(rows: Iterable[Row], *, on: date) -> date | None:
    """End the row that holds on `on` the day before, for a new one that begins then.

    Gives the new row's last day: the day before the next row begins, else None. Raises Refused
    when one begins on that very day.
    """
    listed = in_order(rows)
    before = holding(listed, on)
    if before is not None and before.valid_from == on:
        raise Refused(
            "valid_from",
            _("Something already begins on %(day)s. Correct that instead.", day=as_date(on)),
        )
    if before is not None:
        before.valid_to = on - A_DAY
    following = next((row for row in listed if row.valid_from > on), None)
    return following.valid_from - A_DAY if following else None


def refuse_overlaps(rows: Iterable[Valid]) -> None:
    """Raises Refused when two rows hold on the same day where there is room for one."""
    taken: defaultdict[Hashable, list[Valid]] = defaultdict(list)
    for row in rows:
        for place in places(row):
            taken[place].append(row)
    for sharing in taken.values():
        _refuse_overlap(in_order(sharing))


def refuse_gaps(rows: Sequence[Valid]) -> None:
    """Raises Refused when a day between the first and the last is covered by none of the rows."""
    listed = in_order(rows)
    for earlier, later in pairwise(listed):
        if earlier.valid_to is not None and earlier.valid_to + A_DAY < later.valid_from:
            raise Refused(
                "valid_from",
                _(
                    "Nothing would hold from %(first)s to %(last)s.",
                    first=as_date(earlier.valid_to + A_DAY),
                    last=as_date(later.valid_from - A_DAY),
                ),
            )


def _refuse_overlap(listed: Sequence[Valid]) -> None:
    for earlier, later in pairwise(listed):
        if earlier.valid_to is None or earlier.valid_to >= later.valid_from:
            raise Refused(
                "valid_from",
                _(
                    "This overlaps what holds from %(first)s to %(last)s.",
                    first=as_date(earlier.valid_from),
                    last=as_date(earlier.valid_to) if earlier.valid_to else _("further notice"),
                ),
            )


def places(row: Valid) -> list[Hashable]:
    """The places the row takes, each of which holds one row a day."""
    match row:
        case Site():
            return ["main"] if row.is_main else []
        case UnitLeader():
            alone = row.role is LeaderRole.LEADER
            return [_person(row), *(["leader"] if alone else [])]
        case UnitCommittee():
            return [row.committee_id or id(row.committee)]
        case Membership():
            alone = row.role is not MembershipRole.MEMBER
            return [_person(row), *([row.role] if alone else [])]
        case _:
            return ["only"]


def _person(row: UnitLeader | Membership) -> Hashable:
    return "person", row.person_id or id(row.person)


def _copy(row: Row) -> Row:
    mapper: Mapper[Row] = inspect(type(row))
    columns = (column.key for column in mapper.column_attrs)
    return mapper.class_(**{key: getattr(row, key) for key in columns if key not in _OWN})
