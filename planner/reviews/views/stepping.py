"""A review's steps: for answers, the answers, back, and both signatures."""

from collections.abc import Callable

from flask import flash
from flask_babel import LazyString, lazy_gettext
from flask_babel import gettext as _

from agreements.kodeks.review_lifecycle import Action, Need, Role, State
from agreements.workflow import IllegalTransition, MissingPrecondition
from planner import clock, versions
from planner.access import Permission
from planner.audit.overtaken import Beside, beside, refreshed
from planner.models.reviews import Review
from planner.reviews import forms, mapping, roles, steps, words
from planner.reviews.forms import AnswersForm, ReasonForm, YesForm
from planner.reviews.operations import Settled
from planner.reviews.views.shared import (
    Answer,
    back_to,
    blueprint,
    find,
    find_for,
    settled,
)
from planner.web.forms import Form, answer
from planner.web.guard import requires, signed_in
from planner.web.transaction import transaction

DONE: dict[Action, LazyString] = {
    Action.PUT_TO_ADMINISTRATION: lazy_gettext("The review is sent for answers."),
    Action.TAKE_BACK: lazy_gettext("The review is back at HovedMED's table."),
    Action.ANSWER: lazy_gettext("The answers are given."),
    Action.SIGN: lazy_gettext("Your side has signed."),
}

Write = Callable[[Role], object]


@blueprint.route("/<int:review_id>/answers", methods=["GET", "POST"])
@requires(Permission.ANSWER_REVIEW)
def answers(review_id: int) -> Answer:
    """The administration writes; the answers are given by a step of its own."""
    row = find_for(review_id, Permission.ANSWER_REVIEW)
    if row.state is not State.DISCUSSED:
        return settled(row)
    form = AnswersForm(data=forms.typed_answers(row))
    differing: tuple[Beside, ...] = ()
    if form.validate_on_submit():
        typed = {int(part.number.data): part.answer.data or "" for part in form.parts}
        try:
            with transaction():
                steps.write_answers(
                    row,
                    typed,
                    seen=form.version.data,
                    today=clock.today(),
                    user=signed_in(),
                    at=clock.now(),
                )
        except Settled:
            return settled(row)
        except versions.Overtaken:
            refreshed(row)
            beside(form, row, {})
            differing = _answers_beside(row, typed)
        else:
            flash(_("The answers are saved."), "success")
            return back_to(row)
    return answer(form, "reviews/answers.html", row=row, differing=differing)


@blueprint.route("/<int:review_id>/send", methods=["GET", "POST"])
@requires(Permission.READ_OPEN_REVIEWS)
def put_to_administration(review_id: int) -> Answer:
    row = find(review_id)
    return _take(
        row,
        Action.PUT_TO_ADMINISTRATION,
        YesForm(),
        lambda part: steps.put_to_administration(row, part=part, user=signed_in(), at=clock.now()),
    )


@blueprint.route("/<int:review_id>/take-back", methods=["GET", "POST"])
@requires(Permission.READ_OPEN_REVIEWS)
def take_back(review_id: int) -> Answer:
    row, form = find(review_id), ReasonForm()
    return _take(
        row,
        Action.TAKE_BACK,
        form,
        lambda part: steps.take_back(
            row, form.reason.data, part=part, user=signed_in(), at=clock.now()
        ),
    )


@blueprint.route("/<int:review_id>/give-answers", methods=["GET", "POST"])
@requires(Permission.ANSWER_REVIEW)
def give_answers(review_id: int) -> Answer:
    row = find_for(review_id, Permission.ANSWER_REVIEW)
    return _take(
        row,
        Action.ANSWER,
        YesForm(),
        lambda part: steps.give_answers(row, part=part, user=signed_in(), at=clock.now()),
    )


@blueprint.route("/<int:review_id>/sign", methods=["GET", "POST"])
@requires(Permission.SPEAK_IN_REVIEW)
def sign(review_id: int) -> Answer:
    row = find_for(review_id, Permission.SPEAK_IN_REVIEW)
    return _take(
        row,
        Action.SIGN,
        YesForm(),
        lambda part: steps.sign(row, part=part, user=signed_in(), at=clock.now()),
    )


def _take(row: Review, action: Action, form: Form, write: Write) -> Answer:
    """One step: what it lacks stands over the form, one that is not possible leads back."""
    parts = roles.parts_of(signed_in(), today=clock.today())
    try:
        part = roles.acting(parts, row.state, action)
        if form.validate_on_submit():
            with transaction():
                write(part)
            flash(str(DONE[action]), "success")
            return back_to(row)
    except IllegalTransition:
        flash(_("This step is not yours, or the review has moved on."), "error")
        return back_to(row)
    except MissingPrecondition as missing:
        form.form_errors.extend(str(words.NEEDS[Need(need.value)]) for need in missing.missing)
    return answer(
        form,
        "reviews/step.html",
        row=row,
        action=action,
        checksum=_in_groups(mapping.review(row).hash),
        words=words,
    )


def _in_groups(checksum: str) -> str:
    """Eight by eight, so that it can be read aloud and fits a phone."""
    return " ".join(checksum[place : place + 8] for place in range(0, len(checksum), 8))


def _answers_beside(row: Review, typed: dict[int, str]) -> tuple[Beside, ...]:
    """The other's answers beside those typed, recommendation by recommendation."""
    return tuple(
        Beside.of(_("Recommendation %(number)s", number=each.number), each.answer, yours)
        for each in row.recommendations
        for yours in [typed.get(each.number, "")]
        if yours != each.answer
    )
