"""Who takes part in what: the best choice of every part, put together."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np

from schedules.patience import Patience
from schedules.rotation import levels
from schedules.rotation.access import Assignments
from schedules.rotation.feasible import Flags
from schedules.rotation.problem import Problem
from schedules.rotation.settling import component
from schedules.rotation.settling.component import Part
from schedules.rotation.settling.settle import Settled, settle


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the solver is: `done` of `parts`."""

    done: int
    parts: int


def choose(
    problem: Problem, patience: Patience, progress: Callable[[Progress], None] | None = None
) -> list[Settled]:
    """Every part settled on levels 1 to 7. The locks must not be in conflict."""
    parts = list(component.parts(problem))
    order = levels.order(problem)
    settled = []
    for done, part in enumerate(parts, start=1):
        settled.append(settle(part, order, problem.stability, patience))
        if progress is not None:
            progress(Progress(done, len(parts)))
    return settled


def assignments(problem: Problem, choices: Iterable[tuple[Part, Flags]]) -> Assignments:
    """Meeting id -> unit ids: the locks and each part's chosen pairs together."""
    guests = {meeting.id: list(meeting.locked) for meeting in problem.meetings}
    for part, flags in choices:
        chosen = np.flatnonzero(flags)
        meetings = part.meetings.row[part.meeting[chosen]].tolist()
        units = part.units.row[part.unit[chosen]].tolist()
        for meeting, unit in zip(meetings, units, strict=True):
            guests[problem.meetings[meeting].id].append(problem.units[unit].id)
    return {meeting: tuple(sorted(units)) for meeting, units in guests.items()}
