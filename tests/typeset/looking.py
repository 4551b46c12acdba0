"""What an eye would find wrong on a page, found by poppler: words on words, words off the page."""

import tempfile
from dataclasses import replace
from pathlib import Path

from tests.peers import poppler
from typeset import paper, styles
from typeset.blocks import Document, Sheet
from typeset.styles import Measures


def assert_nothing_overlaps(document: Document) -> None:
    """No word lies on another or leaves its page's column; the watermark may lie under words."""
    measures = {Sheet.PORTRAIT: styles.A4_PORTRAIT, Sheet.LANDSCAPE: styles.A4_LANDSCAPE}
    assert_nothing_overlaps_on(document, measures[document.sheet])


def assert_nothing_overlaps_on(document: Document, measures: Measures) -> None:
    """The same on a page of any size."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "paper.pdf"
        file.write_bytes(paper.render_on(replace(document, draft=False), measures).content)
        made = poppler.pages(file)
    for page in made:
        assert poppler.overlaps(page) == []
        for word in page.words:
            assert word.left >= measures.left - 1, word
            assert word.right <= page.width - measures.right + 1, word
            assert 0 <= word.top < word.bottom <= page.height, word
