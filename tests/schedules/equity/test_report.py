"""The report: a table a person reads, and JSON that loses nothing."""

import json
from datetime import date

from schedules.equity import report
from schedules.rotation.problem import Form, Problem
from tests.schedules.rotation.builders import dialogue, held, problem, unit


def _problem() -> Problem:
    units = [
        unit("a", contacts=[held(date(2025, 9, 1), Form.DIALOGUE)]),
        unit("b", committees=["KFU"], town="Øby"),
    ]
    return problem(units, [dialogue("m", date(2026, 5, 5))])


def test_without_a_plan_the_day_is_the_start_of_the_window() -> None:
    equity = report.report(_problem()).equity
    assert (equity.on, equity.whole.together.covered) == (date(2026, 1, 1), 1)


def test_with_a_plan_the_day_is_the_end_of_the_window_and_its_contacts_count() -> None:
    equity = report.report(_problem(), {"m": ("a",)}).equity
    assert (equity.on, equity.planned, equity.held) == (date(2026, 12, 31), 1, 0)
    assert equity.whole.together.longest_wait_days == 364


def test_another_day_can_be_asked_for() -> None:
    equity = report.report(_problem(), {"m": ("a",)}, on=date(2026, 5, 4)).equity
    assert equity.whole.together.contacts == 0


def test_text_has_a_line_for_each_group_and_one_for_the_advice() -> None:
    lines = report.report(_problem()).to_text().splitlines()
    assert [line.split("  ")[0] for line in lines[2:8]] == [
        "all units",
        "committee BUU",
        "committee KFU",
        "kind school",
        "town Byen",
        "town Øby",
    ]
    assert lines[-1] == "Dialogue meetings to add for the guarantee: 1: KFU 1"


def test_text_says_dash_where_there_is_nothing_to_measure() -> None:
    first = report.report(problem([], [])).to_text().splitlines()[2]
    assert first.split() == ["all", "units", "0", "0/0", "-", "-", "-", "-", "-", "-", "0", "0"]


def test_json_keeps_fractions_exact_and_goes_through_json() -> None:
    found = json.loads(json.dumps(report.report(_problem()).to_json()))
    assert found["whole"]["together"]["coverage"] == "1/2"
    assert found["best_to_worst"] is None
    assert [one["committee"] for one in found["capacity"]["additions"]] == ["KFU"]
