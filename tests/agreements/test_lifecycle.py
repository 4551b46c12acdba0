"""The whole life-cycle table, written a second time as a reader would, and all outside it."""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest

from agreements import lifecycle
from agreements.lifecycle import Action, Decision, Effect, Facts, Need, Role, State, Words
from agreements.period import PeriodKind, beginning
from agreements.signatures import Party
from agreements.workflow import IllegalTransition, MissingPrecondition
from tests.agreements.builders import TODAY, ready_facts

UNIT = "unit_leader deputy"
OFFICE = "committee_secretary centre_head"
HOLDERS = f"unit_leader {OFFICE}"
AUTOMATIC = "committee_secretary system"
SIGNERS = "unit_leader committee_chair centre_head director"
RESERVERS = "unit_leader centre_head director"
STAND_INS = "deputy vice_chair centre_head director"

# state | action | roles | new state | needs
PAPER = f"""
draft | submit | {UNIT} | in_consultation | content_valid
in_consultation | conclude_consultation | {UNIT} | ready_for_dialogue | content_valid med_heard user_board_heard
ready_for_dialogue | bring_before_committee | committee_secretary | before_committee | content_valid med_heard user_board_heard dialogue
before_committee | approve | committee_secretary | approved | med_heard user_board_heard decision heard_before_decision
in_consultation | send_back | {OFFICE} | draft | reason
ready_for_dialogue | send_back | {OFFICE} | draft | reason
before_committee | send_back | {OFFICE} | draft | reason
approved | sign | {SIGNERS} | approved | own_signature_open
approved | sign_with_reservation | {RESERVERS} | approved | own_signature_open reservation
approved | sign_on_behalf | {STAND_INS} | approved | own_signature_open reason
approved | complete_signing | {AUTOMATIC} | signed | all_signed
signed | sign | unit_leader | signed | own_signature_open
running | sign | unit_leader | running | own_signature_open
midway | sign | unit_leader | midway | own_signature_open
signed | sign_with_reservation | unit_leader | signed | own_signature_open reservation
running | sign_with_reservation | unit_leader | running | own_signature_open reservation
midway | sign_with_reservation | unit_leader | midway | own_signature_open reservation
signed | start | {AUTOMATIC} | running | period_begun
running | record_midway | {UNIT} | midway | midway_written
midway | evaluate | {UNIT} | evaluated | annual_written
running | evaluate | {UNIT} | evaluated | annual_written midway_done_or_explained
evaluated | continue | {AUTOMATIC} | running | period_remains
evaluated | close | {AUTOMATIC} | closed | period_ended
approved | amend | {HOLDERS} | draft | reason
signed | amend | {HOLDERS} | draft | reason
running | amend | {HOLDERS} | draft | reason
midway | amend | {HOLDERS} | draft | reason
evaluated | amend | {HOLDERS} | draft | period_remains reason
draft | withdraw_amendment | {HOLDERS} | approved | is_amendment reason
"""  # noqa: E501  a row of the table stays on its line
LIVE = [state for state in State if state is not State.CLOSED]


def _paper_rows() -> list[tuple[State, Action, Role, State, tuple[Need, ...]]]:
    rows = []
    for line in PAPER.strip().splitlines():
        state, action, roles, to, needs = (cell.strip() for cell in line.split("|"))
        rows += [
            (State(state), Action(action), Role(role), State(to), tuple(map(Need, needs.split())))
            for role in roles.split()
        ]
    for state, role in product(LIVE, (Role.COMMITTEE_SECRETARY, Role.CENTRE_HEAD)):
        rows.append((state, Action.CLOSE_EARLY, role, State.CLOSED, (Need.REASON,)))
        rows.append((state, Action.TRANSFER, role, state, (Need.SUCCESSOR, Need.REASON)))
    return rows


ROWS = _paper_rows()
ALLOWED = {(state, action, role) for state, action, role, _, _ in ROWS}
EVERYTHING = list(product(State, Action, Role))
ALL_WORDS = Words(reason="Loven er ændret", reservation="Vi mangler lokaler", successor="Ny leder")


def _open_facts(state: State, needs: tuple[Need, ...]) -> Facts:
    """Facts meeting ``needs``; some needs exclude each other, so they depend on the row."""
    changes: dict[str, object] = {}
    if Need.ALL_SIGNED in needs:
        changes["unsigned"] = frozenset()
    if Need.PERIOD_REMAINS in needs:
        changes["in_last_year"] = False
    if Need.PERIOD_ENDED in needs:
        changes["today"] = date(2028, 1, 1)
    return ready_facts(state, **changes)


