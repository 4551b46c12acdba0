"""Measurements in by CSV: added and corrected by those who handle the figures."""

from datetime import date
from decimal import Decimal

import pytest
from flask import Flask

from planner.agreements.exchange.measurements import MeasurementSheet
from planner.exchange import tables
from planner.models.accounts import Role
from tests.planner import builders
from tests.planner.agreements.exchange.builders import AT, Town, reasons

HEAD = ["indikator-id", "dato", "værdi", "bemærkning"]


@pytest.fixture
def town(database: Flask) -> Town:
    return Town()


def test_the_secretariat_brings_figures_in_for_every_unit_that_runs(town: Town) -> None:
    rows = [HEAD, ["U2:ude", "30-06-2027", "2,25", "Talt i uge 26"], ["u2:UDE", "2027-07-30", "3"]]
    rows[2].append("")
    town.confirmed("measurements", town.secretariat, rows)

    assert [(row.measured_on, row.value) for row in town.running.measurements] == [
        (date(2027, 6, 30), Decimal("2.25")),
        (date(2027, 7, 30), Decimal(3)),
    ]


def test_the_same_day_again_corrects_it(town: Town) -> None:
    town.confirmed("measurements", town.secretariat, [HEAD, ["U2:ude", "2027-06-30", "2", ""]])
    again = [HEAD, ["U2:ude", "2027-06-30", "2,5", "Talt om"]]
    seen = town.seen("measurements", town.secretariat, again)

    assert (len(seen.new), len(seen.changed)) == (0, 1)
    town.confirmed("measurements", town.secretariat, again)
    [row] = town.running.measurements
    assert (row.value, row.note) == (Decimal("2.5"), "Talt om")


@pytest.mark.parametrize(
    ("row", "heading"),
    [
        (["U2:findesikke", "2027-06-30", "2", ""], "indikator-id"),
        (["U1:ude", "2027-06-30", "2", ""], "indikator-id"),
        (["U2:ude", "2028-06-30", "2", ""], "dato"),
        (["U2:ude", "1026-06-30", "2", ""], "dato"),
        (["U2:ude", "", "2", ""], "dato"),
        (["U2:ude", "2027-06-30", "", ""], "værdi"),
        (["U2:ude", "2027-06-30", "-2", ""], "værdi"),
        (["U2:ude", "2027-06-30", "to", ""], "værdi"),
        (["U2:ude", "2027-06-30", "2", "o" * 201], "bemærkning"),
    ],
)
def test_a_row_that_cannot_be_is_refused_at_its_column(
    town: Town, row: list[str], heading: str
) -> None:
    seen = town.seen("measurements", town.secretariat, [HEAD, row])
    assert heading in [at for at, _why in reasons(seen)]


def test_a_leader_brings_in_their_own_and_nobody_elses(town: Town) -> None:
    leader = town.leader(town.draft.unit)
    seen = town.seen("measurements", leader, [HEAD, ["U2:ude", "2027-06-30", "2", ""]])
    assert reasons(seen)

    own = town.leader(town.running.unit)
    assert not town.seen("measurements", own, [HEAD, ["U2:ude", "2027-06-30", "2", ""]]).refused


def test_one_who_only_reads_brings_nothing_in(town: Town) -> None:
    reader = builders.user(Role.MAIN_MED)
    seen = town.seen("measurements", reader, [HEAD, ["U2:ude", "2027-06-30", "2", ""]])
    assert reasons(seen) == [("indikator-id", "Du må ikke læse tal ind for denne enhed.")]


def test_rows_without_figures_say_nothing(town: Town) -> None:
    sheet = MeasurementSheet(town.round, user=town.secretariat, at=AT)
    listed = [row["indicator"] for row in sheet.template()]
    assert "U2:ude" in listed
    rows = [HEAD, *([name, "", "", ""] for name in listed), ["U2:ude", "2027-06-30", "2", ""]]

    seen = town.seen("measurements", town.secretariat, rows)
    assert (len(seen.new), seen.refused) == (1, [])


def test_a_file_without_the_columns_is_unreadable(town: Town) -> None:
    with pytest.raises(tables.Unreadable):
        town.seen("measurements", town.secretariat, [["indikator-id", "tal"], ["U2:ude", "2"]])
