"""A search near a bound finds what every choice tried finds."""

import random
from itertools import product

import numpy as np
import pytest

from schedules.patience import Patience
from schedules.rotation.feasible import Numbers
from schedules.rotation.programmes import search
from schedules.rotation.programmes.relaxation import Relaxed
from schedules.rotation.programmes.rows import Cost, Impossible, Reals, Row, Statement, count

SIZE = 7


def nothing(_: Reals) -> list[Row]:
    return []


def statement(rows: list[Row], patience: float = 30.0) -> Statement:
    none = np.zeros(SIZE, dtype=np.int64)
    return Statement(none, none + 1, rows, nothing, Patience(patience))


def without_prices(parts: Numbers) -> Relaxed:
    """What duals of zero prove: no choice costs less than all that is below zero."""
    return Relaxed(np.zeros(0, dtype=np.int64), int(np.minimum(parts, 0).sum()), parts, 1)


def best(rows: list[Row], parts: Numbers) -> int | None:
    """The least cost of all choices that keep the rows."""
    worth = [
        int(parts @ np.array(choice))
        for choice in product((0, 1), repeat=SIZE)
        if all(
            row.least <= np.array(choice)[row.variables] @ row.coefficients <= row.most
            for row in rows
        )
    ]
    return min(worth, default=None)


@pytest.mark.parametrize("seed", range(30))
def test_best_is_found_and_proven_however_narrow_the_search_begins(seed: int) -> None:
    rng = random.Random(seed)
    rows = []
    for _ in range(rng.randint(1, 4)):
        members = np.array(rng.sample(range(SIZE), rng.randint(2, SIZE)))
        rows.append(count(members, rng.randint(0, 2), rng.randint(2, 3)))
    parts = np.array([rng.randint(-5, 30) for _ in range(SIZE)])
    one, cost = statement(rows), Cost(parts, np.ones_like(parts))
    first = rng.choice([None, 0, 1, 10, 100])
    least = best(rows, parts)
    if least is None:
        with pytest.raises(Impossible):
            search.near(one, cost, without_prices(parts), 30.0, first=first)
        return
    bound = search.near(one, cost, without_prices(parts), 30.0, first=first)
    assert one.choice is not None
    assert bound == cost.value(one.choice) == least


def test_without_patience_nothing_is_claimed() -> None:
    parts = np.arange(1, SIZE + 1)
    one = statement([count(np.arange(SIZE), 3, 3)], patience=0.0)
    found = search.near(one, Cost(parts, np.ones_like(parts)), without_prices(parts), 30.0)
    assert (found, one.choice) == (None, None)


def test_worse_choice_does_not_replace_the_one_known() -> None:
    parts = np.arange(1, SIZE + 1)
    one, cost = statement([count(np.arange(SIZE), 2, 2)]), Cost(parts, np.ones_like(parts))
    best_choice = np.array([1, 1, 0, 0, 0, 0, 0])
    one.take(best_choice, cost)
    one.take(best_choice[::-1], cost)
    assert one.choice is best_choice
