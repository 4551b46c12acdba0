"""Columns worth beginning with: those that cost least at the prices of a flow."""

import numpy as np

from schedules.rotation.feasible import Flags, Numbers
from schedules.rotation.programmes.programme import Columns
from schedules.rotation.settling import chances as possible
from schedules.rotation.settling import circulation
from schedules.rotation.settling.chances import Chances, Places
from schedules.rotation.settling.circulation import Cost, Network, Unsolvable
from schedules.rotation.settling.component import Part
from schedules.rotation.settling.face import Face
from schedules.rotation.settling.network import Bounds

# Columns to begin with for each place, and for each hosted meeting: few units can host, and where
# one turns out to be needed elsewhere, another must be at hand.
_NEAREST = 4
_HOSTS = 10
_SEED = 1
# Costs of the flow are in so many parts of a day, shaken by less than so many of them.
_PARTS = 10_000
_SHAKE = 10


def likely(part: Part, face: Face, chance: Chances, place: Places, columns: Columns) -> Numbers:
    """The columns to begin with: of each place, and host, those that cost least at a flow's prices.

    The flow matches meetings and places, and knows no other rule.
    """
    begun = possible.matched(chance, place, columns, face.chosen)
    near = np.flatnonzero(_is_near(part, place, columns) | begun)
    free = chance.pair[columns.chance] >= 0
    meeting = np.where(free, 1 + chance.meeting[columns.chance], 0)
    worth = _reduced(face.meetings, meeting, columns, near)
    cheap = _rank(columns.place, worth) < _NEAREST
    hosts = np.flatnonzero(chance.hosted[columns.chance] & free)
    cheap[hosts[_rank(meeting[hosts], worth[hosts]) < _HOSTS]] = True
    return np.flatnonzero(cheap | begun)


def _rank(group: Numbers, worth: Numbers) -> Numbers:
    """The place (0, 1, ...) of each in its group, the least worth first."""
    order = np.lexsort((worth, group))
    ordered = group[order]
    ranked = np.empty(len(order), dtype=np.int64)
    ranked[order] = np.arange(len(order)) - np.searchsorted(ordered, ordered)
    return ranked


def _is_near(part: Part, place: Places, columns: Columns) -> Flags:
    """Whether a column is no further from its ideal day than the next ideal day is."""
    step = part.units.span[place.unit] / place.contacts
    return np.asarray(columns.cost <= step[columns.place] * columns.day)


def _reduced(slots: Bounds, meeting: Numbers, columns: Columns, near: Numbers) -> Numbers:
    """The columns' reduced costs in the cheapest flow root -> meeting -> place -> root.

    `meeting` tells the node each comes from: the root (0) or a meeting (1, 2, ...). The flow takes
    none but the `near`; its prices are for all.
    """
    meetings, places = len(slots.least), int(columns.place.max(initial=-1)) + 1
    cost = np.asarray(columns.cost * (_PARTS / columns.day)).astype(np.int64)
    cost = cost + np.random.default_rng(_SEED).integers(0, _SHAKE, len(cost))
    root = np.zeros(meetings, dtype=np.int64)
    node = 1 + meetings + np.arange(places)
    one = np.ones(places, dtype=np.int64)
    network = Network(
        1 + meetings + places,
        np.concatenate((root, meeting[near], node)),
        np.concatenate((1 + np.arange(meetings), node[columns.place[near]], one * 0)),
        np.concatenate((slots.least, np.zeros_like(near), one)),
        np.concatenate((slots.most, np.ones_like(near), one)),
    )
    try:
        best = circulation.best(network, [Cost(np.concatenate((root, cost[near], one * 0)), 1)])
    except Unsolvable:
        return cost
    prices = best.potentials
    return cost + prices[meeting] - prices[node[columns.place]]
