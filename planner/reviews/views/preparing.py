"""Preparing a review: begin it, freeze its figures, follow up on the last one."""

from datetime import date

from flask import flash, redirect, url_for
from flask_babel import gettext as _

from planner import clock, versions
from planner.access import Permission
from planner.agreements.papers import municipality
from planner.audit.overtaken import beside, refreshed
from planner.coverage.pictures import OutsideTerms
from planner.models.reviews import Review
from planner.register.refusals import Refused
from planner.reviews import figures, forms, operations, queries
from planner.reviews.forms import BeginForm, FollowUpForm, FreezeForm
from planner.reviews.views.shared import (
    WHOLE_MUNICIPALITY,
    Answer,
    back_to,
    blueprint,
    find_for,
    settled,
)
from planner.web.forms import answer, given
from planner.web.guard import ensure, requires, signed_in
from planner.web.transaction import transaction


@blueprint.route("/new", methods=["GET", "POST"])
@requires(Permission.PREPARE_REVIEW)
def begin() -> Answer:
    ensure(Permission.PREPARE_REVIEW, WHOLE_MUNICIPALITY, what=signed_in())
    year = clock.today().year
    first, last = date(year, 1, 1), date(year, 12, 31)
    form = BeginForm(title=forms.usual_title(first, last), period_start=first, period_end=last)
    if form.validate_on_submit():
        frame = operations.Frame(
            form.title.data,
            municipality(),
            given(form.period_start.data),
            given(form.period_end.data),
        )
        try:
            with transaction():
                row = operations.begin(frame, user=signed_in(), at=clock.now())
        except Refused as refused:
            form[refused.field].errors = [str(refused.reason)]
        else:
            flash(_("The review is begun. Freeze its figures next."), "success")
            return redirect(url_for(".show", review_id=row.id))
    return answer(form, "reviews/begin.html")


@blueprint.route("/<int:review_id>/freeze", methods=["GET", "POST"])
@requires(Permission.PREPARE_REVIEW)
def freeze(review_id: int) -> Answer:
    row, today = find_for(review_id, Permission.PREPARE_REVIEW), clock.today()
    as_of = min(today, row.period_end)
    plans = queries.plans(on=today)
    looked_at = next((plan for plan in plans if plan.first <= as_of <= plan.last), None)
    form = FreezeForm(
        plans, as_of=as_of, rotation_version_id=looked_at.version_id if looked_at else 0
    )
    if form.validate_on_submit() and _is_possible(form, row):
        named = {plan.version_id: plan.label for plan in plans}
        chosen = form.rotation_version_id.data
        asked = figures.Asked(
            row.period_start, row.period_end, given(form.as_of.data), named.get(chosen, "–")
        )
        try:
            with transaction():
                operations.freeze(
                    row,
                    figures.counted(asked),
                    rotation_version_id=chosen or None,
                    user=signed_in(),
                    at=clock.now(),
                )
        except OutsideTerms:
            form.as_of.errors = [_("The day lies in no council term.")]
        except Refused as refused:
            form[refused.field].errors = [str(refused.reason)]
        except operations.Settled:
            return settled(row)
        else:
            flash(_("The figures are frozen. They stay as they are from now on."), "success")
            return back_to(row)
    return answer(form, "reviews/freeze.html", row=row)


@blueprint.route("/<int:review_id>/follow-up", methods=["GET", "POST"])
@requires(Permission.PREPARE_REVIEW)
def follow_up(review_id: int) -> Answer:
    row = find_for(review_id, Permission.PREPARE_REVIEW)
    form = FollowUpForm(data=forms.typed_follow_up(row))
    if form.validate_on_submit():
        told = {
            int(part.number.data): (part.outcome.data, part.note.data or "") for part in form.parts
        }
        try:
            with transaction():
                operations.follow_up(
                    row, told, seen=form.version.data, user=signed_in(), at=clock.now()
                )
        except operations.Settled:
            return settled(row)
        except versions.Overtaken:
            refreshed(row)
            beside(form, row, {})
        else:
            flash(_("The follow-up is saved."), "success")
            return back_to(row)
    return answer(form, "reviews/follow_up.html", row=row)


def _is_possible(form: FreezeForm, row: Review) -> bool:
    if row.period_start <= given(form.as_of.data) <= clock.today():
        return True
    form.as_of.errors = [_("Choose a day from the first day of the period until today.")]
    return False
