"""The year to come: whether its calendar is begun, and whether its visits are planned."""

from collections.abc import Iterator
from datetime import date

from flask import url_for
from flask_babel import gettext as _
from sqlalchemy import select

from planner import access
from planner.access import Permission
from planner.extensions import db
from planner.meetings import queries
from planner.models.accounts import User
from planner.models.meetings import CalendarStatus, MeetingCalendar
from planner.models.rotations import Rotation
from planner.web.waiting import Waiting


def unplanned(user: User, *, today: date) -> Iterator[Waiting]:
    """What nobody has begun for next year, from the summer on, for those who plan it."""
    year = queries.year_to_plan(today)
    if year == today.year:
        return
    status = db.session.scalar(select(MeetingCalendar.status).where(MeetingCalendar.year == year))
    if status is None and access.may(user, Permission.PUBLISH_CALENDAR):
        yield Waiting(
            _("The calendar of %(year)s is not begun", year=year), url_for("meetings.begin")
        )
    if (
        status is CalendarStatus.PUBLISHED
        and access.may(user, Permission.PLAN_ROTATION)
        and not _has_rotation(year)
    ):
        yield Waiting(
            _("The visits of %(year)s are not planned", year=year), url_for("rotations.begin")
        )


def _has_rotation(year: int) -> bool:
    within = select(Rotation.id).where(
        Rotation.window_start <= date(year, 12, 31), Rotation.window_end >= date(year, 1, 1)
    )
    return db.session.scalar(within.limit(1)) is not None
