"""Prices that prove a part's levels, from the duals by which they were settled one after another.

A level settled narrows what the next may choose from. Prices narrow nothing: instead they make a
step on the level before worth so much that no choice would give one up for all there is to gain.
"""

from collections.abc import Mapping
from fractions import Fraction
from math import ceil, lcm
from typing import TypeVar

import numpy as np

from schedules.rotation.bounds import priced
from schedules.rotation.bounds.groups import Group
from schedules.rotation.certificate import Prices
from schedules.rotation.levels import Level
from schedules.rotation.programmes.rows import Cost
from schedules.rotation.settling.guesses import Duals

Key = TypeVar("Key")


def prices(
    group: Group, duals: Mapping[Level, Duals], gains: Mapping[Level, Fraction]
) -> dict[Level, Prices]:
    """The prices that prove the levels in the order of `gains`, up to one they cannot prove.

    `gains` are what the part's best choice costs on each level, from the contacts there are.
    """
    spread = {level: _spread(one.cost) for level, one in duals.items()}
    found: dict[Level, Prices] = {}
    before: dict[Level, Fraction] = {}
    for level, cost in gains.items():
        for own in duals[level].guesses(group.problem) if level in duals else ():
            guess = _above(group, found, own, spread[level] + _reach(own, spread))
            if priced.bound(group, level, guess, before) == cost:
                found[level], before[level] = guess, cost
                break
        else:
            break
    return found


def _above(group: Group, found: Mapping[Level, Prices], own: Prices, reach: int) -> Prices:
    """The prices of a level on top of those of the level before, which count for more than `reach`.

    What a choice costs a unit at the prices before is a multiple of one over their denominators.
    """
    if not found:
        return own
    last = [*found][-1]
    before = found[last]
    numbers = (*before.meetings.values(), *before.levels.values())
    shares = (priced.grid(group, level) for level in found)
    times = (1 + reach) * lcm(*shares, *(one.denominator for one in numbers))
    return Prices(
        _sum(own.meetings, before.meetings, times),
        _sum(own.levels, {**before.levels, last: Fraction(1)}, times),
    )


def _sum(
    some: Mapping[Key, Fraction], others: Mapping[Key, Fraction], times: int
) -> dict[Key, Fraction]:
    """Some, and so many times the others."""
    sums = {
        key: some.get(key, Fraction(0)) + times * others.get(key, Fraction(0))
        for key in (*others, *(one for one in some if one not in others))
    }
    return {key: one for key, one in sums.items() if one}


def _reach(own: Prices, spread: Mapping[Level, int]) -> int:
    """More than the prices of any choice can differ."""
    places = sum(map(abs, own.meetings.values()), Fraction(0))
    return ceil(places + sum(abs(one) * spread[level] for level, one in own.levels.items()))


def _spread(cost: Cost) -> int:
    """More than the costs of any two choices can differ."""
    return int((np.abs(cost.parts) // cost.of + (cost.parts != 0)).sum())
