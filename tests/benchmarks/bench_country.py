"""All 98 municipalities as one problem: 98 times six committees over a term.

`python -m schedules rotation --workers 2` from file to file, then `check` of what it wrote.
"Solving" is what the plan says it took, explanations included; the rest of "in all" is starting,
reading and writing. Memory is the resident memory of the program and its two processes together.
"""

import json
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.benchmarks import measure, peers, watched
from tests.benchmarks.measure import Timing
from tests.benchmarks.table import Table
from tests.oracles import case, engine, instances, judge
from tests.oracles.highs_process import HighsProcess

LIMIT = 300.0
"""Seconds for the whole country; beyond them the row says so."""
PATIENCE = 60.0
"""Seconds each peer has for as many municipalities as it can."""


def run() -> Table:
    """One row; the peers below it."""
    with tempfile.TemporaryDirectory() as folder:
        row = _country(Path(folder, "country.json"), Path(folder, "plan.json"))
    headings = ["units", "meetings", "contacts", "solving", "in all", "memory", "check", "proven"]
    with HighsProcess() as highs:
        notes = [
            _by_itself("CP-SAT, with eight workers,", _cp_sat),
            _by_itself("HiGHS", lambda problem, totals: peers.highs(problem, totals, highs)),
        ]
    return Table("The country", headings, [row], [f"{PEERS}\n\n" + "\n".join(notes)])


PEERS = """\
The peers were given a kinder task than one model of the whole country: one municipality after the
other, each by itself, beside the engine with one process on the same ones:"""


def _country(problem: Path, plan: Path) -> list[str]:
    data = instances.country()
    problem.write_text(json.dumps(data), encoding="utf-8")
    files = str(problem), str(plan)
    solve = ["-m", "schedules", "rotation", files[0], "-o", files[1], "--workers", "2"]
    sizes = [f"{len(data[key]):,}" for key in ("units", "meetings")]
    try:
        solved = watched.run(solve, limit=LIMIT)
    except watched.OutOfTime:
        return [*sizes, "-", "-", f"over {LIMIT:.0f} s", *"---"]
    checked = watched.run(["-m", "schedules", "check", *files], limit=LIMIT)
    written: dict[str, Any] = json.loads(plan.read_bytes())
    proven = [one for one in written["levels"] if one["proven"] and one["name"] != "variety"]
    return [
        *sizes,
        f"{sum(map(len, written['assignments'].values())):,}",
        measure.in_seconds(written["took_seconds"]),
        measure.in_seconds(solved.seconds),
        f"{solved.megabytes:,} MB",
        measure.in_seconds(checked.seconds),
        f"{len(proven)} of 7",
    ]


@dataclass(slots=True)
class _Race:
    """Municipalities that a peer has proven, its seconds and the engine's, and whether alike."""

    done: int = 0
    theirs: float = 0.0
    ours: float = 0.0
    alike: bool = True


Ask = Callable[[Mapping[str, Any], Mapping[str, int]], peers.Solve]


def _by_itself(name: str, ask: Ask) -> str:
    """How far a peer comes."""
    race = _Race()
    everyone = instances.municipalities()
    for municipality in everyone:
        problem = municipality | {"timing_slack": 0}
        took, found = engine.timed(problem, repetitions=1)
        read = case.read(problem)
        solve = ask(problem, judge.totals(read, found.plan))
        answer = peers.ask(solve, repetitions=1, patience=PATIENCE - race.theirs)
        if answer.took is None:
            break
        _count(race, took, answer.took, answer.values == judge.values(read, found.plan))
    alike = "the same answer in all of them" if race.alike else "NOT the same answer in all of them"
    return (
        f"- {name} proved {race.done} of {len(everyone)} in {PATIENCE:.0f} s: "
        f"{measure.in_seconds(race.theirs)} where the engine took "
        f"{measure.in_seconds(race.ours)}, {alike}."
        if race.done
        else f"- {name} did not prove the first of {len(everyone)} in {PATIENCE:.0f} s."
    )


def _count(race: _Race, ours: Timing, theirs: Timing, alike: bool) -> None:
    race.done += 1
    race.ours += ours.median
    race.theirs += theirs.median
    race.alike = race.alike and alike


def _cp_sat(problem: Mapping[str, Any], totals: Mapping[str, int]) -> peers.Solve:
    return peers.cp_sat(case.read(problem), totals)
