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

# Columns to begin with for each place, none further from its ideal day than so much of the way to
# the next ideal day; and for each hosted meeting: few units can host, and where one turns out to be
# needed elsewhere, another must be at hand.
_NEAREST = 4
_NEAR = 0.7
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
    own = chance.meeting[columns.chance[near]]
    worth = _reduced(face.meetings, own, columns, near)
    cheap = _rank(columns.place[near], worth) < _NEAREST
    hosts = np.flatnonzero(chance.hosted[columns.chance[near]] & (own >= 0))
    cheap[hosts[_rank(own[hosts], worth[hosts]) < _HOSTS]] = True
    return near[cheap | begun[near]]


def _rank(group: Numbers, worth: Numbers) -> Numbers:
    """The place (0, 1, ...) of each in its group, the least worth first."""
    order = np.lexsort((worth, group))
    ordered = group[order]
    ranked = np.empty(len(order), dtype=np.int64)
    ranked[order] = np.arange(len(order)) - np.searchsorted(ordered, ordered)
    return ranked


def _is_near(part: Part, place: Places, columns: Columns) -> Flags:
    """Whether a column is near its ideal day, as the way to the next ideal day is."""
    step = _NEAR * part.units.span[place.unit] / place.contacts
    return np.asarray(columns.cost <= step[columns.place] * columns.day)


def _reduced(slots: Bounds, meeting: Numbers, columns: Columns, near: Numbers) -> Numbers:
    """The reduced costs of the `near` columns in a cheapest flow root -> meeting -> place -> root.

    `meeting` is where each comes from; a lock (-1) comes from the root.
    """
    meetings, places = len(slots.least), int(columns.place.max(initial=-1)) + 1
    cost = np.asarray(columns.cost[near] * (_PARTS / columns.day)).astype(np.int64)
    cost = cost + np.random.default_rng(_SEED).integers(0, _SHAKE, len(cost))
    root = np.zeros(meetings, dtype=np.int64)
    node = 1 + meetings + np.arange(places)
    one = np.ones(places, dtype=np.int64)
    tail, head = 1 + meeting, node[columns.place[near]]
    network = Network(
        1 + meetings + places,
        np.concatenate((root, tail, node)),
        np.concatenate((1 + np.arange(meetings), head, one * 0)),
        np.concatenate((slots.least, np.zeros_like(near), one)),
        np.concatenate((slots.most, np.ones_like(near), one)),
    )
    try:
        best = circulation.best(network, [Cost(np.concatenate((root, cost, one * 0)), 1)])
    except Unsolvable:
        return cost
    return cost + best.potentials[tail] - best.potentials[head]
