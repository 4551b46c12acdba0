"""Fields of the register's forms: text without stray spaces, coordinates, choices among rows."""

from typing import Any

from flask_babel import lazy_gettext as _
from wtforms import (
    FloatField,
    IntegerField,
    SelectField,
    StringField,
    TextAreaField,
)
from wtforms.fields import Field
from wtforms.form import BaseForm
from wtforms.validators import InputRequired, Length, NumberRange, Optional, ValidationError

from planner.web.fields import IsoDate
from planner.web.filters import as_number
from planner.web.translations import language

NOBODY = 0  # the choice that stands for none


class Coordinate(FloatField):
    """Degrees with all their decimals, with a comma or a point.

    `DanishDecimal` will not do: it reads 55.382 as a number of thousands.
    """

    def process_formdata(self, valuelist: list[str]) -> None:
        super().process_formdata([text.replace(",", ".").strip() for text in valuelist])

    def _value(self) -> str:
        if self.raw_data:
            return str(self.raw_data[0])
        text = "" if self.data is None else str(self.data)
        return text.replace(".", ",") if language() == "da" else text


def text(label: object, *, required: bool = False, longest: int = 200, **options: Any) -> Any:
    """A line of text, its ends trimmed."""
    first = InputRequired() if required else Optional()
    return StringField(
        label, validators=[first, Length(max=longest)], filters=[trimmed], default="", **options
    )


def paragraph(label: object, **options: Any) -> Any:
    """Several lines of text, at most 200 characters."""
    return TextAreaField(
        label, validators=[Length(max=200)], filters=[trimmed], default="", **options
    )


def whole_number(
    label: object, *, least: int, most: int, required: bool = True, **options: Any
) -> Any:
    """A whole number inside its limits."""
    first = InputRequired() if required else Optional()
    return IntegerField(label, validators=[first, NumberRange(min=least, max=most)], **options)


def coordinate(label: object, limits: tuple[float, float], **options: Any) -> Any:
    """Degrees inside Denmark, or nothing."""
    low, high = limits

    def inside(_form: BaseForm, field: Field) -> None:
        if field.data is not None and not low <= field.data <= high:
            said = {"low": as_number(low, 1), "high": as_number(high, 1)}
            raise ValidationError(_("Degrees in Denmark lie between %(low)s and %(high)s.", **said))

    return Coordinate(label, validators=[Optional(), inside], **options)


def day(label: Any, **options: Any) -> Any:
    """A day that must be given."""
    return IsoDate(label, validators=[InputRequired()], **options)


def choice_of_row(label: object, **options: Any) -> Any:
    """One row by its id; `NOBODY` for none. The form sets the choices."""
    return SelectField(label, coerce=int, default=NOBODY, **options)


def trimmed(value: str | None) -> str:
    """The text without spaces at its ends, spaces inside as single ones, lines kept."""
    lines = (value or "").replace("\r\n", "\n").strip().split("\n")
    return "\n".join(" ".join(line.split()) for line in lines)
