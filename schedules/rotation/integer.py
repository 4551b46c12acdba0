"""A 0/1 programme settled level by level: relaxations first, search where they fall short."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from math import lcm

import numpy as np
from numpy.typing import NDArray
from ortools.linear_solver import pywraplp
from ortools.sat.python import cp_model

from schedules.rotation.feasible import Numbers

Reals = NDArray[np.float64]

_EPSILON = 1e-6
_LARGEST_BITS = 46
_LARGEST_COEFFICIENT = 2**20
_LARGEST_OBJECTIVE = 2**40
_SEED = 1
_MOST_WORK = 60.0


class Impossible(ArithmeticError):
    """No choice keeps the rows, or none was found in time."""


@dataclass(frozen=True, slots=True)
class Row:
    """`least` <= sum of `coefficients` * variables <= `most`."""

    variables: Numbers
    coefficients: Numbers
    least: int
    most: int


def count(variables: Numbers, least: int, most: int) -> Row:
    """So many of the variables are 1."""
    return Row(variables, np.ones(len(variables), dtype=np.int64), least, most)


@dataclass(frozen=True, slots=True)
class Cost:
    """A level to make least: by variable the fraction `parts / of`."""

    parts: Numbers
    of: Numbers

    def value(self, choice: Numbers) -> Fraction:
        """What the choice (0 or 1 by variable) costs, exactly."""
        taken = np.flatnonzero((choice == 1) & (self.parts != 0))
        total: dict[int, int] = {}
        for part, of in zip(self.parts[taken].tolist(), self.of[taken].tolist(), strict=True):
            total[of] = total.get(of, 0) + part
        return sum((Fraction(part, of) for of, part in total.items()), Fraction(0))


@dataclass(frozen=True, slots=True)
class Outcome:
    """The least cost found on a level, and the bound no choice passes, both exact."""

    value: Fraction
    bound: Fraction


@dataclass(frozen=True, slots=True)
class _Relaxed:
    """The relaxation's answer and duals; bound and reduced costs in parts of `fineness`."""

    choice: Reals
    duals: Reals
    bound: int
    reduced: Numbers
    fineness: int


