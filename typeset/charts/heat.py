"""A table that shows by shade where its numbers are high."""

from collections.abc import Sequence

from typeset.blocks import Align, Cell, Column, Table
from typeset.words import Language, decimal


def heat_table(
    rows: Sequence[tuple[str, Sequence[float | None]]],
    columns: Sequence[str],
    *,
    corner: str,
    caption: str,
    digits: int,
    language: Language,
) -> Table:
    """A table whose cells are the darker the higher their number, which stands in them.

    None is an empty cell without a shade. It is its own twin: nothing hangs on the shade.
    """
    known = [value for _, values in rows for value in values if value is not None]
    low, high = min(known, default=0.0), max(known, default=0.0)

    def shaded(value: float | None) -> Cell | str:
        if value is None:
            return ""
        part = (value - low) / (high - low) if high > low else 0.0
        return Cell((decimal(value, digits, language),), shade=min(int(part * 5), 4))

    return Table(
        (Column(corner), *(Column(title, Align.CENTRE) for title in columns)),
        tuple((title, *map(shaded, values)) for title, values in rows),
        caption,
    )
