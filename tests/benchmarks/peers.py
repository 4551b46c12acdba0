"""The rotation engine's two peers: one staged model, solved by CP-SAT and by HiGHS."""

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tests.benchmarks.measure import Timing
from tests.oracles import judge, rotation_cpsat
from tests.oracles.case import Case
from tests.oracles.highs_process import HighsProcess
from tests.oracles.staged import OutOfTimeError

Values = Mapping[str, judge.Value]
Problem = Mapping[str, Any]
Solve = Callable[[float], tuple[float, Values]]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a peer took and the levels it proved; or, out of `patience`, where it stopped."""

    took: Timing | None
    values: Values
    stopped: str
    patience: float

    def __str__(self) -> str:
        if self.took is None:
            return f"over {self.patience:.0f} s, at `{self.stopped}`"
        return str(self.took)

    def ratio(self, engine: Timing) -> str:
        """How many times as long as the engine."""
        if self.took is None:
            return f"over {_round(self.patience / engine.median)}"
        return _round(self.took.median / engine.median)


def ask(solve: Solve, *, repetitions: int, patience: float) -> Answer:
    """Measure a peer: `solve`, given its seconds, says itself how long it worked."""
    seconds = []
    values: Values = {}
    for _ in range(repetitions):
        try:
            took, values = solve(patience)
        except OutOfTimeError as error:
            return Answer(None, {}, error.level, patience)
        seconds.append(took)
    return Answer(Timing(seconds), values, "", patience)


def agreement(values: Values, answers: Sequence[Answer]) -> str:
    """Whether all that finished have the engine's values on all seven levels."""
    finished = [one for one in answers if one.took is not None]
    if not finished:
        return "no peer finished"
    return "yes" if all(one.values == values for one in finished) else "NO"


def cp_sat(read: Case, totals: Mapping[str, int]) -> Solve:
    """The model in CP-SAT with eight workers, in this process."""

    def solve(seconds: float) -> tuple[float, Values]:
        started = time.perf_counter()
        found = rotation_cpsat.solve(read, totals=totals, seconds=seconds)
        if found is None:
            raise RuntimeError("CP-SAT finds no plan where the engine found one")
        return time.perf_counter() - started, found.values

    return solve


def highs(problem: Problem, totals: Mapping[str, int], process: HighsProcess) -> Solve:
    """The model in HiGHS, in its own process; one thread, as its search for whole numbers is."""

    def solve(seconds: float) -> tuple[float, Values]:
        found = process.solve(problem, totals, seconds=seconds)
        if found is None:
            raise RuntimeError("HiGHS finds no plan where the engine found one")
        return found.seconds, found.values

    return solve


def _round(ratio: float) -> str:
    return f"{ratio:.1f}" if ratio < 10 else f"{ratio:.0f}"
