"""The relaxation that begins with some columns answers as the one that has all."""

import numpy as np
import pytest

from schedules.patience import Patience
from schedules.rotation.feasible import Flags
from schedules.rotation.programmes.linear import Linear
from schedules.rotation.programmes.rows import Cost, Impossible, Reals, Row, Statement, count

SIZE = 40


def nothing_lacks(_: Reals) -> list[Row]:
    return []


def statement(rng: np.random.Generator) -> tuple[Statement, Cost]:
    """Rows that ask for some of their members and let no more than some be taken."""
    rows = []
    for _ in range(12):
        members = rng.choice(SIZE, int(rng.integers(3, 12)), replace=False)
        least = int(rng.integers(0, 3))
        rows.append(count(members, least, least + int(rng.integers(0, 2))))
    zeros, ones = np.zeros(SIZE, dtype=np.int64), np.ones(SIZE, dtype=np.int64)
    cost = Cost(rng.integers(-9, 10, SIZE), rng.integers(1, 7, SIZE))
    return Statement(zeros, ones, rows, nothing_lacks, Patience(1.0)), cost


def best(one: Statement, cost: Cost, begin: Flags | None) -> tuple[float, float] | None:
    """The cost of the answer and the bound of its duals; null if nothing is allowed."""
    linear = Linear(one, begin)
    linear.aim(cost)
    try:
        answer = linear.solve()
    except Impossible:
        return None
    for row in one.rows:
        assert row.least - 1e-6 <= answer[row.variables] @ row.coefficients <= row.most + 1e-6
    relaxed = linear.relaxed(cost)
    return float(answer @ (cost.parts / cost.of)), relaxed.bound / relaxed.fineness


@pytest.mark.parametrize("seed", range(60))
def test_answer_is_the_same_whatever_it_begins_with(seed: int) -> None:
    rng = np.random.default_rng(seed)
    one, cost = statement(rng)
    expected = best(one, cost, None)
    for begin in (rng.random(SIZE) < 0.3, np.zeros(SIZE, dtype=np.bool_)):
        found = best(one, cost, begin)
        assert found == (expected if expected is None else pytest.approx(expected, abs=1e-5))


def test_statements_are_of_both_kinds() -> None:
    """Else the test above would be about less than it says."""
    answers = [best(*statement(np.random.default_rng(seed)), None) for seed in range(60)]
    assert 10 < sum(one is None for one in answers) < 50


def test_column_left_out_is_found_when_the_cost_changes() -> None:
    begin = np.array([True, False, True])
    zeros, ones = np.zeros(3, dtype=np.int64), np.ones(3, dtype=np.int64)
    one = Statement(zeros, ones, [count(np.arange(3), 1, 1)], nothing_lacks, Patience(1.0))
    linear = Linear(one, begin)
    linear.aim(Cost(np.array([1, 2, 3]), ones))
    assert linear.solve().tolist() == [1, 0, 0]
    linear.aim(Cost(np.array([3, 1, 2]), ones))
    assert linear.solve().tolist() == [0, 1, 0]


def test_variable_that_is_fixed_is_taken_though_it_was_left_out() -> None:
    zeros, ones = np.zeros(2, dtype=np.int64), np.ones(2, dtype=np.int64)
    one = Statement(zeros, ones, [count(np.arange(2), 0, 1)], nothing_lacks, Patience(1.0))
    linear = Linear(one, np.array([True, False]))
    linear.aim(Cost(np.array([-1, 0]), ones))
    assert linear.solve().tolist() == [1, 0]
    one.least = np.array([0, 1])
    assert linear.solve().tolist() == [0, 1]
