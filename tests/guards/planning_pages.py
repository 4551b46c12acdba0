"""The pages of calendars, rotations, contacts and feeds, with so many of what they list."""

from collections.abc import Sequence
from datetime import date, timedelta

from sqlalchemy import select

from planner.contacts import operations as contact_operations
from planner.extensions import db
from planner.feeds import operations as feeds
from planner.meetings import operations as calendars
from planner.models.accounts import Role, User
from planner.models.committees import Committee
from planner.models.meetings import CalendarStatus, Meeting, MeetingCalendar
from planner.models.rotations import Contact, Lock, Rotation
from planner.models.units import Centre, Unit, UnitPeriod
from tests.guards.list_page import ListPage
from tests.planner import builders, occasions
from tests.planner.occasions import DECISION, NOW, TODAY

TUESDAY = date(2027, 1, 19)


def meetings(number: int, calendar: MeetingCalendar | None = None) -> list[Meeting]:
    """So many meetings of as many committees, a week apart."""
    year = calendar or occasions.calendar()
    return [
        occasions.meeting(year, builders.committee(), TUESDAY + timedelta(weeks=week))
        for week in range(number)
    ]


def waiting_calendar(number: int) -> None:
    """A calendar that so many committees have still to decide."""
    meetings(number, occasions.calendar(CalendarStatus.ADOPTED))


def deciding(number: int) -> int:
    """A committee that has still to decide so many meetings."""
    committee, year = builders.committee(), occasions.calendar(CalendarStatus.ADOPTED)
    for week in range(number):
        occasions.meeting(year, committee, TUESDAY + timedelta(weeks=week))
    return committee.id


def changed_calendar(number: int) -> None:
    """A calendar with so many meetings, and one of them changed so often."""
    for meeting in (listed := meetings(number)):
        move = calendars.Move(listed[0].day, meeting.starts, 60, f"Sted {meeting.id}")
        calendars.change([(listed[0], move)], DECISION, user=occasions.somebody(), at=NOW)


def many_years(number: int) -> None:
    """So many years."""
    for year in range(2024, 2024 + number):
        occasions.calendar(year=year)


def one_meeting(number: int) -> int:
    """A meeting that has been moved so often."""
    (meeting,) = meetings(1)
    for minutes in range(60, 60 + number):
        move = calendars.Move(meeting.day, meeting.starts, minutes, "")
        calendars.change([(meeting, move)], DECISION, user=occasions.somebody(), at=NOW)
    return meeting.id


def visited(number: int) -> tuple[Rotation, list[Meeting], list[Unit]]:
    """A rotation of so many committees, each with a meeting, a unit, a lock and a talk."""
    listed = meetings(number)
    rotation = occasions.rotation(*(meeting.committee for meeting in listed))
    units = [builders.unit(meeting.committee) for meeting in listed]
    for meeting, unit in zip(listed, units, strict=True):
        occasions.leader(unit)
        occasions.dialogue(meeting.calendar, meeting.committee, meeting.day, rotation=rotation)
        rotation.locks.append(Lock(meeting_id=meeting.id, unit_id=unit.id))
    db.session.flush()
    return rotation, listed, units


def workbench(number: int) -> int:
    """A rotation with a plan of so many meetings."""
    rotation, listed, units = visited(number)
    occasions.solved(rotation, {m: [u] for m, u in zip(listed, units, strict=True)})
    return rotation.id


def version(number: int) -> int:
    """A published rotation of so many meetings."""
    rotation, listed, units = visited(number)
    occasions.published(rotation, {m: [u] for m, u in zip(listed, units, strict=True)})
    return rotation.id


def explained(number: int) -> int:
    """A published rotation of a committee with so many meetings and units, each with a visit."""
    calendar, committee = occasions.calendar(), builders.committee("BUU")
    days = [TUESDAY + timedelta(weeks=week) for week in range(number)]
    listed = [occasions.meeting(calendar, committee, day) for day in days]
    units = [builders.unit(committee, code=f"U{nth}") for nth in range(number)]
    rotation = occasions.rotation(committee)
    occasions.published(rotation, {m: [u] for m, u in zip(listed, units, strict=True)})
    return rotation.id


def called_off(number: int) -> int:
    """The same, and all but one of the units have called their visit off since."""
    rotation_id = explained(number)
    planned = db.session.scalars(select(Contact).order_by(Contact.id)).all()
    for contact in planned[1:]:
        contact_operations.decline(
            contact, "Ombygning", today=TODAY, user=occasions.somebody(), at=NOW
        )
    return rotation_id


def talk(number: int) -> int:
    """A dialogue meeting that so many units come to."""
    (meeting,) = meetings(1)
    row = occasions.dialogue(meeting.calendar, meeting.committee, is_draft=False)
    for _one in range(number):
        occasions.contact(builders.unit(meeting.committee), row)
    return row.id


def visit(number: int) -> int:
    """A visit of a committee with so many members to a unit with as many deputies."""
    (meeting,) = meetings(1)
    unit = builders.unit(meeting.committee)
    for _one in range(number):
        builders.politician(meeting.committee)
        occasions.leader(unit)
    return occasions.contact(unit, meeting).id


