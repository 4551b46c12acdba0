"""Danish and English: the languages there are, and the one this request speaks."""

from flask_babel import get_locale

LANGUAGES = {"da": "Dansk", "en": "English"}
DEFAULT = "da"


def language() -> str:
    """`da` or `en`, for the page's lang attribute and the filters."""
    locale = get_locale()
    return locale.language if locale else DEFAULT
