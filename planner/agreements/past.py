"""The steps an agreement has behind it, counted: what its pages and its life cycle ask of them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final, TypeAlias

from sqlalchemy import bindparam, func, select

from agreements.transitions import Action, State
from planner import columns
from planner.models.agreements import Agreement, AgreementStep

Steps: TypeAlias = Iterable[tuple[Action, State, datetime, int]]

_STEPS: Final = (
    select(
        *(AgreementStep.step, AgreementStep.new_state),
        *(func.max(AgreementStep.at), func.count(AgreementStep.id)),
    )
    .where(AgreementStep.agreement_id == bindparam("agreement"))
    .group_by(AgreementStep.step, AgreementStep.new_state)
    .order_by(func.max(AgreementStep.at))
)
_HOLDER: Final = (
    select(AgreementStep.successor)
    .where(
        AgreementStep.agreement_id == bindparam("agreement"),
        AgreementStep.step == Action.TRANSFER,
    )
    .order_by(AgreementStep.id.desc())
    .limit(1)
)


@dataclass(frozen=True, slots=True)
class Past:
    """How many steps were taken, when each state was last reached, and what changes the course.

    `continued` counts the agreement years that ended; `transferred_at` is when somebody else took
    the agreement over last.
    """

    steps: int
    reached: Mapping[State, datetime]
    transferred_at: datetime | None
    continued: int


def of(agreement: Agreement) -> Past:
    """The agreement's past until now, with the steps that are not committed yet."""
    found = columns.read(_STEPS, {"agreement": agreement.id})
    return _of((step, state, at, count) for step, state, at, count in found)


def of_steps(rows: Iterable[AgreementStep]) -> Past:
    """The same of steps that were read already, oldest first."""
    return _of((row.step, row.new_state, row.at, 1) for row in rows)


def holder(agreement: Agreement) -> str:
    """Who took the agreement over last; empty when nobody did."""
    return "".join(name for (name,) in columns.read(_HOLDER, {"agreement": agreement.id}))


def _of(steps: Steps) -> Past:
    """Of steps by what they did and when, each counted; the newest last."""
    listed = list(steps)
    taken_over = [at for step, _state, at, _count in listed if step is Action.TRANSFER]
    return Past(
        steps=sum(count for _step, _state, _at, count in listed),
        reached={state: at for _step, state, at, _count in listed},
        transferred_at=taken_over[-1] if taken_over else None,
        continued=sum(count for step, _state, _at, count in listed if step is Action.CONTINUE),
    )
