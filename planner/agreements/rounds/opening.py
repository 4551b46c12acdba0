"""The job that opens a round: each unit its draft, rolled over from last time where there was one.

A unit's draft is whole or not there: each is committed by itself, and a job that was lost goes on
with the units that have none yet.
"""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import selectinload

from agreements.rollover import GoalLeftOut
from agreements.transitions import State
from planner import clock, trail
from planner.agreements import mapping
from planner.agreements.rounds import drafting, wheel
from planner.agreements.rounds.caps import limits
from planner.agreements.rounds.coverage import committee_of, without_agreement
from planner.agreements.rounds.operations import OPEN
from planner.agreements.rounds.parties import parties
from planner.extensions import db
from planner.jobs.kinds import Result, Stopped, Work, kind
from planner.models.accounts import User
from planner.models.agreements import (
    Agreement,
    AgreementFollowUp,
    AgreementRound,
    AgreementVersion,
    SharedGoal,
)
from planner.models.committees import Committee, Membership
from planner.models.jobs import Job
from planner.models.units import Centre, CentreHead, Unit, UnitCommittee, UnitLeader, UnitPeriod

_WHOLE_UNIT = (
    selectinload(Unit.periods)
    .selectinload(UnitPeriod.centre)
    .options(
        selectinload(Centre.periods), selectinload(Centre.heads).selectinload(CentreHead.person)
    ),
    selectinload(Unit.leaders).selectinload(UnitLeader.person),
    selectinload(Unit.committees)
    .selectinload(UnitCommittee.committee)
    .options(
        selectinload(Committee.periods),
        selectinload(Committee.memberships).selectinload(Membership.person),
    ),
)


@dataclass(frozen=True, slots=True)
class _Opening:
    """What one run of the job knows throughout."""

    round_id: int
    committee_ids: frozenset[int]
    user_id: int | None
    day: date  # whose names it has: those who are there when the round begins


@kind(OPEN)
def open_units(work: Work) -> Result:
    """A draft for every unit that lacks one; units whose last agreement still runs are left."""
    round_ = db.session.get_one(AgreementRound, work.payload["round_id"])
    opening = _Opening(
        round_id=round_.id,
        committee_ids=frozenset(work.payload["committee_ids"]),
        user_id=db.session.scalar(select(Job.created_by_id).where(Job.id == work.job_id)),
        day=max(clock.today(), round_.first_day),
    )
    waiting = without_agreement(round_, opening.committee_ids, on=opening.day)
    units = [each for each in waiting if each.overlapping is None]
    for number, each in enumerate(units):
        if work.should_stop():
            raise Stopped
        _open_one(each.unit_id, opening)
        db.session.commit()
        work.report(100 * (number + 1) // len(units), each.name)
    made = db.session.scalar(
        select(func.count()).select_from(Agreement).where(Agreement.round_id == opening.round_id)
    )
    return {"agreements": made, "refused": len(waiting) - len(units)}


def _open_one(unit_id: int, opening: _Opening) -> None:
    round_ = db.session.get_one(AgreementRound, opening.round_id)
    prepared = prepare(unit_id, round_, opening.committee_ids, on=opening.day)
    user = db.session.get(User, opening.user_id) if opening.user_id else None
    keep(prepared, user=user, at=clock.now())


@dataclass(frozen=True, slots=True)
class Prepared:
    """A unit's draft for a round before it is kept, and the goals it has left behind."""

    round: AgreementRound
    unit: Unit
    committee: Committee
    before: Agreement | None
    drafted: drafting.Drafted


def prepare(
    unit_id: int, round_: AgreementRound, committee_ids: frozenset[int], *, on: date
) -> Prepared:
    """What the unit's draft would say; parties are those of the day. Writes nothing."""
    unit = db.session.get_one(Unit, unit_id, options=_WHOLE_UNIT)
    before = _last_agreement(unit_id, round_)
    committee = committee_of(unit, committee_ids, before, on=on)
    drafted = drafting.draft(
        unit.code,
        parties(unit, committee, on=on),
        mapping.period(round_),
        wheel.of(round_),
        goals=[mapping.shared_goal(row) for row in _goals_for(round_.id, committee.id)],
        last=_as_last(before) if before else None,
        limits=limits(),
    )
    return Prepared(round_, unit, committee, before, drafted)


def keep(prepared: Prepared, *, user: User | None, at: datetime) -> Agreement:
    """The draft as a new agreement; the trail keeps which goals were left behind and why."""
    drafted, unit = prepared.drafted, prepared.unit
    row = Agreement(
        round_id=prepared.round.id,
        unit=unit,
        committee=prepared.committee,
        state=State.DRAFT,
        changed_at=at,
        versions=[mapping.new_version(drafted.content)],
    )
    db.session.add(row)
    after = {"round_id": row.round_id, "unit_id": unit.id, **_said(drafted.left_out)}
    action = "roll_over" if prepared.before else "begin"
    trail.record(action, row, user=user, at=at, before={}, after=after)
    return row


def _last_agreement(unit_id: int, round_: AgreementRound) -> Agreement | None:
    """The unit's newest agreement from before the round that a committee approved."""
    frozen = select(AgreementVersion.id).where(
        AgreementVersion.agreement_id == Agreement.id, AgreementVersion.frozen_at.is_not(None)
    )
    return db.session.scalars(
        select(Agreement)
        .join(Agreement.round)
        .where(
            Agreement.unit_id == unit_id,
            AgreementRound.first_day < round_.first_day,
            frozen.exists(),
        )
        .options(
            selectinload(Agreement.versions),
            selectinload(Agreement.follow_ups).selectinload(AgreementFollowUp.answers),
            selectinload(Agreement.measurements),
        )
        .order_by(AgreementRound.first_day.desc(), Agreement.id.desc())
        .limit(1)
    ).first()


def _as_last(row: Agreement) -> drafting.Last:
    *_, approved = [each for each in row.versions if each.frozen_at]
    keys = db.session.scalars(select(SharedGoal.key).where(SharedGoal.round_id == row.round_id))
    return drafting.Last(
        content=mapping.content(approved.content),
        follow_up=mapping.follow_up(row.follow_ups[-1]) if row.follow_ups else None,
        measurements=mapping.measurements(row),
        shared_keys=frozenset(keys),
    )


def _goals_for(round_id: int, committee_id: int) -> list[SharedGoal]:
    """Those of everybody, and those of the unit's committee."""
    of = SharedGoal.committee_id
    query = select(SharedGoal).where(
        SharedGoal.round_id == round_id, of.is_(None) | (of == committee_id)
    )
    return list(db.session.scalars(query.order_by(of.is_not(None), SharedGoal.id)))


def _said(left_out: tuple[GoalLeftOut, ...]) -> dict[str, list[str]]:
    """The goals that stayed behind by reason, for the trail."""
    found: dict[str, list[str]] = {}
    for goal in left_out:
        found.setdefault(f"left_out_{goal.why}", []).append(goal.title)
    return found
