"""The least days between two contacts of a unit: the room they leave, and where they are broken."""

import numpy as np
from numpy.typing import NDArray

from schedules.rotation.feasible import Numbers

_EPSILON = 1e-6


def room(group: Numbers, day: Numbers, *, groups: int, least_days: int) -> Numbers:
    """By group, the most of its days that are `least_days` apart: always take the earliest."""
    if least_days == 0:
        return np.bincount(group, minlength=groups)
    order = np.lexsort((day, group))
    taken = [0] * groups
    last, until = -1, 0
    for one, today in zip(group[order].tolist(), day[order].tolist(), strict=True):
        if one != last or today >= until:
            taken[one] += 1
            last, until = one, today + least_days
    return np.array(taken, dtype=np.int64)


def crowded(unit: Numbers, day: Numbers, amount: NDArray[np.float64], least_days: int) -> list[int]:
    """Units that take more than one contact within the least days."""
    if not len(unit):
        return []
    order = np.lexsort((day, unit))
    units, days = unit[order], day[order]
    # One line of all units' days, each unit's so far from the next that no stretch holds both.
    apart = int(days.max() - days.min()) + least_days + 1
    line = units * apart + (days - days.min())
    ends = np.searchsorted(line, line + least_days, side="left")
    ends = np.maximum(ends, np.arange(1, len(line) + 1))  # a contact is within its own stretch
    sums = np.concatenate(([0.0], np.cumsum(amount[order])))
    over = sums[ends] - sums[:-1] > 1 + _EPSILON
    found: list[int] = np.unique(units[over]).tolist()
    return found


def windows(members: Numbers, day: Numbers, least_days: int) -> list[Numbers]:
    """The largest sets of members within `least_days`, or each member for itself."""
    order = np.argsort(day, kind="stable")
    days = day[order]
    ends = np.searchsorted(days, days + least_days, side="left")
    found, reach = [], 0
    for start, end in enumerate(np.maximum(ends, np.arange(1, len(days) + 1)).tolist()):
        if end > reach:
            found.append(members[order[start:end]])
            reach = end
    return found
