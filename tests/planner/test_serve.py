"""`python -m planner.serve` as a person runs it: starts, refuses in one sentence, stops clean."""

import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from urllib.request import urlopen

import pytest

from planner import config, frontend
from planner.demo.accounts import ACCOUNTS
from tests.postgresql import free_port

ROOT = Path(config.__file__).parent.parent
PATIENCE = 60.0

pytestmark = pytest.mark.skipif(
    not frontend.MANIFEST.is_file(), reason="the front end is not built: run `make assets`"
)


class Served:
    """A running `planner.serve` on a database of its own."""

    def __init__(self, folder: Path, **environ: str) -> None:
        self.port = free_port()
        self.process = subprocess.Popen(
            [sys.executable, "-m", "planner.serve"],
            cwd=ROOT,
            env=_environ(folder, PORT=str(self.port), **environ),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def greeting(self) -> str:
        """What it prints once it answers, up to the last line."""
        assert self.process.stdout is not None
        lines = []
        for line in self.process.stdout:
            lines.append(line)
            if line.startswith("Stop with"):
                break
        return "".join(lines)

    def processes(self) -> list[int]:
        """It and everything it started that is still there."""
        found = [self.process.pid]
        for one in found:
            found += _children(one)
        return found

    def stop(self, number: signal.Signals) -> str:
        """Send it a signal and wait; what it said on stderr."""
        self.process.send_signal(number)
        _out, errors = self.process.communicate(timeout=PATIENCE)
        return errors


def _environ(folder: Path, **environ: str) -> dict[str, str]:
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    return {**kept, "SAMSPIL_VAR": str(folder), "DATABASE_URL": "", **environ}


def _children(parent: int) -> list[int]:
    listing = subprocess.run(
        ["ps", "-o", "pid=", "--ppid", str(parent)], capture_output=True, text=True, check=False
    )
    return [int(number) for number in listing.stdout.split()]


def _is_alive(number: int) -> bool:
    state = Path(f"/proc/{number}/stat")
    return state.is_file() and state.read_text().rsplit(")", 1)[1].split()[0] != "Z"


def _all_gone(numbers: list[int]) -> bool:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if not any(map(_is_alive, numbers)):
            return True
        time.sleep(0.05)
    return False


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    running = Served(tmp_path)
    yield running
    if running.process.poll() is None:
        running.process.kill()
        running.process.communicate()


def test_first_start_loads_the_demo_and_names_one_sign_in_per_role(served: Served) -> None:
    greeting = served.greeting()

    assert f"http://127.0.0.1:{served.port}" in greeting
    assert "sekretaer@demo.samspil.example" in greeting
    assert greeting.count("@demo.samspil.example") == len(ACCOUNTS)
    with urlopen(f"http://127.0.0.1:{served.port}/readyz") as answer:
        assert answer.status == 200


@pytest.mark.skipif(not Path("/proc/self/stat").is_file(), reason="counts processes in /proc")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_told_to_stop_it_ends_both_processes_without_a_word(
    served: Served, number: signal.Signals
) -> None:
    served.greeting()
    everything = served.processes()
    assert len(everything) >= 4  # itself, gunicorn and its workers, the job runner

    errors = served.stop(number)

    assert (served.process.returncode, errors) == (0, "")
    assert _all_gone(everything)


@pytest.mark.skipif(sys.platform != "linux", reason="the kernel tells of a parent's death on Linux")
def test_killed_outright_it_leaves_no_orphan(served: Served) -> None:
    served.greeting()
    everything = served.processes()

    served.stop(signal.SIGKILL)

    assert _all_gone(everything)


@pytest.mark.skipif(not Path("/proc/self/stat").is_file(), reason="finds processes in /proc")
def test_when_the_job_runner_ends_by_itself_the_web_server_ends_too(served: Served) -> None:
    served.greeting()
    everything = served.processes()
    children = _children(served.process.pid)
    [runner] = [one for one in children if not _children(one)]

    os.kill(runner, signal.SIGKILL)
    _out, errors = served.process.communicate(timeout=PATIENCE)

    assert served.process.returncode == 1
    assert errors == "The job runner ended by itself; Samspil stops.\n"
    assert _all_gone(everything)


def test_second_start_keeps_the_data(tmp_path: Path) -> None:
    first = Served(tmp_path)
    first.greeting()
    first.stop(signal.SIGTERM)
    before = (tmp_path / "samspil.db").stat().st_size

    second = Served(tmp_path, DEMO="0")
    greeting = second.greeting()
    second.stop(signal.SIGTERM)

    assert "Demo data" in greeting
    assert (tmp_path / "samspil.db").stat().st_size == before


def test_without_the_demo_it_says_how_to_make_an_administrator(tmp_path: Path) -> None:
    running = Served(tmp_path, DEMO="0")
    greeting = running.greeting()
    running.stop(signal.SIGTERM)

    settings = f"SAMSPIL_VAR={tmp_path} PORT={running.port}"
    assert f"{settings} .venv/bin/flask --app wsgi create-admin" in greeting
    assert "password" not in greeting


def _refusal(folder: Path, **environ: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "planner.serve"],
        cwd=ROOT,
        env=_environ(folder, **environ),
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE,
    )
    assert (done.returncode, done.stdout) == (1, "")
    return done.stderr


