"""Who took over from whom, for units and committees alike."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from flask_babel import lazy_gettext as _
from sqlalchemy import bindparam, delete, select

from planner import columns
from planner.extensions import db
from planner.models.committees import Committee, CommitteePeriod, CommitteeSuccession
from planner.models.units import Unit, UnitPeriod, UnitSuccession
from planner.register.refusals import Refused

Owner = Unit | Committee


@dataclass(frozen=True, slots=True)
class Relative:
    """A unit or committee that took over, or was taken over, on a day; by its newest name."""

    id: int
    code: str
    name: str
    on_day: date


def predecessors(of: Owner) -> list[Relative]:
    """Those it took over from."""
    return _relatives(of, "successor_id", "predecessor_id")


def successors(of: Owner) -> list[Relative]:
    """Those that took over from it."""
    return _relatives(of, "predecessor_id", "successor_id")


def replace_successors(of: Owner, successors: Sequence[Owner], *, on: date) -> None:
    """Let exactly these take over, from `on`. Raises Refused when one takes over from itself."""
    table = _succession(type(of))
    db.session.execute(delete(table).where(table.predecessor_id == of.id))
    for successor in successors:
        if successor is of:
            raise Refused("successors", _("Nothing can take over from itself."))
        db.session.add(table(predecessor_id=of.id, successor_id=successor.id, on_day=on))


def _succession(kind: type[Owner]) -> Any:
    return UnitSuccession if kind is Unit else CommitteeSuccession


def _relatives(owner: Owner, own: str, other: str) -> list[Relative]:
    query = _query(type(owner), own, other)
    return [Relative(*row) for row in columns.read(query, {"owner": owner.id})]


@cache  # two for units, two for committees
def _query(kind: type[Owner], own: str, other: str) -> Any:
    table = _succession(kind)
    return (
        select(kind.id, kind.code, _newest_name(kind), table.on_day)
        .join(table, getattr(table, other) == kind.id)
        .where(getattr(table, own) == bindparam("owner"))
        .order_by(table.on_day, kind.code)
    )


def _newest_name(kind: type[Owner]) -> Any:
    period: Any = UnitPeriod if kind is Unit else CommitteePeriod
    own = period.unit_id if kind is Unit else period.committee_id
    return (
        select(period.name)
        .where(own == kind.id)
        .order_by(period.valid_from.desc())
        .limit(1)
        .scalar_subquery()
    )
