"""Words, days and amounts in both languages."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from agreements.language import Bilingual, Language, Speaker

DANISH, ENGLISH = Speaker(Language.DANISH), Speaker(Language.ENGLISH)


@pytest.mark.parametrize(("da", "en"), [("", "Goal"), ("Mål", " ")])
def test_a_sentence_in_one_language_only_cannot_be(da, en):
    with pytest.raises(ValueError, match="both languages"):
        Bilingual(da, en)


def test_places_are_filled_in_each_language_by_its_own_words():
    sentence = Bilingual("Der er {count} {what}", "There are {count} {what}")
    filled = sentence.filled(count=3, what=Bilingual("mål", "goals"))
    assert (filled.da, filled.en) == ("Der er 3 mål", "There are 3 goals")


def test_braces_in_what_is_filled_in_are_left_alone():
    assert Bilingual("»{text}«", "“{text}”").filled(text="{0}").da == "»{0}«"


@pytest.mark.parametrize(
    ("amount", "unit", "da", "en"),
    [
        ("1234.50", "kr.", "1.234,50 kr.", "1,234.50 kr."),
        ("5.0", "%", "5,0 %", "5.0 %"),
        ("0", "", "0", "0"),
        ("1E+3", "", "1.000", "1,000"),
    ],
)
def test_an_amount_keeps_its_decimals_and_takes_the_languages_signs(amount, unit, da, en):
    assert DANISH.amount(Decimal(amount), unit) == da
    assert ENGLISH.amount(Decimal(amount), unit) == en


def test_a_day_is_written_out_and_no_day_is_nothing():
    assert DANISH.day(date(2026, 3, 17)) == "17. marts 2026"
    assert ENGLISH.day(date(2026, 3, 17)) == "17 March 2026"
    assert DANISH.day(None) == ""


@pytest.mark.parametrize(
    ("words", "da", "en"),
    [
        ([], "", ""),
        (["a"], "a", "a"),
        (["a", "b"], "a og b", "a and b"),
        (["a", "b", "c"], "a, b og c", "a, b and c"),
    ],
)
def test_a_list_is_joined_as_it_is_spoken(words, da, en):
    assert DANISH.listed(words) == da
    assert ENGLISH.listed(words) == en
