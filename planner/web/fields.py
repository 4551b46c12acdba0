"""Form fields as Danish offices write them: dates, times, decimals and lists of checkboxes."""

import re
from collections.abc import Callable, Iterable
from datetime import date, time
from decimal import Decimal
from typing import Any

from flask_babel import LazyString, lazy_gettext
from wtforms import DateField, DecimalField, SelectMultipleField, TimeField, ValidationError
from wtforms.fields import Field, SelectChoice
from wtforms.form import BaseForm
from wtforms.validators import Regexp, StopValidation
from wtforms.widgets import CheckboxInput, ListWidget, TextInput

from planner.web.filters import as_number
from planner.web.messages import WORDS
from planner.web.translations import language

YEARS = range(1900, 2200)
EMAIL = r"[^@\s]+@[^@\s]+\.[^@\s]+"
UNLIKELY_YEAR = lazy_gettext("Write a year from 1900 to 2199.")


class IsoDate(DateField):
    """A native date input. Also reads 17-03-2026 and 17.3.2026, for browsers without one.

    Years before 1900 and after 2199 are slips: 1026 for 2026.
    """

    def __init__(self, label: str | None = None, validators: Any = None, **options: Any) -> None:
        formats = ["%Y-%m-%d", "%d-%m-%Y", "%d.%m.%Y", "%d/%m/%Y"]
        super().__init__(label, validators, format=formats, **options)

    def process_formdata(self, valuelist: list[str]) -> None:
        super().process_formdata(valuelist)
        if self.data is not None and self.data.year not in YEARS:
            self.data = None
            raise ValueError(str(UNLIKELY_YEAR))

    data: date | None


class Time(TimeField):
    """A native time input. Also reads 14.00, as Danes write it."""

    def __init__(self, label: str | None = None, validators: Any = None, **options: Any) -> None:
        formats = ["%H:%M", "%H.%M", "%H:%M:%S"]
        super().__init__(label, validators, format=formats, **options)

    data: time | None


class DanishDecimal(DecimalField):
    """A decimal number with a comma in Danish and a point in English, with or without thousands.

    A native number input would show nothing of a number written with a comma.
    """

    widget = TextInput()

    def process_formdata(self, valuelist: list[str]) -> None:
        text = valuelist[0] if valuelist else ""
        self.data = None
        if not text.strip():
            return
        try:
            self.data = parse_decimal(text, decimal_comma=language() == "da")
        except ValueError as unreadable:
            raise ValueError(str(WORDS["Not a valid decimal value."])) from unreadable

    def _value(self) -> str:
        if self.raw_data:
            return str(self.raw_data[0])
        return "" if self.data is None else as_number(self.data)


def parse_decimal(text: str, *, decimal_comma: bool) -> Decimal:
    """The number `text` says; raises ValueError when it says none.

    With `decimal_comma`, 1.234,5 and 1234,5 are the same number, and 1.234 is a thousand and more;
    a point that cannot part thousands (1.5) is taken for the decimal sign. Without it the two
    signs change places. Spaces part thousands in both.
    """
    decimal, thousands = (",", ".") if decimal_comma else (".", ",")
    compact = re.sub(r"[\s\u00a0\u202f]", "", text)
    grouped = rf"-?\d{{1,3}}(?:{re.escape(thousands)}\d{{3}})+(?:{re.escape(decimal)}\d+)?"
    if re.fullmatch(grouped, compact, re.ASCII):
        compact = compact.replace(thousands, "")
    if not re.fullmatch(r"-?\d+(?:[.,]\d+)?", compact, re.ASCII):
        raise ValueError(text)
    return Decimal(compact.replace(",", "."))


def choices(
    pairs: Iterable[tuple[object, str | LazyString]], *, heading: str | None = None
) -> list[SelectChoice]:
    """(value, label) pairs as the options of a select, radio or checkbox field, under a heading."""
    return [SelectChoice(value, label, optgroup=heading) for value, label in pairs]


class MultiCheckbox(SelectMultipleField):
    """Choose any number from a list, each with its own box; groups of `choices` have headings."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()


class EmailAddress(Regexp):
    """Something before an @ and a domain after it; whether it exists, only a letter can tell."""

    def __init__(self) -> None:
        super().__init__(rf"\s*{EMAIL}\s*$", message=lazy_gettext("Write an e-mail address."))


class AtLeastOne:
    """Something must be ticked.

    `InputRequired` would mark every single box as required; this marks none.
    """

    def __init__(self, message: str | None = None) -> None:
        self.message = message or lazy_gettext("Choose at least one.")

    def __call__(self, _form: BaseForm, field: Field) -> None:
        if not field.data:
            raise ValidationError(str(self.message))


class RequiredWhen:
    """A field that must be filled in when `condition` holds of its form, and else may be empty.

    WTForms' own `Optional` would stop the other validators before they could ask. The label does
    not call the field optional: it is asked for just where it is needed.
    """

    def __init__(
        self, condition: Callable[[Any], object], message: str | LazyString | None = None
    ) -> None:
        self.condition = condition
        self.message = message or WORDS["This field is required."]

    def __call__(self, form: BaseForm, field: Field) -> None:
        if any(isinstance(text, str) and text.strip() for text in field.raw_data or ()):
            return
        field.errors = []  # what cannot be read of an empty field says nothing
        raise StopValidation(str(self.message) if self.condition(form) else "")
