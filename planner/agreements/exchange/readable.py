"""The agreements of a round that somebody may exchange, each in the version they may read."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from sqlalchemy import and_, select
from sqlalchemy.orm import selectinload

from agreements.agreement import Agreement as Content
from agreements.goals import SharedGoal
from agreements.lifecycle import EDITABLE
from planner.agreements import mapping, queries
from planner.agreements.queries import Filter
from planner.collation import danish_key
from planner.extensions import db
from planner.models import agreements as rows
from planner.models.accounts import User
from planner.models.agreements import Agreement, AgreementFollowUp, AgreementVersion
from planner.models.units import Unit, UnitPeriod


@dataclass(frozen=True, slots=True)
class Exchanged:
    """An agreement with what its readable version says; drafts say the shared goals of today."""

    agreement: Agreement
    unit_code: str
    unit: str
    content: Content


def agreements(round_id: int, user: User) -> Iterator[Exchanged]:
    """Those the reader may see, by unit in Danish order, with all an exchange asks about."""
    columns = select(Agreement, Unit.code, UnitPeriod.name, AgreementVersion).options(
        selectinload(Agreement.round),
        selectinload(Agreement.unit).selectinload(Unit.periods),
        selectinload(Agreement.measurements),
        selectinload(Agreement.steps),
        selectinload(Agreement.follow_ups).selectinload(AgreementFollowUp.answers),
    )
    query = queries.readable(columns, user, Filter(round_id=round_id)).join(
        AgreementVersion,
        and_(
            AgreementVersion.agreement_id == Agreement.id,
            AgreementVersion.number == queries.newest_number(user),
        ),
    )
    shared = shared_goals(round_id)
    found = sorted(db.session.execute(query), key=lambda row: (danish_key(row[2]), row[1]))
    for agreement, code, unit, version in found:
        content = mapping.content(version.content)
        if not version.frozen_at and agreement.state in EDITABLE:
            content = _as_of_today(content, shared)
        yield Exchanged(agreement, code, unit, content)


def shared_goals(round_id: int) -> dict[str, SharedGoal]:
    """The round's shared goals by key."""
    query = select(rows.SharedGoal).where(rows.SharedGoal.round_id == round_id)
    return {row.key: mapping.shared_goal(row) for row in db.session.scalars(query)}


def _as_of_today(content: Content, shared: dict[str, SharedGoal]) -> Content:
    contributions = tuple(
        replace(each, goal=shared.get(each.key, each.goal)) for each in content.goals.contributions
    )
    return replace(content, goals=replace(content.goals, contributions=contributions))
