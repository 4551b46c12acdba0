"""Rows of agreements for tests, with what does not matter filled in."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime

from agreements import agreement as domain
from agreements.period import PeriodKind
from agreements.transitions import State
from planner.agreements import mapping
from planner.extensions import db
from planner.models.agreements import Agreement, AgreementRound, AgreementVersion
from planner.models.committees import Committee
from planner.models.units import Unit
from tests.agreements import builders as content_builders

AT = datetime(2027, 3, 16, 9, tzinfo=UTC)


def agreement_round(year: int = 2027) -> AgreementRound:
    row = AgreementRound(
        kind=PeriodKind.CALENDAR_YEAR, first_day=date(year, 1, 1), last_day=date(year, 12, 31)
    )
    db.session.add(row)
    db.session.flush()
    return row


def agreement(
    round_: AgreementRound,
    unit: Unit,
    committee: Committee,
    *,
    state: State = State.APPROVED,
    contents: Iterable[domain.Agreement] = (),
    are_frozen: Iterable[bool] = (True,),
) -> Agreement:
    """An agreement with a version for each of `are_frozen`, saying `contents` or the usual."""
    frozen = tuple(are_frozen)
    said = tuple(contents) or (content_builders.agreement(),) * len(frozen)
    row = Agreement(
        round_id=round_.id,
        unit=unit,
        committee=committee,
        state=state,
        changed_at=AT,
        versions=[
            version(content, number, is_frozen=is_frozen)
            for number, (content, is_frozen) in enumerate(zip(said, frozen, strict=True), 1)
        ],
    )
    db.session.add(row)
    db.session.flush()
    return row


def version(content: domain.Agreement, number: int, *, is_frozen: bool) -> AgreementVersion:
    row = mapping.new_version(content, number=number, reason="Ny lov" if number > 1 else "")
    row.frozen_at = AT if is_frozen else None
    return row


def saying(purpose: str) -> domain.Agreement:
    return replace(content_builders.agreement(), purpose=purpose)
