"""The form of a new subscription."""

from flask_babel import lazy_gettext as _
from wtforms import SelectField
from wtforms.validators import InputRequired

from planner.web.forms import Form


class SubscribeForm(Form):
    """Whose meetings: `me`, `committee-3` or `unit-17`."""

    target = SelectField(_("Whose meetings?"), validators=[InputRequired()])
