"""From the blocks of a document to boxes, in reading order."""

from collections.abc import Iterator
from dataclasses import replace
from typing import assert_never

from typeset import styles
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
    Notice,
    Numbered,
    PageBreak,
    Paragraph,
    Signatures,
    Table,
)
from typeset.contents import contents
from typeset.figures import figure
from typeset.flow import Box, Gap, new_page
from typeset.frames import card, notice, signatures
from typeset.grids import facts, table
from typeset.lists import listing
from typeset.paragraphs import Lines, compose, heading, paragraph, titled
from typeset.setting import Setting

LONGEST_LEAD = 4
"""Lines; a longer paragraph under a heading says enough to stand at the foot of a page."""


def document_boxes(document: Document, setting: Setting) -> Iterator[Box]:
    """The opening and all blocks."""
    yield from _opening(document, setting)
    blocks = document.blocks
    for before, block, after in zip((None, *blocks), blocks, (*blocks[1:], None), strict=False):
        leads = isinstance(before, Heading) and isinstance(block, Paragraph)
        if leads and isinstance(after, Bullets | Facts | Figure | Numbered | Table):
            yield from map(_kept, block_boxes(block, setting))
        else:
            yield from block_boxes(block, setting)


def _kept(box: Box) -> Box:
    """A few lines that lead from a heading to what it announces part from neither."""
    if isinstance(box, Lines) and len(box.lines) <= LONGEST_LEAD:
        return replace(box, style=replace(box.style, keep=True))
    return box


def _opening(document: Document, setting: Setting) -> Iterator[Box]:
    opening = document.opening
    front = isinstance(opening, Cover)
    if front:
        yield Gap(setting.depth * 0.22)
    if document.draft:
        draft = replace(styles.KICKER, colour=styles.Colour.WARNING, after=2)
        yield compose(setting.says.draft, draft, setting.elem.child("P"), setting)
    if opening.kicker:
        yield compose(opening.kicker, styles.KICKER, setting.elem.child("P"), setting)
    yield titled(document.title, 1, styles.COVER_TITLE if front else styles.TITLE, setting)
    if opening.subtitle:
        yield compose(opening.subtitle, styles.SUBTITLE, setting.elem.child("P"), setting)
    if isinstance(opening, Cover):
        if opening.facts:
            yield Gap(setting.depth * 0.05)
            yield from facts(Facts(opening.facts), setting)
        yield new_page()


def block_boxes(block: Block, setting: Setting) -> Iterator[Box]:
    """The boxes of one block, their elements added to the setting's."""
    match block:
        case Heading() | Paragraph() | Bullets() | Numbered():
            yield from _text_boxes(block, setting)
        case Facts():
            yield from facts(block, setting)
        case Table():
            yield from table(block, setting)
        case Card() | Notice() | Signatures():
            yield from _framed_boxes(block, setting)
        case Figure():
            yield from figure(block, setting)
        case Contents():
            yield from contents(block, setting)
        case PageBreak():
            yield new_page()
        case _:
            assert_never(block)


def _text_boxes(block: Heading | Paragraph | Bullets | Numbered, setting: Setting) -> Iterator[Box]:
    match block:
        case Heading():
            return heading(block, setting)
        case Paragraph():
            return paragraph(block, setting)
        case Bullets() | Numbered():
            return listing(block, setting)
        case _:
            assert_never(block)


def _framed_boxes(block: Card | Notice | Signatures, setting: Setting) -> Iterator[Box]:
    match block:
        case Card():
            return card(block, setting)
        case Notice():
            return notice(block, setting)
        case Signatures():
            return signatures(block, setting)
        case _:
            assert_never(block)
