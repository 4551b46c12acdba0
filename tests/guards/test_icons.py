"""The icons that are built are those the templates show, and no others."""

import json
import re
from collections.abc import Iterator

import pytest
from flask import Flask
from jinja2 import nodes

from planner import frontend

SHOWING = ("icon", "alert")  # the macros whose first argument names an icon


def _named(template: nodes.Template) -> Iterator[str]:
    """The texts among the first arguments of those macros, and the kinds a message may have."""
    for call in template.find_all(nodes.Call):
        if isinstance(call.node, nodes.Name) and call.node.name in SHOWING and call.args:
            yield from _texts(call.args[0])
    for macro in template.find_all(nodes.Macro):
        if macro.name == "flashes":
            for choice in macro.find_all(nodes.CondExpr):
                yield from _texts(choice)


def _texts(expression: nodes.Node) -> Iterator[str]:
    """The values an expression may have, as far as it names them; a condition's own words not."""
    match expression:
        case nodes.Const(value=str(text)):
            yield text
        case nodes.CondExpr(test=test, expr1=one, expr2=other):
            yield from _texts(one)
            if other is not None:
                yield from _texts(other)
            for compared in test.find_all(nodes.Tuple):
                for item in compared.items:
                    yield from _texts(item)


def test_every_icon_a_template_names_is_built_and_nothing_else(app: Flask) -> None:
    named: set[str] = set()
    for name in app.jinja_env.list_templates(extensions=["html"]):
        source, _path, _fresh = app.jinja_env.loader.get_source(app.jinja_env, name)
        named.update(_named(app.jinja_env.parse(source)))

    assert named == frontend.ICONS, "make `frontend.ICONS` those the templates name"


def test_the_sprite_that_is_built_holds_these_icons() -> None:
    if not frontend.MANIFEST.is_file():
        pytest.skip("the front end is not built: run `make assets`")
    built = frontend.BUILD / json.loads(frontend.MANIFEST.read_text())["icons.svg"]

    assert set(re.findall(r'id="([^"]+)"', built.read_text())) == frontend.ICONS
