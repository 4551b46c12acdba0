"""The forms of an import: a file and what is in it, then yes to what was seen."""

from flask_babel import lazy_gettext as _
from wtforms import HiddenField, RadioField
from wtforms.validators import InputRequired

from planner.agreements.exchange.kinds import SHEETS
from planner.exchange.forms import spreadsheet
from planner.web.fields import choices
from planner.web.forms import Form


class UploadForm(Form):
    """A file, and what is in it."""

    sheet = RadioField(
        _("What is in the file?"),
        choices=choices((name, sheet.title) for name, sheet in SHEETS.items()),
        default="goals",
        validators=[InputRequired()],
    )
    file = spreadsheet()


class ConfirmForm(Form):
    """Yes to the preview that was seen."""

    digest = HiddenField("", validators=[InputRequired()])
