"""Importing what was exported changes nothing, and no spreadsheet runs what it says."""

from datetime import UTC, date, datetime

import pytest
from flask import Flask

from planner.demo import load
from planner.exchange import export, operations, tables
from planner.exchange.comparison import Preview
from planner.exchange.export import Format
from planner.exchange.sheets_of import SHEETS
from planner.extensions import db
from planner.models.committees import MembershipRole
from planner.models.units import Centre, CentrePeriod, LeaderRole, UnitLeader
from planner.register.units import operations as units
from tests.planner import builders
from tests.planner.register.builders import writer

DAY = date(2026, 8, 1)
EVERY_FILE = pytest.mark.parametrize(
    ("sheet", "format_"), [(sheet, format_) for sheet in SHEETS for format_ in Format]
)


def round_trip(sheet: str, format_: Format, *, on: date = DAY) -> Preview:
    db.session.flush()
    file = export.export(SHEETS[sheet](on), format_)
    return operations.preview(SHEETS[sheet](on), file.content)


def assert_nothing_changes(seen: Preview) -> None:
    assert seen.refused == []
    assert [change.differences for change in seen.changed] == []
    assert (seen.new, list(seen.ignored)) == ([], [])
    assert seen.unchanged


@EVERY_FILE
def test_the_demo_municipality_comes_back_as_it_was(
    database: Flask, sheet: str, format_: Format
) -> None:
    load.load(at=datetime(2026, 8, 1, tzinfo=UTC))

    for day in (date(2025, 1, 1), DAY, date(2031, 1, 1)):
        assert_nothing_changes(round_trip(sheet, format_, on=day))


@EVERY_FILE
def test_awkward_words_come_back_as_they_were(database: Flask, sheet: str, format_: Format) -> None:
    odd = '=SUM(1;2), "citat"\n-anden linje'
    one, other = builders.committee("BUU", name="'=A"), builders.committee("KFU", name="+B;C")
    centre = Centre(code="4200")
    centre.periods.append(CentrePeriod(valid_from=builders.TERM_START, name="Center"))
    unit = builders.unit(other, one, code="007", name="@Østre; Skole")
    period, site = unit.periods[0], unit.sites[0]
    period.core_task, period.centre = odd, centre
    site.lat, site.lon, site.postcode = 55.123456789, 11.1, "0999"
    leader = builders.person("-Leder", email="leder@example.test")
    unit.leaders.append(
        UnitLeader(valid_from=builders.TERM_START, person=leader, role=LeaderRole.LEADER)
    )
    politician = builders.politician(one, role=MembershipRole.CHAIR)
    politician.phone = "+45 12 34 56 78"
    builders.politician(one, other)

    assert_nothing_changes(round_trip(sheet, format_))


def test_units_not_open_yet_and_closed_ones_come_back_too(database: Flask) -> None:
    coming = builders.unit(code="U1", opened_on=date(2027, 1, 1))
    closed = builders.unit(code="U2")
    units.close(closed, last_day=date(2026, 3, 1), successors=[coming], by=writer(closed))

    assert_nothing_changes(round_trip("units", Format.CSV))


def test_an_export_reads_as_of_its_day_with_danish_headings(database: Flask) -> None:
    builders.unit(builders.committee("BUU"), code="U1", name="=Skolen")
    db.session.flush()

    file = export.export(SHEETS["units"](DAY), Format.CSV)

    lines = file.content.decode("utf-8-sig").splitlines()
    assert file.content.startswith(b"\xef\xbb\xbf")
    assert lines[0].startswith("id;navn;type;udvalg;andre udvalg;center;adresse;postnummer;by")
    assert lines[1].startswith("U1;'=Skolen;folkeskole;BUU;")
    assert file.filename == "units-2026-08-01.csv"


def test_leaders_who_are_no_politicians_are_not_exported_as_such(database: Flask) -> None:
    builders.person("Leder")
    politician = builders.politician()
    db.session.flush()

    file = export.export(SHEETS["politicians"](DAY), Format.XLSX)

    table = tables.read(file.content, is_known=bool)
    assert [row.cells[0] for row in table.rows] == [politician.code]
