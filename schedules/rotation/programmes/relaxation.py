"""What the duals of a relaxation prove, in exact arithmetic."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from math import lcm

import numpy as np

from schedules.rotation.feasible import Numbers
from schedules.rotation.programmes.rows import Cost, Reals, Statement


@dataclass(frozen=True, slots=True)
class Relaxed:
    """The duals of a relaxation, the bound and reduced costs they give, in parts of `fineness`."""

    duals: Numbers
    bound: int
    reduced: Numbers
    fineness: int

    def gap(self, value: Fraction) -> int:
        """How far the value is above the bound, rounded up."""
        return math.ceil(value * self.fineness - self.bound)


def snapped(statement: Statement, cost: Cost, relaxed: Relaxed) -> Fraction:
    """The bound of the duals taken for what they nearly are: a cost, or costs' sum or difference.

    Any numbers on the rows give a bound, so this need not be right to be sound. All are counted in
    parts of the costs' common denominator.
    """
    whole = common(cost)
    reduced = in_parts(cost, whole)
    exact = sorted({*reduced, *(-one for one in reduced)})
    values = np.array([one / whole for one in exact])
    duals = [
        nearest(dual / relaxed.fineness, exact, values) if dual else 0
        for dual in relaxed.duals.tolist()
    ]
    return Fraction(moved(statement, reduced, duals) + least(statement, reduced), whole)


def common(cost: Cost) -> int:
    """The costs' common denominator."""
    return lcm(1, *set(cost.of.tolist()))


def in_parts(cost: Cost, whole: int) -> list[int]:
    """The costs in parts of one over `whole`."""
    return [
        part * (whole // of) for part, of in zip(cost.parts.tolist(), cost.of.tolist(), strict=True)
    ]


def moved(statement: Statement, costs: list[int], duals: Iterable[int]) -> int:
    """Take from the costs what the rows' duals make of them; what that is worth at the least."""
    worth = 0
    for row, dual in zip(statement.rows, duals, strict=False):
        if dual:
            worth += dual * (row.least if dual > 0 else row.most)
            for one, coefficient in zip(
                row.variables.tolist(), row.coefficients.tolist(), strict=True
            ):
                costs[one] -= dual * coefficient
    return worth


def least(statement: Statement, costs: Iterable[int]) -> int:
    """What the variables cost at the least, within their bounds."""
    limits = zip(costs, statement.least.tolist(), statement.most.tolist(), strict=True)
    return sum(one * (low if one > 0 else high) for one, low, high in limits)


def nearest(dual: float, exact: list[int], values: Reals) -> int:
    """The sum of two of the `exact` numbers nearest the dual; `values` are what they stand for."""
    rest = dual - values
    place = np.clip(np.searchsorted(values, rest), 1, len(values) - 1)
    other = np.where(rest - values[place - 1] < values[place] - rest, place - 1, place)
    best = int(np.argmin(np.abs(rest - values[other])))
    return exact[best] + exact[int(other[best])]
