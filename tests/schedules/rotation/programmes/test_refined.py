"""Duals made finer prove what real numbers cannot, and never more than is true."""

from fractions import Fraction
from itertools import product

import numpy as np
import pytest

from schedules.patience import Patience
from schedules.rotation.programmes import relaxation
from schedules.rotation.programmes.integer import Programme
from schedules.rotation.programmes.linear import Linear
from schedules.rotation.programmes.refined import Rest
from schedules.rotation.programmes.rows import Cost, Reals, Row, Statement, count

# Days units were open: their common multiple has more than twenty digits.
OPEN_DAYS = [1461, 1459, 1453, 1451, 1447, 1439, 1433, 1429]


def nothing_lacks(_: Reals) -> list[Row]:
    return []


def statement(rng: np.random.Generator, size: int) -> tuple[Programme, Cost]:
    """Of stretches of variables one or two are 1 at most: such a relaxation is never split."""
    rows = [
        count(np.arange(start, start + length), 0, int(rng.integers(1, 3)))
        for start, length in zip(
            rng.integers(0, size - 6, size // 3).tolist(),
            rng.integers(4, 7, size // 3).tolist(),
            strict=True,
        )
    ]
    zeros, ones = np.zeros(size, dtype=np.int64), np.ones(size, dtype=np.int64)
    cost = Cost(rng.integers(-40, 41, size), rng.choice(OPEN_DAYS, size))
    return Programme(zeros, ones, rows, nothing_lacks, Patience(10.0)), cost


def kept(one: Statement, choice: np.ndarray) -> bool:
    return all(
        row.least <= choice[row.variables] @ row.coefficients <= row.most for row in one.rows
    )


@pytest.mark.parametrize("seed", range(20))
def test_bound_is_the_value_where_steps_are_too_small_for_real_numbers(seed: int) -> None:
    one, level = statement(np.random.default_rng(seed), 200)
    found = one.settle(level)
    assert one.choice is not None
    assert kept(one, one.choice)
    assert found.bound == found.value == level.value(one.choice)


def test_such_steps_are_too_small_for_duals_as_the_solver_gives_them() -> None:
    """Else the test above would be about less than it says."""
    lacking = 0
    for seed in range(20):
        one, level = statement(np.random.default_rng(seed), 200)
        found = one.settle(level)
        assert found.relaxed is not None
        rough = Fraction(found.relaxed.bound, found.relaxed.fineness)
        snapped = relaxation.snapped(one, level, found.relaxed)
        lacking += max(rough, snapped) < found.value - one.step(level)
    assert lacking > 2


@pytest.mark.parametrize("seed", range(40))
def test_bound_is_never_above_the_best(seed: int) -> None:
    """However often it is made finer, and whatever gap it is made finer for."""
    rng = np.random.default_rng(seed)
    one, level = statement(rng, 10)
    one.rows.append(count(np.array([0, 4, 8]), 0, 1))
    choices = [np.array(bits) for bits in product((0, 1), repeat=10)]
    best = min(level.value(choice) for choice in choices if kept(one, choice))
    linear, rest = Linear(one), Rest(one, level)
    linear.aim(level)
    linear.solve()
    rest.take(linear.relaxed(level))
    for _ in range(4):
        assert rest.bound() <= best
        finer = rest.enlarged(Fraction(1, int(rng.integers(1, 10**9))))
        linear.aim(finer)
        linear.solve()
        rest.take(linear.relaxed(finer))
    assert rest.bound() <= best


def test_duals_taken_move_costs_to_rows_and_leave_every_choice_as_dear() -> None:
    rng = np.random.default_rng(5)
    one, level = statement(rng, 30)
    costs = relaxation.in_parts(level, relaxation.common(level))
    duals = rng.integers(-5, 6, len(one.rows)).tolist()
    before = list(costs)
    worth = relaxation.moved(one, costs, duals)
    pairs = list(zip(one.rows, duals, strict=True))
    assert worth == sum(dual * (row.least if dual > 0 else row.most) for row, dual in pairs)
    for choice in rng.integers(0, 2, (50, 30)):
        paid = sum(dual * int(choice[row.variables].sum()) for row, dual in pairs)
        assert np.dot(before, choice) == np.dot(costs, choice) + paid
