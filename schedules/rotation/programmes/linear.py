"""The relaxation of a 0/1 programme that grows: columns are priced in, rows come when broken."""

import numpy as np

from schedules.rotation.feasible import Flags, Numbers
from schedules.rotation.programmes.glop import Glop
from schedules.rotation.programmes.matrix import Matrix
from schedules.rotation.programmes.relaxation import Relaxed
from schedules.rotation.programmes.rows import Cost, Impossible, Reals, Row, Statement, limits

_LARGEST_BITS = 46
# Any numbers on the rows give a bound: one that might overflow is as good as none.
_LARGEST_TERM = 2.0**55
_TOLERANCE = 1e-7
_SEED = 1
# So much of a shake is chance, the rest leans to one side.
_CHANCE = 0.1
# No fewer columns are put in at a time, if so many are worth it, and no more than this share.
_FEWEST = 100
_SHARE = 4


class Linear:
    """The relaxation of a statement in GLOP.

    It begins with the columns `begin` (all, if null). A column left out is 0 until its reduced
    cost says that it could improve the answer, so the answer is that of all columns; with few of
    them the solver has little to read and little to search.
    """

    def __init__(
        self, statement: Statement, begin: Flags | None = None, lean: Reals | None = None
    ) -> None:
        size = len(statement.least)
        shaken = np.random.default_rng(_SEED).random(size)
        self._shaken = shaken if lean is None else (1 - _CHANCE) * lean + _CHANCE * shaken
        self._statement = statement
        self._solver = Glop()
        self._matrix = Matrix()
        self._seen: list[Row] = []
        self._order = np.zeros(0, dtype=np.int64)
        self._place = np.full(size, -1)
        self._least = np.zeros_like(statement.least)
        self._most = np.ones_like(statement.most)
        self._aims = np.zeros(size)
        self._largest = 1.0
        self._is_warm = False
        self._duals = np.zeros(0)
        self._enter(np.arange(size) if begin is None else np.flatnonzero(begin))

    def aim(self, cost: Cost, *, shake: float = 0.0) -> None:
        """Make this cost the least from now on, each variable's shaken by at most so much."""
        self._is_warm = self._is_warm and not shake
        real = (cost.parts / cost.of).astype(np.float64)
        self._largest = float(np.abs(real).max(initial=0)) or 1.0
        before = self._aims
        self._aims = real / self._largest
        if shake:  # what is not in is shaken most: it is not to enter for the shake alone
            self._aims += np.where(self._place < 0, 1.0, self._shaken) * shake
        moved = self._order[(self._aims != before)[self._order]]
        self._solver.aim(self._place[moved], self._aims[moved])

    def solve(self) -> Reals:
        """The best of the relaxation. Raises `Impossible`.

        Where only rows and bounds have come since the last answer, the dual method goes on from
        there; for new columns it is the primal. The dual is the quicker to begin with, too.
        """
        self._follow()
        self._is_warm = self._is_warm or not len(self._duals)
        while True:
            if not self._solver.solve(dual=self._is_warm):
                if not self._enter(np.flatnonzero(self._place < 0)):
                    raise Impossible("the relaxation allows nothing")
                continue
            self._is_warm = True
            self._duals = self._solver.duals
            if not self._price():
                break
        answer = np.zeros(len(self._place))
        answer[self._order] = self._solver.values
        return answer

    def relaxed(self, cost: Cost) -> Relaxed:
        """The duals with their bound by weak duality, costs rounded down: whole numbers only."""
        statement, rows = self._statement, self._statement.rows[: len(self._duals)]
        fine = 2 ** max(0, _LARGEST_BITS - int(np.ceil(np.log2(self._largest))))
        # 64 bits hold the product: it is below the denominator times two to the `_LARGEST_BITS`.
        reduced = cost.parts * fine // cost.of
        parts = np.rint(self._duals * (self._largest * fine))
        fits = np.abs(parts) * self._matrix.largest < _LARGEST_TERM
        duals = np.where(fits, parts, 0).astype(np.int64)
        self._matrix.reduce(reduced, duals)
        bound = sum(
            dual * (row.least if dual > 0 else row.most)
            for row, dual in zip(rows, duals.tolist(), strict=True)
            if dual
        )
        at_best = np.where(reduced > 0, statement.least, statement.most)
        bound += sum((reduced[at_best == 1]).tolist())
        return Relaxed(duals, bound, reduced, fine)

    def _price(self) -> bool:
        """Put in the columns that could improve the answer; whether there are any."""
        reduced = self._aims - self._matrix.worth(self._duals, len(self._place))
        free = (self._place < 0) & (self._statement.most > 0)
        better = np.flatnonzero(free & (reduced < -_TOLERANCE))
        best = better[np.argsort(reduced[better], kind="stable")]
        return self._enter(np.sort(best[: max(_FEWEST, len(self._order) // _SHARE)]))

    def _enter(self, columns: Numbers) -> bool:
        """Put columns into the solver; whether there are any."""
        if not len(columns):
            return False
        self._is_warm = False
        least, most = self._statement.least[columns], self._statement.most[columns]
        self._least[columns], self._most[columns] = least, most
        aims = self._aims[columns]
        self._place[columns] = self._solver.add_columns(_real(least), _real(most), aims)
        self._order = np.concatenate((self._order, columns))
        new = np.zeros(len(self._place), dtype=np.bool_)
        new[columns] = True
        self._fill(np.flatnonzero(new[self._matrix.variable]))
        return True

    def _fill(self, entries: Numbers) -> None:
        """Tell the solver these entries of the matrix."""
        rows, columns, times = self._matrix.entries(entries)
        self._solver.fill(rows, self._place[columns], _real(times))

    def _follow(self) -> None:
        """Take over what the statement has been narrowed by."""
        statement = self._statement
        wanted = statement.least > 0
        if statement.choice is not None:
            wanted = wanted | (statement.choice > 0)
        self._enter(np.flatnonzero(wanted & (self._place < 0)))
        moved = (self._least != statement.least) | (self._most != statement.most)
        columns = self._order[moved[self._order]]
        self._solver.bound_columns(
            self._place[columns], _real(statement.least[columns]), _real(statement.most[columns])
        )
        self._least, self._most = statement.least.copy(), statement.most.copy()
        changed = [
            number
            for number, (row, seen) in enumerate(zip(statement.rows, self._seen, strict=False))
            if row is not seen
        ]
        some = [statement.rows[number] for number in changed]
        self._solver.bound_rows(np.array(changed, dtype=np.int64), *limits(some))
        self._state(statement.rows[len(self._seen) :])
        self._seen = list(statement.rows)

    def _state(self, rows: list[Row]) -> None:
        """Further rows."""
        self._solver.add_rows(*limits(rows))
        first = len(self._matrix.variable)
        self._matrix.add(rows)
        added = np.arange(first, len(self._matrix.variable))
        self._fill(added[self._place[self._matrix.variable[added]] >= 0])


def _real(numbers: Numbers) -> Reals:
    return numbers.astype(np.float64)
