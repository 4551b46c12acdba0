"""The capacity advice: how many dialogue meetings a rotation lacks for everybody to be met."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from planner.models.rotations import Rotation
from planner.rotations import mapping, queries
from planner.rotations.queries import LockRow
from schedules.equity import capacity
from schedules.rotation import parsing
from schedules.rotation.problem import Period, Problem


@dataclass(frozen=True, slots=True)
class Notices:
    """What of the register and the locks a plan cannot take along."""

    left_out: tuple[tuple[str, str], ...]  # unit and committee
    idle_locks: tuple[LockRow, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """The advice in the page's terms: meetings to add by committee code, each with the block of the
    guarantee that lacks it, units out of reach, and what cannot be planned.
    """

    add: dict[str, int]
    blocks: Mapping[str, tuple[Period, ...]]
    is_exact: bool
    unreachable: tuple[str, ...]
    notices: Notices

    @property
    def is_enough(self) -> bool:
        """Whether the meetings there are can reach everyone who can be reached."""
        return not self.add


def of(rotation: Rotation, *, today: date) -> Shown | None:
    """The advice for a rotation as it is set up now; None while there is nothing to plan."""
    try:
        return for_stated(rotation, mapping.stated(rotation, today=today))
    except mapping.NothingToPlan:
        return None


def for_stated(rotation: Rotation, stated: mapping.Stated) -> Shown:
    """The same, for a rotation that has been stated."""
    seats = tuple(sorted(seats_of(rotation).items()))
    found = _remembered(stated, seats)
    names = {unit["id"]: unit["name"] for unit in stated.problem["units"]}
    return Shown(
        add=(add := found.by_committee()),
        blocks={
            code: tuple(one.block for one in found.additions if one.committee == code)
            for code in add
        },
        is_exact=found.is_exact,
        unreachable=tuple(names[code] for code in sorted(found.unreachable)),
        notices=notices(rotation, stated),
    )


def notices(rotation: Rotation, stated: mapping.Stated) -> Notices:
    """What the rotation as stated leaves out."""
    names = {unit["id"]: unit["name"] for unit in stated.problem["units"]}
    idle = {(lock.unit, lock.day) for lock in stated.idle_locks}
    locks = queries.locks_of(rotation) if idle else []
    return Notices(
        left_out=tuple((names.get(n.unit, n.unit), n.committee) for n in stated.notices),
        idle_locks=tuple(lock for lock in locks if (lock.code, lock.day) in idle),
    )


@dataclass(frozen=True, slots=True)
class Kept:
    """The advice a run was solved with: meetings to add by committee code, units out of reach."""

    add: Mapping[str, int]
    is_exact: bool
    unreachable: tuple[str, ...]


def figures(problem: Problem, seats: Mapping[str, int]) -> dict[str, Any]:
    """The advice for a problem, to be kept with its run; `seats` as the committees are set up."""
    found = _found(problem, seats)
    names = {unit.id: unit.name for unit in problem.units}
    return {
        "add": found.by_committee(),
        "is_exact": found.is_exact,
        "unreachable": [names[code] for code in sorted(found.unreachable)],
    }


def kept(equity: Mapping[str, Any]) -> Kept | None:
    """What `figures` said of a run; None for one solved before it was asked."""
    said = equity.get("advice")
    return said and Kept(said["add"], said["is_exact"], tuple(said["unreachable"]))


def seats_of(rotation: Rotation) -> dict[str, int]:
    """How many units each committee lets into a dialogue meeting."""
    return {part.committee.code: part.dialogue_seats for part in rotation.committees}


@lru_cache(maxsize=8)  # by all it depends on; the workbench asks it at every look
def _remembered(stated: mapping.Stated, seats: tuple[tuple[str, int], ...]) -> capacity.Advice:
    return _found(parsing.parse(stated.problem), dict(seats))


def _found(problem: Problem, seats: Mapping[str, int]) -> capacity.Advice:
    known = {committee for unit in problem.units for committee in unit.committees}
    return capacity.advise(
        problem, seats={code: number for code, number in seats.items() if code in known}
    )
