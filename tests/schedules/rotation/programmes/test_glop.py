"""A linear programme that grows answers as one stated at once, and knows where it last ended."""

import numpy as np
import pytest

from schedules.rotation.programmes.glop import Glop
from schedules.rotation.programmes.rows import Reals


def reals(*numbers: float) -> Reals:
    return np.array(numbers, dtype=np.float64)


def knapsack() -> Glop:
    """Of three things worth 1, 2 and 3, one and a half."""
    glop = Glop()
    things = glop.add_columns(reals(0, 0, 0), reals(1, 1, 1), reals(-1, -2, -3))
    rows = glop.add_rows(reals(0), reals(1.5))
    glop.fill(np.repeat(rows, 3), things, reals(1, 1, 1))
    return glop


@pytest.mark.parametrize("dual", [True, False])
def test_best_answer_and_its_duals(dual: bool) -> None:
    glop = knapsack()
    assert glop.solve(dual=dual)
    assert glop.values.tolist() == [0, 0.5, 1]
    assert glop.duals.tolist() == [-2]


@pytest.mark.parametrize("dual", [True, False])
def test_other_bounds_and_costs_move_the_answer(dual: bool) -> None:
    glop = knapsack()
    glop.solve()
    glop.aim(np.array([0]), reals(-9))
    glop.bound_rows(np.array([0]), reals(0), reals(2.5))
    glop.bound_columns(np.array([2]), reals(0), reals(0.25))
    assert glop.solve(dual=dual)
    assert glop.values.tolist() == [1, 1, 0.25]


def test_columns_and_rows_that_come_later_are_as_if_stated_at_once() -> None:
    glop = knapsack()
    glop.solve()
    new = glop.add_columns(reals(0), reals(np.inf), reals(-4))
    glop.fill(np.array([0]), new, reals(1))
    row = glop.add_rows(reals(0), reals(1))
    glop.fill(np.repeat(row, 2), np.array([3, 2]), reals(1, 1))
    assert glop.solve()
    assert glop.values.tolist() == [0, 0.5, 0, 1]
    assert glop.duals.tolist() == [-2, -2]


def test_bounds_moved_before_the_solver_is_told_are_those_it_is_told() -> None:
    glop = knapsack()
    glop.bound_columns(np.array([2]), reals(0), reals(0))
    assert glop.solve()
    assert glop.values.tolist() == [0.5, 1, 0]


def test_rows_nothing_keeps_have_no_answer_and_bounds_that_allow_some_have_one_again() -> None:
    glop = knapsack()
    glop.bound_rows(np.array([0]), reals(4), reals(5))
    assert not glop.solve()
    glop.bound_rows(np.array([0]), reals(3), reals(5))
    assert glop.solve(dual=True)
    assert glop.values.tolist() == [1, 1, 1]