BREAKING: dict[Need, dict[str, object]] = {
    Need.CONTENT_VALID: {"content_valid": False},
    Need.MED_HEARD: {"med_heard_on": None},
    Need.USER_BOARD_HEARD: {"user_board_heard_on": None},
    Need.DIALOGUE: {"dialogue_held_on": None},
    Need.DECISION: {"decision": None},
    Need.HEARD_BEFORE_DECISION: {"med_heard_on": date(2027, 3, 9)},
    Need.OWN_SIGNATURE_OPEN: {"unsigned": frozenset()},
    Need.ALL_SIGNED: {"unsigned": frozenset({Party.COMMITTEE})},
    Need.PERIOD_BEGUN: {"today": date(2026, 12, 31)},
    Need.PERIOD_REMAINS: {"in_last_year": True},
    Need.PERIOD_ENDED: {"today": date(2027, 12, 31)},
    Need.MIDWAY_WRITTEN: {"midway_written": False},
    Need.MIDWAY_DONE_OR_EXPLAINED: {"midway_recorded": False},
    Need.ANNUAL_WRITTEN: {"annual_written": False},
    Need.IS_AMENDMENT: {"is_amendment": False},
    Need.REASON: {},
    Need.RESERVATION: {},
    Need.SUCCESSOR: {},
}


def _without(facts: Facts, need: Need) -> Facts:
    values = {name: getattr(facts, name) for name in Facts.__dataclass_fields__}
    return Facts(**(values | BREAKING[need]))


def _words_without(need: Need) -> Words:
    return Words(
        reason="" if need in {Need.REASON, Need.MIDWAY_DONE_OR_EXPLAINED} else ALL_WORDS.reason,
        reservation="" if need is Need.RESERVATION else ALL_WORDS.reservation,
        successor=" " if need is Need.SUCCESSOR else ALL_WORDS.successor,
    )


@pytest.mark.parametrize(("state", "action", "role", "to", "needs"), ROWS)
def test_every_row_with_its_needs_met_leads_to_its_state(state, action, role, to, needs):
    step = lifecycle.advance(_open_facts(state, needs), action, role=role, words=ALL_WORDS)
    assert step.state is to


@pytest.mark.parametrize(
    ("state", "action", "role", "needs", "broken"),
    [(s, a, r, needs, need) for s, a, r, _, needs in ROWS for need in needs],
)
def test_every_row_with_one_need_broken_is_refused_naming_exactly_it(
    state, action, role, needs, broken
):
    facts = _without(_open_facts(state, needs), broken)
    with pytest.raises(MissingPrecondition) as refusal:
        lifecycle.advance(facts, action, role=role, words=_words_without(broken))
    assert refusal.value.missing == (broken,)
    assert refusal.value.action is action


@pytest.mark.parametrize(
    ("state", "action", "role"), [key for key in EVERYTHING if key not in ALLOWED]
)
def test_everything_outside_the_table_is_illegal_however_good_the_facts(state, action, role):
    with pytest.raises(IllegalTransition) as refusal:
        lifecycle.advance(ready_facts(state), action, role=role, words=ALL_WORDS)
    assert (refusal.value.state, refusal.value.action, refusal.value.role) == (state, action, role)


def test_the_code_holds_no_row_that_the_paper_lacks():
    coded = {(row.state, row.action, role) for row in lifecycle.TABLE.rows for role in row.roles}
    assert coded == ALLOWED


@pytest.mark.parametrize("state", LIVE)
def test_every_live_state_can_be_left_by_someone(state):
    assert any(row.to is not state for row in lifecycle.TABLE.rows if row.state is state)


def test_submit_with_nothing_in_place_lists_all_that_lacks_in_order():
    empty = Facts(
        state=State.READY_FOR_DIALOGUE,
        period=beginning(PeriodKind.CALENDAR_YEAR, 2027),
        today=TODAY,
    )
    with pytest.raises(MissingPrecondition) as refusal:
        lifecycle.advance(empty, Action.BRING_BEFORE_COMMITTEE, role=Role.COMMITTEE_SECRETARY)
    assert refusal.value.missing == (
        Need.CONTENT_VALID,
        Need.MED_HEARD,
        Need.USER_BOARD_HEARD,
        Need.DIALOGUE,
    )


@pytest.mark.parametrize(
    ("changes", "missing"),
    [
        ({"med_heard_on": date(2027, 3, 18)}, (Need.MED_HEARD, Need.HEARD_BEFORE_DECISION)),
        (
            {"user_board_heard_on": date(2027, 3, 18)},
            (Need.USER_BOARD_HEARD, Need.HEARD_BEFORE_DECISION),
        ),
        ({"decision": Decision("7", date(2027, 3, 18))}, (Need.DECISION,)),
        ({"decision": Decision("  ", date(2027, 3, 8))}, (Need.DECISION,)),
        ({"user_board_heard_on": date(2027, 3, 9)}, (Need.HEARD_BEFORE_DECISION,)),
    ],
)
def test_approval_with_a_date_that_cannot_be_true_is_refused(changes, missing):
    facts = ready_facts(State.BEFORE_COMMITTEE, **changes)
    with pytest.raises(MissingPrecondition) as refusal:
        lifecycle.advance(facts, Action.APPROVE, role=Role.COMMITTEE_SECRETARY)
    assert refusal.value.missing == missing


