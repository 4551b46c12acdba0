"""All 98 municipalities as one problem: 98 times six committees over a term.

Read from a file and solved in a process of its own, whose greatest memory the operating system
measures; the engine's time does not include the reading.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from tests.benchmarks import measure
from tests.benchmarks.table import Table
from tests.oracles import engine, instances

ROOT = Path(__file__).parents[2]


def run() -> Table:
    """One row; the work is done by this module run as a program."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "country.json"
        path.write_text(json.dumps(instances.country()), encoding="utf-8")
        answer = subprocess.run(
            [sys.executable, "-m", "tests.benchmarks.bench_country", str(path)],
            cwd=ROOT,
            check=True,
            stdout=subprocess.PIPE,
            text=True,
        )
    found: dict[str, Any] = json.loads(answer.stdout)
    row = [
        *(f"{found[key]:,}" for key in ("units", "meetings", "contacts")),
        measure.in_seconds(found["read_seconds"]),
        measure.in_seconds(found["solve_seconds"]),
        f"{found['peak_megabytes']:,} MB",
        f"{found['proven']} of 7",
    ]
    headings = ["units", "meetings", "contacts", "reading", "engine", "memory", "proven"]
    return Table("The country", headings, [row])


def _solve(path: Path) -> None:
    reading, problem = measure.timed(
        lambda: engine.parse(json.loads(path.read_bytes())), repetitions=1
    )
    solving, plan = measure.timed(lambda: engine.plan(problem), repetitions=1)
    answer = {
        "units": len(problem.units),
        "meetings": len(problem.meetings),
        "contacts": sum(map(len, plan.assignments.values())),
        "read_seconds": reading.median,
        "solve_seconds": solving.median,
        "peak_megabytes": measure.peak_megabytes(),
        "proven": sum(level.proven for level in plan.levels if level.name != "variety"),
    }
    sys.stdout.write(json.dumps(answer))


if __name__ == "__main__":
    _solve(Path(sys.argv[1]))
