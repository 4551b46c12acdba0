"""A year's published meetings as content of a paper, a table and a feed."""

from collections.abc import Sequence
from datetime import date

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import selectinload

from planner.extensions import db
from planner.feeds import events
from planner.files.spreadsheets import Sheet
from planner.meetings import queries, words
from planner.meetings.queries import Entry
from planner.models.committees import Committee
from planner.models.meetings import Meeting, MeetingCalendar, MeetingPurpose
from planner.models.municipality import Municipality
from planner.web import filters
from schedules import ical
from schedules.documents.calendar import CalendarContent, FreePeriod
from schedules.documents.calendar import Meeting as PaperMeeting
from schedules.documents.issue import Issue


def content(
    calendar: MeetingCalendar, entries: Sequence[Entry], issue: Issue, *, name: str
) -> CalendarContent:
    """The calendar as a paper."""
    town = db.session.scalars(select(Municipality)).one()
    return CalendarContent(
        issue=issue,
        year=calendar.year,
        name=name,
        meetings=tuple(
            _meeting(entry, town.town_hall) for entry in entries if not entry.is_cancelled
        ),
        free=tuple(_free(calendar.year)),
        notes=tuple(_notes(calendar)),
    )


def _meeting(entry: Entry, town_hall: str) -> PaperMeeting:
    is_ordinary = entry.purpose is MeetingPurpose.ORDINARY
    return PaperMeeting(
        day=entry.day,
        start=entry.starts,
        end=entry.ends,
        body=entry.committee,
        code=entry.code,
        place=entry.place or (town_hall if entry.town_hall else _("Not decided")),
        agenda_deadline=entry.agenda_deadline,
        purpose="" if is_ordinary else str(words.PURPOSE[entry.purpose]),
        moved_because=entry.moved_because,
    )


def _free(year: int) -> Sequence[FreePeriod]:
    rows = queries.free_periods(year)
    return [FreePeriod(row.name, row.first_day, row.last_day) for row in rows]


def _notes(calendar: MeetingCalendar) -> Sequence[str]:
    notes = []
    for version in calendar.versions[-1:]:
        notes.append(
            _(
                "Version %(number)s, published %(moment)s. Decided by: %(who)s.",
                number=version.number,
                moment=filters.as_datetime(version.published_at),
                who=version.decided_by,
            )
        )
        if version.reason:
            notes.append(version.reason)
    return notes


def sheet(year: int, entries: Sequence[Entry]) -> Sheet:
    """The meetings as a table."""
    return Sheet(
        _("Meetings %(year)s", year=year),
        (
            _("Date"),
            _("Weekday"),
            _("Week"),
            _("Begins at"),
            _("Ends at"),
            _("Body"),
            _("What"),
            _("Place"),
            _("Agenda out"),
            _("Status"),
            _("Why this day"),
        ),
        tuple(_row(entry) for entry in entries),
    )


def _row(entry: Entry) -> tuple[str | int | date | None, ...]:
    return (
        entry.day,
        filters.as_weekday(entry.day),
        entry.iso_week,
        filters.as_time(entry.starts),
        filters.as_time(entry.ends),
        entry.committee,
        str(words.PURPOSE[entry.purpose]),
        entry.place or (_("Town hall") if entry.town_hall else ""),
        entry.agenda_deadline,
        _("Cancelled") if entry.is_cancelled else _("Planned"),
        entry.moved_because,
    )


def feed(name: str, ids: Sequence[int]) -> bytes:
    """The meetings as iCalendar."""
    town = db.session.scalars(select(Municipality)).one()
    meetings = db.session.scalars(
        select(Meeting)
        .where(Meeting.id.in_(ids))
        .options(selectinload(Meeting.committee).selectinload(Committee.periods))
        .order_by(Meeting.day, Meeting.id)
    )
    return ical.feed(name, events.of_meetings(meetings, town_hall=town.town_hall))
