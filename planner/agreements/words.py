"""What agreements are called on a page: the domain's words in the reader's language."""

from collections.abc import Mapping

from flask_babel import LazyString
from flask_babel import lazy_gettext as _

from agreements.goals import Layer
from agreements.period import PeriodKind
from agreements.transitions import State
from agreements.words import agreement, followup, goals, lifecycle, papers, wheel
from agreements.words.followup import GoalState, Occasion
from agreements.words.wheel import Step
from planner.web.bilingual import language, lazily, speaker

__all__ = [
    "ACTIONS",
    "DIRECTIONS",
    "EXPENSES",
    "GOAL_STATES",
    "GOAL_TONES",
    "LABELS",
    "LAYERS",
    "NEEDS",
    "OCCASIONS",
    "ONE_GOAL",
    "PARTIES",
    "PERIOD_KINDS",
    "QUESTIONS",
    "ROLES",
    "SECTIONS",
    "STATES",
    "STATE_TONES",
    "STEPS",
    "language",
    "speaker",
]

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
DIRECTIONS = lazily(goals.DIRECTIONS)
EXPENSES = lazily(goals.EXPENSES)
LABELS = lazily(agreement.LABELS)
SECTIONS = lazily(agreement.SECTIONS)
QUESTIONS = lazily(followup.QUESTIONS)

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

GOAL_TONES: Mapping[GoalState, str] = {
    GoalState.NOT_STARTED: "neutral",
    GoalState.ON_THE_WAY: "info",
    GoalState.ON_TRACK: "good",
    GoalState.AT_RISK: "warn",
    GoalState.REACHED: "active",
    GoalState.NOT_REACHED: "bad",
    GoalState.DROPPED: "neutral",
}

PERIOD_KINDS: Mapping[PeriodKind, LazyString] = {
    PeriodKind.CALENDAR_YEAR: _("Calendar year"),
    PeriodKind.SCHOOL_YEAR: _("School year"),
    PeriodKind.TWO_YEARS: _("Two years"),
    PeriodKind.TERM: _("Council term"),
}
