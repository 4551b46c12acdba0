"""The hearing: what is said about each value, and what the authors answer."""

from flask import abort, flash, redirect, request, url_for
from flask_babel import gettext as _

from planner import clock, versions
from planner.access import Permission
from planner.audit.overtaken import Beside, beside, refreshed
from planner.kodeks import hearing, mapping, roles
from planner.kodeks.forms import AnswerForm, CommentForm
from planner.kodeks.views.shared import (
    WHOLE_MUNICIPALITY,
    Answer,
    blueprint,
    drafts,
    find,
    find_to_change,
)
from planner.register.refusals import Refused
from planner.web.forms import answer as answered
from planner.web.guard import ensure, requires, signed_in
from planner.web.transaction import transaction


@blueprint.route("/versions/<int:number>/comments/new", methods=["GET", "POST"])
@requires(Permission.COMMENT_ON_KODEKS)
def comment(number: int) -> Answer:
    row, user = find(number), signed_in()
    ensure(Permission.COMMENT_ON_KODEKS, WHOLE_MUNICIPALITY, what=row)
    part = roles.part_of(user) or abort(404)
    asked = request.args.get("about", "")
    form = CommentForm(
        mapping.kodeks(row).clauses, asks_side=drafts(), clause_key=asked, spoken_by=user.name
    )
    if form.validate_on_submit():
        side = form.side.data if drafts() else roles.side_of(part)
        said = hearing.Said(form.clause_key.data, form.spoken_by.data, side, form.text.data)
        try:
            with transaction():
                hearing.comment(
                    row, said, part=part, today=clock.today(), user=user, at=clock.now()
                )
        except hearing.HearingClosed:
            form.form_errors.append(
                _("The hearing is not open. Copy your text, and send it to the secretariat.")
            )
        else:
            flash(_("Thank you. Your comment is part of the hearing."), "success")
            return redirect(url_for(".version", number=number, _anchor=said.clause_key or None))
    return answered(form, "kodeks/comment.html", row=row)


@blueprint.route("/versions/<int:number>/comments/<int:comment_id>/answer", methods=["GET", "POST"])
@requires(Permission.DRAFT_KODEKS)
def answer(number: int, comment_id: int) -> Answer:
    row = find_to_change(number)
    made = next((each for each in row.comments if each.id == comment_id), None) or abort(404)
    form = AnswerForm(version=made.version, answer=made.answer)
    differing: tuple[Beside, ...] = ()
    if form.validate_on_submit():
        try:
            with transaction():
                hearing.answer(
                    made,
                    form.answer.data,
                    seen=form.version.data,
                    user=signed_in(),
                    at=clock.now(),
                )
        except Refused as refused:
            form.form_errors.append(str(refused.reason))
        except versions.Overtaken:
            refreshed(made)
            differing = beside(form, made, {"answer": made.answer})
        else:
            flash(_("The answer is saved."), "success")
            return redirect(url_for(".version", number=number, _anchor=f"comment-{made.id}"))
    return answered(form, "kodeks/answer.html", row=row, comment=made, differing=differing)
