"""The capacity advice: how many dialogue meetings a rotation lacks for everybody to be met."""

from dataclasses import dataclass
from datetime import date

from planner.models.rotations import Rotation
from planner.rotations import mapping, queries
from planner.rotations.queries import LockRow
from schedules.equity import capacity
from schedules.rotation import parsing


@dataclass(frozen=True, slots=True)
class Notices:
    """What of the register and the locks a plan cannot take along."""

    left_out: tuple[tuple[str, str], ...]  # unit and committee
    idle_locks: tuple[LockRow, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """The advice in the page's terms: meetings to add by committee code, units out of reach, and
    what cannot be planned.
    """

    add: dict[str, int]
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
        stated = mapping.stated(rotation, today=today, keep_published=False)
    except mapping.NothingToPlan:
        return None
    seats = {part.committee.code: part.dialogue_seats for part in rotation.committees}
    known = {
        unit_committee for unit in stated.problem["units"] for unit_committee in unit["committees"]
    }
    found = capacity.advise(
        parsing.parse(stated.problem),
        seats={code: number for code, number in seats.items() if code in known},
    )
    names = {unit["id"]: unit["name"] for unit in stated.problem["units"]}
    return Shown(
        add=found.by_committee(),
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
