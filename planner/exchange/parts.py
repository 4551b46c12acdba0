"""Changing, from a day, one of the rows that hold for a time."""

from collections.abc import Iterable
from datetime import date
from typing import TypeVar

from planner.extensions import db
from planner.models.base import Valid
from planner.register import validity
from planner.register.validity import A_DAY

Row = TypeVar("Row", bound=Valid)


def part(rows: Iterable[Row], owners: list[Row], day: date) -> Row:
    """The one of `rows` that holds on the day, from the day; a part split off joins `owners`."""
    row = validity.holding(rows, day)
    assert row is not None  # noqa: S101 - callers ask about a day on which there is one
    piece = validity.split(row, on=day)
    if piece is not row:
        owners.append(piece)
    return piece


def stop(row: Row, owners: list[Row], day: date) -> None:
    """Let the row hold no longer from the day on; one that begins then never held."""
    if row.valid_from < day:
        row.valid_to = day - A_DAY
        return
    owners.remove(row)
    db.session.delete(row)


def day_of(value: object) -> date | None:
    """The value if it is a day."""
    return value if isinstance(value, date) else None
