"""HovedMED's review: frozen figures, both sides heard, answers, and signatures that hold."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import product

import pytest

from agreements.kodeks import review_lifecycle
from agreements.kodeks.review import (
    CommitteeFigures,
    Figures,
    FollowedUp,
    ImpossibleShare,
    Outcome,
    Recommendation,
    Remark,
    Review,
    Share,
    Table,
    ValueDiscussed,
    Waiting,
    carried_over,
)
from agreements.kodeks.review_lifecycle import Action, Effect, Facts, Need, Role, State
from agreements.language import Bilingual
from agreements.signatures import Signature, sheet
from agreements.workflow import IllegalTransition, MissingPrecondition

FIGURES = Figures(
    as_of=date(2026, 12, 1),
    period_start=date(2026, 1, 1),
    period_end=date(2026, 12, 31),
    plan_version="Rotation 2026-2029, version 3",
    with_contact=Share(101, 109),
    with_staff_voice=Share(88, 132),
    held_of_planned=Share(132, 140),
    cancelled_replanned=Share(6, 8),
    committees=(CommitteeFigures("Børne- og Ungeudvalget", Share(50, 55), 301, 2),),
    waiting=(Waiting("Omø Skole", 400),),
    agreements_signed_in_time=Share(97, 109),
    midway_in_time=Share(90, 109),
    annual_in_time=Share(0, 0),
    med_heard=Share(109, 109),
    kodeks_acknowledged=Share(140, 171),
    discussed=(ValueDiscussed(Bilingual("Sandhed", "Truthfulness"), date(2026, 3, 4), "HovedMED"),),
)
REVIEW = Review(
    municipality="Prøve Kommune",
    title="HovedMEDs gennemgang 2026",
    figures=FIGURES,
    last_years=(FollowedUp("Hold flere møder på øerne", Outcome.DONE),),
    remarks=(
        Remark(Table.MANAGEMENT, "Flere har haft besøg end sidste år."),
        Remark(Table.EMPLOYEES, "Tillidsfolk mangler ved hvert tredje møde."),
    ),
    recommendations=(
        Recommendation(
            1, (Table.EMPLOYEES,), "Indbyd altid en TR", "Det gør vi", date(2026, 12, 15)
        ),
    ),
)

HOVEDMED = ["chair", "vice_chair", "med_secretary"]
ROWS = [
    *(
        (
            "prepared",
            "put_to_administration",
            role,
            "discussed",
            ["figures_frozen", "last_year_followed_up", "both_sides_heard"],
        )
        for role in HOVEDMED
    ),
    *(("discussed", "take_back", role, "prepared", ["reason"]) for role in HOVEDMED),
    ("discussed", "answer", "administration", "answered", ["all_answered"]),
    *(("answered", "take_back", role, "prepared", ["reason"]) for role in HOVEDMED),
    ("answered", "sign", "chair", "answered", ["own_signature_open"]),
    ("answered", "sign", "vice_chair", "answered", ["own_signature_open"]),
    ("answered", "complete_signing", "system", "signed", ["both_signed"]),
]
ALLOWED = {(State(s), Action(a), Role(r)) for s, a, r, _, _ in ROWS}

BREAKING = {
    Need.FIGURES_FROZEN: {"figures": None},
    Need.LAST_YEAR_FOLLOWED_UP: {"last_years": (FollowedUp("Hold flere møder", None),)},
    Need.BOTH_SIDES_HEARD: {"remarks": (REVIEW.remarks[0], Remark(Table.EMPLOYEES, " "))},
    Need.ALL_ANSWERED: {"recommendations": (replace(REVIEW.recommendations[0], answer=""),)},
}


def facts(state: str, action: str) -> Facts:
    unsigned = frozenset() if action == "complete_signing" else frozenset(Table)
    return Facts(state=State(state), review=REVIEW, unsigned=unsigned)


@pytest.mark.parametrize(("state", "action", "role", "to", "needs"), ROWS)
def test_every_row_with_its_needs_met_leads_to_its_state(state, action, role, to, needs):
    step = review_lifecycle.advance(
        facts(state, action), Action(action), role=Role(role), reason="Nye oplysninger"
    )
    assert step.state == to
    row = review_lifecycle.TABLE.row(State(state), Action(action), Role(role))
    assert [need.value for need in row.needs] == needs


@pytest.mark.parametrize(
    ("state", "action", "role", "broken"), [(s, a, r, n) for s, a, r, _, ns in ROWS for n in ns]
)
def test_every_row_with_one_need_broken_is_refused_naming_exactly_it(state, action, role, broken):
    need = Need(broken)
    value = facts(state, action)
    if need in BREAKING:
        value = replace(value, review=replace(REVIEW, **BREAKING[need]))
    elif need is Need.OWN_SIGNATURE_OPEN:
        value = replace(value, unsigned=frozenset())
    elif need is Need.BOTH_SIGNED:
        value = replace(value, unsigned=frozenset({Table.EMPLOYEES}))
    reason = " " if need is Need.REASON else "Nye oplysninger"
    with pytest.raises(MissingPrecondition) as refusal:
        review_lifecycle.advance(value, Action(action), role=Role(role), reason=reason)
    assert refusal.value.missing == (need,)


@pytest.mark.parametrize(
    ("state", "action", "role"),
    [key for key in product(State, Action, Role) if key not in ALLOWED],
)
def test_everything_outside_the_table_is_illegal(state, action, role):
    with pytest.raises(IllegalTransition):
        review_lifecycle.advance(facts(state, action), action, role=role, reason="Fordi")


def test_an_answer_without_a_date_is_no_answer():
    undated = replace(REVIEW.recommendations[0], answered_on=None)
    value = Facts(state=State.DISCUSSED, review=replace(REVIEW, recommendations=(undated,)))
    with pytest.raises(MissingPrecondition):
        review_lifecycle.advance(value, Action.ANSWER, role=Role.ADMINISTRATION)


def test_a_review_taken_back_after_answers_loses_its_signatures():
    step = review_lifecycle.advance(
        facts("answered", "take_back"), Action.TAKE_BACK, role=Role.CHAIR, reason="Fejl i tal"
    )
    assert step.effects == (Effect.VOID_SIGNATURES,)


def test_signatures_stand_on_the_review_as_it_was_signed():
    signature = Signature(
        party=Table.EMPLOYEES,
        version_hash=REVIEW.hash,
        signed_by="Næstformanden",
        signed_at=datetime(2026, 12, 16, 12, tzinfo=UTC),
    )
    changed = replace(REVIEW, remarks=REVIEW.remarks[:1])
    assert sheet([signature], REVIEW.hash, parties=tuple(Table)).missing == (Table.MANAGEMENT,)
    assert sheet([signature], changed.hash, parties=tuple(Table)).mismatched == (signature,)


@pytest.mark.parametrize(
    ("part", "whole", "percent"),
    [(0, 0, None), (0, 8, 0), (1, 8, 13), (1, 200, 1), (1, 201, 0), (109, 109, 100), (2, 3, 67)],
)
def test_a_share_is_rounded_half_up_and_of_nothing_there_is_none(part, whole, percent):
    assert Share(part, whole).percent == percent


@pytest.mark.parametrize(("part", "whole"), [(2, 1), (-1, 1), (1, 0)])
def test_a_share_larger_than_its_whole_cannot_be(part, whole):
    with pytest.raises(ImpossibleShare):
        Share(part, whole)


def test_figures_of_a_period_that_ends_before_it_starts_cannot_be():
    with pytest.raises(ValueError, match="before it starts"):
        replace(FIGURES, period_end=date(2025, 12, 31))


def test_last_years_recommendations_are_carried_over_without_an_outcome():
    assert carried_over(REVIEW) == (FollowedUp("Indbyd altid en TR", None),)
