"""A document as a fragment of HTML with the same content, for the web's base template.

No style, no script, no inline image: what a strict content security policy accepts. The classes
(`paper-…`) are listed in docs/papers.md. Elements mean the same as the tags of the PDF.
"""

from itertools import count
from typing import assert_never

from typeset import svg
from typeset.blocks import (
    Block,
    Bullets,
    Card,
    Contents,
    Cover,
    Document,
    Facts,
    Figure,
    Heading,
    Item,
    Notice,
    Numbered,
    PageBreak,
    Paragraph,
    Role,
    Signatures,
    Table,
    headings,
)
from typeset.htmlinline import inline, words
from typeset.htmltables import fact_table, table
from typeset.inline import Text, plain
from typeset.words import Words
from typeset.words import words as said_in


def render(document: Document) -> str:
    """The whole document as one `article`; its title is the only h1."""
    page = _Page(document)
    return f"{_article(document)}{page.opening()}{page.body()}</article>"


def body(document: Document) -> str:
    """The same without its opening, for a page that says the title itself."""
    return f"{_article(document)}{_Page(document).body()}</article>"


def _article(document: Document) -> str:
    return f'<article class="paper" lang="{document.language}">'


class _Page:
    """Blocks of one document; headings are numbered as they come, for the contents to point at."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._says: Words = said_in(document.language)
        self._places = count(1)

    def opening(self) -> str:
        opening = self._document.opening
        lines = [
            ("paper-draft", self._says.draft if self._document.draft else ""),
            ("paper-kicker", opening.kicker),
        ]
        above = "".join(f'<p class="{name}">{words(text)}</p>' for name, text in lines if text)
        title = f'<h1 id="paper-h0">{words(self._document.title)}</h1>'
        below = (
            f'<p class="paper-subtitle">{words(opening.subtitle)}</p>' if opening.subtitle else ""
        )
        facts = opening.facts if isinstance(opening, Cover) else ()
        below += fact_table(facts, "") if facts else ""
        return f'<header class="paper-opening">{above}{title}{below}</header>'

    def body(self) -> str:
        return "".join(self.block(block) for block in self._document.blocks)

    def block(self, block: Block) -> str:
        match block:
            case Heading(level, text):
                return self._heading(level, inline(text))
            case Card():
                return self._card(block)
            case Contents(depth):
                return self._contents(depth)
            case Signatures():
                return self._signatures(block)
            case Notice():
                return _notice(block)
            case _:
                return _plain_block(block)

    def _heading(self, level: int, text: str) -> str:
        return f'<h{level} id="paper-h{next(self._places)}">{text}</h{level}>'

    def _contents(self, depth: int) -> str:
        entries = (
            f'<li class="paper-level-{level}">'
            f'<a href="#paper-h{place}">{words(plain(text))}</a></li>'
            for place, (level, text) in enumerate(headings(self._document.blocks), 1)
            if level <= depth
        )
        title = f'<h2 id="paper-contents">{self._says.contents}</h2>'
        inside = f"{title}<ul>{''.join(entries)}</ul>"
        return f'<nav class="paper-contents" aria-labelledby="paper-contents">{inside}</nav>'

    def _card(self, card: Card) -> str:
        inside = f'<p class="paper-kicker">{words(card.kicker)}</p>' if card.kicker else ""
        inside += self._heading(card.level, inline(card.title))
        inside += f"<p>{inline(card.status)}</p>" if card.status is not None else ""
        inside += fact_table(card.facts, "") if card.facts else ""
        return f'<section class="paper-card">{inside}</section>'

    def _signatures(self, block: Signatures) -> str:
        entries = (
            f'<li><p class="paper-small">{self._says.sign_here}</p>'
            f"<p><strong>{words(entry.name)}</strong></p><p>{words(entry.role)}</p></li>"
            for entry in block.signatures
        )
        return f'<ul class="paper-signatures">{"".join(entries)}</ul>'


def _plain_block(
    block: Paragraph | Bullets | Numbered | Facts | Table | Figure | PageBreak,
) -> str:
    """A block that needs to know nothing of the document it is in."""
    match block:
        case Paragraph():
            return _paragraph(block)
        case Bullets() | Numbered():
            return _listing(block)
        case Facts(facts, caption):
            return fact_table(facts, caption)
        case Table():
            return table(block)
        case Figure():
            return _figure(block)
        case PageBreak():
            return ""
        case _:
            assert_never(block)


def _paragraph(block: Paragraph) -> str:
    if not plain(block.text).strip():
        return ""
    name = "" if block.role is Role.BODY else f' class="paper-{block.role}"'
    return f"<p{name}>{inline(block.text)}</p>"


def _listing(block: Bullets | Numbered) -> str:
    entries = "".join(map(_entry, block.items))
    if isinstance(block, Numbered):
        start = "" if block.start == 1 else f' start="{block.start}"'
        return f"<ol{start}>{entries}</ol>"
    name = ' class="paper-boxes"' if block.boxes else ""
    return f"<ul{name}>{entries}</ul>"


def _entry(entry: Item | Text) -> str:
    if not isinstance(entry, Item):
        return f"<li>{inline(entry)}</li>"
    below = _listing(entry.below) if entry.below else ""
    text = inline(entry.text)
    return f"<li>{f'<p>{text}</p>' if below else text}{below}</li>"


def _notice(block: Notice) -> str:
    inside = f'<p class="paper-notice-title"><strong>{words(block.title)}</strong></p>'
    inside += "".join(map(_plain_block, block.blocks))
    return f'<section class="paper-notice paper-tone-{block.tone}">{inside}</section>'


def _figure(block: Figure) -> str:
    caption = f"<figcaption>{words(block.caption)}</figcaption>" if block.caption else ""
    data = table(block.data) if block.data else ""
    return f"<figure>{caption}{svg.picture(block.drawing, block.alt)}</figure>{data}"
