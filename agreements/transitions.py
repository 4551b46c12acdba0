"""The one table of an agreement's life: in which state who may do what, and what must be in place.

The words for all of this, in Danish and English, are in ``agreements.words.lifecycle``.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TypeAlias

from agreements import workflow


class State(StrEnum):
    DRAFT = "draft"
    IN_CONSULTATION = "in_consultation"
    READY_FOR_DIALOGUE = "ready_for_dialogue"
    BEFORE_COMMITTEE = "before_committee"
    APPROVED = "approved"
    SIGNED = "signed"
    RUNNING = "running"
    MIDWAY = "midway"
    EVALUATED = "evaluated"
    CLOSED = "closed"


class Action(StrEnum):
    SUBMIT = "submit"
    CONCLUDE_CONSULTATION = "conclude_consultation"
    BRING_BEFORE_COMMITTEE = "bring_before_committee"
    SEND_BACK = "send_back"
    APPROVE = "approve"
    SIGN = "sign"
    SIGN_WITH_RESERVATION = "sign_with_reservation"
    SIGN_ON_BEHALF = "sign_on_behalf"
    COMPLETE_SIGNING = "complete_signing"
    START = "start"
    RECORD_MIDWAY = "record_midway"
    EVALUATE = "evaluate"
    CONTINUE = "continue"
    CLOSE = "close"
    CLOSE_EARLY = "close_early"
    AMEND = "amend"
    WITHDRAW_AMENDMENT = "withdraw_amendment"
    TRANSFER = "transfer"


class Role(StrEnum):
    """``SYSTEM`` is what the planner does by itself when a condition becomes true."""

    UNIT_LEADER = "unit_leader"
    DEPUTY = "deputy"
    CENTRE_HEAD = "centre_head"
    DIRECTOR = "director"
    COMMITTEE_CHAIR = "committee_chair"
    VICE_CHAIR = "vice_chair"
    COMMITTEE_SECRETARY = "committee_secretary"
    SYSTEM = "system"


class Need(StrEnum):
    """The table's precondition columns; each has one predicate in ``agreements.lifecycle``."""

    CONTENT_VALID = "content_valid"
    MED_HEARD = "med_heard"
    USER_BOARD_HEARD = "user_board_heard"
    DIALOGUE = "dialogue"
    DECISION = "decision"
    HEARD_BEFORE_DECISION = "heard_before_decision"
    OWN_SIGNATURE_OPEN = "own_signature_open"
    ALL_SIGNED = "all_signed"
    PERIOD_BEGUN = "period_begun"
    PERIOD_REMAINS = "period_remains"
    PERIOD_ENDED = "period_ended"
    MIDWAY_WRITTEN = "midway_written"
    MIDWAY_DONE_OR_EXPLAINED = "midway_done_or_explained"
    ANNUAL_WRITTEN = "annual_written"
    IS_AMENDMENT = "is_amendment"
    REASON = "reason"
    RESERVATION = "reservation"
    SUCCESSOR = "successor"


class Effect(StrEnum):
    """What a change means besides the new state; the caller carries it out.

    ``OPEN_VERSION``: a new version in draft, whose hearings, dialogue and decision are recorded
    anew. ``RESTORE_VERSION``: the version approved last is the current one again. ``BEGIN_YEAR``:
    midway and annual follow-up are due again. ``REOPEN_UNIT_SIGNATURE``: the new leader may sign.
    """

    FREEZE_CONTENT = "freeze_content"
    RECORD_SIGNATURE = "record_signature"
    REOPEN_UNIT_SIGNATURE = "reopen_unit_signature"
    OPEN_VERSION = "open_version"
    RESTORE_VERSION = "restore_version"
    BEGIN_YEAR = "begin_year"


Row: TypeAlias = workflow.Row[State, Action, Role, Need, Effect]

_UNIT = (Role.UNIT_LEADER, Role.DEPUTY)
_SECRETARY = (Role.COMMITTEE_SECRETARY,)
_OFFICE = (Role.COMMITTEE_SECRETARY, Role.CENTRE_HEAD)
_HOLDERS = (Role.UNIT_LEADER, *_OFFICE)
_AUTOMATIC = (Role.COMMITTEE_SECRETARY, Role.SYSTEM)
_SIGNERS = (Role.UNIT_LEADER, Role.COMMITTEE_CHAIR, Role.CENTRE_HEAD, Role.DIRECTOR)
# The chair signs what the committee decided; a reservation belongs in that decision.
_RESERVERS = (Role.UNIT_LEADER, Role.CENTRE_HEAD, Role.DIRECTOR)
_STAND_INS = (Role.DEPUTY, Role.VICE_CHAIR, Role.CENTRE_HEAD, Role.DIRECTOR)

_HEARD = (Need.CONTENT_VALID, Need.MED_HEARD, Need.USER_BOARD_HEARD)
_DISCUSSED = (*_HEARD, Need.DIALOGUE)
_DECIDED = (Need.MED_HEARD, Need.USER_BOARD_HEARD, Need.DECISION, Need.HEARD_BEFORE_DECISION)
_EXPLAINED = (Need.REASON,)
_LIVE = tuple(state for state in State if state is not State.CLOSED)


def _row(
    state: State,
    action: Action,
    roles: tuple[Role, ...],
    to: State,
    needs: tuple[Need, ...],
    *effects: Effect,
) -> Row:
    return workflow.Row(state, action, roles, to, needs, effects)


