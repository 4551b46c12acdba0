"""The calendar to be read: years, a year as list, month or overview, a meeting, a version."""

from collections.abc import Mapping
from datetime import date

from flask import abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from planner import access, clock, scopes
from planner.access import Permission
from planner.audit import queries as audit_queries
from planner.meetings import grid, mapping, operations, queries, snapshot, words, workflow
from planner.meetings.views.shared import blueprint, find_calendar, find_meeting
from planner.models.meetings import CalendarStatus
from planner.web import filters
from planner.web.guard import requires, signed_in

VIEWS = ("list", "month", "year")


@blueprint.get("/")
@requires(Permission.READ_CALENDAR)
def index() -> str:
    return render_template("meetings/index.html", years=queries.years(signed_in()), words=words)


@blueprint.get("/now")
@requires(Permission.READ_CALENDAR)
def now() -> Response:
    """The year we are in, or the nearest one with a calendar."""
    years = [row.year for row in queries.years(signed_in())]
    this_year = clock.today().year
    if not years:
        return redirect(url_for(".index"))
    return redirect(url_for(".year", year=min(years, key=lambda year: abs(year - this_year))))


@blueprint.get("/<int:year>")
@requires(Permission.READ_CALENDAR)
def year(year: int) -> str:
    calendar = find_calendar(year)
    view = request.args.get("view", "list")
    committee = request.args.get("committee", type=int)
    month = request.args.get("month", type=int) or _month_to_open(year)
    if view not in VIEWS or not 1 <= month <= 12:
        abort(404)
    shown = queries.entries(
        first=date(year, 1, 1),
        last=date(year, 12, 31),
        user=signed_in(),
        committee_id=committee,
    )
    return render_template(
        "meetings/year.html",
        calendar=calendar,
        view=view,
        entries=shown,
        committee=committee,
        bodies=queries.bodies(on=date(year, 12, 31)),
        month=month,
        grid=grid.of(year, month if view == "month" else None, shown, mapping.closed_days())
        if view != "list"
        else [],
        steps=_progress(calendar.status, year),
        next_steps=_next_steps(calendar.status),
        undecided=operations.undecided(calendar)
        if calendar.status is CalendarStatus.ADOPTED
        else [],
        may_solve=calendar.status in workflow.SOLVABLE
        and access.own_scope(signed_in(), Permission.PUBLISH_CALENDAR) is None
        and access.may(signed_in(), Permission.PUBLISH_CALENDAR),
        words=words,
        name_of=mapping.name_of,
    )


@blueprint.get("/<int:year>/meetings/<int:meeting_id>")
@requires(Permission.READ_CALENDAR)
def meeting(year: int, meeting_id: int) -> str:
    shown = find_meeting(year, meeting_id)
    user = signed_in()
    scope = scopes.of_meeting(shown)
    return render_template(
        "meetings/meeting.html",
        meeting=shown,
        name=mapping.name_of(shown.committee, shown.day),
        may_change=access.may(user, Permission.DECIDE_CALENDAR, scope=scope),
        history=audit_queries.history(shown)
        if access.may(user, Permission.READ_HISTORY, scope=scope)
        else None,
        workflow=workflow,
        words=words,
    )


@blueprint.get("/<int:year>/versions/<int:number>")
@requires(Permission.READ_CALENDAR)
def version(year: int, number: int) -> str:
    calendar = find_calendar(year)
    shown = queries.version_of(calendar, number) or abort(404)
    before = queries.version_of(calendar, number - 1)
    return render_template(
        "meetings/version.html",
        calendar=calendar,
        version=shown,
        differences=snapshot.compare(before.content, shown.content) if before else None,
        words=words,
    )


def _progress(status: CalendarStatus, year: int) -> list[tuple[str, str, str, str]]:
    """The stepper's entries: name, state, who, when."""
    taken = queries.steps_taken(year)
    return [_step(step, status, taken) for step in CalendarStatus]


def _step(
    step: CalendarStatus, reached: CalendarStatus, taken: Mapping[str, tuple[str, date]]
) -> tuple[str, str, str, str]:
    order = list(CalendarStatus)
    place, now = order.index(step), order.index(reached)
    action = next((row.action for row in workflow.TABLE if row.after is step), None)
    if step is CalendarStatus.DECIDED:
        action = workflow.Action.DECIDE
    who, day = taken.get(action or "", ("", None)) if place <= now else ("", None)
    is_done = place < now or reached is CalendarStatus.PUBLISHED
    state = "done" if is_done else "current" if place == now else "coming"
    return str(words.STATUS[step]), state, who, filters.as_date(day) if day else ""


def _next_steps(status: CalendarStatus) -> list[workflow.Row]:
    user = signed_in()
    whole = access.may(user, Permission.PUBLISH_CALENDAR)
    return [
        row
        for row in workflow.actions(status)
        if row.action not in (workflow.Action.CHANGE, workflow.Action.DECIDE)
        and access.may(user, row.permission)
        and whole
    ]


def _month_to_open(year: int) -> int:
    today = clock.today()
    return today.month if today.year == year else 1
