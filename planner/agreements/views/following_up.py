"""Follow-up in five minutes, and the measurements of indicators."""

from flask import abort, flash, redirect, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from agreements.agreement import Agreement as Content
from agreements.goals import Indicator
from agreements.measurements import Measurement
from agreements.words.followup import Occasion
from agreements.workflow import IllegalTransition
from planner import clock, versions
from planner.access import Permission
from planner.agreements import mapping, past, state, words
from planner.agreements.acting import operations as acting
from planner.agreements.acting.given import Actor
from planner.agreements.following_up import forms, operations, queries
from planner.agreements.pages import blueprint
from planner.agreements.views.drafting import find_own, find_text
from planner.models.agreements import Agreement
from planner.web.forms import answer, given
from planner.web.guard import requires, signed_in
from planner.web.transaction import transaction

Answer = str | Response | tuple[str, int]


@blueprint.route("/<int:agreement_id>/follow-up", methods=["GET", "POST"])
@requires(Permission.WRITE_AGREEMENTS)
def follow_up_form(agreement_id: int) -> Answer:
    agreement = find_own(agreement_id)
    occasion = _occasion(agreement)
    user, action = signed_in(), operations.ACTIONS[occasion]
    try:
        role = acting.role_for(agreement, action, user, today=clock.today())
    except IllegalTransition:
        flash(_("No follow-up is due now."), "info")
        return redirect(url_for(".show", agreement_id=agreement_id))
    content, gone = mapping.content(agreement.current.content), past.of(agreement)
    has_begun = state.has_followed_up(agreement, Occasion.MIDWAY, gone)
    skipped = occasion is Occasion.ANNUAL and not has_begun
    form = forms.form_for(content, occasion, explains=skipped)
    by = Actor(user, role, clock.now())
    if form.validate_on_submit() and _handed_in(agreement, content, form, occasion, by):
        flash(_("Thank you. The follow-up is handed in."), "success")
        return redirect(url_for(".show", agreement_id=agreement_id))
    return answer(
        form,
        "agreements/follow_up_form.html",
        agreement=agreement,
        content=content,
        occasion=occasion,
        year=state.year(agreement, gone),
        asked=form.asked(content),
        skipped=skipped,
        words=words,
    )


@blueprint.route("/<int:agreement_id>/measurements", methods=["GET", "POST"])
@requires(Permission.WRITE_AGREEMENTS)
def measurements(agreement_id: int) -> Answer:
    agreement = find_text(agreement_id)
    content = mapping.content(agreement.current.content)
    indicators = [one for goal in content.goals.all for one in goal.indicators]
    if agreement.state not in operations.MEASURED or not indicators:
        flash(_("Nothing can be measured now."), "info")
        return redirect(url_for(".show", agreement_id=agreement_id))
    form = forms.MeasurementForm(indicators, data={"measured_on": clock.today()})
    if form.validate_on_submit() and _measured(agreement, form):
        flash(_("The measurement is saved."), "success")
        return redirect(url_for(".measurements", agreement_id=agreement_id))
    return answer(
        form,
        "agreements/measurements.html",
        agreement=agreement,
        content=content,
        series=_series(agreement, indicators),
        words=words,
        speaker=words.speaker(),
    )


def _occasion(agreement: Agreement) -> Occasion:
    """The one asked for, else the one that is due."""
    asked = request.args.get("occasion")
    if asked is not None:
        return Occasion(asked) if asked in list(Occasion) else abort(404)
    has_begun = state.has_followed_up(agreement, Occasion.MIDWAY, past.of(agreement))
    return Occasion.ANNUAL if has_begun else Occasion.MIDWAY


def _handed_in(
    agreement: Agreement,
    content: Content,
    form: forms.FollowUpForm,
    occasion: Occasion,
    by: Actor,
) -> bool:
    written = form.follow_up(content, occasion, state.year(agreement, past.of(agreement)))
    reason = form["reason"].data if "reason" in form else ""
    try:
        with transaction():
            operations.hand_in(agreement, written, reason=reason, by=by)
    except operations.Incomplete as incomplete:
        for problem in incomplete.problems:
            field = form[problem.field]
            field.errors = [*field.errors, words.speaker().say(problem.message)]
        return False
    except versions.Overtaken:
        form.form_errors.append(
            _("Somebody else did something with the agreement just now. See what, and try again.")
        )
        return False
    return True


def _measured(agreement: Agreement, form: forms.MeasurementForm) -> bool:
    measurement = Measurement(
        form.indicator.data, given(form.measured_on.data), form.value.data, form.note.data or ""
    )
    try:
        with transaction():
            operations.measure(
                agreement, measurement, user=signed_in(), at=clock.now(), today=clock.today()
            )
    except operations.MeasuredAhead:
        form.measured_on.errors = [_("The day has not come yet.")]
        return False
    return True


def _series(
    agreement: Agreement, indicators: list[Indicator]
) -> list[tuple[Indicator, list[Measurement]]]:
    known = queries.measurements(agreement)
    return [(one, [each for each in known if each.indicator_key == one.key]) for one in indicators]
