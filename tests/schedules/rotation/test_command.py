"""The rotation on the command line: solved, checked, refused, impossible, and always the same."""

import json
import os
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from schedules.__main__ import FAULTY, IMPOSSIBLE, REFUSED, SOLVED, main
from tests.schedules.rotation.instances import town


@pytest.fixture
def files(tmp_path: Path) -> tuple[str, str]:
    return str(tmp_path / "problem.json"), str(tmp_path / "plan.json")


def put(path: str, data: object) -> None:
    Path(path).write_text(json.dumps(data), encoding="utf-8")


def got(path: str) -> Any:
    return json.loads(Path(path).read_text(encoding="utf-8"))


def test_a_town_is_solved_into_a_file_that_checks(files: tuple[str, str]) -> None:
    problem, plan = files
    put(problem, town(1).to_json())
    assert main(["rotation", problem, "-o", plan]) == SOLVED
    assert got(plan)["format"] == "rotation-plan/1"
    assert main(["check", problem, plan]) == SOLVED


def test_each_violation_is_a_line_and_the_exit_code_is_1(
    files: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    problem, plan = files
    put(problem, town(1).to_json())
    main(["rotation", problem, "-o", plan])
    spoilt = got(plan)
    spoilt["assignments"]["m00"] = ["u00", "u01", "u02", "u03", "u04"]
    put(plan, spoilt)
    assert main(["check", problem, plan]) == FAULTY
    assert any("slots: meeting m00" in line for line in capsys.readouterr().out.splitlines())


def test_locks_that_cannot_be_kept_exit_with_3_and_are_named(
    files: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    data: Any = town(1).to_json()
    meeting = next(one for one in data["meetings"] if one["form"] == "hosted")
    meeting["locked"] = ["u00", "u01"]
    put(files[0], data)
    assert main(["rotation", *files[:1]]) == IMPOSSIBLE
    assert f"u00 in {meeting['id']}" in capsys.readouterr().err


def test_equity_is_measured_with_and_without_a_plan(
    files: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    problem, plan = files
    put(problem, town(1).to_json())
    main(["rotation", problem, "-o", plan])
    assert main(["equity", problem]) == SOLVED
    assert main(["equity", problem, plan, "--json"]) == SOLVED
    assert '"format": "equity/1"' in capsys.readouterr().out


def test_equity_of_another_problems_plan_is_refused(files: tuple[str, str]) -> None:
    problem, plan = files
    put(problem, town(1).to_json())
    put(plan, {"format": "rotation-plan/1", "assignments": {"elsewhere": []}})
    assert main(["equity", problem, plan]) == REFUSED


def test_checking_imports_no_solver(files: tuple[str, str]) -> None:
    problem, plan = files
    put(problem, town(1).to_json())
    main(["rotation", problem, "-o", plan])
    code = (
        "import sys; from schedules.__main__ import main\n"
        f"code = main(['check', {problem!r}, {plan!r}])\n"
        "solvers = {'ortools', 'highspy'} & {name.split('.')[0] for name in sys.modules}\n"
        "sys.exit(code or len(solvers))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def solved_elsewhere(problem: str, plan: str, hash_seed: str) -> dict[str, Any]:
    """The plan another process makes, without the time it took."""
    command = [sys.executable, "-m", "schedules", "rotation", problem, "-o", plan]
    subprocess.run(command, check=True, env={**os.environ, "PYTHONHASHSEED": hash_seed})
    data: dict[str, Any] = got(plan)
    del data["took_seconds"]
    return data


@pytest.mark.parametrize("seed", [1, 2])
def test_same_problem_gives_the_same_bytes_whatever_the_hash_seed_and_the_order(
    files: tuple[str, str], seed: int
) -> None:
    problem, plan = files
    data: Any = town(seed, units=20, meetings=24).to_json()
    put(problem, data)
    first = solved_elsewhere(problem, plan, "0")
    random.Random(7).shuffle(data["units"])
    random.Random(8).shuffle(data["meetings"])
    for unit in data["units"]:
        unit["committees"].reverse()
        unit["contacts"].reverse()
    put(problem, data)
    assert json.dumps(solved_elsewhere(problem, plan, "4242")) == json.dumps(first)


JUNK: list[object] = [
    *(None, True, False, 0, -1, 1, 0.5, float("nan"), float("inf"), 10**30, 1e308),
    *("", " ", "x", "2026-02-30", "2026-13-01", "24:00", "9999-12-31", "0001-01-01", "\x00"),
    *([], [[]], [None], {}, {"x": 1}, "æ" * 20_000),
]


def places(value: Any, way: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The way to every value inside."""
    if isinstance(value, dict):
        inside = list(value.items())
    elif isinstance(value, list):
        inside = list(enumerate(value))
    else:
        inside = []
    return [way, *(one for key, member in inside for one in places(member, (*way, key)))]


def spoil(data: Any, rng: random.Random) -> Any:
    """One value replaced, left out, doubled, or put under a strange key."""
    way = rng.choice(places(data)[1:])
    target = data
    for key in way[:-1]:
        target = target[key]
    match rng.randrange(4):
        case 0:
            del target[way[-1]]
        case 1 if isinstance(target, list):
            target.append(target[way[-1]])
        case 1 | 2 if isinstance(target, dict):
            target[rng.choice(["", "colour", "Id", "æ ø"])] = rng.choice(JUNK)
        case _:
            target[way[-1]] = rng.choice(JUNK)
    return data


@pytest.mark.parametrize("seed", range(250))
def test_spoilt_problem_is_solved_or_refused_with_a_path_never_a_traceback(
    files: tuple[str, str], seed: int, capsys: pytest.CaptureFixture[str]
) -> None:
    rng = random.Random(seed)
    data = town(seed % 5, units=4, meetings=4).to_json()
    data["published"] = {"m00": ["u00"]}
    put(files[0], spoil(data, rng))
    code = main(["rotation", files[0], "-o", files[1]])
    said = capsys.readouterr().err
    assert code in (SOLVED, REFUSED, IMPOSSIBLE)
    if code == REFUSED:
        assert said.startswith("$")
        assert ": expected " in said
        assert ", found " in said
    if code == SOLVED:
        assert main(["check", *files]) == SOLVED


@pytest.mark.parametrize("seed", range(100))
def test_spoilt_plan_is_checked_or_refused_never_a_traceback(
    files: tuple[str, str], seed: int, capsys: pytest.CaptureFixture[str]
) -> None:
    problem, plan = files
    put(problem, town(1, units=4, meetings=4).to_json())
    main(["rotation", problem, "-o", plan])
    put(plan, spoil(got(plan), random.Random(seed)))
    code = main(["check", problem, plan])
    assert code in (SOLVED, FAULTY, REFUSED)
    said = capsys.readouterr()
    assert code == SOLVED or said.out or said.err.startswith("$")
