"""Which units a round still lacks an agreement of, and with which committee they make it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlalchemy import Date, bindparam, or_, select

from agreements.period import Period
from agreements.transitions import State
from planner import columns
from planner.collation import danish_key
from planner.extensions import db
from planner.models.agreements import Agreement, AgreementRound
from planner.models.committees import Committee, CommitteePeriod
from planner.models.units import Unit, UnitCommittee, UnitPeriod


@dataclass(frozen=True, slots=True)
class Lacking:
    """A unit without an agreement in the round; `overlapping` is the period of one that runs."""

    unit_id: int
    name: str
    committee: str
    overlapping: Period | None


def without_agreement(
    round_: AgreementRound, committee_ids: Collection[int] | None = None, *, on: date
) -> list[Lacking]:
    """The open units of these committees (None: of all) that have none, in Danish order."""
    query = _WITHOUT
    if committee_ids is not None:
        query = query.where(UnitCommittee.committee_id.in_(committee_ids))
    found = columns.read(query, {"round": round_.id, "day": max(on, round_.first_day)})
    running = _overlapping(round_) if found else {}
    units = {
        unit_id: Lacking(unit_id, name, committee, running.get(unit_id))
        for unit_id, name, committee in reversed(found)
    }
    return sorted(units.values(), key=lambda each: danish_key(each.name))


# Put together once, for that costs as much as sending it.
_DAY: Final[Any] = bindparam("day", type_=Date())
_WITHOUT: Final = (
    select(Unit.id, UnitPeriod.name, CommitteePeriod.name)
    .join(UnitPeriod, UnitPeriod.unit_id == Unit.id)
    .join(UnitCommittee, UnitCommittee.unit_id == Unit.id)
    .join(CommitteePeriod, CommitteePeriod.committee_id == UnitCommittee.committee_id)
    .where(
        Unit.id.not_in(select(Agreement.unit_id).where(Agreement.round_id == bindparam("round"))),
        Unit.opened_on <= _DAY,
        or_(Unit.closed_on.is_(None), Unit.closed_on >= _DAY),
        *(each.on(_DAY) for each in (UnitPeriod, UnitCommittee, CommitteePeriod)),
    )
    .order_by(UnitCommittee.valid_from, UnitCommittee.id)
)


def committees(on: date) -> list[tuple[int, str]]:
    """The committees that have open units on the day, by name."""
    found = db.session.execute(
        select(Committee.id, CommitteePeriod.name)
        .join(CommitteePeriod, CommitteePeriod.named_on(on))
        .join(UnitCommittee, UnitCommittee.committee_id == Committee.id)
        .where(UnitCommittee.on(on))
        .distinct()
    )
    return sorted(((row[0], row[1]) for row in found), key=lambda each: danish_key(each[1]))


def committee_of(
    unit: Unit, committee_ids: Collection[int], before: Agreement | None, *, on: date
) -> Committee:
    """The committee the unit agrees with: last time's while it belongs there, else its first."""
    links = [link for link in unit.committees if link.committee_id in committee_ids]
    current = [link for link in links if link.holds_on(on)] or links
    same = [link for link in current if before and link.committee_id == before.committee_id]
    return (same or current)[0].committee


def _overlapping(round_: AgreementRound) -> dict[int, Period]:
    """Units with an agreement of another round that is not closed and shares a day with this."""
    rows = db.session.execute(
        select(
            *(Agreement.unit_id, AgreementRound.kind),
            *(AgreementRound.first_day, AgreementRound.last_day),
        )
        .join(Agreement.round)
        .where(
            Agreement.round_id != round_.id,
            Agreement.state != State.CLOSED,
            AgreementRound.first_day <= round_.last_day,
            AgreementRound.last_day >= round_.first_day,
        )
    )
    return {unit_id: Period(kind, first, last) for unit_id, kind, first, last in rows}
