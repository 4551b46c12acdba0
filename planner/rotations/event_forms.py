"""The forms that say what has happened to a published plan: one for each kind of happening."""

from datetime import datetime, timedelta

from flask_babel import gettext
from flask_babel import lazy_gettext as _
from wtforms import BooleanField, IntegerField, SelectField, TextAreaField, ValidationError
from wtforms.validators import DataRequired, InputRequired, Length, NumberRange, Optional
from wtforms.widgets import HiddenInput

from planner.rotations.happenings import Kind
from planner.web.fields import IsoDate, Time
from planner.web.forms import Form, given
from schedules.rotation.replanning.events import (
    Event,
    HostCancels,
    MeetingCancelled,
    MeetingMoved,
    MeetingNeeds,
    UnitCloses,
)

BETWEEN = "/"  # meeting and unit in the value of a choice


class HappeningForm(Form):
    """What every happening says: why; `after` is an earlier replan that this one goes on from."""

    after = IntegerField("", widget=HiddenInput(), validators=[Optional()])
    because = TextAreaField(
        _("Why?"),
        description=_("The units it concerns are told so. No citizen's name or case."),
        validators=[DataRequired(), Length(max=200)],
    )

    def event(self) -> Event | None:
        """What the engine is told, once the form is valid; None: only the register has changed."""
        return None


class HostCancelsForm(HappeningForm):
    """A unit that cannot take part in a meeting."""

    place = SelectField(_("Which unit, at which meeting?"), validators=[InputRequired()])

    def event(self) -> Event:
        """The unit's no."""
        meeting, _between, unit = str(self.place.data).partition(BETWEEN)
        return HostCancels(meeting, unit)


class UnitClosesForm(HappeningForm):
    """A unit that is closed for some days, or from a day on."""

    unit = SelectField(_("Unit"), validators=[InputRequired()])
    first = IsoDate(_("First day it is closed"), validators=[InputRequired()])
    last = IsoDate(
        _("Last day it is closed"),
        description=_("Leave it empty when the unit closes for good."),
        validators=[Optional()],
    )

    def validate_last(self, field: IsoDate) -> None:
        """The days come in order."""
        if self.first.data and field.data and field.data < self.first.data:
            raise ValidationError(gettext("The last day is before the first."))

    def event(self) -> Event:
        """The closing."""
        return UnitCloses(self.unit.data, given(self.first.data), self.last.data)


class MeetingNeedsForm(HappeningForm):
    """A hosted meeting that asks more of its host than it did."""

    meeting = SelectField(_("Meeting"), validators=[InputRequired()])
    step_free = BooleanField(_("The meeting needs step-free access"))
    people = IntegerField(
        _("Seats needed"),
        description=_("Leave it empty when as many come as before."),
        validators=[Optional(), NumberRange(min=1, max=500)],
    )

    def validate_step_free(self, field: BooleanField) -> None:
        """Something must be needed."""
        if self.people.data is None and not field.data:
            raise ValidationError(gettext("Choose step-free access, or write the seats needed."))

    def event(self) -> Event:
        """The needs."""
        return MeetingNeeds(self.meeting.data, bool(self.step_free.data), self.people.data)


class MeetingCancelledForm(HappeningForm):
    """A meeting that is not held."""

    meeting = SelectField(_("Meeting"), validators=[InputRequired()])

    def event(self) -> Event:
        """The meeting gone."""
        return MeetingCancelled(self.meeting.data)


class MeetingMovedForm(HappeningForm):
    """A meeting that gets another day or hour."""

    meeting = SelectField(_("Meeting"), validators=[InputRequired()])
    day = IsoDate(_("New date"), validators=[InputRequired()])
    starts = Time(_("Begins at"), validators=[InputRequired()])
    minutes = IntegerField(
        _("Length in minutes"), validators=[InputRequired(), NumberRange(min=15, max=480)]
    )

    def validate_minutes(self, field: IntegerField) -> None:
        """A meeting ends on the day it begins."""
        starts = self.starts.data
        if starts and field.data and starts.hour * 60 + starts.minute + field.data >= 24 * 60:
            raise ValidationError(gettext("The meeting would end after midnight."))

    def event(self) -> Event:
        """The new time."""
        day, starts = given(self.day.data), given(self.starts.data)
        ends = datetime.combine(day, starts) + timedelta(minutes=self.minutes.data)
        return MeetingMoved(self.meeting.data, day, starts, ends.time())


FORMS: dict[Kind, type[HappeningForm]] = {
    Kind.HOST_CANCELS: HostCancelsForm,
    Kind.UNIT_CLOSES: UnitClosesForm,
    Kind.MEETING_NEEDS: MeetingNeedsForm,
    Kind.MEETING_CANCELLED: MeetingCancelledForm,
    Kind.MEETING_MOVED: MeetingMovedForm,
    Kind.REGISTER_CHANGED: HappeningForm,
}
