"""Rolling over: what still holds comes along, and what does not is named with its reason."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from agreements.followup import Answer, FollowUp
from agreements.goal_rules import submission_problems
from agreements.measurements import Measurement
from agreements.period import following
from agreements.rollover import GoalLeftOut, roll_over
from agreements.words.followup import GoalState, Occasion
from agreements.words.rollover import LeftOut
from tests.agreements.builders import agreement, contribution, goals, local_goal, shared_goal

LAST = agreement()
NEXT = following(LAST.period)


def rolled(**options):
    values = {"shared_goals": [shared_goal()], **options}
    return roll_over(LAST, NEXT, **values)


def annual(state: GoalState) -> FollowUp:
    return FollowUp(Occasion.ANNUAL, 2027, (Answer("udeliv", state, "Fordi"),))


def test_what_describes_the_unit_is_kept_and_what_belongs_to_the_year_is_not():
    draft = rolled().draft
    assert (draft.parties, draft.profile, draft.room, draft.partners, draft.regulation) == (
        LAST.parties,
        LAST.profile,
        LAST.room,
        LAST.partners,
        LAST.regulation,
    )
    assert draft.period == NEXT
    assert draft.decision is None
    assert draft.involvement.med_heard_on is None
    assert draft.course.contacts == ()
    assert draft.case_number == ""


@pytest.mark.parametrize("state", GoalState)
def test_a_local_goal_comes_along_unless_reached_or_dropped(state):
    result = rolled(follow_up=annual(state))
    expected = {GoalState.REACHED: LeftOut.REACHED, GoalState.DROPPED: LeftOut.DROPPED}.get(state)
    assert [goal.key for goal in result.draft.goals.local] == ([] if expected else ["udeliv"])
    assert result.left_out == (
        (GoalLeftOut("udeliv", "Udeliv hver dag (udeliv)", expected),) if expected else ()
    )


def test_a_shared_goal_is_taken_as_it_reads_now():
    now = shared_goal(why="Skærpet for 2028")
    (kept,) = rolled(shared_goals=[now]).draft.goals.contributions
    assert kept.goal is now
    assert kept.text == LAST.goals.contributions[0].text


def test_a_goal_no_longer_shared_is_left_out_even_when_its_state_is_good():
    result = rolled(shared_goals=[shared_goal("andet")])
    assert result.draft.goals.contributions == ()
    assert [each.why for each in result.left_out] == [LeftOut.NO_LONGER_SHARED]


def test_an_indicator_starts_from_its_latest_measurement():
    measurements = [
        Measurement("ude", date(2027, 10, 1), Decimal("2.4")),
        Measurement("ude", date(2027, 5, 1), Decimal("2.0")),
    ]
    (goal,) = rolled(measurements=measurements).draft.goals.local
    assert goal.indicators[0].baseline == Decimal("2.4")
    assert goal.indicators[0].target == Decimal("3")


def test_days_and_the_expense_question_are_asked_anew_before_it_can_be_submitted():
    draft = rolled().draft
    problems = submission_problems(draft.goals, period=NEXT, today=date(2027, 11, 1))
    assert {problem.field for problem in problems} == {
        f"{goal}.{part}" for goal in ("contributions.0", "local.0") for part in ("due", "expense")
    }


def test_left_out_goals_are_named_in_the_order_of_print():
    last = agreement(
        goals=goals(
            contributions=(contribution("a"), contribution("b")),
            local=(local_goal("c"), local_goal("udeliv")),
        )
    )
    result = roll_over(
        last, NEXT, shared_goals=[shared_goal("a")], follow_up=annual(GoalState.REACHED)
    )
    assert [each.key for each in result.left_out] == ["b", "udeliv"]
    assert [goal.key for goal in result.draft.goals.all] == ["a", "c"]
