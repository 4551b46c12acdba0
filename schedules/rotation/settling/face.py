"""Settles levels 1 to 6 of a part by cheapest flows; what is left free is the face of the best."""

from dataclasses import dataclass, replace
from fractions import Fraction

import numpy as np

from schedules.rotation.bounds import dual
from schedules.rotation.feasible import Flags, Numbers
from schedules.rotation.levels import Level
from schedules.rotation.problem import Stability
from schedules.rotation.settling import circulation, network
from schedules.rotation.settling.cells import Cells
from schedules.rotation.settling.circulation import Best, Cost, Network, Unsolvable
from schedules.rotation.settling.component import Part
from schedules.rotation.settling.network import Bounds, Layers

Vectors = list[tuple[Fraction, ...]]


@dataclass(frozen=True, slots=True)
class Face:
    """How many pairs every best choice has, by pair, meeting, cell, unit, and unit's hosted pairs.

    `chosen` is one best choice of the network, which knows nothing of the days between contacts.
    """

    pairs: Bounds
    meetings: Bounds
    cells: Bounds
    units: Bounds
    hosting: Bounds
    chosen: Flags


@dataclass(frozen=True, slots=True)
class Potentials:
    """A vector per meeting, cell and unit, a component per level, for the certificate."""

    meetings: Vectors
    cells: Vectors
    units: Vectors


def settle_equity(
    part: Part, cells: Cells, stability: Stability
) -> tuple[Layers, Best, Potentials]:
    """The best of filled, guaranteed and equity."""
    layers = network.guarantee_layers(part, cells)
    costs = [layers.cost(level) for level in dual.certified(stability)]
    best = circulation.best(layers.network, costs)
    return layers, best, _potentials(layers, best.potentials, costs)


def settle_rest(layers: Layers, best: Best) -> tuple[Flags, Face]:
    """The best of hosting, kept and waiting within that, the contacts of every unit fixed.

    Where a part has meetings of both forms over several blocks, hosts and cells cross. Then cells
    are let go: the choice returned is a bound, and the face holds the best only if the plan made
    from it is as good.
    """
    first = face(layers, best)
    hosted = layers.part.meetings.hosted[layers.part.meeting]
    if not hosted.any() or hosted.all():
        return _settled(first, layers, _rest(layers, best.network, layers.first_in_turn()))
    split = network.hosting_layers(layers.part, layers.cells)
    loose = _rest(split, _narrowed(split, first))
    together = _together(layers, first, face(split, loose))
    if together is not None:
        return split.chosen(loose), together
    return _settled(first, split, circulation.best(loose.network, [split.first_in_turn()]))


def _rest(layers: Layers, narrowed: Network, *last: Cost) -> Best:
    costs = [layers.cost(level) for level in (Level.HOSTING, Level.KEPT, Level.WAITING)]
    return circulation.best(narrowed, [*costs, *last])


def _together(layers: Layers, face: Face, loose: Face) -> Face | None:
    """Hosts first, then dialogues around them, cells kept in both; null if that does not go.

    Both times it is the network of cells, first with nothing but hosted contacts, as many for each
    unit as the hosts allow, then with those held fast.
    """
    part = layers.part
    hosted = part.meetings.hosted[part.meeting]
    none = np.zeros_like(face.cells.least)
    host_meetings = part.meetings.hosted
    try:
        hosts = _within(
            layers,
            meetings=Bounds(
                face.meetings.least * host_meetings, face.meetings.most * host_meetings
            ),
            pairs=Bounds(loose.pairs.least * hosted, loose.pairs.most * hosted),
            cells=Bounds(none, face.cells.most),
            units=Bounds(loose.hosting.least, np.minimum(loose.hosting.most, face.units.most)),
            costs=[layers.cost(Level.KEPT), layers.first_in_turn()],
        )
        taken = layers.chosen(hosts).astype(np.int64)
        whole = _within(
            layers,
            meetings=face.meetings,
            pairs=Bounds(
                np.where(hosted, taken, loose.pairs.least),
                np.where(hosted, taken, loose.pairs.most),
            ),
            cells=face.cells,
            units=loose.units,
            costs=[
                *(layers.cost(level) for level in (Level.KEPT, Level.WAITING)),
                layers.first_in_turn(),
            ],
        )
    except Unsolvable:
        return None
    chosen = layers.chosen(whole)
    counts = network.sums(chosen.astype(np.int64), part.unit, groups=len(face.units.least))
    return replace(loose, cells=face.cells, units=Bounds(counts, counts), chosen=chosen)


