"""Reads of comments, in columns."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import bindparam, func, select

from planner import columns
from planner.models.accounts import User
from planner.models.agreements import Agreement, AgreementComment

_OF_AGREEMENT: Final = (
    select(
        *(AgreementComment.id, AgreementComment.goal_key, User.name, AgreementComment.at),
        *(AgreementComment.text, AgreementComment.resolved_at.is_not(None)),
    )
    .join(AgreementComment.author)
    .where(AgreementComment.agreement_id == bindparam("agreement"))
    .order_by(AgreementComment.id)
)
_OPEN: Final = select(func.count()).where(
    AgreementComment.agreement_id == bindparam("agreement"), AgreementComment.resolved_at.is_(None)
)


@dataclass(frozen=True, slots=True)
class Comment:
    """What somebody said beside a goal, or about the whole agreement (`goal_key` is empty)."""

    id: int
    goal_key: str
    author: str
    at: datetime
    text: str
    is_settled: bool


def of_agreement(agreement: Agreement) -> Sequence[Comment]:
    """All comments on the agreement, oldest first."""
    return [Comment(*row) for row in columns.read(_OF_AGREEMENT, {"agreement": agreement.id})]


def open_on(agreement: Agreement) -> int:
    """How many comments on the agreement nobody has settled."""
    [(count,)] = columns.read(_OPEN, {"agreement": agreement.id})
    return count


def by_goal(comments: Sequence[Comment]) -> Mapping[str, list[Comment]]:
    """The comments of each goal (by key), in their order; "" has those about the whole."""
    found: dict[str, list[Comment]] = {}
    for comment in comments:
        found.setdefault(comment.goal_key, []).append(comment)
    return found


def about_goals_gone(comments: Sequence[Comment], keys: Collection[str]) -> list[Comment]:
    """The comments about goals that are no longer there."""
    return [comment for comment in comments if comment.goal_key not in keys]
