"""Background jobs, what came of them, and the backups they leave."""

from flask import abort, current_app, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from planner import clock
from planner.access import Permission
from planner.admin import queries, words
from planner.admin.forms import JobSearchForm
from planner.admin.views.shared import blueprint
from planner.audit import queries as audit_queries
from planner.config import Settings
from planner.extensions import db
from planner.jobs import queue
from planner.jobs.words import STATES
from planner.models.jobs import Job, JobState
from planner.web.guard import requires, signed_in
from planner.web.transaction import transaction


@blueprint.get("/jobs")
@requires(Permission.MANAGE_ACCOUNTS)
def jobs() -> str:
    form = JobSearchForm(formdata=request.args)
    state = JobState(form.state.data) if form.state.data in set(JobState) else None
    return render_template(
        "admin/jobs.html",
        form=form,
        jobs=queries.jobs(state=state),
        words=words,
        states=STATES,
    )


@blueprint.get("/jobs/<int:job_id>")
@requires(Permission.MANAGE_ACCOUNTS)
def job(job_id: int) -> str:
    row = db.session.get(Job, job_id) or abort(404)
    return render_template(
        "admin/job.html",
        job=row,
        words=words,
        states=STATES,
        can_stop=row.state in queue.OPEN and not row.stop_requested,
        history=audit_queries.shown(row),
    )


@blueprint.post("/jobs/<int:job_id>/stop")
@requires(Permission.MANAGE_ACCOUNTS)
def job_stop(job_id: int) -> Response:
    row = db.session.get(Job, job_id) or abort(404)
    if row.state in queue.OPEN:
        with transaction():
            queue.request_stop(row, user=signed_in(), at=clock.now())
        flash(_("The job is asked to stop."), "success")
    else:
        flash(_("The job had ended already."), "info")
    return redirect(url_for("admin.job", job_id=job_id))


@blueprint.get("/backups")
@requires(Permission.MANAGE_ACCOUNTS)
def backups() -> str:
    settings: Settings = current_app.extensions["settings"]
    folder = settings.var / "backup"
    return render_template(
        "admin/backups.html",
        files=queries.backups(folder),
        folder=str(folder),
        keep=settings.backup_keep,
    )


@blueprint.post("/backups")
@requires(Permission.MANAGE_ACCOUNTS)
def backup_now() -> Response:
    with transaction():
        row = queue.enqueue("backup", {}, user=signed_in(), at=clock.now())
    flash(_("The backup is queued. It is listed here when it is done."), "success")
    return redirect(url_for("admin.job", job_id=row.id))
