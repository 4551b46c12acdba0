"""Pages of the settings: all of them at a glance, and one form for each."""

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from planner import clock
from planner.access import Permission
from planner.audit import queries as audit
from planner.extensions import db
from planner.models.municipality import Municipality
from planner.register.editing import save
from planner.register.periods.operations import Writer
from planner.register.wording import month_name
from planner.settings import operations, queries
from planner.settings.forms import MunicipalityForm
from planner.settings.kinds import KINDS, Kind, Row
from planner.web.forms import Form, VersionForm, answer
from planner.web.guard import requires, signed_in

blueprint = Blueprint("settings", __name__, url_prefix="/settings")

Answer = str | Response | tuple[str, int]


@blueprint.get("")
@requires(Permission.EDIT_SETTINGS)
def index() -> str:
    municipality = _municipality()
    return render_template(
        "settings/index.html",
        municipality=municipality,
        groups=MunicipalityForm.GROUPS,
        form=MunicipalityForm(obj=municipality),
        terms=queries.council_terms(),
        periods=queries.calendar_periods(),
        closed_days=queries.closed_days(),
        month_name=month_name,
        history=audit.shown(municipality),
    )


@blueprint.route("/municipality", methods=["GET", "POST"])
@requires(Permission.EDIT_SETTINGS)
def municipality() -> Answer:
    row = _municipality()
    form = MunicipalityForm(obj=row)

    def write() -> None:
        operations.edit(row, form.typed(), by=_by(form))

    def stored() -> dict[str, object]:
        return {name: getattr(row, name) for name in MunicipalityForm.FIELDS}

    if form.validate_on_submit() and save(form, row, write, now=stored):
        return _done(_("The settings are saved."))
    return answer(form, "settings/municipality.html", groups=MunicipalityForm.GROUPS)


@blueprint.route("/<string:name>/add", methods=["GET", "POST"])
@requires(Permission.EDIT_SETTINGS)
def add(name: str) -> Answer:
    kind, owner = _kind(name), _municipality()
    form = kind.form(version=owner.version)
    form.prepare(clock.today())

    def write() -> None:
        operations.add(owner, kind.row(**form.typed()), by=_by(form))

    if form.validate_on_submit() and save(form, owner, write):
        return _done(_("It is added."))
    return answer(form, "settings/edit.html", heading=kind.add, remove_url="")


@blueprint.route("/<string:name>/<int:row_id>/edit", methods=["GET", "POST"])
@requires(Permission.EDIT_SETTINGS)
def edit(name: str, row_id: int) -> Answer:
    kind, owner = _kind(name), _municipality()
    row: Row = db.get_or_404(kind.row, row_id)
    form = kind.form(obj=row, version=owner.version)
    form.prepare(clock.today())

    def write() -> None:
        operations.change(owner, row, form.typed(), by=_by(form))

    if form.validate_on_submit() and save(form, owner, write, now=lambda: operations.said(row)):
        return _done(_("The settings are saved."))
    remove_url = url_for("settings.remove", name=name, row_id=row_id)
    return answer(form, "settings/edit.html", heading=kind.edit, remove_url=remove_url)


@blueprint.route("/<string:name>/<int:row_id>/remove", methods=["GET", "POST"])
@requires(Permission.EDIT_SETTINGS)
def remove(name: str, row_id: int) -> Answer:
    kind, owner = _kind(name), _municipality()
    row: Row = db.get_or_404(kind.row, row_id)
    form = VersionForm(version=owner.version)

    def write() -> None:
        operations.remove(owner, row, by=_by(form))

    if form.validate_on_submit() and save(form, owner, write):
        return _done(_("It is removed."))
    return answer(form, "settings/remove.html", row=row)


def _kind(name: str) -> Kind:
    return KINDS.get(name) or abort(404)


def _municipality() -> Municipality:
    """The row of settings; the first administrator's command line makes it."""
    return queries.municipality() or abort(404)


def _by(form: Form) -> Writer:
    return Writer(user=signed_in(), at=clock.now(), seen=form.version.data)


def _done(message: str) -> Response:
    flash(message, "success")
    return redirect(url_for("settings.index"))
