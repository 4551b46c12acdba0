"""Finding a plan: start a run, follow it, stop it; lock and unlock what it gave."""

from dataclasses import dataclass
from datetime import date

from flask import abort, flash, make_response, redirect, render_template, request, url_for
from flask_babel import gettext as _
from sqlalchemy import select
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response

from planner import clock
from planner.access import Permission
from planner.extensions import db
from planner.jobs import queue
from planner.models.meetings import Meeting
from planner.models.rotations import Rotation, RotationRun
from planner.models.units import Unit
from planner.rotations import candidates, mapping, operations, queries, result, solving
from planner.rotations.forms import LockForm
from planner.rotations.views.shared import blueprint, find, find_own
from planner.web import filters
from planner.web.forms import answer
from planner.web.guard import requires, signed_in
from planner.web.transaction import transaction


@blueprint.post("/<int:rotation_id>/run")
@requires(Permission.PLAN_ROTATION)
def run(rotation_id: int) -> Response:
    rotation = find_own(rotation_id)
    if operations.open_job(rotation):
        return redirect(url_for(".running", rotation_id=rotation_id))
    try:
        with transaction():
            operations.ask_for_run(
                rotation,
                keep_published="keep" in request.form,
                today=clock.today(),
                user=signed_in(),
                at=clock.now(),
            )
    except mapping.NothingToPlan:
        flash(
            _(
                "There is nothing to plan: the chosen committees have no meetings away from the"
                " town hall in these days, or no units."
            ),
            "error",
        )
        return redirect(url_for(".show", rotation_id=rotation_id))
    return redirect(url_for(".running", rotation_id=rotation_id))


@blueprint.get("/<int:rotation_id>/running")
@requires(Permission.PLAN_ROTATION)
def running(rotation_id: int) -> str | Response:
    """The page one waits on; its status part asks again every second."""
    rotation = find(rotation_id)
    latest = queries.latest_run(rotation) or abort(404)
    conflict = _conflict(latest)
    shown = {
        "rotation": rotation,
        "job": latest.job,
        "run": latest,
        "conflict": conflict,
        "conflict_rule": latest.job.result.get("rule"),
        "time_limit": round(solving.TIME_LIMIT_SECONDS),
    }
    if request.headers.get("HX-Request"):
        part = render_template("rotations/running_status.html", **shown)
        return make_response(part, 200 if latest.job.state in queue.OPEN else 286)
    return render_template("rotations/running.html", open_states=queue.OPEN, **shown)


@blueprint.post("/<int:rotation_id>/stop")
@requires(Permission.PLAN_ROTATION)
def stop(rotation_id: int) -> Response:
    rotation = find_own(rotation_id)
    job = operations.open_job(rotation)
    if job is not None:
        with transaction():
            queue.request_stop(job, user=signed_in(), at=clock.now())
    return redirect(url_for(".running", rotation_id=rotation_id))


@blueprint.route("/<int:rotation_id>/lock", methods=["GET", "POST"])
@requires(Permission.PLAN_ROTATION)
def lock(rotation_id: int) -> str | Response | tuple[str, int]:
    """Lock a unit to a meeting: chosen on this page, or straight from the plan."""
    rotation = find_own(rotation_id)
    form = LockForm(_sent())
    units = queries.units_of(rotation, on=rotation.window_end)
    form.meeting.choices = [("", _("Choose a meeting")), *_meetings(rotation)]
    form.unit.choices = [("", _("Choose a unit")), *units]
    if form.validate_on_submit():
        meeting = _meeting_of(rotation, int(form.meeting.data))
        unit = _unit(form.unit.data)
        if held := operations.lock_of(rotation, meeting.id, unit.id):
            flash(_said_of_lock(held.reason, form.reason.data or ""), "info")
            return _back_to(rotation, meeting.id)
        try:
            with transaction():
                operations.lock(
                    rotation,
                    meeting,
                    unit,
                    form.reason.data or "",
                    user=signed_in(),
                    at=clock.now(),
                )
        except operations.NeverHosts:
            form.unit.errors = [_("This unit never hosts: it is a home or has no premises.")]
        else:
            flash(_("Locked. The next plan keeps it."), "success")
            return _back_to(rotation, meeting.id)
    return answer(form, "rotations/lock.html", rotation=rotation)


