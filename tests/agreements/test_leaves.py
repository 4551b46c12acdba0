"""An agreement as flat leaves and back, and the leaf a problem is about."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from agreements import leaves
from agreements.agreement_rules import content_problems
from agreements.examples import story
from agreements.goals import Goals, Indicator
from agreements.period import PeriodKind, beginning
from tests.agreements import builders

SHARED = {"overgange": builders.shared_goal()}


def test_an_agreement_spread_and_gathered_is_the_same() -> None:
    agreement = builders.agreement()

    spread = leaves.spread(agreement)

    assert leaves.gather(spread, agreement, shared_goals=SHARED) == agreement
    assert spread["local.udeliv.indicators.ude.baseline"] == "1.5"
    assert spread["profile.key_figures"] == "Børn: 64\nAnsatte: 17"


@pytest.mark.parametrize("place", range(9))
def test_every_example_survives_the_way_there_and_back(place: int) -> None:
    unit = story.Unit(
        place=place,
        code=f"U{place:03d}",
        kind="folkeskole",
        committee_code="BUU",
        parties=builders.agreement().parties,
    )
    told = story.story(unit, beginning(PeriodKind.CALENDAR_YEAR, 2027)).agreement
    shared = {each.key: each.goal for each in told.goals.contributions}

    assert leaves.gather(leaves.spread(told), told, shared_goals=shared) == told


def test_what_is_missing_is_empty_and_what_is_no_leaf_stays() -> None:
    agreement = builders.agreement()

    bare = leaves.gather({}, agreement, shared_goals={})

    assert bare.goals == Goals()
    assert bare.purpose == ""
    assert bare.parties == agreement.parties
    assert bare.course.contacts == agreement.course.contacts
    assert bare.involvement.has_user_board


def test_a_contribution_to_a_goal_that_there_is_not_is_refused() -> None:
    with pytest.raises(leaves.UnknownGoal) as refused:
        leaves.gather({"contributions": "findes-ikke"}, builders.agreement(), shared_goals={})
    assert refused.value.key == "findes-ikke"


def test_every_problem_is_at_a_leaf_or_a_goal_that_the_form_shows() -> None:
    broken = replace(builders.plan(), owner="", actions=("", "x" * 300), due=date(1026, 1, 1))
    wrong = Indicator(key="ude", name="", baseline=Decimal(3), target=Decimal(1))
    goal = builders.local_goal(plan=replace(broken, indicators=(wrong,)))
    agreement = builders.agreement(
        purpose="", goals=builders.goals(local=(builders.local_goal("a"), goal))
    )
    shown = leaves.spread(agreement)

    names = {leaves.leaf_of(p.field, agreement) for p in content_problems(agreement, today=TODAY)}

    assert names == {
        "purpose",
        *(f"local.udeliv.{part}" for part in ("owner", "actions", "due")),
        "local.udeliv.indicators.ude.name",
        "local.udeliv.indicators.ude.target",
    }
    assert names <= shown.keys()


TODAY = builders.TODAY


def test_a_problem_with_a_line_of_a_list_is_at_the_whole_list() -> None:
    agreement = builders.agreement()
    assert leaves.leaf_of("profile.key_figures.0.value", agreement) == "profile.key_figures"
    assert leaves.leaf_of("partners.1.name", agreement) == "partners"
    assert leaves.leaf_of("contributions.0", agreement) == "contributions.overgange"
    assert leaves.leaf_of("local", agreement) == "local"
