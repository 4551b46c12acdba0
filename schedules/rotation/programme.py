"""A linear programme that grows: columns are priced in, rows come when broken, bounds are exact."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from ortools.linear_solver import pywraplp

from schedules.rotation import relaxation
from schedules.rotation.feasible import Flags, Numbers
from schedules.rotation.matrix import Matrix
from schedules.rotation.relaxation import Relaxed
from schedules.rotation.rows import SPLIT, Reals, Row

_TOLERANCE = 1e-6
_SEED = 1
_COLUMNS_PER_PLACE = 4
# What a place left empty costs, in greatest costs of a column.
_PENALTY = 100.0
# Duals are rounded to this many parts of a cost unit before the exact bound is computed.
_FINENESS = 2**16
_LARGEST = 2**62
_INFINITY = pywraplp.Solver.infinity()


@dataclass(frozen=True, slots=True)
class Columns:
    """The variables: a `chance` taken at a `place`, with a whole `cost`, so many to a `day`."""

    chance: Numbers
    place: Numbers
    cost: Numbers
    day: int

    def days(self, taken: Flags) -> Fraction:
        """What these columns cost, in days."""
        return Fraction(int(self.cost[taken].sum()), self.day)


class Programme:
    """Least cost, every place taken by one chance, chances and `extras` kept within the rows.

    Rows speak of chances (0, 1, ...), then of extras: further variables from 0 to 1 that cost
    nothing. Only some columns are in the solver; `price` finds those that could improve it.
    """

    def __init__(self, columns: Columns, *, chances: int, places: int, extras: int) -> None:
        self.columns = columns
        self._chances = chances
        self._solver = relaxation.glop()
        self._penalty = _PENALTY * float(max(1.0, self._real().max(initial=0)))
        # The numbers that the solver gives variables: prices paid, columns by their order, extras.
        self._artificial: list[int] = []
        self._at: list[int] = []
        self._size = 0
        self._held: list[pywraplp.Variable] = []
        self._matrix = Matrix()
        self._rows: list[Row] = []
        self._place_rows = [self._constraint(1, 1) for _ in range(places)]
        self._constraints: list[pywraplp.Constraint] = []
        self._in_rows: list[list[tuple[pywraplp.Constraint, float]]] = [[] for _ in range(chances)]
        self._aims = self._real()
        self._inside = np.zeros(len(columns.chance), dtype=np.bool_)
        self._order: list[int] = []
        self._variables: list[pywraplp.Variable] = []
        self._of: list[list[pywraplp.Variable]] = [[] for _ in range(chances)]
        self._extras = np.arange(self._size, self._size + extras)
        self._of.extend([self._variable(1.0)] for _ in range(extras))
        self._values, self._duals = np.zeros(0), np.zeros(0)
        self._is_warm = True

    def _variable(self, most: float) -> pywraplp.Variable:
        self._size += 1
        return self._solver.NumVar(0.0, most, "")

    def _constraint(self, least: int, most: int) -> pywraplp.Constraint:
        """A constraint that may be kept at a price, where columns that could keep it are not in."""
        constraint = self._solver.Constraint(float(least), float(most))
        if not least <= 0 <= most:
            self._artificial.append(self._size)
            variable = self._variable(_INFINITY)
            self._solver.Objective().SetCoefficient(variable, self._penalty)
            constraint.SetCoefficient(variable, 1.0 if least > 0 else -1.0)
        return constraint

    def is_kept(self) -> bool:
        """Whether the solution pays that price nowhere."""
        return bool((self._values[self._artificial] < _TOLERANCE).all())

    def add_rows(self, rows: Sequence[Row]) -> None:
        """More rows."""
        self._matrix.add(rows)
        self._rows.extend(rows)
        for row in rows:
            self._is_warm = self._is_warm and row.least <= 0 <= row.most
            constraint = self._constraint(row.least, row.most)
            self._constraints.append(constraint)
            members = zip(row.variables.tolist(), row.coefficients.tolist(), strict=True)
            for one, coefficient in members:
                if one < self._chances:
                    self._in_rows[one].append((constraint, coefficient))
                for variable in self._of[one]:
                    constraint.SetCoefficient(variable, coefficient)

    def add_columns(self, rows: Numbers) -> bool:
        """Put these columns into the solver; whether any was not there."""
        new = rows[~self._inside[rows]]
        self._is_warm = self._is_warm and not len(new)
        self._inside[new] = True
        objective = self._solver.Objective()
        chance, place = self.columns.chance[new], self.columns.place[new]
        self._at.extend(range(self._size, self._size + len(new)))
        aims = self._aims[new]
        for column in zip(chance.tolist(), place.tolist(), aims.tolist(), strict=True):
            variable = self._variable(_INFINITY)
            objective.SetCoefficient(variable, column[2])
            self._place_rows[column[1]].SetCoefficient(variable, 1.0)
            for row, coefficient in self._in_rows[column[0]]:
                row.SetCoefficient(variable, coefficient)
            self._of[column[0]].append(variable)
            self._variables.append(variable)
        self._order.extend(new.tolist())
        return bool(len(new))

    def aim(self, shake: float = 0.0) -> None:
        """Make the cost least, each column's shaken by at most so many days."""
        self._aims = self._real()
        self._is_warm = self._is_first() or (self._is_warm and not shake)
        if shake:
            self._aims += np.random.default_rng(_SEED).random(len(self._aims)) * shake
        objective = self._solver.Objective()
        for variable, column in zip(self._variables, self._order, strict=True):
            objective.SetCoefficient(variable, self._aims[column])

    def _is_first(self) -> bool:
        return not len(self._duals)

    def _real(self) -> Reals:
        """The costs in days."""
        return (self.columns.cost / self.columns.day).astype(np.float64)

    def solve(self) -> bool:
        """Solve with the columns and rows there are; false if they allow nothing.

        The last answer stays optimal but for rows that have come since, or for a shake less: then
        the dual simplex method takes a few steps from there. New columns, or other costs, are for
        the primal. The dual is the quicker to begin with, too, as nothing costs less than nothing.
        """
        found = relaxation.optimal(self._solver, dual=self._is_warm or self._is_first())
        self._is_warm = True
        self._values, self._duals = relaxation.answer(self._solver)
        return found

    def taken(self) -> Reals:
        """How much of each chance, and then of each extra, the solution takes."""
        chance = self.columns.chance[self._order]
        amounts = np.bincount(chance, self._values[self._at], minlength=self._chances)
        return np.concatenate((amounts, self._values[self._extras]))

    def price(self) -> bool:
        """Put in the columns the duals show to be worth it; whether there were any."""
        count = len(self._place_rows)
        places = self._duals[:count]
        worth = self._matrix.worth(self._duals[count:], len(self._of))
        reduced = self._aims - places[self.columns.place] - worth[self.columns.chance]
        better = np.flatnonzero((reduced < -_TOLERANCE) & ~self._inside)
        best = better[np.argsort(reduced[better], kind="stable")]
        return self.add_columns(np.sort(best[: _COLUMNS_PER_PLACE * count]))

    def take_most(self) -> None:
        """Take the column the solution takes most of among those of chances it splits."""
        taken = self.taken()
        split = np.abs(taken - np.rint(taken)) > SPLIT
        values = self._values[self._at]
        values[~split[self.columns.chance[self._order]]] = 0
        self._held.append(self._variables[int(values.argmax())])
        self._held[-1].SetBounds(1.0, 1.0)

    def leave_last(self) -> None:
        """Leave what was taken last instead."""
        self._held[-1].SetBounds(0.0, 0.0)

    def release(self) -> None:
        """Leave it to the solver again what it takes."""
        for variable in self._held:
            variable.SetBounds(0.0, _INFINITY)
        self._held.clear()

    def relaxed(self) -> Relaxed:
        """The least cost any plan can have, by the duals, in exact arithmetic.

        Weak duality: for any numbers on the rows, cost >= sum of number * limit + sum of negative
        reduced costs. The duals are rounded, which costs the bound less than the next whole number.
        Reduced costs are those of columns, then of extras; in parts of a day, finely.
        """
        kind = np.dtype(np.int64) if self._is_small() else np.dtype(object)
        whole = [round(dual * self.columns.day * _FINENESS) for dual in self._duals.tolist()]
        count = len(self._place_rows)
        places = np.array(whole[:count], dtype=kind)
        worth = np.zeros(len(self._of), dtype=kind)
        total: int = sum(whole[:count])
        for row, dual in zip(self._rows, whole[count:], strict=True):
            if dual:
                worth[row.variables] += dual * row.coefficients
                total += dual * (row.least if dual > 0 else row.most)
        cost = self.columns.cost.astype(kind) * _FINENESS - places[self.columns.place]
        reduced = np.concatenate((cost - worth[self.columns.chance], -worth[self._chances :]))
        total += sum(np.minimum(reduced, 0).tolist())
        largest = np.minimum(reduced, _LARGEST).astype(np.int64)
        return Relaxed(np.zeros(0, dtype=np.int64), total, largest, self.columns.day * _FINENESS)

    def _is_small(self) -> bool:
        """Whether 64 bits hold all numbers of the bound."""
        coefficient = int(self._matrix.largest.max(initial=1))
        largest = float(np.abs(self._duals[len(self._place_rows) :]).max(initial=0))
        cost = float(self.columns.cost.max(initial=0))
        worth = largest * self.columns.day * coefficient * len(self._rows)
        return bool((cost + worth) * _FINENESS < 2.0**60)
