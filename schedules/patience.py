"""How far searches may go, in work and not by the clock: every machine stops at the same place."""

from collections.abc import Callable
from dataclasses import dataclass


def never() -> bool:
    """Nobody asks for an end."""
    return False


@dataclass(slots=True)
class Patience:
    """The `work` searches may still do, in CP-SAT's deterministic time: each a second or two.

    A clock would cut a search off elsewhere on a slower or busier machine, and give another plan.
    `should_stop` is asked before each search; once it says yes there is nothing left to do.
    """

    work: float
    should_stop: Callable[[], bool] = never

    def left(self) -> float:
        """What the next search may do at most."""
        return 0.0 if self.should_stop() else max(0.0, self.work)

    def spend(self, work: float) -> None:
        """What a search has done."""
        self.work -= work
