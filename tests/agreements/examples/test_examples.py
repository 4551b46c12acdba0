"""The examples: fit to be submitted as they stand, easy to read, and different from each other."""

from __future__ import annotations

import csv
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

import planner.demo
from agreements.agreement import Parties
from agreements.agreement_rules import content_problems
from agreements.examples.library import EXAMPLES, Area, area_of, for_kind
from agreements.examples.shared import COMMITTEE_GOALS, CROSS_CUTTING, OFFERS
from agreements.examples.story import NoExamples, Story, Unit, story
from agreements.followup import follow_up_problems
from agreements.goal_rules import hints
from agreements.intake import examine
from agreements.measurements import is_met
from agreements.period import PeriodKind, beginning
from agreements.readability import Band, readability
from agreements.transitions import State
from agreements.words.followup import GoalState, Occasion

YEAR = beginning(PeriodKind.CALENDAR_YEAR, 2026)
REGISTER = Path(planner.demo.__file__).parent / "data" / "units.csv"


def units() -> list[Unit]:
    with REGISTER.open(encoding="utf-8") as register:
        rows = list(csv.DictReader(register))
    return [
        Unit(
            place=place,
            code=row["code"],
            kind=row["kind"],
            committee_code=row["committees"].split()[0].split(";")[0],
            parties=Parties(
                municipality="Prøve Kommune",
                unit=row["name"],
                unit_leader=f"Leder {place}",
                committee=row["committees"],
                chair="Medlem 1",
                administration=row["centre"],
                administrator="Centerchef 1",
            ),
        )
        for place, row in enumerate(rows)
    ]


UNITS = units()
STORIES = {unit.code: story(unit, YEAR) for unit in UNITS}
ALL_EXAMPLES = [example for examples in EXAMPLES.values() for example in examples]


def texts_of(example) -> list[str]:
    return [
        *(example.title, example.why, example.success_criterion, *example.actions),
        *(example.milestone, example.owner, example.helped, example.hindered, example.ask),
    ]


def test_every_kind_of_unit_in_the_register_has_examples():
    assert {unit.kind for unit in UNITS if not for_kind(unit.kind)} == set()


def test_a_kind_nobody_foresaw_gets_no_unfitting_examples():
    assert area_of("rumstation") is None
    assert for_kind("rumstation") == ()


@pytest.mark.parametrize(
    ("kind", "area"),
    [
        ("folkeskole (ø)", Area.SCHOOLS),
        ("Specialskole", Area.YOUTH),
        ("beskyttet beskæftigelse", Area.SOCIAL),
        ("beskæftigelsesprojekt", Area.EMPLOYMENT),
        ("plejecenter/midlertidige pladser", Area.ELDERLY_CARE),
    ],
)
def test_a_kind_is_known_by_how_it_begins(kind, area):
    assert area_of(kind) is area


@pytest.mark.parametrize("example", ALL_EXAMPLES, ids=lambda example: example.title)
def test_an_example_passes_the_intake_and_reads_easily(example):
    for text in texts_of(example):
        result = examine(text, field="x", limit=600)
        assert (result.text, result.problems, result.changes) == (text, (), ())
    band = readability(f"{example.why} {example.success_criterion}").band
    assert band in {Band.VERY_EASY, Band.EASY, Band.MIDDLING, None}


def test_no_two_examples_have_the_same_title_or_reason():
    for part in ("title", "why"):
        said = Counter(getattr(example, part) for example in ALL_EXAMPLES)
        assert [text for text, count in said.items() if count > 1] == []


def test_every_cross_cutting_goal_has_an_offer_from_every_area():
    for goal in CROSS_CUTTING:
        assert set(OFFERS[goal.key]) == set(Area)
    assert set(OFFERS) == {goal.key for goal in (*CROSS_CUTTING, *COMMITTEE_GOALS.values())}


@pytest.mark.parametrize("told", STORIES.values(), ids=STORIES.keys())
def test_every_units_agreement_could_have_been_submitted(told: Story):
    assert content_problems(told.agreement, today=date(2026, 1, 5)) == ()
    assert not [hint for hint in hints(told.agreement.goals) if hint.readability.band is Band.HARD]


@pytest.mark.parametrize("told", STORIES.values(), ids=STORIES.keys())
def test_every_units_follow_ups_are_complete_and_fit_its_state(told: Story):
    for follow_up in told.follow_ups:
        assert follow_up_problems(follow_up, told.agreement) == ()
    occasions = [follow_up.occasion for follow_up in told.follow_ups]
    expected = {State.RUNNING: [], State.MIDWAY: [Occasion.MIDWAY]}
    assert occasions == expected.get(told.state, [Occasion.MIDWAY, Occasion.ANNUAL])


@pytest.mark.parametrize("told", STORIES.values(), ids=STORIES.keys())
def test_measurements_agree_with_the_state_that_is_told(told: Story):
    for follow_up in told.follow_ups[1:]:
        for goal in told.agreement.goals.local:
            (indicator,) = goal.indicators
            last = [each for each in told.measurements if each.indicator_key == indicator.key][-1]
            reached = follow_up.answer_for(goal).state is GoalState.REACHED
            assert is_met(indicator, last.value) is reached


def test_the_states_are_believable_and_the_municipality_is_not_perfect():
    states = Counter(told.state for told in STORIES.values())
    assert states[State.CLOSED] / len(STORIES) > 0.8
    assert {State.RUNNING, State.MIDWAY, State.EVALUATED} <= set(states)
    answered = Counter(
        answer.state
        for told in STORIES.values()
        for follow_up in told.follow_ups
        for answer in follow_up.answers
    )
    assert set(answered) == set(GoalState)


def test_neighbours_of_a_kind_do_not_have_the_same_goals():
    chosen = Counter(
        tuple(goal.title for goal in told.agreement.goals.local) for told in STORIES.values()
    )
    assert max(chosen.values()) <= 4


def test_the_same_register_gives_the_same_demo():
    assert {unit.code: story(unit, YEAR) for unit in units()} == STORIES


def test_a_unit_of_an_unknown_kind_has_no_story():
    unit = UNITS[0]
    stranger = Unit(
        place=0, code="X", kind="rumstation", committee_code="BUU", parties=unit.parties
    )
    with pytest.raises(NoExamples):
        story(stranger, YEAR)
