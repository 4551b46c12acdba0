"""What templates write is escaped, whatever it is."""

import pytest
from flask import Flask, render_template_string
from jinja2 import UndefinedError
from markupsafe import Markup, escape

from planner.web import rendering


class _Speaking:
    def __html__(self) -> str:
        return "<b>own markup</b>"

    def __str__(self) -> str:
        return "<not this>"


class _Named(str):
    __slots__ = ()


VALUES = (
    *("<a href='x'>\"&\"</a>", Markup("<b>ready</b>"), _Named("<&>"), _Speaking()),
    *(17, True, None, 2.5, ["<"], ""),
)


@pytest.mark.parametrize("value", VALUES, ids=repr)
def test_a_value_becomes_the_text_that_markupsafe_makes_of_it(value: object) -> None:
    assert str(rendering.escaped(value)) == str(escape(value))


@pytest.mark.parametrize(
    "template",
    [
        "{{ name }}",
        "{% macro cell(x) %}{{ x }}{% endmacro %}{{ cell(name) }}",
        "{% set block %}{{ name }}{% endset %}{{ block }}",
        "{% for n in [name] %}{{ n }}{% endfor %}",
        "{% autoescape on %}{{ name }}{% endautoescape %}",
    ],
)
def test_a_template_of_the_application_escapes_once(app: Flask, template: str) -> None:
    with app.test_request_context():
        assert render_template_string(template, name="<i>&", on=True) == "&lt;i&gt;&amp;"


def test_text_that_is_no_page_is_left_as_it_is(app: Flask) -> None:
    with app.test_request_context():
        shown = render_template_string(
            "{% autoescape false %}{{ name }}{% endautoescape %}", name="A & B"
        )
        assert shown == "A & B"


def test_a_misspelt_name_is_still_a_fault(app: Flask) -> None:
    with app.test_request_context(), pytest.raises(UndefinedError):
        render_template_string("{{ nmae }}", name="x")


def test_the_application_compiles_its_templates_so(app: Flask) -> None:
    assert "environment.escaped(" in app.jinja_env.compile("{{ name }}", filename=None, raw=True)
