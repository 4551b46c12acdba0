"""The best plan of a part: networks first, the programme with every rule where they fall short."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

import numpy as np

from schedules.patience import Patience
from schedules.rotation.bounds import dual
from schedules.rotation.feasible import Flags
from schedules.rotation.levels import MOST_IS_BEST, Level
from schedules.rotation.problem import Stability
from schedules.rotation.programmes.integer import Kept
from schedules.rotation.programmes.rows import Impossible
from schedules.rotation.settling import cells as guarantee
from schedules.rotation.settling import chances, measure, staged, tight, timing
from schedules.rotation.settling import face as networks
from schedules.rotation.settling.cells import Cells
from schedules.rotation.settling.circulation import Best
from schedules.rotation.settling.component import Part
from schedules.rotation.settling.face import Face, Potentials
from schedules.rotation.settling.guesses import Duals
from schedules.rotation.settling.network import Layers
from schedules.rotation.settling.staged import Staged
from schedules.rotation.settling.timing import Timed

Values = dict[Level, Fraction]


@dataclass(frozen=True, slots=True)
class Settled:
    """A part's best choice of pairs, what it is worth, and what nothing beats.

    A level without a bound has none that is known. `potentials` give a bound on the first levels,
    which the choice meets if it `is_certified`; if not, `duals` are those the levels were settled
    by.
    """

    part: Part
    cells: Cells
    chosen: Flags
    values: Values
    bounds: Values
    potentials: Potentials
    is_certified: bool
    duals: Mapping[Level, Duals]


def settle(
    part: Part, order: tuple[Level, ...], stability: Stability, patience: Patience
) -> Settled:
    """Levels 1 to 7 of a part, each within the best of those before in `order`."""
    cells = guarantee.cells(part)
    case = _Case(part, cells, order, patience)
    layers, best, potentials = networks.settle_equity(part, cells, stability)
    certain = measure.values(part, cells, layers.chosen(best))
    certified = {level: certain[level] for level in dual.certified(stability)}
    face = networks.face(layers, best)
    if tight.breaks(part, cells, face):
        found = _from_nothing(case)
    else:
        found = _on_networks(case, layers, best, certified) or _search(case, face, certified)
    values = measure.values(part, cells, found.chosen)
    meets = all(values[level] == bound for level, bound in certified.items())
    return Settled(part, cells, found.chosen, values, found.bounds, potentials, meets, found.duals)


@dataclass(frozen=True, slots=True)
class _Case:
    """A part to be searched, its levels in order, and the patience there is for it."""

    part: Part
    cells: Cells
    order: tuple[Level, ...]
    patience: Patience


@dataclass(frozen=True, slots=True)
class _Found:
    """The pairs chosen, the bounds known by level, and the duals of those a programme settled."""

    chosen: Flags
    bounds: Values
    duals: Mapping[Level, Duals] = field(default_factory=dict)


def _on_networks(case: _Case, layers: Layers, best: Best, certified: Values) -> _Found | None:
    """What the networks settle, if the best timing on their face keeps it and every rule."""
    part, cells = case.part, case.cells
    loose, face = networks.settle_rest(layers, best)
    bounds = _before_timing(part, cells, loose) | certified
    timed = timing.best(part, cells, face, case.patience)
    if timed is None or _before_timing(part, cells, timed.chosen) != bounds:
        return None
    return _Found(timed.chosen, bounds | {Level.TIMING: timed.bound})


def _search(case: _Case, face: Face, certified: Values) -> _Found:
    """By the programme that knows every rule, on the first network's face if it can be."""
    whole = staged.on_face(case.part, case.cells, face, case.patience)
    later = [level for level in case.order[:6] if level not in certified]
    found = dict(certified)
    try:
        return _settled(whole, later, found)
    except Impossible:
        return _from_nothing(case)


def _from_nothing(case: _Case) -> _Found:
    """The same from the first level on."""
    whole = staged.staged(case.part, case.cells, case.patience)
    found: Values = {}
    try:
        return _settled(whole, case.order[:6], found)
    except Impossible:
        return _Found(whole.chosen(), found)


def _settled(whole: Staged, order: Sequence[Level], found: Values) -> _Found:
    """Settle the levels in order, then the timing, and note the bounds. Raises `Impossible`."""
    base = measure.values(whole.part, whole.cells, np.zeros(len(whole.part.unit), dtype=np.bool_))
    duals: dict[Level, Duals] = {}
    kept: dict[Level, Kept] = {}
    for level in order:
        cost = whole.cost(level)
        outcome = whole.programme.settle(cost, of_counts=level is Level.FILLED)
        duals[level] = whole.duals(cost, outcome.relaxed, kept)
        if outcome.kept is not None:
            kept[level] = outcome.kept
        sign = -1 if level in MOST_IS_BEST else 1
        found[level] = base[level] + sign * outcome.bound
    whole.programme.settle(whole.first_in_turn(), work=0, of_counts=True)
    timed = _time(whole)
    if timed is None:
        return _Found(whole.chosen(), found, duals)
    found[Level.TIMING] = timed.bound
    return _Found(timed.chosen, found, duals)


def _time(whole: Staged) -> Timed | None:
    """The best timing with the levels before kept; null if it is not even bounded."""
    face = whole.face()
    chance = chances.chances(whole.part, face)
    rules = whole.timing_rules(face, chance)
    patience = whole.programme.patience
    return timing.within(whole.part, face, rules, patience, face.chosen)


def _before_timing(part: Part, cells: Cells, chosen: Flags) -> Values:
    values = measure.values(part, cells, chosen)
    del values[Level.TIMING]
    return values
