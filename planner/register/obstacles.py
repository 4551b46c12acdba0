"""Planned meetings with units that the register, as it is now, does not allow any more."""

from collections.abc import Mapping
from datetime import date, time
from enum import StrEnum
from typing import Any, Final, NamedTuple

from flask_babel import LazyString
from flask_babel import lazy_gettext as _
from sqlalchemy import Select, and_, bindparam, case, func, select

from planner import columns
from planner.access import Scope
from planner.models.committees import Committee, CommitteePeriod
from planner.models.meetings import Meeting
from planner.models.rotations import Contact, ContactForm, ContactStatus, RotationVersion
from planner.models.units import Site, Unit, UnitClosure, UnitPeriod
from planner.register import hosting


class Obstacle(StrEnum):
    """Why a planned meeting cannot be held as planned."""

    UNIT_NOT_THERE = "unit_not_there"
    CANNOT_HOST = "cannot_host"
    CLOSED_DAY = "closed_day"
    COMMITTEE_NOT_THERE = "committee_not_there"
    HAS_MOVED = "has_moved"


WORDS: Mapping[Obstacle, LazyString] = {
    Obstacle.UNIT_NOT_THERE: _("The unit is not open that day"),
    Obstacle.CANNOT_HOST: _("The unit cannot host any more"),
    Obstacle.CLOSED_DAY: _("The unit takes no visits that day"),
    Obstacle.COMMITTEE_NOT_THERE: _("The committee is not there that day"),
    Obstacle.HAS_MOVED: _("The unit has moved from the meeting's address"),
}


class Obstructed(NamedTuple):
    """A planned contact, and what stands in its way."""

    contact_id: int
    meeting_id: int
    rotation_id: int | None  # the rotation whose plan gave it
    unit_id: int
    unit: str
    committee: str
    day: date
    starts: time
    form: ContactForm
    obstacle: Obstacle


_IS_CLOSED: Final = (
    select(UnitClosure.id)
    .where(UnitClosure.unit_id == Unit.id)
    .where(Contact.day.between(UnitClosure.first_day, UnitClosure.last_day))
    .exists()
)
_IS_HOSTED: Final = Contact.form == ContactForm.HOSTED  # a dialogue meeting is held elsewhere
_CANNOT_HOST: Final = UnitPeriod.hosting_class.not_in(hosting.classes_for(ContactForm.HOSTED))
_IS_THE_PLACE: Final = and_(
    Site.unit_id == Unit.id, Site.address != "", Meeting.place.contains(Site.address)
)
_HAS_MOVED: Final = and_(
    select(Site.id).where(_IS_THE_PLACE, ~Site.on(Contact.day)).exists(),
    ~select(Site.id).where(_IS_THE_PLACE, Site.on(Contact.day)).exists(),
)
_OBSTACLE: Final = case(
    (UnitPeriod.id.is_(None), Obstacle.UNIT_NOT_THERE.value),
    (CommitteePeriod.id.is_(None), Obstacle.COMMITTEE_NOT_THERE.value),
    (and_(_IS_HOSTED, _CANNOT_HOST), Obstacle.CANNOT_HOST.value),
    (and_(_IS_HOSTED, _IS_CLOSED), Obstacle.CLOSED_DAY.value),
    (and_(_IS_HOSTED, _HAS_MOVED), Obstacle.HAS_MOVED.value),
    else_="",
)
_LATEST_NAME: Final = (
    select(UnitPeriod.name)
    .where(UnitPeriod.unit_id == Unit.id)
    .order_by(UnitPeriod.valid_from.desc())
    .limit(1)
    .correlate(Unit)
    .scalar_subquery()
)
_OBSTRUCTED: Final = (
    select(
        Contact.id,
        Contact.meeting_id,
        RotationVersion.rotation_id,
        Unit.id,
        func.coalesce(UnitPeriod.name, _LATEST_NAME, Unit.code),
        func.coalesce(CommitteePeriod.name, Committee.code),
        Contact.day,
        Meeting.starts,
        Contact.form,
        _OBSTACLE,
    )
    .join(Meeting, Contact.meeting_id == Meeting.id)
    .join(Unit, Contact.unit_id == Unit.id)
    .join(Committee, Contact.committee_id == Committee.id)
    .outerjoin(RotationVersion, Contact.rotation_version_id == RotationVersion.id)
    .outerjoin(UnitPeriod, UnitPeriod.named_on(Contact.day))
    .outerjoin(
        CommitteePeriod,
        CommitteePeriod.named_on(Contact.day),
    )
    .where(Contact.status == ContactStatus.PLANNED, Contact.day >= bindparam("first"))
    .where(_OBSTACLE != "")
    .order_by(Contact.day, Meeting.starts, Contact.id)
)
_OF_COMMITTEES: Final = _OBSTRUCTED.where(
    Contact.committee_id.in_(bindparam("committees", expanding=True))
)
_OF_UNIT: Final = _OBSTRUCTED.where(Contact.unit_id == bindparam("unit"))


def obstructed(*, first: date, scope: Scope | None = None) -> list[Obstructed]:
    """Planned contacts from a day on that cannot be held, by day: everybody's, or those of the
    committees in `scope`."""
    if scope is None:
        return _told(_OBSTRUCTED, {"first": first})
    return _told(_OF_COMMITTEES, {"first": first, "committees": list(scope.committees)})


def of_unit(unit_id: int, *, first: date) -> list[Obstructed]:
    """The unit's planned contacts from a day on that cannot be held, by day."""
    return _told(_OF_UNIT, {"first": first, "unit": unit_id})


def _told(statement: Select[*tuple[Any, ...]], asked: Mapping[str, object]) -> list[Obstructed]:
    rows = columns.read(statement, asked)
    return [Obstructed._make((*row[:-1], Obstacle(row[-1]))) for row in rows]
