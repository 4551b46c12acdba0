"""Pages of exchange: take a spreadsheet out, bring one in, look at what it would do, say yes."""

from flask import abort, flash, redirect, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from werkzeug.wrappers import Response

from planner import access, clock, versions
from planner.access import Permission
from planner.agreements import mapping
from planner.agreements.exchange.forms import ConfirmForm, UploadForm
from planner.agreements.exchange.kinds import SHEETS, round_of, sheet_of
from planner.agreements.exchange.measurements import MeasurementSheet
from planner.agreements.pages import blueprint, find_round
from planner.exchange import export, operations, tables
from planner.exchange.comparison import Preview
from planner.exchange.export import Format
from planner.exchange.view_model import parts
from planner.exchange.views import sent
from planner.models.agreements import AgreementRound
from planner.models.imports import ImportFile
from planner.register.refusals import Refused
from planner.web.forms import answer
from planner.web.guard import requires, signed_in
from planner.web.transaction import transaction

Answer = str | Response | tuple[str, int]


@blueprint.get("/rounds/<int:round_id>/exchange")
@requires(Permission.READ_AGREEMENTS)
def exchange(round_id: int) -> Answer:
    """Files to take out, and the way to bring one in."""
    return _start(find_round(round_id), UploadForm())


@blueprint.post("/rounds/<int:round_id>/exchange")
@requires(Permission.EXCHANGE_AGREEMENTS)
def upload(round_id: int) -> Answer:
    row, form = find_round(round_id), UploadForm()
    if form.validate_on_submit():
        file, user = form.file.data, signed_in()
        sheet = SHEETS[form.sheet.data](row, user=user, at=clock.now())
        try:
            with transaction():
                kept = operations.keep(
                    sheet, file.filename or "", file.read(), user=user, at=clock.now()
                )
            return redirect(url_for(".exchange_preview", key=kept.key))
        except tables.Unreadable as unreadable:
            form.file.errors = [str(unreadable.remedy)]
    return _start(row, form)


@blueprint.get(
    "/rounds/<int:round_id>/<any(goals, 'follow-ups', measurements):name>.<any(csv, xlsx):ending>"
)
@requires(Permission.READ_AGREEMENTS)
def exported(round_id: int, name: str, ending: str) -> Response:
    """Everything of the kind that the reader may see, to be edited and brought in again."""
    sheet = SHEETS[name](find_round(round_id), user=signed_in(), at=clock.now())
    return sent(export.export(sheet, Format(ending)))


@blueprint.get("/rounds/<int:round_id>/measurements-to-fill-in.csv")
@requires(Permission.READ_AGREEMENTS)
def measurements_to_fill_in(round_id: int) -> Response:
    """A row for each indicator with an empty day and value."""
    sheet = MeasurementSheet(find_round(round_id), user=signed_in(), at=clock.now())
    return sent(export.of_rows(sheet, sheet.template(), Format.CSV))


@blueprint.get("/exchange/<key>")
@requires(Permission.EXCHANGE_AGREEMENTS)
def exchange_preview(key: str) -> Answer:
    file, row = _own_file(key)
    return _shown(file, row, ConfirmForm())


@blueprint.post("/exchange/<key>")
@requires(Permission.EXCHANGE_AGREEMENTS)
def exchange_confirm(key: str) -> Answer:
    file, row = _own_file(key)
    form, user, at = ConfirmForm(), signed_in(), clock.now()
    if form.validate_on_submit():
        try:
            with transaction():
                sheet = sheet_of(file, row, user=user, at=at)
                done = operations.confirm(file, sheet, digest=form.digest.data, user=user, at=at)
            flash(_counted(done), "success")
            return redirect(url_for(".round_", round_id=row.id))
        except (operations.Outdated, versions.Overtaken):
            form.form_errors.append(
                _("The agreements were changed after you opened this page. See the new preview.")
            )
        except operations.NotClean:
            form.form_errors.append(_("Rows are refused, so nothing is imported. Mend the file."))
        except Refused as refused:
            form.form_errors.append(str(refused.reason))
        file, row = _own_file(key)
    return _shown(file, row, form)


def _start(row: AgreementRound, form: UploadForm) -> Answer:
    return answer(
        form,
        "agreements/exchange/start.html",
        round=row,
        period=mapping.period(row),
        sheets=SHEETS,
        columns={
            name: ", ".join(column.heading for column in sheet.columns if column.key != "code")
            for name, sheet in SHEETS.items()
        },
        may_import=access.may(signed_in(), Permission.EXCHANGE_AGREEMENTS),
    )


def _shown(file: ImportFile, row: AgreementRound, form: ConfirmForm) -> Answer:
    """The preview, as of the agreements now; 422 with what is wrong in `form`."""
    sheet = sheet_of(file, row, user=signed_in(), at=clock.now())
    seen = operations.preview(sheet, file.content)
    return answer(
        form,
        "agreements/exchange/preview.html",
        file=file,
        round=row,
        period=mapping.period(row),
        title=sheet.title,
        preview=seen,
        **parts(seen, request.args.get("show", "")),
    )


def _own_file(key: str) -> tuple[ImportFile, AgreementRound]:
    """The account's own kept file and its round; 404 for anybody else's, or once forgotten."""
    file = operations.find(key, user=signed_in(), at=clock.now()) or abort(404)
    return file, round_of(file) or abort(404)


def _counted(done: Preview) -> str:
    said: str = _(
        "Imported: %(new)s and %(changed)s.",
        new=ngettext("%(num)s new", "%(num)s new", len(done.new)),
        changed=ngettext("%(num)s changed", "%(num)s changed", len(done.changed)),
    )
    return said
