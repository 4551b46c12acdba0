"""The coefficients of rows that come one after the other, as arrays."""

from collections.abc import Sequence

import numpy as np

from schedules.rotation.feasible import Numbers
from schedules.rotation.programmes.rows import Reals, Row


class Matrix:
    """The coefficients of all rows stated: entry by entry, row after row."""

    def __init__(self) -> None:
        self.variable = np.zeros(0, dtype=np.int64)
        self._coefficient = np.zeros(0, dtype=np.int64)
        self._row = np.zeros(0, dtype=np.int64)
        self.largest = np.zeros(0, dtype=np.int64)

    def add(self, rows: Sequence[Row]) -> None:
        """Further rows."""
        if not rows:
            return
        first = len(self.largest)
        lengths = [len(row.variables) for row in rows]
        largest = [int(np.abs(row.coefficients).max(initial=1)) for row in rows]
        self.variable = np.concatenate((self.variable, *(row.variables for row in rows)))
        self._coefficient = np.concatenate((self._coefficient, *(row.coefficients for row in rows)))
        self._row = np.concatenate((self._row, np.repeat(first + np.arange(len(rows)), lengths)))
        self.largest = np.concatenate((self.largest, largest))

    def worth(self, duals: Reals, size: int) -> Reals:
        """By variable, what the rows' duals make of its coefficients."""
        weights = duals[self._row] * self._coefficient
        return np.bincount(self.variable, weights, size).astype(np.float64)

    def reduce(self, costs: Numbers, duals: Numbers) -> None:
        """The same, exactly, taken from the costs."""
        np.subtract.at(costs, self.variable, duals[self._row] * self._coefficient)

    def entries(self, some: Numbers) -> tuple[Numbers, Numbers, Numbers]:
        """Row, variable and coefficient of these entries."""
        return self._row[some], self.variable[some], self._coefficient[some]
