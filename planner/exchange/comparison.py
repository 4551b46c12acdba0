"""A file held against the register: what is new, changed, unchanged, and refused, and why."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from flask_babel import lazy_gettext as _

from planner.exchange import sheets
from planner.exchange.cells import BadCell, Value
from planner.exchange.sheets import Change, Column, Difference, Entry, Known, Sheet
from planner.exchange.tables import Row, Table, Unreadable
from planner.files.formulas import unguarded


@dataclass(frozen=True, slots=True)
class Refusal:
    """A cell that keeps its row out: the row's number in the file, the heading, what it says."""

    number: int
    heading: str
    cell: str
    reason: object


@dataclass(frozen=True, slots=True)
class Preview:
    """What an import would do; nothing is written while a row is refused."""

    new: Sequence[Change] = ()
    changed: Sequence[Change] = ()
    unchanged: Sequence[Entry] = ()
    refused: Sequence[Refusal] = ()
    ignored: Sequence[str] = ()  # headings nobody knows
    absent: int = 0  # in the register but not in the file; they stay as they are

    @property
    def can_be_confirmed(self) -> bool:
        """Whether there is something to write and nothing in the way."""
        return not self.refused and bool(self.new or self.changed)

    @property
    def refused_rows(self) -> int:
        """How many rows are refused; a row may have several bad cells."""
        return len({refusal.number for refusal in self.refused})

    def digest(self) -> str:
        """The same for two previews that would write the same."""
        said = [
            (
                change.entry.code,
                [(d.key, repr(d.before), repr(d.after)) for d in change.differences],
            )
            for change in (*self.new, *self.changed)
        ]
        return hashlib.sha256(repr(said).encode()).hexdigest()


@dataclass(slots=True)
class _Reader:
    """Reads a table row by row, remembering which identifiers have been seen."""

    sheet: Sheet
    table: Table
    columns: Mapping[int, Column]  # by position
    seen: dict[str, int] = field(default_factory=dict)
    refused: list[Refusal] = field(default_factory=list)

    def change(self, row: Row, known: Mapping[str, Known]) -> Change | None:
        """What the row changes, perhaps nothing; None when the row was refused."""
        refusals = len(self.refused)
        values = self._values(row)
        code = str(values.get("code") or "")
        found = known.get(code.casefold())
        if code:
            self._refuse_repeated(row, code)
        if found is None:
            self._refuse_missing(row, values)
        if len(self.refused) > refusals:
            return None
        entry = self.sheet.settle(Entry(row.number, found.code if found else code, values), found)
        change = Change(entry, found, tuple(_differences(entry, found, self.sheet.columns)))
        if change.is_needed:
            for problem in self.sheet.problems(change):
                self._refuse(row, problem.key, problem.reason)
        return None if len(self.refused) > refusals else change

    def _values(self, row: Row) -> dict[str, Value]:
        values: dict[str, Value] = {}
        for position, column in self.columns.items():
            cell = unguarded(row.cells[position])
            try:
                values[column.key] = column.parse(cell)
            except BadCell as bad:
                self._refuse(row, column.key, bad.reason)
                continue
            if column.is_required and values[column.key] in ("", None):
                self._refuse(row, column.key, _("This cannot be empty."))
        return values

    def _refuse_repeated(self, row: Row, code: str) -> None:
        first = self.seen.setdefault(code.casefold(), row.number)
        if first != row.number:
            self._refuse(row, "code", _("Row %(number)s has it already.", number=first))

    def _refuse_missing(self, row: Row, values: Mapping[str, Value]) -> None:
        there = {column.key for column in self.columns.values()}
        for column in self.sheet.columns:
            if column.is_required and column.key not in there:
                reason = _("What is new needs this; the file has no such column.")
                self._refuse(row, column.key, reason)

    def _refuse(self, row: Row, key: str, reason: object) -> None:
        at = {column.key: position for position, column in self.columns.items()}
        column = next(one for one in self.sheet.columns if one.key == key)
        position = at.get(key)
        heading = column.heading if position is None else self.table.headings[position]
        cell = "" if position is None else row.cells[position]
        self.refused.append(Refusal(row.number, heading, cell, reason))


def compare(table: Table, sheet: Sheet) -> Preview:
    """Hold the table against the register. Raises Unreadable when it has no identifiers."""
    columns, ignored = _columns(table, sheet)
    known = sheet.known()
    reader = _Reader(sheet, table, columns)
    changes = [change for row in table.rows if (change := reader.change(row, known))]
    return Preview(
        new=[change for change in changes if change.known is None],
        changed=[change for change in changes if change.known and change.is_needed],
        unchanged=[change.entry for change in changes if not change.is_needed],
        refused=reader.refused,
        ignored=ignored,
        absent=len(known.keys() - reader.seen.keys()),
    )


def _columns(table: Table, sheet: Sheet) -> tuple[dict[int, Column], list[str]]:
    columns: dict[int, Column] = {}
    ignored: list[str] = []
    named = sheets.recognised(sheet.columns, table.headings)
    for position, (heading, column) in enumerate(zip(table.headings, named, strict=True)):
        if column is None:
            ignored.append(heading or _("(without a heading)"))
        elif column in columns.values():
            raise Unreadable(_("Two columns say “%(heading)s”. Keep one.", heading=heading))
        else:
            columns[position] = column
    if not any(column.key == "code" for column in columns.values()):
        raise Unreadable(
            _(
                "There is no column “id”, so the rows cannot be told apart. These columns are"
                " known: %(headings)s.",
                headings=", ".join(column.heading for column in sheet.columns),
            )
        )
    return columns, ignored


def _differences(
    entry: Entry, known: Known | None, columns: Sequence[Column]
) -> Iterator[Difference]:
    for column in columns:
        if column.key not in entry.values or column.key == "code":
            continue
        after = entry.values[column.key]
        before = known.values.get(column.key) if known else None
        if after != before and (known or after not in ("", None, (), False)):
            yield Difference(column.key, column.heading, before, after)
