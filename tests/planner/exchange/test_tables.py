"""Spreadsheet files are read whatever office wrote them, and refused with what to do."""

import io
import zipfile
from collections.abc import Iterator
from datetime import date

import pytest
from flask import Flask

from planner.exchange import tables
from planner.exchange.tables import Table, Unreadable
from tests.planner.exchange.files import as_csv, as_xlsx

ROWS = [["id", "navn", "by"], ["U1", "Østre Skole", "Skælskør"], ["U2", "Å", "Næstved"]]


@pytest.fixture(autouse=True)
def _words(app: Flask) -> Iterator[None]:
    """Remedies are put into words, which needs an application."""
    with app.app_context():
        yield


def read(content: bytes) -> Table:
    return tables.read(content, is_known=lambda heading: heading in {"id", "navn", "by"})


def remedy(content: bytes) -> str:
    with pytest.raises(Unreadable) as unreadable:
        read(content)
    return str(unreadable.value.remedy)


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_csv_is_read_in_every_encoding_with_every_delimiter(delimiter: str, encoding: str) -> None:
    table = read(as_csv(ROWS, delimiter=delimiter, encoding=encoding))

    assert table.headings == ("id", "navn", "by")
    assert [(row.number, row.cells) for row in table.rows] == [
        (2, ("U1", "Østre Skole", "Skælskør")),
        (3, ("U2", "Å", "Næstved")),
    ]


def test_the_delimiter_is_found_by_the_headings_not_by_commas_in_cells() -> None:
    table = read(b"id;navn, by og nummer;by\nU1;a,b,c;d,e,f\n")

    assert table.headings == ("id", "navn, by og nummer", "by")


def test_a_quoted_line_break_stays_in_its_cell_and_empty_rows_are_left_out() -> None:
    table = read(b'id;navn\nU1;"to\nlinjer"\n\n;\nU2\n')

    assert [row.cells for row in table.rows] == [("U1", "to\nlinjer"), ("U2", "")]


def test_xlsx_reads_like_csv_whatever_its_cells_hold() -> None:
    rows = [
        ["id", "navn", "by"],
        [1, 4200.0, 55.25],
        [True, date(2026, 8, 1), None],
    ]
    table = read(as_xlsx(rows))

    assert [row.cells for row in table.rows] == [
        ("1", "4200", "55.25"),
        ("ja", "2026-08-01", ""),
    ]


def test_an_empty_file_is_refused() -> None:
    assert "tom" in remedy(b"")
    assert "tom" in remedy(b" \n \n")
    assert "ingen rækker" in remedy(b"id;navn\n")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"%PDF-1.7 ...", "PDF"),
        (b"\xd0\xcf\x11\xe0 old", "gamle Excel-format"),
        (b"\x89PNG\r\n\x1a\n\0\0\0", "ikke en tekstfil"),
        (b"PK\x03\x04 broken", "beskadiget"),
        (b'id;navn\nU1;"' + b"x" * 1_200_000, "CSV"),
    ],
)
def test_another_kind_of_file_is_refused_with_what_to_do(content: bytes, said: str) -> None:
    assert said in remedy(content)


def test_a_zip_file_that_is_no_workbook_is_refused() -> None:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("letter.txt", "hello")

    assert "kan ikke læses som XLSX" in remedy(content.getvalue())


def test_a_file_that_unpacks_to_too_much_is_refused_before_it_is_unpacked() -> None:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        with archive.open("xl/worksheets/sheet1.xml", "w") as entry:
            for _piece in range(110):
                entry.write(b" " * (1 << 20))

    assert len(content.getvalue()) < 1_000_000
    assert "mere end" in remedy(content.getvalue())


@pytest.mark.parametrize("cell", [(1_000_000, 0), (0, 16_000)])
def test_one_cell_far_away_is_refused(cell: tuple[int, int]) -> None:
    import xlsxwriter

    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True})
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, ["id", "navn"])
    sheet.write(*cell, "far away")
    book.close()

    assert "mere end" in remedy(content.getvalue())


def test_more_rows_than_a_register_has_are_refused() -> None:
    rows = b"id;navn\n" + b"U;x\n" * (tables.MOST_ROWS + 1)

    assert "mere end" in remedy(rows)
