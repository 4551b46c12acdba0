"""Planning a year: begin it, let the engine solve it, take it through its decisions."""

from datetime import date

from flask import abort, flash, make_response, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from planner import clock, scopes
from planner.access import Permission, Scope
from planner.extensions import db
from planner.jobs import queue
from planner.meetings import mapping, operations, queries, steps, words, workflow
from planner.meetings.budget import set_budget
from planner.meetings.forms import BeginForm, BudgetForm, DecidedItemForm, DecisionForm
from planner.meetings.views.shared import blueprint, find_calendar
from planner.models.committees import Committee
from planner.models.jobs import JobState
from planner.models.meetings import MeetingCalendar, MeetingPurpose
from planner.web import filters, guard
from planner.web.forms import answer, given
from planner.web.guard import requires, signed_in
from planner.web.transaction import transaction

EVERYWHERE = Scope()  # only a permission that reaches everything covers it


@blueprint.route("/new", methods=["GET", "POST"])
@requires(Permission.PUBLISH_CALENDAR)
def begin() -> str | Response | tuple[str, int]:
    form = BeginForm(year=clock.today().year + 1)
    if form.validate_on_submit():
        try:
            with transaction():
                operations.begin(
                    form.year.data,
                    form.planned(form.year.data),
                    user=signed_in(),
                    at=clock.now(),
                )
        except operations.YearTaken as taken:
            form.year.errors = [_("%(year)s has a calendar already.", year=taken.year)]
        else:
            flash(_("The calendar is begun. Let Samspil plan the meetings."), "success")
            return redirect(url_for(".year", year=form.year.data))
    return answer(form, "meetings/begin.html")


@blueprint.route("/<int:year>/budget", methods=["GET", "POST"])
@requires(Permission.PUBLISH_CALENDAR)
def budget(year: int) -> str | Response | tuple[str, int]:
    """Whether a draft has the budget meetings, and their last days."""
    calendar = find_calendar(year)
    guard.ensure(Permission.PUBLISH_CALENDAR, EVERYWHERE, what=calendar)
    form = BudgetForm(
        budget=calendar.proposal_by is not None,
        proposal_by=calendar.proposal_by,
        second_reading_by=calendar.second_reading_by,
        min_days_between_readings=calendar.min_days_between_readings,
    )
    if form.validate_on_submit() and form.is_possible(year):
        try:
            with transaction():
                set_budget(calendar, form.planned(year), user=signed_in(), at=clock.now())
        except workflow.IllegalStep:
            flash(_("The calendar is no longer a draft, so it cannot be planned anew."), "error")
        else:
            flash(_("Saved. Plan the meetings again to see what it changes."), "success")
        return redirect(url_for(".year", year=year))
    return answer(form, "meetings/budget.html", calendar=calendar)


@blueprint.post("/<int:year>/solve")
@requires(Permission.PUBLISH_CALENDAR)
def solve(year: int) -> Response:
    calendar = find_calendar(year)
    guard.ensure(Permission.PUBLISH_CALENDAR, EVERYWHERE, what=calendar)
    job = queries.last_job(calendar)
    if job is not None and job.state in queue.OPEN:
        return redirect(url_for(".solving", year=year))
    try:
        with transaction():
            mapping.problem(calendar)  # nothing to plan is said now, not by the job
            operations.ask_for_plan(calendar, user=signed_in(), at=clock.now())
    except workflow.IllegalStep:
        flash(_("The calendar is no longer a draft, so it cannot be planned anew."), "error")
        return redirect(url_for(".year", year=year))
    except mapping.NothingToPlan:
        flash(_("No committee has a meeting pattern in %(year)s yet.", year=year), "error")
        return redirect(url_for(".year", year=year))
    except mapping.NobodyForTheBudget:
        flash(
            _(
                "The budget meetings need one finance committee and one council with a meeting"
                " pattern in %(year)s. Give them one in the register, or leave the budget meetings"
                " out.",
                year=year,
            ),
            "error",
        )
        return redirect(url_for(".year", year=year))
    return redirect(url_for(".solving", year=year))


@blueprint.get("/<int:year>/solving")
@requires(Permission.PUBLISH_CALENDAR)
def solving(year: int) -> str | Response:
    """The page one waits on; its status part asks again every second."""
    calendar = find_calendar(year)
    job = queries.last_job(calendar) or abort(404)
    if request.headers.get("HX-Request"):
        part = render_template(
            "meetings/solving_status.html", calendar=calendar, job=job, words=words
        )
        return make_response(part, 200 if job.state in queue.OPEN else 286)
    return render_template(
        "meetings/solving.html",
        calendar=calendar,
        job=job,
        open_states=queue.OPEN,
        words=words,
    )


@blueprint.post("/<int:year>/stop")
@requires(Permission.PUBLISH_CALENDAR)
def stop(year: int) -> Response:
    calendar = find_calendar(year)
    guard.ensure(Permission.PUBLISH_CALENDAR, EVERYWHERE, what=calendar)
    job = queries.last_job(calendar) or abort(404)
    if job.state in queue.OPEN:
        with transaction():
            queue.request_stop(job, user=signed_in(), at=clock.now())
    if job.state is JobState.STOPPED:
        flash(_("The planning is stopped. The calendar is as it was."), "info")
    return redirect(url_for(".solving", year=year))


