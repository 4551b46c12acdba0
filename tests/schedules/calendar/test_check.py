"""Any calendar from anywhere can be checked, and a changed one says what is wrong with it."""

import copy
import subprocess
import sys
from typing import Any

import pytest

from schedules.calendar import check, parsing
from schedules.calendar import plan as plans
from schedules.calendar.solve import solve
from schedules.reading import Refused
from tests.schedules.calendar import builders
from tests.schedules.calendar.builders import Json


@pytest.fixture(scope="module")
def solved() -> tuple[Json, Json]:
    shut = builders.period("Ombygning", "2026-04-20", "2026-06-10", hard=True)
    data = builders.problem(builders.body("a"), periods=[shut])
    return data, solve(parsing.parse(data)).to_json()


def faults(data: Json, plan: Json) -> list[str]:
    problem = parsing.parse(data)
    return list(check.faults(problem, plans.from_json(problem, plan)))


def test_a_solved_calendar_has_no_faults_and_is_read_back_whole(solved: tuple[Json, Json]) -> None:
    data, plan = solved
    assert faults(data, plan) == []
    assert plans.from_json(parsing.parse(data), plan).to_json() == plan
    assert plan["missing"][0]["cycle"] == 5


def changed(plan: Json, path: list[Any], value: Any) -> Json:
    copied = copy.deepcopy(plan)
    place = copied
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = value
    return copied


@pytest.mark.parametrize(
    ("path", "value", "fault"),
    [
        (["meetings", 0, "date"], "2026-01-10", "weekend: a 1: 2026-01-10 is not allowed"),
        (["meetings", 0, "start"], "15:00", "details: a 1: start is 16:00, not 15:00"),
        (["meetings", 0, "end"], "18:00", "details: a 1: end is 18:30, not 18:00"),
        (["meetings", 0, "iso_week"], 9, "details: a 1: iso_week is 3, not 9"),
        (["meetings", 0, "town_hall"], True, "details: a 1: town_hall is False, not True"),
        (["missing"], [], "missing: a 5: neither planned nor listed as missing"),
        (["missing", 0, "cycle"], 1, "missing: a 1: planned and listed as missing"),
        (["levels", 0, "value"], 0, "levels: missing is 1, not 0"),
        (["levels", 5, "by"], "certificate", "levels: rhythm has no certificate for a bound"),
    ],
)
def test_whatever_is_changed_is_found(
    solved: tuple[Json, Json], path: list[Any], value: Any, fault: str
) -> None:
    data, plan = solved
    spoilt = changed(plan, path, value)
    if path == ["levels", 0, "value"]:
        spoilt["levels"][0] |= {"bound": 0}
    assert any(line.startswith(fault) for line in faults(data, spoilt))


def test_levels_in_another_order_are_a_fault(solved: tuple[Json, Json]) -> None:
    data, plan = solved
    assert faults(data, plan | {"levels": plan["levels"][::-1]})[0].startswith("levels: expected")


def test_a_bound_above_the_value_is_a_fault(solved: tuple[Json, Json]) -> None:
    data, plan = solved
    claim = {"bound": 10**6, "proven": False}
    spoilt = plan | {"levels": [*plan["levels"][:5], plan["levels"][5] | claim]}
    assert any("below its bound" in line for line in faults(data, spoilt))


def test_a_proof_of_a_value_that_is_not_the_bound_is_a_fault(solved: tuple[Json, Json]) -> None:
    data, plan = solved
    rhythm = plan["levels"][5]
    assert rhythm["proven"]
    assert rhythm["value"] > 0
    spoilt = plan | {"levels": [*plan["levels"][:5], rhythm | {"bound": rhythm["value"] - 1}]}
    assert any(line.endswith("yet proven") for line in faults(data, spoilt))


@pytest.mark.parametrize("number", range(5))
def test_a_proof_after_a_level_that_is_not_proven_is_a_fault(
    solved: tuple[Json, Json], number: int
) -> None:
    data, plan = solved
    spoilt = changed(plan, ["levels", number, "proven"], False)
    assert any("though a level before it is not" in line for line in faults(data, spoilt))


def test_a_calendar_without_levels_is_checked_by_the_rules_alone(solved: tuple[Json, Json]) -> None:
    data, plan = solved
    assert faults(data, {**plan, "levels": []}) == []


@pytest.mark.parametrize(
    ("path", "value", "place"),
    [
        (["format"], "rotation-plan/1", "$.format"),
        (["meetings", 0, "date"], "10/1 2026", "$.meetings[0].date"),
        (["meetings", 1, "cycle"], 1, "$.meetings[1]"),
        (["missing", 0, "ruled_out"], {"mood": 1}, "$.missing[0].ruled_out.mood"),
        (["meetings", 0, "room"], "12", "$.meetings[0].room"),
        (["meetings", 0, "body"], "b", "$.meetings[0]"),
        (["missing", 0, "cycle"], 7, "$.missing[0]"),
    ],
)
def test_a_malformed_calendar_is_refused(
    solved: tuple[Json, Json], path: list[Any], value: Any, place: str
) -> None:
    with pytest.raises(Refused) as refusal:
        plans.from_json(parsing.parse(solved[0]), changed(solved[1], path, value))
    assert refusal.value.path == place


def test_a_calendar_of_dates_alone_can_be_checked(solved: tuple[Json, Json]) -> None:
    data, plan = solved
    bare = [{key: m[key] for key in ("body", "purpose", "cycle", "date")} for m in plan["meetings"]]
    dates_alone = {"format": plan["format"], "meetings": bare, "missing": plan["missing"]}
    assert faults(data, dates_alone) == []


def test_checking_imports_no_solver() -> None:
    program = (
        "import sys; from schedules.calendar import check, parsing, plan;"
        "sys.exit(any(m.split('.')[0] in {'ortools', 'numpy'} for m in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
