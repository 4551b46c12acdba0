"""The best plan of a part: networks first, the programme with every rule where they fall short."""

from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from schedules.patience import Patience
from schedules.rotation import cells as guarantee
from schedules.rotation import chances, dual, measure, staged, timing
from schedules.rotation import face as networks
from schedules.rotation.cells import Cells
from schedules.rotation.component import Part
from schedules.rotation.face import Face, Potentials
from schedules.rotation.feasible import Flags
from schedules.rotation.levels import MOST_IS_BEST, Level
from schedules.rotation.problem import Stability
from schedules.rotation.rows import Impossible
from schedules.rotation.staged import Staged
from schedules.rotation.timing import Timed

Values = dict[Level, Fraction]


@dataclass(frozen=True, slots=True)
class Settled:
    """A part's best choice of pairs, what it is worth, and what nothing beats.

    A level without a bound has none that is known. `potentials` give a bound on the first levels,
    which the choice meets if it `is_certified`.
    """

    part: Part
    cells: Cells
    chosen: Flags
    values: Values
    bounds: Values
    potentials: Potentials
    is_certified: bool


def settle(
    part: Part, order: tuple[Level, ...], stability: Stability, patience: Patience
) -> Settled:
    """Levels 1 to 7 of a part, each within the best of those before in `order`."""
    cells = guarantee.cells(part)
    layers, best, potentials = networks.settle_equity(part, cells, stability)
    loose, face = networks.settle_rest(layers, best)
    certain = measure.values(part, cells, layers.chosen(best))
    bounds = _before_timing(part, cells, loose)
    bounds |= {level: certain[level] for level in dual.certified(stability)}
    timed = timing.best(part, cells, face, patience)
    if timed is not None and _before_timing(part, cells, timed.chosen) == bounds:
        values = measure.values(part, cells, timed.chosen)
        bounds[Level.TIMING] = timed.bound
        return Settled(part, cells, timed.chosen, values, bounds, potentials, True)
    chosen, found = _search(
        _Case(part, cells, order, patience), networks.face(layers, best), bounds
    )
    values = measure.values(part, cells, chosen)
    meets = all(values[level] == bounds[level] for level in dual.certified(stability))
    return Settled(part, cells, chosen, values, found, potentials, meets)


@dataclass(frozen=True, slots=True)
class _Case:
    """A part to be searched, its levels in order, and the patience there is for it."""

    part: Part
    cells: Cells
    order: tuple[Level, ...]
    patience: Patience


def _search(case: _Case, face: Face, bounds: Values) -> tuple[Flags, Values]:
    """The same by the programme that knows every rule: on the first network's face if it can be."""
    first = case.order[: case.order.index(Level.EQUITY) + 1]
    later = case.order[len(first) : 6]
    try:
        whole = staged.on_face(case.part, case.cells, face, case.patience)
        return _settle(whole, later, {level: bounds[level] for level in first})
    except Impossible:
        whole = staged.staged(case.part, case.cells, case.patience)
    found: Values = {}
    try:
        return _settle(whole, (*first, *later), found)
    except Impossible:
        return whole.chosen(), found


def _settle(whole: Staged, order: tuple[Level, ...], found: Values) -> tuple[Flags, Values]:
    """Settle the levels in order, then the timing, and note the bounds. Raises `Impossible`."""
    base = measure.values(whole.part, whole.cells, np.zeros(len(whole.part.unit), dtype=np.bool_))
    for level in order:
        outcome = whole.programme.settle(whole.cost(level), of_counts=level is Level.FILLED)
        sign = -1 if level in MOST_IS_BEST else 1
        found[level] = base[level] + sign * outcome.bound
    whole.programme.settle(whole.smaller_id(), work=0, of_counts=True)
    timed = _time(whole)
    if timed is None:
        return whole.chosen(), found
    found[Level.TIMING] = timed.bound
    return timed.chosen, found


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
