"""Prices guessed from the duals of a relaxation: fractions, where the solver has real numbers."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from math import lcm
from typing import TypeVar

import numpy as np

from schedules.rotation.certificate import Prices
from schedules.rotation.levels import Level
from schedules.rotation.problem import Problem
from schedules.rotation.programmes import relaxation
from schedules.rotation.programmes.rows import Cost

Key = TypeVar("Key")

# Duals of counts are as a rule multiples of one over this.
_FEW = 12
# No dual is known in smaller parts than one over this, nor nearer than so much.
_LARGEST_PARTS = 2**40
_NEAR = 2**-40


@dataclass(frozen=True, slots=True)
class Duals:
    """The duals of a level that has a `cost`, as the solver gave them.

    What a place is worth at each meeting, by its row in the problem, and what a step is worth on
    each level before that a row kept.
    """

    cost: Cost
    meetings: Mapping[int, Fraction]
    worth: Mapping[Level, Fraction]

    def guesses(self, problem: Problem) -> Iterator[Prices]:
        """What the duals nearly are, in ever smaller parts, and at last as they stand.

        Those of counts are taken for multiples of a twelfth, those of squares for sums of costs.
        """
        meetings = {problem.meetings[row].id: one for row, one in self.meetings.items()}
        shares = lcm(1, *set(self.cost.of.tolist()))
        if shares > 1:
            yield _as_sums(self.cost, meetings, self.worth)
        for parts in dict.fromkeys((_FEW, shares, _FEW * shares)):
            if parts < _LARGEST_PARTS:
                yield _prices(_rounded(meetings, parts), _rounded(self.worth, parts))
        yield _prices(meetings, self.worth)


def _rounded(numbers: Mapping[Key, Fraction], parts: int) -> dict[Key, Fraction]:
    return {key: Fraction(round(one * parts), parts) for key, one in numbers.items()}


def _as_sums(
    cost: Cost, meetings: Mapping[str, Fraction], worth: Mapping[Level, Fraction]
) -> Prices:
    """The duals taken for sums of at most two costs, at meetings and what levels before are worth.

    At a meeting it is as a rule what a place is worth on the first level less one cost.
    """
    whole = lcm(*set(cost.of.tolist()))
    costs = {
        part * (whole // of) for part, of in zip(cost.parts.tolist(), cost.of.tolist(), strict=True)
    }
    exact = sorted({0, *costs, *(-one for one in costs)})
    values = np.array([one / whole for one in exact])
    steps = {
        level: Fraction(relaxation.nearest(float(one), exact, values), whole)
        for level, one in worth.items()
    }
    bases = [
        sum((sign * one for sign, one in zip(signs, steps.values(), strict=True)), Fraction(0))
        for signs in product((1, 0, -1), repeat=len(steps))
    ]

    def near(price: Fraction) -> Fraction:
        found = Fraction(0)
        for base in bases:
            if abs(price - found) < _NEAR:
                break
            rest = relaxation.nearest(float(price - base), exact, values)
            found = min(found, base + Fraction(rest, whole), key=lambda one: abs(price - one))
        return found

    return _prices({key: near(one) for key, one in meetings.items()}, steps)


def _prices(meetings: Mapping[str, Fraction], worth: Mapping[Level, Fraction]) -> Prices:
    return Prices(
        {key: one for key, one in meetings.items() if one},
        {key: one for key, one in worth.items() if one},
    )
