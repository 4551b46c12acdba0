"""The calendar to be read: years, a year as list, month or overview, a meeting, a version."""

from calendar import monthrange
from collections.abc import Sequence
from datetime import date

from flask import abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from planner import access, clock, scopes
from planner.access import Permission
from planner.agreements.following_up import asks
from planner.audit import queries as audit_queries
from planner.contacts import queries as contact_queries
from planner.contacts import words as contact_words
from planner.discussions import queries as discussions
from planner.discussions import words as discussion_words
from planner.meetings import grid, operations, queries, snapshot, steps, words, workflow
from planner.meetings.views.shared import blueprint, find_calendar, find_meeting
from planner.models.jobs import JobState
from planner.models.meetings import CalendarStatus, MeetingCalendar, MeetingPurpose
from planner.register.committees.queries import bodies_during
from planner.settings.queries import town_hall_closures
from planner.web import filters
from planner.web.guard import requires, signed_in
from planner.web.month import Month, SmallMonth

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
    first, last = _days(year, month if view == "month" else None)
    committees = [] if committee is None else [committee]
    shown = queries.entries(first=first, last=last, user=signed_in(), committees=committees)
    bodies = bodies_during(date(year, 1, 1), date(year, 12, 31))
    taken = steps.taken(calendar)
    versions = queries.versions(calendar)
    return render_template(
        "meetings/year.html",
        calendar=calendar,
        view=view,
        entries=shown,
        has_meetings=bool(shown)
        or (
            view == "month" and queries.has_meetings(year, user=signed_in(), committees=committees)
        ),
        committee=committee,
        bodies=bodies,
        month=month,
        grid=_grid(view, first, shown, committee, [code for _id, code, _name in bodies]),
        steps=_progress(calendar.status, taken),
        taken=taken,
        versions=versions,
        next_steps=_next_steps(calendar.status),
        undecided=steps.undecided(calendar) if calendar.status is CalendarStatus.ADOPTED else [],
        left_out=_left_out(calendar),
        lacks_periods=calendar.status in workflow.SOLVABLE and not queries.free_periods(year),
        may_solve=calendar.status in workflow.SOLVABLE
        and access.own_scope(signed_in(), Permission.PUBLISH_CALENDAR) is None
        and access.may(signed_in(), Permission.PUBLISH_CALENDAR),
        history=audit_queries.shown(calendar, parts=versions)
        if access.may(signed_in(), Permission.READ_HISTORY)
        else None,
        words=words,
    )


@blueprint.get("/<int:year>/meetings/<int:meeting_id>")
@requires(Permission.READ_CALENDAR)
def meeting(year: int, meeting_id: int) -> str:
    shown = find_meeting(year, meeting_id)
    user = signed_in()
    scope = scopes.of_meeting(shown)
    may_change = access.may(user, Permission.DECIDE_CALENDAR, scope=scope)
    contacts = contact_queries.contacts_of(shown)
    return render_template(
        "meetings/meeting.html",
        meeting=shown,
        name=shown.committee.name_on(shown.day),
        may_change=may_change,
        may_move=may_change and operations.is_editable(shown),
        discussions=discussions.of_meeting(shown.id),
        may_place=access.may(user, Permission.PLAN_DISCUSSIONS, scope=scope),
        may_note=access.may(user, Permission.NOTE_DISCUSSION, scope=scope),
        discussion_words=discussion_words,
        contacts=[
            (row, unit, access.may(user, Permission.READ_VISIT_BRIEF, scope=scopes.of_contact(row)))
            for row, unit in contacts
        ],
        contact_words=contact_words,
        history=audit_queries.shown(shown, parts=[row for row, _unit in contacts])
        if access.may(user, Permission.READ_HISTORY, scope=scope)
        else None,
        asks=asks.at_meeting(shown, user) if shown.purpose is MeetingPurpose.DIALOGUE else [],
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


def _left_out(calendar: MeetingCalendar) -> list[dict[str, str]]:
    """The meetings that the planning of a draft found no day for, with the rules, by language."""
    job = queries.last_job(calendar) if calendar.status in workflow.SOLVABLE else None
    return job.result.get("missing", []) if job and job.state is JobState.DONE else []


# The action whose last taking says when and by whom a status was reached.
_REACHED_BY = {
    CalendarStatus.FRAMEWORK_PROPOSED: workflow.Action.PROPOSE,
    CalendarStatus.ADOPTED: workflow.Action.ADOPT,
    CalendarStatus.DECIDED: workflow.Action.DECIDE,
    CalendarStatus.PUBLISHED: workflow.Action.PUBLISH,
}


def _progress(
    reached: CalendarStatus, taken: Sequence[steps.Taken]
) -> list[tuple[str, str, str, str]]:
    """The stepper's entries: name, state, who, when. What is being waited for is current."""
    order = list(CalendarStatus)
    now = order.index(reached)
    last = {step.action: step for step in taken}
    entries = []
    for place, status in enumerate(order):
        is_done = place < now or 0 < place == now
        is_current = place == now == 0 or place == now + 1 > 1
        state = "done" if is_done else "current" if is_current else "coming"
        step = last.get(_REACHED_BY.get(status, "")) if is_done else None
        who, when = (step.decided_by, filters.as_date(step.decided_on)) if step else ("", "")
        entries.append((str(words.STATUS[status]), state, who, when))
    return entries


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


def _days(year: int, month: int | None) -> tuple[date, date]:
    """The first and the last day of the month, or without one of the year."""
    if month is None:
        return date(year, 1, 1), date(year, 12, 31)
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def _grid(
    view: str,
    first: date,
    shown: Sequence[queries.Entry],
    committee: int | None,
    codes: Sequence[str],
) -> Month | Sequence[SmallMonth]:
    """What the view shows instead of a list: the month of `first`, or its year."""
    if view == "list":
        return ()
    closed = town_hall_closures()
    free = queries.free_periods(first.year, committee=committee)
    if view == "month":
        return grid.month(first, shown, closed, codes=codes, free=free)
    return grid.year(first.year, shown, closed, free=free)


def _month_to_open(year: int) -> int:
    today = clock.today()
    return today.month if today.year == year else 1
