"""Finds prices that prove a part's levels: duals of linear relaxations, made fractions."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from math import floor, lcm

import numpy as np

from schedules.rotation import priced, relaxation
from schedules.rotation.certificate import Prices
from schedules.rotation.groups import Group
from schedules.rotation.levels import Level
from schedules.rotation.linear import Linear
from schedules.rotation.rows import Cost, Impossible, Row, rounded_down, scale
from schedules.rotation.staged import Staged

_LARGEST_COEFFICIENT = 2**20
# Duals of counts are as a rule multiples of one over this.
_FEW = 12
# No dual is known in smaller parts than one over this, nor nearer than so much.
_LARGEST_PARTS = 2**40
_NEAR = 2**-40


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
                    for one in linear.prices(level, group)
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


@dataclass(slots=True)
class _Kept:
    """The place of the row that keeps a level, and how often the row counts a step of it."""

    row: int
    times: Fraction


class _Relaxation:
    """The linear relaxation of a part, with a row for each level kept."""

    def __init__(self, whole: Staged) -> None:
        self._whole = whole
        self._programme = whole.programme
        self._linear = Linear(whole.programme, whole.programme.begin)
        self._kept: dict[Level, _Kept] = {}

    def prices(self, level: Level, group: Group) -> Iterator[Prices]:
        """What the duals nearly are, in ever smaller parts, and at last as they stand."""
        cost = self._whole.cost(level)
        self._linear.aim(cost)
        self._solve()
        relaxed = self._linear.relaxed(cost)
        duals = [Fraction(one, relaxed.fineness) for one in relaxed.duals.tolist()]
        meetings = {
            group.problem.meetings[self._meeting(row)].id: -duals[number]
            for number, row in enumerate(self._programme.rows)
            if self._is_of_meeting(row)
        }
        worth = {one: -duals[kept.row] * kept.times for one, kept in self._kept.items()}
        shares = lcm(1, *set(cost.of.tolist()))
        if shares > 1:
            yield _as_sums(cost, meetings, worth)
        for parts in dict.fromkeys((_FEW, shares, _FEW * shares)):
            if parts < _LARGEST_PARTS:
                yield _prices(
                    {key: Fraction(round(one * parts), parts) for key, one in meetings.items()},
                    {key: Fraction(round(one * parts), parts) for key, one in worth.items()},
                )
        yield _prices(meetings, worth)

    def keep(self, level: Level, most: Fraction) -> None:
        """From now on the level costs no more."""
        cost = self._whole.cost(level)
        variables = np.flatnonzero(cost.parts)
        parts, of = cost.parts[variables].tolist(), cost.of[variables].tolist()
        times = scale(parts, of, _LARGEST_COEFFICIENT)
        whole = rounded_down(parts, of, times)
        least = sum(min(one, 0) for one in whole)
        self._kept[level] = _Kept(len(self._programme.rows), times)
        self._programme.rows.append(
            Row(variables, np.array(whole, dtype=np.int64), least, floor(most * times))
        )

    def _solve(self) -> None:
        """With all rows that are broken. Raises `Impossible`."""
        answer = self._linear.solve()
        while rows := self._programme.lacking(answer):
            self._programme.rows.extend(rows)
            answer = self._linear.solve()

    def _is_of_meeting(self, row: Row) -> bool:
        """Whether the row says that a meeting has so many slots: it counts pairs, not of a unit."""
        pairs = self._whole.first[1]
        return bool(
            not row.of_spacing
            and len(row.variables)
            and (row.variables < pairs).all()
            and (row.coefficients == 1).all()
        )

    def _meeting(self, row: Row) -> int:
        part = self._whole.part
        return int(part.meetings.row[part.meeting[row.variables[0]]])


def _as_sums(
    cost: Cost, meetings: Mapping[str, Fraction], worth: Mapping[Level, Fraction]
) -> Prices:
    """The duals taken for sums of at most two costs, at meetings and what levels before are worth.

    At a meeting it is as a rule what a place is worth on the first level less one cost.
    """
    whole = lcm(*set(cost.of.tolist()))
    costs = {
        part * (whole // of) for part, of in zip(cost.parts.tolist(), cost.of.tolist(), strict=True)
    }
    exact = sorted({0, *costs, *(-one for one in costs)})
    values = np.array([one / whole for one in exact])
    steps = {
        level: Fraction(relaxation.nearest(float(one), exact, values), whole)
        for level, one in worth.items()
    }
    bases = [
        sum((sign * one for sign, one in zip(signs, steps.values(), strict=True)), Fraction(0))
        for signs in product((1, 0, -1), repeat=len(steps))
    ]

    def near(price: Fraction) -> Fraction:
        found = Fraction(0)
        for base in bases:
            if abs(price - found) < _NEAR:
                break
            rest = relaxation.nearest(float(price - base), exact, values)
            found = min(found, base + Fraction(rest, whole), key=lambda one: abs(price - one))
        return found

    return _prices({key: near(one) for key, one in meetings.items()}, steps)


def _prices(meetings: Mapping[str, Fraction], worth: Mapping[Level, Fraction]) -> Prices:
    return Prices(
        {key: one for key, one in meetings.items() if one},
        {key: one for key, one in worth.items() if one},
    )
