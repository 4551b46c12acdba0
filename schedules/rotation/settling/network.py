"""A part as a network: root, meetings, cells or hosts, units, root; each contact a unit of flow."""

from dataclasses import dataclass
from fractions import Fraction
from math import lcm

import numpy as np

from schedules.rotation.feasible import Flags, Numbers
from schedules.rotation.levels import Level
from schedules.rotation.settling.cells import Cells
from schedules.rotation.settling.circulation import Best, Cost, Network
from schedules.rotation.settling.component import Part

_FITS = 2**40


@dataclass(frozen=True, slots=True)
class Bounds:
    """The least and most of something, item by item."""

    least: Numbers
    most: Numbers

    def sums(self, group: Numbers, *, groups: int) -> "Bounds":
        """The bounds of the sums by group."""
        return Bounds(sums(self.least, group, groups=groups), sums(self.most, group, groups=groups))


def sums(values: Numbers, group: Numbers, *, groups: int) -> Numbers:
    """The sum of the values of each group."""
    return np.bincount(group, weights=values, minlength=groups).astype(np.int64)


@dataclass(frozen=True, slots=True)
class Steps:
    """Parallel arcs, one per further contact: `number` (from 1) of its `unit`, which `had` some."""

    unit: Numbers
    number: Numbers
    had: Numbers

    @property
    def weight(self) -> Numbers:
        """What the contact adds to the unit's square of contacts: 2k - 1 for the k-th."""
        return 2 * (self.had + self.number) - 1


def steps(had: Numbers, room: Numbers) -> Steps:
    """As many steps for each unit as it has room for."""
    unit = np.repeat(np.arange(len(room)), room)
    number = np.arange(len(unit)) - np.repeat(np.cumsum(room) - room, room) + 1
    return Steps(unit, number, had[unit])


