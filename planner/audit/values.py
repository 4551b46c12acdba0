"""A field's value as a reader sees it: a name for an id, a word for a code, a Danish date."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any

from flask import Flask, current_app
from flask_babel import LazyString
from flask_babel import lazy_gettext as _

from planner.audit import names, words
from planner.audit.names import Key
from planner.web.filters import as_date, as_datetime, as_number, as_time
from planner.web.translations import language

Choices = Iterable[tuple[str, Mapping[Any, LazyString]]]
Reading = Callable[[str], str | None]  # a stored text in words, or None when it is another's

_KEY = "samspil_stored_words"


@dataclass(frozen=True, slots=True)
class _Taught:
    """What the features told the trail of what they store."""

    words: Mapping[tuple[str, str], LazyString]  # by field and stored code
    readings: tuple[Reading, ...]


def teach(app: Flask, choices: Choices, readings: Iterable[Reading] = ()) -> None:
    """Tell the trail what stored codes are called, field by field, and how to read longer texts.

    The features know the trail, so the trail does not know them.
    """
    words = {(field, str(code)): said for field, table in choices for code, said in table.items()}
    app.extensions[_KEY] = _Taught(words, tuple(readings))


def word(field: str, code: str) -> str | None:
    """What a code stored in `field` is called; None for a text that is no code."""
    said = _taught().words.get((field, code))
    return None if said is None else str(said)


def _taught() -> _Taught:
    taught: _Taught = current_app.extensions[_KEY]
    return taught


Names = Mapping[Key, str]
NOBODY: Names = {}


def in_words(field: str, stored: object, *, called: Names = NOBODY) -> str:
    """A stored value of `field` in words; empty for nothing.

    `called` has the names of what it may point to; without one an id is shown as a number.
    """
    match stored:
        case None:
            return ""
        case bool():
            return str(_("Yes") if stored else _("No"))
        case int() if field in names.POINTERS:
            return called.get((names.POINTERS[field], stored), str(_("no. %(id)s", id=stored)))
        case str():
            return word(field, stored) or _text(stored)
        case list():
            return ", ".join(_element(field, one, called) for one in stored)
        case _:
            return _number_or_pairs(stored, called)


def _number_or_pairs(stored: object, called: Names) -> str:
    match stored:
        case int() | float():
            return as_number(stored)
        case {"da": str(danish), "en": str(english)}:  # a sentence kept in both
            return danish if language() == "da" else english
        case dict():
            said = (
                (words.field(key), in_words(key, one, called=called)) for key, one in stored.items()
            )
            return "; ".join(f"{name}: {value}" for name, value in said)
        case _:
            return str(stored)


def _element(field: str, stored: object, called: Names) -> str:
    """One of a list; a role of an account comes with what it is for."""
    if not (isinstance(stored, dict) and "role" in stored):
        return in_words(field, stored, called=called)
    role, *scope = [in_words(key, one, called=called) for key, one in stored.items() if one]
    return f"{role} ({scope[0]})" if scope else role


def _text(stored: str) -> str:
    """A day, a moment or a time as the reader writes it; any other text as it is."""
    for reading in _taught().readings:
        if (said := reading(stored)) is not None:
            return said
    if len(stored) == len("13:00:00") and stored[2:3] == ":":
        return _read(stored, lambda text: as_time(time.fromisoformat(text)))
    if stored[:4].isdigit() and stored[4:5] == "-":
        return _read(stored, _moment)
    return stored


def _moment(text: str) -> str:
    moment = datetime.fromisoformat(text)
    return as_date(moment.date()) if len(text) == len("2026-01-31") else as_datetime(moment)


def _read(text: str, reading: Callable[[str], str]) -> str:
    try:
        return reading(text)
    except ValueError:
        return text
