"""Tables as CSV and XLSX, read back by other programs."""

import csv
import io
from datetime import date

import pytest
from python_calamine import CalamineWorkbook

from planner.files import spreadsheets
from planner.files.spreadsheets import Sheet

SHEET = Sheet(
    "Møder",
    ("Dato", "Navn", "Antal", "Bredde", "Note"),
    (
        (date(2027, 3, 2), "Skolen; ved Åen", 12, 55.25, None),
        (date(2027, 3, 9), 'Huset "Ø"\nto linjer', 0, 0.5, ""),
    ),
)
FORMULAS = ["=1+1", "+45 12 34 56 78", "-2", "@SUM(A1)", "\t=1", "'=1"]


def test_csv_opens_in_danish_excel() -> None:
    content = spreadsheets.as_csv(SHEET)

    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert rows == [
        ["Dato", "Navn", "Antal", "Bredde", "Note"],
        ["2027-03-02", "Skolen; ved Åen", "12", "55,25", ""],
        ["2027-03-09", 'Huset "Ø"\nto linjer', "0", "0,5", ""],
    ]


def test_xlsx_is_read_back_with_dates_and_numbers_as_such() -> None:
    book = CalamineWorkbook.from_filelike(io.BytesIO(spreadsheets.as_xlsx([SHEET, SHEET_TWO])))

    assert book.sheet_names == ["Møder", "Andre"]
    rows = book.get_sheet_by_name("Møder").to_python()
    assert rows[1][:4] == [date(2027, 3, 2), "Skolen; ved Åen", 12.0, 55.25]
    assert rows[2][1] == 'Huset "Ø"\nto linjer'


SHEET_TWO = Sheet("Andre", ("Navn",), ())


@pytest.mark.parametrize("text", FORMULAS)
def test_no_text_is_run_as_a_formula(text: str) -> None:
    """A unit's name must not run a program on the reader's machine."""
    sheet = Sheet("Farlig", ("Navn",), ((text,),))

    rows = list(
        csv.reader(io.StringIO(spreadsheets.as_csv(sheet).decode("utf-8-sig")), delimiter=";")
    )
    book = CalamineWorkbook.from_filelike(io.BytesIO(spreadsheets.as_xlsx([sheet])))

    assert rows[1] == [f"'{text}"]
    assert book.get_sheet_by_index(0).to_python()[1] == [f"'{text}"]


def test_an_empty_table_has_its_headings() -> None:
    book = CalamineWorkbook.from_filelike(io.BytesIO(spreadsheets.as_xlsx([SHEET_TWO])))

    assert book.get_sheet_by_index(0).to_python() == [["Navn"]]
