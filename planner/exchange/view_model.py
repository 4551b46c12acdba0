"""A preview cut into the tables a page shows: refused, new, changed, unchanged."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from planner.exchange.comparison import Preview, Refusal
from planner.exchange.sheets import Change, Entry
from planner.exchange.wording import said
from planner.web import paging


@dataclass(frozen=True, slots=True)
class Arrival:
    """One row of a table about what is new: the object, and all its values in words."""

    number: int
    code: str
    name: str
    values: str


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a table about changes: the object, and one value before and after."""

    number: int
    code: str
    name: str
    heading: str
    before: str
    after: str


def parts(preview: Preview, asked: str) -> dict[str, Any]:
    """The part asked for, or the first that holds anything, with the rows of its page."""
    sizes = {
        "refused": preview.refused_rows,
        "new": len(preview.new),
        "changed": len(preview.changed),
        "unchanged": len(preview.unchanged),
    }
    part = asked if asked in sizes else next((name for name, size in sizes.items() if size), "new")
    rows: Sequence[Refusal | Change | Entry] = getattr(preview, part)
    pages = paging.asked(len(rows))

    shown = pages.cut(rows)
    changes = [row for row in shown if isinstance(row, Change)]
    return {
        "part": part,
        "sizes": sizes,
        "paging": pages,
        "rows": shown,
        "arrivals": [_arrival(row) for row in changes if row.known is None],
        "lines": [line for row in changes if row.known for line in _lines(row)],
    }


def _arrival(change: Change) -> Arrival:
    values = [f"{one.heading}: {said(one.after)}" for one in change.differences]
    return Arrival(
        number=change.entry.number,
        code=change.entry.code,
        name=str(change.after().get("name", "")),
        values=" · ".join(value for value in values if not value.startswith("navn: ")),
    )


def _lines(change: Change) -> list[Line]:
    name = str(change.after().get("name", ""))
    return [
        Line(
            number=change.entry.number,
            code=change.entry.code,
            name=name,
            heading=difference.heading,
            before=said(difference.before),
            after=said(difference.after),
        )
        for difference in change.differences
    ]
