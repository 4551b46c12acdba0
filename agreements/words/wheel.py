"""The steps of an agreement round, and what is wrong with a deadline."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from agreements.language import Bilingual
from agreements.period import PeriodKind


class Step(StrEnum):
    """In the order they are taken."""

    DRAFT = "draft"
    HEARING = "hearing"
    DIALOGUE = "dialogue"
    DECISION = "decision"
    SIGNATURES = "signatures"
    MIDWAY = "midway"
    ANNUAL = "annual"


class WheelFault(StrEnum):
    BEFORE_ITS_TURN = "before_its_turn"
    OUTSIDE_ITS_YEAR = "outside_its_year"


STEPS: Mapping[Step, Bilingual] = {
    Step.DRAFT: Bilingual("Udkast", "Draft"),
    Step.HEARING: Bilingual("MED og brugerbestyrelse hørt", "MED and user board heard"),
    Step.DIALOGUE: Bilingual("Dialogmøde", "Dialogue meeting"),
    Step.DECISION: Bilingual("Udvalgets beslutning", "The committee's decision"),
    Step.SIGNATURES: Bilingual("Underskrifter", "Signatures"),
    Step.MIDWAY: Bilingual("Midtvejsopfølgning", "Midway follow-up"),
    Step.ANNUAL: Bilingual("Årsopfølgning", "Annual follow-up"),
}

PERIOD_KINDS: Mapping[PeriodKind, Bilingual] = {
    PeriodKind.CALENDAR_YEAR: Bilingual("Kalenderår", "Calendar year"),
    PeriodKind.SCHOOL_YEAR: Bilingual("Skoleår", "School year"),
    PeriodKind.TWO_YEARS: Bilingual("To år", "Two years"),
    PeriodKind.TERM: Bilingual("Valgperiode", "Council term"),
}

WHEEL_FAULTS: Mapping[WheelFault, Bilingual] = {
    WheelFault.BEFORE_ITS_TURN: Bilingual(
        "»{step}« kan ikke ligge før »{before}«. Flyt en af dem.",
        "“{step}” cannot come before “{before}”. Move one of them.",
    ),
    WheelFault.OUTSIDE_ITS_YEAR: Bilingual(
        "Midtvejsopfølgningen skal ligge i sit eget aftaleår.",
        "The midway follow-up must lie in its own agreement year.",
    ),
}
