"""What the features' stored codes are called, by the field they stand in, for histories."""

from collections.abc import Mapping
from typing import Any

from flask import Flask
from flask_babel import LazyString

from planner.agreements import words as agreements
from planner.audit import values
from planner.contacts import words as contacts
from planner.feeds import words as feeds
from planner.jobs import words as jobs
from planner.kodeks import mapping
from planner.kodeks import words as kodeks
from planner.meetings import words as meetings
from planner.register import wording
from planner.reviews import words as reviews
from planner.roles import ROLES
from planner.rotations import words as rotations

# A code that stands in two tables of one field has the word of the later one.
CHOICES: tuple[tuple[str, Mapping[Any, LazyString]], ...] = (
    ("acted_as", agreements.ROLES),
    ("agreement_state", agreements.STATES),
    ("cancelled_by", contacts.BY),
    ("form", contacts.FORM),
    ("goal_state", agreements.GOAL_STATES),
    ("hosting_class", wording.HOSTING_CLASSES),
    ("kind", wording.COMMITTEE_KINDS),
    ("kind", feeds.KINDS),
    ("kind", agreements.PERIOD_KINDS),
    ("kind", rotations.HAPPENING),
    ("kodeks_state", kodeks.STATES),
    ("layer", agreements.LAYERS),
    ("med_side", wording.MED_SIDES),
    ("new_state", agreements.STATES),
    ("occasion", agreements.OCCASIONS),
    ("outcome", reviews.OUTCOMES),
    ("party", agreements.PARTIES),
    ("purpose", meetings.PURPOSE),
    ("review_state", reviews.STATES),
    ("step", agreements.STEPS),
    ("role", wording.LEADER_ROLES),
    ("role", wording.MEMBER_ROLES),
    ("role", ROLES),
    ("side", kodeks.SIDES),
    ("state", jobs.STATES),
    ("step", agreements.ACTIONS),
    ("status", meetings.STATUS),
    ("status", meetings.MEETING_STATUS),
    ("status", contacts.STATUS),
    ("subject", rotations.INQUIRY),
    ("weekday", wording.WEEKDAYS),
)


def init_app(app: Flask) -> None:
    """Teach the trail the words."""
    values.teach(app, CHOICES, [mapping.clause_in_words])
