"""How far to go: the table of changes against equity, and the row that is chosen."""

from flask import abort, flash, make_response, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from planner import clock
from planner.access import Permission
from planner.extensions import db
from planner.jobs import queue
from planner.models.rotations import InquirySubject, Rotation, RotationInquiry, RotationRun
from planner.rotations import choosing, inquiries, weighed
from planner.rotations.views.shared import blueprint, find_own
from planner.web.guard import requires, signed_in
from planner.web.transaction import transaction


@blueprint.get("/<int:rotation_id>/replans/<int:run_id>/table")
@requires(Permission.PLAN_ROTATION)
def weigh(rotation_id: int, run_id: int) -> str | Response:
    """The table; its part asks again every second until it is there."""
    rotation, run = _replan(rotation_id, run_id)
    asked = _asked(run)
    shown = {
        "rotation": rotation,
        "run": run,
        "asked": asked,
        "is_open": bool(asked and asked.job.state in queue.OPEN),
        "rows": weighed.rows(asked) if asked else (),
    }
    if request.headers.get("HX-Request"):
        part = render_template("rotations/table_part.html", **shown)
        answer = make_response(part, 200 if shown["is_open"] else 286)
        if not shown["is_open"]:
            answer.headers["HX-Refresh"] = "true"  # the table has a page's width, not a part's
        return answer
    return render_template("rotations/table.html", **shown)


@blueprint.post("/<int:rotation_id>/replans/<int:run_id>/table")
@requires(Permission.PLAN_ROTATION)
def ask_for_table(rotation_id: int, run_id: int) -> Response:
    _rotation, run = _replan(rotation_id, run_id)
    with transaction():
        inquiries.ask(run, InquirySubject.CHANGES_AGAINST_EQUITY, user=signed_in(), at=clock.now())
    return redirect(url_for(".weigh", rotation_id=rotation_id, run_id=run_id))


@blueprint.post("/<int:rotation_id>/replans/<int:run_id>/choose")
@requires(Permission.PLAN_ROTATION)
def choose(rotation_id: int, run_id: int) -> Response:
    """Make a row of the table the draft."""
    _rotation, run = _replan(rotation_id, run_id)
    asked = _asked(run) or abort(404)
    nth = request.form.get("row", type=int)
    try:
        with transaction():
            choosing.choose(asked, -1 if nth is None else nth, user=signed_in(), at=clock.now())
    except choosing.NoSuchRow:
        abort(404)
    flash(_("The row is now the draft. Look at whom it moves, then publish it."), "success")
    return redirect(url_for(".show", rotation_id=rotation_id))


def _replan(rotation_id: int, run_id: int) -> tuple[Rotation, RotationRun]:
    """A replan with its plan; a plan made anew has nothing published to weigh against."""
    rotation = find_own(rotation_id)
    run = db.session.get(RotationRun, run_id)
    if run is None or run.rotation_id != rotation.id or not run.replanning or not run.plan:
        abort(404)
    return rotation, run


def _asked(run: RotationRun) -> RotationInquiry | None:
    return inquiries.find(run, InquirySubject.CHANGES_AGAINST_EQUITY)
