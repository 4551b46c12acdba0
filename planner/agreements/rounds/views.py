"""The pages of rounds: the wheel of a year, one round, its deadlines, and its opening."""

from flask import abort, flash, make_response, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from agreements import wheel as domain
from agreements.period import PeriodKind
from agreements.words.rollover import LEFT_OUT
from planner import access, clock, versions
from planner.access import Permission, Scope
from planner.agreements import mapping, tally, words
from planner.agreements.pages import blueprint
from planner.agreements.rounds import coverage, entries, operations, overview, queries, wheel
from planner.agreements.rounds.forms import CreateForm, DeadlinesForm, OpenForm
from planner.audit import queries as audit_queries
from planner.files.delivery import ICALENDAR, download
from planner.jobs import queue
from planner.models.agreements import AgreementRound
from planner.web import paging
from planner.web.forms import answer, given
from planner.web.guard import ensure, requires, signed_in
from planner.web.transaction import transaction
from schedules import ical

Answer = str | Response | tuple[str, int]
EVERYWHERE = Scope()


@blueprint.get("/rounds")
@requires(Permission.READ_AGREEMENTS)
def rounds() -> str:
    """Every round, and the deadlines of one calendar year as a ring."""
    listed, today = queries.rounds(), clock.today()
    years = wheel.years(wheel.of(row) for row in listed)
    year = _asked_year(years, usual=today.year)
    urls = {row.id: url_for(".round_", round_id=row.id) for row in listed}
    return render_template(
        "agreements/rounds/index.html",
        rounds=[(row, mapping.period(row)) for row in listed],
        counts=tally.of(signed_in()).by_round(),
        kinds=words.PERIOD_KINDS,
        years=years,
        year_tabs=_year_tabs(years, year),
        year=year,
        ring=wheel.ring(listed, year, urls=urls, today=today),
        may_plan=_may_plan(),
    )


@blueprint.route("/rounds/create", methods=["GET", "POST"])
@requires(Permission.PLAN_AGREEMENTS)
def create_round() -> Answer:
    ensure(Permission.PLAN_AGREEMENTS, EVERYWHERE, what=signed_in())
    form = CreateForm()
    if not form.is_submitted():
        form.year.data = clock.today().year + 1
    if form.validate_on_submit():
        try:
            with transaction():
                row = operations.create(
                    PeriodKind(form.kind.data),
                    given(form.year.data),
                    carry_goals=form.carry_goals.data,
                    user=signed_in(),
                    at=clock.now(),
                )
            flash(
                _("The round is ready. Look at its deadlines and goals, then open it."), "success"
            )
            return redirect(url_for(".round_", round_id=row.id))
        except operations.AlreadyThere:
            form.year.errors = [_("There is a round for this period already.")]
    return answer(form, "agreements/rounds/create.html")


@blueprint.get("/rounds/<int:round_id>")
@requires(Permission.READ_AGREEMENTS)
def round_(round_id: int) -> str:
    row, user, today = find_round(round_id), signed_in(), clock.today()
    period, own = mapping.period(row), wheel.of(row)
    years = wheel.years([own])
    year = _asked_year(years, usual=row.first_day.year)
    seen = overview.overview(user, row.id, period, own, today=today)
    late = paging.asked(len(seen.late))
    return render_template(
        "agreements/rounds/show.html",
        base=url_for(".index"),
        round=row,
        period=period,
        deadlines=domain.in_order_of_day([own]),
        years=years,
        year_tabs=_year_tabs(years, year),
        year=year,
        today=today,
        ring=wheel.ring([row], year, urls={}, today=today),
        overview=seen,
        late=late.cut(seen.late),
        paging=late,
        state_columns=[(words.STATES[state], "number") for state in seen.states],
        lacking=coverage.without_agreement(row, on=today) if row.opened_at and _may_plan() else [],
        goals=[(goal, mapping.shared_goal(goal)) for goal in queries.shared_goals(row.id)],
        may_share=access.may(user, Permission.EDIT_SHARED_GOALS),
        open_job=operations.open_job(row),
        may_plan=_may_plan(),
        history=audit_queries.shown(row) if _may_plan() else None,
        words=words,
    )


