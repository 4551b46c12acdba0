"""A table as CSV (as Danish Excel opens it) and XLSX, safe against formulas in cells."""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import xlsxwriter

from planner.files.formulas import guarded

WIDEST = 60
CSV = "text/csv"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

Cell = str | int | float | date | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table with a title, headings and rows of as many cells; `frozen` columns stay in view."""

    title: str
    headings: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    frozen: int = 1


def as_csv(sheet: Sheet) -> bytes:
    """Semicolons, decimal commas, UTF-8 with a byte order mark."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";")
    writer.writerow(sheet.headings)
    writer.writerows([_plain(cell) for cell in row] for row in sheet.rows)
    return text.getvalue().encode("utf-8-sig")


def as_xlsx(sheets: Sequence[Sheet]) -> bytes:
    """A workbook of one page a sheet: headings kept in view, filters, dates as dates.

    Cells read the same as in CSV, so that either can be imported.
    """
    content = io.BytesIO()
    options = {"in_memory": True, "default_date_format": "yyyy-mm-dd"}
    book = xlsxwriter.Workbook(content, options)
    bold = book.add_format({"bold": True})
    for sheet in sheets:
        page = book.add_worksheet(sheet.title[:31])
        for column, heading in enumerate(sheet.headings):
            page.write_string(0, column, heading, bold)
            page.set_column(column, column, _width(heading, (row[column] for row in sheet.rows)))
        for number, row in enumerate(sheet.rows, 1):
            for column, cell in enumerate(row):
                _write(page, number, column, cell)
        page.freeze_panes(1, sheet.frozen)
        page.autofilter(0, 0, max(len(sheet.rows), 1), len(sheet.headings) - 1)
    book.close()
    return content.getvalue()


def _write(page: xlsxwriter.worksheet.Worksheet, row: int, column: int, cell: Cell) -> None:
    match cell:
        case None:
            page.write_blank(row, column, None)
        case str():
            page.write_string(row, column, guarded(cell))
        case date():
            page.write_datetime(row, column, cell)
        case int() | float():
            page.write_number(row, column, cell)


def _width(heading: str, cells: Iterable[Cell]) -> int:
    return min(WIDEST, 2 + max([len(heading), *(len(str(cell or "")) for cell in cells)]))


def _plain(cell: Cell) -> str:
    match cell:
        case None:
            return ""
        case str():
            return guarded(cell)
        case float():
            return str(cell).replace(".", ",")
        case _:
            return str(cell)
