"""The base of every form, and the one way to answer with it."""

from typing import Any

from flask import render_template
from flask_wtf import FlaskForm


class Form(FlaskForm):
    """A form with its CSRF token."""


def answer(form: Form, template: str, **context: Any) -> str | tuple[str, int]:
    """The page with the form: status 422 when something typed was refused."""
    page = render_template(template, form=form, **context)
    return (page, 422) if form.errors else page
