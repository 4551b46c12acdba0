"""A field's value as a reader sees it: a name for an id, a word for a code, a Danish date."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, time

from flask_babel import LazyString
from flask_babel import lazy_gettext as _

from agreements.restoring import UnknownForm
from planner.agreements import words as agreements
from planner.audit import names, words
from planner.audit.names import Key
from planner.contacts import words as contacts
from planner.kodeks import mapping
from planner.kodeks import words as kodeks
from planner.meetings import words as meetings
from planner.models.jobs import JobState
from planner.models.meetings import MeetingStatus
from planner.models.messages import FeedKind
from planner.register import wording
from planner.reviews import words as reviews
from planner.roles import ROLES
from planner.rotations import words as rotations
from planner.web import bilingual
from planner.web.filters import as_date, as_datetime, as_number, as_time

JOB_STATES: Mapping[JobState, LazyString] = {
    JobState.QUEUED: _("Waiting"),
    JobState.RUNNING: _("Running"),
    JobState.DONE: _("Done"),
    JobState.STOPPED: _("Stopped"),
    JobState.FAILED: _("Failed"),
}

_MEETING_STATES: Mapping[MeetingStatus, LazyString] = {
    MeetingStatus.PLANNED: _("Planned"),
    MeetingStatus.CANCELLED: _("Cancelled"),
}

_FEED_KINDS: Mapping[FeedKind, LazyString] = {
    FeedKind.COMMITTEE: _("Committee"),
    FeedKind.UNIT: _("Unit"),
    FeedKind.PERSON: _("Person"),
}

_CHOICES: tuple[tuple[str, Iterable[tuple[str, LazyString]]], ...] = (
    ("acted_as", agreements.ROLES.items()),
    ("agreement_state", agreements.STATES.items()),
    ("cancelled_by", contacts.BY.items()),
    ("form", contacts.FORM.items()),
    ("goal_state", agreements.GOAL_STATES.items()),
    ("hosting_class", wording.HOSTING_CLASSES.items()),
    ("kind", wording.COMMITTEE_KINDS.items()),
    ("kind", _FEED_KINDS.items()),
    ("kind", agreements.PERIOD_KINDS.items()),
    ("kind", rotations.HAPPENING.items()),
    ("kodeks_state", kodeks.STATES.items()),
    ("layer", agreements.LAYERS.items()),
    ("med_side", wording.MED_SIDES.items()),
    ("new_state", agreements.STATES.items()),
    ("occasion", agreements.OCCASIONS.items()),
    ("outcome", reviews.OUTCOMES.items()),
    ("party", agreements.PARTIES.items()),
    ("purpose", meetings.PURPOSE.items()),
    ("review_state", reviews.STATES.items()),
    ("step", agreements.STEPS.items()),
    ("role", wording.LEADER_ROLES.items()),
    ("role", wording.MEMBER_ROLES.items()),
    ("role", ROLES.items()),
    ("side", kodeks.SIDES.items()),
    ("state", JOB_STATES.items()),
    ("step", agreements.ACTIONS.items()),
    ("status", meetings.STATUS.items()),
    ("status", _MEETING_STATES.items()),
    ("status", contacts.STATUS.items()),
    ("subject", rotations.INQUIRY.items()),
    ("weekday", wording.WEEKDAYS.items()),
)

# Stored words that stand for themselves in one field only.
VALUES: Mapping[tuple[str, str], LazyString] = {
    (field, str(code)): said for field, choices in _CHOICES for code, said in choices
}

Names = Mapping[Key, str]
NOBODY: Names = {}


def in_words(field: str, stored: object, *, called: Names = NOBODY) -> str:
    """A stored value of `field` in words; empty for nothing.

    `called` has the names of what it may point to; without one an id is shown as a number.
    """
    match stored:
        case None:
            return ""
        case bool():
            return str(_("Yes") if stored else _("No"))
        case int() if field in names.POINTERS:
            return called.get((names.POINTERS[field], stored), str(_("no. %(id)s", id=stored)))
        case str():
            return str(VALUES[field, stored]) if (field, stored) in VALUES else _text(stored)
        case list():
            return ", ".join(_element(field, one, called) for one in stored)
        case _:
            return _number_or_pairs(stored, called)


def _number_or_pairs(stored: object, called: Names) -> str:
    match stored:
        case int() | float():
            return as_number(stored)
        case dict():
            said = (
                (words.field(key), in_words(key, one, called=called)) for key, one in stored.items()
            )
            return "; ".join(f"{name}: {value}" for name, value in said)
        case _:
            return str(stored)


def _element(field: str, stored: object, called: Names) -> str:
    """One of a list; a role of an account comes with what it is for."""
    if not (isinstance(stored, dict) and "role" in stored):
        return in_words(field, stored, called=called)
    role, *scope = [in_words(key, one, called=called) for key, one in stored.items() if one]
    return f"{role} ({scope[0]})" if scope else role


def _clause(stored: str) -> str:
    """A value of the kodeks as it reads; any other text as it is."""
    try:
        clause = mapping.read_clause(stored)
    except (UnknownForm, ValueError):
        return stored
    said = (clause.title, clause.meaning, *clause.politicians, *clause.staff)
    return " · ".join(bilingual.said(each) for each in said)


def _text(stored: str) -> str:
    """A day, a moment or a time as the reader writes it; any other text as it is."""
    if stored.startswith("{"):
        return _clause(stored)
    if len(stored) == len("13:00:00") and stored[2:3] == ":":
        return _read(stored, lambda text: as_time(time.fromisoformat(text)))
    if stored[:4].isdigit() and stored[4:5] == "-":
        return _read(stored, _moment)
    return stored


def _moment(text: str) -> str:
    moment = datetime.fromisoformat(text)
    return as_date(moment.date()) if len(text) == len("2026-01-31") else as_datetime(moment)


def _read(text: str, reading: Callable[[str], str]) -> str:
    try:
        return reading(text)
    except ValueError:
        return text
