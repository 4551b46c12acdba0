"""Cheapest circulations by levels, on networks small enough to see through."""

import numpy as np
import pytest

from schedules.rotation.settling import circulation
from schedules.rotation.settling.circulation import Cost, Network, Unsolvable


def network(arcs: list[tuple[int, int, int, int]]) -> Network:
    """Arcs as (tail, head, least, most)."""
    tail, head, least, most = (
        np.array(column, dtype=np.int64) for column in zip(*arcs, strict=True)
    )
    return Network(int(max(tail.max(), head.max())) + 1, tail, head, least, most)


def cost(*arcs: int, reach: int) -> Cost:
    return Cost(np.array(arcs, dtype=np.int64), reach)


TWO_WAYS = network([(0, 1, 0, 1), (1, 2, 0, 1), (1, 3, 0, 1), (2, 0, 0, 1), (3, 0, 0, 1)])


def test_first_level_decides_before_the_second() -> None:
    send = cost(-1, 0, 0, 0, 0, reach=1)
    dear = cost(0, 5, 1, 0, 0, reach=5)
    found = circulation.best(TWO_WAYS, [send, dear])
    assert found.flow.tolist() == [1, 0, 1, 0, 1]
    idle = circulation.best(TWO_WAYS, [dear, send])
    assert idle.flow.tolist() == [0, 0, 0, 0, 0]


def test_what_the_levels_settle_is_fixed_and_the_rest_left_free() -> None:
    found = circulation.best(TWO_WAYS, [cost(-1, 0, 0, 0, 0, reach=1)])
    assert (found.network.least[0], found.network.most[0]) == (1, 1)
    assert (found.network.least[1], found.network.most[1]) == (0, 1)


def test_potentials_leave_no_residual_arc_with_a_negative_reduced_cost() -> None:
    price = cost(-9, 2, 1, 0, 3, reach=20)
    found = circulation.best(TWO_WAYS, [price])
    reduced = price.arcs + found.potentials[TWO_WAYS.tail] - found.potentials[TWO_WAYS.head]
    assert (reduced[found.flow < TWO_WAYS.most] >= 0).all()
    assert (reduced[found.flow > TWO_WAYS.least] <= 0).all()


def test_costs_too_large_for_64_bits_are_still_exact() -> None:
    huge = 10**30
    close = Cost(np.array([-5 * huge, huge + 1, huge, 0, 0], dtype=object), 10 * huge)
    found = circulation.best(TWO_WAYS, [close])
    assert found.flow.tolist() == [1, 0, 1, 0, 1]
    assert found.network.most.tolist()[3] == 0


def test_levels_that_do_not_fit_together_are_solved_one_after_the_other() -> None:
    send = cost(-1, 0, 0, 0, 0, reach=2**40)
    dear = cost(0, 5, 1, 0, 0, reach=2**40)
    assert circulation.best(TWO_WAYS, [send, dear]).flow.tolist() == [1, 0, 1, 0, 1]


def test_bounds_nothing_can_keep_are_told() -> None:
    with pytest.raises(Unsolvable):
        circulation.best(network([(0, 1, 1, 1), (0, 1, 0, 1)]), [cost(0, 0, reach=1)])


def test_packed_numbers_come_apart_again() -> None:
    levels = [cost(reach=1), cost(reach=3), cost(reach=7)]
    parts = [np.array(one) for one in ([-1, 0, 1], [3, -3, 2], [-7, 7, 0])]
    packed = (parts[0] * 7 + parts[1]) * 15 + parts[2]
    apart = circulation.digits(packed, levels)
    assert [one.tolist() for one in apart] == [one.tolist() for one in parts]
