"""Two people, one object: the second to save is told, instead of overwriting the first unseen."""

from sqlalchemy import update
from sqlalchemy.orm.attributes import set_committed_value

from planner.extensions import db
from planner.models.base import Base, Versioned


class Overtaken(Exception):
    """The object was changed after the form was opened; carries the version the form had seen."""

    def __init__(self, seen: int) -> None:
        super().__init__(f"version {seen} is no longer the newest")
        self.seen = seen


def claim(row: Versioned, *, seen: int) -> None:
    """Take the next version of `row`, also when only rows below it change.

    Raises Overtaken when `seen`, the version the form was opened with, is no longer the newest.
    """
    assert isinstance(row, Base)  # noqa: S101 - every Versioned row is a table's row
    table = type(row)
    taken = db.session.scalar(
        update(table)
        .where(table.id == row.id, table.version == seen)
        .returning(table.id)
        .values(version=seen + 1)
        .execution_options(synchronize_session=False)
    )
    if taken is None:
        raise Overtaken(seen)
    set_committed_value(row, "version", seen + 1)
