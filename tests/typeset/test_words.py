"""Dates, times and numbers as a Danish and an English secretary writes them."""

from datetime import date, time

import pytest

from typeset.voice import Voice
from typeset.words import Language

DAY = date(2026, 3, 17)
DANISH, ENGLISH = Voice(Language.DANISH), Voice(Language.ENGLISH)


@pytest.mark.parametrize(
    ("said", "danish", "english"),
    [
        (lambda v: v.day(DAY), "17. marts 2026", "17 March 2026"),
        (lambda v: v.weekday(DAY), "Tirsdag den 17. marts 2026", "Tuesday 17 March 2026"),
        (lambda v: v.short_weekday(DAY), "ti. 17. marts", "Tue 17 March"),
        (lambda v: v.at(time(14)), "kl. 14.00", "14:00"),
        (lambda v: v.span(time(9), time(16, 30)), "09.00–16.30", "09:00–16:30"),
        (lambda v: v.number(1234.56, 1), "1.234,6", "1,234.6"),
        (lambda v: v.percent(0.37), "37 %", "37 %"),
        (lambda v: v("ja", "yes"), "ja", "yes"),
    ],
)
def test_said_in_both_languages(said: object, danish: str, english: str) -> None:
    assert callable(said)
    assert (said(DANISH), said(ENGLISH)) == (danish, english)
