"""HovedMED's members speak: remarks and recommendations, each for their own side of the table."""

from collections.abc import Callable
from functools import partial

from flask import abort, flash
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from planner import clock
from planner.access import Permission
from planner.models.reviews import Review
from planner.register.refusals import Refused
from planner.reviews import operations, words
from planner.reviews.forms import RecommendForm, RemarkForm
from planner.reviews.views.shared import (
    Answer,
    back_to,
    blueprint,
    find_for,
    own_side,
    settled,
)
from planner.web.forms import answer
from planner.web.guard import requires, signed_in
from planner.web.transaction import transaction


@blueprint.route("/<int:review_id>/remarks/new", methods=["GET", "POST"])
@requires(Permission.SPEAK_IN_REVIEW)
def remark(review_id: int) -> Answer:
    row, side = find_for(review_id, Permission.SPEAK_IN_REVIEW), own_side()
    form = RemarkForm()
    if form.validate_on_submit():
        try:
            with transaction():
                operations.remark(row, side, form.text.data, user=signed_in(), at=clock.now())
        except operations.Settled:
            return settled(row)
        flash(_("The remark is part of the review."), "success")
        return back_to(row)
    return answer(form, "reviews/remark.html", row=row, side=words.TABLES[side])


@blueprint.post("/<int:review_id>/remarks/<int:remark_id>/take-out")
@requires(Permission.SPEAK_IN_REVIEW)
def take_out_remark(review_id: int, remark_id: int) -> Response:
    row, side = find_for(review_id, Permission.SPEAK_IN_REVIEW), own_side()
    listed = {each.id: each for each in row.remarks}
    made = listed.get(remark_id) or abort(404)
    take_out = partial(operations.take_out_remark, made, side)
    return _done(row, take_out, _("The remark is taken out."))


@blueprint.route("/<int:review_id>/recommendations/new", methods=["GET", "POST"])
@requires(Permission.SPEAK_IN_REVIEW)
def recommend(review_id: int) -> Answer:
    row, side = find_for(review_id, Permission.SPEAK_IN_REVIEW), own_side()
    form = RecommendForm()
    if form.validate_on_submit():
        try:
            with transaction():
                operations.recommend(row, side, form.text.data, user=signed_in(), at=clock.now())
        except operations.Settled:
            return settled(row)
        flash(_("The recommendation is part of the review."), "success")
        return back_to(row)
    return answer(form, "reviews/recommend.html", row=row, side=words.TABLES[side])


@blueprint.post("/<int:review_id>/recommendations/<int:recommendation_id>/join")
@requires(Permission.SPEAK_IN_REVIEW)
def join_recommendation(review_id: int, recommendation_id: int) -> Response:
    """The other side agrees: from now on it is both sides' own."""
    said = _("Your side stands behind the recommendation too.")
    return _about(review_id, recommendation_id, operations.join, said)


@blueprint.post("/<int:review_id>/recommendations/<int:recommendation_id>/take-out")
@requires(Permission.SPEAK_IN_REVIEW)
def take_out_recommendation(review_id: int, recommendation_id: int) -> Response:
    said = _("Your side has taken the recommendation back.")
    return _about(review_id, recommendation_id, operations.take_out_recommendation, said)


def _about(review_id: int, number: int, write: Callable[..., None], said: str) -> Response:
    """Let the reader's side do something about a recommendation."""
    row, side = find_for(review_id, Permission.SPEAK_IN_REVIEW), own_side()
    listed = {each.id: each for each in row.recommendations}
    made = listed.get(number) or abort(404)
    return _done(row, partial(write, made, side), said)


def _done(row: Review, write: Callable[..., None], said: str) -> Response:
    """Back at the review, saying what was done or the reason why not."""
    try:
        with transaction():
            write(user=signed_in(), at=clock.now())
    except operations.Settled:
        return settled(row)
    except Refused as refused:
        flash(str(refused.reason), "error")
    else:
        flash(said, "success")
    return back_to(row)
