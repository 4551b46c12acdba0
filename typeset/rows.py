"""The rows of a table: cells side by side, cut where a page ends."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate

from typeset import styles
from typeset.flow import SLACK, Room, Stack, TooSmall
from typeset.styles import CELL_PAD_Y

TALL = 60 * styles.MM
"""Rows higher than this may be cut even where the next page would hold them whole."""


@dataclass(slots=True)
class CellBox:
    """A cell's content and its place: first column, columns and rows it spans."""

    stack: Stack
    column: int
    columns: int = 1
    rows: int = 1
    shade: int | None = None
    height: float = field(init=False)

    def __post_init__(self) -> None:
        self.height = self.stack.height + 2 * CELL_PAD_Y

    def cut(self, height: float) -> "tuple[CellBox, CellBox]":
        """What fits in `height`, and the rest; either may be empty."""
        room = height - 2 * CELL_PAD_Y
        if self.stack.height <= room + SLACK:
            return self, replace(self, stack=Stack([]))
        try:
            parts = self.stack.split(Room(room, fresh=True))
        except TooSmall:  # not one line fits: all of it goes on
            parts = None
        above, below = parts or (Stack([]), self.stack)
        return replace(self, stack=above), replace(self, stack=below)


@dataclass(slots=True)
class Group:
    """Rows tied together by cells that reach down; mostly it is one row.

    `rows` holds the cells that start in each row, `ends` how far down each row ends.
    """

    rows: Sequence[Sequence[CellBox]]
    ends: list[float] = field(init=False)

    def __post_init__(self) -> None:
        if len(self.rows) == 1:
            self.ends = [max(cell.height for cell in self.rows[0])]
            return
        heights = [
            max((cell.height for cell in row if cell.rows == 1), default=0.0) for row in self.rows
        ]
        for number, row in enumerate(self.rows):
            for cell in row:
                last = min(number + cell.rows, len(heights))
                lack = cell.height - sum(heights[number:last])
                if cell.rows > 1 and lack > 0:
                    heights[last - 1] += lack
        self.ends = list(accumulate(heights))

    @property
    def height(self) -> float:
        return self.ends[-1]

    @property
    def least(self) -> float:
        """All of it, or when it is tall, enough to be worth starting."""
        return self.height if self.height <= TALL else TALL / 2

    def split(self, room: Room) -> "tuple[Group, Group] | None":
        """Whole rows if any fits, else the first lines of the first row."""
        if not room.fresh and room.height < self.least:
            return None
        fitting = sum(1 for end in self.ends if end <= room.height + SLACK)
        return self._cut_below(fitting) if fitting else self._cut_first(room.height)

    def _cut_below(self, count: int) -> "tuple[Group, Group]":
        """The first `count` rows; a cell that reaches further goes on in the row after."""
        going_on: list[CellBox] = []
        first: list[list[CellBox]] = []
        for number, row in enumerate(self.rows[:count]):
            first.append([])
            for cell in row:
                beyond = number + cell.rows - count
                if beyond <= 0:
                    first[-1].append(cell)
                    continue
                start = self.ends[number - 1] if number else 0.0
                above, below = cell.cut(self.ends[count - 1] - start)
                first[-1].append(replace(above, rows=cell.rows - beyond))
                going_on.append(replace(below, rows=beyond))
        after = sorted([*going_on, *self.rows[count]], key=lambda cell: cell.column)
        return Group(first), Group([after, *self.rows[count + 1 :]])

    def _cut_first(self, height: float) -> "tuple[Group, Group] | None":
        pairs = [cell.cut(height) for cell in self.rows[0]]
        if not any(above.stack.boxes for above, _ in pairs):
            return None
        above = Group([[replace(cell, rows=1) for cell, _ in pairs]])
        return above, Group([[cell for _, cell in pairs], *self.rows[1:]])
