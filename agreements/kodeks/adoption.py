"""How a version of the kodeks comes into force: drafting, hearing, adoption, and its successor."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from agreements import workflow
from agreements.kodeks.kodeks import Comment, Kodeks, unfinished
from agreements.lifecycle import Decision


class State(StrEnum):
    DRAFTING = "drafting"
    HEARING = "hearing"
    ADOPTED = "adopted"
    SUPERSEDED = "superseded"


class Action(StrEnum):
    OPEN_HEARING = "open_hearing"
    REWORK = "rework"
    ADOPT = "adopt"
    SUPERSEDE = "supersede"


class Role(StrEnum):
    POLITICAL_SECRETARIAT = "political_secretariat"
    MAIN_MED = "main_med"
    COUNCIL_MEMBER = "council_member"
    LEADER = "leader"
    SYSTEM = "system"


class Need(StrEnum):
    EVERY_CLAUSE_BINDS_BOTH = "every_clause_binds_both"
    HEARING_DEADLINE = "hearing_deadline"
    HEARING_ENDED = "hearing_ended"
    COMMENTS_ANSWERED = "comments_answered"
    MAIN_MED_DISCUSSED = "main_med_discussed"
    COUNCIL_DECISION = "council_decision"
    SUCCESSOR_ADOPTED = "successor_adopted"
    REASON = "reason"


class Effect(StrEnum):
    """``ASK_ACKNOWLEDGEMENT``: everyone the kodeks binds is asked to acknowledge it."""

    FREEZE_TEXT = "freeze_text"
    ASK_ACKNOWLEDGEMENT = "ask_acknowledgement"
    SUPERSEDE_PREDECESSOR = "supersede_predecessor"


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What the table asks about one version, as of ``today``."""

    state: State
    kodeks: Kodeks
    today: date
    hearing_ends_on: date | None = None
    comments: tuple[Comment, ...] = ()
    main_med_discussed_on: date | None = None
    council_decision: Decision | None = None
    successor_adopted: bool = False


Row: TypeAlias = workflow.Row[State, Action, Role, Need, Effect]
_SECRETARIAT = (Role.POLITICAL_SECRETARIAT,)

TABLE: workflow.Table[State, Action, Role, Need, Effect] = workflow.Table(
    (
        workflow.Row(
            State.DRAFTING,
            Action.OPEN_HEARING,
            _SECRETARIAT,
            State.HEARING,
            (Need.EVERY_CLAUSE_BINDS_BOTH, Need.HEARING_DEADLINE),
        ),
        workflow.Row(State.HEARING, Action.REWORK, _SECRETARIAT, State.DRAFTING, (Need.REASON,)),
        workflow.Row(
            State.HEARING,
            Action.ADOPT,
            _SECRETARIAT,
            State.ADOPTED,
            (
                Need.HEARING_ENDED,
                Need.COMMENTS_ANSWERED,
                Need.MAIN_MED_DISCUSSED,
                Need.COUNCIL_DECISION,
            ),
            (Effect.FREEZE_TEXT, Effect.ASK_ACKNOWLEDGEMENT, Effect.SUPERSEDE_PREDECESSOR),
        ),
        workflow.Row(
            State.ADOPTED,
            Action.SUPERSEDE,
            (Role.SYSTEM,),
            State.SUPERSEDED,
            (Need.SUCCESSOR_ADOPTED,),
        ),
    )
)


@dataclass(frozen=True, slots=True)
class Step:
    state: State
    effects: tuple[Effect, ...]


def advance(facts: Facts, action: Action, *, role: Role, reason: str = "") -> Step:
    """Raises IllegalTransition, or MissingPrecondition with exactly what lacks."""
    row = TABLE.row(facts.state, action, role)
    if lacking := missing(row, facts, reason=reason):
        raise workflow.MissingPrecondition(action, lacking)
    return Step(row.to, row.effects)


def missing(row: Row, facts: Facts, *, reason: str = "") -> tuple[Need, ...]:
    """The needs of ``row`` that are not met."""
    return tuple(
        need
        for need in row.needs
        if not (bool(reason.strip()) if need is Need.REASON else _MET[need](facts))
    )


def may_comment(facts: Facts, role: Role) -> bool:
    """Everybody the kodeks binds comments while the hearing runs, its last day included."""
    is_open = (
        facts.state is State.HEARING
        and facts.hearing_ends_on is not None
        and facts.today <= facts.hearing_ends_on
    )
    return is_open and role is not Role.SYSTEM


def open_comments(comments: Iterable[Comment]) -> tuple[Comment, ...]:
    return tuple(comment for comment in comments if not comment.answer.strip())


def _binds_both(facts: Facts) -> bool:
    return bool(facts.kodeks.clauses) and not unfinished(facts.kodeks)


def _has_deadline(facts: Facts) -> bool:
    return facts.hearing_ends_on is not None and facts.hearing_ends_on > facts.today


def _hearing_ended(facts: Facts) -> bool:
    return facts.hearing_ends_on is not None and facts.hearing_ends_on < facts.today


def _main_med_discussed(facts: Facts) -> bool:
    return facts.main_med_discussed_on is not None and facts.main_med_discussed_on <= facts.today


def _council_decided(facts: Facts) -> bool:
    decision = facts.council_decision
    return (
        decision is not None
        and bool(decision.item_number.strip())
        and decision.decided_on <= facts.today
    )


_MET: Mapping[Need, Callable[[Facts], bool]] = {
    Need.EVERY_CLAUSE_BINDS_BOTH: _binds_both,
    Need.HEARING_DEADLINE: _has_deadline,
    Need.HEARING_ENDED: _hearing_ended,
    Need.COMMENTS_ANSWERED: lambda facts: not open_comments(facts.comments),
    Need.MAIN_MED_DISCUSSED: _main_med_discussed,
    Need.COUNCIL_DECISION: _council_decided,
    Need.SUCCESSOR_ADOPTED: lambda facts: facts.successor_adopted,
}
