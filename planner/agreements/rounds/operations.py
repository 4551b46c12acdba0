"""Writes about rounds: create one, move its deadlines, open it."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from sqlalchemy import select

from agreements.period import PeriodKind, beginning
from agreements.wheel import Wheel
from planner import trail, versions
from planner.agreements import mapping
from planner.agreements.rounds import wheel as wheels
from planner.extensions import db
from planner.jobs import queue
from planner.models.accounts import User
from planner.models.agreements import AgreementRound, SharedGoal
from planner.models.jobs import Job

OPEN = "open_agreement_round"


class AlreadyThere(Exception):
    """There is a round for this period; carries it."""

    def __init__(self, round_: AgreementRound) -> None:
        super().__init__(f"round {round_.id} is of the same period")
        self.round = round_


def create(
    kind: PeriodKind, year: int, *, carry_goals: bool, user: User, at: datetime
) -> AgreementRound:
    """A round with the usual deadlines, and with the shared goals of the round before if asked.

    Raises AlreadyThere, and ImpossiblePeriod when no council term begins in `year`.
    """
    period = beginning(kind, year)
    if there := _same(kind, year):
        raise AlreadyThere(there)
    before = before_year(year)
    row = AgreementRound(kind=kind, first_day=period.start, last_day=period.end)
    row.deadlines = wheels.usual(period, at=at)
    db.session.add(row)
    trail.record("create", row, user=user, at=at)
    if carry_goals and before:
        _carry_goals(before, row, user=user, at=at)
    return row


def before_year(year: int) -> AgreementRound | None:
    """The newest round that began before `year`: its shared goals can be carried along."""
    return db.session.scalars(
        select(AgreementRound)
        .where(AgreementRound.first_day < beginning(PeriodKind.CALENDAR_YEAR, year).start)
        .order_by(AgreementRound.first_day.desc(), AgreementRound.id.desc())
        .limit(1)
    ).first()


def set_deadlines(
    round_: AgreementRound, wheel: Wheel, *, seen: int, user: User, at: datetime
) -> None:
    """Move the deadlines to those of `wheel`, which has the same steps. Raises Overtaken."""
    versions.claim(round_, seen=seen)
    due = {(each.step, each.year): each.due for each in wheel}
    for row in round_.deadlines:
        if row.due != (day := due[row.step, row.year]):
            row.due, row.changed_at = day, at
            row.sequence += 1
            trail.record("move", row, user=user, at=at)


def open_round(
    round_: AgreementRound, committee_ids: Iterable[int], *, user: User, at: datetime
) -> Job:
    """Queue the job that gives the units of these committees their drafts.

    Asked again later it makes those that are missing, for units that have come since.
    """
    payload = {"round_id": round_.id, "committee_ids": sorted(committee_ids)}
    job = queue.enqueue(OPEN, payload, user=user, at=at)
    db.session.flush()
    round_.last_job_id = job.id
    round_.opened_at = round_.opened_at or at
    trail.record("open", round_, user=user, at=at)
    return job


def open_job(round_: AgreementRound) -> Job | None:
    """The opening that is still under way."""
    job = round_.last_job
    return job if job is not None and job.state in queue.OPEN else None


def _same(kind: PeriodKind, year: int) -> AgreementRound | None:
    first = beginning(kind, year).start
    return db.session.scalars(
        select(AgreementRound).where(AgreementRound.kind == kind, AgreementRound.first_day == first)
    ).one_or_none()


def _carry_goals(before: AgreementRound, row: AgreementRound, *, user: User, at: datetime) -> None:
    """The same goals under the same keys, so that contributions to them roll over; dues anew."""
    goals = db.session.scalars(
        select(SharedGoal).where(SharedGoal.round_id == before.id).order_by(SharedGoal.id)
    ).all()
    for goal in goals:
        copy = SharedGoal(
            round_id=row.id,
            key=goal.key,
            layer=goal.layer,
            committee_id=goal.committee_id,
            content=mapping.goal_text(replace(mapping.shared_goal(goal), due=None)),
        )
        db.session.add(copy)
        trail.record("create", copy, user=user, at=at)
