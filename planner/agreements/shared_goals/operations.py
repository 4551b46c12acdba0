"""Writes about shared goals: add one, change it while it may be changed, take it back."""

import secrets
from dataclasses import replace
from datetime import datetime

from agreements.goals import Layer, SharedGoal
from planner import trail, versions
from planner.agreements import mapping
from planner.agreements.rounds.caps import limits
from planner.agreements.shared_goals import queries
from planner.extensions import db
from planner.models import agreements as rows
from planner.models.accounts import User
from planner.models.agreements import AgreementRound
from planner.models.committees import Committee

KEY_BYTES = 4


class TooMany(Exception):
    """There are as many goals of the layer as the municipality allows; carries the number."""

    def __init__(self, layer: Layer, limit: int) -> None:
        super().__init__(f"at most {limit} goals of layer {layer}")
        self.layer, self.limit = layer, limit


class StandsStill(Exception):
    """An agreement with the goal is before its committee or approved, so it cannot be changed."""


class InUse(Exception):
    """Units have the goal in their agreements, so it cannot be taken back."""


def new_key() -> str:
    """A key nobody has used, for a goal or an indicator."""
    return f"f{secrets.token_hex(KEY_BYTES)}"


def add(
    round_: AgreementRound,
    goal: SharedGoal,
    *,
    committee: Committee | None,
    user: User,
    at: datetime,
) -> rows.SharedGoal:
    """A goal of everybody's, or of a committee's units. Raises TooMany."""
    caps = limits()
    limit = caps.cross_cutting if committee is None else caps.committee
    if queries.count(round_.id, committee.id if committee else None) >= limit:
        raise TooMany(goal.layer, limit)
    row = rows.SharedGoal(
        round_id=round_.id,
        key=goal.key,
        layer=goal.layer,
        committee_id=committee.id if committee else None,
        content=mapping.goal_text(goal),
    )
    db.session.add(row)
    trail.record("add", row, user=user, at=at, before={}, after=_said(goal))
    return row


def edit(row: rows.SharedGoal, goal: SharedGoal, *, seen: int, user: User, at: datetime) -> None:
    """Let the goal say something else, in every draft that has it. Raises StandsStill, Overtaken.

    Key and layer stay as they are: they are what drafts refer to.
    """
    if queries.stands_still(row):
        raise StandsStill
    versions.claim(row, seen=seen)
    before = mapping.shared_goal(row)
    new = replace(goal, key=row.key, layer=row.layer)
    row.content = mapping.goal_text(new)
    trail.record("edit", row, user=user, at=at, before=_said(before), after=_said(new))


def take_back(row: rows.SharedGoal, *, user: User, at: datetime) -> None:
    """Remove a goal nobody contributes to. Raises InUse."""
    if queries.is_used(row):
        raise InUse
    trail.record("delete", row, user=user, at=at, before=_said(mapping.shared_goal(row)), after={})
    db.session.delete(row)


def _said(goal: SharedGoal) -> dict[str, object]:
    """The goal as its history shows it."""
    return {"name": goal.title, "reason": goal.why, "area": goal.area, "due": goal.due}