def test_a_busy_port_is_one_sentence(tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        said = _refusal(tmp_path, PORT=str(port))

    assert said.count("\n") == 1
    assert f"Port {port} is in use" in said
    assert "PORT=" in said


def test_a_weak_secret_in_production_is_one_sentence(tmp_path: Path) -> None:
    said = _refusal(tmp_path, SAMSPIL_ENV="production", SECRET_KEY="changeme")

    assert said.count("\n") == 1
    assert "SECRET_KEY" in said


def test_a_database_that_does_not_answer_is_no_traceback(tmp_path: Path) -> None:
    nowhere = f"postgresql://nobody@127.0.0.1:{free_port()}/samspil"
    said = _refusal(tmp_path, PORT=str(free_port()), DATABASE_URL=nowhere)

    assert "The database does not answer" in said
    assert "Traceback" not in said


def test_a_file_that_is_no_database_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "samspil.db").write_text("Dear database, " * 20)
    said = _refusal(tmp_path, PORT=str(free_port()))

    assert said.count("\n") == 1
    assert "The database does not answer" in said


def test_a_folder_that_cannot_be_made_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    said = _refusal(tmp_path / "file" / "var", PORT=str(free_port()))

    assert said.count("\n") == 1
    assert "SAMSPIL_VAR" in said


def test_a_database_of_a_newer_version_is_one_sentence_and_stays_as_it_is(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "samspil.db")) as newer:
        newer.execute("CREATE TABLE alembic_version (version_num TEXT)")
        newer.execute("INSERT INTO alembic_version VALUES ('written_tomorrow')")
        newer.commit()
    said = _refusal(tmp_path, PORT=str(free_port()))

    assert said.count("\n") == 1
    assert "newer version" in said
    with closing(sqlite3.connect(tmp_path / "samspil.db")) as kept:
        assert [name for (name,) in kept.execute("SELECT name FROM sqlite_master")] == [
            "alembic_version"
        ]


@pytest.mark.parametrize("options", [(), ("--config", "python:planner.web_server")])
def test_gunicorn_with_a_weak_secret_says_so_and_gives_up(
    tmp_path: Path, options: tuple[str, ...]
) -> None:
    gunicorn = Path(sys.executable).with_name("gunicorn")
    bind = f"127.0.0.1:{free_port()}"
    done = subprocess.run(
        [gunicorn, *options, "--bind", bind, "--no-control-socket", "wsgi:app"],
        cwd=ROOT,
        env=_environ(tmp_path, SAMSPIL_ENV="production", SECRET_KEY="changeme"),
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE,
    )

    assert done.returncode != 0
    assert done.stderr.count("SECRET_KEY: is missing or weak") == 1
    assert "Traceback" not in done.stderr


def test_production_on_the_demo_database_is_refused(tmp_path: Path) -> None:
    demo = Served(tmp_path)
    demo.greeting()
    demo.stop(signal.SIGTERM)

    strong = "kX3vTq9mZp7LwR2sYb8NcHf4JdGa6UeW"
    said = _refusal(tmp_path, PORT=str(free_port()), SAMSPIL_ENV="production", SECRET_KEY=strong)

    assert "holds the demo municipality" in said
