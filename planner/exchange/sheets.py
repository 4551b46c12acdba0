"""What a sheet of the register is: its columns, their headings, what a row is held against."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from flask_babel import LazyString

from planner.exchange.cells import Parse, Value
from planner.exchange.tables import Table
from planner.files.formulas import unguarded
from planner.models.base import Base

Values = dict[str, Value]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its Danish heading in exports, and the other names imports know it by."""

    key: str
    heading: str
    parse: Parse
    aliases: tuple[str, ...] = ()
    is_required: bool = False  # never empty, and never missing for something new


@dataclass(frozen=True, slots=True)
class Known:
    """Something that is in the register, as a row of the sheet says it."""

    id: int
    code: str
    values: Values


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of a file that could be read; only the columns the file has."""

    number: int
    code: str
    values: Values


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a row cannot be imported, by the column to mend."""

    key: str
    reason: object


@dataclass(frozen=True, slots=True)
class Difference:
    """One value a file changes."""

    key: str
    heading: str
    before: Value
    after: Value


@dataclass(frozen=True, slots=True)
class Change:
    """One row a file adds (`known` is None) or changes."""

    entry: Entry
    known: Known | None
    differences: tuple[Difference, ...]

    @property
    def is_needed(self) -> bool:
        """Whether there is anything to write."""
        return self.known is None or bool(self.differences)

    def after(self) -> Values:
        """All values as they will be."""
        return {**(self.known.values if self.known else {}), **self.entry.values}

    def before(self) -> Values:
        """The values that change, as they are, by column."""
        return {one.key: one.before for one in self.differences if self.known}

    def said(self) -> Values:
        """The values that change, as they will be, by column."""
        return {one.key: one.after for one in self.differences}

    def touches(self, *keys: str) -> bool:
        """Whether one of the columns changes."""
        return any(difference.key in keys for difference in self.differences)


Event = tuple[Base, Mapping[str, Value], Mapping[str, Value]]  # the row, before, after


class WithIdentifiers:
    """A sheet whose files have a column of identifiers already."""

    def prepared(self, table: Table) -> Table:
        """The table as it is."""
        return table


class Sheet(Protocol):
    """One kind of register, read as of the day from which an import's changes hold."""

    name: str
    title: LazyString
    on: date

    @property
    def columns(self) -> Sequence[Column]:
        """Its columns, in the order of exports."""

    def prepared(self, table: Table) -> Table:
        """The file's table with a column of identifiers. Raises Unreadable where none can be."""

    def known(self) -> Mapping[str, Known]:
        """What is in the register, by its identifier in lower case."""

    def settle(self, entry: Entry, known: Known | None) -> Entry:
        """The entry with what means the same as in the register written the same."""

    def problems(self, change: Change) -> Iterator[Problem]:
        """What is wrong with a row beyond its single cells."""

    def apply(self, changes: Sequence[Change]) -> Sequence[Event]:
        """Write the changes; what happened to each row, for the trail."""


def folded(heading: str) -> str:
    """A heading without what people write differently: case, spaces, marks."""
    return re.sub(r"[\W_]+", "", heading.casefold())


def by_heading(columns: Sequence[Column]) -> dict[str, Column]:
    """The column of each heading it is known by, folded."""
    return {
        folded(name): column
        for column in columns
        for name in (column.heading, column.key, *column.aliases)
    }


def recognised(columns: Sequence[Column], headings: Sequence[str]) -> list[Column | None]:
    """The column that each heading of a file names; None where it names none."""
    known = by_heading(columns)
    return [known.get(folded(unguarded(heading))) for heading in headings]
