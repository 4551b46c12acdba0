"""What docs/engine.md shows is what happens: its commands, options, exit codes and events."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Any, get_args

import pytest

from schedules.__main__ import FAULTY, IMPOSSIBLE, REFUSED, SOLVED, STOPPED, main
from schedules.rotation.replanning.events import Event
from schedules.rotation.replanning.moves import Cause, Kind, Move

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "engine.md").read_text(encoding="utf-8")
EXAMPLES = ROOT / "docs" / "examples"
ROTATION, CALENDAR = EXAMPLES / "rotation.json", EXAMPLES / "calendar.json"
COMMANDS = ["rotation", "calendar", "check", "equity"]
QUOTED = re.compile(r"`([^`]+)`")


def blocks(language: str) -> list[str]:
    fenced = re.findall(r"^```(\w*)\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    return [block for name, block in fenced if name == language]


def shown() -> Iterator[tuple[str, list[str]]]:
    """Every command of the page with the lines below it."""
    for block in blocks("console"):
        for part in block.removeprefix("$ ").split("\n$ "):
            command, *lines = part.splitlines()
            yield command, lines


def rows(first: str) -> list[list[str]]:
    """The cells of the table whose head begins so."""
    table = PAGE.split(f"\n| {first} |", 1)[1].split("\n\n", 1)[0]
    return [[cell.strip() for cell in re.split(r" \| ?", line)] for line in table.split("\n| ")[1:]]


def is_said(wanted: list[str], said: list[str]) -> bool:
    """Whether the lines are these; `…` stands for any there may be."""
    stretches = "\n".join(wanted).split("…")
    pattern = "(.*\n)*?".join(re.escape(stretch.lstrip("\n")) for stretch in stretches)
    return (
        re.fullmatch(pattern, "\n".join([*said, ""] if wanted[-1:] == ["…"] else said)) is not None
    )


@pytest.fixture(scope="module")
def there(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that looks like the repository's root to the page's commands."""
    folder = tmp_path_factory.mktemp("root")
    shutil.copytree(EXAMPLES, folder / "docs" / "examples")
    return folder


def test_every_command_shown_answers_as_shown(there: Path) -> None:
    commands = list(shown())
    assert {word for line, _ in commands for word in COMMANDS if f"schedules {word}" in line} == {
        *COMMANDS
    }
    for command, lines in commands:
        done = subprocess.run(
            ["sh", "-c", command.replace("python -m", f"{sys.executable} -m")],
            check=False,
            cwd=there,
            env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
        )
        assert is_said(lines, done.stdout.splitlines()), f"{command}\n{done.stdout}"
        has_faults = "schedules check" in command and lines
        assert done.returncode == (FAULTY if has_faults else SOLVED), command


def test_the_python_shown_prints_what_is_shown(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)
    (program,) = blocks("python")
    exec(compile(program, "docs/engine.md", "exec"), {})
    assert capsys.readouterr().out in blocks("")


@pytest.mark.parametrize("command", COMMANDS)
def test_the_options_of_a_command_are_those_of_the_page(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main([command, "--help"])
    listed = capsys.readouterr().out.split("options:")[1]
    offered = set(re.findall(r"(?<!\S)--?[a-z][a-z-]*", listed))
    told = {
        option.split()[0]
        for names, of, *_ in rows("option")
        if of == "all" or f"`{command}`" in of
        for option in QUOTED.findall(names)
    }
    assert told == offered


@pytest.mark.parametrize("option", ["--time-limit", "--workers", "--trials"])
def test_a_default_in_the_help_is_that_of_the_page(
    option: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main(["rotation", "--help"])
    said = " ".join(capsys.readouterr().out.split())
    default = next(row[2] for row in rows("option") if row[0].startswith(f"`{option} "))
    assert f"(default: {default.replace('one for each core', 'one a core')}" in said


def test_every_exit_code_is_on_the_page() -> None:
    told = [int(row[0]) for row in rows("exit code")]
    assert told == [SOLVED, FAULTY, REFUSED, IMPOSSIBLE, STOPPED]


def _spoilt(spoil: str) -> Any:
    data = json.loads(ROTATION.read_bytes())
    if spoil == "seats":
        data["units"][3]["seats"] = "many"
    else:
        data["meetings"][3]["locked"] = ["library", "birch-school"]
    return data


@pytest.mark.parametrize(
    ("spoil", "code", "words"), [("seats", REFUSED, "$.units"), ("locks", IMPOSSIBLE, "no plan")]
)
def test_an_exit_code_goes_with_the_message_told(
    spoil: str, code: int, words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    problem = tmp_path / "problem.json"
    problem.write_text(json.dumps(_spoilt(spoil)), encoding="utf-8")
    assert main(["rotation", str(problem)]) == code
    said = capsys.readouterr().err.strip()
    assert said.startswith(words)
    told = next(row[2] for row in rows("exit code") if row[0] == str(code))
    assert told.rstrip(" |").strip("`") == said


def test_fixed_dates_that_cannot_be_kept_are_exit_code_3(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = json.loads(CALENDAR.read_bytes())
    data["fixed"][0]["date"] = "2027-06-20"
    problem = tmp_path / "problem.json"
    problem.write_text(json.dumps(data), encoding="utf-8")
    assert main(["calendar", str(problem)]) == IMPOSSIBLE
    assert "weekend: council 6" in capsys.readouterr().err


def test_the_events_are_those_of_the_code() -> None:
    told = {row[0].strip("`"): QUOTED.findall(row[1]) for row in rows("event")}
    assert told == {one.__name__: [field.name for field in fields(one)] for one in get_args(Event)}


def test_the_keys_of_a_move_are_those_written() -> None:
    move = Move("m", "u", date(2027, 1, 1), Kind.COMES, Cause.LOCK, "da", "en")
    told = {key for row in rows("key") for key in QUOTED.findall(row[0])}
    assert told == set(move.to_json())
    for key, members in (("kind", Kind), ("cause", Cause)):
        said = next(row[1] for row in rows("key") if row[0] == f"`{key}`")
        assert QUOTED.findall(said) == [one.value for one in members]


def test_lines_left_out_are_any_and_the_others_are_not() -> None:
    """The guard's own eyes."""
    assert is_said(["a", "…", "d"], ["a", "b", "c", "d"])
    assert is_said(["a", "…"], ["a", "b"])
    assert not is_said(["a", "…", "d"], ["a", "b", "c"])
    assert not is_said(["a"], ["a", "b"])
    assert not is_said([], ["a"])
