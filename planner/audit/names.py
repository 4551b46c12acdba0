"""What the objects of the trail are called, looked up for many at once: one query for each kind."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from sqlalchemy import Select, bindparam, select

from planner import columns
from planner.models.accounts import User
from planner.models.agreements import Agreement, AgreementRound
from planner.models.committees import Committee, CommitteePeriod
from planner.models.jobs import Job
from planner.models.kodeks import KodeksVersion
from planner.models.meetings import CalendarVersion, Meeting, MeetingCalendar
from planner.models.municipality import CalendarPeriod, ClosedDay, CouncilTerm, Municipality
from planner.models.people import Person
from planner.models.reviews import Review
from planner.models.rotations import Contact, Rotation, RotationVersion
from planner.models.units import Centre, CentrePeriod, Unit, UnitPeriod
from planner.web.filters import as_date

Key = tuple[str, int]  # kind of object, id
Naming = tuple[Select[*tuple[Any, ...]], Callable[..., str]]

# Which kind of object a field points to.
POINTERS: Mapping[str, str] = {
    "agreement_id": "agreement",
    "author_id": "user_account",
    "calendar_id": "meeting_calendar",
    "centre_id": "centre",
    "committee_id": "committee",
    "council_term_id": "council_term",
    "created_by_id": "user_account",
    "job_id": "job",
    "kodeks_version_id": "kodeks_version",
    "last_job_id": "job",
    "last_review_id": "med_review",
    "meeting_id": "meeting",
    "person_id": "person",
    "review_id": "med_review",
    "published_by_id": "user_account",
    "resolved_by_id": "user_account",
    "rotation_id": "rotation",
    "round_id": "agreement_round",
    "rotation_version_id": "rotation_version",
    "unit_id": "unit",
    "user_id": "user_account",
}

# For each kind: a query of its id and what its name is made of, oldest first where names change.
NAMINGS: Mapping[str, Naming] = {
    "agreement": (
        select(Agreement.id, Unit.code, AgreementRound.first_day)
        .join(Agreement.unit)
        .join(Agreement.round),
        lambda code, day: f"{code}, {day.year}",
    ),
    "agreement_round": (
        select(AgreementRound.id, AgreementRound.first_day),
        lambda day: str(day.year),
    ),
    "calendar_period": (select(CalendarPeriod.id, CalendarPeriod.name), str),
    "calendar_version": (
        select(CalendarVersion.id, MeetingCalendar.year, CalendarVersion.number).join(
            CalendarVersion.calendar
        ),
        "{}.{}".format,
    ),
    "centre": (
        select(Centre.id, CentrePeriod.name).join(Centre.periods).order_by(CentrePeriod.valid_from),
        str,
    ),
    "closed_day": (select(ClosedDay.id, ClosedDay.name), str),
    "committee": (
        select(Committee.id, CommitteePeriod.name)
        .join(Committee.periods)
        .order_by(CommitteePeriod.valid_from),
        str,
    ),
    "contact": (
        select(Contact.id, Unit.code, Contact.day).join(Contact.unit),
        lambda code, day: f"{code}, {as_date(day)}",
    ),
    "council_term": (select(CouncilTerm.id, CouncilTerm.name), str),
    "job": (select(Job.id, Job.kind), str),
    "kodeks_version": (select(KodeksVersion.id, KodeksVersion.number), str),
    "med_review": (select(Review.id, Review.title), str),
    "meeting": (
        select(Meeting.id, Committee.code, Meeting.day).join(Meeting.committee),
        lambda code, day: f"{code}, {as_date(day)}",
    ),
    "meeting_calendar": (select(MeetingCalendar.id, MeetingCalendar.year), str),
    "municipality": (select(Municipality.id, Municipality.name), str),
    "person": (select(Person.id, Person.name), str),
    "rotation": (select(Rotation.id, Rotation.name), str),
    "rotation_version": (
        select(RotationVersion.id, Rotation.name, RotationVersion.number).join(
            RotationVersion.rotation
        ),
        "{}, {}".format,
    ),
    "unit": (
        select(Unit.id, UnitPeriod.name).join(Unit.periods).order_by(UnitPeriod.valid_from),
        str,
    ),
    "user_account": (select(User.id, User.name), str),
}


# The same, of the objects with these numbers; built once, since many pages end with a history.
_OF_THESE = {
    kind: query.where(query.selected_columns[0].in_(bindparam("numbers", expanding=True)))
    for kind, (query, _called) in NAMINGS.items()
}


def names(wanted: Iterable[Key]) -> dict[Key, str]:
    """The latest names of the objects wanted; those that are gone or nameless are left out."""
    by_kind: defaultdict[str, set[int]] = defaultdict(set)
    for kind, number in wanted:
        by_kind[kind].add(number)
    found: dict[Key, str] = {}
    for kind in sorted(by_kind.keys() & NAMINGS.keys()):
        _query, called = NAMINGS[kind]
        for row in columns.read(_OF_THESE[kind], {"numbers": sorted(by_kind[kind])}):
            found[kind, row[0]] = called(*row[1:])
    return found


def pointed_at(values: Mapping[str, object]) -> set[Key]:
    """The objects that fields of these values point to."""
    return {
        (POINTERS[field], number)
        for field, number in values.items()
        if field in POINTERS and isinstance(number, int)
    }
