"""Columns worth beginning with: those that cost least at the prices of a flow."""

import numpy as np

from schedules.rotation import chances as possible
from schedules.rotation import circulation
from schedules.rotation.chances import Chances, Places
from schedules.rotation.circulation import Cost, Network, Unsolvable
from schedules.rotation.component import Part
from schedules.rotation.face import Face
from schedules.rotation.feasible import Numbers
from schedules.rotation.programme import Columns

_NEAREST = 5
_SEED = 1
# Costs of the flow are in so many parts of a day, shaken by less than so many of them.
_PARTS = 10_000
_SHAKE = 10


def likely(part: Part, face: Face, chance: Chances, place: Places, columns: Columns) -> Numbers:
    """The columns to begin with: of each place those that cost least at the prices of a flow.

    The flow matches meetings and places, and knows no other rule.
    """
    worth = _reduced(part, face, chance, place, columns)
    order = np.lexsort((worth, columns.place))
    ranked = np.empty(len(order), dtype=np.int64)
    starts = np.searchsorted(columns.place[order], np.arange(len(place.unit)))
    ranked[order] = np.arange(len(order)) - starts[columns.place[order]]
    begun = possible.matched(chance, place, columns, face.chosen)
    return np.flatnonzero((ranked < _NEAREST) | begun)


def _reduced(part: Part, face: Face, chance: Chances, place: Places, columns: Columns) -> Numbers:
    """The columns' reduced costs in the cheapest flow root -> meeting -> place -> root."""
    meetings, places = len(part.meetings.row), len(place.unit)
    cost = np.asarray(columns.cost * (_PARTS / columns.day)).astype(np.int64)
    cost = cost + np.random.default_rng(_SEED).integers(0, _SHAKE, len(cost))
    free = chance.pair[columns.chance] >= 0
    meeting = np.where(free, 1 + part.meeting[chance.pair[columns.chance]], 0)
    root = np.zeros(meetings, dtype=np.int64)
    node = 1 + meetings + np.arange(places)
    one = np.ones(places, dtype=np.int64)
    network = Network(
        1 + meetings + places,
        np.concatenate((root, meeting, node)),
        np.concatenate((1 + np.arange(meetings), node[columns.place], one * 0)),
        np.concatenate((face.meetings.least, np.zeros_like(cost), one)),
        np.concatenate((face.meetings.most, np.ones_like(cost), one)),
    )
    try:
        best = circulation.best(network, [Cost(np.concatenate((root, cost, one * 0)), 1)])
    except Unsolvable:
        return cost
    prices = best.potentials
    return cost + prices[meeting] - prices[node[columns.place]]
