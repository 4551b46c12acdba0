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
# Any numbers on the rows give a bound: one that might overflow is as good as none.
_LARGEST_TERM = 2.0**55
_SEED = 1
_WARM = "use_preprocessing: false"
_COLD = "use_preprocessing: true"
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
    """The least cost found on a level, and the bound no choice passes, both exact.

    `row` keeps the level from now on; null where nothing free can change it.
    """

    value: Fraction
    bound: Fraction
    row: Row | None


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
    _linear: "_Linear | None" = None

    def settle(self, cost: Cost, *, work: float = _MOST_WORK) -> Outcome:
        """Make the cost least and keep it so. Raises `Impossible`.

        Where the relaxation falls short a search does so much `work`, in CP-SAT's own measure.
        """
        if self.choice is not None and not cost.parts[self.most > self.least].any():
            value = cost.value(self.choice)
            return Outcome(value, value, None)
        relaxed = self._relax(cost)
        value, bound = self._improve(cost, relaxed, work)
        self._fix(relaxed, value)
        bound = max(bound, self._lifted(cost, relaxed, value))
        return Outcome(value, bound, self._keep(cost, value))

    def _relax(self, cost: Cost) -> _Relaxed:
        """The linear relaxation, with the rows it lacked."""
        linear = self._linear = self._linear or _Linear(self)
        linear.aim(cost)
        choice = self._complete(linear.solve)
        if not is_whole(choice):
            choice = self._complete(linear.solve_afresh)
        return linear.relaxed(choice, cost)

    def _complete(self, solve: Callable[[], Reals]) -> Reals:
        """Solve until no row is lacking."""
        while True:
            choice = solve()
            rows = self.lacking(choice)
            if not rows:
                return choice
            self.rows.extend(rows)

    def _improve(self, cost: Cost, relaxed: _Relaxed, work: float) -> tuple[Fraction, Fraction]:
        """The best value, from the relaxation if it is whole, else by search; and its bound."""
        bound = Fraction(relaxed.bound, relaxed.fineness)
        if is_whole(relaxed.choice):
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

    def _keep(self, cost: Cost, value: Fraction) -> Row | None:
        """A row for the level, where variables with different costs are still free."""
        free = np.flatnonzero((self.most > self.least) & (cost.parts != 0))
        if not len(free):
            return None
        parts, of = cost.parts[free].tolist(), cost.of[free].tolist()
        scale, _ = _scale(parts, of, _LARGEST_COEFFICIENT)
        coefficients = [math.floor(part * scale / one) for part, one in zip(parts, of, strict=True)]
        fixed = cost.value(np.where(self.most == self.least, self.least, 0))
        least = sum(min(one, 0) for one in coefficients)
        most = math.floor((value - fixed) * scale)
        row = Row(free, np.array(coefficients, dtype=np.int64), least, most)
        self.rows.append(row)
        return row


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
    for row, dual in zip(programme.rows[: len(duals)], duals.tolist(), strict=True):
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


def is_whole(choice: Reals) -> bool:
    """Whether every variable is 0 or 1, but for rounding."""
    return bool(np.abs(choice - np.rint(choice)).max(initial=0) < _EPSILON)


def glop() -> pywraplp.Solver:
    """A linear solver that begins where it last ended, as rows, columns and costs come."""
    solver = pywraplp.Solver.CreateSolver("GLOP")
    solver.SetSolverSpecificParametersAsString(_WARM)
    solver.Objective().SetMinimization()
    return solver


def optimal(solver: pywraplp.Solver) -> bool:
    """Solve; once more from the beginning, should a warm start have led astray."""
    return bool(solver.Solve() == pywraplp.Solver.OPTIMAL) or afresh(solver)


def afresh(solver: pywraplp.Solver) -> bool:
    """Solve from the beginning: among equal answers this one has fewer fractions."""
    solver.SetSolverSpecificParametersAsString(_COLD)
    found = solver.Solve() == pywraplp.Solver.OPTIMAL
    solver.SetSolverSpecificParametersAsString(_WARM)
    return bool(found)


class _Linear:
    """The relaxation of a programme in GLOP."""

    def __init__(self, programme: Programme) -> None:
        self._programme = programme
        self._solver = glop()
        self._variables = [self._solver.NumVar(0.0, 1.0, "") for _ in programme.least]
        self._least = np.zeros_like(programme.least)
        self._most = np.ones_like(programme.most)
        self._rows: list[pywraplp.Constraint] = []
        self._largest = 1.0

    def aim(self, cost: Cost) -> None:
        """Make this cost the least from now on."""
        real = (cost.parts / cost.of).astype(np.float64)
        self._largest = float(np.abs(real).max(initial=0)) or 1.0
        objective = self._solver.Objective()
        objective.Clear()
        objective.SetMinimization()
        for one in np.flatnonzero(real).tolist():
            objective.SetCoefficient(self._variables[one], real[one] / self._largest)

    def _follow(self) -> None:
        """Take over what the programme has been narrowed by."""
        programme = self._programme
        moved = (self._least != programme.least) | (self._most != programme.most)
        for one in np.flatnonzero(moved).tolist():
            self._variables[one].SetBounds(float(programme.least[one]), float(programme.most[one]))
        self._least, self._most = programme.least, programme.most
        for row in programme.rows[len(self._rows) :]:
            constraint = self._solver.Constraint(float(row.least), float(row.most))
            for one, coefficient in zip(
                row.variables.tolist(), row.coefficients.tolist(), strict=True
            ):
                constraint.SetCoefficient(self._variables[one], float(coefficient))
            self._rows.append(constraint)

    def solve(self) -> Reals:
        """The best of the relaxation. Raises `Impossible`."""
        return self._answer(optimal)

    def solve_afresh(self) -> Reals:
        """The same from the beginning. Raises `Impossible`."""
        return self._answer(afresh)

    def _answer(self, solve: Callable[[pywraplp.Solver], bool]) -> Reals:
        self._follow()
        if not solve(self._solver):
            raise Impossible("the relaxation allows nothing")
        return np.array([variable.solution_value() for variable in self._variables])

    def relaxed(self, choice: Reals, cost: Cost) -> _Relaxed:
        """The answer with its bound by weak duality, costs rounded down: whole numbers only."""
        programme = self._programme
        fine = 2 ** max(0, _LARGEST_BITS - math.ceil(math.log2(self._largest)))
        duals = np.array([one.dual_value() for one in self._rows]) * self._largest
        reduced = np.array(
            [
                part * fine // of
                for part, of in zip(cost.parts.tolist(), cost.of.tolist(), strict=True)
            ],
            dtype=np.int64,
        )
        bound = 0
        for row, rounded in zip(programme.rows, np.rint(duals * fine).tolist(), strict=True):
            if rounded and abs(rounded) * np.abs(row.coefficients).max() < _LARGEST_TERM:
                dual = int(rounded)
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
