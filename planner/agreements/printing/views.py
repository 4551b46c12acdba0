"""Pages of printing: choose, wait, fetch. What somebody ordered is theirs alone."""

from flask import (
    abort,
    current_app,
    make_response,
    redirect,
    render_template,
    request,
    send_file,
    url_for,
)
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from planner import clock
from planner.access import Permission
from planner.agreements import mapping, tally, words
from planner.agreements.pages import blueprint, find_round
from planner.agreements.printing import folder, orders, queries
from planner.agreements.printing import words as printing_words
from planner.agreements.printing.forms import PrintForm
from planner.agreements.printing.job import PRINT
from planner.agreements.queries import Filter
from planner.config import Settings
from planner.jobs import queue
from planner.models.agreements import AgreementRound
from planner.models.jobs import Job
from planner.web.forms import answer
from planner.web.guard import refuse, requires, signed_in
from planner.web.transaction import transaction


@blueprint.route("/rounds/<int:round_id>/papers", methods=["GET", "POST"])
@requires(Permission.READ_AGREEMENTS)
def round_papers(round_id: int) -> str | Response | tuple[str, int]:
    """Every paper of a round, and the order of many at once."""
    row, user = find_round(round_id), signed_in()
    seen, of_round = tally.of(user), Filter(round_id=row.id)
    form = PrintForm(seen.committees())
    if form.validate_on_submit():
        order = form.order(row.id, words.language())
        if orders.items(order, user):
            with transaction():
                job = queue.enqueue(PRINT, order.payload(), user=user, at=clock.now())
            return redirect(url_for(".printing", job_id=job.id))
        form.kind.errors = [_("No unit has this paper yet.")]
    return answer(
        form,
        "agreements/printing/order.html",
        round=row,
        period=mapping.period(row),
        has_catalogue=seen.has_approved(of_round),
        has_agreements=seen.has_any(of_round),
        jobs=[(job, _said(job), _file(job)) for job in queries.of_user(user, row.id)],
    )


@blueprint.get("/papers/<int:job_id>")
@requires(Permission.READ_AGREEMENTS)
def printing(job_id: int) -> str | Response:
    """The page one waits on; its status part asks again every second."""
    job = _own(job_id)
    shown = {"job": job, "said": _said(job), "file": _file(job), "round": _round(job)}
    if request.headers.get("HX-Request"):
        part = render_template("agreements/printing/status.html", **shown)
        return make_response(part, 200 if job.state in queue.OPEN else 286)
    return render_template(
        "agreements/printing/show.html",
        period=mapping.period(_round(job)),
        open_states=queue.OPEN,
        **shown,
    )


@blueprint.post("/papers/<int:job_id>/stop")
@requires(Permission.READ_AGREEMENTS)
def stop_printing(job_id: int) -> Response:
    job = _own(job_id)
    if job.state in queue.OPEN:
        with transaction():
            queue.request_stop(job, user=signed_in(), at=clock.now())
    return redirect(url_for(".printing", job_id=job_id))


@blueprint.get("/papers/<int:job_id>/file")
@requires(Permission.READ_AGREEMENTS)
def printed(job_id: int) -> Response:
    """The finished file, while it is kept."""
    place = folder.of_job(_settings(), _own(job_id).id).finished or abort(404)
    return send_file(place.resolve(), as_attachment=True, download_name=place.name)


def _own(job_id: int) -> Job:
    """The account's own order; 404 and an audit event for anybody else's."""
    job = queries.order(job_id) or abort(404)
    if job.created_by_id != signed_in().id:
        refuse(Permission.READ_AGREEMENTS, what=job)
    return job


def _round(job: Job) -> AgreementRound:
    return find_round(job.payload["round_id"])


def _said(job: Job) -> str:
    """What was ordered, in words."""
    return str(printing_words.KINDS[orders.of_payload(job.payload).kind])


def _file(job: Job) -> str:
    """The name of the finished file, empty before it is made and after it is thrown away."""
    done = folder.of_job(_settings(), job.id).finished
    return done.name if done else ""


def _settings() -> Settings:
    settings: Settings = current_app.extensions["settings"]
    return settings