def _within(
    layers: Layers,
    *,
    meetings: Bounds,
    pairs: Bounds,
    cells: Bounds,
    units: Bounds,
    costs: list[Cost],
) -> Best:
    """The cheapest flow of the network of cells within these bounds. Raises `Unsolvable`."""
    step = layers.steps
    sides = []
    for meeting, pair, cell, unit in (
        (meetings.least, pairs.least, cells.least, units.least),
        (meetings.most, pairs.most, cells.most, units.most),
    ):
        first = np.minimum(cell, 1)
        sides.append(
            np.concatenate((meeting, pair, first, cell - first, step.number <= unit[step.unit]))
        )
    least, most = (side.astype(np.int64) for side in sides)
    return circulation.best(replace(layers.network, least=least, most=most), costs)


def face(layers: Layers, best: Best) -> Face:
    """The bounds by arc as bounds by what the arcs stand for."""
    least, most = layers.split(best.network.least), layers.split(best.network.most)
    kinds = [Bounds(*both) for both in zip(least, most, strict=True)]
    units = kinds[5].sums(layers.steps.unit, groups=len(layers.part.units.row))
    cells = Bounds(least[2] + least[3], most[2] + most[3])
    return Face(
        kinds[1], kinds[0], cells, units, _hosting(layers, kinds[4], units), layers.chosen(best)
    )


def _hosting(layers: Layers, hosts: Bounds, units: Bounds) -> Bounds:
    """Bounds on hosted contacts: those of the hosts, or with one form all contacts or none."""
    if len(hosts.least):
        return hosts.sums(layers.hosts.unit, groups=len(units.least))
    if layers.part.meetings.hosted.any():
        return units
    return Bounds(np.zeros_like(units.least), np.zeros_like(units.most))


def _narrowed(layers: Layers, face: Face) -> Network:
    """The network of hosts within what the levels before left free."""
    units = face.units
    if layers.part.blocks == 1:
        cell = layers.cells.unit
        units = Bounds(units.least.copy(), units.most.copy())
        np.maximum.at(units.least, cell, face.cells.least)
        np.minimum.at(units.most, cell, face.cells.most)
    step = layers.steps
    hosts = np.ones(len(layers.hosts.unit), dtype=np.int64)
    least = (
        face.meetings.least,
        face.pairs.least,
        hosts * 0,
        step.number <= units.least[step.unit],
    )
    most = (face.meetings.most, face.pairs.most, hosts, step.number <= units.most[step.unit])
    return replace(
        layers.network,
        least=np.concatenate(least).astype(np.int64),
        most=np.concatenate(most).astype(np.int64),
    )


def _settled(before: Face, layers: Layers, best: Best) -> tuple[Flags, Face]:
    """The last face, every unit's contacts as chosen, with the cells of before where let go."""
    last = face(layers, best)
    counts = network.sums(
        last.chosen.astype(np.int64), layers.part.unit, groups=len(last.units.least)
    )
    cells = last.cells if len(last.cells.least) else before.cells
    return last.chosen, replace(last, units=Bounds(counts, counts), cells=cells)


def _potentials(layers: Layers, packed: Numbers, costs: list[Cost]) -> Potentials:
    """Unpacks the potentials; the rank of a weight becomes the fraction it stands for.

    That is sound as potentials on the level of equity are ranks (or none), compared with each other
    and with ranks only.
    """
    *whole, rank = circulation.digits(packed, costs)
    _, values = network.ranks(layers.steps, layers.part.units.open_days)
    exact = [Fraction(0), *values]
    last = [exact[one] if one >= 0 else -exact[-one] for one in rank.tolist()]
    columns = [[Fraction(one) for one in column.tolist()] for column in whole]
    vectors = list(zip(*columns, last, strict=True))
    meetings, cells = len(layers.part.meetings.row), len(layers.cells.unit)
    return Potentials(
        vectors[1 : 1 + meetings],
        vectors[1 + meetings : 1 + meetings + cells],
        vectors[1 + meetings + cells :],
    )
