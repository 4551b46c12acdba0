"""Pages of import and export: choose a file, look at what it would do, say yes."""

from datetime import date, timedelta
from io import BytesIO

from flask import Blueprint, abort, flash, redirect, request, send_file, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from planner import access, clock
from planner.access import Permission, Scope
from planner.exchange import defaults, export, operations, tables
from planner.exchange.comparison import Preview
from planner.exchange.forms import ConfirmForm, DayForm, UploadForm
from planner.exchange.sheets_of import SHEETS
from planner.exchange.view_model import parts
from planner.exchange.wording import COLUMNS, TITLES
from planner.models.imports import ImportFile
from planner.register import asof
from planner.register.refusals import Refused
from planner.web.filters import as_number
from planner.web.forms import answer, given
from planner.web.guard import ensure, requires, signed_in
from planner.web.transaction import transaction

blueprint = Blueprint("exchange", __name__, url_prefix="/exchange")

Answer = str | Response | tuple[str, int]


@blueprint.route("", methods=["GET", "POST"])
@requires(Permission.READ_REGISTER)
def start() -> Answer:
    form = UploadForm()
    if form.is_submitted():
        _ensure()
    if form.validate_on_submit():
        try:
            with transaction():
                file = _kept(form)
            return redirect(url_for("register.exchange.preview", key=file.key))
        except tables.Unreadable as unreadable:
            form.file.errors = [str(unreadable.remedy)]
    may_import = access.may(signed_in(), Permission.EDIT_REGISTER, scope=Scope())
    return answer(
        form,
        "exchange/start.html",
        may_import=may_import,
        titles=TITLES,
        columns=COLUMNS,
        day=asof.day(),
        asked=asof.kept(),
    )


@blueprint.get("/preview/<key>")
@requires(Permission.EDIT_REGISTER)
def preview(key: str) -> Answer:
    file = _own_file(key)
    form = _asked_day(file)
    return _shown(file, form, form.from_day.data)


@blueprint.post("/preview/<key>")
@requires(Permission.EDIT_REGISTER)
def confirm(key: str) -> Answer:
    file = _own_file(key)
    form = ConfirmForm()
    if not form.validate_on_submit():
        return _shown(file, form, form.from_day.data)
    on = form.from_day.data
    try:
        with transaction():
            sheet = SHEETS[file.sheet](given(on))
            done = operations.confirm(
                file, sheet, digest=form.digest.data, user=signed_in(), at=clock.now()
            )
    except operations.Outdated:
        form.form_errors.append(
            _("The register was changed after you opened this page. See the new preview.")
        )
        return _shown(_own_file(key), form, on)
    except operations.NotClean:
        form.form_errors.append(_("Rows are refused, so nothing is imported. Mend the file."))
        return _shown(_own_file(key), form, on)
    except Refused as refused:
        form.form_errors.append(str(refused.reason))
        return _shown(_own_file(key), form, on)
    flash(_counted(done), "success")
    return redirect(url_for("register.index"))


@blueprint.get("/<sheet>.<any(csv, xlsx):ending>")
@requires(Permission.READ_REGISTER)
def download(sheet: str, ending: str) -> Response:
    if sheet not in SHEETS:
        abort(404)
    return sent(export.export(SHEETS[sheet](asof.day()), export.Format(ending)))


def sent(file: export.File) -> Response:
    """An exported file, to be saved under its name."""
    return send_file(
        BytesIO(file.content),
        mimetype=file.mimetype,
        as_attachment=True,
        download_name=file.filename,
    )


def _kept(form: UploadForm) -> ImportFile:
    sheet, upload = SHEETS[form.sheet.data](clock.today()), form.file.data
    return operations.keep(
        sheet, upload.filename or "", upload.read(), user=signed_in(), at=clock.now()
    )


def _own_file(key: str) -> ImportFile:
    """The account's own kept file; leads back to the upload where there is none."""
    _ensure()
    file = operations.find(key, user=signed_in(), at=clock.now())
    if file is None or file.sheet not in SHEETS:
        flash(
            _(
                "The preview is gone: its file is imported already, or was chosen more than"
                " %(hours)s hours ago. Choose the file again to see whether it still changes"
                " anything.",
                hours=operations.LONGEST_KEPT // timedelta(hours=1),
            ),
            "info",
        )
        abort(redirect(url_for("register.exchange.start")))
    return file


def _asked_day(file: ImportFile) -> DayForm:
    if "from" in request.args:
        form = DayForm(request.args)
        if form.validate():
            return form
    else:
        form = DayForm(None)
    form.from_day.data = defaults.first_day(file.sheet, today=clock.today())
    return form


def _shown(file: ImportFile, form: DayForm, on: date | None) -> Answer:
    """The preview, as of the register now; 422 with what is wrong in `form`."""
    day = on or clock.today()
    seen = operations.preview(SHEETS[file.sheet](day), file.content)
    page = {"file": file, "title": TITLES[file.sheet], "preview": seen, "day": day}
    part = parts(seen, request.args.get("show", ""))
    return answer(form, "exchange/preview.html", **page, **part)


def _counted(done: Preview) -> str:
    said: str = _(
        "Imported: %(new)s and %(changed)s.",
        new=_("%(number)s new", number=as_number(len(done.new))),
        changed=_("%(number)s changed", number=as_number(len(done.changed))),
    )
    return said


def _ensure() -> None:
    """Importing touches everything: only those who may edit the whole register."""
    ensure(Permission.EDIT_REGISTER, Scope(), what=signed_in())
