"""One page for every act of the life-cycle table: what it means, what it asks about, and a yes."""

from flask import abort, flash, redirect, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from agreements.transitions import Action, Need
from agreements.workflow import IllegalTransition, MissingPrecondition
from planner import clock, scopes, versions
from planner.access import Permission
from planner.agreements import inheritance, mapping, queries, words
from planner.agreements.acting import explanations, forms, operations
from planner.agreements.acting.forms import ActForm
from planner.agreements.acting.given import Actor
from planner.agreements.pages import blueprint
from planner.models.agreements import Agreement
from planner.web.forms import answer
from planner.web.guard import ensure, requires, signed_in
from planner.web.transaction import transaction

Answer = str | Response | tuple[str, int]
AT_FIELD = {
    Need.MED_HEARD: "med_heard_on",
    Need.USER_BOARD_HEARD: "user_board_heard_on",
    Need.DIALOGUE: "dialogue_held_on",
    Need.DECISION: "decided_on",
    Need.HEARD_BEFORE_DECISION: "decided_on",
    Need.REASON: "reason",
    Need.RESERVATION: "reservation",
    Need.SUCCESSOR: "successor",
}


@blueprint.route("/<int:agreement_id>/act/<action>", methods=["GET", "POST"])
@requires(Permission.ACT_ON_AGREEMENTS)
def act(agreement_id: int, action: str) -> Answer:
    agreement, done = find_to_act_on(agreement_id), _action(action)
    user, today = signed_in(), clock.today()
    try:
        role = operations.role_for(agreement, done, user, today=today)
    except IllegalTransition:
        flash(_("That cannot be done with the agreement now, or not by you."), "error")
        return redirect(url_for(".show", agreement_id=agreement_id))
    content = inheritance.content(agreement.current)
    form = forms.form_for(done, agreement, content, role)
    if form.validate_on_submit() and _take(agreement, done, form, Actor(user, role, clock.now())):
        flash(f"{explanations.done(done)}", "success")
        return redirect(url_for(".show", agreement_id=agreement_id))
    return answer(
        form,
        "agreements/act.html",
        agreement=agreement,
        version=agreement.current,
        hash=mapping.checksum(agreement.current),
        parties=content.parties,
        period=content.period,
        title=words.ACTIONS[done],
        explanation=explanations.of(done),
        role=words.ROLES[role],
        is_grave=done in explanations.GRAVE,
        signs=done in explanations.SIGNING,
    )


def find_to_act_on(agreement_id: int) -> Agreement:
    """The agreement, or 404; a refusal leaves an audit event."""
    agreement = queries.whole(agreement_id) or abort(404)
    ensure(Permission.ACT_ON_AGREEMENTS, scopes.of_agreement(agreement), what=agreement)
    return agreement


def _action(text: str) -> Action:
    try:
        action = Action(text.replace("-", "_"))
    except ValueError:
        abort(404)
    return abort(404) if action in explanations.HANDED_IN else action


def _take(agreement: Agreement, action: Action, form: ActForm, by: Actor) -> bool:
    """Whether the step was taken; if not, the form says what lacks, each at its field."""
    try:
        with transaction():
            operations.act(agreement, action, form.given(), by=by)
    except MissingPrecondition as missing:
        for need in missing.missing:
            _say(form, Need(need))
    except operations.UnitHasOne:
        form["unit_id"].errors = [_("This unit has an agreement of its own for the period.")]
    except versions.Overtaken:
        form.form_errors.append(
            _("Somebody else did something with the agreement just now. See what, and try again.")
        )
    else:
        return True
    return False


def _say(form: ActForm, need: Need) -> None:
    said = str(words.NEEDS[need])
    if (name := AT_FIELD.get(need, "")) in form:
        form[name].errors = [*form[name].errors, said]
    else:
        form.form_errors.append(said)
