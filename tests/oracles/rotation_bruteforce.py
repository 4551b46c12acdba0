"""Brute force for tiny rotation problems: every plan is written down, and the best are kept.

Nothing is clever here. Plans are listed meeting by meeting; then each level in turn throws away
all but the best of what is left.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from math import comb

from tests.oracles import judge
from tests.oracles.case import Case, Meeting

Assignment = dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Optimum:
    """The best values of levels 1-6 and all the plans that reach them."""

    values: Mapping[str, judge.Value]
    plans: tuple[Assignment, ...]

    def timing(self, case: Case, totals: Mapping[str, int]) -> Fraction | None:
        """Least level 7 among the plans with exactly these totals; None when there is none."""
        return min(
            (judge.timing(case, plan) for plan in self.plans if judge.totals(case, plan) == totals),
            default=None,
        )


def size(case: Case) -> int:
    """An upper bound on the number of plans."""
    product = 1
    for meeting in case.meetings.values():
        free = len(meeting.candidates(case)) - len(meeting.locked)
        seats = max(0, meeting.capacity - len(meeting.locked))
        product *= sum(comb(free, taken) for taken in range(min(free, seats) + 1))
    return product


def solve(case: Case) -> Optimum | None:
    """The optimum, or None when no plan satisfies the locks."""
    plans = list(every_plan(case))
    if not plans:
        return None
    best: dict[str, judge.Value] = {}
    for level in case.order:
        worth = [judge.LEVELS[level](case, plan) for plan in plans]
        best[level] = min(worth, key=lambda value: judge.cost(level, value))
        plans = [plan for plan, value in zip(plans, worth, strict=True) if value == best[level]]
    return Optimum(best, tuple(plans))


def every_plan(case: Case) -> Iterator[Assignment]:
    """Every plan that keeps the hard rules."""
    return _extend(case, {}, list(case.meetings.values()))


def _extend(case: Case, plan: Assignment, rest: list[Meeting]) -> Iterator[Assignment]:
    if not rest:
        yield dict(plan)
        return
    meeting = rest[0]
    for chosen in _choices(case, plan, meeting):
        yield from _extend(case, {**plan, meeting.id: chosen}, rest[1:])


def _choices(case: Case, plan: Assignment, meeting: Meeting) -> Iterator[tuple[str, ...]]:
    for taken in range(meeting.capacity + 1):
        for chosen in combinations(meeting.candidates(case), taken):
            if set(meeting.locked) <= set(chosen) and all(
                _far_enough(case, plan, meeting, unit) for unit in chosen
            ):
                yield chosen


def _far_enough(case: Case, plan: Assignment, meeting: Meeting, unit: str) -> bool:
    days = [case.meetings[other].day for other, units in plan.items() if unit in units]
    days += case.units[unit].held_ever
    return all(abs(meeting.day - day) >= case.spacing for day in days)
