"""Lists: each item a box of its own, its marker or its box to tick in the margin."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from typeset import fonts, styles
from typeset.blocks import Bullets, Item, Numbered
from typeset.canvas import TaggedCanvas
from typeset.flow import Box, Landmark, Room
from typeset.inline import Shape
from typeset.paragraphs import TOGETHER, Lines
from typeset.pen import sign
from typeset.setting import Setting, narrowest
from typeset.styles import INDENT, ITEM, MM
from typeset.tags import Elem

MARKER = replace(ITEM, colour=styles.Colour.BRAND)
BULLET = "•"
GAP = 1.6 * MM
"""Between a number and the text of its item."""


@dataclass(slots=True)
class Point:
    """The first paragraph of a list item, its marker in the margin; the rest has no marker."""

    inner: Lines
    marker: Lines | None
    box: Shape | None = None
    keep: bool = False

    @property
    def height(self) -> float:
        return self.inner.height

    @property
    def before(self) -> float:
        return self.inner.before

    @property
    def after(self) -> float:
        return self.inner.after

    @property
    def least(self) -> float:
        return self.inner.least

    @property
    def landmarks(self) -> Sequence[Landmark]:
        return ()

    def split(self, room: Room) -> "tuple[Box, Box] | None":
        parts = self.inner.split(room)
        return (replace(self, inner=parts[0], keep=False), parts[1]) if parts else None

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        if self.marker:
            self.marker.draw(canvas, x, top)
        if self.box:
            size = self.inner.style.size
            middle = top - self.inner.style.leading / 2
            with canvas.artifact():
                marks = sign(self.box, size * 0.9, styles.Colour.MUTED)
                canvas.draw(marks, x + self.inner.x - INDENT, middle + size * 0.45)
        self.inner.draw(canvas, x, top)


@dataclass(frozen=True, slots=True)
class Margin:
    """Where the markers of a list may start, and where the text of its items does."""

    left: float
    text: float


def listing(block: Bullets | Numbered, setting: Setting, indent: float = 0.0) -> Iterator[Box]:
    """The items one by one, so that a page may end between them; but no item stands alone."""
    whole = setting.elem.child("L", f"/O/List/ListNumbering/{_numbering(block)}")
    labels = [_label(block, place) for place in range(len(block.items))]
    widest = max((fonts.width(label, MARKER.face) for label in labels), default=0.0)
    margin = Margin(indent, indent + max(INDENT, widest * MARKER.size / 1000 + GAP))
    last = len(labels) - 1
    for place, (entry, label) in enumerate(zip(block.items, labels, strict=True)):
        item = entry if isinstance(entry, Item) else Item(entry)
        elem = whole.child("LI")
        marker = _marker(label, elem, setting, margin) if label else None
        body = elem.child("LBody")
        point = _point(item, body, marker, setting, margin)
        if place == last and not indent:
            point.inner.after = styles.BODY.after
        short = len(point.inner.lines) < 2 * TOGETHER
        point.keep = short and place < last and place in {0, last - 1}
        yield point
        if item.below:
            yield from listing(item.below, setting.inside(body), margin.text)


def _numbering(block: Bullets | Numbered) -> str:
    if isinstance(block, Numbered):
        return "Decimal"
    return "None" if block.boxes else "Disc"


def _label(block: Bullets | Numbered, place: int) -> str:
    """The marker's text; none where a box to tick is drawn instead."""
    if isinstance(block, Numbered):
        return f"{block.start + place}."
    return "" if block.boxes else BULLET


def _point(item: Item, body: Elem, marker: Lines | None, setting: Setting, margin: Margin) -> Point:
    """The item's own text; in a paragraph when a list follows it."""
    elem = body.child("P") if item.below else body
    lines = setting.lines(item.text, ITEM, narrowest(setting.width - margin.text))
    inner = Lines(lines, ITEM, elem, 0.0, ITEM.after, x=margin.text)
    return Point(inner, marker, None if marker else Shape.SQUARE)


def _marker(label: str, item: Elem, setting: Setting, margin: Margin) -> Lines:
    """A bullet a little in from the left, a number close to its text."""
    lines = setting.lines(label, MARKER, setting.width)
    elem = item.child("Lbl")
    if label == BULLET:
        return Lines(lines, MARKER, elem, 0.0, 0.0, x=margin.left + 1.4 * MM)
    room = margin.text - margin.left - GAP
    return Lines(lines, MARKER, elem, 0.0, 0.0, x=margin.left, width=room, share=1.0)
