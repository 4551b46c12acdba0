"""The register's pages and files, on SQLite, in this process.

Processor time. The list is the whole page with its frame and search fields; a preview reads the
file, holds it against the register and renders the first of its pages. `in loops` is a page in
units of a fixed piece of work timed just before and after it.
"""

import csv
import io
from datetime import date

from flask import Flask
from flask.testing import FlaskClient

from planner import clock
from planner.exchange import export, operations
from planner.exchange.export import Format
from planner.exchange.sheets_of import SHEETS
from planner.extensions import db
from planner.models.units import LeaderRole, UnitLeader
from tests.benchmarks.serving import PAGE_HEADINGS, application, loop_note, page_row, processor_time
from tests.benchmarks.table import Table
from tests.planner import builders

ROWS = 10_000
DAY = date(2026, 8, 1)
HEADINGS = ["id", "navn", "type", "by", "postnummer", "udvalg", "breddegrad", "længdegrad"]
HEADINGS += ["pladser", "værtsklasse", "leder", "leders e-mail"]


def run() -> Table:
    """A row for each page or file."""
    with application() as app:
        rows = [*_pages(app), *_files(app)]
    rows = [[*row, ""][: len(PAGE_HEADINGS)] for row in rows]
    return Table("The register", PAGE_HEADINGS, rows, (loop_note(),))


def _pages(app: Flask) -> list[list[str]]:
    client = _filled(app, 200)
    pages = {
        "200 units on one page": "/units?show=all&as-of=2026-08-01",
        "50 of 200 units": "/units?as-of=2026-08-01",
        "one unit": "/units/1?as-of=2026-08-01",
        "200 people on one page": "/people?show=all&group=leaders&as-of=2026-08-01",
    }
    return [page_row(client, name, page) for name, page in pages.items()]


def _filled(app: Flask, number: int) -> FlaskClient:
    builders.municipality()
    committees = [builders.committee(code) for code in ("BUU", "KFU", "FSU")]
    for one in range(number):
        unit = builders.unit(committees[one % 3], code=f"U{one:05d}", name=f"Østre Enhed {one}")
        leader = builders.person(f"Leder {one}", email=f"leder{one}@example.test")
        unit.leaders.append(
            UnitLeader(valid_from=unit.opened_on, person=leader, role=LeaderRole.LEADER)
        )
    client = app.test_client()
    builders.sign_in(client, builders.user())
    return client


def _files(app: Flask) -> list[list[str]]:
    user = builders.user()
    new, changed = _file("Enhed"), _file("Ny Enhed")
    rows = [[f"preview of {ROWS:,} new units", processor_time(lambda: _preview(new), 3)]]
    file = operations.keep(SHEETS["units"](DAY), "units.csv", new, user=user, at=clock.now())
    db.session.commit()
    digest = _preview(new)

    def confirm() -> None:
        operations.confirm(file, SHEETS["units"](DAY), digest=digest, user=user, at=clock.now())
        db.session.commit()

    rows.append([f"import of {ROWS:,} new units", processor_time(confirm, 1)])
    db.session.remove()
    rows.append(
        [f"preview of {ROWS:,} changed units", processor_time(lambda: _preview(changed), 3)]
    )
    rows.append([f"preview of {ROWS:,} unchanged units", processor_time(lambda: _preview(new), 3)])
    client = app.test_client()
    builders.sign_in(client, builders.user())
    data = {"sheet": "units", "file": (io.BytesIO(changed), "units.csv")}
    address = client.post("/exchange", data=data).location
    rows.append(page_row(client, "the same as a page", address, 3))
    for format_ in Format:
        sheet = SHEETS["units"](DAY)
        made = processor_time(lambda sheet=sheet, kind=format_: export.export(sheet, kind), 1)
        rows.append([f"export of {ROWS + 200:,} units as {format_}", made])
    return rows


def _file(name: str) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";")
    writer.writerow(HEADINGS)
    for one in range(ROWS):
        place = ["folkeskole", "Slagelse", "4200", "BUU", "55,3825", "11,3488", "48", "A"]
        leader = [f"Leder N{one}", f"n{one}@example.test"]
        writer.writerow([f"N{one:05d}", f"{name} {one}", *place, *leader])
    return text.getvalue().encode()


def _preview(content: bytes) -> str:
    seen = operations.preview(SHEETS["units"](DAY), content)
    assert not seen.refused
    return seen.digest()
