"""Who took over from whom, for units and committees alike."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask_babel import lazy_gettext as _
from sqlalchemy import delete, select

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
    table = _succession(of)
    return _relatives(of, table, own=table.successor_id, other=table.predecessor_id)


def successors(of: Owner) -> list[Relative]:
    """Those that took over from it."""
    table = _succession(of)
    return _relatives(of, table, own=table.predecessor_id, other=table.successor_id)


def replace_successors(of: Owner, successors: Sequence[Owner], *, on: date) -> None:
    """Let exactly these take over, from `on`. Raises Refused when one takes over from itself."""
    table = _succession(of)
    db.session.execute(delete(table).where(table.predecessor_id == of.id))
    for successor in successors:
        if successor is of:
            raise Refused("successors", _("Nothing can take over from itself."))
        db.session.add(table(predecessor_id=of.id, successor_id=successor.id, on_day=on))


def _succession(of: Owner) -> Any:
    return UnitSuccession if isinstance(of, Unit) else CommitteeSuccession


def _relatives(owner: Owner, table: Any, *, own: Any, other: Any) -> list[Relative]:
    names = _newest_name(owner)
    kind = type(owner)
    found = db.session.execute(
        select(kind.id, kind.code, names, table.on_day)
        .join(table, other == kind.id)
        .where(own == owner.id)
        .order_by(table.on_day, kind.code)
    )
    return [Relative(*row) for row in found]


def _newest_name(owner: Owner) -> Any:
    period: Any = UnitPeriod if isinstance(owner, Unit) else CommitteePeriod
    own = period.unit_id if isinstance(owner, Unit) else period.committee_id
    return (
        select(period.name)
        .where(own == type(owner).id)
        .order_by(period.valid_from.desc())
        .limit(1)
        .scalar_subquery()
    )
