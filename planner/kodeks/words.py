"""What the kodeks is called on a page: the domain's words in the reader's language."""

from collections.abc import Mapping

from flask_babel import LazyString
from flask_babel import lazy_gettext as _

from agreements.kodeks.adoption import State
from agreements.words import kodeks
from planner.kodeks.members import Group
from planner.web.bilingual import lazily

STATES = lazily(kodeks.STATES)
ACTIONS = lazily(kodeks.ACTIONS)
SIDES = lazily(kodeks.SIDES)
NEEDS = lazily(kodeks.NEEDS)
FORUMS = lazily(kodeks.FORUMS)

STATE_TONES: Mapping[State, str] = {
    State.DRAFTING: "neutral",
    State.HEARING: "info",
    State.ADOPTED: "good",
    State.SUPERSEDED: "neutral",
}

GROUPS: Mapping[Group, LazyString] = {
    Group.POLITICIANS: _("Politicians"),
    Group.LEADERS: _("Leaders"),
    Group.STAFF_REPRESENTATIVES: _("Staff representatives in HovedMED"),
}
