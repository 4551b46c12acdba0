"""One row with all its parts, each kind of part by a statement that is put together once.

`selectinload` puts its statements together anew at every look. For many rows that is little beside
the rows themselves; for the one row of a page it is most of what the page costs.
"""

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any, Final, Generic, TypeVar

from sqlalchemy import BindParameter, Integer, Select, bindparam, inspect, select
from sqlalchemy.orm import QueryableAttribute, RelationshipProperty
from sqlalchemy.orm.attributes import set_committed_value
from sqlalchemy.orm.interfaces import ORMOption

from planner.extensions import db
from planner.models.base import Base

Row = TypeVar("Row", bound=Base)

_OWNER: Final[BindParameter[int]] = bindparam("owner", type_=Integer())


class Whole(Generic[Row]):
    """How a row of a model is read: its parts, what each is joined to, and what the row is."""

    def __init__(
        self,
        model: type[Row],
        parts: Mapping[QueryableAttribute[Any], Sequence[ORMOption]],
        *options: ORMOption,
    ) -> None:
        self._model = model
        self._parts = parts
        self._options = options

    def get(self, row_id: int) -> Row | None:
        """The row and the parts of it that the session does not hold yet; None without the row."""
        row = db.session.scalar(self._row, {"owner": row_id})
        return row and self.of(row)

    def of(self, row: Row) -> Row:
        """The row with all its parts."""
        missing = inspect(row).unloaded
        for name, statement in self._statements.items():
            if name in missing:
                found = db.session.scalars(statement, {"owner": row.id}).unique().all()
                set_committed_value(row, name, list(found))
        return row

    @cached_property
    def _row(self) -> Select[Row]:
        return select(self._model).where(self._model.id == _OWNER).options(*self._options)

    @cached_property  # at the first look, when every model is known
    def _statements(self) -> Mapping[str, Select[Any]]:
        return {part.key: _of_owner(part, options) for part, options in self._parts.items()}


def _of_owner(part: QueryableAttribute[Any], options: Sequence[ORMOption]) -> Select[Any]:
    """The part's rows in its own order; only parts that know their owner by one column."""
    relation = part.property
    if not isinstance(relation, RelationshipProperty):
        raise TypeError(part)
    ((_own, pointer),) = relation.local_remote_pairs
    query = select(relation.mapper.class_).where(pointer == _OWNER)
    return query.order_by(*(relation.order_by or ())).options(*options)
