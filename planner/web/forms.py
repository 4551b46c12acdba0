"""The base of every form, and the one way to answer with it."""

from typing import Any, TypeVar

from flask import render_template
from flask_wtf import FlaskForm
from markupsafe import Markup
from wtforms import Form as PlainForm
from wtforms import IntegerField, PasswordField, StringField
from wtforms.fields import Field
from wtforms.validators import InputRequired
from wtforms.widgets import HiddenInput

from planner.web import controls
from planner.web.messages import Messages

Value = TypeVar("Value")


class Form(FlaskForm):
    """A form with its CSRF token, and messages in the reader's language."""

    class Meta(FlaskForm.Meta):
        """WTForms' settings for all our forms."""

        def get_translations(self, form: PlainForm) -> Messages:
            return Messages()

        def bind_field(self, form: PlainForm, unbound_field: Any, options: Any) -> Any:
            """Text comes without the spaces typed around it; a password comes as it is."""
            made = unbound_field.field_class
            if issubclass(made, StringField) and not issubclass(made, PasswordField):
                options["filters"] = [*unbound_field.kwargs.get("filters", ()), _without_ends]
            return super().bind_field(form, unbound_field, options)

        def render_field(self, field: Field, render_kw: dict[str, Any]) -> Markup:
            return controls.rendered(field, {**(field.render_kw or {}), **render_kw})


class VersionForm(Form):
    """A form that knows the version of the row it was opened with, carried along unseen."""

    version = IntegerField("", widget=HiddenInput(), validators=[InputRequired()])


class FormPart(PlainForm):
    """One of several alike parts of a form (`FieldList(FormField(...))`), without a token."""

    Meta = Form.Meta


def answer(form: Form, template: str, **context: Any) -> str | tuple[str, int]:
    """The page with the form: status 422 when something typed was refused."""
    page = render_template(template, form=form, **context)
    return (page, 422) if form.errors else page


def _without_ends(value: object) -> object:
    return value.strip() if isinstance(value, str) else value


def given(value: Value | None) -> Value:
    """The value of a required field, once the form is valid. Raises ValueError when it is not."""
    if value is None:
        raise ValueError("a required field is empty; ask after validate_on_submit()")
    return value
