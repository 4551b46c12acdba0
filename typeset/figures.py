"""Figures: a drawing with its words, and the numbers behind it as a table."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from typeset import styles
from typeset.blocks import Figure
from typeset.canvas import TaggedCanvas
from typeset.drawing import Drawing, scaled
from typeset.flow import Box, Landmark, Room
from typeset.grids import table
from typeset.paragraphs import compose
from typeset.pen import number
from typeset.setting import Setting
from typeset.tags import Elem


@dataclass(slots=True)
class Picture:
    """A drawing, never cut, centred in its column."""

    drawing: Drawing
    elem: Elem
    width: float
    before: float = 0.0
    after: float = styles.BLOCK_GAP
    keep: bool = False
    landmarks: Sequence[Landmark] = ()

    @property
    def height(self) -> float:
        return self.drawing.height

    @property
    def least(self) -> float:
        return self.height

    def split(self, room: Room) -> "tuple[Box, Box] | None":
        return None

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        left = x + (self.width - self.drawing.width) / 2
        box = (left, top - self.height, left + self.drawing.width, top)
        self.elem.attributes = (
            f"/O/Layout/Placement/Block/BBox[{' '.join(number(side) for side in box)}]"
        )
        with canvas.tag(self.elem):
            canvas.draw(self.drawing.marks, left, top)


def figure(block: Figure, setting: Setting) -> Iterator[Box]:
    """Caption, drawing, data: the drawing is made smaller where the page is."""
    if block.caption:
        yield compose(block.caption, styles.CAPTION, setting.elem.child("P"), setting)
    room = setting.depth - 3 * styles.CAPTION.leading
    drawing = scaled(block.drawing, setting.width, room)
    alt = " ".join(block.alt.split())
    yield Picture(drawing, setting.elem.child("Figure", alt=alt), setting.width)
    if block.data:
        yield from table(block.data, setting)
