"""A linear programme in GLOP that grows, told to the solver as arrays and not number by number."""

import numpy as np
from ortools.math_opt import callback_pb2, model_parameters_pb2, model_pb2, model_update_pb2
from ortools.math_opt import parameters_pb2 as parameters
from ortools.math_opt import result_pb2 as results
from ortools.math_opt import sparse_containers_pb2 as sparse
from ortools.math_opt.core.python import solver as core

from schedules.rotation.feasible import Numbers
from schedules.rotation.programmes.rows import Reals

_TOLERANCE = 1e-7


def _method(*, dual: bool, afresh: bool) -> parameters.SolveParametersProto:
    found = parameters.SolveParametersProto()
    found.glop.use_dual_simplex, found.glop.use_preprocessing = dual, afresh
    found.glop.primal_feasibility_tolerance = _TOLERANCE
    found.glop.dual_feasibility_tolerance = _TOLERANCE
    # What is made of an answer, bound and choice, is computed exactly: one a little less precise
    # than asked for will do where there is no other.
    found.glop.change_status_to_imprecise = not afresh
    return found


_PRIMAL = _method(dual=False, afresh=False)
_DUAL = _method(dual=True, afresh=False)
_AFRESH = _method(dual=False, afresh=True)


class _Bounds:
    """Bounds of columns or of rows, and which of them the solver has not been told."""

    def __init__(self) -> None:
        self.least = np.zeros(0)
        self.most = np.zeros(0)
        self.told = 0
        self._moved = np.zeros(0, dtype=np.int64)

    def __len__(self) -> int:
        return len(self.least)

    def add(self, least: Reals, most: Reals) -> None:
        self.least = np.concatenate((self.least, least))
        self.most = np.concatenate((self.most, most))

    def move(self, which: Numbers, least: Reals, most: Reals) -> None:
        self.least[which], self.most[which] = least, most
        self._moved = np.concatenate((self._moved, which))

    def moved(self) -> Numbers:
        """Those the solver knows, with other bounds, from now on told."""
        moved = np.unique(self._moved)
        self._moved = moved[:0]
        return moved[moved < self.told]


class Glop:
    """Least cost within rows and bounds; columns and rows are numbered as they come.

    The solver begins each time where it last ended.
    """

    def __init__(self) -> None:
        self._columns, self._rows = _Bounds(), _Bounds()
        self._cost = np.zeros(0)
        self._aimed = np.zeros(0, dtype=np.int64)
        self._entries: list[tuple[Numbers, Numbers, Reals]] = []
        self._solver = core.new(
            parameters.SOLVER_TYPE_GLOP,
            model_pb2.ModelProto(),
            parameters.SolverInitializerProto(),
        )
        self.values, self.duals = np.zeros(0), np.zeros(0)

    def add_columns(self, least: Reals, most: Reals, cost: Reals) -> Numbers:
        """Further columns; returns their numbers."""
        first = len(self._columns)
        self._columns.add(least, most)
        new = np.arange(first, len(self._columns))
        self._cost = np.concatenate((self._cost, cost))
        self._aimed = np.concatenate((self._aimed, new))
        return new

    def add_rows(self, least: Reals, most: Reals) -> Numbers:
        """Further rows, with nothing in them; returns their numbers."""
        first = len(self._rows)
        self._rows.add(least, most)
        return np.arange(first, len(self._rows))

    def fill(self, rows: Numbers, columns: Numbers, coefficients: Reals) -> None:
        """Coefficients that were nought."""
        self._entries.append((rows, columns, coefficients))

    def aim(self, columns: Numbers, cost: Reals) -> None:
        """What these columns cost from now on."""
        self._cost[columns] = cost
        self._aimed = np.concatenate((self._aimed, columns))

    def bound_columns(self, columns: Numbers, least: Reals, most: Reals) -> None:
        """Other bounds of columns."""
        self._columns.move(columns, least, most)

    def bound_rows(self, rows: Numbers, least: Reals, most: Reals) -> None:
        """Other bounds of rows."""
        self._rows.move(rows, least, most)

    def solve(self, *, dual: bool = False) -> bool:
        """Whether there is a best answer; then `values` of columns and `duals` of rows are its.

        The `dual` method is for when nothing but rows and bounds has come since the last answer.
        Should a warm start lead astray, it is solved once more from the beginning: among equal
        answers that one has fewer fractions.
        """
        self._tell()
        return self._solved(_DUAL if dual else _PRIMAL) or self._solved(_AFRESH)

    def _solved(self, method: parameters.SolveParametersProto) -> bool:
        result = self._solver.solve(
            method,
            model_parameters_pb2.ModelSolveParametersProto(),
            None,
            callback_pb2.CallbackRegistrationProto(),
            None,
            None,
        )
        if result.termination.reason != results.TERMINATION_REASON_OPTIMAL:
            return False
        best = result.solutions[0]
        self.values = _dense(best.primal_solution.variable_values)
        self.duals = _dense(best.dual_solution.dual_values)
        return True

    def _tell(self) -> None:
        """Tell the solver what has come since it was last asked."""
        update = model_update_pb2.ModelUpdateProto()
        for mine, new, moved in (
            (self._columns, update.new_variables, update.variable_updates),
            (self._rows, update.new_linear_constraints, update.linear_constraint_updates),
        ):
            which = mine.moved()
            _put(moved.lower_bounds, which, mine.least[which])
            _put(moved.upper_bounds, which, mine.most[which])
            new.ids.extend(range(mine.told, len(mine)))
            new.lower_bounds.extend(mine.least[mine.told :].tolist())
            new.upper_bounds.extend(mine.most[mine.told :].tolist())
            mine.told = len(mine)
        update.new_variables.integers.extend([False] * len(update.new_variables.ids))
        aimed = np.unique(self._aimed)
        self._aimed = aimed[:0]
        _put(update.objective_updates.linear_coefficients, aimed, self._cost[aimed])
        self._tell_entries(update.linear_constraint_matrix_updates)
        self._solver.update(update)

    def _tell_entries(self, matrix: sparse.SparseDoubleMatrixProto) -> None:
        if not self._entries:
            return
        rows, columns, coefficients = (
            np.concatenate(one) for one in zip(*self._entries, strict=True)
        )
        self._entries.clear()
        order = np.lexsort((columns, rows))
        matrix.row_ids.extend(rows[order].tolist())
        matrix.column_ids.extend(columns[order].tolist())
        matrix.coefficients.extend(coefficients[order].tolist())


def _put(vector: sparse.SparseDoubleVectorProto, ids: Numbers, values: Reals) -> None:
    vector.ids.extend(ids.tolist())
    vector.values.extend(values.tolist())


def _dense(vector: sparse.SparseDoubleVectorProto) -> Reals:
    return np.fromiter(vector.values, np.float64, len(vector.values))
