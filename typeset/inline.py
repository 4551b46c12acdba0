"""What stands inside a line of text: words, emphasis, links and status marks."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class Shape(StrEnum):
    """The sign beside a status word, so that no meaning hangs on colour alone."""

    CIRCLE = "circle"
    RING = "ring"
    HALF = "half"
    TRIANGLE = "triangle"
    CHECK = "check"
    CROSS = "cross"
    DASH = "dash"
    SQUARE = "square"


class Tone(StrEnum):
    """The mood of a mark, a notice or a chart series; always beside a word or a shape."""

    NEUTRAL = "neutral"
    BRAND = "brand"
    GOOD = "good"
    WARNING = "warning"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Strong:
    text: "Text"


@dataclass(frozen=True, slots=True)
class Emphasis:
    text: "Text"


@dataclass(frozen=True, slots=True)
class Link:
    """A link to a web page, a mail address (`mailto:`) or a telephone (`tel:`)."""

    text: str
    url: str

    def __post_init__(self) -> None:
        if not self.text.strip():
            raise ValueError(f"the link to {self.url} has no text to read")
        if not self.url.startswith(("https://", "http://", "mailto:", "tel:")):
            raise ValueError(f"not an address a reader can follow: {self.url}")


@dataclass(frozen=True, slots=True)
class Status:
    """A shape, drawn, and its word, read aloud."""

    word: str
    shape: Shape
    tone: Tone = Tone.NEUTRAL

    def __post_init__(self) -> None:
        if not self.word.strip():
            raise ValueError("a status mark needs its word: a shape alone says nothing aloud")


Inline = str | Strong | Emphasis | Link | Status
Text = Inline | tuple[Inline, ...]
"""One piece of a line, or several after each other."""


def parts(text: Text) -> tuple[Inline, ...]:
    return text if isinstance(text, tuple) else (text,)


def plain(text: Text) -> str:
    """The words alone, as they are read aloud."""
    return "".join(_words(text))


def _words(text: Text) -> Iterator[str]:
    for part in parts(text):
        match part:
            case str():
                yield part
            case Strong(inner) | Emphasis(inner):
                yield from _words(inner)
            case Link():
                yield part.text
            case Status():
                yield part.word
