"""A 0/1 programme settled level by level: relaxations first, search where they fall short."""

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from fractions import Fraction
from math import lcm

import numpy as np
from numpy.typing import NDArray
from ortools.linear_solver import pywraplp
from ortools.sat.python import cp_model

from schedules.patience import Patience
from schedules.rotation.feasible import Numbers

Reals = NDArray[np.float64]

_EPSILON = 1e-6
_LARGEST_BITS = 46
_LARGEST_COEFFICIENT = 2**20
_LARGEST_OBJECTIVE = 2**40
# Any numbers on the rows give a bound: one that might overflow is as good as none.
_LARGEST_TERM = 2.0**55
_SEED = 1
_SHAKES = (1e-5, 1e-4)
_NEAR = 10**9
_PRIMAL = "use_preprocessing: false use_dual_simplex: false"
_DUAL = "use_preprocessing: false use_dual_simplex: true"
_COLD = "use_preprocessing: true use_dual_simplex: false"
_MOST_WORK = 60.0


class Impossible(ArithmeticError):
    """No choice keeps the rows, or none was found in time."""


@dataclass(frozen=True, slots=True)
class Row:
    """`least` <= sum of `coefficients` * variables <= `most`.

    `of_counts` is a row that says nothing more once the units' numbers of contacts are settled.
    """

    variables: Numbers
    coefficients: Numbers
    least: int
    most: int
    of_counts: bool = False


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
    """The duals of a relaxation, the bound and reduced costs they give, in parts of `fineness`."""

    duals: Numbers
    bound: int
    reduced: Numbers
    fineness: int

    def gap(self, value: Fraction) -> int:
        """How far the value is above the bound, rounded up."""
        return math.ceil(value * self.fineness - self.bound)


