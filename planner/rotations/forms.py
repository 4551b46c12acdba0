"""The forms of the visit rotation."""

from datetime import date

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
from wtforms.validators import DataRequired, InputRequired, Length, NumberRange, Optional
from wtforms.widgets import HiddenInput

from planner.web.fields import IsoDate, RequiredWhen, Time
from planner.web.forms import Form, FormPart

OWN_DAYS = "own"
MONTHS = {str(number): number for number in range(1, 13)}


class PartForm(FormPart):
    """What one committee brings to a rotation."""

    committee_id = IntegerField("", widget=HiddenInput(), validators=[InputRequired()])
    included = BooleanField(_("Take part"))
    town_hall_months = StringField(
        _("Months at the town hall"),
        description=_("Numbers with commas: 4, 8, 11."),
        validators=[Optional(), Length(max=40)],
    )
    dialogue_meetings = IntegerField(
        _("Dialogue meetings"), validators=[InputRequired(), NumberRange(min=0, max=60)]
    )
    dialogue_seats = IntegerField(
        _("Units at each"), validators=[InputRequired(), NumberRange(min=1, max=60)]
    )
    dialogue_minutes = IntegerField(
        _("Minutes"), validators=[InputRequired(), NumberRange(min=15, max=480)]
    )

    def validate_town_hall_months(self, field: StringField) -> None:
        """Whole numbers from 1 to 12."""
        if months_of(field.data) is None:
            raise ValidationError(gettext("Write months as numbers from 1 to 12, with commas."))


def months_of(text: str | None) -> tuple[int, ...] | None:
    """The months in `4, 8, 11`; None when something else stands there."""
    parts = [part.strip() for part in (text or "").replace(";", ",").split(",") if part.strip()]
    numbers = {part.removeprefix("0") for part in parts}
    if not numbers <= MONTHS.keys():
        return None
    return tuple(sorted(MONTHS[number] for number in numbers))


class SetupForm(Form):
    """Which days, which committees, how many dialogue meetings."""

    version = IntegerField("", widget=HiddenInput(), default=1, validators=[InputRequired()])
    name = StringField(
        _("Name"),
        description=_("Left empty, it is named after its days."),
        validators=[Optional(), Length(max=100)],
    )
    period = SelectField(_("Period"), validators=[InputRequired()])
    window_start = IsoDate(
        _("First day"),
        description=_("Only for other days."),
        validators=[RequiredWhen(lambda form: form.has_own_days(), _("Enter the first day."))],
    )
    window_end = IsoDate(
        _("Last day"),
        description=_("Only for other days."),
        validators=[RequiredWhen(lambda form: form.has_own_days(), _("Enter the last day."))],
    )
    guarantee_months = IntegerField(
        _("Every unit has a contact in each block of this many months"),
        validators=[InputRequired(), NumberRange(min=1, max=48)],
    )
    min_days_between_contacts = IntegerField(
        _("Days between two contacts of a unit, at least"),
        description=_("0 switches the rule off."),
        validators=[InputRequired(), NumberRange(min=0, max=366)],
    )
    parts = FieldList(FormField(PartForm, ""), _("Committees"))

    def has_own_days(self) -> bool:
        """Whether the days are typed rather than chosen."""
        return bool(self.period.data == OWN_DAYS)

    def window(self) -> tuple[date, date] | None:
        """The days chosen, first and last; None while own days are missing."""
        if self.period.errors:
            return None
        if not self.has_own_days():
            first, _separator, last = str(self.period.data).partition("/")
            return date.fromisoformat(first), date.fromisoformat(last)
        if self.window_start.data is None or self.window_end.data is None:
            return None
        return self.window_start.data, self.window_end.data

    def validate_window_end(self, field: IsoDate) -> None:
        """Own days come in order."""
        first, last = self.window_start.data, field.data
        if self.has_own_days() and first and last and last < first:
            raise ValidationError(gettext("The last day is before the first."))

    def validate_parts(self, field: FieldList) -> None:
        """At least one committee takes part."""
        if not any(part.form.included.data for part in field):
            raise ValidationError(gettext("Choose at least one committee."))


class DialogueForm(Form):
    """When a dialogue meeting is held, and how many units it takes."""

    version = HiddenField("")
    day = IsoDate(_("Date"), validators=[InputRequired()])
    starts = Time(_("Begins at"), validators=[InputRequired()])
    minutes = IntegerField(
        _("Length in minutes"), validators=[InputRequired(), NumberRange(min=15, max=480)]
    )
    seats = IntegerField(
        _("Units at most"), validators=[InputRequired(), NumberRange(min=1, max=60)]
    )
    place = StringField(
        _("Place"),
        description=_("Leave empty for the town hall."),
        validators=[Optional(), Length(max=200)],
    )

    def validate_minutes(self, field: IntegerField) -> None:
        """A meeting ends on the day it begins."""
        starts = self.starts.data
        if starts and field.data and starts.hour * 60 + starts.minute + field.data >= 24 * 60:
            raise ValidationError(gettext("The meeting would end after midnight."))


class LockForm(Form):
    """A unit that must take part in a meeting."""

    meeting = SelectField(_("Meeting"), validators=[InputRequired()])
    unit = SelectField(_("Unit"), validators=[InputRequired()])
    reason = StringField(_("Reason"), validators=[Optional(), Length(max=200)])


class PublishForm(Form):
    """Who decided the plan, and what is said of it; `run` is the plan that was looked at."""

    run = IntegerField("", widget=HiddenInput(), validators=[InputRequired()])
    decided_by = StringField(_("Decided by"), validators=[DataRequired(), Length(max=200)])
    decided_on = IsoDate(_("Date of the decision"), validators=[InputRequired()])
    item = StringField(_("Item in the minutes"), validators=[Optional(), Length(max=200)])
    note = TextAreaField(
        _("What is said of this version?"),
        description=_("Shown to everyone who reads the plan."),
        validators=[Optional(), Length(max=200)],
    )
