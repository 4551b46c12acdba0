"""The occasions of a follow-up, the states of a goal, and what is asked for."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from agreements.language import Bilingual


class Occasion(StrEnum):
    MIDWAY = "midway"
    ANNUAL = "annual"


class GoalState(StrEnum):
    NOT_STARTED = "not_started"
    ON_THE_WAY = "on_the_way"
    ON_TRACK = "on_track"
    AT_RISK = "at_risk"
    REACHED = "reached"
    NOT_REACHED = "not_reached"
    DROPPED = "dropped"


class Question(StrEnum):
    STATE = "state"
    HELPED_OR_HINDERED = "helped_or_hindered"
    ASK = "ask"


class FollowUpFault(StrEnum):
    STATE_MISSING = "state_missing"
    WORDS_MISSING = "words_missing"
    TOO_LONG = "too_long"


GOAL_STATES: Mapping[GoalState, Bilingual] = {
    GoalState.NOT_STARTED: Bilingual("Ikke startet", "Not started"),
    GoalState.ON_THE_WAY: Bilingual("I gang", "On the way"),
    GoalState.ON_TRACK: Bilingual("På sporet", "On track"),
    GoalState.AT_RISK: Bilingual("I risiko", "At risk"),
    GoalState.REACHED: Bilingual("Nået", "Reached"),
    GoalState.NOT_REACHED: Bilingual("Ikke nået", "Not reached"),
    GoalState.DROPPED: Bilingual("Bortfaldet", "Dropped"),
}

QUESTIONS: Mapping[Question, Bilingual] = {
    Question.STATE: Bilingual("Hvor langt er I?", "How far have you come?"),
    Question.HELPED_OR_HINDERED: Bilingual(
        "Hvad har hjulpet, og hvad har stået i vejen?", "What helped, and what stood in the way?"
    ),
    Question.ASK: Bilingual(
        "Hvad beder I udvalget om? Det kommer på jeres næste dialogmøde.",
        "What do you ask of the committee? It goes on your next dialogue meeting.",
    ),
}

FOLLOW_UP_FAULTS: Mapping[FollowUpFault, Bilingual] = {
    FollowUpFault.STATE_MISSING: Bilingual(
        "Vælg, hvor langt I er med målet.", "Choose how far you have come with the goal."
    ),
    FollowUpFault.WORDS_MISSING: Bilingual(
        "Skriv med et par ord, hvad der har stået i vejen.",
        "Say in a few words what stood in the way.",
    ),
    FollowUpFault.TOO_LONG: Bilingual(
        "Teksten er på {length} tegn; der er plads til {limit}.",
        "The text has {length} characters; there is room for {limit}.",
    ),
}
