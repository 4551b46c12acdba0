"""The forms of an import: which file, and from which day it holds."""

from typing import Any

from flask_babel import lazy_gettext as _
from flask_wtf.file import FileField, FileRequired
from wtforms import HiddenField, RadioField
from wtforms.validators import InputRequired

from planner.exchange.sheets_of import SHEETS
from planner.exchange.wording import TITLES
from planner.register import fields
from planner.web.fields import choices
from planner.web.forms import Form


def spreadsheet() -> Any:
    """A CSV or XLSX file that must be chosen."""
    return FileField(
        _("File"),
        validators=[FileRequired(_("Choose a file."))],
        description=_("CSV or XLSX, at most 12 MB. The first row holds the headings."),
        render_kw={"accept": ".csv,.txt,.xlsx"},
    )


class UploadForm(Form):
    """A file, and what is in it."""

    sheet = RadioField(
        _("What is in the file?"),
        choices=choices((name, TITLES[name]) for name in SHEETS),
        default="units",
        validators=[InputRequired()],
    )
    file = spreadsheet()


class DayForm(Form):
    """From which day the changes hold; sent with GET to see the preview anew."""

    from_day = fields.day(
        _("The changes hold from"),
        name="from",
        description=_("What was so before can still be read as of its days."),
    )

    class Meta(Form.Meta):
        """Reading needs no CSRF token."""

        csrf = False


class ConfirmForm(DayForm):
    """Yes to the preview that was seen."""

    digest = HiddenField("", validators=[InputRequired()])

    class Meta(Form.Meta):
        """Writing does."""
