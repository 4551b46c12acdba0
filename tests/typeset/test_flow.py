"""Pages end where a careful typist would end them."""

from dataclasses import replace
from itertools import pairwise

import pytest

from tests.typeset.documents import Writer, document
from typeset import paper
from typeset.blocks import Card, Column, Fact, Heading, PageBreak, Paragraph, Table
from typeset.composing import document_boxes
from typeset.flow import Placed, TooSmall, pages
from typeset.frames import Framed
from typeset.paragraphs import TOGETHER, Lines
from typeset.setting import Ledger, Setting
from typeset.styles import MM, Measures
from typeset.tables import TableBox
from typeset.tags import Elem
from typeset.words import Language


def laid(seed: int) -> tuple[list[list[Placed]], float]:
    """A random document's pages, and their depth."""
    writer = Writer(seed)
    made, measures = writer.document(), writer.measures()
    made = replace(made, blocks=tuple(b for b in made.blocks if not isinstance(b, PageBreak)))
    ledger = Ledger(paper.landmarks(made), set())
    setting = Setting(Elem("Document"), measures.column, measures.depth, Language.DANISH, ledger)
    return pages(document_boxes(made, setting), measures.depth), measures.depth


@pytest.mark.parametrize("seed", range(40))
def test_nothing_overlaps_or_leaves_the_page(seed: int) -> None:
    made, depth = laid(seed)
    for page in made:
        for (box, top), (_, below) in pairwise(page):
            assert top + box.height <= below + 0.02
        box, top = page[-1]
        assert top + box.height <= depth + 0.02


@pytest.mark.parametrize("seed", range(40))
def test_no_heading_ends_a_page_that_has_more_before_it(seed: int) -> None:
    made, _ = laid(seed)
    for page in made[:-1]:
        last = page[-1][0]
        alone = all(box.keep for box, _ in page)
        assert alone or not last.keep


def test_paragraph_leaves_no_single_line_behind() -> None:
    text = Paragraph("Ord, Ord, Ord, Ord, Ord, Ord, Ord. " * 12)
    for before in range(1, 30):
        made = document(*[Paragraph("En linje")] * before, text)
        ledger = Ledger(paper.landmarks(made), set())
        setting = Setting(Elem("Document"), 200.0, 300.0, Language.DANISH, ledger)
        for page in pages(document_boxes(made, setting), 300.0):
            for box, _ in page:
                if isinstance(box, Lines) and box.lines[0].pieces[0].text.startswith("Ord"):
                    assert len(box.lines) >= TOGETHER


@pytest.mark.parametrize("words", [1, 9])
def test_a_heading_and_its_lead_go_to_the_page_of_the_table_they_announce(words: int) -> None:
    lead, last = Paragraph("Ord og flere ord. " * words), Paragraph("Slut")
    announced = Table((Column("Dag"), Column("Uge")), (("Mandag", "1"), ("Tirsdag", "2")))
    for before in range(1, 40):
        above = [Paragraph("En linje")] * before
        made = document(*above, Heading(2, "Flyttet"), lead, announced, last)
        ledger = Ledger(paper.landmarks(made), set())
        setting = Setting(Elem("Document"), 300.0, 500.0, Language.DANISH, ledger)
        for page in pages(document_boxes(made, setting), 500.0)[:-1]:
            box = page[-1][0]
            assert not isinstance(box, Lines) or box.lines[0].pieces[0].text == "En linje"


def test_card_that_is_cut_keeps_its_title_with_its_first_facts() -> None:
    facts = tuple(Fact(f"Fakta {n}", ("Ord og flere ord. " * 9,)) for n in range(12))
    for before in range(1, 40):
        made = document(*[Paragraph("En linje")] * before, Card("Mål", "Ude", facts, "I gang", 2))
        ledger = Ledger(paper.landmarks(made), set())
        setting = Setting(Elem("Document"), 300.0, 500.0, Language.DANISH, ledger)
        for page in pages(document_boxes(made, setting), 500.0):
            box = page[-1][0]
            assert not isinstance(box, Framed) or isinstance(box.stack.boxes[-1], TableBox)


def test_page_too_small_for_a_line_is_refused() -> None:
    tiny = Measures(100 * MM, 40 * MM, 8 * MM, 8 * MM, 18 * MM, 18 * MM)
    with pytest.raises(TooSmall):
        paper.render_on(document(Heading(2, "Overskrift")), tiny)
