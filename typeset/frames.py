"""Boxes with a ground of their own: cards, notices, and lines to sign on."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from typeset import pen, styles
from typeset.blocks import Bullets, Card, Notice, Numbered, Paragraph, Signature, Signatures
from typeset.canvas import TaggedCanvas
from typeset.flow import Box, Landmark, Room, Stack
from typeset.grids import fact_rows
from typeset.lists import listing
from typeset.paragraphs import compose, paragraph, titled
from typeset.setting import Setting, narrowest
from typeset.styles import CARD_BAR, CARD_PAD, MM, Colour

WHOLE = 100 * MM
"""A framed box up to this height is not cut unless no page can hold it."""


@dataclass(slots=True)
class Framed:
    """A stack on a tinted ground with a bar at its left; each part of a cut has both."""

    stack: Stack
    ground: str
    bar: str
    before: float = styles.BLOCK_GAP
    after: float = styles.BLOCK_GAP
    keep: bool = False

    @property
    def height(self) -> float:
        return self.stack.height + 2 * CARD_PAD

    @property
    def least(self) -> float:
        return self.height if self.height <= WHOLE else self.stack.least + 2 * CARD_PAD

    @property
    def landmarks(self) -> Sequence[Landmark]:
        return self.stack.landmarks

    def split(self, room: Room) -> "tuple[Box, Box] | None":
        if not room.fresh and self.height <= WHOLE:
            return None
        parts = self.stack.split(Room(room.height - 2 * CARD_PAD, room.fresh))
        if not parts or not parts[1].boxes:
            return None
        return replace(self, stack=parts[0]), replace(self, stack=parts[1])

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        width = self.width
        with canvas.artifact():
            canvas.put(pen.panel(x, top, width, self.height, self.ground))
            canvas.put(pen.panel(x, top, CARD_BAR, self.height, self.bar))
        self.stack.draw(canvas, x + CARD_BAR + CARD_PAD, top - CARD_PAD)

    width: float = 0.0


def card(block: Card, setting: Setting) -> Iterator[Box]:
    """A section: kicker, title, status, facts."""
    inside = _inside(setting)
    boxes: list[Box] = []
    if block.kicker:
        boxes.append(compose(block.kicker, styles.KICKER, inside.elem.child("P"), inside))
    style = replace(styles.HEADINGS[block.level], before=0.0)
    boxes.append(titled(block.title, block.level, style, inside))
    if block.status is not None:
        boxes.append(compose(block.status, styles.CARD_STATUS, inside.elem.child("P"), inside))
    if block.facts:
        whole = inside.elem.child("Table").child("TBody")
        boxes.append(replace(fact_rows(block.facts, whole, inside), after=0.0))
    yield Framed(Stack(boxes), Colour.TINT, Colour.BRAND, width=setting.width)


def notice(block: Notice, setting: Setting) -> Iterator[Box]:
    """A section: its title in the tone's colour, its blocks."""
    inside = _inside(setting)
    style = replace(styles.NOTICE_TITLE, colour=styles.TONES[block.tone])
    boxes: list[Box] = [compose(block.title, style, inside.elem.child("P"), inside)]
    for part in block.blocks:
        match part:
            case Paragraph():
                boxes += paragraph(part, inside)
            case Bullets() | Numbered():
                boxes += listing(part, inside)
    yield Framed(
        Stack(boxes), styles.TINTS[block.tone], styles.TONES[block.tone], width=setting.width
    )


def _inside(setting: Setting) -> Setting:
    made = setting.inside(setting.elem.child("Sect"), less=CARD_BAR + 2 * CARD_PAD)
    return replace(made, width=narrowest(made.width))


@dataclass(slots=True)
class SignRow:
    """Up to two signatures side by side, never cut."""

    stacks: Sequence[Stack]
    column: float
    before: float = 0.0
    after: float = 4 * MM
    keep: bool = False
    landmarks: Sequence[Landmark] = ()

    @property
    def height(self) -> float:
        return styles.SIGN_SPACE + max(stack.height for stack in self.stacks)

    @property
    def least(self) -> float:
        return self.height

    def split(self, room: Room) -> "tuple[Box, Box] | None":
        return None

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        foot = top - styles.SIGN_SPACE
        lefts = [x + place * (self.column + styles.SIGN_GAP) for place in range(len(self.stacks))]
        with canvas.artifact():
            for left in lefts:
                rule = pen.rule(left, foot + MM, self.column, styles.RULE, Colour.STRONG_LINE)
                canvas.put(rule)
        for left, stack in zip(lefts, self.stacks, strict=True):
            stack.draw(canvas, left, foot)


def signatures(block: Signatures, setting: Setting) -> Iterator[Box]:
    """A list, two to a row: what to write on the line, the name, the role."""
    whole = setting.elem.child("L", "/O/List/ListNumbering/None")
    column = narrowest((setting.width - styles.SIGN_GAP) / 2)
    half = replace(setting, width=column)
    stacks = [
        _signature(entry, half.inside(whole.child("LI").child("LBody")))
        for entry in block.signatures
    ]
    for start in range(0, len(stacks), 2):
        yield SignRow(stacks[start : start + 2], column)


def _signature(entry: Signature, setting: Setting) -> Stack:
    lines = (
        (setting.says.sign_here, styles.SMALL),
        (entry.name, styles.SIGN_NAME),
        (entry.role, styles.SIGN_ROLE),
    )
    return Stack(
        [
            replace(compose(text, style, setting.elem.child("P"), setting), after=0.0)
            for text, style in lines
            if text
        ]
    )