def _said_of_lock(reason: str, typed: str) -> str:
    """What is said when the unit is locked to the meeting already; a reason typed is not lost."""
    stands = str(_("The unit was locked to the meeting already."))
    if reason:
        stands = str(_("The unit was locked to the meeting already: %(reason)s.", reason=reason))
    if typed in ("", reason):
        return stands
    lost = _("Your reason is not saved: %(typed)s.", typed=typed)
    return f"{stands} {lost}"


@blueprint.post("/<int:rotation_id>/unlock")
@requires(Permission.PLAN_ROTATION)
def unlock(rotation_id: int) -> Response:
    rotation, sent = find_own(rotation_id), _sent()
    unit = _unit(sent.get("unit", ""))
    meeting_id = sent.get("meeting", 0, type=int)
    held = operations.lock_of(rotation, meeting_id, unit.id)
    if held is not None:
        with transaction():
            operations.unlock(rotation, held, user=signed_in(), at=clock.now())
    flash(_("Unlocked. The next plan decides again."), "success")
    return _back_to(rotation, meeting_id)


def _sent() -> MultiDict[str, str]:
    """What was sent; a button of the plan says in one `place` which meeting and which unit."""
    sent = MultiDict(request.form)
    if "place" in sent:
        sent["meeting"], _space, sent["unit"] = sent["place"].partition(" ")
    return sent


def _back_to(rotation: Rotation, meeting_id: int) -> Response:
    """The meeting's row of the plan: whoever locks many with the keyboard stays where they were.

    The locks of the workbench, when they were asked for there.
    """
    if "place" in request.form:
        return redirect(url_for(".plan", rotation_id=rotation.id, _anchor=f"m{meeting_id}"))
    return redirect(url_for(".show", rotation_id=rotation.id, _anchor="locks"))


def _meetings(rotation: Rotation) -> list[tuple[str, str]]:
    first = max(rotation.window_start, clock.today())
    return [
        (
            str(m.id),
            f"{filters.as_weekday_date(m.day)} – {m.committee}"
            + (" – " + _("dialogue meeting") if m.seats else ""),
        )
        for m in candidates.visitable_meetings(rotation, first=first)
    ]


def _meeting_of(rotation: Rotation, meeting_id: int) -> Meeting:
    meetings = candidates.visitable_meetings(rotation, first=rotation.window_start)
    if meeting_id not in {meeting.id for meeting in meetings}:
        abort(404)
    return db.session.get_one(Meeting, meeting_id)


def _unit(code: str) -> Unit:
    return db.session.scalar(select(Unit).where(Unit.code == code)) or abort(404)


@dataclass(frozen=True, slots=True)
class ConflictingLock:
    """One of a smallest set of locks that no plan can keep together, with the way to unlock it."""

    meeting_id: int
    code: str
    unit: str
    day: date
    committee: str
    is_own: bool  # a lock of this rotation, which can be unlocked


def _conflict(run: RotationRun) -> list[ConflictingLock]:
    """The locks of the run's problem that contradict each other, in order."""
    problem = run.problem
    meetings = {meeting["id"]: meeting for meeting in problem["meetings"]}
    names = {unit["id"]: unit["name"] for unit in problem["units"]}
    held = {(lock.meeting_id, lock.code) for lock in queries.locks_of(run.rotation)}
    return [
        ConflictingLock(
            result.row_id(key),
            code,
            names.get(code, code),
            date.fromisoformat(meetings[key]["date"]),
            meetings[key]["committee"],
            (result.row_id(key), code) in held,
        )
        for key, code in run.job.result.get("conflict", [])
    ]
