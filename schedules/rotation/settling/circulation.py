"""Cheapest circulations by levels, each level exactly within the best of those before."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from ortools.graph.python.min_cost_flow import SimpleMinCostFlow

from schedules.rotation.feasible import Numbers

# Cost scaling multiplies costs by the number of nodes; this leaves it room inside 64 bits.
_LARGEST_COST = 2**60


@dataclass(frozen=True, slots=True)
class Cost:
    """A level: a whole cost per arc, and the most it can change around a simple residual cycle.

    `arcs` are 64-bit numbers, or Python's own where those are too small.
    """

    arcs: Numbers
    reach: int


@dataclass(frozen=True, slots=True)
class Network:
    """Arcs with the least and most flow each may carry; flow is kept at every node."""

    nodes: int
    tail: Numbers
    head: Numbers
    least: Numbers
    most: Numbers


@dataclass(frozen=True, slots=True)
class Best:
    """The best flow, the potentials of the levels solved last, and what is left free.

    A circulation within the bounds of `network` is as good as this one, and all as good are.
    """

    flow: Numbers
    potentials: Numbers
    network: Network


class Unsolvable(ArithmeticError):
    """No circulation keeps the bounds."""


def best(network: Network, levels: Sequence[Cost]) -> Best:
    """A circulation with the lexicographically least cost.

    Levels are packed into one cost while they fit: a simple cycle changes a level by at most its
    `reach`, so weights above that keep the order. What reduced costs settle is fixed before the
    next pack is solved.
    """
    todo = list(levels)
    while True:
        pack, todo = _packed(network.nodes, todo)
        result = _cheapest(network, pack)
        if not todo:
            return result
        network = result.network


def _packed(nodes: int, levels: list[Cost]) -> tuple[Numbers, list[Cost]]:
    """As many levels as fit in one cost, the first the most weighty, and those left over."""
    room = _LARGEST_COST // (nodes + 1)
    pack, weight, taken = levels[0].arcs, 2 * levels[0].reach + 1, 1
    while taken < len(levels) and weight * (2 * levels[taken].reach + 1) < room:
        pack = pack * (2 * levels[taken].reach + 1) + levels[taken].arcs
        weight *= 2 * levels[taken].reach + 1
        taken += 1
    return pack, levels[taken:]


def digits(numbers: Numbers, levels: Sequence[Cost]) -> list[Numbers]:
    """The parts, level by level, that packed `numbers` are made of."""
    parts = []
    for level in reversed(levels[1:]):
        base = 2 * level.reach + 1
        last = (numbers + level.reach) % base - level.reach
        parts.append(last)
        numbers = (numbers - last) // base
    return [numbers, *reversed(parts)]


def _cheapest(network: Network, cost: Numbers) -> Best:
    flow = _flow(network, cost)
    while isinstance(potentials := _potentials(network, cost, flow), Cycle):
        flow = potentials.cancelled(flow)
    reduced = cost + potentials[network.tail] - potentials[network.head]
    settled = reduced != 0
    least = np.where(settled, flow, network.least)
    most = np.where(settled, flow, network.most)
    return Best(flow, potentials, replace(network, least=least, most=most))


def _flow(network: Network, cost: Numbers) -> Numbers:
    """The cheapest circulation by OR-Tools' cost scaling; nearly, where costs must be rounded."""
    largest = int(np.abs(cost).max(initial=0)) * (network.nodes + 1)
    if largest >= _LARGEST_COST:
        scale = largest // _LARGEST_COST + 1
        cost = (cost // scale).astype(np.int64)
    supply = np.zeros(network.nodes, dtype=np.int64)
    np.subtract.at(supply, network.tail, network.least)
    np.add.at(supply, network.head, network.least)
    free = np.flatnonzero(network.most > network.least)
    solver = SimpleMinCostFlow()
    room = (network.most - network.least)[free]
    solver.add_arcs_with_capacity_and_unit_cost(
        network.tail[free], network.head[free], room, cost[free]
    )
    solver.set_nodes_supplies(np.arange(network.nodes), supply)
    status = solver.solve()
    if status != solver.OPTIMAL:
        raise Unsolvable(f"the flow solver says {status}")
    flow = network.least.copy()
    flow[free] += solver.flows(np.arange(len(free)))
    return flow


@dataclass(frozen=True, slots=True)
class Cycle:
    """Residual arcs of negative total cost, each along its arc (`sign` +1) or against it (-1)."""

    arcs: Numbers
    sign: Numbers

    def cancelled(self, flow: Numbers) -> Numbers:
        """The flow with one unit sent around."""
        better = flow.copy()
        better[self.arcs] += self.sign
        return better


@dataclass(frozen=True, slots=True)
class _Residual:
    """Arcs that can take more flow, or give some back, sorted by head."""

    tail: Numbers
    head: Numbers
    cost: Numbers
    arc: Numbers
    sign: Numbers


def _residual(network: Network, cost: Numbers, flow: Numbers) -> _Residual:
    forth = np.flatnonzero(flow < network.most)
    back = np.flatnonzero(flow > network.least)
    head = np.concatenate((network.head[forth], network.tail[back]))
    order = np.argsort(head, kind="stable")
    return _Residual(
        np.concatenate((network.tail[forth], network.head[back]))[order],
        head[order],
        np.concatenate((cost[forth], -cost[back]))[order],
        np.concatenate((forth, back))[order],
        np.repeat([1, -1], [len(forth), len(back)])[order],
    )


def _potentials(network: Network, cost: Numbers, flow: Numbers) -> Numbers | Cycle:
    """Least cost from node 0 to each node over residual arcs, from anywhere where 0 cannot reach.

    No residual arc has then a negative reduced cost: the flow is the cheapest. If it is not, a
    negative cycle instead (Bellman 1958, Ford 1956).
    """
    residual = _residual(network, cost, flow)
    total = int(np.abs(residual.cost).sum()) if cost.dtype == object else 2**61
    far = 2 * total
    found = np.full(network.nodes, far, dtype=cost.dtype)
    found[0] = 0
    if not _relax(found, residual, far):
        return _cycle(network.nodes, residual)
    beyond = found >= far
    if beyond.any():
        found[beyond] = int(np.abs(found[~beyond]).max()) + int(np.abs(cost).max()) + 1
        if not _relax(found, residual, far):
            return _cycle(network.nodes, residual)
    return found


def _relax(found: Numbers, residual: _Residual, far: int) -> bool:
    """Shorten distances until none can be; false if that never ends."""
    if not len(residual.head):
        return True
    starts = np.flatnonzero(np.r_[True, residual.head[1:] != residual.head[:-1]])
    ends = residual.head[starts]
    for _ in range(len(found) + 1):
        reached = found[residual.tail]
        through = np.where(reached >= far, far, reached + residual.cost)
        nearer = np.minimum(np.minimum.reduceat(through, starts), found[ends])
        if (nearer == found[ends]).all():
            return True
        found[ends] = nearer
    return False


def _cycle(nodes: int, residual: _Residual) -> Cycle:
    """A negative cycle, found by walking back from a node that can still be shortened."""
    found, entered = [0] * nodes, [-1] * nodes
    arcs = list(
        zip(residual.tail.tolist(), residual.head.tolist(), residual.cost.tolist(), strict=True)
    )
    node = -1
    for _ in range(nodes + 1):
        node = -1
        for number, (tail, head, cost) in enumerate(arcs):
            if found[tail] + cost < found[head]:
                found[head], entered[head], node = found[tail] + cost, number, head
    for _ in range(nodes):
        node = arcs[entered[node]][0]
    walk = [entered[node]]
    while arcs[walk[-1]][0] != node:
        walk.append(entered[arcs[walk[-1]][0]])
    return Cycle(residual.arc[walk], residual.sign[walk])
