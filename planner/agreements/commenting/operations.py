"""Writing a comment beside a goal, and settling it."""

from collections.abc import Mapping
from datetime import datetime

from agreements import lifecycle
from agreements.lifecycle import Role
from planner import clock, trail
from planner.agreements import parts
from planner.models.accounts import User
from planner.models.agreements import Agreement, AgreementComment

SETTLES = frozenset({Role.UNIT_LEADER, Role.DEPUTY, Role.COMMITTEE_SECRETARY, Role.CENTRE_HEAD})


class NoWord(Exception):
    """The account has no say beside this agreement as it stands."""


def comment(agreement: Agreement, texts: Mapping[str, str], *, user: User, at: datetime) -> int:
    """A comment for each goal (by key) something was written about; how many. Raises NoWord."""
    if not may_comment(agreement, user):
        raise NoWord
    written = {key: text for key, text in texts.items() if text}
    for key, text in written.items():
        agreement.comments.append(
            AgreementComment(goal_key=key, author_id=user.id, at=at, text=text)
        )
        trail.record("comment", agreement, user=user, at=at, after={"goal_key": key, "text": text})
    return len(written)


def settle(comment_: AgreementComment, *, is_settled: bool, user: User, at: datetime) -> None:
    """The comment is dealt with, or is not after all. Raises NoWord."""
    if not may_settle(comment_.agreement, user):
        raise NoWord
    comment_.resolved_at = at if is_settled else None
    comment_.resolved_by_id = user.id if is_settled else None
    action = "resolve" if is_settled else "reopen"
    trail.record(action, comment_.agreement, user=user, at=at, after={"text": comment_.text})


def may_comment(agreement: Agreement, user: User) -> bool:
    """Whether the account may write beside the goals now."""
    own = parts.of(user, agreement, on=clock.today())
    return any(lifecycle.may_comment(agreement.state, role) for role in own)


def may_settle(agreement: Agreement, user: User) -> bool:
    """Whether the account may say that a comment is dealt with."""
    return bool(SETTLES & set(parts.of(user, agreement, on=clock.today())))
