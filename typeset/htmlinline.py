"""Words inside a line as HTML."""

import unicodedata
from html import escape
from typing import assert_never

from typeset import svg
from typeset.inline import Emphasis, Link, Status, Strong, Text, parts


def inline(text: Text) -> str:
    """The text with its emphasis, links and status marks."""
    return "".join(map(_part, parts(text)))


def _part(part: str | Strong | Emphasis | Link | Status) -> str:
    match part:
        case str():
            return words(part)
        case Strong(inner):
            return f"<strong>{inline(inner)}</strong>"
        case Emphasis(inner):
            return f"<em>{inline(inner)}</em>"
        case Link(text, url):
            return f'<a href="{escape(url)}">{words(text)}</a>'
        case Status(word, tone=tone):
            inside = f"{svg.sign(part)}{words(word)}"
            return f'<span class="paper-status paper-tone-{tone}">{inside}</span>'
        case _:
            assert_never(part)


def words(text: str) -> str:
    """Plain text: escaped, without control characters, its line breaks kept."""
    clean = "".join(sign for sign in text if sign == "\n" or unicodedata.category(sign) != "Cc")
    return escape(clean).replace("\n", "<br>")
