"""What agreements are called on a page: the domain's words in the reader's language."""

from collections.abc import Mapping
from typing import TypeVar

from flask_babel import LazyString
from flask_babel import lazy_gettext as _

from agreements.followup import Occasion
from agreements.goals import Layer
from agreements.language import Bilingual, Speaker
from agreements.period import PeriodKind
from agreements.transitions import State
from agreements.words import followup, goals, lifecycle, papers
from planner.web import translations
from typeset.words import Language

Key = TypeVar("Key")


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
