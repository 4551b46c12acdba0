"""Shared goals and planned meetings by reference: a draft holds them as they are today."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from sqlalchemy import bindparam, or_, select

from agreements.agreement import Agreement as Content
from agreements.goals import SharedGoal
from agreements.lifecycle import EDITABLE
from planner import columns
from planner.agreements import mapping, planned
from planner.models.agreements import Agreement, AgreementVersion
from planner.models.agreements import SharedGoal as SharedGoalRow

_owner = SharedGoalRow.committee_id
_OFFERED: Final = (
    select(SharedGoalRow.key, SharedGoalRow.content)
    .where(
        SharedGoalRow.round_id == bindparam("round"),
        or_(_owner.is_(None), _owner == bindparam("committee")),
    )
    .order_by(_owner.is_not(None), SharedGoalRow.id)
)


@dataclass(frozen=True, slots=True)
class Today:
    """What a draft says of today's shared goals and plan, and the goals it may contribute to."""

    content: Content
    shared: Mapping[str, SharedGoal]


def content(version: AgreementVersion) -> Content:
    """What a version says; one that can still change says it of today's shared goals and plan."""
    stored = mapping.content(version.content)
    agreement = version.agreement
    if version.frozen_at or agreement.state not in EDITABLE:
        return stored
    shared = _shared(agreement, stored) if stored.goals.contributions else {}
    return _renewed(stored, agreement, shared)


def today(agreement: Agreement) -> Today:
    """The version that is worked on."""
    stored = mapping.content(agreement.current.content)
    shared = _shared(agreement, stored)
    if agreement.current.frozen_at or agreement.state not in EDITABLE:
        return Today(stored, shared)
    return Today(_renewed(stored, agreement, shared), shared)


def _renewed(stored: Content, agreement: Agreement, shared: Mapping[str, SharedGoal]) -> Content:
    goals = stored.goals
    renewed = (replace(each, goal=shared.get(each.key, each.goal)) for each in goals.contributions)
    return replace(
        stored,
        goals=replace(goals, contributions=tuple(renewed)),
        course=replace(stored.course, contacts=planned.contacts(agreement)),
    )


def _shared(agreement: Agreement, stored: Content) -> Mapping[str, SharedGoal]:
    """The goals the unit may contribute to, by key: everybody's, its committee's, and those it has.

    One that was taken back stays with the units that had already written about it.
    """
    asked = {"round": agreement.round_id, "committee": agreement.committee_id}
    found = columns.read(_OFFERED, asked)
    offered = {key: mapping.goal(content) for key, content in found}
    own = stored.goals.contributions
    return offered | {each.key: each.goal for each in own if each.key not in offered}
