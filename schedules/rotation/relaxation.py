"""Relaxations in GLOP, and bounds from their duals in exact arithmetic."""

import math
from dataclasses import dataclass
from fractions import Fraction
from math import lcm

import numpy as np
from ortools.linear_solver import linear_solver_pb2, pywraplp

from schedules.rotation.feasible import Numbers
from schedules.rotation.rows import Cost, Reals, Statement

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


def answer(solver: pywraplp.Solver) -> tuple[Reals, Reals]:
    """The values of the solver's variables and the duals of its constraints, all read at once."""
    found = linear_solver_pb2.MPSolutionResponse()
    solver.FillSolutionResponseProto(found)
    values, duals = found.variable_value, found.dual_value
    return np.fromiter(values, np.float64, len(values)), np.fromiter(duals, np.float64, len(duals))


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
        near = nearest(dual / relaxed.fineness, exact, values) if dual else 0
        if near:
            bound += near * (row.least if near > 0 else row.most)
            for one, coefficient in zip(
                row.variables.tolist(), row.coefficients.tolist(), strict=True
            ):
                reduced[one] -= near * coefficient
    limits = zip(reduced, statement.least.tolist(), statement.most.tolist(), strict=True)
    bound += sum(one * (least if one > 0 else most) for one, least, most in limits)
    return Fraction(bound, whole)


def nearest(dual: float, exact: list[int], values: Reals) -> int:
    """The sum of two of the `exact` numbers nearest the dual; `values` are what they stand for."""
    rest = dual - values
    place = np.clip(np.searchsorted(values, rest), 1, len(values) - 1)
    other = np.where(rest - values[place - 1] < values[place] - rest, place - 1, place)
    best = int(np.argmin(np.abs(rest - values[other])))
    return exact[best] + exact[int(other[best])]
