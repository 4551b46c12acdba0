"""WTForms' messages are all put in our own words, in both languages."""

from pathlib import Path

import wtforms
from babel.messages.pofile import read_po

from planner.web import messages
from tests.planner.web.conftest import Speaking


def theirs() -> set[str]:
    """The messages of the installed WTForms, from its own template."""
    template = Path(wtforms.__file__).parent / "locale" / "wtforms.pot"
    with template.open("rb") as file:
        catalogue = read_po(file)
    return {
        message.id if isinstance(message.id, str) else message.id[0]
        for message in catalogue
        if message.id
    }


def test_every_message_of_wtforms_has_words_of_ours() -> None:
    missing = theirs() - messages.WORDS.keys() - messages.COUNTED.keys()

    assert not missing, f"put these in planner/web/messages.py: {sorted(missing)}"


def test_words_keep_the_places_that_wtforms_fills_in(speaking: Speaking) -> None:
    filled = {"min": 1, "max": 9, "values": "a, b", "value": "x", "other_name": "y"}

    for language in ("da", "en"):
        with speaking(language):
            for theirs_, ours in messages.WORDS.items():
                text = str(ours)
                assert "%" not in (text % ("x" if "'%s'" in theirs_ else filled))
            for counted in messages.COUNTED.values():
                assert "%" not in (counted(1) % filled) + (counted(2) % filled)


def test_a_count_of_one_is_singular(speaking: Speaking) -> None:
    with speaking("en"):
        said = messages.Messages().ngettext(
            "Field must be at least %(min)d character long.",
            "Field must be at least %(min)d characters long.",
            1,
        )
        assert said == "Write at least %(min)d character."
