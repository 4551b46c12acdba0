"""Reads of the politicians' time: meetings with units, and who sat in their committees."""

from collections.abc import Mapping
from datetime import date, time
from typing import Final

from sqlalchemy import Date, bindparam, func, select

from planner import columns
from planner.collation import danish_key
from planner.contacts import counting
from planner.coverage.mapping import FORMS
from planner.models.committees import Committee, Membership
from planner.models.meetings import Meeting
from planner.models.people import CouncilSeat, Person
from planner.models.rotations import Contact
from schedules.equity import hours
from schedules.equity.hours import Load, Seat, Sitting
from schedules.rotation.problem import Period

# The statements are put together once, for that costs as much as sending them.
_FIRST, _LAST = (bindparam(name, type_=Date()) for name in ("first", "last"))
_SITTINGS: Final = (
    select(Committee.code, Meeting.day, Meeting.starts, Meeting.ends, func.min(Contact.form))
    .join(Contact, Contact.meeting_id == Meeting.id)
    .join(Committee, Meeting.committee_id == Committee.id)
    .where(counting.counts(), Contact.day.between(_FIRST, _LAST))
    .group_by(Meeting.id, Committee.code, Meeting.day, Meeting.starts, Meeting.ends)
    .order_by(Meeting.day, Meeting.id)
)
_SEATS: Final = (
    select(Person.code, Person.name, Committee.code, Membership.valid_from, Membership.valid_to)
    .join(Person, Membership.person_id == Person.id)
    .join(Committee, Membership.committee_id == Committee.id)
    .where(
        Membership.during(_FIRST, _LAST),
        Person.council_seats.any(CouncilSeat.during(_FIRST, _LAST)),
    )
    .order_by(Person.code, Committee.code, Membership.valid_from)
)


def loads_of(period: Period, *, committee: str | None = None) -> list[tuple[str, Load]]:
    """Names and loads of everybody with a seat in the period, in Danish order.

    With a committee's code, of its members and their time in it alone.
    """
    held, (places, names) = sittings(period), seats(period)
    if committee is not None:
        places = [place for place in places if place.committee == committee]
    called = hours.loads(held, places)
    listed = [(names[load.person], load) for load in called]
    return sorted(listed, key=lambda pair: (danish_key(pair[0]), pair[1].person))


def sittings(period: Period) -> list[Sitting]:
    """The meetings of the period in which units were met, by enough politicians to count."""
    return [
        Sitting(code, day, _minutes(starts, ends), FORMS[form])
        for code, day, starts, ends, form in columns.read(_SITTINGS, _days(period))
    ]


def _minutes(starts: time, ends: time) -> int:
    return (ends.hour - starts.hour) * 60 + ends.minute - starts.minute


def seats(period: Period) -> tuple[list[Seat], Mapping[str, str]]:
    """Politicians' places in committees in the period, and the politicians' names by code."""
    found = columns.read(_SEATS, _days(period))
    listed = [Seat(person, committee, first, last) for person, _n, committee, first, last in found]
    return listed, {person: name for person, name, *_rest in found}


def _days(period: Period) -> dict[str, date]:
    return {"first": period.start, "last": period.end}
