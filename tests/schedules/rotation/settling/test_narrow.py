"""Level 7's last search: the best columns near a bound are the best of all."""

import random
from fractions import Fraction
from itertools import product

import numpy as np
import pytest

from schedules.patience import Patience
from schedules.rotation.feasible import Flags
from schedules.rotation.programmes.programme import Columns
from schedules.rotation.programmes.relaxation import Relaxed
from schedules.rotation.programmes.rows import Row, count
from schedules.rotation.settling import narrow

PLACES, CHANCES, DAY = 4, 6, 6


def case(seed: int) -> tuple[Columns, list[Row]]:
    """Every chance at every place, at random costs, and rows that keep some chances apart."""
    rng = random.Random(seed)
    pairs = list(product(range(CHANCES), range(PLACES)))
    columns = Columns(
        np.array([chance for chance, _ in pairs]),
        np.array([place for _, place in pairs]),
        np.array([rng.randint(0, 60) for _ in pairs]),
        DAY,
    )
    rows = [count(np.array([chance]), 0, 1) for chance in range(CHANCES)]
    rows.append(count(np.array(rng.sample(range(CHANCES), 4)), rng.randint(0, 2), 2))
    return columns, rows


def without_prices(columns: Columns) -> Relaxed:
    return Relaxed(np.zeros(0, dtype=np.int64), 0, columns.cost, DAY)


def best(columns: Columns, rows: list[Row]) -> Fraction | None:
    """The least of all ways to fill the places."""
    worth = []
    for chances in product(range(CHANCES), repeat=PLACES):
        times = np.bincount(chances, minlength=CHANCES)
        if all(row.least <= times[row.variables].sum() <= row.most for row in rows):
            taken = [chance * PLACES + place for place, chance in enumerate(chances)]
            worth.append(Fraction(int(columns.cost[taken].sum()), DAY))
    return min(worth, default=None)


@pytest.mark.parametrize("seed", range(20))
def test_best_columns_are_those_of_every_way_tried(seed: int) -> None:
    columns, rows = case(seed)
    found = narrow.best(columns, without_prices(columns), rows, None, Patience(30.0))
    assert found.columns is not None
    assert found.bound == columns.days(found.columns) == best(columns, rows)


@pytest.mark.parametrize("seed", range(10))
def test_known_columns_are_bettered_or_proven(seed: int) -> None:
    columns, rows = case(seed)
    for chances in ((0, 1, 2, 3), (2, 3, 4, 5)):
        known = np.zeros(len(columns.place), dtype=np.bool_)
        known[[chance * PLACES + place for place, chance in enumerate(chances)]] = True
        if keeps(columns, rows, known):
            found = narrow.best(columns, without_prices(columns), rows, known, Patience(30.0))
            assert found.columns is not None
            assert found.bound == columns.days(found.columns) == best(columns, rows)


def keeps(columns: Columns, rows: list[Row], taken: Flags) -> bool:
    times = np.bincount(columns.chance[taken], minlength=CHANCES)
    return all(row.least <= times[row.variables].sum() <= row.most for row in rows)


def test_without_patience_the_known_columns_and_the_relaxation_remain() -> None:
    columns, rows = case(1)
    known = np.zeros(len(columns.place), dtype=np.bool_)
    known[[0, PLACES + 1, 2 * PLACES + 2, 3 * PLACES + 3]] = True
    found = narrow.best(columns, without_prices(columns), rows[:CHANCES], known, Patience(0.0))
    assert found.columns is known
    assert found.bound == 0