@blueprint.route(
    "/<int:year>/steps/<any(propose, withdraw, adopt, publish):name>", methods=["GET", "POST"]
)
@requires(Permission.PUBLISH_CALENDAR)
def step(year: int, name: str) -> str | Response | tuple[str, int]:
    calendar = find_calendar(year)
    guard.ensure(Permission.PUBLISH_CALENDAR, EVERYWHERE, what=calendar)
    return _take(calendar, workflow.Action(name), committee=None)


@blueprint.route("/<int:year>/decisions/<int:committee_id>", methods=["GET", "POST"])
@requires(Permission.DECIDE_CALENDAR)
def decide(year: int, committee_id: int) -> str | Response | tuple[str, int]:
    """One committee's own decision of dates and places (kommunestyrelsesloven § 20)."""
    calendar = find_calendar(year)
    committee = db.session.get(Committee, committee_id) or abort(404)
    guard.ensure(Permission.DECIDE_CALENDAR, scopes.of_committee(committee), what=calendar)
    return _take(calendar, workflow.Action.DECIDE, committee=committee)


def _take(
    calendar: MeetingCalendar, action: workflow.Action, *, committee: Committee | None
) -> str | Response | tuple[str, int]:
    make = DecidedItemForm if workflow.needs_item(action) else DecisionForm
    form = make(decided_by=_decider(action, committee), decided_on=clock.today())
    try:
        operations.ensure_possible(calendar, action, committee)
        is_sent = form.validate_on_submit()
        if is_sent:
            _step(calendar, action, committee, decision_of(form))
    except operations.NothingPlanned:
        flash(_("Plan the meetings first; there is nothing to decide yet."), "error")
        return redirect(url_for(".year", year=calendar.year))
    except (workflow.IllegalStep, operations.DecidedAlready):
        return _overtaken(form, calendar, action, committee)
    if is_sent:
        flash(str(words.ACTION_DONE[action]), "success")
        return redirect(url_for(".year", year=calendar.year))
    return _asked(form, calendar, action, committee)


def _step(
    calendar: MeetingCalendar,
    action: workflow.Action,
    committee: Committee | None,
    decision: operations.Decision,
) -> None:
    user, at = signed_in(), clock.now()
    with transaction():
        operations.step(calendar, action, decision, committee=committee, user=user, at=at)


def _asked(
    form: DecisionForm,
    calendar: MeetingCalendar,
    action: workflow.Action,
    committee: Committee | None,
    *,
    is_overtaken: bool = False,
) -> str | tuple[str, int]:
    return answer(
        form,
        "meetings/step.html",
        calendar=calendar,
        action=action,
        committee=committee and committee.name_on(clock.today()),
        meetings=_own_meetings(calendar, committee) if committee else [],
        is_overtaken=is_overtaken,
        words=words,
    )


def _overtaken(
    form: DecisionForm,
    calendar: MeetingCalendar,
    action: workflow.Action,
    committee: Committee | None,
) -> str | Response | tuple[str, int]:
    """Say who came first; what was typed stays to be read, though it can no longer be saved."""
    said = _who_came_first(calendar, committee)
    if not form.is_submitted():
        flash(said, "info")
        return redirect(url_for(".year", year=calendar.year))
    kept = _("What you wrote is not saved, but it still stands here.")
    form.form_errors.append(f"{said} {kept}")
    return _asked(form, calendar, action, committee, is_overtaken=True)


def _who_came_first(calendar: MeetingCalendar, committee: Committee | None) -> str:
    """The latest step of the calendar, or of one committee, with who recorded it and when."""
    code = committee.code if committee else ""
    own = [taken for taken in steps.taken(calendar) if taken.committee == code]
    if not own and committee:
        return str(_("The body has decided its meetings already, or has none."))
    if not own:
        return str(_("The calendar has moved on; this step is no longer possible."))
    last = own[-1]
    decision = (last.decided_by, filters.as_date(last.decided_on), last.item)
    said = _(
        "%(who)s came first, on %(at)s: %(step)s (%(decision)s).",
        who=last.recorded_by,
        at=filters.as_datetime(last.at),
        step=words.ACTION_TAKEN[workflow.Action(last.action)],
        decision=", ".join(filter(None, decision)),
    )
    return str(said)


def _own_meetings(calendar: MeetingCalendar, committee: Committee) -> list[queries.Entry]:
    """The meetings whose dates and places the committee decides."""
    return [
        entry
        for entry in queries.entries(
            first=date(calendar.year, 1, 1),
            last=date(calendar.year, 12, 31),
            user=signed_in(),
            committees=[committee.id],
        )
        if entry.purpose is not MeetingPurpose.DIALOGUE and not entry.is_cancelled
    ]


def decision_of(form: DecisionForm) -> operations.Decision:
    """The decision as typed."""
    return operations.Decision(
        decided_by=form.decided_by.data,
        decided_on=given(form.decided_on.data),
        item=form.item.data or "",
        note=form.note.data or "",
    )


def _decider(action: workflow.Action, committee: Committee | None) -> str:
    if committee is not None:
        return committee.name_on(clock.today())
    if action is workflow.Action.ADOPT:
        return queries.council(on=clock.today())
    return signed_in().name
