"""The HTML page says what the PDF says, and a strict content security policy accepts it."""

import re
from html.parser import HTMLParser

import pytest

from tests.peers.pdf_structure import read
from tests.typeset.documents import Writer, document, sample, sample_blocks
from typeset import html, paper
from typeset.blocks import Document, Heading, Paragraph

VOID = {"br", "polygon", "polyline", "circle"}
SILENT = {"Lbl", "Figure"}


class Page(HTMLParser):
    """Collects the words outside drawings, the attributes, and whether elements are balanced."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.open: list[str] = []
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "svg" not in self.open:
            self.words += data.split()


def heard(made: Document) -> str:
    """The text of the PDF in reading order, without blanks, list markers and labels."""
    pieces = read(paper.render(made).content).heard
    return "".join("".join(words for tag, words in pieces if tag not in SILENT).split())


@pytest.mark.parametrize("name", sorted(set(sample_blocks()) - {"contents"}))
def test_same_words_as_the_pdf_for_every_block(name: str) -> None:
    made = sample(name)
    assert "".join(Page(html.render(made)).words) == heard(made)


def test_contents_lead_to_the_headings_they_name() -> None:
    made = html.render(sample("contents"))
    for place, title in enumerate(("Et", "To", "3"), 1):
        assert f'<a href="#paper-h{place}">{title}</a>' in made
        assert re.search(f'<h[23] id="paper-h{place}">{title}</h[23]>', made)


@pytest.mark.parametrize("seed", range(30))
def test_fragment_is_balanced_and_without_style_or_script(seed: int) -> None:
    page = Page(html.render(Writer(seed).document()))
    assert page.open == []
    assert "script" not in page.tags
    assert not [name for name, _ in page.attributes if name == "style" or name.startswith("on")]
    ids = [value for name, value in page.attributes if name == "id"]
    assert len(ids) == len(set(ids))
    links = [value[1:] for name, value in page.attributes if name == "href" and value[0] == "#"]
    assert set(links) <= set(ids)


def test_markup_in_the_text_is_escaped() -> None:
    made = html.render(
        document(Paragraph("<script>alert('x')</script> & \x07"), Heading(2, '"<b>'))
    )
    assert "<script>" not in made
    assert "&lt;script&gt;" in made
    assert "\x07" not in made


def test_document_has_one_title_and_says_its_language() -> None:
    page = Page(html.render(sample("headings")))
    assert page.tags.count("h1") == 1
    assert ("lang", "da") in page.attributes
