"""One commit per successful POST; a refused one leaves nothing behind."""

from collections.abc import Iterator
from contextlib import contextmanager

from planner.extensions import db


@contextmanager
def transaction() -> Iterator[None]:
    """Commit what the block did, or undo all of it when it raises."""
    try:
        yield
        db.session.commit()
    except BaseException:
        db.session.rollback()
        raise
