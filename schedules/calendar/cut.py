"""A calendar without clashes is one minimum cut: bounds and plans in milliseconds, in integers.

Each meeting is a path of nodes from source to sink, one for each of its days but the first; a node
on the source's side says "this day or later". The arc between two days costs what the day between
them costs. "At least so many days after" is an arc without limit from one path to another, and
`|gap - ideal|` is a bundle of arcs in both directions, one for each day both may pass (Ishikawa
2003; Ahuja, Hochbaum and Orlin 2003). Clashes are no cut; to say that one of two meetings comes
first is, so a calendar is improved by keeping the order of its clashing pairs and cutting again.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

import numpy as np
import numpy.typing as npt
from ortools.graph.python import max_flow

from schedules.calendar.candidates import Candidates, Tie, follows, most, strides
from schedules.calendar.levels import SINGLE, Level

SOURCE, SINK = 0, 1
LARGEST = 2**62
Arc = tuple[int, int, int]  # tail, head, capacity
WEIGHED = (*SINGLE, Level.RHYTHM)


@dataclass(frozen=True, slots=True)
class Cut:
    """The earliest of the best choices: `places` per meeting, and their weighed `value`."""

    value: int
    places: tuple[int, ...]


class Relaxation:
    """All levels of held meetings at once, each weighed above all after it, clashes left out.

    Among equal calendars the budget procedure comes as late and everything else as early as it can.
    """

    def __init__(self, given: Candidates) -> None:
        self.given = given
        self.weights = _weights(given)
        self.unlimited = 1 + _largest(given, self.weights)
        self.offsets = [SINK, *accumulate((len(days) - 1 for days in given.days), initial=SINK)][1:]
        self.table = _table(self._arcs())

    def value(self, chosen: Sequence[int]) -> int:
        """The weighed value of a choice, clashes or not."""
        singles = sum(self._cost(meeting, place) for meeting, place in enumerate(chosen))
        days = [self.given.days[meeting][place] for meeting, place in enumerate(chosen)]
        off = sum(abs(days[tie.second] - days[tie.first] - tie.days) for tie in self.given.rhythm)
        return singles + off * self.weights[Level.RHYTHM]

    def solve(self, orders: Iterable[Tie] = ()) -> Cut | None:
        """The best choice that also keeps `orders`; None if there is none."""
        solver = self._solved(orders)
        if solver is None:
            return None
        late = set(solver.get_source_side_min_cut())
        places = [
            sum(self._node(meeting, place) in late for place in range(1, len(days)))
            for meeting, days in enumerate(self.given.days)
        ]
        return Cut(solver.optimal_flow(), tuple(places))

    def within(self, value: int) -> Candidates:
        """Only the days that some calendar of at most this weighed value may use.

        A choice costs at least the greatest flow and what that flow leaves unused on its arc.
        """
        solver = self._solved(())
        if solver is None:
            return self.given.keep(lambda _meeting, _place: False)
        rows = np.arange(sum(map(len, self.given.days)))
        spare = self.table[rows, 2] - solver.flows(rows)
        starts = list(accumulate((len(days) for days in self.given.days), initial=0))
        left = value - solver.optimal_flow()
        return self.given.keep(lambda meeting, place: spare[starts[meeting] + place] <= left)

    def _solved(self, orders: Iterable[Tie]) -> max_flow.SimpleMaxFlow | None:
        added = _table(arc for order in orders for arc in self._after(order))
        table = np.concatenate([self.table, added])
        solver = max_flow.SimpleMaxFlow()
        solver.add_arcs_with_capacity(table[:, 0], table[:, 1], table[:, 2])
        status = solver.solve(SOURCE, SINK)
        feasible = status == solver.OPTIMAL and solver.optimal_flow() < self.unlimited
        return solver if feasible else None

    def _arcs(self) -> Iterator[Arc]:
        """The arcs of the days first, in order."""
        chosen = [
            (m, place) for m, days in enumerate(self.given.days) for place in range(len(days))
        ]
        for m, place in chosen:
            yield self._node(m, place), self._node(m, place + 1), self._cost(m, place)
        for m, place in chosen:
            if place:
                yield self._node(m, place + 1), self._node(m, place), self.unlimited
        for gap in self.given.gaps:
            yield from self._after(gap)
        for tie in self.given.rhythm:
            yield from self._bundle(tie)

    def _node(self, meeting: int, place: int) -> int:
        """What stands for "the meeting's day is at `place` or later"."""
        if place <= 0:
            return SOURCE
        if place >= len(self.given.days[meeting]):
            return SINK
        return self.offsets[meeting] + place

    def _cost(self, meeting: int, place: int) -> int:
        paid = zip(SINGLE, self.given.costs[meeting][place], strict=True)
        cost = sum(self.weights[level] * amount for level, amount in paid)
        return cost + _earliness(self.given, meeting, place)

    def _after(self, gap: Tie) -> Iterator[Arc]:
        first, second = self.given.days[gap.first], self.given.days[gap.second]
        for place, needed in follows(first, second, gap.days):
            yield self._node(gap.first, place), self._node(gap.second, needed), self.unlimited

    def _bundle(self, tie: Tie) -> Iterator[Arc]:
        first, second = self.given.days[tie.first], self.given.days[tie.second]
        for place, other, width in strides(first, second, tie.days):
            one, another = self._node(tie.first, place), self._node(tie.second, other)
            yield one, another, width * self.weights[Level.RHYTHM]
            yield another, one, width * self.weights[Level.RHYTHM]


def fits(given: Candidates) -> bool:
    """Whether the weighed levels are within what the flow can count."""
    return _largest(given, _weights(given)) < LARGEST


def _weights(given: Candidates) -> dict[Level, int]:
    """Each level's weight: more than all levels after it can add up to."""
    weights: dict[Level, int] = {}
    total = sum(_earliness(given, meeting, 0) for meeting in range(len(given.days)))
    for level in reversed(WEIGHED):
        weights[level] = 1 + total
        total += weights[level] * most(given, level)
    return weights


def _largest(given: Candidates, weights: dict[Level, int]) -> int:
    early = sum(_earliness(given, meeting, 0) for meeting in range(len(given.days)))
    return early + sum(weight * most(given, level) for level, weight in weights.items())


def _earliness(given: Candidates, meeting: int, place: int) -> int:
    """Days before the last possible one, for the meetings of the budget procedure."""
    days = given.days[meeting]
    return 0 if given.occasions[meeting].is_ordinary else days[-1] - days[place]


def _table(arcs: Iterable[Arc]) -> npt.NDArray[np.int64]:
    """Tail, head and capacity; an arc from a node to itself says nothing."""
    return np.array([arc for arc in arcs if arc[0] != arc[1]], dtype=np.int64).reshape(-1, 3)
