"""The forms of the meeting calendar."""

from datetime import date

from flask_babel import lazy_gettext as _
from wtforms import (
    BooleanField,
    HiddenField,
    IntegerField,
    StringField,
    TextAreaField,
    ValidationError,
)
from wtforms.validators import DataRequired, InputRequired, Length, NumberRange, Optional

from planner.meetings.budget import Budget
from planner.web.fields import IsoDate, Time
from planner.web.forms import Form


class BudgetForm(Form):
    """Whether the year has the budget procedure, and its last days; empty ones are the usual."""

    budget = BooleanField(
        _("Plan the budget meetings"),
        description=_("The finance committee's proposal and the council's two readings."),
        default=True,
    )
    proposal_by = IsoDate(
        _("The finance committee's proposal at the latest"),
        description=_("Empty: 15 September."),
        validators=[Optional()],
    )
    second_reading_by = IsoDate(
        _("Second reading at the latest"),
        description=_("Empty: 15 October."),
        validators=[Optional()],
    )
    min_days_between_readings = IntegerField(
        _("Days between the readings, at least"),
        description=_("The law asks for three weeks (kommunestyrelsesloven § 38)."),
        validators=[Optional(), NumberRange(min=21, max=90)],
        default=21,
    )

    def planned(self, year: int) -> Budget | None:
        """The procedure as typed; None without one."""
        if not self.budget.data:
            return None
        return Budget(
            proposal_by=self.proposal_by.data or date(year, 9, 15),
            second_reading_by=self.second_reading_by.data or date(year, 10, 15),
            min_days_between_readings=self.min_days_between_readings.data or 21,
        )

    def is_possible(self, year: int) -> bool:
        """Whether the last days lie in the year, the proposal before the reading."""
        asked = self.planned(year)
        if asked is None:
            return True
        for field in (self.proposal_by, self.second_reading_by):
            if field.data is not None and field.data.year != year:
                field.errors = [*field.errors, _("The date lies in another year.")]
        if not self.errors and asked.second_reading_by <= asked.proposal_by:
            self.second_reading_by.errors = [_("This is before the finance committee's proposal.")]
        return not self.errors


class BeginForm(BudgetForm):
    """A year to plan, with or without the budget procedure."""

    year = IntegerField(_("Year"), validators=[InputRequired(), NumberRange(min=2024, max=2100)])

    def validate(self, extra_validators: object = None) -> bool:
        """The budget's days lie in the year typed."""
        return super().validate(extra_validators) and self.is_possible(self.year.data)


class DecisionForm(Form):
    """Who decided it and when, for steps and changes."""

    decided_by = StringField(_("Decided by"), validators=[DataRequired(), Length(max=200)])
    decided_on = IsoDate(_("Date of the decision"), validators=[InputRequired()])
    item = StringField(
        _("Item in the minutes"),
        description=_("For instance: item 7."),
        validators=[Optional(), Length(max=200)],
    )
    note = TextAreaField(
        _("Note"),
        description=_("Shown to everyone who reads the calendar."),
        validators=[Optional(), Length(max=200)],
    )


class DecidedItemForm(DecisionForm):
    """A decision that has to be found in the minutes."""

    item = StringField(
        _("Item in the minutes"),
        description=_("For instance: item 7."),
        validators=[DataRequired(), Length(max=200)],
    )


class MeetingForm(Form):
    """Where and when one meeting is held."""

    version = HiddenField("")
    day = IsoDate(_("Date"), validators=[InputRequired()])
    starts = Time(_("Begins at"), validators=[InputRequired()])
    minutes = IntegerField(
        _("Length in minutes"), validators=[InputRequired(), NumberRange(min=15, max=720)]
    )
    place = StringField(
        _("Place"),
        description=_("Leave empty for the town hall."),
        validators=[Optional(), Length(max=200)],
    )
    confirmed = HiddenField("")  # what was warned of, and is to be so all the same

    def validate_minutes(self, field: IntegerField) -> None:
        """A meeting ends on the day it begins."""
        starts = self.starts.data
        if starts and field.data and starts.hour * 60 + starts.minute + field.data >= 24 * 60:
            raise ValidationError(_("The meeting would end after midnight."))


class ChangeForm(MeetingForm):
    """A change of a published meeting: what, who decided it, why."""

    decided_by = StringField(_("Decided by"), validators=[DataRequired(), Length(max=200)])
    decided_on = IsoDate(_("Date of the decision"), validators=[InputRequired()])
    item = StringField(_("Item in the minutes"), validators=[Optional(), Length(max=200)])
    reason = TextAreaField(
        _("Why is it changed?"),
        description=_("Shown to everyone who reads the calendar."),
        validators=[DataRequired(), Length(max=200)],
    )


class CancelForm(Form):
    """A cancelled meeting: who decided it, why."""

    version = HiddenField("")
    decided_by = StringField(_("Decided by"), validators=[DataRequired(), Length(max=200)])
    decided_on = IsoDate(_("Date of the decision"), validators=[InputRequired()])
    item = StringField(_("Item in the minutes"), validators=[Optional(), Length(max=200)])
    reason = TextAreaField(
        _("Why is it cancelled?"),
        description=_("Shown to everyone who reads the calendar."),
        validators=[DataRequired(), Length(max=200)],
    )