@blueprint.route("/rounds/<int:round_id>/deadlines", methods=["GET", "POST"])
@requires(Permission.PLAN_AGREEMENTS)
def deadlines(round_id: int) -> Answer:
    row = _own_round(round_id)
    period, form = mapping.period(row), DeadlinesForm(version=row.version)
    form.show(wheel.of(row))
    if not form.is_about(wheel.of(row)):
        abort(400)
    form.label(period)
    if form.validate_on_submit() and not form.refuse(period, today=clock.today()):
        try:
            with transaction():
                operations.set_deadlines(
                    row,
                    form.wheel(),
                    seen=given(form.version.data),
                    user=signed_in(),
                    at=clock.now(),
                )
            flash(_("The deadlines are saved. Calendars that subscribe follow."), "success")
            return redirect(url_for(".round_", round_id=row.id))
        except versions.Overtaken:
            row = _own_round(round_id)
            form.version.data = form.version.raw_data = None
            form.form_errors.append(
                _(
                    "Somebody else has changed the deadlines meanwhile. Theirs stand beside"
                    " yours; save again to keep yours."
                )
            )
            form.version.data = row.version
    theirs = {(each.step, str(each.year)): each.due for each in wheel.of(row)}
    return answer(form, "agreements/rounds/deadlines.html", round=row, period=period, theirs=theirs)


@blueprint.get("/rounds/<int:round_id>/deadlines.ics")
@requires(Permission.READ_AGREEMENTS)
def deadlines_calendar(round_id: int) -> Response:
    """The deadlines as a calendar file; subscriptions of units and committees hold them too."""
    row = find_round(round_id)
    name = _("Development agreements %(period)s", period=mapping.period(row))
    content = ical.feed(f"Samspil: {name}", entries.events(row.deadlines))
    return download(content, f"udviklingsaftaler-{row.first_day.year}-frister.ics", ICALENDAR)


@blueprint.route("/rounds/<int:round_id>/open", methods=["GET", "POST"])
@requires(Permission.PLAN_AGREEMENTS)
def open_round(round_id: int) -> Answer:
    row, day = _own_round(round_id), clock.today()
    if operations.open_job(row):
        return redirect(url_for(".opening", round_id=row.id))
    form = OpenForm(coverage.committees(max(day, row.first_day)))
    if form.validate_on_submit():
        with transaction():
            operations.open_round(row, form.committees.data, user=signed_in(), at=clock.now())
        return redirect(url_for(".opening", round_id=row.id))
    lacking = coverage.without_agreement(row, on=day)
    return answer(
        form,
        "agreements/rounds/open.html",
        round=row,
        period=mapping.period(row),
        waiting=[each for each in lacking if each.overlapping is None],
        overlapping=[each for each in lacking if each.overlapping is not None],
    )


@blueprint.get("/rounds/<int:round_id>/opening")
@requires(Permission.PLAN_AGREEMENTS)
def opening(round_id: int) -> str | Response:
    """The page one waits on; its status part asks again every second."""
    row = find_round(round_id)
    job = row.last_job or abort(404)
    shown = {"round": row, "period": mapping.period(row), "job": job}
    if job.state not in queue.OPEN:
        shown["left_behind"] = queries.left_behind(signed_in(), row.id)
        shown["left_out_words"] = {why: words.speaker().say(said) for why, said in LEFT_OUT.items()}
    if request.headers.get("HX-Request"):
        part = render_template("agreements/rounds/opening_status.html", **shown)
        return make_response(part, 200 if job.state in queue.OPEN else 286)
    return render_template("agreements/rounds/opening.html", open_states=queue.OPEN, **shown)


@blueprint.post("/rounds/<int:round_id>/opening/stop")
@requires(Permission.PLAN_AGREEMENTS)
def stop_opening(round_id: int) -> Response:
    row = _own_round(round_id)
    if job := operations.open_job(row):
        with transaction():
            queue.request_stop(job, user=signed_in(), at=clock.now())
    return redirect(url_for(".opening", round_id=row.id))


def find_round(round_id: int) -> AgreementRound:
    """The round with its deadlines, or 404."""
    return queries.round_(round_id) or abort(404)


def _own_round(round_id: int) -> AgreementRound:
    row = find_round(round_id)
    ensure(Permission.PLAN_AGREEMENTS, EVERYWHERE, what=row)
    return row


def _may_plan() -> bool:
    return access.may(signed_in(), Permission.PLAN_AGREEMENTS)


def _asked_year(years: list[int], *, usual: int) -> int:
    """The year asked for; else the usual one, or the nearest in which something is due."""
    nearest = min(years, key=lambda year: abs(year - usual), default=usual)
    asked = request.args.get("year", type=int)
    return asked if asked in years else nearest


def _year_tabs(years: list[int], chosen: int) -> list[tuple[str, str, bool]]:
    """The calendar years as tabs of this page."""
    here = url_for(request.endpoint or "", **(request.view_args or {}))
    return [(str(year), f"{here}?year={year}", year == chosen) for year in years]
