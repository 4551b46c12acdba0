"""The public calendar, as a page and as files."""

from datetime import date

from flask import Blueprint, abort, render_template, url_for
from flask_babel import gettext as _
from sqlalchemy import select
from werkzeug.wrappers import Response

from planner import clock
from planner.exports.views import calendar_file
from planner.extensions import db
from planner.meetings import queries, words
from planner.meetings.queries import Entry
from planner.models.meetings import MeetingCalendar
from planner.models.municipality import Municipality
from planner.web.guard import public

blueprint = Blueprint("public", __name__, url_prefix="/public")


@blueprint.get("/calendar")
@public
def calendar() -> str:
    """The years that are published, with the meetings of the current or next one."""
    _ensure_open()
    years = queries.years(None)
    this_year = clock.today().year
    shown = min((row.year for row in years), key=lambda year: abs(year - this_year), default=None)
    return _render(shown, years)


@blueprint.get("/calendar/<int:year>")
@public
def year(year: int) -> str:
    """One published year."""
    _ensure_open()
    _published(year)
    return _render(year, queries.years(None))


@blueprint.get("/calendar/<int:year>.<any(pdf, html, xlsx, csv, ics):kind>")
@public
def export(year: int, kind: str) -> Response | str:
    """One published year as a file."""
    _ensure_open()
    trail = [(_("Meeting calendars"), url_for(".year", year=year))]
    return calendar_file(_published(year), _entries(year), kind, name="", trail=trail)


def _render(year: int | None, years: list[queries.Year]) -> str:
    return render_template(
        "public/calendar.html",
        year=year,
        years=years,
        entries=_entries(year) if year is not None else [],
        words=words,
    )


def _entries(year: int) -> list[Entry]:
    return queries.entries(first=date(year, 1, 1), last=date(year, 12, 31), user=None)


def _published(year: int) -> MeetingCalendar:
    return queries.calendar_of(year, None) or abort(404)


def _ensure_open() -> None:
    """The municipality may keep its calendar to itself."""
    if not db.session.scalar(select(Municipality.public_calendar)):
        abort(404)
