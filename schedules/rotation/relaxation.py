"""The relaxation of a 0/1 programme in GLOP, with bounds in exact arithmetic."""

import math
from dataclasses import dataclass
from fractions import Fraction
from math import lcm

import numpy as np
from ortools.linear_solver import pywraplp

from schedules.rotation.feasible import Numbers
from schedules.rotation.rows import Cost, Impossible, Reals, Row, Statement

_LARGEST_BITS = 46
# Any numbers on the rows give a bound: one that might overflow is as good as none.
_LARGEST_TERM = 2.0**55
_SEED = 1
_PRIMAL = "use_preprocessing: false use_dual_simplex: false"
_DUAL = "use_preprocessing: false use_dual_simplex: true"
_COLD = "use_preprocessing: true use_dual_simplex: false"


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
    return bool(solver.Solve() == pywraplp.Solver.OPTIMAL) or _afresh(solver)


def _afresh(solver: pywraplp.Solver) -> bool:
    """Solve from the beginning: among equal answers this one has fewer fractions."""
    solver.SetSolverSpecificParametersAsString(_COLD)
    return bool(solver.Solve() == pywraplp.Solver.OPTIMAL)


@dataclass(frozen=True, slots=True)
class Relaxed:
    """The duals of a relaxation, the bound and reduced costs they give, in parts of `fineness`."""

    duals: Numbers
    bound: int
    reduced: Numbers
    fineness: int

    def gap(self, value: Fraction) -> int:
        """How far the value is above the bound, rounded up."""
        return math.ceil(value * self.fineness - self.bound)


class Linear:
    """The relaxation of a statement in GLOP."""

    def __init__(self, statement: Statement) -> None:
        self._statement = statement
        self._solver = glop()
        self._variables = [self._solver.NumVar(0.0, 1.0, "") for _ in statement.least]
        self._least = np.zeros_like(statement.least)
        self._most = np.ones_like(statement.most)
        self._rows: list[pywraplp.Constraint] = []
        self._seen: list[Row] = []
        self._largest = 1.0
        self._is_warm = False

    def aim(self, cost: Cost, *, shake: float = 0.0) -> None:
        """Make this cost the least from now on, each variable's shaken by at most so much."""
        self._is_warm = False
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
        """Take over what the statement has been narrowed by."""
        statement = self._statement
        moved = (self._least != statement.least) | (self._most != statement.most)
        for one in np.flatnonzero(moved).tolist():
            self._variables[one].SetBounds(float(statement.least[one]), float(statement.most[one]))
        self._least, self._most = statement.least, statement.most
        for number, row in enumerate(statement.rows[: len(self._rows)]):
            if row is not self._seen[number]:
                self._rows[number].SetBounds(float(row.least), float(row.most))
        self._seen = list(statement.rows)
        for row in statement.rows[len(self._rows) :]:
            constraint = self._solver.Constraint(float(row.least), float(row.most))
            for one, coefficient in zip(
                row.variables.tolist(), row.coefficients.tolist(), strict=True
            ):
                constraint.SetCoefficient(self._variables[one], float(coefficient))
            self._rows.append(constraint)

    def solve(self) -> Reals:
        """The best of the relaxation. Raises `Impossible`.

        Where only rows and bounds have come since the last answer, the dual method goes on from
        there.
        """
        self._follow()
        if not optimal(self._solver, dual=self._is_warm):
            raise Impossible("the relaxation allows nothing")
        self._is_warm = True
        return np.array([variable.solution_value() for variable in self._variables])

    def relaxed(self, cost: Cost) -> Relaxed:
        """The duals with their bound by weak duality, costs rounded down: whole numbers only."""
        statement = self._statement
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
        largest = np.array([np.abs(row.coefficients).max(initial=1) for row in statement.rows])
        parts = np.rint(real * (self._largest * fine))
        duals = np.where(np.abs(parts) * largest < _LARGEST_TERM, parts, 0).astype(np.int64)
        for row, dual in zip(statement.rows, duals.tolist(), strict=True):
            if dual:
                np.subtract.at(reduced, row.variables, dual * row.coefficients)
                bound += dual * (row.least if dual > 0 else row.most)
        at_best = np.where(reduced > 0, statement.least, statement.most)
        bound += sum((reduced[at_best == 1]).tolist())
        return Relaxed(duals, bound, reduced, fine)


def snapped(statement: Statement, cost: Cost, relaxed: Relaxed) -> Fraction:
    """The bound of the duals taken for what they nearly are: a cost, or costs' sum or difference.

    Any numbers on the rows give a bound, so this need not be right to be sound. All are counted in
    parts of the costs' common denominator.
    """
    whole = lcm(1, *set(cost.of.tolist()))
    reduced = [
        part * (whole // of) for part, of in zip(cost.parts.tolist(), cost.of.tolist(), strict=True)
    ]
    exact = sorted({*reduced, *(-one for one in reduced)})
    values = np.array([one / whole for one in exact])
    bound = 0
    for row, dual in zip(statement.rows, relaxed.duals.tolist(), strict=False):
        near = _nearest(dual / relaxed.fineness, exact, values) if dual else 0
        if near:
            bound += near * (row.least if near > 0 else row.most)
            for one, coefficient in zip(
                row.variables.tolist(), row.coefficients.tolist(), strict=True
            ):
                reduced[one] -= near * coefficient
    limits = zip(reduced, statement.least.tolist(), statement.most.tolist(), strict=True)
    bound += sum(one * (least if one > 0 else most) for one, least, most in limits)
    return Fraction(bound, whole)


def _nearest(dual: float, exact: list[int], values: Reals) -> int:
    """The cost, or sum of two, nearest the dual."""
    rest = dual - values
    place = np.clip(np.searchsorted(values, rest), 1, len(values) - 1)
    other = np.where(rest - values[place - 1] < values[place] - rest, place - 1, place)
    best = int(np.argmin(np.abs(rest - values[other])))
    return exact[best] + exact[int(other[best])]
