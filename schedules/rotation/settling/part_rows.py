"""The rows that a part's rules make of its pairs and of what is counted from them."""

from dataclasses import dataclass, replace

import numpy as np

from schedules.rotation import spacing
from schedules.rotation.feasible import Numbers
from schedules.rotation.programmes.rows import Reals, Row, count
from schedules.rotation.settling.component import Part

_EPSILON = 1e-6


def meeting_rows(part: Part) -> tuple[list[int], list[Row]]:
    """The meetings that more may join than there are slots, and that they take no more."""
    members = _groups(part.meeting, len(part.meetings.row))
    slots = part.meetings.slots.tolist()
    scarce = [number for number, one in enumerate(members) if len(one) > slots[number]]
    return scarce, [count(members[number], 0, slots[number]) for number in scarce]


def equal(
    group: Numbers, members: Numbers, step_group: Numbers, first: int, groups: int
) -> list[Row]:
    """By group, as many members as steps."""
    chosen = [members[one] for one in _groups(group, groups)]
    taken = [first + one for one in _groups(step_group, groups)]
    pairs = zip(chosen, taken, strict=True)
    return [surplus(one, other, most=0) for one, other in pairs if len(one)]


def surplus(some: Numbers, others: Numbers, *, most: int) -> Row:
    """At least as many of some as of the others, and at most so many more."""
    coefficients = np.repeat([1, -1], [len(some), len(others)])
    return Row(np.concatenate((some, others)), coefficients, 0, most)


def _groups(group: Numbers, groups: int) -> list[Numbers]:
    order = np.argsort(group, kind="stable")
    return np.split(order, np.searchsorted(group[order], np.arange(1, groups)))


@dataclass(frozen=True, slots=True)
class Spacing:
    """Two contacts of a unit are `least_days` apart: one of all pairs within such a stretch."""

    part: Part

    def lacking(self, choice: Reals) -> list[Row]:
        """Rows of the units that come too often within the least days."""
        part = self.part
        day = part.meetings.day[part.meeting]
        taken = np.flatnonzero(choice[: len(part.unit)] > _EPSILON)
        found: list[Row] = []
        for unit in spacing.crowded(part.unit[taken], day[taken], choice[taken], part.least_days):
            members = np.flatnonzero(part.unit == unit)
            found.extend(
                replace(count(window, 0, 1), of_spacing=True)
                for window in spacing.windows(members, day[members], part.least_days)
                if len(window) > 1
            )
        return found
