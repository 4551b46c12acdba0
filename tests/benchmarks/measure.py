"""How long, how much memory, and on which machine."""

import gc
import os
import platform
import re
import resource
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path
from typing import TypeVar

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Timing:
    """Seconds of every repetition."""

    seconds: Sequence[float]

    @property
    def median(self) -> float:
        """The middle one."""
        return statistics.median(self.seconds)

    def __str__(self) -> str:
        """The median, with least and most when there are several."""
        if len(self.seconds) == 1:
            return in_seconds(self.median)
        least, most = in_seconds(min(self.seconds)), in_seconds(max(self.seconds))
        return f"{in_seconds(self.median)} ({least} to {most})"


def timed(work: Callable[[], Result], *, repetitions: int) -> tuple[Timing, Result]:
    """Run it so many times, rubbish collected before each; the last result is returned."""
    seconds = []
    for _ in range(repetitions):
        gc.collect()
        started = time.perf_counter()
        result = work()
        seconds.append(time.perf_counter() - started)
    return Timing(seconds), result


def in_seconds(seconds: float) -> str:
    """With as many digits as mean anything."""
    if seconds < 0.1:
        return f"{seconds * 1000:.1f} ms"
    return f"{seconds:.2f} s" if seconds < 10 else f"{seconds:.1f} s"


def peak_megabytes() -> int:
    """The most memory this process has had."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def machine() -> str:
    """Processor, cores, Python, the libraries that matter, and the day."""
    libraries = ", ".join(f"{name} {metadata.version(name)}" for name in ("ortools", "highspy"))
    cores = len(os.sched_getaffinity(0))
    return (
        f"Measured on {datetime.now(tz=UTC).date().isoformat()} on {_processor()}, {cores} cores, "
        f"Python {platform.python_version()}, {libraries}, {sys.platform}."
    )


def _processor() -> str:
    found = re.search(r"model name\s*:\s*(.+)", Path("/proc/cpuinfo").read_text(encoding="utf-8"))
    return found.group(1).strip() if found else platform.processor()
