"""What templates write is what Jinja would have written."""

from decimal import Decimal

import pytest
from flask import Flask
from markupsafe import Markup, escape

from planner.web import environment


class Raw:
    """Says what it is in markup."""

    def __html__(self) -> str:
        return "<i>raw</i>"

    def __str__(self) -> str:
        return "<plain>"


class Sly(str):
    """A text of another type."""


TEXTS = ("", "ærlig", "<a href=\"x\">'&amp;'</a>", Sly("<b>"), Markup("<b>&amp;</b>"), Raw())
OTHERS = (0, 12, True, None, 1.5, Decimal("1.50"), ["<b>"])


@pytest.mark.parametrize("value", [*TEXTS, *OTHERS], ids=lambda value: type(value).__name__)
def test_every_value_is_written_as_escaped(value: object) -> None:
    assert environment.written(value) == str(escape(value))


def test_markup_passes_and_text_is_escaped_wherever_a_template_writes_it(app: Flask) -> None:
    source = """
        {%- macro told(text) %}<i>{{ text }}{{ caller() }}</i>{% endmacro -%}
        {%- set kept %}<u>{{ text }}</u>{% endset -%}
        {%- call told(text) %}{{ mark }}{% for one in [text] %}{{ one }}{% endfor %}{% endcall -%}
        {{ kept }}{{ text ~ mark }}{{ "<" }}"""
    written = app.jinja_env.from_string(source).render(text="<&>", mark=Markup("<br>"))
    safe = "&lt;&amp;&gt;"
    assert written == f"<i>{safe}<br>{safe}</i><u>{safe}</u>{safe}<br>&lt;"


def test_where_nothing_is_escaped_a_text_is_written_as_it_is(app: Flask) -> None:
    template = app.jinja_env.from_string("{% autoescape false %}{{ text }}{% endautoescape %}")
    assert template.render(text="<&>") == "<&>"


def test_globals_that_a_template_is_loaded_with_are_its_own(app: Flask) -> None:
    source = "{{ whose }}{{ languages.da }}"
    assert app.jinja_env.from_string(source, globals={"whose": "own "}).render() == "own Dansk"
    assert "whose" not in app.jinja_env.globals
