"""The base of every form, and the one way to answer with it."""

from typing import Any

from flask import render_template
from flask_wtf import FlaskForm
from wtforms import Form as PlainForm

from planner.web.messages import Messages


class Form(FlaskForm):
    """A form with its CSRF token, and messages in the reader's language."""

    class Meta(FlaskForm.Meta):
        """WTForms' settings for all our forms."""

        def get_translations(self, form: PlainForm) -> Messages:
            return Messages()


def answer(form: Form, template: str, **context: Any) -> str | tuple[str, int]:
    """The page with the form: status 422 when something typed was refused."""
    page = render_template(template, form=form, **context)
    return (page, 422) if form.errors else page
