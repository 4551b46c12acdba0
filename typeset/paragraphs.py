"""Paragraphs, headings and lists as boxes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from typeset import styles
from typeset.blocks import Bullets, Heading, Item, Numbered, Paragraph, Role
from typeset.canvas import TaggedCanvas
from typeset.flow import SLACK, Box, Landmark, Room
from typeset.inline import Shape, Text, plain
from typeset.lines import Line
from typeset.pen import sign
from typeset.setting import Setting, narrowest
from typeset.styles import Type
from typeset.tags import Elem
from typeset.textblock import draw_lines

ROLES = {Role.LEAD: styles.LEAD, Role.BODY: styles.BODY, Role.SMALL: styles.SMALL}
TOGETHER = 2
"""Lines of a paragraph that stay together at the foot and at the head of a page."""


@dataclass(slots=True)
class Lines:
    """Lines of one element; the parts of a cut share it."""

    lines: Sequence[Line]
    style: Type
    elem: Elem
    before: float
    after: float
    x: float = 0.0
    width: float = 0.0
    share: float = 0.0
    landmarks: Sequence[Landmark] = ()

    @property
    def height(self) -> float:
        return len(self.lines) * self.style.leading

    @property
    def keep(self) -> bool:
        return self.style.keep

    @property
    def least(self) -> float:
        short = len(self.lines) < 2 * TOGETHER
        return (len(self.lines) if short else TOGETHER) * self.style.leading

    def split(self, room: Room) -> "tuple[Lines, Lines] | None":
        fitting = int((room.height + SLACK) / self.style.leading)
        first = min(fitting, len(self.lines) - TOGETHER)
        if first < TOGETHER:
            first = min(fitting, len(self.lines) - 1) if room.fresh else 0
        if first < 1:
            return None
        return (
            replace(self, lines=self.lines[:first], after=0.0),
            replace(self, lines=self.lines[first:], before=0.0, landmarks=()),
        )

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        for mark in self.landmarks:
            canvas.landmark(mark.key, mark.title, mark.level - 1, top + self.style.leading)
        draw_lines(
            canvas,
            self.lines,
            style=self.style,
            elem=self.elem,
            x=x + self.x,
            top=top,
            width=self.width,
            share=self.share,
        )


def compose(text: Text, style: Type, elem: Elem, setting: Setting) -> Lines:
    """Text over the whole width of the setting."""
    return Lines(setting.lines(text, style, setting.width), style, elem, style.before, style.after)


def paragraph(block: Paragraph, setting: Setting) -> Iterator[Box]:
    if plain(block.text).strip():
        yield compose(block.text, ROLES[block.role], setting.elem.child("P"), setting)


def heading(block: Heading, setting: Setting) -> Iterator[Box]:
    yield titled(block.text, block.level, styles.HEADINGS[block.level], setting)


def titled(text: Text, level: int, style: Type, setting: Setting) -> Lines:
    """A heading, at the next of the landmarks the ledger lists."""
    mark = next(setting.ledger.passing)
    box = compose(text, style, setting.elem.child(f"H{level}"), setting)
    box.landmarks = (mark,)
    return box


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
                canvas.draw(marks, x + self.inner.x - styles.INDENT, middle + size * 0.45)
        self.inner.draw(canvas, x, top)


def listing(block: Bullets | Numbered, setting: Setting, indent: float = 0.0) -> Iterator[Box]:
    """The items one by one, so that a page may end between them; but no item stands alone."""
    style = "None" if isinstance(block, Bullets) and block.boxes else "Disc"
    numbering = "Decimal" if isinstance(block, Numbered) else style
    whole = setting.elem.child("L", f"/O/List/ListNumbering/{numbering}")
    inside = indent + styles.INDENT
    for place, entry in enumerate(block.items):
        item = entry if isinstance(entry, Item) else Item(entry)
        elem = whole.child("LI")
        sign_ = Shape.SQUARE if isinstance(block, Bullets) and block.boxes else None
        marker = None if sign_ else _marker(_label(block, place), elem, setting, indent)
        body = elem.child("LBody")
        speaks = body.child("P") if item.below else body
        width = narrowest(setting.width - inside)
        set_lines = setting.lines(item.text, styles.ITEM, width)
        inner = Lines(set_lines, styles.ITEM, speaks, 0.0, styles.ITEM.after, x=inside)
        last = len(block.items) - 1
        if place == last and not indent:
            inner.after = styles.BODY.after
        pairs = place < last and place in {0, last - 1} and len(set_lines) < 2 * TOGETHER
        yield Point(inner, marker, sign_, keep=pairs)
        if item.below:
            yield from listing(item.below, setting.inside(body), inside)


def _label(block: Bullets | Numbered, place: int) -> str:
    return "•" if isinstance(block, Bullets) else f"{block.start + place}."


def _marker(label: str, item: Elem, setting: Setting, indent: float) -> Lines:
    style = replace(styles.ITEM, colour=styles.Colour.BRAND)
    room = styles.INDENT - styles.MM * 1.6
    bullet = label == "•"
    return Lines(
        setting.lines(label, style, 100 * styles.MM),
        style,
        item.child("Lbl"),
        0.0,
        0.0,
        x=indent + (styles.MM * 1.4 if bullet else 0.0),
        width=room,
        share=0.0 if bullet else 1.0,
    )
