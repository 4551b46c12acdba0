"""A linear programme that grows: columns are priced in, rows come when broken, bounds are exact."""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from ortools.linear_solver import pywraplp

from schedules.rotation.feasible import Flags, Numbers
from schedules.rotation.network import Bounds

Reals = NDArray[np.float64]

_TOLERANCE = 1e-6
# Duals are rounded to this many parts of a cost unit before the exact bound is computed.
_FINENESS = 2**16


@dataclass(frozen=True, slots=True)
class Columns:
    """The variables, each a `chance` taken at a `place`, with a whole `cost`."""

    chance: Numbers
    place: Numbers
    cost: Numbers


@dataclass(slots=True)
class Programme:
    """Least cost, every place taken by one chance, and chances kept within the rows.

    Only some columns are in the solver; `price` finds those that could improve it. A row is a set
    of chances and how many of them are taken, at least and at most.
    """

    columns: Columns
    chances: int
    places: int
    _solver: pywraplp.Solver = field(init=False)
    _place_rows: list[pywraplp.Constraint] = field(init=False)
    _rows: list[pywraplp.Constraint] = field(init=False, default_factory=list)
    _rows_of: list[list[pywraplp.Constraint]] = field(init=False)
    _members: list[Numbers] = field(init=False, default_factory=list)
    _limits: list[tuple[int, int]] = field(init=False, default_factory=list)
    _variables: list[pywraplp.Variable] = field(init=False, default_factory=list)
    _variables_of: list[list[pywraplp.Variable]] = field(init=False)
    _inside: Flags = field(init=False)
    _order: list[int] = field(init=False, default_factory=list)

    def __post_init__(self) -> None:
        self._solver = pywraplp.Solver.CreateSolver("GLOP")
        self._solver.Objective().SetMinimization()
        self._place_rows = [self._solver.Constraint(1.0, 1.0) for _ in range(self.places)]
        self._rows_of = [[] for _ in range(self.chances)]
        self._variables_of = [[] for _ in range(self.chances)]
        self._inside = np.zeros(len(self.columns.chance), dtype=np.bool_)

    @property
    def is_whole(self) -> bool:
        """Whether every column is in the solver."""
        return bool(self._inside.all())

    def add_rows(self, group: Numbers, members: Numbers, bounds: Bounds) -> None:
        """A row for each group number (0, 1, ...) of `members`, chances, within the bounds."""
        order = np.argsort(group, kind="stable")
        borders = np.searchsorted(group[order], np.arange(1, len(bounds.least)))
        limits = zip(bounds.least.tolist(), bounds.most.tolist(), strict=True)
        for chances, (least, most) in zip(np.split(members[order], borders), limits, strict=True):
            if least > 0 or most < len(chances):
                self.add_row(chances, least, most)

    def add_row(self, chances: Numbers, least: int, most: int) -> None:
        """A row over these chances."""
        row = self._solver.Constraint(float(least), float(most))
        self._rows.append(row)
        self._members.append(chances)
        self._limits.append((least, most))
        for chance in chances.tolist():
            self._rows_of[chance].append(row)
            for variable in self._variables_of[chance]:
                row.SetCoefficient(variable, 1.0)

    def add_columns(self, rows: Numbers) -> bool:
        """Put these columns into the solver; whether any was not there."""
        new = rows[~self._inside[rows]]
        self._inside[new] = True
        objective = self._solver.Objective()
        columns = self.columns
        for column, chance, place, cost in zip(
            new.tolist(),
            columns.chance[new].tolist(),
            columns.place[new].tolist(),
            columns.cost[new].tolist(),
            strict=True,
        ):
            variable = self._solver.NumVar(0.0, self._solver.infinity(), "")
            objective.SetCoefficient(variable, float(cost))
            self._place_rows[place].SetCoefficient(variable, 1.0)
            for row in self._rows_of[chance]:
                row.SetCoefficient(variable, 1.0)
            self._variables_of[chance].append(variable)
            self._variables.append(variable)
            self._order.append(column)
        return bool(len(new))

    def solve(self) -> bool:
        """Solve with the columns and rows there are; false if they allow nothing."""
        return bool(self._solver.Solve() == pywraplp.Solver.OPTIMAL)

    def taken(self) -> Reals:
        """By chance, how much of it the solution takes."""
        values = np.array([variable.solution_value() for variable in self._variables])
        chance = self.columns.chance[self._order]
        return np.bincount(chance, weights=values, minlength=self.chances).astype(np.float64)

    def price(self) -> bool:
        """Put in the columns the duals show to be worth it; whether there were any."""
        places = np.array([row.dual_value() for row in self._place_rows])
        rows = np.array([row.dual_value() for row in self._rows])
        chances = np.zeros(self.chances)
        for members, dual in zip(self._members, rows.tolist(), strict=True):
            if dual:
                chances[members] += dual
        cost = self.columns.cost.astype(np.float64)
        reduced = cost - places[self.columns.place] - chances[self.columns.chance]
        worth = np.flatnonzero(
            (reduced < -_TOLERANCE * max(1.0, cost.max(initial=0))) & ~self._inside
        )
        most = 4 * self.places
        if len(worth) > most:
            worth = worth[np.argsort(reduced[worth], kind="stable")[:most]]
        return self.add_columns(np.sort(worth))

    def bound(self) -> int:
        """The least whole cost any plan can have, by the duals, in exact arithmetic.

        Weak duality: for any numbers on the rows, cost >= sum of number * limit + sum of negative
        reduced costs. The duals are rounded, which costs the bound less than the next whole number.
        """
        kind = self.columns.cost.dtype if self._small() else object
        fine = _FINENESS
        places = self._rounded(self._place_rows, fine, kind)
        rows = self._rounded(self._rows, fine, kind)
        chances = np.zeros(self.chances, dtype=kind)
        total = int(places.sum())
        for members, (least, most), dual in zip(
            self._members, self._limits, rows.tolist(), strict=True
        ):
            if dual:
                chances[members] += dual
                total += dual * (least if dual > 0 else most)
        cost = self.columns.cost.astype(kind) * fine
        reduced = cost - places[self.columns.place] - chances[self.columns.chance]
        total += int(np.minimum(reduced, 0).sum())
        return -(-total // fine)

    def _small(self) -> bool:
        largest = float(self.columns.cost.max(initial=0)) * _FINENESS * (len(self.columns.cost) + 1)
        return largest < 2.0**62

    @staticmethod
    def _rounded(
        rows: list[pywraplp.Constraint], fine: int, kind: np.dtype[np.int64] | type
    ) -> Numbers:
        return np.array([round(row.dual_value() * fine) for row in rows], dtype=kind)
