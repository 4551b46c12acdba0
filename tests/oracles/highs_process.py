"""HiGHS in a process of its own: its wheel and that of OR-Tools cannot be loaded together.

Both carry a `libhighs`, and whichever is loaded second finds the symbols of the first. So the
oracle reads one request a line and answers one line; the process lives as long as its owner.
"""

from __future__ import annotations

import json
import select
import subprocess
import sys
import time
import traceback
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from tests.oracles.staged import OutOfTimeError

ROOT = Path(__file__).parents[2]
_GRACE_SECONDS = 60.0
"""For reading, building and judging, and for steps in which HiGHS does not look at the clock."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the staged model found, and how long it worked on it."""

    plan: Mapping[str, list[str]]
    values: Mapping[str, Fraction]
    seconds: float


class HighsProcess:
    """Ask with `solve`; close it, or use it as a context, when done."""

    def __init__(self) -> None:
        self._process = _started()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the process."""
        self._process.communicate()

    def solve(
        self,
        problem: Mapping[str, Any],
        totals: Mapping[str, int] | None = None,
        *,
        seconds: float = 1e6,
    ) -> Answer | None:
        """Levels 1-7 by stages, level 7 at these totals; None when the locks cannot be kept.

        Raises `OutOfTimeError` with the level that was not proven within the seconds. Where HiGHS
        itself does not keep them it is ended a while after, the level unknown.
        """
        stdin, stdout = self._process.stdin, self._process.stdout
        if stdin is None or stdout is None:
            raise RuntimeError("the process has no pipes")
        stdin.write(json.dumps({"problem": problem, "totals": totals, "limit": seconds}) + "\n")
        stdin.flush()
        if not select.select([stdout], [], [], seconds + _GRACE_SECONDS)[0]:
            self._process.kill()
            self.close()
            self._process = _started()
            raise OutOfTimeError("unknown")
        line = stdout.readline()
        if not line:
            raise RuntimeError(f"HiGHS ended with {self._process.wait()}; its errors are above")
        found = json.loads(line)
        if "error" in found:
            raise RuntimeError(found["error"])
        if "out_of_time" in found:
            raise OutOfTimeError(found["out_of_time"])
        if found["values"] is None:
            return None
        values = {level: Fraction(value) for level, value in found["values"].items()}
        return Answer(found["plan"], values, found["seconds"])


def _started() -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "tests.oracles.highs_process"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def _serve() -> None:
    for line in sys.stdin:
        try:
            answer = _answer(**json.loads(line))
        except Exception:  # the asker raises it again, and may go on asking
            answer = {"error": traceback.format_exc()}
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


def _answer(
    problem: Mapping[str, Any], totals: Mapping[str, int] | None, limit: float
) -> dict[str, Any]:
    from tests.oracles import case, rotation_highs

    read = case.read(problem)
    started = time.perf_counter()
    try:
        found = rotation_highs.solve(read, totals=totals, seconds=limit)
    except OutOfTimeError as stopped:
        return {"out_of_time": stopped.level}
    seconds = time.perf_counter() - started
    if found is None:
        return {"seconds": seconds, "values": None}
    values = {level: str(value) for level, value in found.values.items()}
    return {"seconds": seconds, "plan": found.plan, "values": values}


if __name__ == "__main__":
    _serve()
