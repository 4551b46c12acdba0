"""Reads of shared goals: which agreements have one, and what each unit contributes to it."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import and_, bindparam, func, or_, select
from sqlalchemy.orm import joinedload, selectinload

from agreements.followup import Answer
from agreements.lifecycle import EDITABLE
from agreements.words.followup import GoalState
from planner import columns
from planner.agreements import queries
from planner.agreements.queries import Filter
from planner.collation import danish_key
from planner.extensions import db
from planner.models.accounts import User
from planner.models.agreements import (
    Agreement,
    AgreementContribution,
    AgreementVersion,
    SharedGoal,
)
from planner.models.committees import Committee, CommitteePeriod
from planner.models.units import UnitPeriod
from planner.web.paging import Paging

# The statements are put together once, for that costs as much as sending them.
_GOAL: Final = (
    select(SharedGoal)
    .where(SharedGoal.id == bindparam("goal"))
    .options(
        joinedload(SharedGoal.round),
        selectinload(SharedGoal.committee).selectinload(Committee.periods),
    )
)
# A key names a goal within its round.
_OF: Final = and_(
    Agreement.round_id == bindparam("round"),
    AgreementContribution.goal_key == bindparam("key"),
)
_USED: Final = (
    select(AgreementVersion.id)
    .join(AgreementVersion.agreement)
    .join(AgreementVersion.contributions)
    .where(_OF)
    .limit(1)
)
_STANDING: Final = _USED.where(
    AgreementVersion.withdrawn_at.is_(None),
    or_(AgreementVersion.frozen_at.is_not(None), Agreement.state.not_in(EDITABLE)),
)
_PARTS: Final = (
    queries.beside(
        select(Agreement.id, UnitPeriod.name, CommitteePeriod.name, AgreementContribution.text)
    )
    .join(Agreement.versions)
    .join(AgreementVersion.contributions)
    .where(_OF)
)


@dataclass(frozen=True, slots=True)
class Part:
    """One unit's part in a shared goal; `answer` is its newest follow-up of the goal."""

    agreement_id: int
    unit: str
    committee: str
    contribution: str
    answer: Answer | None


@dataclass(frozen=True, slots=True)
class Parts:
    """Every unit's part that the reader may see, in Danish order, and how many say each state."""

    total: int
    counts: Mapping[GoalState, int]
    shown: Sequence[Part]
    paging: Paging

    @property
    def unanswered(self) -> int:
        return self.total - sum(self.counts.values())


def goal(goal_id: int) -> SharedGoal | None:
    """One shared goal with its round and its committee."""
    return db.session.scalar(_GOAL, {"goal": goal_id})


def count(round_id: int, committee_id: int | None) -> int:
    """How many goals of the round belong to everybody (None) or to a committee."""
    of = SharedGoal.committee_id
    mine = of.is_(None) if committee_id is None else of == committee_id
    query = select(func.count()).where(SharedGoal.round_id == round_id, mine)
    return db.session.scalar(query) or 0


def is_used(row: SharedGoal) -> bool:
    """Whether a unit has the goal in its agreement."""
    return bool(columns.read(_USED, _asked(row)))


def stands_still(row: SharedGoal) -> bool:
    """Whether an agreement with the goal is before its committee or approved.

    One that is being amended keeps the goal as it was approved.
    """
    return bool(columns.read(_STANDING, _asked(row)))


def parts(row: SharedGoal, user: User, page_of: Callable[[int], Paging]) -> Parts:
    """What the reader may see of the units' parts; `page_of` says which of so many are shown."""
    query = queries.within(_PARTS, user, Filter()).where(
        AgreementVersion.number == queries.newest_number(user)
    )
    found = sorted(columns.read(query, _asked(row)), key=lambda one: danish_key(one[1]))
    key, answers = row.key, queries.latest_answers(row.round_id, goal_key=row.key)
    given = Counter(answer.state for one in found if (answer := answers.get((one[0], key))))
    pages = page_of(len(found))
    return Parts(
        total=len(found),
        counts={state: given[state] for state in GoalState},
        shown=[
            Part(id_, unit, of, contribution, answers.get((id_, key)))
            for id_, unit, of, contribution in pages.cut(found)
        ],
        paging=pages,
    )


def _asked(row: SharedGoal) -> dict[str, object]:
    """What `_OF` asks for."""
    return {"round": row.round_id, "key": row.key}
