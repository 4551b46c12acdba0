"""Cells are read as Danes write them."""

from datetime import date, time

import pytest
from flask import Flask

from planner.exchange import cells
from planner.exchange.cells import BadCell


@pytest.mark.parametrize("written", ["2026-01-31", "31-01-2026", "31.1.2026", "31/01/2026"])
def test_a_day_is_read_as_written(written: str) -> None:
    assert cells.day(written) == date(2026, 1, 31)


@pytest.mark.parametrize("written", ["14.00", "14:00", "14:00:00"])
def test_a_time_is_read_as_written(written: str) -> None:
    assert cells.clock_time(written) == time(14)


@pytest.mark.parametrize("written", ["55,3825", "55.3825", " 55.3825 "])
def test_degrees_take_a_comma_or_a_point(written: str) -> None:
    assert cells.coordinate((54.5, 57.8))(written) == 55.3825


@pytest.mark.parametrize(
    ("written", "meant"), [("ja", True), ("X", True), ("nej", False), ("", False)]
)
def test_yes_and_no_are_read(written: str, meant: bool) -> None:
    assert cells.yes_or_no(written) is meant


def test_several_identifiers_are_read_each_once() -> None:
    assert cells.codes(" BUU; KFU ,BUU\nHPU") == ("BUU", "KFU", "HPU")


@pytest.mark.parametrize(
    ("parse", "written"),
    [
        (cells.seats, "mange"),
        (cells.seats, "-1"),
        (cells.seats, "5001"),
        (cells.day, "31. januar"),
        (cells.clock_time, "kl. 14"),
        (cells.yes_or_no, "måske"),
        (cells.email, "leder at example.test"),
        (cells.text, "x" * 201),
        (cells.coordinate((54.5, 57.8)), "11.35"),
        (cells.coordinate((54.5, 57.8)), "nord"),
        (cells.coordinate((54.5, 57.8)), "nan"),
    ],
)
def test_what_cannot_be_is_refused(app: Flask, parse: cells.Parse, written: str) -> None:
    with pytest.raises(BadCell):
        parse(written)
