"""An independent reader of a paper's web page: the elements a screen reader stops at, in order.

It knows nothing of `typeset`. Elements are named as their counterparts in tagged PDF, so that both
forms of a paper can be laid side by side: tag, own words without blanks, and what a cell spans.
"""

from collections.abc import Iterable, Iterator
from html.parser import HTMLParser

from tests.peers.pdf_structure import INNER, Node

TAGS = {
    **{f"h{level}": f"H{level}" for level in range(1, 7)},
    "p": "P",
    "figcaption": "P",
    "li": "LI",
    "th": "TH",
    "td": "TD",
    "caption": "Caption",
    "a": "Link",
}
FROM_PDF = {tag: tag for tag in TAGS.values()} | {"LBody": "LI", "TOCI": "LI"}
del FROM_PDF["LI"]  # in a PDF it only holds the label and the body
SCOPES = {"row": "Row", "col": "Column", "colgroup": "Column"}
ALONE = {"br", "polygon", "polyline", "circle", "img", "input", "hr", "link", "meta"}

Element = tuple[str, str, tuple[tuple[str, str], ...]]


def elements_of_page(html: str) -> list[Element]:
    """What the paper in a page says: the element `article` of the class `paper`."""
    return list(_kept(_Paper(html).found))


def elements_of_file(nodes: Iterable[Node]) -> list[Element]:
    """The same of a PDF's structure; page numbers in its contents have no counterpart."""
    return list(_kept(_from_pdf(nodes)))


def _kept(found: Iterable[Element]) -> Iterator[Element]:
    """Without paragraphs that say nothing; an empty cell still is one."""
    for tag, text, attributes in found:
        own = "".join(text.replace(INNER, "").split())
        if own or tag != "P":
            yield tag, own, attributes


def _from_pdf(nodes: Iterable[Node]) -> Iterator[Element]:
    before = ""
    for node in nodes:
        words = node.text
        if before == "Reference":
            words = words.rpartition(" ")[0]
        if node.tag == "Figure":
            yield "Figure", node.alt, ()
        elif node.tag in FROM_PDF:
            attributes = {name[1:]: value.lstrip("/") for name, value in node.attributes}
            named = {"Scope", "ColSpan", "RowSpan"}
            kept = sorted((name, said) for name, said in attributes.items() if name in named)
            yield FROM_PDF[node.tag], words, tuple(kept)
        before = node.tag


class _Paper(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[Element] = []
        self._open: list[tuple[str, int | None]] = []
        """Names of the elements that are open, with the place of what each says in `found`."""
        self.feed(html)

    @property
    def _is_inside(self) -> bool:
        return bool(self._open)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        is_paper = tag == "article" and given.get("class") == "paper"
        if not is_paper and not self._is_inside:
            return
        if tag == "br":
            self.handle_data(" ")
        if tag in ALONE:
            return
        place = None
        if tag == "svg" and given.get("role") == "img":
            self.found.append(("Figure", given["aria-label"], ()))
        elif tag in TAGS:
            place = len(self.found)
            self.found.append((TAGS[tag], "", tuple(sorted(_attributes(given)))))
        self._open.append((tag, place))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """What closes itself is a part of a drawing, whose words are its `aria-label`."""

    def handle_endtag(self, tag: str) -> None:
        if self._is_inside and tag not in ALONE:
            opened, _place = self._open.pop()
            assert opened == tag, f"<{opened}> is closed by </{tag}>"

    def handle_data(self, data: str) -> None:
        if any(tag == "svg" for tag, _place in self._open):
            return
        place = next((place for _tag, place in reversed(self._open) if place is not None), None)
        if place is not None:
            tag, words, attributes = self.found[place]
            self.found[place] = tag, words + data, attributes


def _attributes(given: dict[str, str]) -> Iterator[tuple[str, str]]:
    if "scope" in given:
        yield "Scope", SCOPES[given["scope"]]
    if "colspan" in given:
        yield "ColSpan", given["colspan"]
    if "rowspan" in given:
        yield "RowSpan", given["rowspan"]
