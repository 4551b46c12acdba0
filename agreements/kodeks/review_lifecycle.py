"""The course of HovedMED's review: frozen, discussed, answered, signed by both sides."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from agreements import workflow
from agreements.kodeks.review import Review, Table, without_outcome


class State(StrEnum):
    PREPARED = "prepared"
    DISCUSSED = "discussed"
    ANSWERED = "answered"
    SIGNED = "signed"


class Action(StrEnum):
    PUT_TO_ADMINISTRATION = "put_to_administration"
    TAKE_BACK = "take_back"
    ANSWER = "answer"
    SIGN = "sign"
    COMPLETE_SIGNING = "complete_signing"


class Role(StrEnum):
    """The chair speaks for management, the vice-chair for the employees."""

    CHAIR = "chair"
    VICE_CHAIR = "vice_chair"
    MED_SECRETARY = "med_secretary"
    ADMINISTRATION = "administration"
    SYSTEM = "system"


class Need(StrEnum):
    FIGURES_FROZEN = "figures_frozen"
    LAST_YEAR_FOLLOWED_UP = "last_year_followed_up"
    BOTH_SIDES_HEARD = "both_sides_heard"
    ALL_ANSWERED = "all_answered"
    OWN_SIGNATURE_OPEN = "own_signature_open"
    BOTH_SIGNED = "both_signed"
    REASON = "reason"


class Effect(StrEnum):
    """``ATTACH_TO_PLAN``: the signed review hangs on the plan version it looked at."""

    RECORD_SIGNATURE = "record_signature"
    VOID_SIGNATURES = "void_signatures"
    ATTACH_TO_PLAN = "attach_to_plan"


SIGNS_FOR: Mapping[Role, Table] = {
    Role.CHAIR: Table.MANAGEMENT,
    Role.VICE_CHAIR: Table.EMPLOYEES,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    state: State
    review: Review
    unsigned: frozenset[Table] = frozenset(Table)


@dataclass(frozen=True, slots=True)
class Step:
    state: State
    effects: tuple[Effect, ...]


Row: TypeAlias = workflow.Row[State, Action, Role, Need, Effect]

_HOVEDMED = (Role.CHAIR, Role.VICE_CHAIR, Role.MED_SECRETARY)
_SIGNERS = (Role.CHAIR, Role.VICE_CHAIR)
_DISCUSSED = (Need.FIGURES_FROZEN, Need.LAST_YEAR_FOLLOWED_UP, Need.BOTH_SIDES_HEARD)


def _rows() -> tuple[Row, ...]:
    s, a, row = State, Action, workflow.Row
    signed, voided = (Effect.RECORD_SIGNATURE,), (Effect.VOID_SIGNATURES,)
    open_place, why = (Need.OWN_SIGNATURE_OPEN,), (Need.REASON,)
    attached, both = (Effect.ATTACH_TO_PLAN,), (Need.BOTH_SIGNED,)
    return (
        row(s.PREPARED, a.PUT_TO_ADMINISTRATION, _HOVEDMED, s.DISCUSSED, _DISCUSSED),
        row(s.DISCUSSED, a.TAKE_BACK, _HOVEDMED, s.PREPARED, why),
        row(s.DISCUSSED, a.ANSWER, (Role.ADMINISTRATION,), s.ANSWERED, (Need.ALL_ANSWERED,)),
        row(s.ANSWERED, a.TAKE_BACK, _HOVEDMED, s.PREPARED, why, voided),
        row(s.ANSWERED, a.SIGN, _SIGNERS, s.ANSWERED, open_place, signed),
        row(s.ANSWERED, a.COMPLETE_SIGNING, (Role.SYSTEM,), s.SIGNED, both, attached),
    )


TABLE: workflow.Table[State, Action, Role, Need, Effect] = workflow.Table(_rows())


def advance(facts: Facts, action: Action, *, role: Role, reason: str = "") -> Step:
    """Raises IllegalTransition, or MissingPrecondition with exactly what lacks."""
    row = TABLE.row(facts.state, action, role)
    if lacking := missing(row, facts, role=role, reason=reason):
        raise workflow.MissingPrecondition(action, lacking)
    return Step(row.to, row.effects)


def missing(row: Row, facts: Facts, *, role: Role, reason: str = "") -> tuple[Need, ...]:
    """The needs of ``row`` that are not met."""
    return tuple(need for need in row.needs if not _is_met(need, facts, role, reason))


def _is_met(need: Need, facts: Facts, role: Role, reason: str) -> bool:
    if need is Need.REASON:
        return bool(reason.strip())
    if need is Need.OWN_SIGNATURE_OPEN:
        return SIGNS_FOR[role] in facts.unsigned
    return _MET[need](facts)


def _both_sides_heard(facts: Facts) -> bool:
    """A side with nothing to remark says so; silence is not agreement."""
    return all(
        any(remark.text.strip() for remark in facts.review.remarks_by(table)) for table in Table
    )


_MET: Mapping[Need, Callable[[Facts], bool]] = {
    Need.FIGURES_FROZEN: lambda facts: facts.review.figures is not None,
    Need.LAST_YEAR_FOLLOWED_UP: lambda facts: not without_outcome(facts.review.last_years),
    Need.BOTH_SIDES_HEARD: _both_sides_heard,
    Need.ALL_ANSWERED: lambda facts: all(
        recommendation.is_answered for recommendation in facts.review.recommendations
    ),
    Need.BOTH_SIGNED: lambda facts: not facts.unsigned,
}
