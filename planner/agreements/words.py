"""What agreements are called on a page: the domain's words in the reader's language."""

from collections.abc import Mapping

from flask_babel import LazyString
from flask_babel import lazy_gettext as _

from agreements.followup import Occasion
from agreements.goals import Layer
from agreements.period import PeriodKind
from agreements.transitions import State
<<<<<<< HEAD
from agreements.words import followup, goals, lifecycle, papers, wheel
from agreements.words.wheel import Step
from planner.web.bilingual import language, lazily, speaker
=======
from agreements.words import agreement, followup, goals, lifecycle, papers
from planner.web import translations
from typeset.words import Language
>>>>>>> 69a1d6c (Let leaders and deputies write their agreement, and everybody act by the life-cycle table)

__all__ = [
    "ACTIONS",
    "GOAL_STATES",
    "LAYERS",
    "NEEDS",
    "OCCASIONS",
    "ONE_GOAL",
    "PARTIES",
    "PERIOD_KINDS",
    "ROLES",
    "STATES",
    "STATE_TONES",
    "STEPS",
    "language",
    "speaker",
]

<<<<<<< HEAD
STATES = lazily(lifecycle.STATES)
ACTIONS = lazily(lifecycle.ACTIONS)
ROLES = lazily(lifecycle.ROLES)
NEEDS = lazily(lifecycle.NEEDS)
GOAL_STATES = lazily(followup.GOAL_STATES)
PARTIES = lazily(lifecycle.PARTIES)
OCCASIONS: dict[Occasion, LazyString] = lazily(papers.OCCASIONS)
LAYERS: dict[Layer, LazyString] = lazily(goals.LAYERS)
ONE_GOAL: dict[Layer, LazyString] = lazily(goals.ONE_GOAL)
STEPS: dict[Step, LazyString] = lazily(wheel.STEPS)
=======

def language() -> Language:
    """The language of the request, as papers know it."""
    return Language(translations.language())


def speaker() -> Speaker:
    """Says the domain's words in the language of the request."""
    return Speaker(language())


def _lazily(words: Mapping[Key, Bilingual]) -> dict[Key, LazyString]:
    return {key: LazyString(_said, both) for key, both in words.items()}


def _said(both: Bilingual) -> str:
    return both.in_language(language())


STATES = _lazily(lifecycle.STATES)
ACTIONS = _lazily(lifecycle.ACTIONS)
ROLES = _lazily(lifecycle.ROLES)
NEEDS = _lazily(lifecycle.NEEDS)
GOAL_STATES = _lazily(followup.GOAL_STATES)
PARTIES = _lazily(lifecycle.PARTIES)
OCCASIONS: dict[Occasion, LazyString] = _lazily(papers.OCCASIONS)
LAYERS: dict[Layer, LazyString] = _lazily(goals.LAYERS)
ONE_GOAL: dict[Layer, LazyString] = _lazily(goals.ONE_GOAL)
DIRECTIONS = _lazily(goals.DIRECTIONS)
EXPENSES = _lazily(goals.EXPENSES)
LABELS = _lazily(agreement.LABELS)
SECTIONS = _lazily(agreement.SECTIONS)
QUESTIONS = _lazily(followup.QUESTIONS)
>>>>>>> 69a1d6c (Let leaders and deputies write their agreement, and everybody act by the life-cycle table)

STATE_TONES: Mapping[State, str] = {
    State.DRAFT: "neutral",
    State.IN_CONSULTATION: "info",
    State.READY_FOR_DIALOGUE: "info",
    State.BEFORE_COMMITTEE: "info",
    State.APPROVED: "active",
    State.SIGNED: "active",
    State.RUNNING: "good",
    State.MIDWAY: "good",
    State.EVALUATED: "good",
    State.CLOSED: "neutral",
}

PERIOD_KINDS: Mapping[PeriodKind, LazyString] = {
    PeriodKind.CALENDAR_YEAR: _("Calendar year"),
    PeriodKind.SCHOOL_YEAR: _("School year"),
    PeriodKind.TWO_YEARS: _("Two years"),
    PeriodKind.TERM: _("Council term"),
}
