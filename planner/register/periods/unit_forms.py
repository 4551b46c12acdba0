"""The forms of what holds for a time about a unit or a centre."""

from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar

from flask_babel import lazy_gettext as _
from wtforms import BooleanField, RadioField
from wtforms.validators import InputRequired, Optional

from planner import access
from planner.access import Permission
from planner.extensions import db
from planner.models.base import Valid
from planner.models.committees import Committee
from planner.models.units import Centre, HostingClass, LeaderRole
from planner.register import fields, options
from planner.register.denmark import LATITUDES, LONGITUDES
from planner.register.periods.forms import PeriodForm, PersonOrNewcomerForm
from planner.register.wording import HOSTING_CLASSES, LEADER_ROLES
from planner.web.fields import Time, choices
from planner.web.guard import signed_in


class HostingHoursForm(PeriodForm):
    """When a unit can have guests."""

    FACTS: ClassVar[tuple[str, ...]] = ("hosting_from", "hosting_to")

    hosting_from = Time(_("Can host from"), validators=[Optional()])
    hosting_to = Time(
        _("Can host until"),
        validators=[Optional()],
        description=_("Leave both empty when every hour is possible."),
    )

    def validate(self, extra_validators: Any = None) -> bool:
        """Both hours or neither, and in order; asked here, for `Optional` ends a field's own."""
        is_valid: bool = super().validate(extra_validators)
        start, finish = self.hosting_from.data, self.hosting_to.data
        if (start is None) != (finish is None):
            wrong = _("Give both hours, or neither.")
        elif start is not None and finish is not None and finish <= start:
            wrong = _("The last hour is not after the first.")
        else:
            return is_valid
        self.hosting_to.errors = [*self.hosting_to.errors, str(wrong)]
        return False


class UnitPeriodForm(HostingHoursForm):
    """What a unit is called and can do."""

    FACTS: ClassVar[tuple[str, ...]] = (
        "name",
        "kind",
        "centre_id",
        "hosting_class",
        "hosting_from",
        "hosting_to",
        "is_self_governing",
        "core_task",
        "employees",
    )

    name = fields.text(_("Name"), required=True)
    kind = fields.text(
        _("Kind"),
        required=True,
        description=_("The municipality's own word, such as folkeskole or plejecenter."),
    )
    centre_id = fields.choice_of_row(_("Centre"))
    hosting_class = RadioField(
        _("Hosting class"),
        choices=choices(HOSTING_CLASSES.items()),
        coerce=HostingClass,
        default=HostingClass.FULL,
        validators=[InputRequired()],
    )
    is_self_governing = BooleanField(_("Self-governing, with its own board"))
    core_task = fields.paragraph(_("Core task"))
    employees = fields.whole_number(
        _("Employees"),
        least=0,
        most=20_000,
        required=False,
        description=_("How many work there, so that large and small units can be compared."),
    )

    def prepare(self, on: date) -> None:
        self.centre_id.choices = choices([(fields.NOBODY, _("None")), *options.centres(on)])

    def stored(self, row: Valid) -> dict[str, Any]:
        said = super().stored(row)
        return {**said, "centre_id": said["centre_id"] or fields.NOBODY}

    def values(self) -> Mapping[str, Any]:
        centre = db.session.get(Centre, self.centre_id.data) if self.centre_id.data else None
        return {**super().values(), "centre_id": centre and centre.id, "centre": centre}


class SiteAccessForm(PeriodForm):
    """How many a site seats, and who can get in and hear."""

    FACTS: ClassVar[tuple[str, ...]] = ("seats", "step_free", "accessible_toilet", "hearing_loop")

    seats = fields.whole_number(
        _("Seats"),
        least=0,
        most=5000,
        description=_("How many can sit in a room that can be closed off."),
    )
    step_free = BooleanField(_("Step-free access"))
    accessible_toilet = BooleanField(_("Accessible toilet"))
    hearing_loop = BooleanField(_("Hearing loop"))


class SiteForm(SiteAccessForm):
    """An address and what is there."""

    FACTS: ClassVar[tuple[str, ...]] = (
        "name",
        "address",
        "postcode",
        "town",
        "area",
        "lat",
        "lon",
        *SiteAccessForm.FACTS,
        "is_main",
    )

    name = fields.text(_("Name of the site"), description=_("If the unit has several."))
    address = fields.text(_("Address"))
    postcode = fields.text(_("Postcode"), longest=10)
    town = fields.text(_("Town"), required=True)
    area = fields.text(_("Area"))
    lat = fields.coordinate(_("Latitude"), LATITUDES)
    lon = fields.coordinate(_("Longitude"), LONGITUDES)
    is_main = BooleanField(
        _("Main site"),
        default=True,
        description=_("Where the unit hosts. A new main site takes over from the present one."),
    )


class UnitLeaderForm(PersonOrNewcomerForm):
    """Who leads a unit."""

    FACTS: ClassVar[tuple[str, ...]] = ("role", "person_id", "new_name", "new_email")

    role = RadioField(
        _("Role"),
        choices=choices(LEADER_ROLES.items()),
        coerce=LeaderRole,
        default=LeaderRole.LEADER,
        validators=[InputRequired()],
    )


class UnitCommitteeForm(PeriodForm):
    """Which committee a unit belongs to."""

    FACTS: ClassVar[tuple[str, ...]] = ("committee_id",)

    committee_id = fields.choice_of_row(_("Committee"))

    def prepare(self, on: date) -> None:
        own = access.own_scope(signed_in(), Permission.EDIT_REGISTER)
        self.committee_id.choices = choices(options.committees(on, within=own))

    def values(self) -> Mapping[str, Any]:
        committee = db.session.get(Committee, self.committee_id.data)
        return {"committee_id": committee and committee.id, "committee": committee}


class CentreHeadForm(PersonOrNewcomerForm):
    """Who heads a centre."""

    FACTS: ClassVar[tuple[str, ...]] = ("person_id", "new_name", "new_email")
