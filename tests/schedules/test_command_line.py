"""What the command line is given beside problems: arguments and files it can do nothing with."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from schedules.__main__ import REFUSED, SOLVED, STOPPED, main
from tests.schedules.calendar import builders
from tests.schedules.rotation.instances import town

WANTED = {
    "--time-limit": "a number of seconds above 0",
    "--workers": "a whole number from 1 to 1000",
    "--trials": "a whole number, 0 or more",
    "--on": "a day as YYYY-MM-DD, in the years 1990 to 2199",
}


@pytest.fixture
def rotation(tmp_path: Path) -> str:
    path = tmp_path / "rotation.json"
    path.write_text(json.dumps(town(1, units=5, meetings=5).to_json()), encoding="utf-8")
    return str(path)


@pytest.fixture
def calendar(tmp_path: Path) -> str:
    path = tmp_path / "calendar.json"
    path.write_text(json.dumps(builders.small(3)), encoding="utf-8")
    return str(path)


@pytest.mark.parametrize(
    ("command", "option", "value"),
    [
        *(("rotation", "--time-limit", one) for one in ("0", "-1", "nan", "inf", "soon", "")),
        *(("rotation", "--workers", one) for one in ("0", "-1", "1001", "1.5", "all")),
        *(("rotation", "--trials", one) for one in ("-1", "1e3", "few")),
        *(("equity", "--on", one) for one in ("0001-01-01", "9999-12-31", "2026-02-30", "now")),
    ],
)
def test_argument_out_of_range_is_refused_with_what_was_expected(
    rotation: str, command: str, option: str, value: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        main([command, rotation, f"{option}={value}"])
    assert left.value.code == REFUSED
    said = capsys.readouterr().err.splitlines()[-1]
    assert said.endswith(f"argument {option}: expected {WANTED[option]}, found {value!r}")


@pytest.mark.parametrize("command", ["rotation", "calendar", "equity"])
def test_a_folder_or_nothing_where_a_problem_should_be_is_refused_by_its_name(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for path in (tmp_path, tmp_path / "nothing.json"):
        assert main([command, str(path)]) == REFUSED
        assert capsys.readouterr().err.startswith(f"{path}: ")


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("rotation {calendar}", 'expected "rotation/1", found the text "calendar/1"'),
        ("calendar {rotation}", 'expected "calendar/1", found the text "rotation/1"'),
        ("equity {calendar}", 'expected "rotation/1", found the text "calendar/1"'),
        ("check {rotation} {calendar}", 'expected "rotation-plan/1", found the text "calendar/1"'),
        ("check {calendar} {rotation}", 'expected "calendar-plan/1", found the text "rotation/1"'),
        ("equity {rotation} {calendar}", 'expected "rotation-plan/1", found the text "calendar/1"'),
    ],
)
def test_a_file_of_another_format_is_refused_for_that_and_not_for_its_keys(
    rotation: str, calendar: str, command: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(command.format(rotation=rotation, calendar=calendar).split()) == REFUSED
    assert capsys.readouterr().err.strip() == f"$.format: {said}"


@pytest.mark.parametrize("command", ["check", "equity"])
def test_problem_and_plan_cannot_both_be_standard_input(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([command, "-", "-"]) == REFUSED
    assert "standard input for both" in capsys.readouterr().err


@pytest.mark.parametrize("output", ["", "nowhere/plan.json"])
def test_a_place_nothing_can_be_written_to_is_refused_by_its_name(
    rotation: str, calendar: str, output: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = str(tmp_path / output)
    for command, problem in (("rotation", rotation), ("calendar", calendar)):
        assert main([command, problem, "-o", place]) == REFUSED
        assert capsys.readouterr().err.startswith(f"{place}: ")


@pytest.mark.parametrize("place", ["check", "equity"])
def test_a_folder_where_a_plan_should_be_is_refused(
    rotation: str, place: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([place, rotation, str(tmp_path)]) == REFUSED
    assert capsys.readouterr().err.startswith(f"{tmp_path}: ")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full here")
@pytest.mark.parametrize("command", ["rotation", "equity"])
def test_standard_output_that_takes_no_more_is_said_in_one_line(
    rotation: str, command: str
) -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = subprocess.run(
            [sys.executable, "-m", "schedules", command, rotation],
            check=False,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
        )
    assert "Traceback" not in done.stderr
    assert done.stderr.splitlines()[0] == "standard output: No space left on device"


@pytest.mark.parametrize("command", ["rotation", "calendar", "equity", "equity --json", "check"])
def test_standard_output_that_is_closed_is_said_in_one_line(
    rotation: str, calendar: str, command: str, tmp_path: Path
) -> None:
    """A plan with a fault to tell: an exit code of 1 would say that it was told."""
    bare = tmp_path / "bare.json"
    nobody = {"format": "rotation-plan/1", "assignments": {"m00": ["nobody"]}}
    bare.write_text(json.dumps(nobody), encoding="utf-8")
    problem = {"calendar": calendar, "check": f"{rotation} {bare}"}.get(command, rotation)
    done = _without(">&-", f"{command} {problem}")
    assert (done.returncode, done.stderr) == (REFUSED, "standard output: is closed\n")


@pytest.mark.parametrize("command", ["rotation -", "calendar -", "equity -", "check - plan.json"])
def test_standard_input_that_is_closed_is_said_in_one_line(command: str) -> None:
    done = _without("<&-", command)
    assert (done.returncode, done.stderr) == (REFUSED, "standard input: is closed\n")


def test_a_plan_for_a_file_needs_no_standard_output(rotation: str, tmp_path: Path) -> None:
    done = _without(">&-", f"rotation {rotation} -o {tmp_path / 'plan.json'}")
    assert (done.returncode, done.stderr) == (SOLVED, "")
    assert json.loads((tmp_path / "plan.json").read_bytes())["assignments"]


def test_ctrl_c_ends_the_program_where_an_exception_would_be_lost(rotation: str) -> None:
    """As in the linear solver: whoever is interrupted forgets what was raised, and goes on."""
    code = (
        "import os, runpy, signal, sys\n"
        "class Reader:\n"
        "    def read(self):\n"
        "        try:\n"
        "            os.kill(os.getpid(), signal.SIGINT)\n"
        "            [one for one in range(10)]\n"
        "        except BaseException:\n"
        "            pass\n"
        f"        return open({rotation!r}, 'rb').read()\n"
        "class Input:\n"
        "    buffer = Reader()\n"
        "sys.stdin, sys.argv = Input(), ['schedules', 'equity', '-']\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "runpy.run_module('schedules', run_name='__main__', alter_sys=True)"
    )
    done = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True)
    assert (done.returncode, done.stdout, done.stderr) == (STOPPED, b"", b"")


def test_ctrl_c_while_processes_work_is_no_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    """The handler has ended them and raises: whoever waited for them cleans up first."""

    class Interrupted(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            raise KeyboardInterrupt

    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(Interrupted()))
    assert main(["equity", "-"]) == STOPPED


def _without(closed: str, arguments: str) -> subprocess.CompletedProcess[str]:
    """Run by a shell that closes a stream first."""
    return subprocess.run(
        ["sh", "-c", f"{sys.executable} -m schedules {arguments} {closed}"],
        check=False,
        capture_output=True,
        text=True,
    )


def test_a_terminal_without_danish_letters_is_shown_codes(tmp_path: Path) -> None:
    data = town(1, units=5, meetings=5).to_json()
    text = json.dumps(data).replace("Byen", "Ærø")
    path = tmp_path / "problem.json"
    path.write_text(text, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "schedules", "equity", str(path)],
        check=True,
        capture_output=True,
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
    )
    assert rb"town \xc6r\xf8" in done.stdout


def test_a_problem_is_read_from_standard_input(
    rotation: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    given = io.TextIOWrapper(io.BytesIO(Path(rotation).read_bytes()))
    monkeypatch.setattr(sys, "stdin", given)
    assert main(["equity", "-"]) == SOLVED
    assert capsys.readouterr().out.startswith("Access on ")
