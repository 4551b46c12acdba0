"""The same staged model as one CP-SAT model: the second peer of the benchmark."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ortools.sat.python import cp_model

from tests.oracles import staged
from tests.oracles.case import Case
from tests.oracles.program import Objective, Program

_PARTS = 10**7


def solve(
    case: Case,
    *,
    totals: Mapping[str, int] | None = None,
    seconds: float = 1e6,
    workers: int = 8,
) -> staged.Staged | None:
    """Levels 1-7 to proven optimum, or None when no plan satisfies the locks."""
    return staged.solve(
        case, lambda program: CpSat(program, workers), totals=totals, seconds=seconds
    )


class CpSat:
    """A CP-SAT model that follows a growing program."""

    def __init__(self, program: Program, workers: int) -> None:
        self._program = program
        self._rows = 0
        self._model = cp_model.CpModel()
        self._columns: list[cp_model.IntVar] = []
        self._solver = cp_model.CpSolver()
        self._solver.parameters.num_workers = workers
        # Without the full relaxations it does not prove level 2 of a middle problem in minutes.
        self._solver.parameters.linearization_level = 2
        self._solver.parameters.random_seed = 1

    def optimise(self, objective: Objective, *, seconds: float) -> Sequence[int] | None:
        """The columns of an optimal solution, or None when there is none."""
        self._follow()
        self._solver.parameters.max_time_in_seconds = max(0.0, seconds)
        total = self._sum(staged.scaled(objective, _PARTS))
        if objective.maximised:
            self._model.maximize(total)
        else:
            self._model.minimize(total)
        status = self._solver.solve(self._model)
        if status == cp_model.INFEASIBLE:
            return None
        if status in (cp_model.FEASIBLE, cp_model.UNKNOWN):
            raise staged.OutOfTimeError(objective.level)
        if status != cp_model.OPTIMAL:
            raise AssertionError(self._solver.status_name(status))
        found = [self._solver.value(column) for column in self._columns]
        self._model.clear_hints()
        for column, value in zip(self._columns, found, strict=True):
            self._model.add_hint(column, value)
        return found

    def fix(self, objective: Objective, columns: Sequence[int]) -> None:
        """Hold an objective at what these columns give."""
        terms = staged.scaled(objective, _PARTS)
        reached = sum(value * columns[column] for column, value in terms.items())
        self._model.add(self._sum(terms) == reached)

    def _sum(self, terms: Mapping[int, int]) -> cp_model.LinearExprT:
        columns = [self._columns[column] for column in terms]
        return cp_model.LinearExpr.weighted_sum(columns, list(terms.values()))

    def _follow(self) -> None:
        program = self._program
        for low in program.lows[len(self._columns) :]:
            self._columns.append(self._model.new_int_var(low, 1, ""))
        for row in program.rows[self._rows :]:
            low = cp_model.INT_MIN if row.low is None else row.low
            high = cp_model.INT_MAX if row.high is None else row.high
            self._model.add_linear_constraint(self._sum(dict(row.terms)), low, high)
        self._rows = len(program.rows)
