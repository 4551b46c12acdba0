"""Addresses of the files: the calendar's, the rotation's, and their papers as pages."""

from datetime import date, datetime

from flask import Blueprint, abort, request, url_for
from flask_babel import gettext as _
from sqlalchemy import select
from werkzeug.wrappers import Response

from planner.access import Permission
from planner.exports import calendar as calendar_export
from planner.exports import rotation as rotation_export
from planner.extensions import db
from planner.files import spreadsheets
from planner.files.delivery import ICALENDAR, Trail, deliver, download
from planner.meetings import queries as calendar_queries
from planner.meetings.queries import Entry
from planner.meetings.views.shared import find_calendar
from planner.models.meetings import CalendarStatus, MeetingCalendar
from planner.models.municipality import Municipality
from planner.register.committees import queries as committees
from planner.rotations import queries as rotation_queries
from planner.rotations.views.shared import find_published
from planner.web import translations
from planner.web.guard import requires, signed_in
from schedules.documents import calendar as calendar_paper
from schedules.documents import rotation as rotation_paper
from schedules.documents.issue import Issue
from typeset.words import Language

blueprint = Blueprint("exports", __name__)


@blueprint.get("/calendar/<int:year>.<any(pdf, html, xlsx, csv, ics):kind>")
@requires(Permission.READ_CALENDAR)
def calendar(year: int, kind: str) -> Response | str:
    """A year's calendar, of one body with `?committee=`."""
    found = find_calendar(year)
    committee = request.args.get("committee", type=int)
    entries = calendar_queries.entries(
        first=date(year, 1, 1),
        last=date(year, 12, 31),
        user=signed_in(),
        committees=[] if committee is None else [committee],
    )
    trail = [
        (_("Meeting calendars"), url_for("meetings.index")),
        (str(year), url_for("meetings.year", year=year)),
    ]
    return calendar_file(found, entries, kind, name=_body(committee, year), trail=trail)


def calendar_file(
    found: MeetingCalendar, entries: list[Entry], kind: str, *, name: str, trail: Trail
) -> Response | str:
    """The calendar in one of its forms; `trail` leads to its page."""
    stem = f"moedekalender-{found.year}"
    match kind:
        case "pdf" | "html":
            is_draft = found.status is not CalendarStatus.PUBLISHED
            created = found.versions[-1].published_at if found.versions else _last_change(found)
            content = calendar_export.content(
                found, entries, issued(created, draft=is_draft), name=name or _municipality().name
            )
            return deliver(calendar_paper.document(content), kind, trail=trail)
        case "xlsx":
            sheet = calendar_export.sheet(found.year, entries)
            return download(spreadsheets.as_xlsx([sheet]), f"{stem}.xlsx", spreadsheets.XLSX)
        case "csv":
            sheet = calendar_export.sheet(found.year, entries)
            return download(spreadsheets.as_csv(sheet), f"{stem}.csv", spreadsheets.CSV)
        case _:
            feed = calendar_export.feed(f"Samspil {found.year}", [entry.id for entry in entries])
            return download(feed, f"{stem}.ics", ICALENDAR)


@blueprint.get(
    "/rotations/<int:rotation_id>/versions/<int:number>.<any(pdf, html, xlsx, csv, ics):kind>"
)
@requires(Permission.READ_ROTATION)
def rotation(rotation_id: int, number: int, kind: str) -> Response | str:
    """A published plan: whole, of a committee (`?committee=BUU`) or of a unit (`?unit=U001`)."""
    version = rotation_queries.version_of(find_published(rotation_id), number) or abort(404)
    of = {key: request.args.get(key, "") for key in ("committee", "unit")}
    if not rotation_export.is_about(version.run, **of):
        abort(404)
    stem = f"besoegsrunde-{rotation_id}-v{number}"
    match kind:
        case "pdf" | "html":
            issue = issued(version.published_at, draft=False)
            content = rotation_export.content(version, issue, **of)
            above = url_for("rotations.version", rotation_id=rotation_id, number=number)
            trail = [
                (_("Visit rotation"), url_for("rotations.index")),
                (_("Version %(number)s", number=number), above),
            ]
            return deliver(rotation_paper.document(content), kind, trail=trail)
        case "xlsx":
            book = spreadsheets.as_xlsx(rotation_export.sheets(version))
            return download(book, f"{stem}.xlsx", spreadsheets.XLSX)
        case "csv":
            by_date, _by_unit = rotation_export.sheets(version)
            return download(spreadsheets.as_csv(by_date), f"{stem}.csv", spreadsheets.CSV)
        case _:
            return download(rotation_export.feed(version, **of), f"{stem}.ics", ICALENDAR)


def issued(created: datetime, *, draft: bool) -> Issue:
    """Who issues a paper, when, and in which language: the reader's."""
    return Issue(
        municipality=_municipality().name,
        created=created,
        language=Language(translations.language()),
        draft=draft,
    )


def _municipality() -> Municipality:
    return db.session.scalars(select(Municipality)).one()


def _body(committee_id: int | None, year: int) -> str:
    bodies = committees.bodies_during(date(year, 1, 1), date(year, 12, 31))
    return next((name for id_, _code, name in bodies if id_ == committee_id), "")


def _last_change(calendar: MeetingCalendar) -> datetime:
    """When a draft was last changed; an empty draft has no paper."""
    return calendar_queries.last_change(calendar) or abort(404)
