"""The staged mixed-integer model solved by HiGHS."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import highspy
import numpy as np

from tests.oracles import staged
from tests.oracles.case import Case
from tests.oracles.program import Objective, Program, Row

_PARTS = 10**7
"""Rounding of fractions: HiGHS works to about nine digits."""


def solve(
    case: Case, *, totals: Mapping[str, int] | None = None, seconds: float = 1e6
) -> staged.Staged | None:
    """Levels 1-7 to proven optimum, or None when no plan satisfies the locks."""
    return staged.solve(case, Highs, totals=totals, seconds=seconds)


class Highs:
    """A HiGHS model that follows a growing program."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._columns = 0
        self._rows = 0
        self._found: Sequence[int] | None = None
        self._model = highspy.Highs()
        for option, value in {
            "output_flag": False,
            "threads": 1,
            "random_seed": 1,
            "mip_rel_gap": 0.0,
            "mip_abs_gap": 0.0,
        }.items():
            self._model.setOptionValue(option, value)

    def optimise(self, objective: Objective, *, seconds: float) -> Sequence[int] | None:
        """The columns of an optimal solution, or None when there is none."""
        self._follow()
        self._model.setOptionValue("time_limit", self._model.getRunTime() + max(0.0, seconds))
        terms = staged.scaled(objective, _PARTS)
        costs = np.zeros(self._columns)
        costs[list(terms)] = list(terms.values())
        self._model.changeColsCost(
            self._columns, np.arange(self._columns, dtype=np.int32), costs / _unit(terms)
        )
        self._model.changeObjectiveSense(
            highspy.ObjSense.kMaximize if objective.maximised else highspy.ObjSense.kMinimize
        )
        self._start()
        self._model.run()
        status = self._model.getModelStatus()
        if status == highspy.HighsModelStatus.kInfeasible:
            return None
        if status == highspy.HighsModelStatus.kTimeLimit:
            raise staged.OutOfTimeError(objective.level)
        if status not in (highspy.HighsModelStatus.kOptimal, highspy.HighsModelStatus.kModelEmpty):
            raise AssertionError(self._model.modelStatusToString(status))
        self._found = [round(value) for value in self._model.getSolution().col_value]
        return self._found

    def fix(self, objective: Objective, columns: Sequence[int]) -> None:
        """Hold an objective at what these columns give, to within half of its least step."""
        terms = staged.scaled(objective, _PARTS)
        if not terms:
            return
        unit = _unit(terms)
        reached = sum(value * columns[column] for column, value in terms.items())
        low, high = (reached - 0.5, np.inf) if objective.maximised else (-np.inf, reached + 0.5)
        self._model.addRow(
            low / unit,
            high / unit,
            len(terms),
            np.array(list(terms), dtype=np.int32),
            np.array(list(terms.values())) / unit,
        )

    def _follow(self) -> None:
        program = self._program
        fresh = len(program.lows) - self._columns
        if fresh:
            lows = np.array(program.lows[self._columns :], dtype=float)
            empty = np.array([], dtype=np.int32)
            self._model.addCols(
                fresh, np.zeros(fresh), lows, np.ones(fresh), 0, empty, empty, np.array([])
            )
            whole = [i for i in range(self._columns, len(program.lows)) if program.whole[i]]
            kinds = [highspy.HighsVarType.kInteger] * len(whole)
            self._model.changeColsIntegrality(
                len(whole), np.array(whole, dtype=np.int32), np.array(kinds, dtype=np.uint8)
            )
            self._columns = len(program.lows)
        self._append(program.rows[self._rows :])
        self._rows = len(program.rows)

    def _append(self, rows: Sequence[Row]) -> None:
        if not rows:
            return
        starts = np.cumsum([0, *(len(row.terms) for row in rows)], dtype=np.int32)
        entries = [entry for row in rows for entry in row.terms]
        self._model.addRows(
            len(rows),
            np.array([-np.inf if row.low is None else row.low for row in rows], dtype=float),
            np.array([np.inf if row.high is None else row.high for row in rows], dtype=float),
            len(entries),
            starts[:-1],
            np.array([column for column, _ in entries], dtype=np.int32),
            np.array([value for _, value in entries], dtype=float),
        )

    def _start(self) -> None:
        """Begin from the stage before; HiGHS completes the columns that are new."""
        if self._found is not None:
            found = np.array(self._found, dtype=float)
            self._model.setSolution(len(found), np.arange(len(found), dtype=np.int32), found)


def _unit(terms: Mapping[int, int]) -> float:
    """What to divide by, so that the greatest coefficients stay within six digits."""
    return max(1.0, max((abs(value) for value in terms.values()), default=1) / 1e6)
