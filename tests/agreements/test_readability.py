"""LIX against counts made by hand."""

from __future__ import annotations

import pytest

from agreements.readability import Band, readability

# 21 words, 2 sentences, 4 long words: børnehave, hverdagen, fællesskab, oplevelser.
BY_HAND = (
    "Vi går ud i vores børnehave hver dag i al hverdagen. "
    "Her får de et fællesskab om sjove oplevelser i sol."
)


def test_lix_of_a_text_counted_by_hand_is_its_sum():
    figure = readability(BY_HAND)
    assert (figure.words, figure.sentences, figure.long_words) == (21, 2, 4)
    assert figure.lix == round(21 / 2 + 100 * 4 / 21) == 30
    assert figure.band is Band.EASY


def test_abbreviations_and_numbers_end_no_sentence():
    text = "Vi tæller f.eks. 5.000 børn og ca. 17 pct. af dem d. 1. maj kl. 14.00 på pladsen."
    assert readability(text).sentences == 2  # "d." is no listed abbreviation


def test_lines_of_a_list_are_sentences_of_their_own():
    text = "Vi vil:\n• gå ud hver dag\n• spise sammen\n• læse højt for de små børn i huset"
    assert readability(text).sentences == 4


@pytest.mark.parametrize("text", ["", "  \n ", "...", "Få og klare mål.", "ord " * 14])
def test_a_short_text_gets_no_figure(text):
    assert readability(text).lix is None
    assert readability(text).band is None


def test_a_figure_exists_from_fifteen_words():
    assert readability("ord " * 15).lix == 15


def test_one_long_sentence_of_long_words_is_very_hard():
    assert readability("kompetenceudviklingsstrategi " * 30).band is Band.VERY_HARD


@pytest.mark.parametrize(
    ("sentence_length", "band"),
    [
        (24, Band.VERY_EASY),
        (25, Band.EASY),
        (35, Band.MIDDLING),
        (45, Band.HARD),
        (55, "very_hard"),
    ],
)
def test_the_bands_begin_where_the_danish_scale_says(sentence_length, band):
    assert readability("ord " * sentence_length).band == band


def test_hyphenated_and_accented_words_are_one_word():
    assert readability("MED-udvalg på Askøs idé-café " * 4).words == 16


def test_underscores_and_symbols_are_no_words():
    assert readability("__ % • – 5").words == 1
