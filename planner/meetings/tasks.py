"""What the meeting calendars ask of a person who signs in."""

from collections.abc import Iterator
from datetime import date

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from sqlalchemy import Date, bindparam, exists, func, select
from sqlalchemy.orm import selectinload

from planner import access
from planner.access import Permission
from planner.extensions import db
from planner.models.accounts import User
from planner.models.committees import Committee, CommitteePeriod
from planner.models.meetings import CalendarStatus, Meeting, MeetingCalendar, MeetingStatus
from planner.web.waiting import Waiting

_OF_BODIES_THAT_END = (
    select(Committee, MeetingCalendar.year, func.count(Meeting.id))
    .join(Meeting, Meeting.committee_id == Committee.id)
    .join(MeetingCalendar, Meeting.calendar_id == MeetingCalendar.id)
    .where(
        Meeting.day >= bindparam("today", type_=Date()),
        Meeting.status == MeetingStatus.PLANNED,
        Meeting.is_draft.is_(False),
        MeetingCalendar.status == CalendarStatus.PUBLISHED,
        ~exists().where(
            CommitteePeriod.committee_id == Meeting.committee_id, CommitteePeriod.on(Meeting.day)
        ),
    )
    .group_by(Committee.id, MeetingCalendar.year)
    .order_by(MeetingCalendar.year, Committee.code)
    .options(selectinload(Committee.periods))
)


def waiting(user: User, *, today: date) -> Iterator[Waiting]:
    """The calendars on their way, and the meetings of bodies that will not be there."""
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
    yield from _of_bodies_that_end(user, today)


def _of_bodies_that_end(user: User, today: date) -> Iterator[Waiting]:
    """Meetings still planned after their body's last day, by body and year."""
    scope, query = access.own_scope(user, Permission.DECIDE_CALENDAR), _OF_BODIES_THAT_END
    if scope is not None:
        query = query.where(Meeting.committee_id.in_(scope.committees))
    for committee, year, number in db.session.execute(query, {"today": today}):
        said = ngettext(
            "%(num)s meeting of %(body)s is planned for a day when the body is no more",
            "%(num)s meetings of %(body)s are planned for days when the body is no more",
            number,
            body=committee.name_on(today),
        )
        at = url_for("meetings.year", year=year, committee=committee.id)
        yield Waiting(said, at, badge="warn")
