"""The kodeks' own table: every row allowed and refused, and everything outside it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import product

import pytest

from agreements.kodeks import adoption
from agreements.kodeks.adoption import Action, Effect, Facts, Need, Role, State
from agreements.kodeks.kodeks import Comment, Side
from agreements.kodeks.local_sketch import LOCAL_SKETCH
from agreements.lifecycle import Decision
from agreements.workflow import IllegalTransition, MissingPrecondition

TODAY = date(2026, 5, 26)
ANSWERED = Comment("sandhed", "HovedMED", Side.STAFF, "Kortere", date(2026, 4, 2), "Gjort")

# state, action, role, new state, needs
ROWS = [
    (
        "drafting",
        "open_hearing",
        "political_secretariat",
        "hearing",
        ["every_clause_binds_both", "hearing_deadline"],
    ),
    ("hearing", "rework", "political_secretariat", "drafting", ["reason"]),
    (
        "hearing",
        "adopt",
        "political_secretariat",
        "adopted",
        ["hearing_ended", "comments_answered", "main_med_discussed", "council_decision"],
    ),
    ("adopted", "supersede", "system", "superseded", ["successor_adopted"]),
]
ALLOWED = {(State(s), Action(a), Role(r)) for s, a, r, _, _ in ROWS}


def facts(state: State, action: Action) -> Facts:
    opening = action is Action.OPEN_HEARING
    return Facts(
        state=state,
        kodeks=LOCAL_SKETCH,
        today=TODAY,
        hearing_ends_on=date(2026, 6, 30) if opening else date(2026, 5, 1),
        comments=(ANSWERED,),
        main_med_discussed_on=date(2026, 5, 6),
        council_decision=Decision("12", date(2026, 5, 25)),
        successor_adopted=True,
    )


BREAKING = {
    Need.EVERY_CLAUSE_BINDS_BOTH: {"kodeks": replace(LOCAL_SKETCH, clauses=())},
    Need.HEARING_DEADLINE: {"hearing_ends_on": TODAY},
    Need.HEARING_ENDED: {"hearing_ends_on": TODAY},
    Need.COMMENTS_ANSWERED: {"comments": (ANSWERED, replace(ANSWERED, answer=" "))},
    Need.MAIN_MED_DISCUSSED: {"main_med_discussed_on": date(2026, 5, 27)},
    Need.COUNCIL_DECISION: {"council_decision": Decision(" ", date(2026, 5, 25))},
    Need.SUCCESSOR_ADOPTED: {"successor_adopted": False},
    Need.REASON: {},
}


@pytest.mark.parametrize(("state", "action", "role", "to", "needs"), ROWS)
def test_every_row_with_its_needs_met_leads_to_its_state(state, action, role, to, needs):
    step = adoption.advance(
        facts(State(state), Action(action)), Action(action), role=Role(role), reason="Nye input"
    )
    assert step.state == to
    row = adoption.TABLE.row(State(state), Action(action), Role(role))
    assert [need.value for need in row.needs] == needs


@pytest.mark.parametrize(
    ("state", "action", "role", "broken"), [(s, a, r, n) for s, a, r, _, ns in ROWS for n in ns]
)
def test_every_row_with_one_need_broken_is_refused_naming_exactly_it(state, action, role, broken):
    need = Need(broken)
    value = replace(facts(State(state), Action(action)), **BREAKING[need])
    reason = "" if need is Need.REASON else "Nye input"
    with pytest.raises(MissingPrecondition) as refusal:
        adoption.advance(value, Action(action), role=Role(role), reason=reason)
    assert refusal.value.missing == (need,)


@pytest.mark.parametrize(
    ("state", "action", "role"),
    [key for key in product(State, Action, Role) if key not in ALLOWED],
)
def test_everything_outside_the_table_is_illegal(state, action, role):
    with pytest.raises(IllegalTransition):
        adoption.advance(facts(state, action), action, role=role, reason="Nye input")


def test_adoption_freezes_the_text_and_asks_everyone_to_acknowledge_it():
    step = adoption.advance(
        facts(State.HEARING, Action.ADOPT), Action.ADOPT, role=Role.POLITICAL_SECRETARIAT
    )
    assert step.effects == (
        Effect.FREEZE_TEXT,
        Effect.ASK_ACKNOWLEDGEMENT,
        Effect.SUPERSEDE_PREDECESSOR,
    )


def test_a_decision_of_the_council_in_the_future_does_not_adopt():
    value = replace(
        facts(State.HEARING, Action.ADOPT), council_decision=Decision("12", date(2026, 5, 27))
    )
    with pytest.raises(MissingPrecondition) as refusal:
        adoption.advance(value, Action.ADOPT, role=Role.POLITICAL_SECRETARIAT)
    assert refusal.value.missing == (Need.COUNCIL_DECISION,)


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("state", State)
def test_comments_are_taken_while_the_hearing_runs_its_last_day_included(state, role):
    value = replace(facts(state, Action.ADOPT), hearing_ends_on=TODAY)
    expected = state is State.HEARING and role is not Role.SYSTEM
    assert adoption.may_comment(value, role) is expected
    assert not adoption.may_comment(replace(value, hearing_ends_on=date(2026, 5, 25)), role)
    assert not adoption.may_comment(replace(value, hearing_ends_on=None), role)
