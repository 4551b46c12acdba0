"""The domain's sentences, which know both languages, said in the language of the request."""

from collections.abc import Mapping
from typing import TypeVar

from flask import Flask
from flask_babel import LazyString

from agreements.language import Bilingual, Speaker
from planner.web import translations
from typeset.words import Language

Key = TypeVar("Key")


def init_app(app: Flask) -> None:
    """Make `said` a filter."""
    app.jinja_env.filters["said"] = said


def language() -> Language:
    """The language of the request, as papers know it."""
    return Language(translations.language())


def speaker() -> Speaker:
    """Says the domain's words in the language of the request."""
    return Speaker(language())


def lazily(words: Mapping[Key, Bilingual]) -> dict[Key, LazyString]:
    """The sentences, said when they are shown."""
    return {key: LazyString(said, both) for key, both in words.items()}


def said(both: Bilingual) -> str:
    """The sentence in the language of the request."""
    return both.in_language(language())
