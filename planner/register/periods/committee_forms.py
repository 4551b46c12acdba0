"""The forms of what holds for a time about a committee."""

from datetime import date
from typing import ClassVar

from flask_babel import lazy_gettext as _
from wtforms import BooleanField, RadioField, SelectField
from wtforms.validators import InputRequired, Optional

from agreements.kodeks.review import Table
from planner.models.base import Base
from planner.models.committees import Committee, CommitteeKind, MembershipRole, Weekday
from planner.register import fields
from planner.register.periods.forms import PeriodForm, PersonOrNewcomerForm
from planner.register.wording import MED_SIDES, MEMBER_ROLES, WEEKDAYS, WEEKS, month_name
from planner.web.fields import AtLeastOne, MultiCheckbox, Time, choices

ALL_BUT_JULY = (1, 2, 3, 4, 5, 6, 8, 9, 10, 11, 12)


def _side(value: str | None) -> Table | None:
    return Table(value) if value else None


class MembershipForm(PersonOrNewcomerForm):
    """Who sits in a committee."""

    FACTS: ClassVar[tuple[str, ...]] = (
        "person_id",
        "new_name",
        "new_email",
        "role",
        "med_side",
    )

    role = RadioField(
        _("Role"),
        choices=choices(MEMBER_ROLES.items()),
        coerce=MembershipRole,
        default=MembershipRole.MEMBER,
        validators=[InputRequired()],
    )
    med_side = SelectField(
        _("Side of HovedMED's table"),
        choices=choices([("", _("None: another body")), *MED_SIDES.items()]),
        coerce=_side,
        validators=[Optional()],
    )

    def about(self, owner: Base) -> None:
        if isinstance(owner, Committee) and owner.kind is not CommitteeKind.MAIN_MED:
            del self.med_side


class MeetingPatternForm(PeriodForm):
    """When a body usually meets."""

    FACTS: ClassVar[tuple[str, ...]] = (
        "weekday",
        "weeks",
        "months",
        "town_hall_months",
        "start",
        "minutes",
        "people",
        "step_free",
    )

    weekday = RadioField(
        _("Weekday"),
        choices=choices(WEEKDAYS.items()),
        coerce=Weekday,
        default=Weekday.MONDAY,
        validators=[InputRequired()],
    )
    weeks = MultiCheckbox(
        _("Which one in the month"),
        choices=choices(WEEKS.items()),
        coerce=int,
        validators=[AtLeastOne()],
        description=_("The calendar looks for a day among these first."),
    )
    months = MultiCheckbox(
        _("Months with a meeting"), coerce=int, validators=[AtLeastOne()], default=ALL_BUT_JULY
    )
    town_hall_months = MultiCheckbox(
        _("Months whose meeting stays at the town hall"),
        coerce=int,
        description=_("Such as April, August and November, when the budget is followed up."),
    )
    start = Time(_("Starts at"), validators=[InputRequired()])
    minutes = fields.whole_number(_("Minutes"), least=15, most=720, default=150)
    people = fields.whole_number(
        _("Seats needed"),
        least=1,
        most=500,
        default=18,
        description=_("Members, officers and guests, with a reserve."),
    )
    step_free = BooleanField(_("The meeting needs step-free access"))

    def prepare(self, on: date) -> None:
        names = [(month, month_name(month)) for month in range(1, 13)]
        self.months.choices = self.town_hall_months.choices = choices(names)
