"""Typed and pasted text: made uniform, or refused with what is wrong and how to mend it."""

from typing import Any

from wtforms import StringField, TextAreaField, ValidationError
from wtforms.fields import Field
from wtforms.form import BaseForm
from wtforms.validators import InputRequired, Length, Optional

from agreements import intake
from planner.web.bilingual import said


class Tidied(Length):
    """The text as `agreements.intake` makes it; a refused one stays exactly as it was typed."""

    def __init__(self, limit: int, *, multiline: bool) -> None:
        super().__init__(max=limit)
        self._multiline = multiline

    def __call__(self, _form: BaseForm, field: Field) -> None:
        examined = intake.examine(
            field.data or "", field=field.short_name, limit=self.max, multiline=self._multiline
        )
        if examined.problems:
            raise ValidationError(" ".join(said(problem.message) for problem in examined.problems))
        field.data = examined.text


def line(label: object, *, limit: int = 200, required: bool = True, **options: Any) -> Any:
    """One line of text."""
    rules = [_first(required), Tidied(limit, multiline=False)]
    return StringField(label, validators=rules, **options)


def paragraphs(label: object, *, limit: int, required: bool = True, **options: Any) -> Any:
    """Several lines of text, with a counter."""
    rules = [_first(required), Tidied(limit, multiline=True)]
    return TextAreaField(label, validators=rules, **options)


def _first(required: bool) -> InputRequired | Optional:
    return InputRequired() if required else Optional()
