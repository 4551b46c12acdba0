"""Pages of the committees: the list, one committee, entering, closing and merging."""

from datetime import date

from flask import Blueprint, abort, flash, redirect
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from planner import access, clock, scopes
from planner.access import Permission, Scope
from planner.audit import queries as audit
from planner.collation import danish_key
from planner.extensions import db
from planner.models.committees import Committee, Membership, MembershipRole
from planner.register import addresses, asof, options, relatives
from planner.register import committee_lifetime as lifetime
from planner.register.asof import AsOfForm
from planner.register.committees import operations, queries
from planner.register.committees.forms import (
    CloseForm,
    CommitteeForm,
    MergeForm,
    NewCommitteeForm,
)
from planner.register.editing import save
from planner.register.fields import NOBODY
from planner.register.periods.operations import Writer
from planner.register.units import queries as units
from planner.web.fields import choices
from planner.web.filters import as_date
from planner.web.forms import VersionForm, answer
from planner.web.guard import ensure, requires, signed_in

blueprint = Blueprint("committees", __name__, url_prefix="/committees")

Answer = str | Response | tuple[str, int]


@blueprint.get("")
@requires(Permission.READ_REGISTER)
def index() -> Answer:
    form = AsOfForm()
    return answer(
        form,
        "register/committees/index.html",
        committees=queries.committees(form.day),
        may_edit_all=_may_edit_all(),
    )


@blueprint.get("/<int:committee_id>")
@requires(Permission.READ_REGISTER)
def show(committee_id: int) -> Answer:
    form = AsOfForm()
    committee = queries.whole(committee_id) or abort(404)
    scope, user = scopes.of_committee(committee), signed_in()
    sees_history = access.may(user, Permission.READ_HISTORY, scope=scope)
    return answer(
        form,
        "register/committees/show.html",
        committee=committee,
        name=committee.name_on(form.day),
        members=_members(committee, form.day),
        units=units.units(form.day, units.Filter(committee_id=committee_id)),
        predecessors=relatives.predecessors(committee),
        successors=relatives.successors(committee),
        may_edit=access.may(user, Permission.EDIT_REGISTER, scope=scope),
        history=audit.shown(committee) if sees_history else None,
    )


@blueprint.route("/new", methods=["GET", "POST"])
@requires(Permission.EDIT_REGISTER)
def create() -> Answer:
    _ensure_all()
    form = NewCommitteeForm()
    entered: list[Committee] = []

    def write() -> None:
        entered.append(
            operations.create(
                code=form.code.data,
                name=form.name.data,
                kind=form.kind.data,
                first_day=form.first_day.data,
                by=_by(0),
            )
        )

    if form.validate_on_submit() and save(form, None, write):
        flash(_("The committee is entered in the register."), "success")
        return redirect(addresses.of(entered[0]))
    return answer(form, "register/committees/create.html")


@blueprint.route("/<int:committee_id>/edit", methods=["GET", "POST"])
@requires(Permission.EDIT_REGISTER)
def edit(committee_id: int) -> Answer:
    committee = _editable(committee_id)
    form = CommitteeForm(obj=committee)

    def write() -> None:
        by = _by(form.version.data)
        operations.edit(committee, code=form.code.data, kind=form.kind.data, by=by)

    def stored() -> dict[str, object]:
        return {"code": committee.code, "kind": committee.kind}

    if form.validate_on_submit() and save(form, committee, write, now=stored):
        flash(_("The mistake is corrected."), "success")
        return redirect(addresses.of(committee))
    return answer(form, "register/committees/edit.html", **_about(committee))


@blueprint.route("/<int:committee_id>/close", methods=["GET", "POST"])
@requires(Permission.EDIT_REGISTER)
def close(committee_id: int) -> Answer:
    committee = _editable(committee_id)
    last_day = committee.periods[-1].valid_to
    form = CloseForm(version=committee.version, last_day=last_day)
    others = [choice for choice in options.committees(asof.day()) if choice[0] != committee.id]
    form.successors.choices = choices(others)
    if not form.is_submitted():
        form.successors.data = [one.id for one in relatives.successors(committee)]

    def write() -> None:
        day, chosen = form.last_day.data, form.chosen()
        operations.close(committee, last_day=day, successors=chosen, by=_by(form.version.data))

    def stored() -> dict[str, object]:
        return {"last_day": committee.periods[-1].valid_to}

    if form.validate_on_submit() and save(form, committee, write, now=stored):
        flash(_("The committee's last day is saved. Its history can still be read."), "success")
        return redirect(addresses.of(committee))
    return answer(form, "register/committees/close.html", **_about(committee))


@blueprint.route("/<int:committee_id>/reopen", methods=["GET", "POST"])
@requires(Permission.EDIT_REGISTER)
def reopen(committee_id: int) -> Answer:
    committee = _editable(committee_id)
    form = VersionForm(version=committee.version)
    if lifetime.last_day(committee) is None:
        abort(404)

    def write() -> None:
        operations.reopen(committee, by=_by(form.version.data))

    if form.validate_on_submit() and save(form, committee, write):
        flash(_("The closing is undone."), "success")
        return redirect(addresses.of(committee))
    return answer(form, "register/committees/reopen.html", **_about(committee))


@blueprint.route("/merge", methods=["GET", "POST"])
@requires(Permission.EDIT_REGISTER)
def merge() -> Answer:
    _ensure_all()
    form = MergeForm()
    there = options.committees(asof.day())
    form.predecessors.choices = choices(there)
    form.into.choices = choices([(NOBODY, _("A new committee")), *there])
    result: list[Committee] = []

    def write() -> None:
        into = _successor(form)
        operations.merge(form.chosen(), into, on=form.on_day.data, by=_by(0))
        result.append(into)

    if form.validate_on_submit() and save(form, None, write):
        day = form.on_day.data
        merged = _(
            "The committees are merged. Their units belong to this one from %(day)s.",
            day=as_date(day),
        )
        flash(merged, "success")
        return redirect(addresses.of(result[0], on=max(day, clock.today())))
    return answer(form, "register/committees/merge.html")


def _members(committee: Committee, day: date) -> list[Membership]:
    """Those of the day first, the chair before the vice chair, then by name."""
    roles = list(MembershipRole)
    return sorted(
        committee.memberships,
        key=lambda one: (
            not one.holds_on(day),
            roles.index(one.role),
            danish_key(one.person.name),
        ),
    )


def _successor(form: MergeForm) -> Committee:
    if form.into.data:
        chosen: Committee = db.get_or_404(Committee, form.into.data)
        return chosen
    return operations.create(
        code=form.code.data,
        name=form.name.data,
        kind=form.kind.data,
        first_day=form.on_day.data,
        by=_by(0),
    )


def _editable(committee_id: int) -> Committee:
    committee: Committee = db.get_or_404(Committee, committee_id)
    ensure(Permission.EDIT_REGISTER, scopes.of_committee(committee), what=committee)
    return committee


def _ensure_all() -> None:
    """Refuse those who may edit their own committee only."""
    ensure(Permission.EDIT_REGISTER, Scope(), what=signed_in())


def _may_edit_all() -> bool:
    return access.may(signed_in(), Permission.EDIT_REGISTER, scope=Scope())


def _by(seen: int) -> Writer:
    return Writer(user=signed_in(), at=clock.now(), seen=seen)


def _about(committee: Committee) -> dict[str, object]:
    return {"committee": committee.name_on(asof.day()), "back": addresses.of(committee)}
