"""The rotation engine beside two peers on the same problems in the same run.

The peers are one staged mixed-integer model (levels 1 to 7, each fixed before the next) solved by
HiGHS and by CP-SAT with eight workers (`tests/oracles/program.py`). Level 7 is solved by all three
at the engine's totals. Building the models is in their times as it is in the engine's; reading the
JSON is in none. The engine's time includes certificate and explanations, which the peers lack.

The ratio is engine : CP-SAT : HiGHS. "Same answer" compares all seven levels exactly, each of the
plans judged by `tests/oracles/judge.py`; `timing_slack` is 0, so that level 8 spends nothing of
level 7. "Proven" is how many of the seven levels the engine itself proves. A peer that has not
proven all levels within its time is shown with the level it stopped at; the ratio is then at least
that of its time. All 98 municipalities are measured under "The country".
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from tests.benchmarks import peers
from tests.benchmarks.table import Table
from tests.oracles import case, engine, instances, judge
from tests.oracles.highs_process import HighsProcess


@dataclass(frozen=True, slots=True)
class _Size:
    """A problem, the repetitions of the engine and of each peer, and the peers' seconds."""

    build: Callable[[], dict[str, Any]]
    often: int
    seldom: int
    patience: float


SIZES: Mapping[str, _Size] = {
    "year": _Size(instances.year, 9, 3, 60.0),
    "term": _Size(instances.term, 9, 1, 120.0),
    "capital": _Size(instances.capital, 3, 1, 60.0),
}


def run() -> Table:
    """A row for every size."""
    with HighsProcess() as highs:
        rows = [_row(name, size, highs) for name, size in SIZES.items()]
    headings = ["size", "units", "meetings", "feasible pairs", "engine", "CP-SAT", "HiGHS"]
    further = ["ratio", "same answer", "proven"]
    return Table("The rotation and its peers", [*headings, *further], rows)


def _row(name: str, size: _Size, highs: HighsProcess) -> list[str]:
    problem = size.build() | {"timing_slack": 0}
    read = case.read(problem)
    took, found = engine.timed(problem, repetitions=size.often)
    totals = judge.totals(read, found.plan)
    answers = [
        peers.ask(solve, repetitions=size.seldom, patience=size.patience)
        for solve in (peers.cp_sat(read, totals), peers.highs(problem, totals, highs))
    ]
    pairs = sum(len(meeting.candidates(read)) for meeting in read.meetings.values())
    return [
        name,
        *(f"{number:,}" for number in (len(read.units), len(read.meetings), pairs)),
        str(took),
        *(str(answer) for answer in answers),
        " : ".join(["1", *(answer.ratio(took) for answer in answers)]),
        peers.agreement(judge.values(read, found.plan), answers),
        f"{len(found.proven)} of 7",
    ]
