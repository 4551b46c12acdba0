"""Everything this folder gives an application, in one call."""

from collections.abc import Callable

from flask import Flask
from jinja2 import StrictUndefined

from planner.web import (
    addresses,
    bilingual,
    errors,
    filters,
    frame,
    headers,
    markup,
    questions,
    translations,
)


def init_app(app: Flask, current_frame: Callable[[], frame.Frame]) -> None:
    """Headers on every answer, filters and frame in every template, pages for every error."""
    app.jinja_env.undefined = StrictUndefined  # a misspelt name is a fault, not an empty space
    headers.init_app(app)
    translations.init_app(app)
    addresses.init_app(app)
    filters.init_app(app)
    bilingual.init_app(app)
    markup.init_app(app)
    questions.init_app(app)
    frame.init_app(app, current_frame)
    errors.init_app(app)
