"""Facts and data tables: the blocks made of cells."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from typeset.inline import Text


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and what is said about it, one line per value."""

    label: str
    values: tuple[Text, ...]


def fact(label: str, *values: Text) -> Fact:
    return Fact(label, values)


@dataclass(frozen=True, slots=True)
class Facts:
    """A table of label and value, for what is looked up rather than read."""

    facts: tuple[Fact, ...]
    caption: str = ""


class Align(StrEnum):
    LEFT = "left"
    RIGHT = "right"
    CENTRE = "centre"


@dataclass(frozen=True, slots=True)
class Column:
    """A column; `share` fixes its part of the width, without it the content decides."""

    title: Text
    align: Align = Align.LEFT
    share: float | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that is more than its text: it spans, has a shade (0 to 4), or several lines."""

    values: tuple[Text, ...]
    columns: int = 1
    rows: int = 1
    shade: int | None = None

    def __post_init__(self) -> None:
        if self.columns < 1 or self.rows < 1:
            raise ValueError("a cell spans at least one column and one row")
        if self.shade is not None and not 0 <= self.shade <= 4:
            raise ValueError(f"shade {self.shade}: 0 to 4 are known")


def cell(*values: Text, columns: int = 1, rows: int = 1, shade: int | None = None) -> Cell:
    return Cell(values, columns, rows, shade)


Row = tuple[Cell | Text, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A data table whose first row, and with `row_heads` first column, are headers.

    `groups` is a row above the column titles whose cells span several of them.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell | Text, ...], ...]
    caption: str = ""
    row_heads: bool = True
    groups: tuple[Cell, ...] = ()

    def __post_init__(self) -> None:
        if not self.columns:
            raise ValueError("a table needs columns")
        if self.groups and sum(group.columns for group in self.groups) != len(self.columns):
            raise ValueError("the groups do not span the columns")
        for number, row in enumerate(_occupied(self.rows)):
            if row != len(self.columns):
                raise ValueError(f"row {number} has {row} cells for {len(self.columns)} columns")


def _spans(part: Cell | Text) -> tuple[int, int]:
    """Columns and rows that the cell takes."""
    return (part.columns, part.rows) if isinstance(part, Cell) else (1, 1)


def _occupied(rows: tuple[Row, ...]) -> Iterator[int]:
    """How many columns of each row are taken, cells reaching down from above included."""
    reaching: list[tuple[int, int]] = []  # columns, rows still to come
    for row in rows:
        own = [_spans(part) for part in row]
        yield sum(columns for columns, _ in own) + sum(columns for columns, _ in reaching)
        reaching = [(columns, left - 1) for columns, left in reaching + own if left > 1]
    if reaching:
        yield -1
