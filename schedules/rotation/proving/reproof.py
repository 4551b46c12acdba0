"""Prices that prove a repaired plan: of the few places left, with all that is published held fast.

Where all that is published stays, the levels after `kept` are settled by the few places that are
left. So their prices prove the whole: a published pair is worth more than a unit could gain by
giving it up, and a place at a meeting that is full costs more than it could gain there.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import takewhile
from math import ceil

import numpy as np

from schedules.patience import Patience
from schedules.rotation import levels
from schedules.rotation.access import Assignments
from schedules.rotation.bounds import dual, groups, priced
from schedules.rotation.bounds.groups import Group
from schedules.rotation.certificate import Certificate, Prices
from schedules.rotation.levels import Level
from schedules.rotation.problem import Problem, Stability
from schedules.rotation.proving import proof
from schedules.rotation.proving.proof import Chosen
from schedules.rotation.settling import cells as guarantee
from schedules.rotation.settling import component, face, measure
from schedules.rotation.settling.face import Potentials
from schedules.rotation.settling.settle import Settled

Costs = Mapping[Level, Fraction]
Proven = dict[Level, Prices]


@dataclass(frozen=True, slots=True)
class Network:
    """A part's choice as its network has it: `best` on the levels that the `potentials` prove."""

    part: component.Part
    cells: guarantee.Cells
    potentials: Potentials
    best: Costs

    @classmethod
    def of(cls, part: component.Part, stability: Stability) -> "Network":
        """Settled by a flow."""
        cells = guarantee.cells(part)
        layers, flow, potentials = face.settle_equity(part, cells, stability)
        values = measure.values(part, cells, layers.chosen(flow))
        best = {level: values[level] for level in dual.certified(stability)}
        return cls(part, cells, potentials, best)


@dataclass(frozen=True, slots=True)
class Repaired:
    """A plan with all of `kept` in it: the problem with what is published and allowed locked.

    `networks` are of the problem's parts, `left` are the parts of `kept`: what there is to choose.
    """

    problem: Problem
    networks: Sequence[Network]
    kept: Problem
    left: Sequence[Settled]
    assignments: Assignments


@dataclass(frozen=True, slots=True)
class _Piece:
    """A group that potentials do not prove, and what the plan costs it on the levels asked for.

    `filled` are potentials that prove the first level, where its network fills no more.
    """

    group: Group
    chosen: Chosen
    costs: Costs
    filled: Certificate | None


def certificate(
    plan: Repaired, published: Certificate | None, patience: Patience
) -> tuple[Certificate, frozenset[Level]]:
    """The potentials of the parts, prices of those they do not prove, and the levels proven so.

    What proves the first level of a part is sought among its potentials, in the certificate that
    was `published`, and last in the relaxation. Where nothing does the part has no prices.
    """
    problem = plan.problem
    potentials = proof.certificate(
        problem, ((one.part, one.cells, one.potentials) for one in plan.networks)
    )
    pieces = list(_lacking(plan, potentials))
    left = groups.groups(plan.kept) if pieces else []
    prices = {piece.group.name: _proven(plan, piece, left, published, patience) for piece in pieces}
    by_potentials = dict.fromkeys(dual.certified(problem.stability))
    known = [
        prices.get(problem.units[one.part.units.row[0]].id, by_potentials) for one in plan.networks
    ]
    order = levels.before_timing(problem)
    shown = takewhile(lambda level: all(level in one for one in known), order)
    found = {key: one for key, one in prices.items() if one}
    return replace(potentials, prices=found), frozenset(shown)


def _lacking(plan: Repaired, potentials: Certificate) -> Iterator[_Piece]:
    problem = plan.problem
    lacking: dict[str, tuple[Chosen, Certificate | None]] = {}
    for one in plan.networks:
        pairs = component.chosen(problem, one.part, plan.assignments)
        values = measure.values(one.part, one.cells, pairs)
        if any(values[level] != best for level, best in one.best.items()):
            is_filled = values[Level.FILLED] == one.best[Level.FILLED]
            name = problem.units[one.part.units.row[0]].id
            lacking[name] = Chosen(one.part, one.cells, pairs), potentials if is_filled else None
    for group in groups.groups(problem) if lacking else ():
        if group.name in lacking:
            chosen, filled = lacking[group.name]
            yield _Piece(
                group, chosen, proof.gains(chosen, proof.asked(problem, chosen.part)), filled
            )


