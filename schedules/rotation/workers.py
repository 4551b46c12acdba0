"""Solves pieces one after the other, or side by side in processes; the plans are the same."""

import multiprocessing
import signal
from collections.abc import Callable, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from multiprocessing.synchronize import Event

from schedules.patience import Patience
from schedules.rotation.plan import Plan
from schedules.rotation.problem import Problem

Solve = Callable[[Problem, Patience], Plan]

_SECONDS_BETWEEN_LOOKS = 0.2
_stopped: Event


def in_turn(
    pieces: Sequence[Problem], solve: Solve, patience: Patience, done: Callable[[int], None]
) -> list[Plan]:
    """The plan of each piece, each with the whole patience; `done` hears how many there are."""
    plans = []
    for piece in pieces:
        plans.append(solve(piece, Patience(patience.work, patience.should_stop)))
        done(len(plans))
    return plans


def side_by_side(
    pieces: Sequence[Problem],
    solve: Solve,
    patience: Patience,
    done: Callable[[int], None],
    workers: int,
) -> list[Plan]:
    """The same in so many processes, the largest pieces first.

    Processes are spawned: whatever the caller has open or locked stays with the caller. `solve` is
    a function of a module, and the caller's main module must be importable.
    """
    context = multiprocessing.get_context("spawn")
    stopped = context.Event()
    plans: dict[int, Plan] = {}
    with ProcessPoolExecutor(workers, context, _begin, (stopped,)) as pool:
        sizes = [len(piece.units) * len(piece.meetings) for piece in pieces]
        order = sorted(range(len(pieces)), key=lambda number: -sizes[number])
        running: dict[Future[Plan], int] = {
            pool.submit(_work, solve, pieces[number], patience.work): number for number in order
        }
        try:
            while running:
                if patience.should_stop():
                    stopped.set()
                ready, _ = wait(running, _SECONDS_BETWEEN_LOOKS, FIRST_COMPLETED)
                for one in ready:
                    plans[running.pop(one)] = one.result()
                    done(len(plans))
        finally:
            stopped.set()  # an error of one, or of the caller's, does not wait for all the others
            pool.shutdown(wait=True, cancel_futures=True)
    return [plans[number] for number in range(len(pieces))]


def _begin(stopped: Event) -> None:
    global _stopped  # noqa: PLW0603  # a process is told once, when it begins
    _stopped = stopped
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the caller's to answer


def _work(solve: Solve, piece: Problem, work: float) -> Plan:
    return solve(piece, Patience(work, _stopped.is_set))
