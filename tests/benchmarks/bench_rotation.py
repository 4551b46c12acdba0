"""The rotation engine beside two peers on the same problems in the same run.

The peers are one staged mixed-integer model (levels 1 to 7, each fixed before the next) solved by
HiGHS and by CP-SAT with eight workers (`tests/oracles/program.py`). Level 7 is solved by all three
at the engine's totals. Building the models is in their times as it is in the engine's; reading the
JSON is in none. The engine's time includes certificate and explanations, which the peers lack.

The ratio is engine : CP-SAT : HiGHS. "Same answer" compares all seven levels exactly, each of the
plans judged by `tests/oracles/judge.py`; `timing_slack` is 0, so that level 8 spends nothing of
level 7. "Proven" is how many of the seven levels the engine itself proves. A peer that has not
proven all levels within its time is shown with the level it stopped at.
"""

import time
from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any

from tests.benchmarks.measure import Timing
from tests.benchmarks.table import Table
from tests.oracles import case, engine, instances, judge, rotation_cpsat
from tests.oracles.case import Case
from tests.oracles.highs_process import HighsProcess
from tests.oracles.staged import OutOfTimeError

PATIENCE = 120.0
"""Seconds a peer may take for all its levels."""

SIZES: Mapping[str, tuple[Callable[[], dict[str, Any]], int, int]] = {
    "year": (instances.year, 9, 3),
    "term": (instances.term, 9, 3),
    "capital": (instances.capital, 3, 1),
}
"""Problem, repetitions of the engine, repetitions of each peer."""


def run() -> Table:
    """A row for every size."""
    with HighsProcess() as highs:
        rows = [_row(name, highs) for name in SIZES]
    headings = ["size", "units", "meetings", "feasible pairs", "engine", "CP-SAT", "HiGHS"]
    further = ["ratio", "same answer", "proven"]
    return Table("The rotation and its peers", [*headings, *further], rows)


def _row(name: str, highs: HighsProcess) -> list[str]:
    build, often, seldom = SIZES[name]
    problem = build() | {"timing_slack": 0}
    read = case.read(problem)
    took, found = engine.timed(problem, repetitions=often)
    totals = judge.totals(read, found.plan)
    peers = [
        _Peer.of(lambda: _cp_sat(read, totals), repetitions=seldom),
        _Peer.of(lambda: _highs(problem, totals, highs), repetitions=seldom),
    ]
    pairs = sum(len(meeting.candidates(read)) for meeting in read.meetings.values())
    return [
        name,
        *(f"{number:,}" for number in (len(read.units), len(read.meetings), pairs)),
        str(took),
        *(str(peer) for peer in peers),
        " : ".join(["1", *(peer.ratio(took) for peer in peers)]),
        _agreement(judge.values(read, found.plan), peers),
        f"{len(found.proven)} of 7",
    ]


class _Peer:
    """What a peer took, and its values; or the level at which its time was up."""

    def __init__(
        self, took: Timing | None, values: Mapping[str, judge.Value], stopped: str
    ) -> None:
        self.took = took
        self.values = values
        self.stopped = stopped

    @classmethod
    def of(
        cls, solve: Callable[[], tuple[float, Mapping[str, judge.Value]]], *, repetitions: int
    ) -> "_Peer":
        """Measure a peer; it says itself how long it worked."""
        seconds = []
        values: Mapping[str, judge.Value] = {}
        for _ in range(repetitions):
            try:
                took, values = solve()
            except OutOfTimeError as error:
                return cls(None, {}, error.level)
            seconds.append(took)
        return cls(Timing(seconds), values, "")

    def __str__(self) -> str:
        if self.took is None:
            return f"over {PATIENCE:.0f} s, at `{self.stopped}`"
        return str(self.took)

    def ratio(self, engine_took: Timing) -> str:
        """How many times as long as the engine."""
        if self.took is None:
            return f"over {PATIENCE / engine_took.median:.0f}"
        return f"{self.took.median / engine_took.median:.0f}"


def _agreement(values: Mapping[str, judge.Value], peers: list[_Peer]) -> str:
    finished = [peer for peer in peers if peer.took is not None]
    if not finished:
        return "no peer finished"
    return "yes" if all(peer.values == values for peer in finished) else "NO"


def _cp_sat(read: Case, totals: Mapping[str, int]) -> tuple[float, Mapping[str, judge.Value]]:
    started = time.perf_counter()
    found = rotation_cpsat.solve(read, totals=totals, seconds=PATIENCE)
    if found is None:
        raise RuntimeError("CP-SAT finds no plan where the engine found one")
    return time.perf_counter() - started, found.values


def _highs(
    problem: Mapping[str, Any], totals: Mapping[str, int], highs: HighsProcess
) -> tuple[float, Mapping[str, Fraction]]:
    found = highs.solve(problem, totals, seconds=PATIENCE)
    if found is None:
        raise RuntimeError("HiGHS finds no plan where the engine found one")
    return found.seconds, found.values
