"""The forms of what holds for the whole municipality."""

from calendar import monthrange
from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar

from flask_babel import lazy_gettext as _
from wtforms import BooleanField, EmailField, Field, SelectField
from wtforms.validators import Length, Optional, ValidationError

from planner.register import fields, options
from planner.register.wording import month_name
from planner.web.fields import EmailAddress, choices
from planner.web.forms import VersionForm


class SettingsForm(VersionForm):
    """A form whose fields are named like a row's columns."""

    FIELDS: ClassVar[tuple[str, ...]] = ()

    def prepare(self, on: date) -> None:
        """Fill in the choices there are on the day."""

    def typed(self) -> Mapping[str, Any]:
        """What was typed, by column."""
        return {name: self[name].data for name in self.FIELDS}

    def shown(self) -> list[Field]:
        """The fields in order."""
        return [self[name] for name in self.FIELDS]


class MunicipalityForm(SettingsForm):
    """The municipality's name, its town hall and its rules of thumb."""

    GROUPS: ClassVar[tuple[tuple[Any, tuple[str, ...]], ...]] = (
        (
            _("The municipality"),
            (
                "name",
                "code",
                "town_hall",
                "town_hall_address",
                "contact_email",
                "contact_phone",
                "public_calendar",
            ),
        ),
        (
            _("Contact with the units"),
            (
                "guarantee_months",
                "min_days_between_contacts",
                "quorum_politicians",
                "first_reminder_weeks",
                "second_reminder_weeks",
            ),
        ),
        (
            _("The meeting calendar"),
            (
                "agenda_weekdays_before",
                "saturday_counts",
                "committee_to_finance_days",
                "finance_to_council_days",
                "travel_minutes",
                "slack_days",
            ),
        ),
        (
            _("Development agreements"),
            ("most_cross_cutting_goals", "most_committee_goals", "most_local_goals"),
        ),
    )
    FIELDS: ClassVar[tuple[str, ...]] = tuple(name for _title, names in GROUPS for name in names)

    name = fields.text(_("Name"), required=True)
    code = fields.text(
        _("Municipality code"),
        required=True,
        longest=3,
        description=_("Three digits, as 330."),
    )
    town_hall = fields.text(_("Town hall"), required=True)
    town_hall_address = fields.text(_("Address of the town hall"), required=True)
    contact_email = EmailField(
        _("Contact e-mail"),
        validators=[Optional(), Length(max=200), EmailAddress()],
        filters=[fields.trimmed],
        default="",
    )
    contact_phone = fields.text(_("Contact phone"), longest=40)
    public_calendar = BooleanField(
        _("Show the published calendar to the public"),
        description=_("Without signing in, and without anything confidential."),
    )
    guarantee_months = fields.whole_number(
        _("Contact guarantee, months"),
        least=1,
        most=48,
        description=_("Every unit meets politicians at least once in so many months."),
    )
    min_days_between_contacts = fields.whole_number(
        _("Days between two contacts, at least"), least=0, most=366
    )
    quorum_politicians = fields.whole_number(
        _("Politicians, at least"),
        least=1,
        most=31,
        description=_("With fewer present a meeting does not count as contact."),
    )
    first_reminder_weeks = fields.whole_number(
        _("Weeks before: first reminder to the host"), least=1, most=26
    )
    second_reminder_weeks = fields.whole_number(
        _("Weeks before: second reminder to the host"), least=0, most=26
    )
    agenda_weekdays_before = fields.whole_number(
        _("Agenda out, working days before"), least=1, most=20
    )
    saturday_counts = BooleanField(_("Saturday counts as a working day"))
    committee_to_finance_days = fields.whole_number(
        _("Days from committee to finance committee, at least"), least=0, most=60
    )
    finance_to_council_days = fields.whole_number(
        _("Days from finance committee to council, at least"), least=0, most=60
    )
    travel_minutes = fields.whole_number(
        _("Minutes between two meetings of the same person"), least=0, most=240
    )
    slack_days = fields.whole_number(
        _("Days a meeting may move from its pattern"), least=0, most=31
    )
    most_cross_cutting_goals = fields.whole_number(
        _("Cross-cutting goals, at most"), least=0, most=10
    )
    most_committee_goals = fields.whole_number(_("Committee goals, at most"), least=0, most=10)
    most_local_goals = fields.whole_number(
        _("Local goals, at most"),
        least=1,
        most=10,
        description=_("An agreement with more goals cannot be sent for consultation."),
    )

    def validate_code(self, field: Field) -> None:
        """Three digits."""
        if not (field.data.isdecimal() and len(field.data) == 3):
            raise ValidationError(_("Write three digits."))

    def validate_second_reminder_weeks(self, field: Field) -> None:
        """After the first."""
        first = self.first_reminder_weeks.data
        if field.data is not None and first is not None and field.data >= first:
            raise ValidationError(_("The second reminder comes later, so fewer weeks before."))


class _DaysForm(SettingsForm):
    first_day = fields.day(_("First day"))
    last_day = fields.day(_("Last day"))

    def validate_last_day(self, field: Field) -> None:
        """In order."""
        if self.first_day.data and field.data and field.data < self.first_day.data:
            raise ValidationError(_("The last day is before the first."))


class CouncilTermForm(_DaysForm):
    """A council's four years."""

    FIELDS: ClassVar[tuple[str, ...]] = ("name", "first_day", "last_day", "seats")

    name = fields.text(_("Name"), required=True, description=_("As 2026–2029."))
    seats = fields.whole_number(_("Seats in the council"), least=9, most=55)


class CalendarPeriodForm(_DaysForm):
    """Days without meetings, or to be avoided."""

    FIELDS: ClassVar[tuple[str, ...]] = ("name", "first_day", "last_day", "is_hard", "committee_id")

    name = fields.text(_("Name"), required=True, description=_("As Winter holiday 2027."))
    is_hard = BooleanField(
        _("No meetings at all"),
        description=_("Without this the days are only avoided where possible."),
    )
    committee_id = fields.choice_of_row(_("For"))

    def prepare(self, on: date) -> None:
        self.committee_id.choices = choices(
            [(fields.NOBODY, _("Everybody")), *options.committees(on)]
        )

    def typed(self) -> Mapping[str, Any]:
        return {**super().typed(), "committee_id": self.committee_id.data or None}


class ClosedDayForm(SettingsForm):
    """A day of every year on which the town hall is closed."""

    FIELDS: ClassVar[tuple[str, ...]] = ("name", "day", "month")

    name = fields.text(_("Name"), required=True, description=_("As Christmas Eve."))
    day = fields.whole_number(_("Day"), least=1, most=31)
    month = SelectField(_("Month"), coerce=int)

    def prepare(self, on: date) -> None:
        self.month.choices = choices([(month, month_name(month)) for month in range(1, 13)])

    def validate_day(self, field: Field) -> None:
        """There is such a day."""
        month = self.month.data
        if field.data and month and field.data > monthrange(2024, month)[1]:
            raise ValidationError(_("The month has no such day."))
