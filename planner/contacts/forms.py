"""The forms about contacts."""

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
)
from wtforms.validators import DataRequired, InputRequired, Length, NumberRange
from wtforms.widgets import HiddenInput

from planner.contacts.operations import BY_COMMITTEE, BY_UNIT
from planner.web.fields import RequiredWhen, choices
from planner.web.forms import Form, FormPart

HELD = "held"


class AttendanceForm(FormPart):
    """What came of one unit's contact."""

    contact_id = HiddenField("")
    version = IntegerField("", widget=HiddenInput(), validators=[InputRequired()])
    outcome = SelectField(
        _("What came of it?"),
        choices=choices(
            [
                (HELD, _("Held")),
                (BY_COMMITTEE, _("Cancelled by the committee")),
                (BY_UNIT, _("Cancelled by the unit")),
            ]
        ),
    )
    leader_present = BooleanField(_("The leader took part"))
    staff_present = BooleanField(_("A staff representative took part"))
    because = StringField(
        _("Why was it cancelled?"),
        description=_("Only when it was cancelled. No citizen's name or case."),
        validators=[
            RequiredWhen(lambda form: not form.is_held(), _("Say why it was cancelled.")),
            Length(max=200),
        ],
    )

    def is_held(self) -> bool:
        """Whether the contact came about."""
        return bool(self.outcome.data == HELD)


class RecordForm(Form):
    """A meeting after its day."""

    politicians = IntegerField(
        _("Politicians present"),
        validators=[
            RequiredWhen(lambda form: form.is_held(), _("Write how many politicians took part.")),
            NumberRange(min=0, max=60),
        ],
    )
    contacts = FieldList(FormField(AttendanceForm, ""), _("Units"))

    def is_held(self) -> bool:
        """Whether any unit's contact came about."""
        return any(part.form.is_held() for part in self.contacts)


class DeclineForm(Form):
    """Why a unit cannot receive the committee."""

    because = TextAreaField(
        _("Why can you not receive the committee?"),
        description=_("The committee's secretary reads it. No citizen's name or case."),
        validators=[DataRequired(), Length(max=200)],
    )