def _proven(
    plan: Repaired,
    piece: _Piece,
    left: Sequence[Group],
    published: Certificate | None,
    patience: Patience,
) -> Proven:
    """Prices for the levels in order, as far as they prove what the plan costs."""
    found: Proven = {}
    for level, candidates in (
        (Level.FILLED, _first(piece, published, patience)),
        *((level, [prices]) for level, prices in _later(plan, piece, left, patience)),
    ):
        before = {one: piece.costs[one] for one in found}
        cost = piece.costs[level]
        proves = (
            one for one in candidates if priced.bound(piece.group, level, one, before) == cost
        )
        if (prices := next(proves, None)) is None:
            break
        found[level] = prices
    return found


def _first(piece: _Piece, published: Certificate | None, patience: Patience) -> Iterator[Prices]:
    """What may prove the first level: what a place at each meeting is worth there."""
    own = [one.id for one in piece.group.meetings]
    if piece.filled is not None:
        yield _prices({one: 1 + piece.filled.meetings[one][0] for one in own})
    if published is not None:
        worth = {
            meeting: price
            for by_level in published.prices.values()
            if Level.FILLED in by_level
            for meeting, price in by_level[Level.FILLED].meetings.items()
        }
        yield _prices({one: worth[one] for one in own if one in worth})
    cost = {Level.FILLED: piece.costs[Level.FILLED]}
    yield from proof.by_relaxation(piece.group, piece.chosen, cost, patience).values()


def _prices(meetings: Mapping[str, Fraction]) -> Prices:
    return Prices({key: one for key, one in meetings.items() if one}, {})


def _later(
    plan: Repaired, piece: _Piece, left: Sequence[Group], patience: Patience
) -> Iterator[tuple[Level, Prices]]:
    """By level, the prices of the places left, with what holds the rest fast."""
    yield Level.KEPT, Prices({}, {})  # every unit keeps all it can
    of_left = _of_left(plan, piece, left, patience)
    is_open = {one.id for one in plan.kept.meetings if len(one.locked) < one.slots}
    full = [one.id for one in piece.group.meetings if one.id not in is_open]
    for level, prices in of_left.items():
        if level is not Level.FILLED:
            yield level, _held_fast(piece.group, level, prices, full)


def _of_left(plan: Repaired, piece: _Piece, left: Sequence[Group], patience: Patience) -> Proven:
    """The prices of the places left in the group, all together."""
    names = {one.ledger.unit.id for one in piece.group.units}
    own = [one for one in plan.left if plan.kept.units[one.part.units.row[0]].id in names]
    asked = [level for level in piece.costs if level is not Level.KEPT]
    if not own:
        return dict.fromkeys(asked, Prices({}, {}))
    part = component.joined([one.part for one in own])
    pairs = np.concatenate([one.chosen for one in own])
    chosen = Chosen(part, guarantee.cells(part), pairs)
    group = _joined([one for one in left if one.name in names])
    return proof.by_relaxation(group, chosen, proof.gains(chosen, asked), patience)


def _joined(several: Sequence[Group]) -> Group:
    return replace(
        several[0],
        units=[unit for one in several for unit in one.units],
        meetings=[meeting for one in several for meeting in one.meetings],
    )


def _held_fast(group: Group, level: Level, prices: Prices, full: Sequence[str]) -> Prices:
    """The prices, with a place at a `full` meeting, and a pair kept, above all there is to gain."""
    worth = {**prices.levels, level: Fraction(1)}
    gained = sum((abs(one) * _reach(group, key) for key, one in worth.items()), Fraction(0))
    most = 1 + 2 * ceil(gained + sum(map(abs, prices.meetings.values())))
    return Prices(
        {**prices.meetings, **dict.fromkeys(full, Fraction(most))},
        {**prices.levels, Level.KEPT: Fraction(2 * most)},
    )


def _reach(group: Group, level: Level) -> int:
    """No less than a unit's choice can change the level by."""
    if level is Level.WAITING:
        return max(levels.waited(group.problem, one.ledger) for one in group.units)
    most = len(group.meetings) + max(one.ledger.contacts for one in group.units)
    return most * most