def rotations(number: int) -> None:
    """So many published rotations."""
    (meeting,) = meetings(1)
    for _one in range(number):
        rotation = occasions.rotation(meeting.committee)
        builders.unit(meeting.committee)
        occasions.published(rotation, {})


def contacts(number: int) -> None:
    """So many hosts of coming meetings, and as many meetings of last year to be recorded."""
    for meeting in (*meetings(number), *_last_year(number)):
        unit = builders.unit(meeting.committee)
        occasions.contact(unit, meeting)


def _last_year(number: int) -> Sequence[Meeting]:
    year = occasions.calendar(year=2026)
    days = (date(2026, 3, 3) + timedelta(weeks=week) for week in range(number))
    return [occasions.meeting(year, builders.committee(), day) for day in days]


def one_dialogue(number: int) -> int:
    """A dialogue meeting of so many units, recorded once."""
    (meeting,) = meetings(1)
    talk = occasions.dialogue(meeting.calendar, meeting.committee, TODAY, is_draft=False)
    for _one in range(number):
        contact = occasions.contact(builders.unit(meeting.committee), talk)
        held = contact_operations.Attendance(contact, seen=contact.version)
        contact_operations.record([held], 5, today=TODAY, user=occasions.somebody(), at=NOW)
    return talk.id


def centre(number: int) -> None:
    """A centre whose units have so many visits coming."""
    contacts(number)
    head = Centre(code="C1")
    db.session.add(head)
    for period in db.session.scalars(select(UnitPeriod).order_by(UnitPeriod.id)):
        period.centre = head
    db.session.flush()


def centre_head() -> User:
    """The head of that centre."""
    return builders.user(Role.CENTRE_HEAD, centre_id=db.session.scalars(select(Centre.id)).one())


def subscriptions(number: int) -> None:
    """So many subscriptions of the reader."""
    user = occasions.somebody()
    for _one in range(number):
        for target in (builders.committee(), builders.unit(), builders.person()):
            feeds.subscribe(target, user=user, at=NOW)


def _feed(target: Committee | Unit) -> str:
    feed = feeds.subscribe(target, user=occasions.somebody(), at=NOW)
    feed.token = "a-token"
    db.session.flush()
    return feed.token


def committee_feed(number: int) -> None:
    """The feed of a committee with so many meetings."""
    listed = meetings(number)
    for meeting in listed:
        meeting.committee = listed[0].committee
    _feed(listed[0].committee)


def unit_feed(number: int) -> None:
    """The feed of a unit with so many contacts, with as many committees."""
    unit = builders.unit()
    for meeting in meetings(number):
        occasions.contact(unit, meeting)
    _feed(unit)


def filled(number: int) -> None:
    """A published year of so many meetings."""
    meetings(number)


PAGES = [
    ListPage("/calendar/", many_years),
    ListPage("/calendar/2027", filled),
    ListPage("/calendar/2027?view=month&month=3", filled),
    ListPage("/calendar/2027?view=year", filled),
    ListPage("/calendar/2027", waiting_calendar),
    ListPage("/calendar/2027/decisions/{id}", deciding),
    ListPage("/calendar/2027", changed_calendar),
    ListPage("/calendar/2027/versions/3", changed_calendar),
    ListPage("/calendar/2027/meetings/{id}", one_meeting),
    *(ListPage(f"/calendar/2027.{kind}", filled) for kind in ("html", "pdf", "csv", "ics")),
    ListPage("/public/calendar/2027", filled),
    ListPage("/public/calendar/2027.ics", filled),
    ListPage("/rotations/", rotations),
    ListPage("/rotations/{id}", workbench),
    ListPage("/rotations/{id}/plan", workbench),
    ListPage("/rotations/{id}/plan?view=unit", workbench),
    ListPage("/rotations/{id}/setup", workbench),
    ListPage("/rotations/{id}/lock", workbench),
    ListPage("/rotations/{id}/publish", workbench),
    ListPage("/rotations/{id}/versions/1", version),
    ListPage("/rotations/{id}/versions/1?view=unit", version),
    *(
        ListPage(f"/rotations/{{id}}/versions/1.{kind}", version)
        for kind in ("html", "pdf", "csv", "ics")
    ),
    ListPage("/rotations/{id}/replan", explained),
    ListPage("/rotations/{id}/replan", called_off),
    ListPage("/rotations/{id}/replan/host-cancels", called_off),
    ListPage("/rotations/{id}/replan/host-cancels", explained),
    ListPage("/rotations/{id}/plan/units/U0", explained),
    ListPage("/rotations/{id}/versions/1/units/U0", explained),
    ListPage("/calendar/2027/meetings/{id}", talk),
    ListPage("/visits/{id}", visit),
    ListPage("/visits/{id}/visit-brief.html", visit),
    ListPage("/visits/{id}/host-pack.html", visit),
    ListPage("/contacts/", contacts),
    ListPage("/contacts/hosts", contacts),
    ListPage("/contacts/meetings/{id}", one_dialogue),
    ListPage("/", contacts),
    ListPage("/", centre, centre_head),
    ListPage("/feeds/", subscriptions, occasions.somebody),
    ListPage("/feeds/a-token.ics", committee_feed),
    ListPage("/feeds/a-token.ics", unit_feed),
]
