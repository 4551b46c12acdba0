"""How many meetings are missing at the very least: in each block, a cut says so.

Take any units with a need in a block. Together they can be met in the rooms that let some of them
in, and in the meetings added on days when some of them can come. If there are N units and the
rooms have P places, the meetings added must have at least N - P places (Hall's condition). The
least number of meetings that satisfies all these inequalities is enough for the block, because a
flow that leaves no unit out exists exactly when none of them is broken (max-flow min-cut). So begin
without inequalities, find the one that is broken worst, add it, and find the least number again,
until none is broken. There are finitely many, and the last number is exact for the block.

Blocks are tied only by the least time between two planned contacts: across them the sum is a bound.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ortools.graph.python import max_flow
from ortools.sat.python import cp_model

from schedules.equity.demand import Demand, Offer, Room

_SOURCE, _SINK = 0, 1


@dataclass(frozen=True, slots=True)
class Cut:
    """These units can only be met in `places` of meetings there are, and in these offers."""

    block: int
    units: frozenset[str]
    places: int
    offers: tuple[Offer, ...]

    @property
    def missing(self) -> int:
        """Units without a place."""
        return len(self.units) - self.places

    @property
    def committees(self) -> frozenset[str]:
        """The committees that can add places for them."""
        return frozenset(offer.committee for offer in self.offers)


@dataclass(frozen=True, slots=True)
class Shortfall:
    """What a block lacks: the least meetings to add, by offer, and the cuts that prove it."""

    added: Mapping[Offer, int]
    cuts: tuple[Cut, ...]

    @property
    def least(self) -> int:
        """How many meetings that is."""
        return sum(self.added.values())


def shortfalls(demand: Demand, seats: Mapping[str, int]) -> list[Shortfall]:
    """The shortfall of each block by itself."""
    return [_shortfall(_block(demand, number, seats)) for number in range(len(demand.spans))]


def best_offers(demand: Demand, block: int, committee: str) -> list[Offer]:
    """The offers no other day of the block betters: a meeting on another day loses nothing here.

    Slide a meeting to earlier days until one of its units would no longer be free: that is a day
    on which a unit begins to be free, or the first of the span. So only these are candidates.
    """
    span = demand.spans[block]
    diary = demand.diary
    days = {span.start}.union(
        *(diary.first_days(unit, span) for unit in demand.needing(block, committee))
    )
    best: list[Offer] = []
    for offer in sorted(
        demand.offers(block, committee, days), key=lambda one: (-len(one.units), one.date)
    ):
        if not any(offer.units <= other.units for other in best):
            best.append(offer)
    return best


@dataclass(frozen=True, slots=True)
class _Block:
    """One block: its needs, its rooms and its best offers, each with its seats."""

    number: int
    needs: Sequence[str]
    rooms: Sequence[Room]
    offers: Sequence[Offer]
    seats: Sequence[int]


def _block(demand: Demand, number: int, seats: Mapping[str, int]) -> _Block:
    """A unit that cannot have all of its needs met is left out: which it loses is still open."""
    needs = [unit for unit, block in demand.needs if block == number and demand.is_whole(unit)]
    offers = [one for committee in seats for one in best_offers(demand, number, committee)]
    return _Block(
        number,
        sorted(needs),
        [room for room in demand.rooms if room.block == number],
        offers,
        [seats[offer.committee] for offer in offers],
    )


def _shortfall(block: _Block) -> Shortfall:
    cuts: list[Cut] = []
    counts = [0] * len(block.offers)
    while block.needs and (cut := _worst(block, counts)) is not None:
        cuts.append(cut)
        counts = _fewest(block, cuts)
    added = {offer: count for offer, count in zip(block.offers, counts, strict=True) if count}
    return Shortfall(added, tuple(cuts))


def _fewest(block: _Block, cuts: Sequence[Cut]) -> list[int]:
    """The fewest meetings that satisfy the cuts, by offer."""
    model = cp_model.CpModel()
    counts = [model.new_int_var(0, len(block.needs), "") for _ in block.offers]
    for cut in cuts:
        places = sum(
            seats * count
            for offer, seats, count in zip(block.offers, block.seats, counts, strict=True)
            if offer in cut.offers
        )
        model.add(places >= cut.missing)
    model.minimize(sum(counts))
    solver = cp_model.CpSolver()
    solver.parameters.catch_sigint_signal = False  # Ctrl-C is the program's own to answer
    solver.parameters.num_workers = 1
    if solver.solve(model) != cp_model.OPTIMAL:
        raise RuntimeError("the cuts have no least number of meetings")
    return [solver.value(count) for count in counts]


def _worst(block: _Block, counts: Sequence[int]) -> Cut | None:
    """The inequality these counts break worst, from a minimum cut; None when all are kept."""
    flow = max_flow.SimpleMaxFlow()
    node = {unit: 2 + nth for nth, unit in enumerate(block.needs)}
    first_room = 2 + len(block.needs)
    first_offer = first_room + len(block.rooms)
    for unit in block.needs:
        flow.add_arc_with_capacity(_SOURCE, node[unit], 1)
    places = [room.free for room in block.rooms]
    places += [seats * count for seats, count in zip(block.seats, counts, strict=True)]
    guests = [one.units for one in block.rooms] + [one.units for one in block.offers]
    for nth, (units, free) in enumerate(zip(guests, places, strict=True), start=first_room):
        for unit in sorted(units & node.keys()):
            flow.add_arc_with_capacity(node[unit], nth, len(block.needs))
        flow.add_arc_with_capacity(nth, _SINK, free)
    if flow.solve(_SOURCE, _SINK) != flow.OPTIMAL:
        raise RuntimeError("the flow has no maximum")
    if flow.optimal_flow() == len(block.needs):
        return None
    side = set(flow.get_source_side_min_cut())
    return Cut(
        block.number,
        frozenset(unit for unit in block.needs if node[unit] in side),
        sum(room.free for nth, room in enumerate(block.rooms, first_room) if nth in side),
        tuple(offer for nth, offer in enumerate(block.offers, first_offer) if nth in side),
    )
