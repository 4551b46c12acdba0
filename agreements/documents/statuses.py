"""How the states of a goal are marked on paper: a shape and a word, never colour alone."""

from __future__ import annotations

from collections.abc import Mapping

from agreements.language import Speaker
from agreements.words.followup import GOAL_STATES, GoalState
from typeset.inline import Shape, Status, Tone

MARKS: Mapping[GoalState, tuple[Shape, Tone]] = {
    GoalState.NOT_STARTED: (Shape.RING, Tone.NEUTRAL),
    GoalState.ON_THE_WAY: (Shape.HALF, Tone.BRAND),
    GoalState.ON_TRACK: (Shape.CIRCLE, Tone.GOOD),
    GoalState.AT_RISK: (Shape.TRIANGLE, Tone.WARNING),
    GoalState.REACHED: (Shape.CHECK, Tone.GOOD),
    GoalState.NOT_REACHED: (Shape.CROSS, Tone.BAD),
    GoalState.DROPPED: (Shape.DASH, Tone.NEUTRAL),
}


def mark(state: GoalState, speaker: Speaker) -> Status:
    shape, tone = MARKS[state]
    return Status(speaker.say(GOAL_STATES[state]), shape, tone)
