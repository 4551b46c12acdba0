"""Table boxes: a header that comes again on each page as an artifact, rows, rules and shades."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from typeset import pen, styles
from typeset.canvas import TaggedCanvas
from typeset.flow import SLACK, Box, Landmark, Room
from typeset.rows import CellBox, Group
from typeset.styles import CELL_PAD_X, CELL_PAD_Y, Colour

SHORT = 70 * styles.MM
"""A table with a header up to this height is not cut unless no page can hold it."""
FEW_FACTS = 40 * styles.MM
"""Nor are facts up to this height: each row can be read without the one above."""


@dataclass(slots=True)
class TableBox:
    """Groups of rows under a header; `starts` is false for what goes on after a page break."""

    header: Group | None
    groups: Sequence[Group]
    widths: Sequence[float]
    before: float = 0.0
    after: float = styles.BLOCK_GAP
    starts: bool = True
    keep: bool = False
    landmarks: Sequence[Landmark] = ()

    @property
    def _head(self) -> float:
        return self.header.height if self.header else 0.0

    @property
    def height(self) -> float:
        return self._head + sum([group.height for group in self.groups])

    @property
    def least(self) -> float:
        """A short table stays whole; a long one starts with two rows at least."""
        if self.height <= (SHORT if self.header else FEW_FACTS):
            return self.height
        start = self.groups[0].least
        if len(self.groups) > 1 and start == self.groups[0].height:
            start += self.groups[1].least
        return self._head + start

    def split(self, room: Room) -> "tuple[Box, Box] | None":
        if not room.fresh and room.height < self.least:
            return None
        left, whole = room.height - self._head, 0
        while whole < len(self.groups) and self.groups[whole].height <= left + SLACK:
            left -= self.groups[whole].height
            whole += 1
        if whole > 2 and whole == len(self.groups) - 1 and self.groups[-1].height <= left + SHORT:
            whole -= 1  # so that the last row does not stand alone
            left = 0.0
        first, rest = list(self.groups[:whole]), list(self.groups[whole:])
        parts = rest[0].split(Room(left, room.fresh and not whole)) if rest else None
        if parts:
            first.append(parts[0])
            rest[0] = parts[1]
        if not first or not rest:
            return None
        return replace(self, groups=first, after=0.0), replace(self, groups=rest, starts=False)

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        edges = [x + left for left in accumulate(self.widths, initial=0.0)]
        with canvas.artifact():
            self._draw_ground(canvas, edges, top)
        if self.header and self.starts:
            _draw_group(canvas, self.header, edges, top)
        elif self.header:
            with canvas.artifact("Pagination"):
                _draw_group(canvas, self.header, edges, top)
        top -= self._head
        for group in self.groups:
            _draw_group(canvas, group, edges, top)
            top -= group.height

    def _draw_ground(self, canvas: TaggedCanvas, edges: Sequence[float], top: float) -> None:
        """What lies under the text: the header's panel, shades, and a rule below each row."""
        left, width = edges[0], edges[-1] - edges[0]
        if self.header:
            canvas.put(pen.panel(left, top, width, self._head, Colour.TINT))
            canvas.put(pen.rule(left, top - self._head, width, styles.RULE, Colour.BRAND))
        top -= self._head
        for group in self.groups:
            if len(group.rows) > 1 or any(cell.shade is not None for cell in group.rows[0]):
                _draw_cells(canvas, group, edges, top)
            else:
                canvas.put(pen.rule(left, top - group.height, width, styles.HAIRLINE, Colour.LINE))
            top -= group.height


def _places(group: Group, top: float) -> Iterator[tuple[CellBox, float, float]]:
    """Each cell with the top and the bottom of its place."""
    for number, row in enumerate(group.rows):
        upper = top - (group.ends[number - 1] if number else 0.0)
        for cell in row:
            yield cell, upper, top - group.ends[min(number + cell.rows, len(group.ends)) - 1]


def _draw_group(canvas: TaggedCanvas, group: Group, edges: Sequence[float], top: float) -> None:
    for cell, upper, _ in _places(group, top):
        cell.stack.draw(canvas, edges[cell.column] + CELL_PAD_X, upper - CELL_PAD_Y)


def _draw_cells(canvas: TaggedCanvas, group: Group, edges: Sequence[float], top: float) -> None:
    """Shade and lower rule of each cell by itself."""
    for cell, upper, lower in _places(group, top):
        left, right = edges[cell.column], edges[cell.column + cell.columns]
        if cell.shade is not None:
            fill = styles.SHADES[cell.shade]
            canvas.put(pen.panel(left, upper, right - left, upper - lower, fill))
        canvas.put(pen.rule(left, lower, right - left, styles.HAIRLINE, Colour.LINE))