def test_a_unit_without_user_board_is_approved_without_hearing_one():
    facts = ready_facts(State.BEFORE_COMMITTEE, has_user_board=False, user_board_heard_on=None)
    step = lifecycle.advance(facts, Action.APPROVE, role=Role.COMMITTEE_SECRETARY)
    assert step == lifecycle.Step(State.APPROVED, (Effect.FREEZE_CONTENT,))


def test_a_dialogue_omitted_with_a_reason_counts_as_accounted_for():
    facts = ready_facts(
        State.READY_FOR_DIALOGUE,
        dialogue_held_on=None,
        dialogue_omitted_because="Udskudt af sygdom",
    )
    step = lifecycle.advance(facts, Action.BRING_BEFORE_COMMITTEE, role=Role.COMMITTEE_SECRETARY)
    assert step.state is State.BEFORE_COMMITTEE


def test_a_missed_midway_with_a_reason_does_not_block_the_evaluation():
    facts = ready_facts(State.RUNNING, midway_recorded=False)
    step = lifecycle.advance(
        facts, Action.EVALUATE, role=Role.DEPUTY, words=Words(reason="Lederen var syg")
    )
    assert step.state is State.EVALUATED


def test_an_amendment_opens_a_version_and_withdrawing_it_restores_the_old():
    opened = lifecycle.advance(
        ready_facts(State.MIDWAY), Action.AMEND, role=Role.CENTRE_HEAD, words=Words(reason="Ny lov")
    )
    restored = lifecycle.advance(
        ready_facts(opened.state),
        Action.WITHDRAW_AMENDMENT,
        role=Role.CENTRE_HEAD,
        words=Words(reason="Loven blev udskudt"),
    )
    assert opened.effects == (Effect.OPEN_VERSION,)
    assert restored == lifecycle.Step(State.APPROVED, (Effect.RESTORE_VERSION,))


def test_three_signatures_in_any_order_complete_the_signing_only_with_the_last():
    for order in product(Party, repeat=3):
        if len(set(order)) < 3:
            continue
        unsigned = frozenset(Party)
        for party in order:
            facts = ready_facts(State.APPROVED, unsigned=unsigned)
            with pytest.raises(MissingPrecondition):
                lifecycle.advance(facts, Action.COMPLETE_SIGNING, role=Role.SYSTEM)
            unsigned -= {party}
        facts = ready_facts(State.APPROVED, unsigned=unsigned)
        done = lifecycle.advance(facts, Action.COMPLETE_SIGNING, role=Role.SYSTEM)
        assert done.state is State.SIGNED


def test_offers_tell_what_lacks_apart_from_what_is_written_in_the_act():
    facts = ready_facts(State.APPROVED, unsigned=frozenset({Party.COMMITTEE}))
    offers = {offer.action: offer for offer in lifecycle.allowed_actions(facts, role=Role.DIRECTOR)}
    assert set(offers) == {Action.SIGN, Action.SIGN_WITH_RESERVATION, Action.SIGN_ON_BEHALF}
    assert offers[Action.SIGN].missing == (Need.OWN_SIGNATURE_OPEN,)
    assert not offers[Action.SIGN].is_open
    assert offers[Action.SIGN_WITH_RESERVATION].asks == (Need.RESERVATION,)


def test_offers_agree_with_advance_for_every_state_and_role():
    for state, role in product(State, Role):
        facts = ready_facts(state)
        offered = {offer.action for offer in lifecycle.allowed_actions(facts, role=role)}
        assert offered == {action for s, action, r in ALLOWED if (s, r) == (state, role)}
        for offer in lifecycle.allowed_actions(facts, role=role):
            if offer.is_open:
                step = lifecycle.advance(facts, offer.action, role=role, words=ALL_WORDS)
                assert step.state is offer.to


@pytest.mark.parametrize("state", State)
def test_text_is_edited_by_the_unit_only_and_never_once_before_the_committee(state):
    early = state in {State.DRAFT, State.IN_CONSULTATION, State.READY_FOR_DIALOGUE}
    assert {role for role in Role if lifecycle.may_edit(state, role)} == (
        {Role.UNIT_LEADER, Role.DEPUTY} if early else set()
    )
    assert {role for role in Role if lifecycle.may_comment(state, role)} == (
        {Role.COMMITTEE_SECRETARY, Role.CENTRE_HEAD} if early else set()
    )
