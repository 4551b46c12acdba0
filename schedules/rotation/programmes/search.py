"""Searches a 0/1 programme by CP-SAT, among what costs little more than a bound."""

import math
from fractions import Fraction

import numpy as np
from ortools.sat.python import cp_model

from schedules.rotation.feasible import Numbers
from schedules.rotation.programmes.relaxation import Relaxed
from schedules.rotation.programmes.rows import Cost, Impossible, Row, Statement, rounded_down, scale

_EPSILON = 1e-6
_LARGEST_OBJECTIVE = 2**40
_SEED = 1
# How many times the gap is widened where nothing lies within.
_WIDER = 8
# So many variables are soon searched.
_LITTLE = 10_000


def near(
    statement: Statement, cost: Cost, relaxed: Relaxed, work: float, *, first: int | None = None
) -> Fraction | None:
    """Improve the statement's choice; returns the bound proved, if any. Raises `Impossible`.

    A variable whose reduced cost is above a gap moves in nothing that costs within that gap of the
    relaxation's bound. So what is left is small and searched first: its best is the best of all if
    it lies within the gap. If not, the gap is widened. `first` is a gap to begin with.
    """
    gap = _first_gap(statement, cost, relaxed) if first is None else first
    while True:
        before = statement.patience.work
        inside, is_all = _narrowed(statement, relaxed, gap)
        limit = Fraction(relaxed.bound + gap, relaxed.fineness)
        try:
            proved = _improve(inside, cost, work)
        except Impossible:
            if is_all:
                raise
            proved = limit
        if inside.choice is not None:
            statement.take(inside.choice, cost)
        if is_all or proved is None:
            return proved
        work -= before - statement.patience.work
        over = _over(statement, cost, relaxed)
        if work <= 0 or proved < limit or (over is not None and over <= gap):
            return min(proved, limit)
        wider = max(1, _WIDER * gap)
        gap = wider if over is None else min(over, wider)


def _over(statement: Statement, cost: Cost, relaxed: Relaxed) -> int | None:
    """How far the choice is above the relaxation's bound, if there is a choice."""
    return None if statement.choice is None else relaxed.gap(cost.value(statement.choice))


def _first_gap(statement: Statement, cost: Cost, relaxed: Relaxed) -> int:
    """As far as the choice is above the bound, if that leaves little; else what leaves a third."""
    free = np.sort(np.abs(relaxed.reduced[statement.most > statement.least]))
    over = _over(statement, cost, relaxed)
    if over is not None and np.searchsorted(free, over, side="right") <= _LITTLE:
        return over
    step = math.ceil(statement.step(cost) * relaxed.fineness)
    return max(step, int(free[len(free) // 3]) if len(free) else 0)


def _narrowed(statement: Statement, relaxed: Relaxed, gap: int) -> tuple[Statement, bool]:
    """What is within the gap, with the choice only if it is; and whether that is everything."""
    least = np.where(relaxed.reduced < -gap, statement.most, statement.least)
    most = np.where(relaxed.reduced > gap, statement.least, statement.most)
    choice = statement.choice
    if choice is not None and ((choice < least) | (choice > most)).any():
        choice = None
    is_all = bool((least == statement.least).all() and (most == statement.most).all())
    return (
        Statement(least, most, statement.rows, statement.lacking, statement.patience, choice),
        is_all,
    )


def _improve(statement: Statement, cost: Cost, work: float) -> Fraction | None:
    """Improve the choice by CP-SAT; returns the bound it proved, if any. Raises `Impossible`."""
    search = _Search(statement, cost, work)
    status = search.run()
    while status in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        choice = search.choice()
        rows = statement.lacking(choice.astype(np.float64))
        if not rows:
            statement.choice = choice
            break
        statement.rows.extend(rows)
        search.state(rows)
        status = search.run()
    if status == cp_model.INFEASIBLE:
        raise Impossible("nothing keeps the rows")
    return search.bound(status)


class _Search:
    """A statement in CP-SAT: one worker and a fixed seed, so that it always answers the same."""

    def __init__(self, statement: Statement, cost: Cost, work: float) -> None:
        self._statement = statement
        self._model = cp_model.CpModel()
        self._solver = cp_model.CpSolver()
        self._solver.parameters.catch_sigint_signal = False  # Ctrl-C is the program's own to answer
        self._solver.parameters.num_workers = 1
        self._solver.parameters.random_seed = _SEED
        self._solver.parameters.linearization_level = 2
        self._work = work
        bounds = zip(statement.least.tolist(), statement.most.tolist(), strict=True)
        self._variables = [self._model.new_int_var(low, high, "") for low, high in bounds]
        self.state(statement.rows)
        self._minimise(cost)
        if statement.choice is not None:
            for variable, value in zip(self._variables, statement.choice.tolist(), strict=True):
                self._model.add_hint(variable, value)

    def _minimise(self, cost: Cost) -> None:
        """What is free of the cost, as whole numbers: exact if they fit, else rounded down."""
        statement = self._statement
        free = (statement.most > statement.least) & (cost.parts != 0)
        self._fixed = cost.value(np.where(statement.most == statement.least, statement.least, 0))
        parts, of = cost.parts[free].tolist(), cost.of[free].tolist()
        self._scale = scale(parts, of, _LARGEST_OBJECTIVE)
        whole = rounded_down(parts, of, self._scale)
        variables = [self._variables[one] for one in np.flatnonzero(free).tolist()]
        self._model.minimize(cp_model.LinearExpr.weighted_sum(variables, whole))

    def state(self, rows: list[Row]) -> None:
        """Further rows."""
        for row in rows:
            variables = [self._variables[one] for one in row.variables.tolist()]
            total = cp_model.LinearExpr.weighted_sum(variables, row.coefficients.tolist())
            self._model.add_linear_constraint(total, row.least, row.most)

    def run(self) -> cp_model.CpSolverStatus:
        """Search for as long as there is work and patience left."""
        work = min(self._work, self._statement.patience.left())
        if work <= 0:
            return cp_model.UNKNOWN
        self._solver.parameters.max_deterministic_time = work
        status = self._solver.solve(self._model)
        self._work -= self._solver.deterministic_time
        self._statement.patience.spend(self._solver.deterministic_time)
        return status

    def choice(self) -> Numbers:
        """What the last run found."""
        return np.array([self._solver.value(one) for one in self._variables], dtype=np.int64)

    def bound(self, status: cp_model.CpSolverStatus) -> Fraction | None:
        """What the last run proved."""
        if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            return None
        whole = math.ceil(self._solver.best_objective_bound - _EPSILON)
        return self._fixed + whole / self._scale
