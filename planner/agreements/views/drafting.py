"""Writing an agreement: the form, saving it by hand and by itself, and what two people changed."""

import secrets

from flask import abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from agreements import goal_rules, leaves
from agreements.agreement import Agreement as Content
from agreements.plan_rules import Limits
from agreements.transitions import Action
from agreements.workflow import MissingPrecondition
from planner import clock, scopes
from planner.access import Permission
from planner.agreements import inheritance, queries, words
from planner.agreements.acting import operations as acting
from planner.agreements.acting.given import Actor, Given
from planner.agreements.commenting import queries as comments
from planner.agreements.drafting import clashes, form, operations, saying, structure
from planner.agreements.drafting.form import DraftForm
from planner.agreements.drafting.operations import Clashed, Saved, Sent, StandsStill
from planner.agreements.pages import blueprint
from planner.agreements.rounds import caps
from planner.agreements.views import clashing
from planner.models.agreements import Agreement
from planner.web.forms import answer
from planner.web.guard import ensure, requires, signed_in
from planner.web.transaction import transaction

Answer = str | Response | tuple[str, int]


@blueprint.get("/<int:agreement_id>/draft")
@requires(Permission.WRITE_AGREEMENTS)
def draft(agreement_id: int) -> Answer:
    agreement = find_text(agreement_id)
    if not operations.may_edit(agreement, signed_in()):
        flash(_standing_still(agreement), "info")
        return redirect(url_for(".show", agreement_id=agreement_id))
    today, limits = inheritance.today(agreement), caps.limits()
    shown = form.shown(today.content, limits, page=secrets.token_urlsafe(9))
    return _page(agreement, shown, today, limits)


@blueprint.post("/<int:agreement_id>/draft")
@requires(Permission.WRITE_AGREEMENTS)
def save_draft(agreement_id: int) -> Answer:
    agreement = find_text(agreement_id)
    typed, focus = structure.cleaned(request.form), ""
    if not clashes.is_settled(typed):
        sent = _read(agreement, typed)
        return clashing.page(agreement, clashes.sent_back(typed, sent), typed)
    clashes.settle(typed)
    if command := typed.get("do"):
        try:
            focus = structure.change(typed, command, new_key=secrets.token_hex(4))
        except structure.NoSuchChange:
            abort(400)
    return _saved_by_hand(agreement, _read(agreement, typed), focus)


@blueprint.post("/<int:agreement_id>/draft/autosave")
@requires(Permission.WRITE_AGREEMENTS)
def autosave(agreement_id: int) -> Answer:
    """A word about how it went, and what the page must know for its next save."""
    agreement = find_text(agreement_id)
    sent = _read(agreement, structure.cleaned(request.form))
    sent.validate()
    try:
        saved = _save(agreement, sent)
    except Clashed as clashed:
        return render_template("agreements/draft/clashing.html", count=len(clashed.names)), 422
    except StandsStill:
        still = _standing_still(agreement)
        return render_template("agreements/draft/unsaved.html", because=still), 422
    return render_template(
        "agreements/draft/saved.html",
        at=clock.local_now(),
        base=form.as_base(sent.now_begun_with()),
        form=sent,
        has_news=saved.has_news,
        draft_url=url_for(".draft", agreement_id=agreement_id),
        **_told(saved.content, caps.limits()),
    )


def _saved_by_hand(agreement: Agreement, sent: DraftForm, focus: str) -> Answer:
    if not sent.validate():
        return _refused(agreement, sent, focus)
    try:
        _save(agreement, sent)
    except Clashed as clashed:
        return clashing.page(agreement, clashes.of(clashed, sent))
    except StandsStill:
        sent.form_errors.append(_standing_still(agreement))
        return _page(agreement, sent, inheritance.today(agreement), caps.limits())
    if request.form.get("then") == "submit":
        return _submitted(agreement)
    if not focus:
        flash(_("Saved."), "success")
    return redirect(
        url_for(".draft", agreement_id=agreement.id, at=focus or None, _anchor=focus or None)
    )


