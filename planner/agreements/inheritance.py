"""Shared goals and planned meetings by reference: a draft holds them as they are today."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from sqlalchemy import or_, select

from agreements.agreement import Agreement as Content
from agreements.goals import SharedGoal
from agreements.lifecycle import EDITABLE
from planner.agreements import mapping, planned
from planner.extensions import db
from planner.models import agreements as rows
from planner.models.agreements import Agreement, AgreementVersion


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
    of = rows.SharedGoal.committee_id
    query = (
        select(rows.SharedGoal)
        .where(
            rows.SharedGoal.round_id == agreement.round_id,
            or_(of.is_(None), of == agreement.committee_id),
        )
        .order_by(of.is_not(None), rows.SharedGoal.id)
    )
    offered = {row.key: mapping.shared_goal(row) for row in db.session.scalars(query)}
    own = stored.goals.contributions
    return offered | {each.key: each.goal for each in own if each.key not in offered}
