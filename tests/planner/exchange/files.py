"""Files for the tests of import: tables as bytes, and the preview of one."""

import csv
import io
from collections.abc import Sequence
from datetime import date

import xlsxwriter

from planner.exchange import operations
from planner.exchange.comparison import Preview
from planner.exchange.sheets_of import SHEETS
from planner.extensions import db

Rows = Sequence[Sequence[object]]
DAY = date(2026, 8, 1)


def as_csv(rows: Rows, *, delimiter: str = ";", encoding: str = "utf-8") -> bytes:
    """The rows as a CSV file."""
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter).writerows(rows)
    return text.getvalue().encode(encoding)


def as_xlsx(rows: Rows) -> bytes:
    """The rows as an XLSX file."""
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True, "default_date_format": "dd-mm-yyyy"})
    sheet = book.add_worksheet()
    for number, row in enumerate(rows):
        sheet.write_row(number, 0, row)
    book.close()
    return content.getvalue()


def preview(name: str, rows: Rows | bytes, *, on: date = DAY) -> Preview:
    """What importing the rows would do."""
    db.session.flush()
    content = rows if isinstance(rows, bytes) else as_csv(rows)
    return operations.preview(SHEETS[name](on), content)


def refusals(seen: Preview) -> list[tuple[int, str, str]]:
    """Row number, heading and cell of each refused cell."""
    return [(one.number, one.heading, one.cell) for one in seen.refused]
