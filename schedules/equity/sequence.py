"""Places the meetings that each block lacks, block after block, each given those before it.

Within a block a cheapest flow gives every need a place, late days only where nothing else will do,
so that the next block finds its units free. This almost always uses no more than the least number
of meetings; where it leaves a unit out, that unit is met on days of its own.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from ortools.graph.python import min_cost_flow

from schedules.equity.demand import DAY, Demand, Guests, Offer, Room
from schedules.equity.shortfall import Shortfall

_SOURCE, _SINK = 0, 1
_LAST = 10**6
"""What it costs to serve a unit that cannot have all its needs met before one that can."""


def in_order(demand: Demand, shortfalls: Sequence[Shortfall], seats: Mapping[str, int]) -> Guests:
    """Guests of added meetings that meet all needs that can be met."""
    last: dict[str, date] = {}
    met: dict[str, int] = defaultdict(int)
    guests: dict[Offer, list[str]] = defaultdict(list)
    for block, shortfall in enumerate(shortfalls):
        flow = _Flow(demand, block, _providers(demand, block, shortfall, seats), last)
        for unit, provider in flow.solve():
            met[unit] += 1
            last[unit] = provider.date
            if isinstance(provider, Offer):
                guests[provider].append(unit)
    short = {unit for unit in demand.earliest if met[unit] < demand.most(unit)}
    kept = {offer: [unit for unit in own if unit not in short] for offer, own in guests.items()}
    for offer, unit in _own_days(demand, sorted(short)):
        kept.setdefault(offer, []).append(unit)
    return {offer: tuple(sorted(units)) for offer, units in kept.items() if units}


def inner_days(demand: Demand, offer: Offer) -> Iterable[date]:
    """Days for all the offer's units: the next from the middle of the block, and from quarters."""
    units = [unit for unit in demand.diary.problem.units if unit.id in offer.units]
    span = demand.spans[offer.block]
    for quarter in (2, 1, 3):
        day = span.start + timedelta(days=span.days * quarter // 4)
        while day in span:
            if all(demand.diary.can_talk(unit, day) for unit in units):
                yield day
                break
            day += DAY


def _providers(
    demand: Demand, block: int, shortfall: Shortfall, seats: Mapping[str, int]
) -> list[tuple[Room | Offer, int]]:
    """The block's rooms and added meetings with their places, the added ones well inside it."""
    rooms = [(room, room.free) for room in demand.rooms if room.block == block]
    added = [
        (
            replace(offer, date=next(iter(inner_days(demand, offer)), offer.date)),
            seats[offer.committee] * count,
        )
        for offer, count in shortfall.added.items()
    ]
    return [*rooms, *added]


def _own_days(demand: Demand, units: Iterable[str]) -> Iterable[tuple[Offer, str]]:
    by_id = {unit.id: unit for unit in demand.diary.problem.units}
    for unit in units:
        committee = by_id[unit].committees[0]
        for block, day in demand.earliest[unit].items():
            yield Offer(committee, block, day, frozenset()), unit


@dataclass(frozen=True, slots=True)
class _Flow:
    """The cheapest way to give a block's needs their places, given each unit's last contact."""

    demand: Demand
    block: int
    providers: Sequence[tuple[Room | Offer, int]]
    last: Mapping[str, date]

    def solve(self) -> list[tuple[str, Room | Offer]]:
        """Who gets a place where."""
        needs = sorted(unit for unit, block in self.demand.needs if block == self.block)
        node = {unit: 2 + nth for nth, unit in enumerate(needs)}
        flow = min_cost_flow.SimpleMinCostFlow()
        for unit in needs:
            wait = 0 if self.demand.is_whole(unit) else _LAST
            flow.add_arc_with_capacity_and_unit_cost(_SOURCE, node[unit], 1, wait)
        arcs: dict[int, tuple[str, Room | Offer]] = {}
        for nth, (provider, places) in enumerate(self.providers, start=2 + len(needs)):
            for unit in sorted(provider.units & node.keys()):
                if self._is_free(unit, provider.date):
                    arc = flow.add_arc_with_capacity_and_unit_cost(
                        node[unit], nth, 1, self._lateness(provider.date)
                    )
                    arcs[arc] = unit, provider
            flow.add_arc_with_capacity_and_unit_cost(nth, _SINK, places, 0)
        flow.set_node_supply(_SOURCE, len(needs))
        flow.set_node_supply(_SINK, -len(needs))
        if flow.solve_max_flow_with_min_cost() != flow.OPTIMAL:
            raise RuntimeError("the flow has no optimum")
        return [served for arc, served in arcs.items() if flow.flow(arc)]

    def _is_free(self, unit: str, day: date) -> bool:
        return unit not in self.last or day - self.last[unit] >= self.demand.diary.spacing

    def _lateness(self, day: date) -> int:
        """Days by which a contact reaches into the next block's time."""
        return max(0, (day + self.demand.diary.spacing - self.demand.spans[self.block].end).days)
