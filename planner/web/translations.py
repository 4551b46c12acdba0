"""Danish and English: the languages there are, the one this request speaks, and its words.

A page of 200 rows asks a thousand times which language it is in and what a word is called in it.
Flask-Babel works both out each time; here they are remembered, for the request and for good, for
templates and for the `gettext` and `lazy_gettext` of Python code alike.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from typing import TypeVar

from flask import Flask, request
from flask_babel import Domain, force_locale, get_babel, get_locale, get_translations
from jinja2 import pass_eval_context
from jinja2.nodes import EvalContext
from markupsafe import Markup

LANGUAGES = {"da": "Dansk", "en": "English"}
DEFAULT = "da"

Name = TypeVar("Name")

# Empty outside requests, where every question is asked afresh.
_spoken: ContextVar[str] = ContextVar("spoken", default="")


def init_app(app: Flask) -> None:
    """Settle the language of each request once, and give templates and Flask-Babel their words."""
    app.before_request(_settle)
    app.teardown_request(_forget)
    app.jinja_env.globals.update({"_": said, "gettext": said, "ngettext": counted})
    app.jinja_env.filters["spoken"] = spoken
    get_babel(app).instance.domain_instance = _Remembering()


class _Remembering(Domain):
    """The application's words as Flask-Babel gives them, from the caches below."""

    def gettext(self, string: str, **variables: object) -> str:
        words = _words(string, language())
        return words % variables if variables else words

    def ngettext(self, singular: str, plural: str, num: int, **variables: object) -> str:
        words = _counted(singular, plural, num, language())
        return words % {"num": num, **variables}


def language() -> str:
    """`da` or `en`, for the page's lang attribute, the filters and the words."""
    return _spoken.get() or _asked()


@contextmanager
def speaking(other: str) -> Iterator[None]:
    """Another language for a while: a mail or a feed in its reader's own."""
    before = _spoken.set(other)
    try:
        with force_locale(other):
            yield
    finally:
        _spoken.reset(before)


@pass_eval_context
def said(context: EvalContext, message: str, /, **variables: object) -> str:
    """The template's `_("...")`: the message in the language spoken, its variables filled in."""
    form = _markup if context.autoescape else _words
    if variables:
        return form(message, language()) % variables
    return _filled(form(message, language()))


@pass_eval_context
def counted(context: EvalContext, one: str, many: str, number: int, /, **variables: object) -> str:
    """The template's `ngettext("...", "...", number)`; `%(num)s` is the number."""
    counting = _counted_markup if context.autoescape else _counted
    form = counting(one, many, number, language())
    return form % {"num": number, **variables} if variables else _numbered(form, number)


def spoken(names: Mapping[Name, object]) -> dict[Name, str]:
    """Lazy words by name, spoken once for a page rather than once for each of its rows."""
    return {name: str(words) for name, words in names.items()}


def _settle() -> None:
    if request.endpoint != "static":  # a file of ours speaks no language
        _spoken.set(_asked())


def _forget(_error: BaseException | None) -> None:
    _spoken.set("")


def _asked() -> str:
    locale = get_locale()
    return locale.language if locale else DEFAULT


@lru_cache(maxsize=8_192, typed=True)  # markup and plain words are equal, but not the same
def _filled(pattern: str) -> str:
    """The pattern without variables: `%%` reads `%`."""
    return pattern % {}


@lru_cache(maxsize=8_192)
def _markup(message: str, _language: str) -> Markup:
    return Markup(_words(message, _language))  # noqa: S704 - our own catalogue


@lru_cache(maxsize=8_192)
def _words(message: str, _language: str) -> str:
    """The message in the language spoken; `_language` names it for the cache."""
    words: str = get_translations().gettext(message)
    return words


@lru_cache(maxsize=8_192, typed=True)
def _numbered(pattern: str, number: int) -> str:
    return pattern % {"num": number}


@lru_cache(maxsize=8_192)
def _counted_markup(one: str, many: str, number: int, language: str) -> Markup:
    return Markup(_counted(one, many, number, language))  # noqa: S704 - our own catalogue


@lru_cache(maxsize=8_192)
def _counted(one: str, many: str, number: int, _language: str) -> str:
    words: str = get_translations().ungettext(one, many, number)
    return words
