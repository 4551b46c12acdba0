"""What a development agreement says: one frozen value per version, from its cover to its annexes.

It holds what was agreed, not what happened since: measurements, follow-ups and signatures stand
beside it, so that a signed version never changes.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from agreements.goals import Goals
from agreements.lifecycle import Decision
from agreements.period import Period


@dataclass(frozen=True, slots=True, kw_only=True)
class Parties:
    """Who agrees, as printed: offices, and names where the municipality prints them."""

    municipality: str
    unit: str
    unit_leader: str
    committee: str
    chair: str
    administration: str
    administrator: str


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """``Børn``, ``64``: a word and a figure, as the unit writes them."""

    name: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """The unit in short."""

    core_task: str = ""
    target_group: str = ""
    key_figures: tuple[KeyFigure, ...] = ()
    sites: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """The frames given, and the room for manoeuvre inside them."""

    finances: str = ""
    staff: str = ""
    carry_over: str = ""
    leader_decides: str = ""


@dataclass(frozen=True, slots=True)
class Partner:
    """A unit or centre the goals are worked on with, and what about."""

    name: str
    about: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Involvement:
    """When staff and users were heard, and what they remarked."""

    med_heard_on: date | None = None
    med_remarks: str = ""
    has_user_board: bool = True
    user_board_heard_on: date | None = None
    user_board_remarks: str = ""


@dataclass(frozen=True, slots=True)
class PlannedContact:
    """A dialogue meeting or visit in the period, taken from the published plan."""

    on: date
    what: str
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """The talk along the way: planned contact, the follow-ups' deadlines, who does what."""

    contacts: tuple[PlannedContact, ...] = ()
    midway_due: date | None = None
    annual_due: date | None = None
    division: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """The whole content of one version. ``decision`` is filled in when the committee approves."""

    unit_code: str
    parties: Parties
    period: Period
    case_number: str = ""
    purpose: str = ""
    profile: Profile = field(default_factory=Profile)
    room: Room = field(default_factory=Room)
    goals: Goals = field(default_factory=Goals)
    partners: tuple[Partner, ...] = ()
    involvement: Involvement = field(default_factory=Involvement)
    course: Course = field(default_factory=Course)
    regulation: str = ""
    decision: Decision | None = None
