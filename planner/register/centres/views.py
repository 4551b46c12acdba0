"""Pages of the centres: the list, one centre, entering and correcting."""

from flask import Blueprint, abort, flash, redirect
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from planner import access, clock, scopes
from planner.access import Permission, Scope
from planner.audit import queries as audit
from planner.extensions import db
from planner.models.units import Centre
from planner.register import addresses, asof
from planner.register.asof import AsOfForm
from planner.register.centres import operations, queries
from planner.register.centres.forms import CentreForm, NewCentreForm
from planner.register.editing import save
from planner.register.periods.operations import Writer
from planner.web.forms import answer
from planner.web.guard import ensure, requires, signed_in

blueprint = Blueprint("centres", __name__, url_prefix="/centres")

Answer = str | Response | tuple[str, int]


@blueprint.get("")
@requires(Permission.READ_REGISTER)
def index() -> Answer:
    form = AsOfForm()
    rows = queries.centres(form.day)
    may_edit = access.may(signed_in(), Permission.EDIT_REGISTER, scope=Scope())
    return answer(form, "register/centres/index.html", centres=rows, may_edit=may_edit)


@blueprint.get("/<int:centre_id>")
@requires(Permission.READ_REGISTER)
def show(centre_id: int) -> Answer:
    form = AsOfForm()
    centre = queries.whole(centre_id) or abort(404)
    scope, user = scopes.of_centre(centre), signed_in()
    sees_history = access.may(user, Permission.READ_HISTORY, scope=scope)
    return answer(
        form,
        "register/centres/show.html",
        centre=centre,
        name=centre.name_on(form.day),
        units=queries.units(centre_id, form.day),
        may_edit=access.may(user, Permission.EDIT_REGISTER, scope=scope),
        history=audit.shown(centre) if sees_history else None,
    )


@blueprint.route("/new", methods=["GET", "POST"])
@requires(Permission.EDIT_REGISTER)
def create() -> Answer:
    ensure(Permission.EDIT_REGISTER, Scope(), what=signed_in())
    form = NewCentreForm()
    entered: list[Centre] = []

    def write() -> None:
        typed = {name: form[name].data for name in ("code", "name", "first_day")}
        entered.append(operations.create(**typed, by=_by(0)))

    if form.validate_on_submit() and save(form, None, write):
        flash(_("The centre is entered in the register."), "success")
        return redirect(addresses.of(entered[0]))
    return answer(form, "register/centres/create.html")


@blueprint.route("/<int:centre_id>/edit", methods=["GET", "POST"])
@requires(Permission.EDIT_REGISTER)
def edit(centre_id: int) -> Answer:
    centre: Centre = db.get_or_404(Centre, centre_id)
    ensure(Permission.EDIT_REGISTER, scopes.of_centre(centre), what=centre)
    form = CentreForm(obj=centre)

    def write() -> None:
        operations.edit(centre, code=form.code.data, by=_by(form.version.data))

    if form.validate_on_submit() and save(form, centre, write, now=lambda: {"code": centre.code}):
        flash(_("The mistake is corrected."), "success")
        return redirect(addresses.of(centre))
    name, back = centre.name_on(asof.day()), addresses.of(centre)
    return answer(form, "register/centres/edit.html", centre=name, back=back)


def _by(seen: int) -> Writer:
    return Writer(user=signed_in(), at=clock.now(), seen=seen)
