"""Taking an agreement one step on: the table decides, and each effect has its function here."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import select

from agreements import lifecycle
from agreements.agreement import Agreement as Content
from agreements.agreement import Involvement
from agreements.lifecycle import SIGNS_FOR, Effect, Role
from agreements.transitions import Action, Need
from agreements.workflow import IllegalTransition
from planner import clock, trail, versions
from planner.agreements import inheritance, mapping, parts, state
from planner.agreements.acting.given import Actor, Given, Hearing
from planner.extensions import db
from planner.models.accounts import User
from planner.models.agreements import Agreement, AgreementSignature, AgreementStep


class UnitHasOne(Exception):
    """The unit that shall take an agreement over has one of its own in the same round."""

    def __init__(self, unit_id: int) -> None:
        super().__init__(f"unit {unit_id} has an agreement already")
        self.unit_id = unit_id


ASKED_IN: Mapping[Action, frozenset[Need]] = {
    Action.CONCLUDE_CONSULTATION: frozenset({Need.MED_HEARD, Need.USER_BOARD_HEARD}),
    Action.BRING_BEFORE_COMMITTEE: frozenset({Need.DIALOGUE}),
    Action.APPROVE: frozenset({Need.DECISION}),
    Action.RECORD_MIDWAY: frozenset({Need.MIDWAY_WRITTEN}),
    Action.EVALUATE: frozenset({Need.ANNUAL_WRITTEN}),
}
"""What an act's own page asks about, so that it need not be in place before."""


def act(agreement: Agreement, action: Action, given: Given, *, by: Actor) -> None:
    """Take the step, with all that it means; then the steps that Samspil takes by itself.

    Raises IllegalTransition, MissingPrecondition, UnitHasOne, and Overtaken when somebody acted
    meanwhile.
    """
    _step(agreement, action, given, by=by)
    carry_on(agreement, at=by.at)


def carry_on(agreement: Agreement, *, at: datetime) -> int:
    """Every step Samspil takes by itself once its condition is true; how many it took."""
    taken = 0
    while (action := _due(agreement, _day(at))) is not None:
        _step(agreement, action, Given(), by=Actor(None, Role.SYSTEM, at))
        taken += 1
    return taken


@dataclass(frozen=True, slots=True)
class Doable:
    """An act the account may do here, in which role, and what must be in place before it."""

    action: Action
    role: Role
    missing: tuple[Need, ...]

    @property
    def is_open(self) -> bool:
        return not self.missing


def doable(agreement: Agreement, user: User, *, today: date) -> list[Doable]:
    """What the account can do with the agreement now, each act once, in the table's order.

    Where it could act in two roles, the one whose act is open now is meant.
    """
    facts = state.facts(agreement, today=today)
    found: dict[Action, Doable] = {}
    for role in parts.of(user, agreement, on=today):
        for offer in lifecycle.allowed_actions(facts, role=role):
            asked = ASKED_IN.get(offer.action, frozenset())
            missing = tuple(need for need in offer.missing if need not in asked)
            one = Doable(offer.action, role, missing)
            if offer.action not in found or (one.is_open and not found[offer.action].is_open):
                found[offer.action] = one
    return list(found.values())


def role_for(agreement: Agreement, action: Action, user: User, *, today: date) -> Role:
    """The role in which the account does this. Raises IllegalTransition when it has none."""
    for one in doable(agreement, user, today=today):
        if one.action is action:
            return one.role
    own = parts.of(user, agreement, on=today)
    raise IllegalTransition(agreement.state, action, own[0] if own else Role.SYSTEM)


def _due(agreement: Agreement, today: date) -> Action | None:
    facts = state.facts(agreement, today=today)
    own = lifecycle.allowed_actions(facts, role=Role.SYSTEM)
    return next((each.action for each in own if each.is_open), None)


def _step(agreement: Agreement, action: Action, given: Given, *, by: Actor) -> None:
    facts = given.added_to(state.facts(agreement, today=_day(by.at)))
    step = lifecycle.advance(facts, action, role=by.role, words=given.words)
    versions.claim(agreement, seen=agreement.version)
    _put_down(agreement, given)
    for effect in step.effects:
        _EFFECTS[effect](agreement, given, by)
    before, agreement.state, agreement.changed_at = agreement.state, step.state, by.at
    db.session.flush()
    agreement.steps.append(
        AgreementStep(
            version_id=agreement.current.id,
            step=action,
            acted_as=by.role,
            user=by.user,
            at=by.at,
            new_state=step.state,
            reason=given.words.reason,
            successor=given.words.successor,
        )
    )
    trail.record(
        action.value,
        agreement,
        user=by.user,
        at=by.at,
        before={"agreement_state": before},
        after={"agreement_state": step.state, **_written(given, by)},
    )