@dataclass(frozen=True, slots=True)
class Layers:
    """The network of a part, its arcs kind after kind.

    `sizes` counts the arcs: root to meetings, pairs, a cell's first contact, its further ones,
    hosts (a unit's hosted contacts), steps (a unit's contacts, to the root). A layer left out has
    no arcs.
    """

    part: Part
    cells: Cells
    hosts: Steps
    steps: Steps
    network: Network
    sizes: tuple[int, int, int, int, int, int]

    def split(self, values: Numbers) -> list[Numbers]:
        """Values by arc, kind by kind."""
        return np.split(values, np.cumsum(self.sizes)[:-1])

    def chosen(self, best: Best) -> Flags:
        """The pairs the flow takes."""
        return np.asarray(self.split(best.flow)[1] == 1)

    def cost(self, level: Level) -> Cost:
        """The level as a cost by arc to make least (the negative of what should be most)."""
        none = np.zeros(len(self.network.tail), dtype=np.int64)
        meetings, pairs, first, _, _, last = self.split(none)
        match level:
            case Level.FILLED:
                meetings -= 1
                return Cost(none, 1)
            case Level.GUARANTEED:
                first -= self.cells.wanted[: len(first)]
                return Cost(none, len(first))
            case Level.EQUITY:
                rank, values = ranks(self.steps, self.part.units.open_days)
                last += rank
                return Cost(none, len(values))
            case Level.HOSTING:
                return self._hosting()
            case Level.KEPT:
                pairs -= self.part.kept
                return Cost(none, int(self.part.kept.sum()))
            case Level.WAITING:
                waited = self.part.units.waited * self.part.units.fresh
                last -= np.where(self.steps.number == 1, waited[self.steps.unit], 0)
                return Cost(none, int(waited.max(initial=0)))
            case Level.TIMING | Level.VARIETY:
                raise ValueError(f"{level} does not live on this network")

    def first_in_turn(self) -> Cost:
        """Between equal units the contact goes to the first in turn."""
        cost = np.zeros(len(self.network.tail), dtype=np.int64)
        self.split(cost)[-1][:] = self.steps.unit
        return Cost(cost, len(self.part.units.row))

    def _hosting(self) -> Cost:
        cost = np.zeros(len(self.network.tail), dtype=np.int64)
        *_, hosts, last = self.split(cost)
        if len(hosts):
            return self._hosting_exact()
        if self.part.meetings.hosted.any():
            had = self.part.units.had_hosted[self.steps.unit]
            rank, values = ranks(
                Steps(self.steps.unit, self.steps.number, had), self.part.units.open_days
            )
            last += rank
            return Cost(cost, len(values))
        return Cost(cost, 0)

    def _hosting_exact(self) -> Cost:
        """Over the open days' common denominator: cycles pass many units, ranks would not do."""
        open_days = self.part.units.open_days[self.hosts.unit]
        whole = lcm(*set(open_days.tolist()))
        kind = np.int64 if whole * int(self.hosts.weight.max()) < _FITS else object
        exact = self.hosts.weight.astype(kind) * (whole // open_days.astype(kind))
        cost = np.zeros(len(self.network.tail), dtype=kind)
        self.split(cost)[4][:] = exact
        return Cost(cost, int(exact.sum()))


def ranks(one: Steps, open_days: Numbers) -> tuple[Numbers, list[Fraction]]:
    """The place of each step's weight over open days among all that occur, from 1, and those."""
    width = int(open_days.max()) + 1
    keys, where = np.unique(one.weight * width + open_days[one.unit], return_inverse=True)
    exact = [Fraction(key // width, key % width) for key in keys.tolist()]
    values = sorted(set(exact))
    place = {value: number for number, value in enumerate(values, start=1)}
    return np.array([place[value] for value in exact], dtype=np.int64)[where], values


def guarantee_layers(part: Part, cells: Cells) -> Layers:
    """Root -> meeting -> cell -> unit -> root: the network of filled, guaranteed and equity."""
    nodes = len(part.meetings.row) + 1
    cell_node = nodes + np.arange(len(cells.unit))
    one = np.ones(len(cells.unit), dtype=np.int64)
    into = (cell_node, nodes + len(cell_node) + cells.unit)
    return _layers(
        part,
        cells,
        steps(part.units.had[:0], part.units.had[:0]),
        pairs_to=cell_node[cells.of],
        middle=[(*into, one), (*into, cells.room - 1), _none()],
        first_unit=nodes + len(cell_node),
        room=np.minimum(cells.unit_room, sums(cells.room, cells.unit, groups=len(part.units.row))),
    )


def hosting_layers(part: Part, cells: Cells) -> Layers:
    """Root -> meeting -> (host ->) unit -> root: hosted contacts pass the host of their unit."""
    nodes, units = len(part.meetings.row) + 1, len(part.units.row)
    hosted = part.meetings.hosted[part.meeting]
    hosts = steps(part.units.had_hosted, np.bincount(part.unit[hosted], minlength=units))
    one = np.ones(len(hosts.unit), dtype=np.int64)
    return _layers(
        part,
        cells,
        hosts,
        pairs_to=nodes + part.unit + np.where(hosted, 0, units),
        middle=[_none(), _none(), (nodes + hosts.unit, nodes + units + hosts.unit, one)],
        first_unit=nodes + units,
        room=cells.unit_room,
    )


def _none() -> tuple[Numbers, Numbers, Numbers]:
    nothing = np.zeros(0, dtype=np.int64)
    return nothing, nothing, nothing


def _layers(
    part: Part,
    cells: Cells,
    hosts: Steps,
    *,
    pairs_to: Numbers,
    middle: list[tuple[Numbers, Numbers, Numbers]],
    first_unit: int,
    room: Numbers,
) -> Layers:
    meetings = np.arange(len(part.meetings.row))
    last = steps(part.units.had, room)
    root = np.zeros_like(meetings)
    arcs = [
        (root, 1 + meetings, part.meetings.slots),
        (1 + part.meeting, pairs_to, np.ones_like(part.meeting)),
        *middle,
        (first_unit + last.unit, np.zeros_like(last.unit), np.ones_like(last.unit)),
    ]
    tail, head, most = (np.concatenate(column) for column in zip(*arcs, strict=True))
    network = Network(first_unit + len(room), tail, head, np.zeros_like(tail), most)
    first, second, third, fourth, fifth, sixth = (len(one) for one, _, _ in arcs)
    return Layers(part, cells, hosts, last, network, (first, second, third, fourth, fifth, sixth))
