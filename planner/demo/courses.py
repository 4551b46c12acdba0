"""What was done with the demo's agreements: each step of their lives, and by whom.

The steps are read off what the agreements hold (versions, signatures, follow-ups), and each is
looked up in the life-cycle table, so that a course nobody could have taken does not load.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import insert, select
from sqlalchemy.orm import selectinload

from agreements.lifecycle import TABLE
from agreements.signatures import Party
from agreements.transitions import Action, Role, State
from agreements.words.followup import Occasion
from agreements.words.wheel import Step
from planner import trail
from planner.demo.agreement_rounds import moment
from planner.extensions import db
from planner.models.accounts import User
from planner.models.agreements import (
    Agreement,
    AgreementRound,
    AgreementSignature,
    AgreementStep,
    AgreementVersion,
)

SIGNERS = {
    Party.UNIT: Role.UNIT_LEADER,
    Party.COMMITTEE: Role.COMMITTEE_CHAIR,
    Party.ADMINISTRATION: Role.CENTRE_HEAD,
}
HANDED_IN = {Occasion.MIDWAY: Action.RECORD_MIDWAY, Occasion.ANNUAL: Action.EVALUATE}
BEFORE_DECISION = {
    Action.AMEND: 42,
    Action.SUBMIT: 35,
    Action.CONCLUDE_CONSULTATION: 21,
    Action.BRING_BEFORE_COMMITTEE: 10,
}
"""How many days before it is decided an amendment takes each step."""


@dataclass(frozen=True, slots=True)
class Done:
    """One step, taken on a version of the agreement."""

    action: Action
    role: Role
    at: datetime
    version: AgreementVersion
    reason: str = ""


def add(accounts: Mapping[str, User]) -> None:
    """Give every agreement its course so far; accounts by mailbox, all with their ids.

    A step of somebody without an account in the demo is told by their office alone.
    """
    query = select(Agreement).options(
        selectinload(Agreement.round).selectinload(AgreementRound.deadlines),
        selectinload(Agreement.versions).selectinload(AgreementVersion.signatures),
        selectinload(Agreement.follow_ups),
        selectinload(Agreement.unit),
    )
    steps, events = [], defaultdict(list)
    for agreement in db.session.scalars(query.order_by(Agreement.id)).all():
        here = State.DRAFT
        for done in _until_now(agreement):
            there = TABLE.row(here, done.action, done.role).to
            user = _account(agreement, done.role, accounts)
            steps.append(_step(agreement, done, there, user))
            if user or done.role is Role.SYSTEM:
                event = agreement, {"agreement_state": here}, _after(done, there)
                events[done.action, user, done.at].append(event)
            here = there
    if steps:
        db.session.execute(insert(AgreementStep), steps)  # thousands: one by one takes seconds
    for (action, user, at), listed in events.items():
        trail.record_many(action, listed, user=user, at=at)


def _step(agreement: Agreement, done: Done, there: State, user: User | None) -> dict[str, object]:
    return {
        "agreement_id": agreement.id,
        "version_id": done.version.id,
        "step": done.action,
        "acted_as": done.role,
        "user_id": user and user.id,
        "at": done.at,
        "new_state": there,
        "reason": done.reason,
    }


def _after(done: Done, there: State) -> dict[str, object]:
    after: dict[str, object] = {"agreement_state": there, "acted_as": done.role}
    return after | ({"reason": done.reason} if done.reason else {})


def _account(agreement: Agreement, role: Role, accounts: Mapping[str, User]) -> User | None:
    """Who of the demo's accounts has the part here; the secretariat stands in for secretaries."""
    scope = {
        Role.UNIT_LEADER: ("leder", agreement.unit_id, "unit_id"),
        Role.COMMITTEE_CHAIR: ("formand", agreement.committee_id, "committee_id"),
        Role.COMMITTEE_SECRETARY: ("sekretaer", agreement.committee_id, "committee_id"),
    }
    if role not in scope:
        return None
    mailbox, own, column = scope[role]
    if own in {getattr(each, column) for each in accounts[mailbox].roles}:
        return accounts[mailbox]
    return accounts["sekretariat"] if role is Role.COMMITTEE_SECRETARY else None


def _until_now(agreement: Agreement) -> Iterator[Done]:
    for version in agreement.versions:
        yield from _made(agreement, version)
        if version.frozen_at:
            yield from _signed(version)
    newest = agreement.versions[-1]
    for row in agreement.follow_ups:
        yield Done(HANDED_IN[row.occasion], Role.UNIT_LEADER, row.written_at, newest)
    if agreement.state is State.CLOSED:
        evaluated = max(row.written_at for row in agreement.follow_ups)
        yield Done(Action.CLOSE, Role.SYSTEM, evaluated, newest)


def _made(agreement: Agreement, version: AgreementVersion) -> Iterator[Done]:
    """From draft to approval, as far as the version has come."""
    at = _days(agreement, version)
    states = list(State)
    has_come = states.index(State.APPROVED if version.frozen_at else agreement.state)
    if version.number > 1:
        yield Done(Action.AMEND, Role.UNIT_LEADER, at[Action.AMEND], version, version.reason)
    way = (
        (Action.SUBMIT, Role.UNIT_LEADER),
        (Action.CONCLUDE_CONSULTATION, Role.UNIT_LEADER),
        (Action.BRING_BEFORE_COMMITTEE, Role.COMMITTEE_SECRETARY),
        (Action.APPROVE, Role.COMMITTEE_SECRETARY),
    )
    for action, role in way[:has_come]:
        yield Done(action, role, at[action], version)


def _days(agreement: Agreement, version: AgreementVersion) -> Mapping[Action, datetime]:
    """Some units are a week early, some two; no step lies after the last change."""
    if version.number > 1 and version.frozen_at:
        decided = version.frozen_at
        early = {each: decided - timedelta(days=days) for each, days in BEFORE_DECISION.items()}
        return early | {Action.APPROVE: decided}
    due = {each.step: each.due for each in agreement.round.deadlines}
    weeks = timedelta(weeks=1 + agreement.unit_id % 2)
    found = {
        Action.SUBMIT: moment(due[Step.DRAFT] - weeks, 14),
        Action.CONCLUDE_CONSULTATION: moment(due[Step.HEARING] - weeks, 11),
        Action.BRING_BEFORE_COMMITTEE: moment(due[Step.DIALOGUE] + timedelta(days=2), 13),
        Action.APPROVE: version.frozen_at or agreement.changed_at,
    }
    return {action: min(at, agreement.changed_at) for action, at in found.items()}


def _signed(version: AgreementVersion) -> Iterator[Done]:
    """The three parties; with the last the agreement is signed, and its year has begun."""
    rows = sorted(version.signatures, key=lambda row: row.signed_at)
    for row in rows:
        yield _signature(row, version)
    last = rows[-1].signed_at
    yield Done(Action.COMPLETE_SIGNING, Role.SYSTEM, last, version)
    yield Done(Action.START, Role.SYSTEM, last, version)


def _signature(row: AgreementSignature, version: AgreementVersion) -> Done:
    if row.on_behalf_of:
        by = Role.VICE_CHAIR
        return Done(Action.SIGN_ON_BEHALF, by, row.signed_at, version, row.on_behalf_reason)
    action = Action.SIGN_WITH_RESERVATION if row.reservation else Action.SIGN
    return Done(action, SIGNERS[row.party], row.signed_at, version)
