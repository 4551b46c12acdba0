"""Pages that add, change, correct, end and remove rows that hold for a time."""

from datetime import date

from flask import Blueprint, abort, flash, redirect, url_for
from flask_babel import LazyString
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from planner import clock
from planner.access import Permission
from planner.extensions import db
from planner.models.base import Valid
from planner.register import addresses, asof
from planner.register.editing import save
from planner.register.periods import facts, operations, tracks
from planner.register.periods.forms import LastDayForm, PeriodForm
from planner.register.periods.operations import Writer
from planner.register.periods.tracks import TRACKS, Owner, Track
from planner.web.forms import Form, VersionForm, answer
from planner.web.guard import ensure, requires, signed_in

blueprint = Blueprint("periods", __name__, url_prefix="/periods")

Answer = str | Response | tuple[str, int]


@blueprint.route("/<string:name>/of/<int:owner_id>/add", methods=["GET", "POST"])
@requires(Permission.EDIT_PRACTICAL_FACTS)
def add(name: str, owner_id: int) -> Answer:
    track = TRACKS.get(name) or abort(404)
    owner: Owner = db.get_or_404(track.owner, owner_id)
    _ensure(track, owner, offered=track.add)
    form = _form(track, owner)
    if not form.is_submitted():
        form.valid_from.data = asof.day()

    def write() -> None:
        first, last = form.valid_from.data, form.valid_to.data
        operations.add(owner, track, form.values(), first=first, last=last, by=_by(form))

    if form.validate_on_submit() and save(form, owner, write):
        return _done(owner, _("It is added."))
    return answer(form, "register/periods/edit.html", **_page(track.add, owner))


@blueprint.route("/<string:name>/<int:row_id>/change", methods=["GET", "POST"])
@requires(Permission.EDIT_PRACTICAL_FACTS)
def change(name: str, row_id: int) -> Answer:
    track = TRACKS.get(name) or abort(404)
    row, owner = _row(track, row_id)
    _ensure(track, owner, offered=track.change)
    form = _form(track, owner)
    del form.valid_to
    if not form.is_submitted():
        form.show(row)
        form.valid_from.data = _inside(row, asof.day())

    def write() -> None:
        operations.change(row, track, form.values(), on=form.valid_from.data, by=_by(form))

    if form.validate_on_submit() and save(form, owner, write, now=lambda: form.stored(row)):
        return _done(owner, _("The change is saved. What held before can be read as of its days."))
    return answer(form, "register/periods/edit.html", **_page(track.change, owner, row))


@blueprint.route("/<string:name>/<int:row_id>/correct", methods=["GET", "POST"])
@requires(Permission.EDIT_PRACTICAL_FACTS)
def correct(name: str, row_id: int) -> Answer:
    track = TRACKS.get(name) or abort(404)
    row, owner = _row(track, row_id)
    _ensure(track, owner, offered=track.correct)
    form = _form(track, owner)
    if not form.is_submitted():
        form.show(row)
        form.valid_from.data, form.valid_to.data = row.valid_from, row.valid_to
    if track.continuous:
        del form.valid_to

    def write() -> None:
        last = None if track.continuous else form.valid_to.data
        first = form.valid_from.data
        operations.correct(row, track, form.values(), first=first, last=last, by=_by(form))

    if form.validate_on_submit() and save(form, owner, write, now=lambda: form.stored(row)):
        return _done(owner, _("The mistake is corrected."))
    remove_url = url_for("register.periods.remove", name=name, row_id=row_id)
    page = _page(track.correct, owner, row) | {"remove_url": remove_url}
    return answer(form, "register/periods/edit.html", **page)


@blueprint.route("/<string:name>/<int:row_id>/end", methods=["GET", "POST"])
@requires(Permission.EDIT_PRACTICAL_FACTS)
def end(name: str, row_id: int) -> Answer:
    track = TRACKS.get(name) or abort(404)
    row, owner = _row(track, row_id)
    _ensure(track, owner, offered=track.end)
    form = LastDayForm(version=owner.version, valid_to=row.valid_to or _inside(row, asof.day()))

    def write() -> None:
        operations.end(row, track, last_day=form.valid_to.data, by=_by(form))

    if form.validate_on_submit() and save(
        form, owner, write, now=lambda: {"valid_to": row.valid_to}
    ):
        return _done(owner, _("The last day is saved."))
    return answer(form, "register/periods/edit.html", **_page(track.end, owner, row))


@blueprint.route("/<string:name>/<int:row_id>/remove", methods=["GET", "POST"])
@requires(Permission.EDIT_PRACTICAL_FACTS)
def remove(name: str, row_id: int) -> Answer:
    track = TRACKS.get(name) or abort(404)
    row, owner = _row(track, row_id)
    _ensure(track, owner, offered=track.correct)
    form = VersionForm(version=owner.version)

    def write() -> None:
        operations.remove(row, track, by=_by(form))

    if form.validate_on_submit() and save(form, owner, write):
        return _done(owner, _("What was entered by mistake is removed."))
    return answer(form, "register/periods/remove.html", **_page(_("Remove"), owner, row))


def _row(track: Track, row_id: int) -> tuple[Valid, Owner]:
    row: Valid = db.get_or_404(track.row, row_id)
    return row, track.owner_of(row)


def _ensure(track: Track, owner: Owner, *, offered: LazyString | None) -> None:
    """404 where the track offers no such page, or the account may not edit the owner."""
    if offered is None:
        abort(404)
    ensure(track.permission, tracks.scope(owner, on=clock.today()), what=owner)


def _form(track: Track, owner: Owner) -> PeriodForm:
    form = track.form(version=owner.version)
    form.about(owner)
    form.prepare(asof.day())
    return form


def _inside(row: Valid, day: date) -> date:
    """The day, or the nearest one on which the row holds."""
    return min(max(day, row.valid_from), row.valid_to or day)


def _by(form: Form) -> Writer:
    return Writer(user=signed_in(), at=clock.now(), seen=form.version.data)


def _page(heading: object, owner: Owner, row: Valid | None = None) -> dict[str, object]:
    named = [owner.name_on(asof.day())]
    if row is not None:
        named += [str(value) for value in facts.named(row).values() if value and value != named[0]]
    return {
        "heading": heading,
        "owner": named[0],
        "lead": " · ".join(named),
        "back": addresses.of(owner),
        "remove_url": "",
    }


def _done(owner: Owner, message: str) -> Response:
    flash(message, "success")
    return redirect(addresses.of(owner))
