"""Content with nothing in it makes a paper all the same, and a sound one."""

import pytest

from tests.peers.pdf_standards import Standard, broken_rules
from tests.peers.pdf_structure import read
from tests.typeset.documents import TITLES, document
from typeset import html, paper
from typeset.blocks import (
    Block,
    Bullets,
    Card,
    Cell,
    Column,
    Contents,
    Fact,
    Facts,
    Heading,
    Item,
    Notice,
    Numbered,
    PageBreak,
    Paragraph,
    Signatures,
    Table,
)
from typeset.charts import bars

EMPTY: dict[str, tuple[Block, ...]] = {
    "document": (),
    "table without rows": (Table((Column("A"),), (), "Ingen"),),
    "table of empty cells": (Table((Column(""), Column("")), (("", Cell(())),)),),
    "facts without values": (Facts((Fact("A", ()),)),),
    "facts without any": (Facts((), "Ingen"),),
    "notice without blocks": (Notice("Husk", ()),),
    "card without facts": (Heading(2, "Mål"), Card("", "Ude", ())),
    "list without items": (Numbered(()),),
    "list of nothing": (Bullets(("",)),),
    "item that is a list only": (Bullets((Item("", Bullets(("Et",))),)),),
    "no one to sign": (Signatures(()),),
    "page breaks only": (PageBreak(), PageBreak()),
    "contents without headings": (Contents(),),
    "chart without bars": (bars([], TITLES),),
    "paragraph of blanks": (Paragraph(" \n "),),
    "control characters only": (Paragraph("\x00\x01"), Heading(2, "\u200b")),
}


@pytest.mark.parametrize("name", sorted(EMPTY))
def test_empty_content_makes_a_sound_paper(name: str) -> None:
    made = document(*EMPTY[name])
    content = paper.render(made).content
    assert broken_rules(content, Standard.PDF_UA_1) == []
    assert broken_rules(content, Standard.PDF_A_2A) == []
    assert read(content).faults == []
    assert html.render(made).endswith("</article>")
