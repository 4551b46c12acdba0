"""Two people, one object: the second to save is told, instead of overwriting the first unseen."""

from sqlalchemy import Update, update
from sqlalchemy.orm.attributes import set_committed_value

from planner.extensions import db
from planner.models.base import Base, Versioned


class Overtaken(Exception):
    """The object was changed after the form was opened; carries the version the form had seen."""

    def __init__(self, seen: int) -> None:
        super().__init__(f"version {seen} is no longer the newest")
        self.seen = seen


def hold(row: Versioned) -> None:
    """Let nobody else change `row` before this transaction ends, and read anew what is stored.

    For a save that merges: it waits for a save that is under way, and then sees what it wrote.
    An update that changes nothing holds the row on PostgreSQL and the file on SQLite.
    """
    held = _change(row).values(version=type(row).version)
    db.session.execute(held.execution_options(changes_nothing=True))
    db.session.expire_all()


def claim(row: Versioned, *, seen: int) -> None:
    """Take the next version of `row`, also when only rows below it change.

    Raises Overtaken when `seen`, the version the form was opened with, is no longer the newest.
    """
    taken = db.session.scalar(
        _change(row)
        .where(type(row).version == seen)
        .returning(type(row).version)
        .values(version=seen + 1)
    )
    if taken is None:
        raise Overtaken(seen)
    set_committed_value(row, "version", seen + 1)


def _change(row: Versioned) -> Update:
    assert isinstance(row, Base)  # noqa: S101 - every Versioned row is a table's row
    table = type(row)
    return update(table).where(table.id == row.id).execution_options(synchronize_session=False)
