"""All 98 municipalities as one problem: 98 times six committees over a term.

Solved in a process of its own, whose greatest memory is measured by the operating system. Time is
of the engine alone; reading the JSON is measured apart.
"""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.benchmarks import measure
from tests.benchmarks.table import Table

ROOT = Path(__file__).parents[2]


def run() -> Table:
    """One row; the work is done by this module run as a program."""
    answer = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.bench_country"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    found: dict[str, Any] = json.loads(answer.stdout)
    row = [
        *(f"{found[key]:,}" for key in ("units", "meetings", "contacts")),
        measure.in_seconds(found["read_seconds"]),
        measure.in_seconds(found["solve_seconds"]),
        f"{found['peak_megabytes']:,} MB",
        ", ".join(found["proven"]),
    ]
    headings = ["units", "meetings", "contacts", "reading", "engine", "memory", "levels proven"]
    return Table("The country", headings, [row])


def _solve() -> None:
    from tests.oracles import engine, instances

    written = json.dumps(instances.country())
    reading, parsed = measure.timed(lambda: engine.parse(json.loads(written)), repetitions=1)
    solving, plan = measure.timed(lambda: engine.plan(parsed), repetitions=1)
    answer = {
        "units": len(parsed.units),
        "meetings": len(parsed.meetings),
        "contacts": sum(map(len, plan.assignments.values())),
        "read_seconds": reading.median,
        "solve_seconds": solving.median,
        "peak_megabytes": measure.peak_megabytes(),
        "proven": [level.name for level in plan.levels if level.proven],
    }
    sys.stdout.write(json.dumps(answer))


if __name__ == "__main__":
    _solve()
