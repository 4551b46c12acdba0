"""Spreadsheet files into rows of text: CSV in the encodings offices use, and XLSX."""

import csv
import io
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time

import python_calamine as calamine
from flask_babel import lazy_gettext as _

from planner.web.filters import as_number

MOST_ROWS = 20_000
MOST_COLUMNS = 200
MOST_UNPACKED = 100 * 1024 * 1024  # bytes of an XLSX file, unpacked
DELIMITERS = (";", ",", "\t")

_ZIP, _OLD_EXCEL, _PDF = b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF"
_CELL = re.compile(rb"""\br\s*=\s*["']([A-Za-z]{1,3})(\d{1,7})["']""")
_ROW = re.compile(rb"""<(?:\w+:)?row\b[^>]*?\br\s*=\s*["'](\d+)["']""")


class Unreadable(Exception):
    """The file is no table we can read; carries what to do, to be translated."""

    def __init__(self, remedy: object) -> None:
        super().__init__()
        self.remedy = remedy


@dataclass(frozen=True, slots=True)
class Row:
    """One row's cells as text, and its number in the file (the headings are row 1)."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A file's headings and its rows; empty rows are left out, short ones filled up."""

    headings: tuple[str, ...]
    rows: tuple[Row, ...]


def read(content: bytes, *, is_known: Callable[[str], bool]) -> Table:
    """The table in a CSV or XLSX file; `is_known` tells a heading, to find the CSV delimiter.

    Raises Unreadable.
    """
    if not content.strip():
        raise Unreadable(_("The file is empty. Choose one with headings and at least one row."))
    if content.startswith(_ZIP):
        return _table(_xlsx(content))
    if content.startswith(_OLD_EXCEL):
        raise Unreadable(_("This is the old Excel format. Save it as .xlsx and try again."))
    if content.startswith(_PDF):
        raise Unreadable(_("This is a PDF. Choose a CSV or XLSX file."))
    return _csv(_decoded(content), is_known)


def _decoded(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise Unreadable(_("This is not a text file. Choose a CSV or XLSX file."))


def _csv(text: str, is_known: Callable[[str], bool]) -> Table:
    csv.field_size_limit(1_000_000)

    def headings(delimiter: str) -> list[str]:
        return next(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), [])

    try:
        delimiter = max(DELIMITERS, key=lambda one: sum(map(is_known, headings(one))))
        return _table(enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), 1))
    except csv.Error:
        raise Unreadable(
            _("The file cannot be read as CSV. Is a quotation mark missing at the end of a cell?")
        ) from None


def _xlsx(content: bytes) -> Iterator[tuple[int, list[str]]]:
    _refuse_bombs(content)
    try:
        book = calamine.load_workbook(io.BytesIO(content))
        shown = [
            s.name for s in book.sheets_metadata if s.visible == calamine.SheetVisibleEnum.Visible
        ]
        rows = book.get_sheet_by_name(shown[0]).to_python(skip_empty_area=False)
    except (calamine.CalamineError, IndexError):
        raise Unreadable(
            _("The file cannot be read as XLSX. Open it, save it again as .xlsx and try again.")
        ) from None
    for number, cells in enumerate(rows, 1):
        yield number, [_text(cell) for cell in cells]


def _refuse_bombs(content: bytes) -> None:
    """Refuse files that would unpack to more than a register can be, before reading them.

    A sheet is laid out in memory from its first to its last cell, so one cell far away is enough.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            unpacked = 0
            for entry in archive.infolist():
                unpacked += _check_entry(archive, entry, room=MOST_UNPACKED - unpacked)
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError, OSError):
        raise Unreadable(
            _("The file is damaged or locked with a password. Save it again as .xlsx without one.")
        ) from None


def _check_entry(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, *, room: int) -> int:
    """The entry's true size, unpacked in pieces so that a lie in its header does no harm."""
    is_sheet = entry.filename.startswith("xl/worksheets/")
    size, kept = 0, b""
    with archive.open(entry) as stream:
        while piece := stream.read(1 << 20):
            size += len(piece)
            if size > room:
                raise _too_much()
            if is_sheet:
                _refuse_far_cells(kept + piece)
                kept = piece[-200:]
    return size


def _refuse_far_cells(xml: bytes) -> None:
    last = max((int(row) for row in _ROW.findall(xml)), default=0)
    for letters, row in _CELL.findall(xml):
        last = max(last, int(row))
        if len(letters) > 2 or _column(letters) > MOST_COLUMNS:
            raise _too_much()
    if last > MOST_ROWS + 1:
        raise _too_much()


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - ord("A") + 1
    return number


def _too_much() -> Unreadable:
    return Unreadable(
        _(
            "The file holds more than %(rows)s rows or %(columns)s columns. Split it, or remove"
            " what lies far down or to the right.",
            rows=as_number(MOST_ROWS),
            columns=MOST_COLUMNS,
        )
    )


def _table(listed: Iterable[tuple[int, list[str]]]) -> Table:
    headings: tuple[str, ...] = ()
    rows: list[Row] = []
    for number, cells in listed:
        if len(rows) >= MOST_ROWS or len(cells) > MOST_COLUMNS:
            raise _too_much()
        if not any(cell.strip() for cell in cells):
            continue
        if not headings:
            headings = tuple(cell.strip() for cell in cells)
            continue
        width = len(headings)
        rows.append(Row(number, tuple((*cells, *[""] * width)[:width])))
    if not rows:
        raise Unreadable(_("The file has no rows below its headings."))
    return Table(headings, tuple(rows))


def _text(cell: object) -> str:
    """A spreadsheet's cell as it would be written in CSV."""
    match cell:
        case bool():
            return "ja" if cell else "nej"
        case float():
            return str(int(cell)) if cell.is_integer() else repr(cell)
        case datetime():
            return cell.date().isoformat()
        case date():
            return cell.isoformat()
        case time():
            return cell.isoformat("minutes")
        case _:
            return str(cell)
