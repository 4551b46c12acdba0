"""A program run by itself, watched from outside: seconds, and the memory of it and its children."""

import contextlib
import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
_SECONDS_BETWEEN_LOOKS = 0.1


class OutOfTime(Exception):
    """The program was ended after so many `seconds`."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"not done in {seconds:.0f} s")


class Failed(Exception):
    """The program ended with a code other than 0; what it said is on standard error."""

    def __init__(self, code: int) -> None:
        super().__init__(f"ended with {code}")


@dataclass(frozen=True, slots=True)
class Watched:
    """What it wrote, its seconds, and the most memory it and its children had at one time."""

    output: str
    seconds: float
    megabytes: int


def run(arguments: Sequence[str], *, limit: float) -> Watched:
    """`python ARGUMENTS` from the root of the repository, ended with its children at the limit.

    Raises `OutOfTime` and `Failed`. Memory is resident memory added up, looked at ten times a
    second: what children share is counted for each.
    """
    started = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, *arguments],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    most = 0
    try:
        while True:
            left = started + limit - time.perf_counter()
            try:
                output, _ = process.communicate(timeout=min(_SECONDS_BETWEEN_LOOKS, max(left, 0)))
                break
            except subprocess.TimeoutExpired:
                most = max(most, sum(map(_resident, _tree(process.pid))))
                if left <= 0:
                    raise OutOfTime(limit) from None
    finally:
        there = list(_tree(process.pid))
        with contextlib.suppress(ProcessLookupError):  # all of them have ended
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        _until_ended(there)
    if process.returncode:
        raise Failed(process.returncode)
    return Watched(output, time.perf_counter() - started, most // 2**20)


def _until_ended(pids: Sequence[int]) -> None:
    """Wait for those that were killed: on a busy machine that takes a moment."""
    for pid in pids:
        with contextlib.suppress(ProcessLookupError):  # it has ended
            descriptor = os.pidfd_open(pid)
            select.select([descriptor], [], [])
            os.close(descriptor)


def _tree(pid: int) -> Iterator[int]:
    yield pid
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii")
    except OSError:  # it has just ended
        return
    for child in children.split():
        yield from _tree(int(child))


def _resident(pid: int) -> int:
    try:
        pages = Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1]
    except OSError:  # it has just ended
        return 0
    return int(pages) * os.sysconf("SC_PAGE_SIZE")
