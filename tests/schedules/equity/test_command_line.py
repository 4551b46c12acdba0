"""`python -m schedules equity`: what it prints and when it refuses."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from schedules.__main__ import main
from tests.schedules.rotation.builders import dialogue, problem, unit


def _written(folder: Path, name: str, data: object) -> str:
    path = folder / name
    path.write_text(json.dumps(data), encoding="utf-8")
    return str(path)


@pytest.fixture
def asked(tmp_path: Path) -> str:
    found = problem([unit("a"), unit("b")], [dialogue("m", date(2026, 5, 5), seats=1)])
    return _written(tmp_path, "problem.json", found.to_json())


def _plan(folder: Path, assignments: dict[str, Any]) -> str:
    return _written(folder, "plan.json", {"format": "rotation-plan/1", "assignments": assignments})


def test_table_of_what_was_held(asked: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["equity", asked]) == 0
    assert capsys.readouterr().out.startswith("Access on 2026-01-01\n")


def test_json_with_a_plan_is_of_the_windows_end(
    asked: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["equity", asked, _plan(tmp_path, {"m": ["a"]}), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["on"], found["whole"]["together"]["coverage"]) == ("2026-12-31", "1/2")


def test_another_day_is_asked_for(
    asked: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plan = _plan(tmp_path, {"m": ["a"]})
    assert main(["equity", asked, plan, "--json", "--on", "2026-05-04"]) == 0
    assert json.loads(capsys.readouterr().out)["whole"]["together"]["contacts"] == 0


def test_malformed_problem_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["equity", _written(tmp_path, "problem.json", {"format": "rotation/1"})]) == 2
    assert capsys.readouterr().err
