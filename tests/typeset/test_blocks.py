"""Blocks that no one could read are refused when they are made."""

from datetime import datetime

import pytest

from tests.typeset.documents import document
from typeset.blocks import Card, Cell, Column, Figure, Heading, HeadingOrder, Table
from typeset.drawing import Drawing
from typeset.inline import Emphasis, Link, Shape, Status, Strong, plain


def test_figure_without_words_is_refused() -> None:
    with pytest.raises(ValueError, match="alt"):
        Figure(Drawing(10, 10, ()), " ", "Figur 1")


@pytest.mark.parametrize("level", [1, 7])
def test_heading_level_outside_two_to_six_is_refused(level: int) -> None:
    with pytest.raises(ValueError, match="level"):
        Heading(level, "Overskrift")


def test_heading_that_skips_a_level_is_refused() -> None:
    with pytest.raises(HeadingOrder) as refused:
        document(Heading(2, "To"), Heading(4, "Fire"))
    assert (refused.value.level, refused.value.before) == (4, 2)


def test_title_of_a_card_counts_as_a_heading() -> None:
    with pytest.raises(HeadingOrder):
        document(Card("Mål", "Ude hver dag", (), level=3))


def test_status_without_a_word_is_refused() -> None:
    with pytest.raises(ValueError, match="word"):
        Status("", Shape.CHECK)


@pytest.mark.parametrize("url", ["", "javascript:alert(1)", "www.example.org"])
def test_link_no_reader_can_follow_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match="address"):
        Link("her", url)


@pytest.mark.parametrize(
    "rows",
    [(("a",),), (("a", "b", "c"),), ((Cell(("a",), rows=2), "b"),)],
    ids=["too few", "too many", "reaches below the table"],
)
def test_row_that_does_not_fill_its_columns_is_refused(rows: tuple[tuple[str, ...], ...]) -> None:
    with pytest.raises(ValueError, match="cells"):
        Table((Column("A"), Column("B")), rows)


@pytest.mark.parametrize(
    "cell", [{"columns": 0}, {"rows": 0}, {"shade": 5}, {"shade": -1}], ids=str
)
def test_cell_that_cannot_be_is_refused(cell: dict[str, int]) -> None:
    with pytest.raises(ValueError, match=r"spans|shade"):
        Cell(("a",), **cell)


def test_table_without_columns_is_refused() -> None:
    with pytest.raises(ValueError, match="columns"):
        Table((), ())


def test_groups_that_do_not_span_the_columns_are_refused() -> None:
    with pytest.raises(ValueError, match="groups"):
        Table((Column("A"), Column("B")), (), groups=(Cell(("A",)),))


def test_title_and_heading_without_words_are_refused() -> None:
    with pytest.raises(ValueError, match="title"):
        document(title=" ")
    with pytest.raises(ValueError, match="words"):
        Heading(2, ("", Strong(" ")))


def test_link_without_words_is_refused() -> None:
    with pytest.raises(ValueError, match="text"):
        Link(" ", "https://example.org")


def test_date_without_a_time_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        document(created=datetime(2026, 3, 17))  # noqa: DTZ001 (the point of the test)


def test_plain_is_what_is_read_aloud() -> None:
    text = ("Se ", Link("her", "tel:12345678"), " ", Strong(("nu ", Emphasis("eller"))), " aldrig")
    assert plain(text) == "Se her nu eller aldrig"
