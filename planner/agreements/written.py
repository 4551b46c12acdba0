"""Form fields for what people type in agreements, examined by the domain's own rules."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from wtforms import StringField, TextAreaField
from wtforms.fields import Field
from wtforms.form import BaseForm
from wtforms.validators import Length, Optional, StopValidation

from agreements import intake
from agreements.problems import Problem
from planner import clock
from planner.agreements import words
from planner.web.fields import DanishDecimal, IsoDate


class Examined(Length):
    """Text that can be printed and is no longer than `max`; it is made uniform on the way.

    A `Length`, so that the field shows how many characters are left.
    """

    def __init__(self, longest: int, *, multiline: bool = True) -> None:
        super().__init__(max=longest)
        self.field_flags.clear()  # a maxlength would let the browser cut what is pasted, unseen
        self._multiline = multiline

    def __call__(self, _form: BaseForm, field: Field) -> None:
        examined = intake.examine(
            field.data or "", field=field.name, limit=self.max, multiline=self._multiline
        )
        _refuse(examined.problems)
        field.data = examined.text


class Amount(DanishDecimal):
    """An amount with all its decimals, as the agreement prints it."""

    def _value(self) -> str:
        if self.raw_data or self.data is None:
            return super()._value() if self.raw_data else ""
        return words.speaker().amount(self.data)


class Expected:
    """The agreement needs this in the end; a draft may still lack it."""

    field_flags = {"required": True}  # noqa: RUF012 - WTForms reads this name from the class

    def __call__(self, _form: BaseForm, _field: Field) -> None:
        """Whether it is there is asked when the draft is submitted."""


class ExpectedValue(Optional):
    """As `Expected`, of a day, an amount or a choice: while it is empty nothing else is asked."""

    def __init__(self) -> None:
        super().__init__()
        self.field_flags = {"required": True}


def sensible_day(_form: BaseForm, field: Field) -> None:
    """No slip of the finger in the year."""
    if field.data is not None:
        _refuse(intake.day_problems(field.data, field=field.name, today=clock.today()))


def sensible_amount(_form: BaseForm, field: Field) -> None:
    """Nothing below zero or beyond all measure."""
    if isinstance(field.data, Decimal):
        _refuse(intake.amount_problems(field.data, field=field.name))


def line(label: object, *, longest: int, first: Any = None, **options: Any) -> Any:
    """A line of text; `first` is the rule about leaving it out, by default that one may."""
    rules = [first or Optional(), Examined(longest, multiline=False)]
    return StringField(label, validators=rules, default="", **options)


def paragraph(label: object, *, longest: int, first: Any = None, **options: Any) -> Any:
    """Several lines of text."""
    rules = [first or Optional(), Examined(longest)]
    return TextAreaField(label, validators=rules, default="", **options)


def day(label: Any, *, first: Any = None, **options: Any) -> Any:
    """A day."""
    return IsoDate(label, validators=[first or Optional(), sensible_day], **options)


def amount(label: object, *, first: Any = None, **options: Any) -> Any:
    """An amount of zero or more."""
    return Amount(label, validators=[first or Optional(), sensible_amount], **options)


def _refuse(problems: Iterable[Problem]) -> None:
    """Stop at the field, which keeps what was typed."""
    said = " ".join(words.speaker().say(problem.message) for problem in problems)
    if said:
        raise StopValidation(said)
