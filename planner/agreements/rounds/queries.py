"""Reads of rounds: the list, one with its deadlines, and what an opening left behind."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import bindparam, select
from sqlalchemy.orm import joinedload, selectinload

from agreements.words.rollover import LeftOut
from planner.agreements import queries
from planner.agreements.queries import Filter
from planner.collation import danish_key
from planner.extensions import db
from planner.models.accounts import User
from planner.models.agreements import Agreement, AgreementRound, SharedGoal
from planner.models.audit import AuditEvent
from planner.models.committees import Committee
from planner.models.units import UnitPeriod
from planner.whole import Whole


@dataclass(frozen=True, slots=True)
class LeftBehind:
    """Goals of a unit's agreement of last time that did not come along, by the reason."""

    agreement_id: int
    unit: str
    goals: Mapping[LeftOut, Sequence[str]]


def rounds() -> Sequence[AgreementRound]:
    """Every round with its deadlines, the newest first."""
    query = select(AgreementRound).options(selectinload(AgreementRound.deadlines))
    newest = AgreementRound.first_day.desc(), AgreementRound.id.desc()
    return db.session.scalars(query.order_by(*newest)).all()


def round_(round_id: int) -> AgreementRound | None:
    """One round with its deadlines and its latest opening."""
    return _WHOLE.get(round_id)


# Put together once, for that costs as much as sending them.
_WHOLE: Final = Whole(
    AgreementRound, {AgreementRound.deadlines: []}, joinedload(AgreementRound.last_job)
)
_SHARED_GOALS: Final = (
    select(SharedGoal)
    .where(SharedGoal.round_id == bindparam("round"))
    .options(selectinload(SharedGoal.committee).selectinload(Committee.periods))
    .order_by(SharedGoal.committee_id.is_not(None), SharedGoal.committee_id, SharedGoal.id)
)


def shared_goals(round_id: int) -> Sequence[SharedGoal]:
    """The round's shared goals with their committees: those for everybody first."""
    return db.session.scalars(_SHARED_GOALS, {"round": round_id}).all()


def left_behind(user: User, round_id: int) -> list[LeftBehind]:
    """What the opening of the round did not carry along, by unit in Danish order."""
    readable = queries.readable(
        select(Agreement.id, UnitPeriod.name), user, Filter(round_id=round_id)
    )
    units = {row[0]: row[1] for row in db.session.execute(readable)}
    events = db.session.execute(
        select(AuditEvent.object_id, AuditEvent.after).where(
            AuditEvent.object_type == Agreement.__tablename__,
            AuditEvent.action == "roll_over",
            AuditEvent.object_id.in_(select(Agreement.id).where(Agreement.round_id == round_id)),
        )
    )
    found = [
        LeftBehind(id_, units[id_], goals)
        for id_, after in events
        if id_ in units and (goals := _goals(after))
    ]
    return sorted(found, key=lambda each: danish_key(each.unit))


def _goals(after: Mapping[str, Sequence[str]]) -> dict[LeftOut, Sequence[str]]:
    return {why: after[name] for why in LeftOut if (name := f"left_out_{why}") in after}
