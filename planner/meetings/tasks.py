"""What the meeting calendars ask of a person who signs in."""

from collections.abc import Iterator

from flask import url_for
from flask_babel import gettext as _
from sqlalchemy import select

from planner import access
from planner.access import Permission
from planner.extensions import db
from planner.models.accounts import User
from planner.models.meetings import CalendarStatus, MeetingCalendar
from planner.web.waiting import Waiting


def waiting(user: User) -> Iterator[Waiting]:
    """The calendars that are not published, each with the step it waits for."""
    if not access.may(user, Permission.DECIDE_CALENDAR):
        return
    texts = {
        CalendarStatus.DRAFT: _("is a draft"),
        CalendarStatus.FRAMEWORK_PROPOSED: _("waits for the council"),
        CalendarStatus.ADOPTED: _("waits for the committees' own decisions"),
        CalendarStatus.DECIDED: _("can be published"),
    }
    rows = db.session.execute(
        select(MeetingCalendar.year, MeetingCalendar.status)
        .where(MeetingCalendar.status != CalendarStatus.PUBLISHED)
        .order_by(MeetingCalendar.year)
    )
    for year, status in rows:
        yield Waiting(
            _("The calendar of %(year)s %(state)s", year=year, state=texts[status]),
            url_for("meetings.year", year=year),
        )
