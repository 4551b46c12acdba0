"""Comments: every goal with what was said beside it, and room to say more."""

from typing import Any, cast

from flask import abort, flash, redirect, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext, ngettext
from werkzeug.wrappers import Response

from agreements import reading
from agreements.agreement import Agreement as Content
from planner import clock, scopes
from planner.access import Permission
from planner.agreements import inheritance, queries, words, written
from planner.agreements.commenting import operations
from planner.agreements.commenting import queries as comments
from planner.agreements.pages import blueprint
from planner.agreements.views.acting import find_to_act_on
from planner.extensions import db
from planner.models.agreements import Agreement, AgreementComment
from planner.web.forms import Form, answer
from planner.web.guard import ensure, requires, signed_in
from planner.web.transaction import transaction

Answer = str | Response | tuple[str, int]
LONGEST_COMMENT = 1000
WHOLE = ""
"""The key of what concerns the agreement as a whole."""


@blueprint.route("/<int:agreement_id>/comments", methods=["GET", "POST"])
@requires(Permission.READ_DRAFT_AGREEMENTS)
def commenting(agreement_id: int) -> Answer:
    agreement, user = _readable(agreement_id), signed_in()
    content = inheritance.content(agreement.current)
    form, said_before = _form(content), comments.of_agreement(agreement)
    if form.validate_on_submit():
        said = {key: form[_name(key)].data for key in _keys(content)}
        try:
            with transaction():
                count = operations.comment(agreement, said, user=user, at=clock.now())
        except operations.NoWord:
            abort(403)
        flash(ngettext("%(num)s comment saved.", "%(num)s comments saved.", count), "success")
        return redirect(url_for(".commenting", agreement_id=agreement_id))
    passages = reading.passages(content, words.language())
    return answer(
        form,
        "agreements/comments.html",
        agreement=agreement,
        parties=content.parties,
        period=content.period,
        goals=[
            (goal, passages[f"goal.{goal.key}"], form[_name(goal.key)])
            for goal in content.goals.all
        ],
        whole=form[_name(WHOLE)],
        said_before=said_before,
        comments=comments.by_goal(said_before),
        gone=comments.about_goals_gone(said_before, _keys(content)),
        may_comment=operations.may_comment(agreement, user),
        may_settle=operations.may_settle(agreement, user),
    )


@blueprint.post("/<int:agreement_id>/comments/<int:comment_id>/settle")
@requires(Permission.ACT_ON_AGREEMENTS)
def settle_comment(agreement_id: int, comment_id: int) -> Answer:
    return _settled(agreement_id, comment_id, is_settled=True)


@blueprint.post("/<int:agreement_id>/comments/<int:comment_id>/reopen")
@requires(Permission.ACT_ON_AGREEMENTS)
def reopen_comment(agreement_id: int, comment_id: int) -> Answer:
    return _settled(agreement_id, comment_id, is_settled=False)


def _settled(agreement_id: int, comment_id: int, *, is_settled: bool) -> Answer:
    agreement = find_to_act_on(agreement_id)
    comment = db.session.get(AgreementComment, comment_id)
    if comment is None or comment.agreement_id != agreement.id:
        abort(404)
    try:
        with transaction():
            operations.settle(comment, is_settled=is_settled, user=signed_in(), at=clock.now())
    except operations.NoWord:
        abort(403)
    flash(_("The comment is settled.") if is_settled else _("The comment is open again."))
    return redirect(url_for(".commenting", agreement_id=agreement_id))


def _readable(agreement_id: int) -> Agreement:
    agreement = queries.with_texts(agreement_id) or abort(404)
    ensure(Permission.READ_DRAFT_AGREEMENTS, scopes.of_agreement(agreement), what=agreement)
    return agreement


def _form(content: Content) -> Form:
    """One text for each goal, and one for the whole."""
    own: dict[str, Any] = {
        _name(key): written.paragraph(lazy_gettext("Your comment"), longest=LONGEST_COMMENT)
        for key in _keys(content)
    }
    form = cast(Form, type("CommentsForm", (Form,), own)())
    for goal in content.goals.all:
        form[_name(goal.key)].place = goal.title
    return form


def _keys(content: Content) -> list[str]:
    return [WHOLE, *(goal.key for goal in content.goals.all)]


def _name(key: str) -> str:
    return f"about.{key}"
