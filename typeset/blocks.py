"""What a document is made of: a tree of values with no trace of PDF or HTML.

One tree is drawn twice, by `paper` as PDF and by `html` as a page with the same content.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from typeset.cells import Align, Cell, Column, Fact, Facts, Row, Table, cell, fact
from typeset.drawing import Drawing
from typeset.inline import Text, Tone, plain
from typeset.words import Language

__all__ = [
    "Align",
    "Attachment",
    "Block",
    "Bullets",
    "Card",
    "Cell",
    "Column",
    "Contents",
    "Cover",
    "Document",
    "Fact",
    "Facts",
    "Figure",
    "Heading",
    "HeadingOrder",
    "Item",
    "Masthead",
    "Notice",
    "Numbered",
    "PageBreak",
    "Paragraph",
    "Role",
    "Row",
    "Sheet",
    "Signature",
    "Signatures",
    "Table",
    "cell",
    "fact",
    "headings",
]


class Role(StrEnum):
    """How a paragraph is spoken: the reader's way in, the matter, or a side remark."""

    LEAD = "lead"
    BODY = "body"
    SMALL = "small"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 2 to 6; the document's title is level 1."""

    level: int
    text: Text

    def __post_init__(self) -> None:
        if not 2 <= self.level <= 6:
            raise ValueError(f"heading level {self.level}: 2 to 6 are for blocks, 1 is the title")
        if not plain(self.text).strip():
            raise ValueError("a heading needs words")


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: Text
    role: Role = Role.BODY


@dataclass(frozen=True, slots=True)
class Item:
    """One point of a list, with the list below it, if any."""

    text: Text
    below: "Bullets | Numbered | None" = None


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list without order; with `boxes` it is one to tick off by pen."""

    items: tuple[Item | Text, ...]
    boxes: bool = False


@dataclass(frozen=True, slots=True)
class Numbered:
    items: tuple[Item | Text, ...]
    start: int = 1


@dataclass(frozen=True, slots=True)
class Card:
    """A boxed unit such as one goal: what kind it is, its title, where it stands, its facts."""

    kicker: str
    title: Text
    facts: tuple[Fact, ...]
    status: Text | None = None
    level: int = 3


@dataclass(frozen=True, slots=True)
class Notice:
    """A few lines set apart from the rest, with a title that says why."""

    title: str
    blocks: tuple["Paragraph | Bullets | Numbered", ...]
    tone: Tone = Tone.BRAND


@dataclass(frozen=True, slots=True)
class Signature:
    """One line to sign on."""

    name: str
    role: str


@dataclass(frozen=True, slots=True)
class Signatures:
    """Lines to sign on, side by side two by two, each with a place for the date."""

    signatures: tuple[Signature, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A drawing, what it shows in words, and its numbers as a table."""

    drawing: Drawing
    alt: str
    caption: str
    data: Table | None = None

    def __post_init__(self) -> None:
        if not self.alt.strip():
            raise ValueError("a figure needs words for those who do not see it (alt)")


@dataclass(frozen=True, slots=True)
class Contents:
    """The headings down to `depth`, with links and page numbers."""

    depth: int = 2


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows starts on a new page; in HTML it is nothing."""


Block = (
    Heading
    | Paragraph
    | Bullets
    | Numbered
    | Facts
    | Table
    | Card
    | Notice
    | Signatures
    | Figure
    | Contents
    | PageBreak
)


@dataclass(frozen=True, slots=True)
class Cover:
    """A front page of its own."""

    kicker: str
    subtitle: str = ""
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class Masthead:
    """A title at the head of the first page."""

    kicker: str
    subtitle: str = ""


class Sheet(StrEnum):
    PORTRAIT = "portrait"
    LANDSCAPE = "landscape"


@dataclass(frozen=True, slots=True)
class Attachment:
    """Data carried inside the file (which makes it PDF/A-3a instead of PDF/A-2a)."""

    filename: str
    mimetype: str
    content: bytes
    description: str


class HeadingOrder(ValueError):
    """A heading is more than one level below the one before."""

    def __init__(self, text: str, level: int, before: int) -> None:
        self.text, self.level, self.before = text, level, before
        super().__init__(f"heading “{text}” has level {level} right after level {before}")


@dataclass(frozen=True, slots=True)
class Document:
    """A whole paper. `created` carries its time zone; `author` is the publishing body.

    `notice` is a word that has to stand on every page, the cover too.
    """

    title: str
    author: str
    subject: str
    created: datetime
    filename: str
    opening: Cover | Masthead
    blocks: tuple[Block, ...]
    language: Language = Language.DANISH
    keywords: tuple[str, ...] = ()
    draft: bool = False
    notice: str = ""
    sheet: Sheet = Sheet.PORTRAIT
    attachments: tuple[Attachment, ...] = ()

    def __post_init__(self) -> None:
        if self.created.tzinfo is None:
            raise ValueError("created needs its time zone")
        if not self.title.strip():
            raise ValueError("a document needs a title")
        before = 1
        for level, text in headings(self.blocks):
            if level > before + 1:
                raise HeadingOrder(plain(text), level, before)
            before = level


def headings(blocks: tuple[Block, ...]) -> Iterator[tuple[int, Text]]:
    """Level and text of each heading, the titles of cards included."""
    for block in blocks:
        match block:
            case Heading(level, text):
                yield level, text
            case Card(title=text, level=level):
                yield level, text
