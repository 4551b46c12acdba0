"""Lines: filled as far as they go, never further, and nothing is lost."""

import pytest

from typeset import fonts, lines
from typeset.fonts import Face
from typeset.inline import Emphasis, Link, Text
from typeset.lines import Line
from typeset.styles import BODY

TEXT: Text = (
    "Aftalen er et ",
    Emphasis("grundlag"),
    " for dialog, jf. ",
    Link("rammen, som udvalget har vedtaget", "https://example.org"),
    ".",
)


def filled(text: Text, width: float) -> list[Line]:
    return lines.fill(lines.words(lines.runs(text, BODY, set()), BODY.size), width, BODY.size)


def words(made: list[Line]) -> str:
    return "".join(piece.text for line in made for piece in line.pieces)


@pytest.mark.parametrize("width", [20, 60, 100, 300, 2000])
def test_no_line_is_wider_than_asked_and_no_word_is_lost(width: float) -> None:
    made = filled(TEXT, width)
    assert all(line.width <= width + 0.01 for line in made)
    expected = "Aftalen er et grundlag for dialog, jf. rammen, som udvalget har vedtaget."
    assert words(made) == expected


def test_line_that_ends_at_a_blank_keeps_it_for_the_ear() -> None:
    made = filled("et to", 20)
    assert [words([line]) for line in made] == ["et ", "to"]


def test_word_wider_than_the_line_is_cut_without_a_blank() -> None:
    assert words(filled("x" * 50, 40)) == "x" * 50


def test_compound_may_go_on_after_its_hyphen() -> None:
    made = filled("børne-ungdomsudvalget", 110)
    assert [words([line]) for line in made] == ["børne-", "ungdomsudvalget"]


def test_number_range_is_not_parted() -> None:
    wide = fonts.width("2026-01-26", Face.REGULAR) * BODY.size / 1000
    assert len(filled("dato 2026-01-26", wide + 1)) == 2


def test_line_break_in_the_text_is_kept() -> None:
    assert [words([line]) for line in filled("Skovvej 12\n4200 Slagelse", 500)] == [
        "Skovvej 12 ",
        "4200 Slagelse",
    ]


def test_extent_is_the_widest_word_and_the_longest_line() -> None:
    found = lines.words(lines.runs("en to\nfirestjerne", BODY, set()), BODY.size)
    least, most = lines.extent(found, BODY.size)
    assert least == most == pytest.approx(fonts.width("firestjerne", Face.REGULAR) * 0.0102)
