"""The life of a development agreement, asked by every page: what may happen now, and what lacks.

After approval the content is frozen. An amendment opens a new version in draft while the version
approved last stays in force, and the new one goes the whole way again. A transfer changes who holds
the agreement, never what it says; the new leader then signs the same version.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from agreements import workflow
from agreements.period import Period
from agreements.signatures import ALL_PARTIES, Party
from agreements.transitions import TABLE, Action, Effect, Need, Role, Row, State

__all__ = [
    "EDITABLE",
    "SIGNS_FOR",
    "TABLE",
    "Action",
    "Decision",
    "Effect",
    "Facts",
    "Need",
    "Offer",
    "Role",
    "State",
    "Step",
    "Words",
    "advance",
    "allowed_actions",
    "may_comment",
    "may_edit",
]

SIGNS_FOR: Mapping[Role, Party] = {
    Role.UNIT_LEADER: Party.UNIT,
    Role.DEPUTY: Party.UNIT,
    Role.COMMITTEE_CHAIR: Party.COMMITTEE,
    Role.VICE_CHAIR: Party.COMMITTEE,
    Role.CENTRE_HEAD: Party.ADMINISTRATION,
    Role.DIRECTOR: Party.ADMINISTRATION,
}
EDITABLE = frozenset({State.DRAFT, State.IN_CONSULTATION, State.READY_FOR_DIALOGUE})
"""Before the committee the text stands still: it decides on exactly what its agenda shows."""


@dataclass(frozen=True, slots=True)
class Decision:
    """The committee's decision: the item's number on the agenda, and the day it was decided."""

    item_number: str
    decided_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What the table asks about one agreement, as of ``today``.

    Hearings, dialogue and decision are those of the current version, as is ``unsigned``: the
    parties that have not signed it. The three follow-up facts concern the agreement year that
    runs; ``in_last_year`` is true when that is the last one (always, for a one-year agreement).
    """

    state: State
    period: Period
    today: date
    content_valid: bool = False
    med_heard_on: date | None = None
    has_user_board: bool = True
    user_board_heard_on: date | None = None
    dialogue_held_on: date | None = None
    dialogue_omitted_because: str = ""
    decision: Decision | None = None
    unsigned: frozenset[Party] = frozenset(ALL_PARTIES)
    midway_written: bool = False
    midway_recorded: bool = False
    annual_written: bool = False
    in_last_year: bool = True
    is_amendment: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What the person writes when acting; each is asked for only where a row needs it."""

    reason: str = ""
    reservation: str = ""
    successor: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    state: State
    effects: tuple[Effect, ...]


@dataclass(frozen=True, slots=True)
class Offer:
    """An action the table offers: open now when nothing is ``missing``.

    ``asks`` are the words to be written in the act itself (a reason, a reservation, a successor).
    """

    action: Action
    to: State
    missing: tuple[Need, ...]
    asks: tuple[Need, ...]

    @property
    def is_open(self) -> bool:
        return not self.missing


NO_WORDS = Words()


def advance(facts: Facts, action: Action, *, role: Role, words: Words = NO_WORDS) -> Step:
    """The state after ``action``, and what else the caller must do.

    Raises IllegalTransition when no row allows it, MissingPrecondition with exactly what lacks.
    """
    row = TABLE.row(facts.state, action, role)
    if lacking := _lacking(row, role, facts, words):
        raise workflow.MissingPrecondition(action, lacking)
    return Step(row.to, row.effects)


def allowed_actions(facts: Facts, *, role: Role) -> tuple[Offer, ...]:
    """Every action the table offers ``role`` now, in the table's order."""
    return tuple(_offer(row, role, facts) for row in TABLE.rows_for(facts.state, role))


def may_edit(state: State, role: Role) -> bool:
    """Leader and deputies write, until the text goes before the committee."""
    return state in EDITABLE and role in {Role.UNIT_LEADER, Role.DEPUTY}


def may_comment(state: State, role: Role) -> bool:
    """Secretary and centre head write beside the goals while the text can still change."""
    return state in EDITABLE and role in {Role.COMMITTEE_SECRETARY, Role.CENTRE_HEAD}


def _offer(row: Row, role: Role, facts: Facts) -> Offer:
    lacking = _lacking(row, role, facts, NO_WORDS)
    return Offer(
        action=row.action,
        to=row.to,
        missing=tuple(need for need in lacking if need not in _MET_BY_WORDS),
        asks=tuple(need for need in lacking if need in _MET_BY_WORDS),
    )


def _lacking(row: Row, role: Role, facts: Facts, words: Words) -> tuple[Need, ...]:
    return tuple(need for need in row.needs if not _is_met(need, role, facts, words))


def _is_met(need: Need, role: Role, facts: Facts, words: Words) -> bool:
    if need in _MET_BY_WORDS:
        return _MET_BY_WORDS[need](facts, words)
    if need is Need.OWN_SIGNATURE_OPEN:
        return SIGNS_FOR[role] in facts.unsigned
    return _MET_BY_FACTS[need](facts)


def _is_past(day: date | None, facts: Facts) -> bool:
    return day is not None and day <= facts.today


def _user_board_heard(facts: Facts) -> bool:
    return not facts.has_user_board or _is_past(facts.user_board_heard_on, facts)


def _dialogue(facts: Facts) -> bool:
    held = _is_past(facts.dialogue_held_on, facts)
    return held or bool(facts.dialogue_omitted_because.strip())


def _decision(facts: Facts) -> bool:
    decision = facts.decision
    return (
        decision is not None
        and bool(decision.item_number.strip())
        and _is_past(decision.decided_on, facts)
    )


def _heard_before_decision(facts: Facts) -> bool:
    """Vacuous while a date is missing: then that is what is reported."""
    if facts.decision is None:
        return True
    hearings = [facts.med_heard_on]
    if facts.has_user_board:
        hearings.append(facts.user_board_heard_on)
    return all(day <= facts.decision.decided_on for day in hearings if day is not None)


def _midway_done_or_explained(facts: Facts, words: Words) -> bool:
    return facts.midway_recorded or bool(words.reason.strip())


_MET_BY_WORDS: Mapping[Need, Callable[[Facts, Words], bool]] = {
    Need.REASON: lambda _, words: bool(words.reason.strip()),
    Need.RESERVATION: lambda _, words: bool(words.reservation.strip()),
    Need.SUCCESSOR: lambda _, words: bool(words.successor.strip()),
    Need.MIDWAY_DONE_OR_EXPLAINED: _midway_done_or_explained,
}
_MET_BY_FACTS: Mapping[Need, Callable[[Facts], bool]] = {
    Need.CONTENT_VALID: lambda facts: facts.content_valid,
    Need.MED_HEARD: lambda facts: _is_past(facts.med_heard_on, facts),
    Need.USER_BOARD_HEARD: _user_board_heard,
    Need.DIALOGUE: _dialogue,
    Need.DECISION: _decision,
    Need.HEARD_BEFORE_DECISION: _heard_before_decision,
    Need.ALL_SIGNED: lambda facts: not facts.unsigned,
    Need.PERIOD_BEGUN: lambda facts: facts.today >= facts.period.start,
    Need.PERIOD_REMAINS: lambda facts: not facts.in_last_year,
    Need.PERIOD_ENDED: lambda facts: facts.in_last_year and facts.today > facts.period.end,
    Need.MIDWAY_WRITTEN: lambda facts: facts.midway_written,
    Need.ANNUAL_WRITTEN: lambda facts: facts.annual_written,
    Need.IS_AMENDMENT: lambda facts: facts.is_amendment,
}
