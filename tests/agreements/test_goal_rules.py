"""Each rule about goals: kept by the builders, broken one at a time, at the right field."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from agreements.goal_rules import Limits, hints, submission_problems
from agreements.goals import (
    Direction,
    Expense,
    Goals,
    Indicator,
    Layer,
    LocalGoal,
    Milestone,
    SharedGoal,
    SharedGoalInLocalLayer,
)
from agreements.period import PeriodKind, beginning
from agreements.readability import Band
from agreements.words.faults import Fault
from agreements.words.goals import GoalFault
from tests.agreements.builders import TODAY, contribution, goals, local_goal, plan, shared_goal

PERIOD = beginning(PeriodKind.CALENDAR_YEAR, 2027)


def found(content: Goals, limits: Limits | None = None) -> list[tuple[str, str]]:
    problems = submission_problems(content, period=PERIOD, today=TODAY, limits=limits or Limits())
    return [(problem.field, problem.code.value) for problem in problems]


def committee_contribution(key: str) -> object:
    return contribution(key, goal=shared_goal(key, layer=Layer.COMMITTEE))


FULL = goals(
    contributions=(
        contribution("a"),
        contribution("b"),
        committee_contribution("c"),
        committee_contribution("d"),
    ),
    local=(local_goal("e"), local_goal("f"), local_goal("g")),
)


def test_an_agreement_with_one_shared_and_one_local_goal_may_be_submitted():
    assert found(goals()) == []


def test_two_two_and_three_goals_are_allowed():
    assert found(FULL) == []


@pytest.mark.parametrize(
    ("extra", "field", "words"),
    [
        ({"contributions": (*FULL.contributions, contribution("h"))}, "contributions", "3 tværg"),
        (
            {"contributions": (*FULL.contributions, committee_contribution("h"))},
            "contributions",
            "3 udvalgsmål",
        ),
        ({"local": (*FULL.local, local_goal("h"))}, "local", "4 lokale mål"),
    ],
)
def test_one_goal_more_than_a_layers_cap_is_refused_by_count(extra, field, words):
    content = replace(FULL, **extra)
    (problem,) = submission_problems(content, period=PERIOD, today=TODAY)
    assert (problem.field, problem.code) == (field, GoalFault.TOO_MANY_GOALS)
    assert words in problem.message.da


def test_a_municipality_may_set_its_own_caps():
    assert found(FULL, Limits(cross_cutting=1, committee=2, local=3)) == [
        ("contributions", "too_many_goals")
    ]


def test_an_empty_agreement_lacks_a_shared_and_a_local_goal():
    assert found(Goals()) == [("contributions", "no_shared_goal"), ("local", "no_local_goal")]


def test_the_same_title_twice_is_found_also_across_layers():
    content = goals(local=(local_goal("x", title="gode overgange (OVERGANGE) "),))
    assert found(content) == [("local.0.title", "same_goal_twice")]


def test_an_untouched_goal_lacks_everything_field_by_field():
    assert found(goals(local=(LocalGoal(key="ny"),))) == [
        ("local.0.title", "title_missing"),
        ("local.0.why", "why_missing"),
        ("local.0.success_criterion", "criterion_missing"),
        ("local.0.owner", "owner_missing"),
        ("local.0.actions", "actions_missing"),
        ("local.0.due", "due_missing"),
        ("local.0.expense", "expense_unanswered"),
        ("local.0.indicators", "nothing_to_measure"),
    ]


LONG = {"title": 100, "why": 600, "success_criterion": 300}


@pytest.mark.parametrize("part", LONG)
def test_a_text_at_its_limit_passes_and_one_character_more_does_not(part):
    at_limit = goals(local=(local_goal(**{part: "å" * LONG[part]}),))
    beyond = goals(local=(local_goal(**{part: "å" * (LONG[part] + 1)}),))
    assert found(at_limit) == []
    assert found(beyond) == [(f"local.0.{part}", "too_long")]


def test_a_contribution_without_text_says_what_to_write():
    assert found(goals(contributions=(contribution(text=" "),))) == [
        ("contributions.0.text", "contribution_missing")
    ]


def test_a_shared_goals_own_indicator_is_something_to_measure():
    nothing = plan(indicators=(), milestones=())
    measured = shared_goal(indicators=plan().indicators)
    assert found(goals(contributions=(contribution(goal=measured, plan=nothing),))) == []
    assert found(goals(contributions=(contribution(plan=nothing),))) == [
        ("contributions.0.indicators", "nothing_to_measure")
    ]


BROKEN_PLANS = [
    ({"owner": ""}, "owner", GoalFault.OWNER_MISSING),
    ({"owner": "x" * 81}, "owner", GoalFault.TOO_LONG),
    ({"actions": ()}, "actions", GoalFault.ACTIONS_MISSING),
    ({"actions": ("Gå ud",) * 7}, "actions", GoalFault.TOO_MANY),
    ({"actions": ("Gå ud", " ")}, "actions.1", GoalFault.NAME_MISSING),
    ({"due": None}, "due", GoalFault.DUE_MISSING),
    ({"due": date(2028, 1, 1)}, "due", Fault.TOO_LATE),
    ({"due": date(2026, 12, 31)}, "due", Fault.TOO_EARLY),
    ({"due": date(1026, 5, 1)}, "due", Fault.IMPOSSIBLE_YEAR),
    ({"expense": None}, "expense", GoalFault.EXPENSE_UNANSWERED),
    ({"expense": Expense.PERHAPS}, "expense_note", GoalFault.EXPENSE_UNEXPLAINED),
    ({"expense": Expense.YES}, "expense_note", GoalFault.EXPENSE_UNEXPLAINED),
    ({"expense_note": "x" * 401}, "expense_note", GoalFault.TOO_LONG),
    ({"milestones": plan().milestones * 7}, "milestones", GoalFault.TOO_MANY),
    (
        {"milestones": (Milestone(key="m", name="Start"),)},
        "milestones.0.due",
        GoalFault.DUE_MISSING,
    ),
    (
        {"milestones": (Milestone(key="m", name="", due=date(2027, 5, 1)),)},
        "milestones.0.name",
        GoalFault.NAME_MISSING,
    ),
    ({"indicators": plan().indicators * 4}, "indicators", GoalFault.TOO_MANY),
]


@pytest.mark.parametrize(("changes", "field", "code"), BROKEN_PLANS)
def test_a_plan_with_one_fault_is_refused_at_its_field(changes, field, code):
    content = goals(local=(local_goal(plan=plan(**changes)),))
    assert found(content) == [(f"local.0.{field}", code.value)]


def test_an_expense_explained_is_accepted():
    explained = plan(expense=Expense.YES, expense_note="Skolen får flere møder; vi deler dem.")
    assert found(goals(local=(local_goal(plan=explained),))) == []


def indicator_faults(**changes: object) -> list[tuple[str, str]]:
    values: dict[str, object] = {
        "key": "i",
        "name": "Sygefravær",
        "unit": "%",
        "direction": Direction.LOWER,
        "baseline": Decimal("6.3"),
        "target": Decimal("5.0"),
    }
    indicator = Indicator(**(values | changes))  # type: ignore[arg-type]
    prefix = "local.0.indicators.0."
    return [
        (field.removeprefix(prefix), code)
        for field, code in found(goals(local=(local_goal(plan=plan(indicators=(indicator,))),)))
    ]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, []),
        ({"target": Decimal("6.3")}, []),
        ({"name": ""}, [("name", "name_missing")]),
        ({"baseline": None}, [("baseline", "baseline_missing")]),
        ({"target": None}, [("target", "target_missing")]),
        ({"target": Decimal("-5")}, [("target", "negative")]),
        ({"target": Decimal("NaN")}, [("target", "not_a_number")]),
        ({"target": Decimal("6.4")}, [("target", "target_on_wrong_side")]),
        ({"direction": Direction.HIGHER}, [("target", "target_on_wrong_side")]),
    ],
)
def test_an_indicator_must_lead_from_its_baseline_to_a_better_target(changes, expected):
    assert indicator_faults(**changes) == expected


def test_a_local_goal_cannot_be_made_a_shared_one():
    with pytest.raises(SharedGoalInLocalLayer):
        shared_goal(layer=Layer.LOCAL)


def test_contributions_refer_to_the_one_shared_goal_and_do_not_copy_it():
    goal: SharedGoal = shared_goal()
    first, second = contribution(goal=goal), contribution(goal=goal, text="Noget andet")
    assert first.goal is second.goal
    assert first.title == goal.title


def test_goals_are_read_cross_cutting_first_then_committee_then_local():
    mixed = goals(contributions=(committee_contribution("c"), contribution("a")))
    assert [goal.key for goal in mixed.all] == ["a", "c", "udeliv"]


def test_heavy_text_gets_a_hint_and_does_not_stand_in_the_way():
    heavy = "Kompetenceudviklingsstrategiernes implementeringsperspektiver " * 9
    content = goals(local=(local_goal(why=heavy),))
    assert found(content) == []
    (hint,) = [each for each in hints(content) if each.field == "local.0.why"]
    assert hint.readability.band is Band.VERY_HARD
    assert str(hint.readability.lix) in hint.message.da


def test_every_goal_is_judged_by_its_own_position():
    content = goals(local=(local_goal("a"), local_goal("b", why="")))
    assert found(content) == [("local.1.why", "why_missing")]
