"""The register as files other programs open: CSV as Danish Excel expects it, and XLSX."""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import xlsxwriter

from planner.exchange.cells import guarded, written
from planner.exchange.politician_sheet import KnownPerson
from planner.exchange.sheets import Known, Sheet


class Format(StrEnum):
    """The kinds of file."""

    CSV = "csv"
    XLSX = "xlsx"


MIMETYPES = {
    Format.CSV: "text/csv; charset=utf-8",
    Format.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}

Cell = str | float | int | date | None


@dataclass(frozen=True, slots=True)
class File:
    """A finished file."""

    filename: str
    mimetype: str
    content: bytes


def export(sheet: Sheet, format_: Format) -> File:
    """The whole sheet as of its day."""
    rows = [list(_cells(sheet, one)) for one in sheet.known().values() if _belongs(one)]
    headings = [column.heading for column in sheet.columns]
    content = _csv(headings, rows) if format_ is Format.CSV else _xlsx(sheet, headings, rows)
    return File(f"{sheet.name}-{sheet.on}.{format_}", MIMETYPES[format_], content)


def _belongs(one: Known) -> bool:
    return one.is_politician if isinstance(one, KnownPerson) else True


def _cells(sheet: Sheet, one: Known) -> Iterator[Cell]:
    for column in sheet.columns:
        value = written(one.values[column.key])
        yield guarded(value) if isinstance(value, str) else value


def _csv(headings: Sequence[str], rows: Sequence[Sequence[Cell]]) -> bytes:
    """Semicolons, decimal commas and a byte order mark."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";")
    writer.writerow(headings)
    for row in rows:
        writer.writerow([str(c).replace(".", ",") if isinstance(c, float) else c for c in row])
    return text.getvalue().encode("utf-8-sig")


def _xlsx(sheet: Sheet, headings: Sequence[str], rows: Sequence[Sequence[Cell]]) -> bytes:
    """One sheet with its headings kept in view and a filter; text stays text."""
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True, "default_date_format": "yyyy-mm-dd"})
    page = book.add_worksheet(str(sheet.title))
    bold = book.add_format({"bold": True})
    for position, heading in enumerate(headings):
        page.write_string(0, position, heading, bold)
        longest = max([len(heading), *(len(str(row[position] or "")) for row in rows)])
        page.set_column(position, position, min(longest + 2, 50))
    for number, row in enumerate(rows, 1):
        for position, cell in enumerate(row):
            _write(page, number, position, cell)
    page.freeze_panes(1, 2)
    page.autofilter(0, 0, len(rows), len(headings) - 1)
    book.close()
    return content.getvalue()


def _write(page: xlsxwriter.worksheet.Worksheet, row: int, column: int, cell: Cell) -> None:
    match cell:
        case str() if cell:
            page.write_string(row, column, cell)
        case date():
            page.write_datetime(row, column, cell)
        case int() | float():
            page.write_number(row, column, cell)
