"""Level 7 where the relaxation's answer is split between meetings: a search near its bound."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from schedules.patience import Patience
from schedules.rotation.feasible import Flags, Numbers
from schedules.rotation.programmes import search
from schedules.rotation.programmes.programme import Columns
from schedules.rotation.programmes.relaxation import Relaxed
from schedules.rotation.programmes.rows import Cost, Impossible, Reals, Row, Statement, count

_WORK = 60.0
# Columns for each place, on average, that the search begins with and goes on with.
_PER_PLACE = (8, 32, 128)


@dataclass(frozen=True, slots=True)
class Found:
    """The columns of the best choice found, if any, and the bound nothing passes."""

    columns: Flags | None
    bound: Fraction


def best(
    columns: Columns, relaxed: Relaxed, rows: list[Row], known: Flags | None, patience: Patience
) -> Found:
    """The best choice of columns, one for each place, within rows over chances, then extras.

    Whatever costs no more than the relaxation's bound and a gap has no column whose reduced cost is
    above the gap. So the few columns below a gap are searched, and their best is the best of all if
    it lies within the gap. `known` are the columns of a choice that keeps all rows.
    """
    size = len(columns.place)
    costs = np.sort(relaxed.reduced[:size])
    found = Found(known, Fraction(relaxed.bound, relaxed.fineness))
    enough = None if known is None else relaxed.gap(columns.days(known))
    for per_place in _PER_PLACE:
        gap = int(costs[min(per_place * (int(columns.place.max()) + 1), size) - 1])
        if enough is not None:
            gap = min(gap, enough)
        limit = Fraction(relaxed.bound + gap, relaxed.fineness)
        near = _Near(columns, relaxed, np.flatnonzero(relaxed.reduced[:size] <= gap))
        try:
            found = near.search(rows, found, patience, gap if gap == enough else None)
        except Impossible:
            found = Found(found.columns, limit)
        if found.columns is not None and (value := columns.days(found.columns)) <= limit:
            return Found(found.columns, min(found.bound, value))
        if found.bound < limit:
            break
    return found


@dataclass(frozen=True, slots=True)
class _Near:
    """The programme of the columns `kept`, and after them its extras."""

    columns: Columns
    relaxed: Relaxed
    kept: Numbers

    def search(
        self, rows: list[Row], before: Found, patience: Patience, first: int | None
    ) -> Found:
        """The best of these columns, or what was known before, and the bound. Raises `Impossible`.

        Without patience the bound is the one before; `first` is the gap to begin with.
        """
        relaxed = self.relaxed
        chances = int(self.columns.chance.max()) + 1
        extras = len(relaxed.reduced) - len(self.columns.place)
        size = len(self.kept)
        statement = Statement(
            np.zeros(size + extras, dtype=np.int64),
            np.ones(size + extras, dtype=np.int64),
            [*self._places(), *self._moved(rows, chances, extras)],
            _nothing,
            patience,
        )
        parts = np.concatenate((self.columns.cost[self.kept], np.zeros(extras, dtype=np.int64)))
        cost = Cost(parts, np.full(size + extras, self.columns.day))
        reduced = np.concatenate(
            (relaxed.reduced[self.kept], relaxed.reduced[len(self.columns.place) :])
        )
        inside = Relaxed(relaxed.duals, relaxed.bound, reduced, relaxed.fineness)
        bound = search.near(statement, cost, inside, _WORK, first=first)
        taken = before.columns
        if statement.choice is not None:
            taken = np.zeros(len(self.columns.place), dtype=np.bool_)
            taken[self.kept[statement.choice[:size] == 1]] = True
        if before.columns is not None and taken is not None:
            taken = min(taken, before.columns, key=self.columns.days)
        return Found(taken, before.bound if bound is None else bound)

    def _places(self) -> Iterable[Row]:
        """Every place is taken once."""
        place = self.columns.place[self.kept]
        order = np.argsort(place, kind="stable")
        ends = np.searchsorted(place[order], np.arange(int(self.columns.place.max()) + 1), "right")
        return (count(one, 1, 1) for one in np.split(order, ends[:-1]))

    def _moved(self, rows: list[Row], chances: int, extras: int) -> Iterable[Row]:
        """Rows over chances and extras as rows over columns and extras."""
        chance = self.columns.chance[self.kept]
        order = np.argsort(chance, kind="stable")
        ends = np.searchsorted(chance[order], np.arange(chances), side="right")
        variables = np.split(order, ends)[:-1]
        variables.extend(np.arange(len(order), len(order) + extras).reshape(-1, 1))
        for row in rows:
            own = [variables[one] for one in row.variables.tolist()]
            members = np.concatenate(own)
            times = np.repeat(row.coefficients, [len(one) for one in own])
            moved = Row(members, times, row.least, row.most)
            if not moved.is_idle():
                yield moved


def _nothing(_: Reals) -> list[Row]:
    """All rows are stated."""
    return []
