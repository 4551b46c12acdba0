"""Several papers bound together as one: a cover, contents, and each paper on a page of its own."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from typing import assert_never

from typeset.blocks import (
    Block,
    Card,
    Contents,
    Cover,
    Document,
    Heading,
    Masthead,
    PageBreak,
    Paragraph,
    Role,
)
from typeset.words import Language


class SheetsDiffer(ValueError):
    """Papers of different sheet sizes cannot be bound together."""


def bound(
    documents: Sequence[Document],
    *,
    title: str,
    subject: str,
    filename: str,
    cover: Cover,
    created: datetime,
    language: Language,
) -> Document:
    """The papers in the order given, each under its title, its headings one level deeper.

    What a paper carries as attached data is left out: it belongs to the paper itself. A binding
    that holds a draft is a draft. Raises SheetsDiffer, and IndexError for no papers.
    """
    first = documents[0]
    if {each.sheet for each in documents} != {first.sheet}:
        raise SheetsDiffer(", ".join(sorted({each.sheet for each in documents})))
    return Document(
        title=title,
        author=first.author,
        subject=subject,
        created=created,
        filename=filename,
        opening=cover,
        blocks=(Contents(depth=2), *_all(documents)),
        language=language,
        draft=any(each.draft for each in documents),
        sheet=first.sheet,
    )


def _all(documents: Iterable[Document]) -> Iterator[Block]:
    for document in documents:
        yield PageBreak()
        yield Heading(2, document.title)
        yield from _opening(document.opening)
        yield from map(_deeper, document.blocks)


def _opening(opening: Cover | Masthead) -> Iterator[Block]:
    """What stands round a paper's title, in one line."""
    match opening:
        case Masthead(kicker, subtitle):
            said = (kicker, subtitle)
        case Cover(kicker, subtitle):
            said = (kicker, subtitle)
        case _:
            assert_never(opening)
    yield Paragraph(" · ".join(filter(None, said)), Role.SMALL)


def _deeper(block: Block) -> Block:
    match block:
        case Heading():
            return Heading(min(6, block.level + 1), block.text)
        case Card():
            return replace(block, level=min(6, block.level + 1))
        case _:
            return block
