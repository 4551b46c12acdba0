"""Two versions of an agreement compared: what changed is found, what moved is not rewritten."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date
from decimal import Decimal

from agreements.comparison import Kind
from agreements.goals import Expense
from agreements.language import Language
from agreements.reading import compare_versions, passages
from tests.agreements.builders import agreement, contribution, goals, local_goal, plan, shared_goal


def changed_keys(old, new):
    sections = compare_versions(old, new, Language.DANISH)
    return [section.key for section in sections if section.is_changed]


def test_the_same_agreement_twice_shows_no_change():
    assert changed_keys(agreement(), agreement()) == []


def test_one_changed_target_is_found_in_its_goal_alone_and_written_in_danish():
    indicator = replace(plan().indicators[0], target=Decimal("3.5"))
    new = agreement(goals=goals(local=(local_goal(plan=plan(indicators=(indicator,))),)))
    (section,) = [
        each for each in compare_versions(agreement(), new, Language.DANISH) if each.is_changed
    ]
    assert section.key == "goal.udeliv"
    assert "".join(run.text for run in section.runs if run.kind is Kind.INSERT) == "3,5"


def test_goals_in_another_order_are_moved_not_rewritten():
    first, second = local_goal("a"), local_goal("b")
    old = agreement(goals=goals(local=(first, second)))
    new = agreement(goals=goals(local=(second, first)))
    assert changed_keys(old, new) == []


def test_a_shared_goal_changed_for_all_shows_in_each_agreement_that_inherits_it():
    new_goal = shared_goal(why="Nu også for borgere, der flytter.")
    new = agreement(goals=goals(contributions=(contribution(goal=new_goal),)))
    assert changed_keys(agreement(), new) == ["goal.overgange"]


def test_each_part_of_the_content_shows_when_it_changes():
    full = agreement(
        goals=goals(local=(local_goal(plan=plan(expense=Expense.YES, expense_note="Skolen")),))
    )
    shown = "\n".join(passage.text for passage in passages(full, Language.DANISH).values())
    for expected in (
        "Kommune: Prøve Kommune",
        "Enhed: Skovhuset ved Leder 22",
        "Aftaleperiode: 1. januar 2027 – 31. december 2027",
        "Godkendt i udvalget: 8. marts 2027, punkt 7",
        "Nøgletal: Børn 64; Ansatte 17",
        "Indikator: Timer ude om dagen; Udgangspunkt 1,5 timer; Mål 3 timer",
        "Milepæl: Plan for turdage, 1. april 2027",
        "• To ugentlige turdage for alle stuer",
        "Kan målet nås på en anden enheds bekostning?: Ja Skolen",
        "Drøftet i MED: 3. december 2026",
        "11. maj 2027: Dialogmøde, Rådhuset",
    ):
        assert expected in shown, expected


def test_english_uses_english_words_dates_and_decimal_signs():
    shown = "\n".join(passage.text for passage in passages(agreement(), Language.ENGLISH).values())
    assert "Indicator: Timer ude om dagen; Baseline 1.5 timer; Target 3 timer" in shown
    assert "Approved by the committee: 8 March 2027, item 7" in shown


def test_every_field_of_an_agreement_is_compared():
    """A field added to the content but not to the reading would change unseen."""
    others = {
        "unit_code": None,  # the same agreement has the same unit; the unit's name is compared
        "parties": replace(agreement().parties, chair="Medlem 2"),
        "period": replace(agreement().period, end=date(2028, 12, 31)),
        "case_number": "330-2026-1",
        "purpose": "Nyt",
        "profile": replace(agreement().profile, target_group="Børn"),
        "room": replace(agreement().room, carry_over="Nej"),
        "goals": goals(local=()),
        "partners": (),
        "involvement": replace(agreement().involvement, has_user_board=False),
        "course": replace(agreement().course, midway_due=None),
        "regulation": "Nyt",
        "decision": None,
    }
    assert set(others) == {each.name for each in fields(agreement())}
    for name, other in others.items():
        if name != "unit_code":
            assert changed_keys(agreement(), agreement(**{name: other})), name
