"""Writes that take a review on: sent for answers, answered, taken back, signed by both sides."""

from collections.abc import Mapping
from datetime import date, datetime

from agreements.kodeks.review import Table
from agreements.kodeks.review_lifecycle import (
    SIGNS_FOR,
    Action,
    Effect,
    Role,
    State,
    Step,
    advance,
)
from planner import trail, versions
from planner.extensions import db
from planner.models.accounts import User
from planner.models.reviews import Review, ReviewSignature
from planner.reviews import mapping
from planner.reviews.operations import Settled


def put_to_administration(row: Review, *, part: Role, user: User, at: datetime) -> None:
    """Raises IllegalTransition, or MissingPrecondition with what lacks."""
    step = advance(mapping.facts(row), Action.PUT_TO_ADMINISTRATION, role=part)
    _carry_out(row, step, at)
    trail.record("put_to_administration", row, user=user, at=at)


def take_back(row: Review, reason: str, *, part: Role, user: User, at: datetime) -> None:
    """Back to HovedMED's table; signatures given on the answers are void.

    Raises IllegalTransition, or MissingPrecondition without a reason.
    """
    step = advance(mapping.facts(row), Action.TAKE_BACK, role=part, reason=reason)
    void = [each.signed_by for each in row.signatures]
    if Effect.VOID_SIGNATURES in step.effects:
        row.signatures.clear()
    _carry_out(row, step, at)
    before, after = trail.changes(row)
    trail.record(
        "take_back",
        row,
        user=user,
        at=at,
        before={**before, **({"signed_by": void} if void else {})},
        after={**after, "reason": reason},
    )


def write_answers(
    row: Review, answers: Mapping[int, str], *, seen: int, today: date, user: User, at: datetime
) -> None:
    """The administration's answers by number; an empty one is not given yet.

    Raises Settled outside the time for answers, or Overtaken.
    """
    if row.state is not State.DISCUSSED:
        raise Settled(row.state)
    versions.claim(row, seen=seen)
    for each in row.recommendations:
        text = answers.get(each.number, each.answer)
        if text != each.answer:
            each.answer, each.answered_on = text, today if text else None
    row.changed_at = at
    given = {str(each.number): each.answer for each in row.recommendations}
    trail.record("answer", row, user=user, at=at, after=given)


def give_answers(row: Review, *, part: Role, user: User, at: datetime) -> None:
    """Raises IllegalTransition, or MissingPrecondition while an answer lacks."""
    step = advance(mapping.facts(row), Action.ANSWER, role=part)
    _carry_out(row, step, at)
    trail.record("give_answers", row, user=user, at=at)


def sign(row: Review, *, part: Role, user: User, at: datetime) -> ReviewSignature:
    """The part's side signs the text as it stands; with both, the review is signed.

    Raises IllegalTransition, or MissingPrecondition when the side has signed.
    """
    advance(mapping.facts(row), Action.SIGN, role=part)
    signature = ReviewSignature(
        review=row,
        med_side=SIGNS_FOR[part],
        content_hash=mapping.review(row).hash,
        signed_by=user.person.name if user.person else user.name,
        signed_at=at,
        user_id=user.id,
    )
    db.session.add(signature)
    after = {"med_side": signature.med_side, "signed_by": signature.signed_by}
    trail.record("sign", row, user=user, at=at, after=after)
    if {each.med_side for each in row.signatures} == set(Table):
        _complete(row, at)
    return signature


def _complete(row: Review, at: datetime) -> None:
    """By the system: the signed review hangs on the plan version it looked at, if it did."""
    step = advance(mapping.facts(row), Action.COMPLETE_SIGNING, role=Role.SYSTEM)
    row.signed_at = at
    _carry_out(row, step, at)
    done = "attach" if row.rotation_version_id else "complete_signing"
    trail.record(done, row, user=None, at=at)


def _carry_out(row: Review, step: Step, at: datetime) -> None:
    row.state, row.changed_at = step.state, at