@dataclass(slots=True)
class Programme:
    """Variables that are 0 or 1, within bounds and rows that narrow as levels are settled.

    `lacking` gives rows a (perhaps fractional) choice breaks, of those too many to state at once.
    `seconds` tells how long a search may still take. `choice` is the best found so far.
    """

    least: Numbers
    most: Numbers
    rows: list[Row]
    lacking: Callable[[Reals], list[Row]]
    seconds: Callable[[], float]
    choice: Numbers | None = None

    def settle(self, cost: Cost, *, work: float = _MOST_WORK) -> Outcome:
        """Make the cost least and keep it so. Raises `Impossible`.

        Where the relaxation falls short a search does so much `work`, in CP-SAT's own measure.
        """
        if self.choice is not None and not cost.parts[self.most > self.least].any():
            value = cost.value(self.choice)
            return Outcome(value, value)
        relaxed = self._relax(cost)
        value, bound = self._improve(cost, relaxed, work)
        self._fix(relaxed, value)
        bound = max(bound, self._lifted(cost, relaxed, value))
        self._keep(cost, value)
        return Outcome(value, bound)

    def _relax(self, cost: Cost) -> _Relaxed:
        """The linear relaxation, with the rows it lacked."""
        linear = _Linear(self, cost)
        while True:
            choice = linear.solve()
            rows = self.lacking(choice)
            if not rows:
                return linear.relaxed(choice)
            self.rows.extend(rows)
            for row in rows:
                linear.add(row)

    def _improve(self, cost: Cost, relaxed: _Relaxed, work: float) -> tuple[Fraction, Fraction]:
        """The best value, from the relaxation if it is whole, else by search; and its bound."""
        bound = Fraction(relaxed.bound, relaxed.fineness)
        if np.abs(relaxed.choice - np.rint(relaxed.choice)).max(initial=0) < _EPSILON:
            self.choice = np.rint(relaxed.choice).astype(np.int64)
            return cost.value(self.choice), bound
        if self.choice is not None:
            self._fix(relaxed, cost.value(self.choice))
        found = _search(self, cost, work) if work else None
        return cost.value(self._chosen()), bound if found is None else max(bound, found)

    def _chosen(self) -> Numbers:
        if self.choice is None:
            raise Impossible("nothing was found in time")
        return self.choice

    def _fix(self, relaxed: _Relaxed, value: Fraction) -> None:
        """A variable whose reduced cost is above the gap keeps its value in all that is as good."""
        gap = value * relaxed.fineness - relaxed.bound
        over = -(-gap.numerator // gap.denominator)
        self.most = np.where(relaxed.reduced > over, self.least, self.most)
        self.least = np.where(relaxed.reduced < -over, self.most, self.least)

    def _lifted(self, cost: Cost, relaxed: _Relaxed, value: Fraction) -> Fraction:
        """What is still free changes the cost by whole steps: a smaller gap is none."""
        free = (self.most > self.least) & (cost.parts != 0)
        step = Fraction(1, lcm(1, *set(cost.of[free].tolist())))
        bound = Fraction(relaxed.bound, relaxed.fineness)
        if value - bound < step:
            return value
        return max(bound, _snapped(self, cost, relaxed.duals))

    def _keep(self, cost: Cost, value: Fraction) -> None:
        """A row for the level, where variables with different costs are still free."""
        free = np.flatnonzero((self.most > self.least) & (cost.parts != 0))
        if not len(free):
            return
        parts, of = cost.parts[free].tolist(), cost.of[free].tolist()
        scale, _ = _scale(parts, of, _LARGEST_COEFFICIENT)
        coefficients = [math.floor(part * scale / one) for part, one in zip(parts, of, strict=True)]
        fixed = cost.value(np.where(self.most == self.least, self.least, 0))
        least = sum(min(one, 0) for one in coefficients)
        most = math.floor((value - fixed) * scale)
        self.rows.append(Row(free, np.array(coefficients, dtype=np.int64), least, most))


def _scale(parts: list[int], of: list[int], largest: int) -> tuple[Fraction, bool]:
    """What makes whole numbers of the fractions, and whether exactly; else they are rounded down.

    A row of costs rounded down lets through all that keeps the exact one, and hardly more.
    """
    exact = Fraction(lcm(1, *set(of)))
    most = max(
        (abs(part) * exact / one for part, one in zip(parts, of, strict=True)), default=exact
    )
    return (exact, True) if most <= largest else (exact * largest / most, False)


def _snapped(programme: Programme, cost: Cost, duals: Reals) -> Fraction:
    """The bound of the duals taken for what they nearly are: a cost, or costs' sum or difference.

    Any numbers on the rows give a bound, so this need not be right to be sound.
    """
    exact = sorted(
        {Fraction(*one) for one in zip(cost.parts.tolist(), cost.of.tolist(), strict=True)}
    )
    exact = sorted({*exact, *(-one for one in exact)})
    values = np.array([float(one) for one in exact])
    reduced = [Fraction(*one) for one in zip(cost.parts.tolist(), cost.of.tolist(), strict=True)]
    bound = Fraction(0)
    for row, dual in zip(programme.rows, duals.tolist(), strict=True):
        near = _nearest(dual, exact, values)
        if near:
            bound += near * (row.least if near > 0 else row.most)
            for one, coefficient in zip(
                row.variables.tolist(), row.coefficients.tolist(), strict=True
            ):
                reduced[one] -= near * coefficient
    for one, least, most in zip(
        reduced, programme.least.tolist(), programme.most.tolist(), strict=True
    ):
        bound += one * (least if one > 0 else most)
    return bound


def _nearest(dual: float, exact: list[Fraction], values: Reals) -> Fraction:
    """The cost, or sum of two, nearest the dual."""
    rest = dual - values
    place = np.clip(np.searchsorted(values, rest), 1, len(values) - 1)
    other = np.where(rest - values[place - 1] < values[place] - rest, place - 1, place)
    best = int(np.argmin(np.abs(rest - values[other])))
    return exact[best] + exact[int(other[best])]


class _Linear:
    """The relaxation of a programme in GLOP."""

    def __init__(self, programme: Programme, cost: Cost) -> None:
        self._programme = programme
        self._cost = cost
        self._solver = pywraplp.Solver.CreateSolver("GLOP")
        real = (cost.parts / cost.of).astype(np.float64)
        largest = float(np.abs(real).max(initial=0)) or 1.0
        self._fineness = 2 ** max(0, _LARGEST_BITS - int(np.ceil(np.log2(largest))))
        self._largest = largest
        bounds = zip(programme.least.tolist(), programme.most.tolist(), strict=True)
        self._variables = [self._solver.NumVar(low, high, "") for low, high in bounds]
        objective = self._solver.Objective()
        objective.SetMinimization()
        for variable, one in zip(self._variables, (real / largest).tolist(), strict=True):
            if one:
                objective.SetCoefficient(variable, one)
        self._rows: list[pywraplp.Constraint] = []
        for row in programme.rows:
            self.add(row)

    def add(self, row: Row) -> None:
        """Another row."""
        constraint = self._solver.Constraint(float(row.least), float(row.most))
        for one, coefficient in zip(row.variables.tolist(), row.coefficients.tolist(), strict=True):
            constraint.SetCoefficient(self._variables[one], float(coefficient))
        self._rows.append(constraint)

    def solve(self) -> Reals:
        """The best of the relaxation. Raises `Impossible`."""
        if self._solver.Solve() != pywraplp.Solver.OPTIMAL:
            raise Impossible("the relaxation allows nothing")
        return np.array([variable.solution_value() for variable in self._variables])

    def relaxed(self, choice: Reals) -> _Relaxed:
        """The answer with its bound by weak duality, costs rounded down: whole numbers only."""
        programme, fine = self._programme, self._fineness
        duals = np.array([one.dual_value() for one in self._rows]) * self._largest
        reduced = np.array(
            [
                part * fine // of
                for part, of in zip(self._cost.parts.tolist(), self._cost.of.tolist(), strict=True)
            ],
            dtype=np.int64,
        )
        bound = 0
        for row, dual in zip(
            programme.rows, np.rint(duals * fine).astype(np.int64).tolist(), strict=True
        ):
            if dual:
                np.subtract.at(reduced, row.variables, dual * row.coefficients)
                bound += dual * (row.least if dual > 0 else row.most)
        at_best = np.where(reduced > 0, programme.least, programme.most)
        bound += sum((reduced[at_best == 1]).tolist())
        return _Relaxed(choice, duals, bound, reduced, fine)


def _search(programme: Programme, cost: Cost, work: float) -> Fraction | None:
    """Improve the programme's choice by CP-SAT; returns the bound it proved, if any."""
    search = _Search(programme, cost, work)
    status = search.run()
    while status in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        choice = search.choice()
        rows = programme.lacking(choice.astype(np.float64))
        if not rows:
            programme.choice = choice
            break
        programme.rows.extend(rows)
        search.state(rows)
        status = search.run()
    if status == cp_model.INFEASIBLE:
        raise Impossible("nothing keeps the rows")
    return search.bound(status)


class _Search:
    """A programme in CP-SAT: one worker and a fixed seed, so that it always answers the same."""

    def __init__(self, programme: Programme, cost: Cost, work: float) -> None:
        self._programme = programme
        self._model = cp_model.CpModel()
        self._solver = cp_model.CpSolver()
        self._solver.parameters.num_workers = 1
        self._solver.parameters.random_seed = _SEED
        self._solver.parameters.max_deterministic_time = work
        bounds = zip(programme.least.tolist(), programme.most.tolist(), strict=True)
        self._variables = [self._model.new_int_var(low, high, "") for low, high in bounds]
        self.state(programme.rows)
        self._minimise(cost)
        if programme.choice is not None:
            for variable, value in zip(self._variables, programme.choice.tolist(), strict=True):
                self._model.add_hint(variable, value)

    def _minimise(self, cost: Cost) -> None:
        """What is free of the cost, as whole numbers: exact if they fit, else rounded down."""
        programme = self._programme
        free = (programme.most > programme.least) & (cost.parts != 0)
        self._fixed = cost.value(np.where(programme.most == programme.least, programme.least, 0))
        parts, of = cost.parts[free].tolist(), cost.of[free].tolist()
        self._scale, _ = _scale(parts, of, _LARGEST_OBJECTIVE)
        whole = [math.floor(part * self._scale / one) for part, one in zip(parts, of, strict=True)]
        variables = [self._variables[one] for one in np.flatnonzero(free).tolist()]
        self._model.minimize(cp_model.LinearExpr.weighted_sum(variables, whole))

    def state(self, rows: list[Row]) -> None:
        """Further rows."""
        for row in rows:
            variables = [self._variables[one] for one in row.variables.tolist()]
            total = cp_model.LinearExpr.weighted_sum(variables, row.coefficients.tolist())
            self._model.add_linear_constraint(total, row.least, row.most)

    def run(self) -> cp_model.CpSolverStatus:
        """Search for as long as there is time."""
        self._solver.parameters.max_time_in_seconds = max(self._programme.seconds(), 0.01)
        return self._solver.solve(self._model)

    def choice(self) -> Numbers:
        """What the last run found."""
        return np.array([self._solver.value(one) for one in self._variables], dtype=np.int64)

    def bound(self, status: cp_model.CpSolverStatus) -> Fraction | None:
        """What the last run proved."""
        if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            return None
        whole = math.ceil(self._solver.best_objective_bound - _EPSILON)
        return self._fixed + whole / self._scale
