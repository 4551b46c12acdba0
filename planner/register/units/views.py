"""Pages of the units: the list, one unit, opening and closing."""

from flask import Blueprint, abort, flash, redirect
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from planner import access, clock, scopes
from planner.access import Permission, Scope
from planner.audit import queries as audit
from planner.extensions import db
from planner.models.base import nearest
from planner.models.units import Unit
from planner.register import addresses, asof, obstacles, options, relatives
from planner.register.asof import AsOfForm
from planner.register.editing import save
from planner.register.obstacles import Obstructed
from planner.register.periods.operations import Writer
from planner.register.units import dossier, operations, queries
from planner.register.units.forms import CloseForm, NewUnitForm, UnitForm, UnitsForm
from planner.web import paging
from planner.web.fields import choices
from planner.web.forms import VersionForm, answer
from planner.web.guard import ensure, requires, signed_in

blueprint = Blueprint("units", __name__, url_prefix="/units")

Answer = str | Response | tuple[str, int]


@blueprint.get("")
@requires(Permission.READ_REGISTER)
def index() -> Answer:
    form = UnitsForm()
    narrowed = form.narrowed()
    if paging.wants_everything():
        rows = queries.units(form.day, narrowed)
        pages = paging.whole(len(rows))
    else:
        pages = paging.asked(queries.count(form.day, narrowed))
        rows = queries.units(form.day, narrowed, page=pages.page, size=pages.size)
    may_create = access.may(signed_in(), Permission.EDIT_REGISTER)
    return answer(
        form, "register/units/index.html", units=rows, paging=pages, may_create=may_create
    )


@blueprint.get("/<int:unit_id>")
@requires(Permission.READ_REGISTER)
def show(unit_id: int) -> Answer:
    form = AsOfForm()
    unit = dossier.whole(unit_id) or abort(404)
    scope = scopes.of_unit(unit, on=clock.today())
    user, period = signed_in(), nearest(unit.periods, form.day)
    return answer(
        form,
        "register/units/show.html",
        unit=unit,
        period=period,
        centre=period.centre.name_on(form.day) if period and period.centre else "",
        name=unit.name_on(form.day),
        contacts=dossier.contacts(unit_id),
        obstructed=_obstructed(unit, scope),
        obstacles=obstacles.WORDS,
        predecessors=relatives.predecessors(unit),
        successors=relatives.successors(unit),
        may_edit=access.may(user, Permission.EDIT_REGISTER, scope=scope),
        may_edit_practical=access.may(user, Permission.EDIT_PRACTICAL_FACTS, scope=scope),
        history=audit.shown(unit)
        if access.may(user, Permission.READ_HISTORY, scope=scope)
        else None,
    )


@blueprint.route("/new", methods=["GET", "POST"])
@requires(Permission.EDIT_REGISTER)
def create() -> Answer:
    form = NewUnitForm()
    form.prepare(asof.day())
    if not form.is_submitted():
        form.opened_on.data = asof.day()
    opened: list[Unit] = []

    def write() -> None:
        opened.append(operations.create(form.new_unit(), by=_by(0)))

    if form.validate_on_submit() and save(form, None, write):
        flash(_("The unit is entered in the register."), "success")
        return redirect(addresses.of(opened[0]))
    return answer(form, "register/units/create.html")


@blueprint.route("/<int:unit_id>/edit", methods=["GET", "POST"])
@requires(Permission.EDIT_REGISTER)
def edit(unit_id: int) -> Answer:
    unit = _editable(unit_id)
    form = UnitForm(obj=unit)

    def write() -> None:
        code, opened_on = form.code.data, form.opened_on.data
        operations.edit(unit, code=code, opened_on=opened_on, by=_by(form.version.data))

    def stored() -> dict[str, object]:
        return {"code": unit.code, "opened_on": unit.opened_on}

    if form.validate_on_submit() and save(form, unit, write, now=stored):
        flash(_("The mistake is corrected."), "success")
        return redirect(addresses.of(unit))
    return answer(form, "register/units/edit.html", **_about(unit))


@blueprint.route("/<int:unit_id>/close", methods=["GET", "POST"])
@requires(Permission.EDIT_REGISTER)
def close(unit_id: int) -> Answer:
    unit = _editable(unit_id)
    form = CloseForm(version=unit.version, last_day=unit.closed_on)
    form.successors.choices = choices(options.units(asof.day(), but=unit.id))
    if not form.is_submitted():
        form.successors.data = [one.id for one in relatives.successors(unit)]

    def write() -> None:
        last_day, successors = form.last_day.data, form.chosen()
        by = _by(form.version.data)
        operations.close(unit, last_day=last_day, successors=successors, by=by)

    if form.validate_on_submit() and save(
        form, unit, write, now=lambda: {"last_day": unit.closed_on}
    ):
        flash(_("The unit's last day is saved. Its history can still be read."), "success")
        return redirect(addresses.of(unit))
    return answer(form, "register/units/close.html", **_about(unit))


@blueprint.route("/<int:unit_id>/reopen", methods=["GET", "POST"])
@requires(Permission.EDIT_REGISTER)
def reopen(unit_id: int) -> Answer:
    unit = _editable(unit_id)
    form = VersionForm(version=unit.version)
    if unit.closed_on is None:
        abort(404)

    def write() -> None:
        operations.reopen(unit, by=_by(form.version.data))

    if form.validate_on_submit() and save(form, unit, write):
        flash(_("The closing is undone."), "success")
        return redirect(addresses.of(unit))
    return answer(form, "register/units/reopen.html", **_about(unit))


def _editable(unit_id: int) -> Unit:
    unit: Unit = db.get_or_404(Unit, unit_id)
    scope = scopes.of_unit(unit, on=clock.today())
    ensure(Permission.EDIT_REGISTER, scope, what=unit)
    return unit


def _by(seen: int) -> Writer:
    return Writer(user=signed_in(), at=clock.now(), seen=seen)


def _about(unit: Unit) -> dict[str, object]:
    return {"unit": unit.name_on(asof.day()), "back": addresses.of(unit)}


def _obstructed(unit: Unit, scope: Scope) -> dict[int, Obstructed]:
    """The unit's planned visits that cannot be held, for those who look after its visits."""
    if not access.may(signed_in(), Permission.RECORD_CONTACT, scope=scope):
        return {}
    found = obstacles.of_unit(unit.id, first=clock.today())
    return {one.contact_id: one for one in found}
