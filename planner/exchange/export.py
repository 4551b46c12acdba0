"""The register as files other programs open: CSV as Danish Excel expects it, and XLSX."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from planner.exchange.cells import written
from planner.exchange.politician_sheet import KnownPerson
from planner.exchange.sheets import Known, Sheet, Values
from planner.files import spreadsheets
from planner.files.spreadsheets import Cell


class Format(StrEnum):
    """The kinds of file."""

    CSV = "csv"
    XLSX = "xlsx"


@dataclass(frozen=True, slots=True)
class File:
    """A finished file."""

    filename: str
    mimetype: str
    content: bytes


def export(sheet: Sheet, format_: Format) -> File:
    """The whole sheet as of its day."""
    rows = (one.values for one in sheet.known().values() if _belongs(one))
    return of_rows(sheet, rows, format_)


def of_rows(sheet: Sheet, rows: Iterable[Values], format_: Format) -> File:
    """These rows under the sheet's headings."""
    table = spreadsheets.Sheet(
        str(sheet.title),
        [column.heading for column in sheet.columns],
        [list(_cells(sheet, row)) for row in rows],
        frozen=2,
    )
    name = f"{sheet.name}-{sheet.on}.{format_}"
    match format_:
        case Format.CSV:
            return File(name, spreadsheets.CSV, spreadsheets.as_csv(table))
        case Format.XLSX:
            return File(name, spreadsheets.XLSX, spreadsheets.as_xlsx([table]))


def _belongs(one: Known) -> bool:
    return one.is_politician if isinstance(one, KnownPerson) else True


def _cells(sheet: Sheet, row: Values) -> Iterator[Cell]:
    for column in sheet.columns:
        yield written(row[column.key])
