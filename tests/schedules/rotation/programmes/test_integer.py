"""0/1 programmes settled level by level, against every choice tried."""

import random
from fractions import Fraction
from itertools import product

import numpy as np
import pytest

from schedules.patience import Patience
from schedules.rotation.programmes.integer import Programme
from schedules.rotation.programmes.rows import Cost, Impossible, Row, count

Choices = list[tuple[int, ...]]


def programme(size: int, rows: list[Row], lacking: list[Row] | None = None) -> Programme:
    later = lacking or []

    def broken(choice: np.ndarray) -> list[Row]:
        return [row for row in later if not kept(row, choice)]

    zeros, ones = np.zeros(size, dtype=np.int64), np.ones(size, dtype=np.int64)
    return Programme(zeros, ones, list(rows), broken, Patience(10.0))


def kept(row: Row, choice: np.ndarray) -> bool:
    total = sum(
        choice[one] * times for one, times in zip(row.variables, row.coefficients, strict=True)
    )
    return bool(row.least - 1e-6 <= total <= row.most + 1e-6)


def cost(*parts: int, of: tuple[int, ...] | None = None) -> Cost:
    return Cost(np.array(parts), np.array(of or (1,) * len(parts)))


def members(*variables: int) -> np.ndarray:
    return np.array(variables)


def test_second_level_is_settled_within_the_best_of_the_first() -> None:
    one = programme(3, [count(members(0, 1, 2), 0, 2)])
    assert one.settle(cost(-1, -1, -1)).value == -2
    assert one.settle(cost(3, 2, 1)).value == 3
    assert one.choice is not None
    assert one.choice.tolist() == [0, 1, 1]


def test_fractions_with_a_huge_common_denominator_are_exact() -> None:
    primes = (1009, 1013, 1019, 1021, 1031, 1033, 1039)
    one = programme(7, [count(members(*range(7)), 3, 3)])
    found = one.settle(cost(*(1,) * 7, of=primes))
    assert found.value == found.bound == sum(Fraction(1, prime) for prime in primes[-3:])


def test_rows_that_come_later_are_kept() -> None:
    one = programme(3, [count(members(0, 1, 2), 0, 3)], [count(members(0, 1), 0, 1)])
    found = one.settle(cost(-1, -1, -1))
    assert found.value == found.bound == -2


def test_search_finishes_what_the_relaxation_splits() -> None:
    """An odd cycle of conflicts: the relaxation takes half of everything."""
    ring = [count(members(nth, (nth + 1) % 5), 0, 1) for nth in range(5)]
    one = programme(5, ring)
    found = one.settle(cost(-1, -1, -1, -1, -1))
    assert found.value == found.bound == -2


def test_rows_nothing_keeps_are_impossible() -> None:
    with pytest.raises(Impossible):
        programme(2, [count(members(0, 1), 2, 2), count(members(0), 0, 0)]).settle(cost(1, 1))


@pytest.mark.parametrize("seed", range(40))
def test_levels_equal_those_of_every_choice_tried(seed: int) -> None:
    rng = random.Random(seed)
    size = rng.randint(3, 8)
    rows = [
        count(members(*rng.sample(range(size), rng.randint(2, size))), 0, rng.randint(1, 3))
        for _ in range(rng.randint(1, 4))
    ]
    one = programme(size, rows)
    choices: Choices = [
        choice
        for choice in product((0, 1), repeat=size)
        if all(kept(row, np.array(choice)) for row in rows)
    ]
    for _ in range(4):
        parts = tuple(rng.randint(-3, 2) for _ in range(size))
        of = tuple(rng.choice([1, 2, 7]) for _ in range(size))
        level = cost(*parts, of=of)
        worth = [level.value(np.array(choice)) for choice in choices]
        found = one.settle(level)
        assert found.value == found.bound == min(worth)
        choices = [
            choice for choice, value in zip(choices, worth, strict=True) if value == min(worth)
        ]
        assert one.choice is not None
        assert tuple(one.choice.tolist()) in choices
