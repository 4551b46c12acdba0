"""The steps of a version: into hearing, back for rewriting, adopted by the council."""

from collections.abc import Callable

from flask import flash, redirect, url_for
from flask_babel import LazyString, lazy_gettext
from flask_babel import gettext as _

from agreements.kodeks import adoption
from agreements.kodeks.adoption import Action, Role
from agreements.lifecycle import Decision
from agreements.workflow import IllegalTransition, MissingPrecondition
from planner import clock
from planner.access import Permission
from planner.kodeks import hearing, words
from planner.kodeks.forms import AdoptForm, HearingForm, ReasonForm
from planner.kodeks.views.shared import Answer, blueprint, find_to_change, say_what_lacks
from planner.models.kodeks import KodeksVersion
from planner.register.refusals import Refused
from planner.web.forms import Form, answer, given
from planner.web.guard import requires, signed_in
from planner.web.transaction import transaction

DONE: dict[Action, LazyString] = {
    Action.OPEN_HEARING: lazy_gettext("The hearing is open."),
    Action.REWORK: lazy_gettext("The text can be edited again. What was said is kept."),
    Action.ADOPT: lazy_gettext(
        "The kodeks is adopted. Everybody it binds is asked to acknowledge."
    ),
}


@blueprint.route("/versions/<int:number>/hearing", methods=["GET", "POST"])
@requires(Permission.DRAFT_KODEKS)
def open_hearing(number: int) -> Answer:
    row, form = find_to_change(number), HearingForm()
    return _take(
        row,
        Action.OPEN_HEARING,
        form,
        lambda: hearing.open_hearing(
            row,
            ends_on=given(form.ends_on.data),
            today=clock.today(),
            user=signed_in(),
            at=clock.now(),
        ),
    )


@blueprint.route("/versions/<int:number>/rework", methods=["GET", "POST"])
@requires(Permission.DRAFT_KODEKS)
def rework(number: int) -> Answer:
    row, form = find_to_change(number), ReasonForm()
    return _take(
        row,
        Action.REWORK,
        form,
        lambda: hearing.rework(
            row,
            reason=form.reason.data,
            today=clock.today(),
            user=signed_in(),
            at=clock.now(),
        ),
    )


@blueprint.route("/versions/<int:number>/adoption", methods=["GET", "POST"])
@requires(Permission.DRAFT_KODEKS)
def adopt(number: int) -> Answer:
    row, form = find_to_change(number), AdoptForm()
    return _take(
        row,
        Action.ADOPT,
        form,
        lambda: hearing.adopt(
            row,
            Decision(form.item.data, given(form.decided_on.data)),
            main_med_discussed_on=given(form.main_med_discussed_on.data),
            today=clock.today(),
            user=signed_in(),
            at=clock.now(),
        ),
    )


def _take(row: KodeksVersion, action: Action, form: Form, write: Callable[[], None]) -> Answer:
    """One step: what it lacks stands at the form, one that is not possible leads back."""
    back = redirect(url_for(".version", number=row.number))
    try:
        adoption.TABLE.row(row.state, action, Role.POLITICAL_SECRETARIAT)
        if form.validate_on_submit():
            with transaction():
                write()
            flash(str(DONE[action]), "success")
            return back
    except IllegalTransition:
        flash(_("The kodeks has moved on; this step is no longer possible."), "error")
        return back
    except MissingPrecondition as missing:
        say_what_lacks(form, missing)
    except Refused as refused:
        form[refused.field].errors = [*form[refused.field].errors, str(refused.reason)]
    return answer(form, "kodeks/step.html", row=row, action=action, words=words)
