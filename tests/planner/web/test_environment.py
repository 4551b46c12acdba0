"""What templates write is what Jinja would have written."""

import functools
from collections.abc import Callable
from decimal import Decimal

import pytest
from flask import Flask
from jinja2 import Environment, pass_context, pass_environment, pass_eval_context
from jinja2.nodes import EvalContext
from jinja2.runtime import Context
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


@pass_context
def with_context(context: Context, text: str) -> str:
    return f"{context['name']} {text}"


@pass_environment
def with_environment(environment: Environment, text: str) -> str:
    return f"{type(environment).__name__} {text}"


@pass_eval_context
def with_evaluation(evaluation: EvalContext, text: str) -> str:
    return f"{evaluation.autoescape} {text}"


def plain(text: str) -> str:
    return f"plain {text}"


@functools.wraps(str)
def wrapped(text: str) -> str:
    return f"wrapped {text}"


class Called:
    """A value that can be called, and wants the context."""

    @pass_context
    def __call__(self, context: Context, text: str) -> str:
        return f"{context['name']} {text}"


CALLED = (
    plain,
    with_context,
    with_environment,
    with_evaluation,
    wrapped,
    Called(),
    "{}".format,
    str,
)


@pytest.mark.parametrize("called", CALLED, ids=range(len(CALLED)))
@pytest.mark.parametrize("place", ["", "loop"])
@pytest.mark.parametrize("escaping", ["true", "false"])
def test_what_is_called_is_given_what_jinja_gives_it(
    app: Flask, called: Callable[[str], str], place: str, escaping: str
) -> None:
    call = "{% macro told(name) %}{{ called(name) }}{% endmacro %}{{ called('<') }}{{ told('>') }}"
    source = "{% block one %}{% for name in 'ab' %}" + call + "{% endfor %}{% endblock %}"
    source = source if place else call
    source = "{% autoescape " + escaping + " %}" + source + "{% endautoescape %}"
    jinja = Environment(autoescape=True, extensions=["jinja2.ext.i18n"])
    values = {"called": called, "name": "outside"}
    expected = jinja.from_string(source).render(values)
    ours = app.jinja_env.from_string(source).render(values)
    assert ours == expected.replace("Environment ", f"{type(app.jinja_env).__name__} ")