def _refused(agreement: Agreement, sent: DraftForm, focus: str) -> Answer:
    """The page again with everything typed; what can stand is saved meanwhile."""
    kept = True
    try:
        _save(agreement, sent)
        sent.base.data = form.as_base(sent.now_begun_with())
    except (Clashed, StandsStill):
        kept = False  # said when it is saved again, once it can stand
    today = inheritance.today(agreement)
    return _page(agreement, sent, today, caps.limits(), focus=focus, kept=kept)


def _submitted(agreement: Agreement) -> Answer:
    """Off for consultation; or the page again, with what is missing at each field."""
    user, now = signed_in(), clock.now()
    try:
        with transaction():
            role = acting.role_for(agreement, Action.SUBMIT, user, today=clock.today())
            acting.act(agreement, Action.SUBMIT, Given(), by=Actor(user, role, now))
    except MissingPrecondition:
        today, limits = inheritance.today(agreement), caps.limits()
        shown = form.shown(today.content, limits, page=secrets.token_urlsafe(9))
        missing = saying.missing(today.content, today=clock.today(), limits=limits)
        _put_at_fields(shown, missing)
        return _page(agreement, shown, today, limits)
    flash(_("The agreement is sent for consultation."), "success")
    return redirect(url_for(".show", agreement_id=agreement.id))


def _put_at_fields(shown: DraftForm, missing: list[saying.Missing]) -> None:
    for each in missing:
        if each.leaf in shown:
            field = shown[each.leaf]
            field.errors = [*field.errors, each.message]
        else:
            shown.form_errors.append(f"{each.where}: {each.message}")


def _save(agreement: Agreement, sent: DraftForm) -> Saved:
    """Raises Clashed and StandsStill."""
    page = sent.page.data or ""
    what = Sent(sent.begun_with(), sent.leaves(), page, refused=sent.refused())
    with transaction():
        return operations.save(agreement, what, user=signed_in(), at=clock.now())


def _read(agreement: Agreement, typed: structure.Typed) -> DraftForm:
    today = inheritance.today(agreement)
    return form.sent(typed, today.content, caps.limits(), shared_goals=today.shared)


def find_own(agreement_id: int) -> Agreement:
    """The agreement of a unit that the account leads, or 404; a refusal leaves an audit event."""
    return _own(queries.whole(agreement_id))


def find_text(agreement_id: int) -> Agreement:
    """As `find_own`, with its text and no more."""
    return _own(queries.with_texts(agreement_id))


def _own(found: Agreement | None) -> Agreement:
    agreement = found or abort(404)
    ensure(Permission.WRITE_AGREEMENTS, scopes.of_agreement(agreement), what=agreement)
    return agreement


def _standing_still(agreement: Agreement) -> str:
    state_ = words.STATES[agreement.state]
    return str(_("The text stands still now (%(state)s) and cannot be changed.", state=state_))


def _page(
    agreement: Agreement,
    shown: DraftForm,
    today: inheritance.Today,
    limits: Limits,
    *,
    focus: str = "",
    kept: bool = False,
) -> Answer:
    content, shared = today.content, today.shared
    chosen = leaves.keys(shown[leaves.CONTRIBUTIONS].data or "")
    return answer(
        shown,
        "agreements/draft/edit.html",
        agreement=agreement,
        unit=content.parties.unit,
        period=content.period,
        shared=shared,
        contributions=chosen,
        offered=[goal for key, goal in shared.items() if key not in chosen],
        local=leaves.keys(shown[leaves.LOCAL].data or ""),
        keys=leaves.keys,
        focus=focus or request.args.get("at", ""),
        kept=kept,
        comments=comments.by_goal(comments.of_agreement(agreement)),
        limits=limits,
        words=words,
        **_told(content, limits),
    )


def _told(content: Content, limits: Limits) -> dict[str, object]:
    """What the page says about the text as it is stored."""
    said = words.speaker().say
    return {
        "missing": saying.missing(content, today=clock.today(), limits=limits),
        "hints": {
            leaves.leaf_of(each.field, content): said(each.message)
            for each in goal_rules.hints(content.goals)
        },
    }
