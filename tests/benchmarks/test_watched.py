"""A benchmark that fails or does not end is told so, and leaves nothing running."""

import os
from pathlib import Path

import pytest

from tests.benchmarks import watched


def test_what_a_program_writes_is_returned_with_its_memory() -> None:
    found = watched.run(
        ["-c", "import time; held = b'x' * 10**8; time.sleep(1); print('done')"], limit=60
    )
    assert found.output == "done\n"
    assert found.megabytes >= 95


def test_program_that_fails_is_told_by_its_code() -> None:
    with pytest.raises(watched.Failed, match="ended with 3"):
        watched.run(["-c", "raise SystemExit(3)"], limit=60)


def test_program_that_does_not_end_is_ended_with_its_children(tmp_path: Path) -> None:
    pids = tmp_path / "pids"
    code = (
        "import os, pathlib, subprocess, sys, time\n"
        "child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(600)'])\n"
        f"pathlib.Path({str(pids)!r}).write_text(f'{{os.getpid()}} {{child.pid}}')\n"
        "time.sleep(600)"
    )
    with pytest.raises(watched.OutOfTime):
        watched.run(["-c", code], limit=5)
    assert not [pid for pid in map(int, pids.read_text().split()) if is_running(pid)]


def is_running(pid: int) -> bool:
    """Whether the process is there and has not ended (a zombie has)."""
    try:
        os.kill(pid, 0)
        return (
            Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()[0]
            != "Z"
        )
    except (ProcessLookupError, FileNotFoundError):
        return False
