"""Finds prices that prove a part's levels: from the duals of linear relaxations of their own."""

from collections.abc import Mapping
from fractions import Fraction
from math import floor

import numpy as np

from schedules.rotation.bounds import priced
from schedules.rotation.bounds.groups import Group
from schedules.rotation.certificate import Prices
from schedules.rotation.levels import Level
from schedules.rotation.programmes.integer import Kept
from schedules.rotation.programmes.linear import Linear
from schedules.rotation.programmes.rows import Impossible, Row, rounded_down, scale
from schedules.rotation.settling.guesses import Duals
from schedules.rotation.settling.staged import Staged

_LARGEST_COEFFICIENT = 2**20


def prices(group: Group, whole: Staged, gains: Mapping[Level, Fraction]) -> dict[Level, Prices]:
    """The prices that prove the levels in the order of `gains`, up to one they cannot prove.

    `gains` are what the part's best choice, which `whole` has, costs on each level, from the
    contacts there are.
    """
    linear = _Relaxation(whole)
    found: dict[Level, Prices] = {}
    before: dict[Level, Fraction] = {}
    try:
        for level, cost in gains.items():
            proof = next(
                (
                    one
                    for one in linear.duals(level).guesses(group.problem)
                    if priced.bound(group, level, one, before) == cost
                ),
                None,
            )
            if proof is None:
                break
            found[level], before[level] = proof, cost
            linear.keep(level, cost)
    except Impossible:
        pass
    return found


class _Relaxation:
    """The linear relaxation of a part, with a row for each level kept."""

    def __init__(self, whole: Staged) -> None:
        self._whole = whole
        self._programme = whole.programme
        self._linear = Linear(whole.programme, whole.programme.begin)
        self._kept: dict[Level, Kept] = {}

    def duals(self, level: Level) -> Duals:
        """Those of the level, within the levels kept."""
        cost = self._whole.cost(level)
        self._linear.aim(cost)
        self._solve()
        return self._whole.duals(cost, self._linear.relaxed(cost), self._kept)

    def keep(self, level: Level, most: Fraction) -> None:
        """From now on the level costs no more."""
        cost = self._whole.cost(level)
        variables = np.flatnonzero(cost.parts)
        parts, of = cost.parts[variables].tolist(), cost.of[variables].tolist()
        times = scale(parts, of, _LARGEST_COEFFICIENT)
        whole = rounded_down(parts, of, times)
        least = sum(min(one, 0) for one in whole)
        self._kept[level] = Kept(len(self._programme.rows), times)
        self._programme.rows.append(
            Row(variables, np.array(whole, dtype=np.int64), least, floor(most * times))
        )

    def _solve(self) -> None:
        """With all rows that are broken. Raises `Impossible`."""
        answer = self._linear.solve()
        while rows := self._programme.lacking(answer):
            self._programme.rows.extend(rows)
            answer = self._linear.solve()
