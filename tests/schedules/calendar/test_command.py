"""The calendar on the command line: solved, checked, refused, impossible."""

import io
import json
from pathlib import Path
from types import SimpleNamespace

import pytest

from schedules.__main__ import FAULTY, IMPOSSIBLE, REFUSED, SOLVED, main
from tests.schedules.calendar import builders
from tests.schedules.calendar.builders import Json


@pytest.fixture
def files(tmp_path: Path) -> tuple[str, str]:
    return str(tmp_path / "problem.json"), str(tmp_path / "calendar.json")


def put(path: str, data: Json) -> None:
    Path(path).write_text(json.dumps(data), encoding="utf-8")


def test_a_year_is_solved_into_a_file_that_checks(files: tuple[str, str]) -> None:
    problem, plan = files
    put(problem, builders.problem(builders.body("a")))
    assert main(["calendar", problem, "-o", plan]) == SOLVED
    assert json.loads(Path(plan).read_text(encoding="utf-8"))["format"] == "calendar-plan/1"
    assert main(["check", problem, plan]) == SOLVED


def test_each_fault_is_a_line_and_the_exit_code_is_1(
    files: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    problem, plan = files
    put(problem, builders.problem(builders.body("a", cycles=[1, 2])))
    main(["calendar", problem, "-o", plan])
    spoilt = json.loads(Path(plan).read_text(encoding="utf-8"))
    spoilt["meetings"][0]["date"] = "2026-01-10"
    put(plan, spoilt)
    assert main(["check", problem, plan]) == FAULTY
    assert "weekend: a 1: 2026-01-10 is not allowed" in capsys.readouterr().out.splitlines()


def test_standard_input_and_output_are_dashes(
    monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    data = json.dumps(builders.problem(builders.body("æ"))).encode()
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(data)))
    assert main(["calendar", "-"]) == SOLVED
    assert json.loads(capsysbinary.readouterr().out)["meetings"][0]["body"] == "æ"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "$: expected JSON"),
        ('{"format": "calendar/1"}', "$.bodies: expected a value, found a missing key"),
        ("[]", "$: expected an object, found a list of 0"),
    ],
)
def test_what_is_refused_is_said_with_its_path(
    files: tuple[str, str], capsys: pytest.CaptureFixture[str], text: str, said: str
) -> None:
    Path(files[0]).write_text(text, encoding="utf-8")
    assert main(["calendar", files[0]]) == REFUSED
    assert capsys.readouterr().err.startswith(said)


def test_an_unknown_format_or_file_is_refused(
    files: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    put(files[0], {"format": "wheel/1"})
    assert main(["check", files[0], files[0]]) == REFUSED
    assert main(["calendar", "no/such/file"]) == REFUSED
    assert "no/such/file: No such file or directory" in capsys.readouterr().err


def test_fixed_dates_that_conflict_are_named_and_the_exit_code_is_3(
    files: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    fixed = [builders.decision("a", 1, "2026-01-10")]
    put(files[0], builders.problem(builders.body("a"), fixed=fixed))
    assert main(["calendar", files[0]]) == IMPOSSIBLE
    assert "weekend: a 1: 2026-01-10" in capsys.readouterr().err


@pytest.mark.parametrize("limit", ["0", "-1", "nan", "inf", "soon"])
def test_a_time_limit_that_is_none_is_refused(files: tuple[str, str], limit: str) -> None:
    with pytest.raises(SystemExit) as leave:
        main(["calendar", files[0], "--time-limit", limit])
    assert leave.value.code == REFUSED


def test_progress_is_told_when_asked_for(
    files: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    put(files[0], builders.problem(builders.body("a")))
    main(["calendar", files[0], "-o", files[1], "--progress"])
    assert capsys.readouterr().err.splitlines()[-1] == "100% done"
