"""The forms of the units: the search over the list, opening, closing, closed days."""

from datetime import date
from typing import Any, ClassVar

from flask_babel import lazy_gettext as _
from wtforms import Field, SearchField, SelectField
from wtforms.validators import Optional, ValidationError

from planner import access
from planner.access import Permission
from planner.extensions import db
from planner.models.committees import Committee
from planner.models.units import Unit
from planner.register import fields, options
from planner.register.asof import AsOfForm
from planner.register.periods.unit_forms import SiteForm, UnitPeriodForm
from planner.register.units import queries
from planner.register.units.operations import NewUnit
from planner.web.fields import AtLeastOne, MultiCheckbox, choices
from planner.web.forms import VersionForm
from planner.web.guard import signed_in

EVERYTHING = ""
LIST = {"validators": [Optional()], "default": EVERYTHING}


class UnitsForm(AsOfForm):
    """What to look for among the units."""

    text = SearchField(_("Search"), name="q", validators=[Optional()], filters=[fields.trimmed])
    committee = SelectField(_("Committee"), **LIST)
    kind = SelectField(_("Kind"), **LIST)
    town = SelectField(_("Town"), **LIST)
    missing = SelectField(
        _("Missing"),
        validators=[Optional()],
        default=EVERYTHING,
        choices=choices(
            [
                (EVERYTHING, _("Nothing in particular")),
                ("leader", _("A leader")),
                ("committee", _("A committee")),
                ("site", _("A site")),
            ]
        ),
    )

    def validate(self, extra_validators: Any = None) -> bool:
        """Fill in the choices of the day first; a word chosen on another day narrows to nothing."""
        self.as_of.validate(self)
        every = (EVERYTHING, _("All"))
        self.committee.choices = choices(
            [every, *((str(i), n) for i, n in options.committees(self.day))]
        )
        self.kind.choices = choices([every, *((kind, kind) for kind in queries.kinds(self.day))])
        self.town.choices = choices([every, *((town, town) for town in queries.towns(self.day))])
        is_valid: bool = super().validate(extra_validators)
        return is_valid

    def narrowed(self) -> queries.Filter:
        """The filter it asks for."""
        committee = self.committee.data
        return queries.Filter(
            committee_id=int(committee) if committee and committee.isdecimal() else None,
            kind=self.kind.data or "",
            town=self.town.data or "",
            text=self.text.data or "",
            missing=self.missing.data or "",
        )


class NewUnitForm(UnitPeriodForm, SiteForm):
    """Everything about a unit on its first day."""

    # Asked for in other words, or not at all.
    version: Any = None
    valid_from: Any = None
    valid_to: Any = None
    is_main: Any = None
    FACTS: ClassVar[tuple[str, ...]] = UnitPeriodForm.FACTS

    code = fields.text(
        _("Identifier"),
        required=True,
        longest=40,
        description=_("The municipality's own, as U001."),
    )
    opened_on = fields.day(_("First day"))
    committees = MultiCheckbox(_("Committees"), coerce=int, validators=[Optional()])

    def prepare(self, on: date) -> None:
        super().prepare(on)
        own = access.own_scope(signed_in(), Permission.EDIT_REGISTER)
        self.committees.choices = choices(options.committees(on, within=own))
        if own is not None:  # a committee's secretary enters units of that committee
            self.committees.validators = [AtLeastOne()]

    def new_unit(self) -> NewUnit:
        """What was typed."""
        site = {name: self[name].data for name in SiteForm.FACTS if name not in ("name", "is_main")}
        return NewUnit(
            code=self.code.data,
            opened_on=self.opened_on.data,
            period=self.values(),
            site={"name": "", "is_main": True, **site},
            committees=[db.get_or_404(Committee, chosen) for chosen in self.committees.data],
        )


class UnitForm(VersionForm):
    """What never changes about a unit, unless it was wrong."""

    code = fields.text(_("Identifier"), required=True, longest=40)
    opened_on = fields.day(_("First day"))


class CloseForm(VersionForm):
    """The unit's last day, and who takes over."""

    last_day = fields.day(_("Last day"))
    successors = MultiCheckbox(
        _("Taken over by"),
        coerce=int,
        validators=[Optional()],
        description=_("The units that carry on its work, if there are any."),
    )

    def chosen(self) -> list[Unit]:
        """The successors."""
        return [db.get_or_404(Unit, chosen) for chosen in self.successors.data]


class ClosureForm(VersionForm):
    """Days on which a unit takes no visits."""

    first_day = fields.day(_("First day"))
    last_day = fields.day(_("Last day"))
    reason = fields.text(_("Reason"), description=_("Such as exams or a holiday."))

    def validate_last_day(self, field: Field) -> None:
        """In order."""
        if self.first_day.data and field.data and field.data < self.first_day.data:
            raise ValidationError(_("The last day is before the first."))
