"""Papers bound together: each under its title, one level deeper, on a page of its own."""

from dataclasses import replace

import pytest

from tests.typeset.documents import agreement, rotation_plan
from tests.typeset.test_paper import assert_accessible
from typeset import binding, paper
from typeset.blocks import Card, Cover, Document, Heading, PageBreak, Sheet


def bound(*documents: Document) -> Document:
    return binding.bound(
        documents,
        title="Aftaler 2027",
        subject="Alle aftaler",
        filename="aftaler-2027.pdf",
        cover=Cover("Prøvekommune", "Alle enheder"),
        created=documents[0].created,
        language=documents[0].language,
    )


def test_each_paper_begins_a_page_under_its_title() -> None:
    one, other = agreement(), replace(agreement(), title="En anden aftale")
    blocks = bound(one, other).blocks

    starts = [place for place, block in enumerate(blocks) if isinstance(block, PageBreak)]
    titles = [blocks[place + 1] for place in starts]
    assert titles == [Heading(2, one.title), Heading(2, other.title)]


def test_headings_and_cards_go_one_level_deeper() -> None:
    one = agreement()
    before = [b.level for b in one.blocks if isinstance(b, Heading | Card)]
    after = [b.level for b in bound(one).blocks if isinstance(b, Heading | Card)]

    assert after == [2, *(level + 1 for level in before)]


def test_a_binding_keeps_the_standards() -> None:
    whole = bound(agreement(), replace(agreement(), title="En anden aftale"))

    assert_accessible(paper.render(whole).content, whole)


def test_a_binding_with_a_draft_is_a_draft_and_carries_no_data() -> None:
    whole = bound(agreement(), replace(agreement(), draft=True))

    assert whole.draft
    assert whole.attachments == ()


def test_a_portrait_and_a_landscape_are_not_bound_together() -> None:
    wide = replace(rotation_plan(3), sheet=Sheet.LANDSCAPE)
    with pytest.raises(binding.SheetsDiffer):
        bound(replace(agreement(), sheet=Sheet.PORTRAIT), wide)
