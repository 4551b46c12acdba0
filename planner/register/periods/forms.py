"""The base of the forms of rows that hold for a time; fields are named like the row's columns."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from flask_babel import lazy_gettext as _
from wtforms import Field
from wtforms.validators import Optional, ValidationError

from planner.extensions import db
from planner.models.base import Base, Valid
from planner.models.people import Person
from planner.register import fields, options
from planner.web.fields import IsoDate, choices
from planner.web.forms import VersionForm


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Somebody to be entered in the register along with their role."""

    name: str
    email: str


class LastDayForm(VersionForm):
    """The last day something holds."""

    valid_to = fields.day(_("Last day"))

    def shown(self) -> list[Field]:
        """The one field the page asks about."""
        return [self.valid_to]


class PeriodForm(VersionForm):
    """Facts and the days they hold; a page takes away the days it does not ask about."""

    FACTS: ClassVar[tuple[str, ...]] = ()

    valid_from = fields.day(_("Holds from"))
    valid_to = IsoDate(
        _("Last day"),
        validators=[Optional()],
        description=_("Leave empty for until further notice."),
    )

    def about(self, owner: Base) -> None:
        """Leave out what makes no sense about this owner."""

    def prepare(self, on: date) -> None:
        """Fill in the choices there are on the day."""

    def stored(self, row: Valid) -> dict[str, Any]:
        """What the row says, by field."""
        return {name: getattr(row, name) for name in self.FACTS if hasattr(row, name)}

    def show(self, row: Valid) -> None:
        """Show what the row says."""
        for name, value in self.stored(row).items():
            if name in self:
                self[name].data = value

    def values(self) -> Mapping[str, Any]:
        """What was typed, by the row's columns."""
        return {name: self[name].data for name in self.FACTS if name in self}

    def facts(self) -> list[Field]:
        """The fields that are no days, in order."""
        return [self[name] for name in self.FACTS if name in self]

    def shown(self) -> list[Field]:
        """The fields the page asks about: the facts, then the days."""
        days = [day for day in (self.valid_from, self.valid_to) if day]
        return [*self.facts(), *days]


class NameForm(PeriodForm):
    """A committee's or a centre's name."""

    FACTS: ClassVar[tuple[str, ...]] = ("name",)

    name = fields.text(_("Name"), required=True)


class PersonForm(PeriodForm):
    """A form that names a person, known or new."""

    person_id = fields.choice_of_row(_("Person"))

    def prepare(self, on: date) -> None:
        self.person_id.choices = choices([(fields.NOBODY, _("Choose a person")), *options.people()])

    def values(self) -> Mapping[str, Any]:
        person = db.session.get(Person, self.person_id.data)
        columns = [name for name in ("role", "med_side") if name in self]
        others: dict[str, Any] = {name: self[name].data for name in columns}
        return {**others, "person_id": person and person.id, "person": person}

    def validate_person_id(self, field: Field) -> None:
        if not field.data:
            raise ValidationError(_("Choose a person."))


class PersonOrNewcomerForm(PersonForm):
    """A form that names a person, or enters one who is not in the register yet."""

    person_id = fields.choice_of_row(_("Person in the register"))
    new_name = fields.text(_("Name, if the person is not in the register"))
    new_email = fields.text(_("E-mail of the new person"))

    def values(self) -> Mapping[str, Any]:
        if self.person_id.data:
            return super().values()
        newcomer = Newcomer(name=self.new_name.data, email=self.new_email.data)
        return {**super().values(), "person": newcomer}

    def validate_person_id(self, field: Field) -> None:
        if bool(field.data) == bool(self.new_name.data):
            raise ValidationError(_("Choose a person, or write the name of a new one."))


class CouncilSeatForm(PeriodForm):
    """A seat in the council is only its days."""
