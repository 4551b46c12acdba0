"""The forms of the centres."""

from flask_babel import lazy_gettext as _

from planner.register import fields
from planner.web.forms import Form, VersionForm


class NewCentreForm(Form):
    """A centre on its first day."""

    code = fields.text(_("Identifier"), required=True, longest=40)
    name = fields.text(_("Name"), required=True)
    first_day = fields.day(_("First day"))


class CentreForm(VersionForm):
    """What never changes about a centre, unless it was wrong."""

    code = fields.text(_("Identifier"), required=True, longest=40)
