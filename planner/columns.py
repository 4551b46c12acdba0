"""Columns read for pages of hundreds of rows."""

from collections.abc import Mapping, Sequence
from typing import Any, TypeVarTuple

from sqlalchemy import Row, Select

from planner.extensions import db

Columns = TypeVarTuple("Columns")


def read(
    query: Select[*Columns], asked: Mapping[str, Any] | None = None
) -> Sequence[Row[*Columns]]:
    """The rows of a query for columns, as the connection gives them.

    A session, which could make objects of them, takes half as long again. It writes first what it
    holds back, as before any query of its own.
    """
    db.session.flush()
    return db.session.connection().execute(query, asked).all()


def plain(
    query: Select[*tuple[Any, ...]], asked: Mapping[str, Any] | None = None
) -> tuple[tuple[Any, ...], ...]:
    """The rows as tuples, to be compared with those of another look: `Row` compares slowly."""
    return tuple(map(tuple, read(query, asked)))