def _towards_approval() -> tuple[Row, ...]:
    s, a = State, Action
    freeze = Effect.FREEZE_CONTENT
    return (
        _row(s.DRAFT, a.SUBMIT, _UNIT, s.IN_CONSULTATION, (Need.CONTENT_VALID,)),
        _row(s.IN_CONSULTATION, a.CONCLUDE_CONSULTATION, _UNIT, s.READY_FOR_DIALOGUE, _HEARD),
        _row(
            s.READY_FOR_DIALOGUE,
            a.BRING_BEFORE_COMMITTEE,
            _SECRETARY,
            s.BEFORE_COMMITTEE,
            _DISCUSSED,
        ),
        _row(s.BEFORE_COMMITTEE, a.APPROVE, _SECRETARY, s.APPROVED, _DECIDED, freeze),
        _row(s.IN_CONSULTATION, a.SEND_BACK, _OFFICE, s.DRAFT, _EXPLAINED),
        _row(s.READY_FOR_DIALOGUE, a.SEND_BACK, _OFFICE, s.DRAFT, _EXPLAINED),
        _row(s.BEFORE_COMMITTEE, a.SEND_BACK, _OFFICE, s.DRAFT, _EXPLAINED),
    )


def _signing() -> tuple[Row, ...]:
    s, a = State, Action
    # A leader who took over signs what the predecessor signed; the state does not move.
    taken_over = (s.SIGNED, s.RUNNING, s.MIDWAY)
    leader = (Role.UNIT_LEADER,)
    return (
        _sign(s.APPROVED, a.SIGN, _SIGNERS),
        _sign(s.APPROVED, a.SIGN_WITH_RESERVATION, _RESERVERS, Need.RESERVATION),
        _sign(s.APPROVED, a.SIGN_ON_BEHALF, _STAND_INS, Need.REASON),
        _row(s.APPROVED, a.COMPLETE_SIGNING, _AUTOMATIC, s.SIGNED, (Need.ALL_SIGNED,)),
        *(_sign(each, a.SIGN, leader) for each in taken_over),
        *(_sign(each, a.SIGN_WITH_RESERVATION, leader, Need.RESERVATION) for each in taken_over),
    )


def _sign(state: State, action: Action, roles: tuple[Role, ...], *needs: Need) -> Row:
    needed = (Need.OWN_SIGNATURE_OPEN, *needs)
    return _row(state, action, roles, state, needed, Effect.RECORD_SIGNATURE)


def _follow_up() -> tuple[Row, ...]:
    s, a, n = State, Action, Need
    late = (n.ANNUAL_WRITTEN, n.MIDWAY_DONE_OR_EXPLAINED)
    next_year = Effect.BEGIN_YEAR
    return (
        _row(s.SIGNED, a.START, _AUTOMATIC, s.RUNNING, (n.PERIOD_BEGUN,)),
        _row(s.RUNNING, a.RECORD_MIDWAY, _UNIT, s.MIDWAY, (n.MIDWAY_WRITTEN,)),
        _row(s.MIDWAY, a.EVALUATE, _UNIT, s.EVALUATED, (n.ANNUAL_WRITTEN,)),
        _row(s.RUNNING, a.EVALUATE, _UNIT, s.EVALUATED, late),
        _row(s.EVALUATED, a.CONTINUE, _AUTOMATIC, s.RUNNING, (n.PERIOD_REMAINS,), next_year),
        _row(s.EVALUATED, a.CLOSE, _AUTOMATIC, s.CLOSED, (n.PERIOD_ENDED,)),
        *(_row(each, a.CLOSE_EARLY, _OFFICE, s.CLOSED, _EXPLAINED) for each in _LIVE),
    )


def _changes() -> tuple[Row, ...]:
    s, a, n = State, Action, Need
    opens, restores = Effect.OPEN_VERSION, Effect.RESTORE_VERSION
    handover = (n.SUCCESSOR, n.REASON)
    reopens = Effect.REOPEN_UNIT_SIGNATURE
    return (
        _row(s.APPROVED, a.AMEND, _HOLDERS, s.DRAFT, _EXPLAINED, opens),
        _row(s.SIGNED, a.AMEND, _HOLDERS, s.DRAFT, _EXPLAINED, opens),
        _row(s.RUNNING, a.AMEND, _HOLDERS, s.DRAFT, _EXPLAINED, opens),
        _row(s.MIDWAY, a.AMEND, _HOLDERS, s.DRAFT, _EXPLAINED, opens),
        _row(s.EVALUATED, a.AMEND, _HOLDERS, s.DRAFT, (n.PERIOD_REMAINS, n.REASON), opens),
        # Back to approved: its signatures, start and midway are there already and carry it on.
        _row(
            s.DRAFT,
            a.WITHDRAW_AMENDMENT,
            _HOLDERS,
            s.APPROVED,
            (n.IS_AMENDMENT, n.REASON),
            restores,
        ),
        *(_row(each, a.TRANSFER, _OFFICE, each, handover, reopens) for each in _LIVE),
    )


TABLE: workflow.Table[State, Action, Role, Need, Effect] = workflow.Table(
    (*_towards_approval(), *_signing(), *_follow_up(), *_changes())
)
