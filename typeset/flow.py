"""Boxes stacked in columns and broken over pages.

A box knows its height, can be cut where its content allows, and draws itself. Cutting follows
the rules of a careful typist: a heading stays with what it heads, two lines of a paragraph stay
together, a table's header comes again.
"""

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Protocol

from typeset.canvas import TaggedCanvas

SLACK = 0.01
"""Points by which a box may be too high, against rounding."""


@dataclass(slots=True)
class Landmark:
    """A heading's place: its page is known once the pages are made up."""

    level: int
    title: str
    key: str
    page: int = 0


@dataclass(frozen=True, slots=True)
class Room:
    """Height to fill; `fresh` when nothing stands above, so that waiting would not help."""

    height: float
    fresh: bool


class Box(Protocol):
    @property
    def height(self) -> float: ...

    @property
    def before(self) -> float:
        """Space above, unless the box comes first."""

    @property
    def after(self) -> float: ...

    @property
    def keep(self) -> bool:
        """Whether the box must not be parted from the next one."""

    @property
    def least(self) -> float:
        """The height of the smallest first part."""

    @property
    def landmarks(self) -> Sequence[Landmark]:
        """The headings in the box."""

    def split(self, room: Room) -> "tuple[Box, Box] | None":
        """A first part that fits the room and the rest, or None to move it all on."""

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None: ...


class TooSmall(Exception):
    """A page, or a cell of a table, is too small for a single line of what it should hold."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Empty space that also stands at the head of a page."""

    height: float
    before: float = 0.0
    after: float = 0.0
    keep: bool = False
    landmarks: Sequence[Landmark] = ()

    @property
    def least(self) -> float:
        return self.height

    def split(self, room: Room) -> "tuple[Box, Box] | None":
        return (Gap(room.height), Gap(0.0)) if room.fresh else None

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        """Nothing is drawn."""


class Break(Gap):
    """The end of a page."""


def new_page() -> Break:
    return Break(0.0)


Placed = tuple[Box, float]
"""A box and how far below the head of its column it starts."""


def take(boxes: "deque[Box]", room: Room) -> list[Placed]:
    """Fill the room from the front of `boxes`, which keeps what is left over."""
    placed: list[Placed] = []
    used = gap = 0.0
    while boxes:
        box = boxes[0]
        if isinstance(box, Break):
            boxes.popleft()
            if placed:
                break
            continue
        top = used + (max(gap, box.before) if placed else 0.0)
        left = Room(room.height - top, room.fresh and not placed)
        if not _fits(boxes, left):
            parts = None if box.keep and not left.fresh else box.split(left)
            if parts:
                placed.append((parts[0], top))
                boxes[0] = parts[1]
            elif left.fresh:
                raise TooSmall(f"{room.height:.0f} points are too few for {type(box).__name__}")
            break
        placed.append((boxes.popleft(), top))
        used, gap = top + box.height, box.after
    return placed


def _fits(boxes: "deque[Box]", room: Room) -> bool:
    """Whether the first box fits, with the start of what it must stay with."""
    first = boxes[0]
    if first.height > room.height + SLACK:
        return False
    if not first.keep or room.fresh:
        return True
    needed, last = first.height, first
    for box in islice(boxes, 1, 8):
        needed += max(last.after, box.before) + (box.height if box.keep else box.least)
        if not box.keep:
            break
        last = box
    return needed <= room.height + SLACK


@dataclass(slots=True)
class Stack:
    """Boxes one below the other, as one."""

    boxes: Sequence[Box]
    height: float = field(init=False)

    def __post_init__(self) -> None:
        self.height = self._measure()

    def _measure(self) -> float:
        total = gap = 0.0
        for place, box in enumerate(self.boxes):
            total += (max(gap, box.before) if place else 0.0) + box.height
            gap = box.after
        return total

    @property
    def least(self) -> float:
        total = 0.0
        for place, box in enumerate(self.boxes):
            total += box.before if place else 0.0
            if not box.keep:
                return total + box.least
            total += box.height + box.after
        return total

    @property
    def landmarks(self) -> Sequence[Landmark]:
        return [mark for box in self.boxes for mark in box.landmarks]

    def split(self, room: Room) -> "tuple[Stack, Stack] | None":
        if room.height < self.least - SLACK and not room.fresh:
            return None
        rest = deque(self.boxes)
        placed = take(rest, room)
        return (Stack([box for box, _ in placed]), Stack(list(rest))) if placed else None

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        gap = 0.0
        for place, box in enumerate(self.boxes):
            top -= max(gap, box.before) if place else 0.0
            box.draw(canvas, x, top)
            top -= box.height
            gap = box.after


def pages(boxes: Iterable[Box], depth: float) -> list[list[Placed]]:
    """The boxes over as many pages of `depth` points as they need; landmarks learn their page."""
    left = deque(boxes)
    made: list[list[Placed]] = []
    while left:
        placed = take(left, Room(depth, fresh=True))
        if not placed:
            continue
        made.append(placed)
        for box, _ in placed:
            for mark in box.landmarks:
                mark.page = mark.page or len(made)
    return made
