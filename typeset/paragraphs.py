"""Paragraphs and headings as boxes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from typeset import styles
from typeset.blocks import Heading, Paragraph, Role
from typeset.canvas import TaggedCanvas
from typeset.flow import SLACK, Box, Landmark, Room
from typeset.inline import Text, plain
from typeset.lines import Line
from typeset.setting import Setting
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
