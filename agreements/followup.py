"""Follow-up in three fields: where a goal stands, what helped or hindered, what we ask.

Views are per unit and per goal. Nothing here orders units by how their goals stand, and nothing
should: a follow-up is only honest where it cannot be turned into a league table.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from agreements.agreement import Agreement
from agreements.goals import Goal, SharedGoal
from agreements.problems import Problem, at
from agreements.words.followup import FOLLOW_UP_FAULTS, FollowUpFault, GoalState, Occasion

LONGEST_TEXT = 800


NEEDS_WORDS: Mapping[Occasion, frozenset[GoalState]] = {
    Occasion.MIDWAY: frozenset({GoalState.AT_RISK, GoalState.NOT_REACHED, GoalState.DROPPED}),
    # A goal nobody has begun when the year is over wants a word as well.
    Occasion.ANNUAL: frozenset(
        {GoalState.AT_RISK, GoalState.NOT_REACHED, GoalState.DROPPED, GoalState.NOT_STARTED}
    ),
}


@dataclass(frozen=True, slots=True)
class Answer:
    """One goal's follow-up; ``state`` is None until it is chosen."""

    goal_key: str
    state: GoalState | None = None
    helped_or_hindered: str = ""
    ask: str = ""


@dataclass(frozen=True, slots=True)
class FollowUp:
    """``year`` is the agreement year's starting year."""

    occasion: Occasion
    year: int
    answers: tuple[Answer, ...]

    def answer_for(self, goal: Goal) -> Answer:
        """The goal's answer, an empty one when none was given."""
        return next((each for each in self.answers if each.goal_key == goal.key), Answer(goal.key))


@dataclass(frozen=True, slots=True)
class DialogueItem:
    """What a unit asks of the committee about one goal, for its next dialogue meeting."""

    unit_code: str
    unit: str
    goal_key: str
    goal_title: str
    text: str
    asked_on: date


@dataclass(frozen=True, slots=True)
class DialogueMeeting:
    key: str
    on: date
    unit_codes: frozenset[str]


@dataclass(frozen=True, slots=True)
class PlacedItem:
    """``meeting_key`` is None while no later meeting invites the unit: the item waits."""

    item: DialogueItem
    meeting_key: str | None


@dataclass(frozen=True, slots=True)
class UnitLine:
    """One unit's part in a shared goal."""

    unit: str
    contribution: str
    answer: Answer | None


@dataclass(frozen=True, slots=True)
class SharedGoalStatus:
    """A shared goal with every unit's contribution, in the order the units were given."""

    goal: SharedGoal
    lines: tuple[UnitLine, ...]

    @property
    def counts(self) -> Mapping[GoalState, int]:
        """How many units say each state, in the states' own order, none left out."""
        states = [line.answer.state for line in self.lines if line.answer is not None]
        return {state: states.count(state) for state in GoalState}

    @property
    def unanswered(self) -> int:
        return len(self.lines) - sum(self.counts.values())


def follow_up_problems(follow_up: FollowUp, agreement: Agreement) -> tuple[Problem, ...]:
    """What lacks before it can be handed in; fields are ``answers.<goal key>.<part>``."""
    return tuple(
        problem
        for goal in agreement.goals.all
        for problem in answer_problems(follow_up.answer_for(goal), follow_up.occasion)
    )


def dialogue_items(
    follow_up: FollowUp, agreement: Agreement, *, asked_on: date
) -> tuple[DialogueItem, ...]:
    """One item for each goal with something to ask, in the goals' order."""
    answers = ((goal, follow_up.answer_for(goal)) for goal in agreement.goals.all)
    return tuple(
        DialogueItem(
            unit_code=agreement.unit_code,
            unit=agreement.parties.unit,
            goal_key=goal.key,
            goal_title=goal.title,
            text=answer.ask.strip(),
            asked_on=asked_on,
        )
        for goal, answer in answers
        if answer.ask.strip()
    )


def place(
    items: Iterable[DialogueItem], meetings: Iterable[DialogueMeeting]
) -> tuple[PlacedItem, ...]:
    """Each item on the unit's first dialogue meeting after the day it was asked."""
    by_day = sorted(meetings, key=lambda meeting: (meeting.on, meeting.key))
    return tuple(PlacedItem(item, _next_meeting(item, by_day)) for item in items)


def _next_meeting(item: DialogueItem, by_day: list[DialogueMeeting]) -> str | None:
    return next(
        (
            meeting.key
            for meeting in by_day
            if meeting.on > item.asked_on and item.unit_code in meeting.unit_codes
        ),
        None,
    )


def answer_problems(answer: Answer, occasion: Occasion) -> Iterator[Problem]:
    """What one goal's answer lacks; fields are ``answers.<goal key>.<part>``."""
    field = at("answers", answer.goal_key)
    if answer.state is None:
        yield _problem(at(field, "state"), FollowUpFault.STATE_MISSING)
    elif answer.state in NEEDS_WORDS[occasion] and not answer.helped_or_hindered.strip():
        yield _problem(at(field, "helped_or_hindered"), FollowUpFault.WORDS_MISSING)
    for part, text in (("helped_or_hindered", answer.helped_or_hindered), ("ask", answer.ask)):
        if len(text) > LONGEST_TEXT:
            yield _problem(
                at(field, part), FollowUpFault.TOO_LONG, length=len(text), limit=LONGEST_TEXT
            )


def _problem(field: str, fault: FollowUpFault, **values: object) -> Problem:
    return Problem(field, fault, FOLLOW_UP_FAULTS[fault].filled(**values))
