"""Pages of a unit's closed days; its own leader may edit them."""

from typing import Any

from flask import Blueprint, flash, redirect
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from planner import clock, scopes
from planner.access import Permission
from planner.extensions import db
from planner.models.units import Unit, UnitClosure
from planner.register import addresses, asof
from planner.register.editing import save
from planner.register.periods.operations import Writer
from planner.register.units import operations
from planner.register.units.forms import ClosureForm
from planner.web.forms import Form, VersionForm, answer
from planner.web.guard import ensure, requires, signed_in

blueprint = Blueprint("closures", __name__)

Answer = str | Response | tuple[str, int]


@blueprint.route("/units/<int:unit_id>/closures/add", methods=["GET", "POST"])
@requires(Permission.EDIT_PRACTICAL_FACTS)
def add(unit_id: int) -> Answer:
    unit: Unit = db.get_or_404(Unit, unit_id)
    _ensure(unit)
    form = ClosureForm(version=unit.version)

    def write() -> None:
        operations.add_closure(unit, **_typed(form), by=_by(form))

    if form.validate_on_submit() and save(form, unit, write):
        return _done(unit, _("The days are closed for visits."))
    return answer(form, "register/units/closure.html", **_page(_("New closed days"), unit))


@blueprint.route("/closures/<int:closure_id>/edit", methods=["GET", "POST"])
@requires(Permission.EDIT_PRACTICAL_FACTS)
def edit(closure_id: int) -> Answer:
    closure: UnitClosure = db.get_or_404(UnitClosure, closure_id)
    unit = closure.unit
    _ensure(unit)
    form = ClosureForm(obj=closure, version=unit.version)

    def write() -> None:
        operations.edit_closure(closure, **_typed(form), by=_by(form))

    if form.validate_on_submit() and save(form, unit, write, now=lambda: operations.said(closure)):
        return _done(unit, _("The closed days are changed."))
    page = _page(_("Change closed days"), unit) | {"closure": closure}
    return answer(form, "register/units/closure.html", **page)


@blueprint.route("/closures/<int:closure_id>/remove", methods=["GET", "POST"])
@requires(Permission.EDIT_PRACTICAL_FACTS)
def remove(closure_id: int) -> Answer:
    closure: UnitClosure = db.get_or_404(UnitClosure, closure_id)
    unit = closure.unit
    _ensure(unit)
    form = VersionForm(version=unit.version)

    def write() -> None:
        operations.remove_closure(closure, by=_by(form))

    if form.validate_on_submit() and save(form, unit, write):
        return _done(unit, _("The days are open for visits again."))
    page = _page(_("Remove closed days"), unit) | {"closure": closure}
    return answer(form, "register/units/closure_remove.html", **page)


def _ensure(unit: Unit) -> None:
    scope = scopes.of_unit(unit, on=clock.today())
    ensure(Permission.EDIT_PRACTICAL_FACTS, scope, what=unit)


def _typed(form: ClosureForm) -> dict[str, Any]:
    return {name: form[name].data for name in ("first_day", "last_day", "reason")}


def _by(form: Form) -> Writer:
    return Writer(user=signed_in(), at=clock.now(), seen=form.version.data)


def _page(heading: str, unit: Unit) -> dict[str, object]:
    name, back = unit.name_on(asof.day()), addresses.of(unit)
    return {"heading": heading, "unit": name, "back": back}


def _done(unit: Unit, message: str) -> Response:
    flash(message, "success")
    return redirect(addresses.of(unit))
