"""Shared goals and planned meetings by reference: a draft holds them as they are today."""

from collections.abc import Mapping
from dataclasses import replace

from sqlalchemy import or_, select

from agreements.agreement import Agreement as Content
from agreements.goals import Goals, SharedGoal
from agreements.lifecycle import EDITABLE
from planner.agreements import mapping, planned
from planner.extensions import db
from planner.models import agreements as rows
from planner.models.agreements import Agreement, AgreementVersion


def content(version: AgreementVersion) -> Content:
    """What a version says; one that can still change says it of today's shared goals and plan."""
    stored = mapping.content(version.content)
    agreement = version.agreement
    if version.frozen_at or agreement.state not in EDITABLE:
        return stored
    course = replace(stored.course, contacts=planned.contacts(agreement))
    return replace(stored, goals=_renewed(stored.goals, agreement), course=course)


def _renewed(stored: Goals, agreement: Agreement) -> Goals:
    if not stored.contributions:
        return stored
    shared = shared_goals(agreement)
    renewed = (replace(each, goal=shared.get(each.key, each.goal)) for each in stored.contributions)
    return replace(stored, contributions=tuple(renewed))


def shared_goals(agreement: Agreement) -> Mapping[str, SharedGoal]:
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
    own = mapping.content(agreement.current.content).goals.contributions
    return offered | {each.key: each.goal for each in own if each.key not in offered}
