"""The Danish interface is complete: every string in the code has its Danish words."""

import ast
from pathlib import Path

import planner
from planner import catalogue

SPOKEN = {"_", "gettext", "ngettext", "lazy_gettext", "pgettext"}


def test_every_string_has_danish_words_and_none_is_left_over() -> None:
    gaps = sorted(catalogue.gaps())

    assert not gaps, (
        "run `make translations`, fill in planner/translations/da/LC_MESSAGES/messages.po: "
        + "; ".join(gaps)
    )


def test_no_string_stands_where_the_catalogue_does_not_find_it() -> None:
    """Words within an f-string are one token to those who gather them, and would stay English."""
    hidden = [
        f"{path.name}:{call.lineno}"
        for path in Path(planner.__file__).parent.rglob("*.py")
        for joined in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(joined, ast.JoinedStr)
        for call in ast.walk(joined)
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") in SPOKEN
    ]

    assert not hidden, "take the words out of the f-string: " + ", ".join(hidden)
