"""What every chart is told about itself, and the type its labels are set in."""

from dataclasses import dataclass

from typeset import fonts
from typeset.fonts import Face
from typeset.styles import MM

SIZE = 8.6
"""Type size of labels."""
TICK = 7.6
"""Type size of the numbers on an axis."""
WIDTH = 158 * MM
"""Width of a chart that takes the whole column."""


@dataclass(frozen=True, slots=True)
class Titles:
    """What a chart is called, what it shows in words, and the headers of its table."""

    caption: str
    alt: str
    label: str
    value: str


def width(text: str) -> float:
    """Room a label may take, in points."""
    return fonts.width(text, Face.STRONG) * SIZE / 1000


def fitted(text: str, room: float) -> str:
    """The label, cut where it is wider than `room` points; the table has it in full."""
    return fonts.shortened(text, Face.STRONG, room * 1000 / SIZE)


def folded(text: str, room: float) -> tuple[str, ...]:
    """The label in one line of `room` points, or in two, the second cut if need be."""
    if width(text) <= room:
        return (text,)
    words = text.split()
    fitting = len(words)
    while fitting > 1 and width(" ".join(words[:fitting])) > room:
        fitting -= 1
    parts = " ".join(words[:fitting]), " ".join(words[fitting:])
    return tuple(fitted(part, room) for part in parts if part)
