"""The forms about contacts."""

from flask_babel import gettext
from flask_babel import lazy_gettext as _
from wtforms import (
    BooleanField,
    FieldList,
    FormField,
    HiddenField,
    IntegerField,
    SelectField,
    StringField,
    TextAreaField,
    ValidationError,
)
from wtforms.validators import InputRequired, Length, NumberRange, Optional

from planner.web.forms import Form, FormPart

HELD, BY_COMMITTEE, BY_UNIT = "held", "committee", "unit"


class AttendanceForm(FormPart):
    """What came of one unit's contact."""

    contact_id = HiddenField("")
    outcome = SelectField(
        _("What came of it?"),
        choices=[
            (HELD, _("Held")),
            (BY_COMMITTEE, _("Cancelled by the committee")),
            (BY_UNIT, _("Cancelled by the unit")),
        ],
    )
    leader_present = BooleanField(_("The leader took part"))
    staff_present = BooleanField(_("A staff representative took part"))
    because = StringField(
        _("Why was it cancelled?"),
        description=_("Only when it was cancelled. No citizen's name or case."),
        validators=[Optional(), Length(max=200)],
    )

    def validate_because(self, field: StringField) -> None:
        """A cancelled contact has its reason."""
        if self.outcome.data != HELD and not (field.data or "").strip():
            raise ValidationError(gettext("Say why it was cancelled."))


class RecordForm(Form):
    """A meeting after its day."""

    politicians = IntegerField(
        _("Politicians present"), validators=[InputRequired(), NumberRange(min=0, max=60)]
    )
    contacts = FieldList(FormField(AttendanceForm, ""), _("Units"))


class DeclineForm(Form):
    """Why a unit cannot receive the committee."""

    because = TextAreaField(
        _("Why can you not receive the committee?"),
        description=_("The committee's secretary reads it. No citizen's name or case."),
        validators=[InputRequired(), Length(max=200)],
    )
