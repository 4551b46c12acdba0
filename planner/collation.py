"""Danish alphabetical order (æ, ø, å last; aa sorts as å), in Python and in the database.

Numbers go by their value: Medlem 2 before Medlem 10.
"""

import re
import unicodedata
from functools import lru_cache

from sqlalchemy import ColumnElement, SQLColumnExpression, func

# A migration makes it on PostgreSQL, of ICU's Danish; SQLite's connections register it themselves.
DANISH = "danish"

_NUMBER = re.compile("[0-9]+")
_LONGEST_NUMBER = 20  # digits that are compared by value
_LAST_LETTERS = {"æ": "{", "ø": "|", "å": "}", "ä": "{", "ö": "|"}


@lru_cache(maxsize=65_536)  # SQLite asks for each key some fifteen times in sorting a list
def danish_key(text: str) -> tuple[str, str]:
    """Sort key of a text in Danish order; the text itself breaks ties between equal keys."""
    folded = unicodedata.normalize("NFC", text).casefold().replace("aa", "å")
    counted = _NUMBER.sub(lambda number: number[0].zfill(_LONGEST_NUMBER), folded)
    return "".join(_LAST_LETTERS.get(letter, _plain(letter)) for letter in counted), text


def _plain(letter: str) -> str:
    return unicodedata.normalize("NFD", letter)[0]


def compare_danish(left: str, right: str) -> int:
    """Three-way comparison for SQLite's collation hook."""
    one, other = danish_key(left), danish_key(right)
    return (one > other) - (one < other)


def in_danish_order(column: SQLColumnExpression[str]) -> ColumnElement[str]:
    """The column, to be ordered by in Danish on SQLite and PostgreSQL alike."""
    return column.collate(DANISH)


def mentions(column: SQLColumnExpression[str], text: str) -> ColumnElement[bool]:
    """Whether the column has `text` in it, in small or capital letters, æ, ø and å included.

    The collation says whose letters: without it, PostgreSQL asks the database's own, which may
    know no more than ASCII.
    """
    return func.lower(in_danish_order(column)).contains(text.lower(), autoescape=True)