@dataclass(slots=True)
class Programme:
    """Variables that are 0 or 1, within bounds and rows that narrow as levels are settled.

    `lacking` gives rows a (perhaps fractional) choice breaks, of those too many to state at once.
    `patience` is what searches may still do. `choice` is the best found so far.
    """

    least: Numbers
    most: Numbers
    rows: list[Row]
    lacking: Callable[[Reals], list[Row]]
    patience: Patience
    choice: Numbers | None = None
    linear: "_Linear | None" = None

    def settle(self, cost: Cost, *, work: float = _MOST_WORK, of_counts: bool = False) -> Outcome:
        """Make the cost least and keep it so. Raises `Impossible`.

        Where the relaxation falls short a search does so much `work`, in CP-SAT's own measure.
        `of_counts` is a cost that only the units' numbers of contacts decide.
        """
        if self.choice is not None and not cost.parts[self.most > self.least].any():
            value = cost.value(self.choice)
            return Outcome(value, value)
        relaxed = self._approach(cost)
        found = None
        if work and not self._is_near(cost, relaxed):
            found = _search(self, cost, work)
        value = cost.value(self._chosen())
        self._fix(relaxed, value)
        bound = self._lifted(cost, relaxed, value)
        if not self._is_settled(cost, relaxed, value):
            self._keep(cost, value, of_counts)
        return Outcome(value, bound if found is None else max(bound, found))

    def _approach(self, cost: Cost) -> _Relaxed:
        """The relaxation, and a whole choice near its bound if there is one to be had cheaply.

        An answer with fractions lies between equal ones: a shake of the costs tells them apart.
        """
        linear = self.linear = self.linear or _Linear(self)
        linear.aim(cost)
        relaxed = self._consider(linear, cost, linear.solve)
        for shake in _SHAKES:
            if self._is_near(cost, relaxed):
                return relaxed
            linear.aim(cost, shake=shake)
            self._consider(linear, cost, linear.solve)
        linear.aim(cost)
        return (
            relaxed
            if self._is_near(cost, relaxed)
            else self._consider(linear, cost, linear.solve_afresh)
        )

    def _consider(self, linear: "_Linear", cost: Cost, solve: Callable[[], Reals]) -> _Relaxed:
        """Solve until no row is lacking; the answer is the choice if it is whole and better."""
        answer = solve()
        while rows := self.lacking(answer):
            self.rows.extend(rows)
            answer = solve()
        if is_whole(answer):
            whole = np.rint(answer).astype(np.int64)
            if self.choice is None or cost.value(whole) < cost.value(self.choice):
                self.choice = whole
        return linear.relaxed(cost)

    def _is_near(self, cost: Cost, relaxed: _Relaxed) -> bool:
        """Whether the choice is the best as far as can be told from the relaxation's bound."""
        if self.choice is None:
            return False
        gap = cost.value(self.choice) - Fraction(relaxed.bound, relaxed.fineness)
        return gap * _NEAR < max(1, abs(relaxed.bound) // relaxed.fineness)

    def _chosen(self) -> Numbers:
        if self.choice is None:
            raise Impossible("nothing was found in time")
        return self.choice

    def _fix(self, relaxed: _Relaxed, value: Fraction) -> None:
        """What would cost more than the gap to change keeps its value in all that is as good.

        That goes for variables, by their reduced costs, and for rows, by their duals.
        """
        over = relaxed.gap(value)
        self.most = np.where(relaxed.reduced > over, self.least, self.most)
        self.least = np.where(relaxed.reduced < -over, self.most, self.least)
        for number, (row, dual) in enumerate(zip(self.rows, relaxed.duals.tolist(), strict=False)):
            if row.least < row.most and abs(dual) > over:
                tight = row.least if dual > 0 else row.most
                self.rows[number] = replace(row, least=tight, most=tight)

    def _is_settled(self, cost: Cost, relaxed: _Relaxed, value: Fraction) -> bool:
        """Whether what is still free cannot change the level: all of it costs less than a step."""
        over = relaxed.gap(value)
        free = np.minimum(np.abs(relaxed.reduced), over)[self.most > self.least].sum()
        rows = sum(
            min(abs(dual), over) * int(np.abs(row.coefficients).sum())
            for row, dual in zip(self.rows, relaxed.duals.tolist(), strict=False)
            if dual and row.least < row.most
        )
        return bool(2 * (int(free) + rows + over) < self._step(cost) * relaxed.fineness)

    def _step(self, cost: Cost) -> Fraction:
        """What is still free changes the cost by multiples of this."""
        free = (self.most > self.least) & (cost.parts != 0)
        return Fraction(1, lcm(1, *set(cost.of[free].tolist())))

    def _lifted(self, cost: Cost, relaxed: _Relaxed, value: Fraction) -> Fraction:
        """The bound: the value itself where the gap is smaller than any step, or none exactly."""
        bound = Fraction(relaxed.bound, relaxed.fineness)
        if value - bound < self._step(cost):
            return value
        return max(bound, _snapped(self, cost, relaxed))

    def _keep(self, cost: Cost, value: Fraction, of_counts: bool) -> None:
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
        whole = np.array(coefficients, dtype=np.int64)
        self.rows.append(Row(free, whole, least, most, of_counts))


def _scale(parts: list[int], of: list[int], largest: int) -> tuple[Fraction, bool]:
    """What makes whole numbers of the fractions, and whether exactly; else they are rounded down.

    A row of costs rounded down lets through all that keeps the exact one, and hardly more.
    """
    exact = Fraction(lcm(1, *set(of)))
    most = max(
        (abs(part) * exact / one for part, one in zip(parts, of, strict=True)), default=exact
    )
    return (exact, True) if most <= largest else (exact * largest / most, False)


def _snapped(programme: Programme, cost: Cost, relaxed: _Relaxed) -> Fraction:
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
    for row, dual in zip(programme.rows, relaxed.duals.tolist(), strict=False):
        near = _nearest(dual / relaxed.fineness, exact, values)
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
    solver.Objective().SetMinimization()
    return solver


def optimal(solver: pywraplp.Solver, *, dual: bool = False) -> bool:
    """Solve; once more from the beginning, should a warm start have led astray.

    The `dual` method is for when nothing but rows has come since the last answer.
    """
    solver.SetSolverSpecificParametersAsString(_DUAL if dual else _PRIMAL)
    return bool(solver.Solve() == pywraplp.Solver.OPTIMAL) or afresh(solver)


def afresh(solver: pywraplp.Solver) -> bool:
    """Solve from the beginning: among equal answers this one has fewer fractions."""
    solver.SetSolverSpecificParametersAsString(_COLD)
    return bool(solver.Solve() == pywraplp.Solver.OPTIMAL)


class _Linear:
    """The relaxation of a programme in GLOP."""

    def __init__(self, programme: Programme) -> None:
        self._programme = programme
        self._solver = glop()
        self._variables = [self._solver.NumVar(0.0, 1.0, "") for _ in programme.least]
        self._least = np.zeros_like(programme.least)
        self._most = np.ones_like(programme.most)
        self._rows: list[pywraplp.Constraint] = []
        self._seen: list[Row] = []
        self._largest = 1.0

    def aim(self, cost: Cost, *, shake: float = 0.0) -> None:
        """Make this cost the least from now on, each variable's shaken by at most so much."""
        real = (cost.parts / cost.of).astype(np.float64)
        self._largest = float(np.abs(real).max(initial=0)) or 1.0
        aims = real / self._largest
        if shake:
            aims += np.random.default_rng(_SEED).random(len(aims)) * shake
        objective = self._solver.Objective()
        objective.Clear()
        objective.SetMinimization()
        for one in np.flatnonzero(aims).tolist():
            objective.SetCoefficient(self._variables[one], aims[one])

    def _follow(self) -> None:
        """Take over what the programme has been narrowed by."""
        programme = self._programme
        moved = (self._least != programme.least) | (self._most != programme.most)
        for one in np.flatnonzero(moved).tolist():
            self._variables[one].SetBounds(float(programme.least[one]), float(programme.most[one]))
        self._least, self._most = programme.least, programme.most
        for number, row in enumerate(programme.rows[: len(self._rows)]):
            if row is not self._seen[number]:
                self._rows[number].SetBounds(float(row.least), float(row.most))
        self._seen = list(programme.rows)
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

    def relaxed(self, cost: Cost) -> _Relaxed:
        """The duals with their bound by weak duality, costs rounded down: whole numbers only."""
        programme = self._programme
        fine = 2 ** max(0, _LARGEST_BITS - math.ceil(math.log2(self._largest)))
        real = np.array([one.dual_value() for one in self._rows], dtype=np.float64)
        reduced = np.array(
            [
                part * fine // of
                for part, of in zip(cost.parts.tolist(), cost.of.tolist(), strict=True)
            ],
            dtype=np.int64,
        )
        bound = 0
        largest = np.array([np.abs(row.coefficients).max(initial=1) for row in programme.rows])
        parts = np.rint(real * (self._largest * fine))
        duals = np.where(np.abs(parts) * largest < _LARGEST_TERM, parts, 0).astype(np.int64)
        for row, dual in zip(programme.rows, duals.tolist(), strict=True):
            if dual:
                np.subtract.at(reduced, row.variables, dual * row.coefficients)
                bound += dual * (row.least if dual > 0 else row.most)
        at_best = np.where(reduced > 0, programme.least, programme.most)
        bound += sum((reduced[at_best == 1]).tolist())
        return _Relaxed(duals, bound, reduced, fine)


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
        self._work = work
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
        """Search for as long as there is work and patience left."""
        work = min(self._work, self._programme.patience.left())
        if work <= 0:
            return cp_model.UNKNOWN
        self._solver.parameters.max_deterministic_time = work
        status = self._solver.solve(self._model)
        self._work -= self._solver.deterministic_time
        self._programme.patience.spend(self._solver.deterministic_time)
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
