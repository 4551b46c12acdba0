"""The frozen picture: plain figures that survive being stored."""

import json
from datetime import date

import pytest

from schedules.equity import coverage, snapshot
from schedules.equity.snapshot import Figures, Snapshot
from schedules.rotation.problem import Form, Period
from tests.schedules.equity.builders import held, planned, unit

TERM = Period(date(2026, 1, 1), date(2029, 12, 31))


def taken(*, on: date = date(2027, 1, 31)) -> Snapshot:
    units = [
        unit("a", held("2026-02-01", Form.HOSTED), held("2026-12-01"), planned("2027-03-01")),
        *(unit(f"b{number:02}") for number in range(12)),
    ]
    found = coverage.measure(units, term=TERM, period=TERM, on=on, months=12)
    return snapshot.of(found, committees={"BU": "Børneudvalget"}, statement=["Alle får et møde."])


def test_figures_are_those_of_the_coverage() -> None:
    found = taken()
    assert found.committees == (
        Figures("Børneudvalget", 13, 1, 1, 1, 1, found.whole.per_year, 395),
    )
    assert (found.outcomes.held, found.outcomes.planned, found.overdue) == (2, 1, 12)
    assert (found.forecast_units, found.forecast_met, found.planned_until) == (
        13,
        1,
        date(2027, 3, 1),
    )


def test_at_most_ten_of_those_who_wait_are_named() -> None:
    assert [one.unit for one in taken().waiting] == [f"b{number:02}" for number in range(10)]


def test_comes_back_from_json_as_it_was() -> None:
    found = taken()
    assert Snapshot.from_json(json.loads(json.dumps(found.to_json()))) == found


def test_nothing_comes_back_from_json_too() -> None:
    empty = coverage.measure([], term=TERM, period=TERM, on=TERM.start, months=12)
    found = snapshot.of(empty, committees={})
    assert Snapshot.from_json(found.to_json()) == found
    assert (found.gini, found.whole.per_year) == (None, None)


def test_another_format_is_refused() -> None:
    with pytest.raises(ValueError, match="coverage/1"):
        Snapshot.from_json({"format": "coverage/2"})
