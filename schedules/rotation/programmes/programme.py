"""A linear programme that grows: columns are priced in, rows come when broken, bounds are exact."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from schedules.rotation.feasible import Flags, Numbers
from schedules.rotation.programmes.glop import Glop
from schedules.rotation.programmes.matrix import Matrix
from schedules.rotation.programmes.relaxation import Relaxed
from schedules.rotation.programmes.rows import SPLIT, Reals, Row, limits

_TOLERANCE = 1e-6
_SEED = 1
# With columns worth adding come those that cost so many days too much, as many and a few: some will
# soon be worth it.
_NEARLY = 1.0
_FEW = 100
_COLUMNS_PER_PLACE = 2
# What a place left empty costs, in greatest costs of a column.
_PENALTY = 100.0
# Duals are rounded to this many parts of a cost unit before the exact bound is computed.
_FINENESS = 2**16
_LARGEST = 2**62


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
        self._variables = chances + extras
        self._solver = Glop()
        self._penalty = _PENALTY * float(max(1.0, self._real().max(initial=0)))
        # The numbers that the solver gives variables: prices paid, columns by their order, extras.
        self._artificial = self._at = self._order = np.zeros(0, dtype=np.int64)
        # Those that a dive holds, and those of them it took last.
        self._held = self._last = np.zeros(0, dtype=np.int64)
        self._matrix = Matrix()
        self._rows: list[Row] = []
        self._places = places
        self._spare = np.zeros(0, dtype=np.int64)
        self._is_warm = True
        self._constrain(np.ones(places), np.ones(places))
        self._aims, self._shake = self._real(), 0.0
        self._inside = np.zeros(len(columns.chance), dtype=np.bool_)
        none = np.zeros(extras)
        self._extras = self._solver.add_columns(none, none + 1, none)
        self._values, self._duals = np.zeros(0), np.zeros(0)

    def _constrain(self, least: Reals, most: Reals) -> None:
        """Constraints, kept at a price where columns that could keep them are not in."""
        rows = self._solver.add_rows(least, most)
        broken = np.flatnonzero((least > 0) | (most < 0))
        self._spare_for(len(broken))
        paid, self._spare = np.split(self._spare, [len(broken)])
        self._solver.fill(rows[broken], paid, np.where(least[broken] > 0, 1.0, -1.0))
        self._artificial = np.concatenate((self._artificial, paid))

    def expect(self, rows: Sequence[Row]) -> None:
        """Rows that may come: the solver begins anew for a column, but not for a row.

        So the columns that stand for a price paid are put in before.
        """
        self._spare_for(sum(not row.least <= 0 <= row.most for row in rows))

    def _spare_for(self, rows: int) -> None:
        lacking = rows - len(self._spare)
        if lacking > 0:
            self._is_warm = False
            none = np.zeros(lacking)
            more = self._solver.add_columns(none, none + np.inf, none + self._penalty)
            self._spare = np.concatenate((self._spare, more))

    def is_kept(self) -> bool:
        """Whether the solution pays that price nowhere."""
        return bool((self._values[self._artificial] < _TOLERANCE).all())

    def add_rows(self, rows: Sequence[Row]) -> None:
        """More rows."""
        first = len(self._matrix.variable)
        self._matrix.add(rows)
        self._rows.extend(rows)
        self._constrain(*limits(rows))
        new = np.arange(first, len(self._matrix.variable))
        self._fill(new, self.columns.chance[self._order], self._at)
        self._fill(new, np.arange(self._chances, self._variables), self._extras)

    def add_columns(self, rows: Numbers) -> bool:
        """Put these columns into the solver; whether any was not there."""
        new = rows[~self._inside[rows]]
        self._is_warm = self._is_warm and not len(new)
        self._inside[new] = True
        none = np.zeros(len(new))
        at = self._solver.add_columns(none, none + np.inf, self._aims[new])
        self._solver.fill(self.columns.place[new], at, none + 1)
        self._at = np.concatenate((self._at, at))
        self._order = np.concatenate((self._order, new))
        self._fill(np.arange(len(self._matrix.variable)), self.columns.chance[new], at)
        return bool(len(new))

    def _fill(self, entries: Numbers, variables: Numbers, columns: Numbers) -> None:
        """Tell the solver these entries of the matrix, where they are of one of the variables.

        `columns` are the solver's, by the variables they are of.
        """
        rows, own, coefficients = self._matrix.entries(entries)
        order = np.argsort(variables, kind="stable")
        first, after = (np.searchsorted(variables[order], own, side) for side in ("left", "right"))
        times = after - first
        entry = np.repeat(np.arange(len(own)), times)
        nth = np.arange(len(entry)) - np.repeat(np.cumsum(times) - times, times)
        self._solver.fill(
            self._places + rows[entry],
            columns[order[first[entry] + nth]],
            coefficients[entry].astype(np.float64),
        )

    def aim(self, shake: float = 0.0) -> None:
        """Make the cost least, each column's shaken by at most so many days."""
        self._aims, self._shake = self._real(), shake
        self._is_warm = self._is_first() or (self._is_warm and not shake)
        if shake:  # what is not in is shaken most: it is not to enter for the shake alone
            shaken = np.random.default_rng(_SEED).random(len(self._aims))
            self._aims += np.where(self._inside, shaken, 1.0) * shake
        self._solver.aim(self._at, self._aims[self._order])

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
        found = self._solver.solve(dual=self._is_warm or self._is_first())
        self._is_warm = True
        self._values, self._duals = self._solver.values, self._solver.duals
        return found

    def taken(self) -> Reals:
        """How much of each chance, and then of each extra, the solution takes."""
        chance = self.columns.chance[self._order]
        amounts = np.bincount(chance, self._values[self._at], minlength=self._chances)
        return np.concatenate((amounts, self._values[self._extras]))

    def price(self) -> bool:
        """Put in the columns the duals show to be worth it; whether there were any.

        What would gain no more than a shake can be put in once there is none.
        """
        count = self._places
        places = self._duals[:count]
        worth = self._matrix.worth(self._duals[count:], self._variables)
        reduced = self._aims - places[self.columns.place] - worth[self.columns.chance]
        outside = ~self._inside
        better = int((reduced[outside] < -max(self._shake, _TOLERANCE)).sum())
        if not better:
            return False
        near = np.flatnonzero((reduced < _NEARLY) & outside)
        best = near[np.argsort(reduced[near], kind="stable")]
        most = min(_COLUMNS_PER_PLACE * count, 2 * better + _FEW)
        return self.add_columns(np.sort(best[:most]))

    def take_most(self, unit: Numbers, meeting: Numbers, at_once: int) -> None:
        """Take the columns that the solution takes most of among those of chances it splits.

        No two of them are of one unit, or of one meeting, as told by chance.
        """
        taken = self.taken()
        split = np.abs(taken - np.rint(taken)) > SPLIT
        chance = self.columns.chance[self._order]
        values = np.where(split[chance], self._values[self._at], 0)
        touched: set[tuple[int, int]] = set()
        found: list[int] = []
        for one in np.argsort(-values, kind="stable")[: int((values > SPLIT).sum())].tolist():
            own = {(0, int(unit[chance[one]])), (1, int(meeting[chance[one]]))}
            if touched.isdisjoint(own):
                found.append(one)
                touched |= own
        self._last = self._at[found[:at_once]]
        self._held = np.concatenate((self._held, self._last))
        self._bound(self._last, 1.0, 1.0)

    def leave_first(self) -> None:
        """Of what was taken last, leave what it takes most of instead, and the rest open."""
        self._bound(self._last[1:], 0.0, np.inf)
        self._bound(self._last[:1], 0.0, 0.0)

    def _bound(self, columns: Numbers, least: float, most: float) -> None:
        every = np.ones(len(columns))
        self._solver.bound_columns(columns, every * least, every * most)

    def release(self) -> None:
        """Leave it to the solver again what it takes."""
        self._bound(self._held, 0.0, np.inf)
        self._held = self._held[:0]

    def relaxed(self) -> Relaxed:
        """The least cost any plan can have, by the duals, in exact arithmetic.

        Weak duality: for any numbers on the rows, cost >= sum of number * limit + sum of negative
        reduced costs. The duals are rounded, which costs the bound less than the next whole number.
        Reduced costs are those of columns, then of extras; in parts of a day, finely.
        """
        kind = np.dtype(np.int64) if self._is_small() else np.dtype(object)
        whole = [round(dual * self.columns.day * _FINENESS) for dual in self._duals.tolist()]
        count = self._places
        places = np.array(whole[:count], dtype=kind)
        worth = np.zeros(self._variables, dtype=kind)
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
        largest = float(np.abs(self._duals[self._places :]).max(initial=0))
        cost = float(self.columns.cost.max(initial=0))
        worth = largest * self.columns.day * coefficient * len(self._rows)
        return bool((cost + worth) * _FINENESS < 2.0**60)
