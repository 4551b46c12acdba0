"""Follow-up: what must be written, what the committee is asked, and that nobody is ranked."""

from __future__ import annotations

import inspect
from datetime import date

import pytest

from agreements import followup
from agreements.followup import (
    Answer,
    DialogueMeeting,
    FollowUp,
    Occasion,
    SharedGoalStatus,
    UnitLine,
    dialogue_items,
    follow_up_problems,
    place,
)
from agreements.words.followup import FollowUpFault, GoalState
from tests.agreements.builders import agreement, shared_goal

AGREEMENT = agreement()  # two goals: overgange (shared), udeliv (local)
ASKED = date(2027, 9, 1)


def follow_up(*answers: Answer, occasion: Occasion = Occasion.MIDWAY) -> FollowUp:
    return FollowUp(occasion, 2027, answers)


def found(value: FollowUp) -> list[tuple[str, str]]:
    return [(each.field, each.code.value) for each in follow_up_problems(value, AGREEMENT)]


def both(state: GoalState, words: str = "") -> FollowUp:
    return follow_up(Answer("overgange", GoalState.ON_TRACK), Answer("udeliv", state, words))


def test_every_goal_wants_a_state():
    assert found(follow_up(Answer("udeliv", GoalState.ON_TRACK))) == [
        ("answers.overgange.state", "state_missing")
    ]


@pytest.mark.parametrize("state", GoalState)
@pytest.mark.parametrize("occasion", Occasion)
def test_words_are_wanted_where_the_state_is_a_bad_one(state, occasion):
    bad = {GoalState.AT_RISK, GoalState.NOT_REACHED, GoalState.DROPPED}
    if occasion is Occasion.ANNUAL:
        bad.add(GoalState.NOT_STARTED)
    value = FollowUp(occasion, 2027, both(state).answers)
    expected = [("answers.udeliv.helped_or_hindered", "words_missing")] if state in bad else []
    assert found(value) == expected


@pytest.mark.parametrize("state", GoalState)
def test_a_state_with_words_is_always_accepted(state):
    assert found(both(state, "Sygdom i personalet.")) == []


def test_blank_words_are_no_words():
    assert found(both(GoalState.AT_RISK, " \n")) == [
        ("answers.udeliv.helped_or_hindered", "words_missing")
    ]


def test_text_beyond_the_limit_is_told_at_its_field():
    value = follow_up(
        Answer("overgange", GoalState.ON_TRACK, "x" * 800),
        Answer("udeliv", GoalState.ON_TRACK, "x" * 801, "y" * 801),
    )
    problems = follow_up_problems(value, AGREEMENT)
    assert [each.code for each in problems] == [FollowUpFault.TOO_LONG] * 2
    assert [each.field for each in problems] == [
        "answers.udeliv.helped_or_hindered",
        "answers.udeliv.ask",
    ]


def test_what_is_asked_becomes_an_item_and_what_is_not_does_not():
    value = follow_up(
        Answer("udeliv", GoalState.AT_RISK, "Hegn mangler", ask=" Et hegn mod vejen. "),
        Answer("overgange", GoalState.ON_TRACK, ask="  "),
    )
    (item,) = dialogue_items(value, AGREEMENT, asked_on=ASKED)
    assert (item.unit_code, item.unit, item.goal_key) == ("U022", "Skovhuset", "udeliv")
    assert (item.text, item.asked_on) == ("Et hegn mod vejen.", ASKED)


def meeting(key: str, on: date, *units: str) -> DialogueMeeting:
    return DialogueMeeting(key, on, frozenset(units))


def test_an_item_goes_to_the_units_own_next_meeting_after_the_day_it_was_asked():
    items = dialogue_items(
        follow_up(Answer("udeliv", GoalState.ON_TRACK, ask="Et hegn")), AGREEMENT, asked_on=ASKED
    )
    meetings = [
        meeting("late", date(2027, 11, 1), "U022"),
        meeting("same day", ASKED, "U022"),
        meeting("others", date(2027, 9, 20), "U001"),
        meeting("next", date(2027, 10, 1), "U001", "U022"),
    ]
    assert [each.meeting_key for each in place(items, meetings)] == ["next"]
    assert [each.meeting_key for each in place(items, meetings[1:3])] == [None]
    assert [each.meeting_key for each in place(items, [])] == [None]


def test_a_shared_goal_shows_units_in_the_order_given_whatever_their_state():
    lines = tuple(
        UnitLine(unit, "Vi bidrager", Answer("overgange", state))
        for unit, state in (
            ("Broskolen", GoalState.NOT_REACHED),
            ("Antvorskov", GoalState.REACHED),
            ("Skovhuset", GoalState.NOT_REACHED),
        )
    )
    status = SharedGoalStatus(shared_goal(), (*lines, UnitLine("Dagplejen", "", None)))
    assert [line.unit for line in status.lines] == [
        "Broskolen",
        "Antvorskov",
        "Skovhuset",
        "Dagplejen",
    ]
    assert list(status.counts) == list(GoalState)
    assert status.counts[GoalState.NOT_REACHED] == 2
    assert status.unanswered == 1


def test_nothing_in_the_module_orders_anything_but_meetings_by_day():
    source = inspect.getsource(followup)
    assert source.count("sorted(") == 1
    assert "sorted(meetings, key=lambda meeting: (meeting.on, meeting.key))" in source
    assert ".sort(" not in source