def _written(given: Given, by: Actor) -> dict[str, object]:
    words, decision = given.words, given.decision
    said = {
        "acted_as": by.role,
        "reason": words.reason,
        "reservation": words.reservation,
        "successor": words.successor,
        "on_behalf_of": given.on_behalf_of,
        "unit_id": given.unit_id,
        "item": decision.item_number if decision else "",
        "decided_on": decision.decided_on if decision else "",
    }
    return {name: value for name, value in said.items() if value}


def _put_down(agreement: Agreement, given: Given) -> None:
    """Write hearing, dialogue and decision into a version that is not approved yet."""
    version = agreement.current
    if version.frozen_at is not None:
        return
    content = inheritance.content(version)
    if given.hearing is not None:
        content = replace(content, involvement=_heard(content.involvement, given.hearing))
    if given.decision is not None:
        content = replace(content, decision=given.decision)
    if given.dialogue is not None:
        version.dialogue_held_on = given.dialogue.held_on
        version.dialogue_omitted_because = given.dialogue.omitted_because
    mapping.say(version, content)


def _heard(before: Involvement, hearing: Hearing) -> Involvement:
    return replace(
        before,
        med_heard_on=hearing.med_heard_on,
        med_remarks=hearing.med_remarks,
        user_board_heard_on=hearing.user_board_heard_on,
        user_board_remarks=hearing.user_board_remarks,
    )


def _freeze(agreement: Agreement, _given: Given, by: Actor) -> None:
    agreement.current.frozen_at = by.at


def _sign(agreement: Agreement, given: Given, by: Actor) -> None:
    """Bound to what the version says at this moment."""
    version = agreement.current
    version.signatures.append(
        AgreementSignature(
            party=SIGNS_FOR[by.role],
            version_hash=mapping.version(version).hash,
            signed_by=by.name,
            signed_at=by.at,
            on_behalf_of=given.on_behalf_of,
            on_behalf_reason=given.words.reason if given.on_behalf_of else "",
            reservation=given.words.reservation,
        )
    )


def _open_version(agreement: Agreement, given: Given, _by: Actor) -> None:
    """What was heard and decided concerns the version before; the new one is heard anew."""
    version = agreement.current
    number = max(row.number for row in agreement.versions) + 1
    content = _unheard(mapping.content(version.content))
    reason = given.words.reason
    agreement.versions.append(mapping.new_version(content, number=number, reason=reason))


def _unheard(content: Content) -> Content:
    heard = Involvement(has_user_board=content.involvement.has_user_board)
    return replace(content, involvement=heard, decision=None)


def _restore_version(agreement: Agreement, _given: Given, by: Actor) -> None:
    agreement.current.withdrawn_at = by.at


def _hand_over(agreement: Agreement, given: Given, _by: Actor) -> None:
    """To another unit, when units are merged or divided; that it is open again, the step says."""
    if given.unit_id is None or given.unit_id == agreement.unit_id:
        return
    other = select(Agreement.id).where(
        Agreement.round_id == agreement.round_id, Agreement.unit_id == given.unit_id
    )
    if db.session.scalar(other) is not None:
        raise UnitHasOne(given.unit_id)
    agreement.unit_id = given.unit_id


def _kept_by_the_step(_agreement: Agreement, _given: Given, _by: Actor) -> None:
    """The step itself says it: `state` reads the agreement year from the steps."""


_EFFECTS: Mapping[Effect, Callable[[Agreement, Given, Actor], None]] = {
    Effect.FREEZE_CONTENT: _freeze,
    Effect.RECORD_SIGNATURE: _sign,
    Effect.REOPEN_UNIT_SIGNATURE: _hand_over,
    Effect.OPEN_VERSION: _open_version,
    Effect.RESTORE_VERSION: _restore_version,
    Effect.BEGIN_YEAR: _kept_by_the_step,
}


def _day(at: datetime) -> date:
    return at.astimezone(clock.LOCAL).date()
