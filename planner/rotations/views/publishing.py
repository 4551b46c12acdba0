"""Publishing a rotation, and taking the advice."""

from flask import abort, flash, redirect, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from planner import clock
from planner.access import Permission
from planner.meetings.operations import Decision
from planner.models.rotations import RotationRun, RotationVersion
from planner.notifications import outbox
from planner.register.refusals import Refused
from planner.rotations import advice, operations, publication, queries, replanned, telling, words
from planner.rotations.forms import PublishForm
from planner.rotations.views.shared import blueprint, find_own
from planner.web import filters, translations
from planner.web.forms import answer, given
from planner.web.guard import requires, signed_in
from planner.web.transaction import transaction


@blueprint.post("/<int:rotation_id>/take-advice")
@requires(Permission.PLAN_ROTATION)
def take_advice(rotation_id: int) -> Response:
    """Add the dialogue meetings the advice asks for."""
    rotation = find_own(rotation_id)
    advised = advice.of(rotation, today=clock.today())
    if advised is None or advised.is_enough:
        flash(_("The advice asks for no more meetings."), "info")
    else:
        with transaction():
            placed = operations.add_dialogues(
                rotation, advised.blocks, user=signed_in(), at=clock.now()
            )
        wanted = sum(advised.add.values())
        if 0 < placed < wanted:
            flash(
                _(
                    "%(placed)s of %(wanted)s dialogue meetings are added. There is no room beside"
                    " the ordinary meetings for the others.",
                    placed=placed,
                    wanted=wanted,
                ),
                "warning",
            )
        elif placed:
            flash(_("The dialogue meetings are added. Look at their days."), "success")
        else:
            flash(
                _("There is no room beside the ordinary meetings. Add days in the setup."), "error"
            )
    return redirect(url_for(".show", rotation_id=rotation_id))


@blueprint.route("/<int:rotation_id>/publish", methods=["GET", "POST"])
@requires(Permission.PUBLISH_ROTATION)
def publish(rotation_id: int) -> str | Response | tuple[str, int]:
    rotation = find_own(rotation_id, Permission.PUBLISH_ROTATION)
    run = queries.latest_solved(rotation) or abort(404)
    form = PublishForm(run=run.id, decided_on=clock.today())
    if stands := next((one for one in rotation.versions if one.run_id == run.id), None):
        return _overtaken(form, stands)
    if form.validate_on_submit() and _is_looked_at(form, run):
        decision = Decision(
            form.decided_by.data,
            given(form.decided_on.data),
            form.item.data or "",
            form.note.data or "",
        )
        try:
            with transaction():
                version, changes = publication.publish(
                    run, decision, today=clock.today(), user=signed_in(), at=clock.now()
                )
                telling.tell(version, changes, at=clock.now())
                outbox.send_soon(at=clock.now())
        except publication.Unpublishable as refused:
            form.form_errors.append(str(words.OBSTACLE[refused.obstacle]))
        except Refused as refused:
            form.form_errors.append(str(refused.reason))
        else:
            flash(_("Version %(number)s is published.", number=version.number), "success")
            return redirect(url_for(".version", rotation_id=rotation_id, number=version.number))
    return answer(
        form,
        "rotations/publish.html",
        rotation=rotation,
        stands=None,
        obstacle=publication.obstacle(run, today=clock.today()),
        replanned=replanned.of(run, language=translations.language()),
        words=words,
    )


def _overtaken(form: PublishForm, stands: RotationVersion) -> str | Response | tuple[str, int]:
    """Say who published the plan already; what was typed can still be read."""
    said = _(
        "%(who)s published this plan as version %(number)s on %(at)s.",
        who=stands.published_by.name,
        number=stands.number,
        at=filters.as_datetime(stands.published_at),
    )
    if not form.is_submitted():
        flash(said, "info")
        return redirect(url_for(".version", rotation_id=stands.rotation_id, number=stands.number))
    kept = _("What you wrote is not saved, but it still stands here.")
    form.form_errors.append(f"{said} {kept}")
    shown = {"rotation": stands.rotation, "stands": stands, "obstacle": None, "replanned": None}
    return answer(form, "rotations/publish.html", **shown, words=words)


def _is_looked_at(form: PublishForm, run: RotationRun) -> bool:
    """Whether the plan is the one the page showed; another may have been found meanwhile."""
    if form.run.data == run.id:
        return True
    form.run.data, form.run.raw_data = run.id, None
    form.form_errors.append(
        _("Another plan has been found since you opened this page. Look at it, then publish again.")
    )
    return False
