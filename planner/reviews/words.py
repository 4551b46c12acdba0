"""What a review is called on a page: the domain's words in the reader's language."""

from collections.abc import Mapping

from agreements.kodeks.review_lifecycle import State
from agreements.words import review
from planner.web.bilingual import lazily

STATES = lazily(review.STATES)
ACTIONS = lazily(review.ACTIONS)
TABLES = lazily(review.TABLES)
OUTCOMES = lazily(review.OUTCOMES)
NEEDS = lazily(review.NEEDS)

STATE_TONES: Mapping[State, str] = {
    State.PREPARED: "info",
    State.DISCUSSED: "info",
    State.ANSWERED: "active",
    State.SIGNED: "good",
}
