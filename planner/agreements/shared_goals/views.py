"""The page of a shared goal with every unit's part in it, and the forms that write one."""

from flask import abort, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from agreements.goals import Layer
from planner import access, clock, versions
from planner.access import Permission, Scope
from planner.agreements import mapping, words
from planner.agreements.pages import blueprint, find_round
from planner.agreements.rounds import coverage
from planner.agreements.shared_goals import operations, queries
from planner.agreements.shared_goals.forms import EVERYBODY, NewSharedGoalForm, SharedGoalForm
from planner.extensions import db
from planner.models.agreements import AgreementRound, SharedGoal
from planner.models.committees import Committee
from planner.web import paging
from planner.web.forms import answer, given
from planner.web.guard import ensure, requires, signed_in
from planner.web.transaction import transaction

Answer = str | Response | tuple[str, int]


@blueprint.get("/shared-goals/<int:goal_id>")
@requires(Permission.READ_AGREEMENTS)
def shared_goal(goal_id: int) -> str:
    """The goal, how many units say what, and each unit's part."""
    row = _find(goal_id)
    found = queries.parts(row, signed_in(), paging.asked)
    may_edit = access.may(signed_in(), Permission.EDIT_SHARED_GOALS, scope=scope_of(row))
    return render_template(
        "agreements/shared_goals/show.html",
        row=row,
        goal=mapping.shared_goal(row),
        period=mapping.period(row.round),
        committee=row.committee.periods[-1].name if row.committee else "",
        parts=found,
        base=url_for(".index"),
        goal_states=words.GOAL_STATES,
        tones=words.GOAL_TONES,
        paging=found.paging,
        may_edit=may_edit and not queries.stands_still(row),
        may_take_back=may_edit and not found.total and not queries.is_used(row),
        words=words,
    )


@blueprint.route("/rounds/<int:round_id>/shared-goals/add", methods=["GET", "POST"])
@requires(Permission.EDIT_SHARED_GOALS)
def add_shared_goal(round_id: int) -> Answer:
    round_ = find_round(round_id)
    form = NewSharedGoalForm(_choices(round_), version=1)
    if form.validate_on_submit():
        committee = _committee(form.committee.data)
        ensure(Permission.EDIT_SHARED_GOALS, _scope(committee), what=round_)
        layer = Layer.COMMITTEE if committee else Layer.CROSS_CUTTING
        goal = form.goal(key=operations.new_key(), layer=layer)
        if not form.refuse(goal, period=mapping.period(round_), today=clock.today()):
            try:
                with transaction():
                    row = operations.add(
                        round_, goal, committee=committee, user=signed_in(), at=clock.now()
                    )
                flash(
                    _("The goal is there. Units can contribute to it in their drafts."), "success"
                )
                return redirect(url_for(".shared_goal", goal_id=row.id))
            except operations.TooMany as refused:
                form.committee.errors = [
                    _("There are %(limit)s already, and there can be no more.", limit=refused.limit)
                ]
    return answer(
        form, "agreements/shared_goals/add.html", round=round_, period=mapping.period(round_)
    )


@blueprint.route("/shared-goals/<int:goal_id>/edit", methods=["GET", "POST"])
@requires(Permission.EDIT_SHARED_GOALS)
def edit_shared_goal(goal_id: int) -> Answer:
    row = _own(goal_id)
    form, theirs = SharedGoalForm(version=row.version), None
    if not form.is_submitted():
        form.show(mapping.shared_goal(row))
    elif form.validate():
        goal = form.goal(key=row.key, layer=row.layer)
        if not form.refuse(goal, period=mapping.period(row.round), today=clock.today()):
            try:
                with transaction():
                    seen = given(form.version.data)
                    operations.edit(row, goal, seen=seen, user=signed_in(), at=clock.now())
                flash(_("Saved. Every draft with the goal says it from now on."), "success")
                return redirect(url_for(".shared_goal", goal_id=row.id))
            except operations.StandsStill:
                form.form_errors.append(_stands_still())
            except versions.Overtaken:
                row = _own(goal_id)
                theirs = mapping.shared_goal(row)
                form.version.raw_data, form.version.data = None, row.version
                form.form_errors.append(
                    _(
                        "Somebody else has changed the goal meanwhile. What they wrote stands"
                        " below; save again to keep yours."
                    )
                )
    return answer(
        form,
        "agreements/shared_goals/edit.html",
        row=row,
        title=mapping.shared_goal(row).title,
        period=mapping.period(row.round),
        theirs=theirs,
    )


@blueprint.post("/shared-goals/<int:goal_id>/take-back")
@requires(Permission.EDIT_SHARED_GOALS)
def take_back_shared_goal(goal_id: int) -> Response:
    row = _own(goal_id)
    round_id = row.round_id
    try:
        with transaction():
            operations.take_back(row, user=signed_in(), at=clock.now())
    except operations.InUse:
        flash(_("Units contribute to the goal by now, so it stays."), "error")
        return redirect(url_for(".shared_goal", goal_id=goal_id))
    flash(_("The goal is taken back."), "success")
    return redirect(url_for(".round_", round_id=round_id))


def scope_of(row: SharedGoal) -> Scope:
    """A committee's goal is the committee's; everybody's belongs to those who may do everything."""
    return Scope(committees=frozenset({row.committee_id} if row.committee_id else ()))


def _scope(committee: Committee | None) -> Scope:
    return Scope(committees=frozenset({committee.id} if committee else ()))


def _find(goal_id: int) -> SharedGoal:
    return queries.goal(goal_id) or abort(404)


def _own(goal_id: int) -> SharedGoal:
    row = _find(goal_id)
    ensure(Permission.EDIT_SHARED_GOALS, scope_of(row), what=row)
    return row


def _choices(round_: AgreementRound) -> list[tuple[int, str]]:
    """Everybody, and the committees the account writes goals for."""
    committees = coverage.committees(max(clock.today(), round_.first_day))
    own = access.own_scope(signed_in(), Permission.EDIT_SHARED_GOALS)
    if own is None:
        return [(EVERYBODY, _("Everybody (cross-cutting)")), *committees]
    return [(id_, name) for id_, name in committees if id_ in own.committees]


def _committee(committee_id: int) -> Committee | None:
    if committee_id == EVERYBODY:
        return None
    found: Committee = db.get_or_404(Committee, committee_id)
    return found


def _stands_still() -> str:
    said: str = _(
        "An agreement with this goal is before its committee or approved, so the goal stands still."
    )
    return said
