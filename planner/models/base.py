"""What every row has in common: named constraints, UTC moments, validity, optimistic versions."""

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any, Protocol, TypeVar

from sqlalchemy import (
    CheckConstraint,
    ColumnElement,
    DateTime,
    MetaData,
    SQLColumnExpression,
    String,
    and_,
    or_,
)
from sqlalchemy import Enum as SqlEnum
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column
from sqlalchemy.types import JSON, TypeDecorator

Member = TypeVar("Member", bound=StrEnum)
Day = date | SQLColumnExpression[date]
Json = dict[str, Any] | list[Any]

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class UtcDateTime(TypeDecorator[datetime]):
    """An aware moment, stored as UTC; naive ones are refused."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is not None and value.tzinfo is None:
            raise ValueError("a moment needs a time zone")
        return value and value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Base(DeclarativeBase):
    """The declarative base; `planner.extensions.db` shares its metadata."""

    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map = {  # noqa: RUF012 - SQLAlchemy reads this name from the class
        datetime: UtcDateTime(),
        str: String(200),
        dict[str, Any]: JSON(),
        list[int]: JSON(),
        list[str]: JSON(),
    }

    id: Mapped[int] = mapped_column(primary_key=True, sort_order=-1)


class _Choice(SqlEnum):
    """SQLAlchemy's enumeration, read at a quarter of its price: hundreds of rows hold several."""

    def result_processor(self, _dialect: Dialect, _kind: object) -> Callable[[Any], Any]:
        """A value's member; a value it does not have is a LookupError, as SQLAlchemy's is."""
        return {None: None, **{one.value: one for one in self.python_type}}.__getitem__


def choice(members: type[Member], *, name: str) -> SqlEnum:
    """Column type of a StrEnum: its values as text, held to them by a check constraint."""
    return _Choice(
        members,
        name=name,
        native_enum=False,
        length=40,
        create_constraint=True,
        values_callable=lambda kinds: [member.value for member in kinds],
    )


class Versioned:
    """A row two people can edit: a stale write raises `StaleDataError`."""

    version: Mapped[int] = mapped_column(default=1)

    @declared_attr.directive
    def __mapper_args__(cls) -> dict[str, Any]:  # noqa: N805 - SQLAlchemy calls it on the class
        return {"version_id_col": cls.version}


class Valid:
    """A fact with its first and last day (both included; no last day: still so)."""

    valid_from: Mapped[date]
    valid_to: Mapped[date | None]

    @declared_attr.directive
    def __table_args__(cls) -> tuple[Any, ...]:  # noqa: N805 - SQLAlchemy calls it on the class
        return (validity_check(),)

    @classmethod
    def on(cls, day: Day) -> ColumnElement[bool]:
        """True of rows that hold on `day`, which may be a column of another row."""
        return cls.during(day, day)

    @classmethod
    def during(cls, first: Day, last: Day) -> ColumnElement[bool]:
        """True of rows that hold on some day of `first..last`."""
        return and_(cls.valid_from <= last, or_(cls.valid_to.is_(None), cls.valid_to >= first))

    def holds_on(self, day: date) -> bool:
        """Whether this row holds on `day`."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


class Lasting(Protocol):
    """A row of `Valid`, or what was read from one."""

    @property
    def valid_from(self) -> date: ...

    def holds_on(self, day: date) -> bool: ...


Row = TypeVar("Row", bound=Lasting)


def nearest(rows: Sequence[Row], day: date) -> Row | None:
    """The row that holds on the day, else the last before it, else the first after it.

    `rows` are in the order of their first days; None without any.
    """
    holding = next((row for row in rows if row.holds_on(day)), None)
    begun = [row for row in rows if row.valid_from <= day]
    return holding or (begun[-1] if begun else next(iter(rows), None))


def validity_check() -> CheckConstraint:
    """The constraint of `Valid`, for classes that list further ones."""
    return CheckConstraint("valid_to IS NULL OR valid_to >= valid_from", name="validity")
