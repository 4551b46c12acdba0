"""The bound a certificate proves, recomputed from the problem alone: no solver, no floats.

A plan is a circulation root -> meeting -> cell -> unit -> root of the network in
`docs/rotation-model.md`, and costs the sum of arc costs. Potentials add up to nothing around it, so
no plan costs less than the sum over arcs of capacity * min(0, cost + p(tail) - p(head)), compared
lexicographically. That holds for any potentials: false ones only prove less.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction
from itertools import takewhile

from schedules.rotation import access, levels
from schedules.rotation.access import Ledger
from schedules.rotation.bounds import priced
from schedules.rotation.bounds.groups import Group, groups
from schedules.rotation.certificate import Certificate, Vector
from schedules.rotation.levels import MOST_IS_BEST, Level
from schedules.rotation.problem import Meeting, Period, Problem, Stability


def certified(stability: Stability) -> tuple[Level, ...]:
    """The levels a certificate speaks of, in the order they count."""
    kept = (Level.KEPT,) if stability is Stability.FIRST else ()
    return (Level.FILLED, *kept, Level.GUARANTEED, Level.EQUITY)


def bounds(problem: Problem, certificate: Certificate) -> dict[Level, Fraction]:
    """What no plan beats: on the first level, on the second among plans that reach that, and so on.

    As far as every group is spoken of. The certificate's levels must be `certified(...)`. Linear in
    the arcs of the network, but for groups with prices.
    """
    locked = {meeting.id: meeting.locked for meeting in problem.meetings}
    base = levels.values(problem, locked)
    every = [costs(certificate, group) for group in groups(problem)]
    found: dict[Level, Fraction] = {}
    for level in levels.before_timing(problem):
        if not all(level in one for one in every):
            break
        cost = sum((one[level] for one in every), Fraction(0))
        found[level] = base[level] + (-cost if level in MOST_IS_BEST else cost)
    return found


def costs(certificate: Certificate, group: Group) -> dict[Level, Fraction]:
    """What no plan's cost is below in the group, counted from the contacts there are."""
    prices = certificate.prices.get(group.name)
    if prices is None:
        return _by_potentials(certificate, group)
    found: dict[Level, Fraction] = {}
    for level in takewhile(prices.__contains__, levels.before_timing(group.problem)):
        found[level] = priced.bound(group, level, prices[level], found)
    return found


def _by_potentials(certificate: Certificate, group: Group) -> dict[Level, Fraction]:
    dual = _Dual(group.problem, certificate, group.blocks)
    dual.add_meetings(group.meetings)
    for one in group.units:
        dual.add_unit(one.ledger, one.meetings)
    return dict(zip(certificate.levels, dual.total(), strict=True))


@dataclass(slots=True)
class _Dual:
    """Adds up capacity * min(0, cost + p(tail) - p(head)), arc by arc.

    `times` counts how often each potential enters the sum, `costs` the costs that do.
    """

    problem: Problem
    certificate: Certificate
    blocks: list[Period]
    times: Counter[Vector] = field(default_factory=Counter)
    costs: Counter[Level] = field(default_factory=Counter)
    shares: Fraction = Fraction(0)

    def total(self) -> list[Fraction]:
        """The sum, level by level."""
        sums = [Fraction(self.costs[level]) for level in self.certificate.levels]
        sums[-1] += self.shares
        for vector, times in self.times.items():
            for place, component in enumerate(vector):
                sums[place] += times * component
        return sums

    def add_meetings(self, meetings: Iterable[Meeting]) -> None:
        """Arcs root -> meeting, as many as it has slots left, each worth a filled slot."""
        for meeting in meetings:
            head = self._potential(self.certificate.meetings.get(meeting.id))
            self._add(self._zero(), head, meeting.slots - len(meeting.locked), Level.FILLED)

    def add_unit(self, ledger: Ledger, own: list[Meeting]) -> None:
        """The arcs of a unit: its pairs, those out of its cells, and the steps to the root."""
        unit = ledger.unit
        here = self._potential(self.certificate.units.get(unit.id))
        by_block: dict[int, list[Meeting]] = {}
        starts = [block.start for block in self.blocks]
        for meeting in own:
            by_block.setdefault(bisect_right(starts, meeting.date) - 1, []).append(meeting)
        room = 0
        for number, meetings in by_block.items():
            room += self._add_cell(ledger, self.blocks[number], meetings, here)
        self._add_steps(ledger, here, min(room, self._room(own)))

    def _add_cell(
        self, ledger: Ledger, block: Period, meetings: list[Meeting], here: Vector
    ) -> int:
        """Arcs meeting -> cell -> unit; returns the cell's room."""
        unit = ledger.unit
        key = unit.id, block.start.isoformat()
        cell = self._potential(self.certificate.blocks.get(key))
        for meeting in meetings:
            tail = self._potential(self.certificate.meetings.get(meeting.id))
            kept = unit.id in self.problem.published.get(meeting.id, ())
            self._add(tail, cell, 1, Level.KEPT if kept else None)
        contacts = (*ledger.held, *ledger.planned)
        wanted = access.is_due(unit, block) and not any(one.date in block for one in contacts)
        room = self._room(meetings)
        self._add(cell, here, 1, Level.GUARANTEED if wanted else None)
        self._add(cell, here, room - 1, None)
        return room

    def _add_steps(self, ledger: Ledger, here: Vector, room: int) -> None:
        """Arcs unit -> root: the k-th contact of all adds (2k - 1) / o(u)."""
        open_days = access.open_days(self.problem, ledger.unit)
        for number in range(ledger.contacts + 1, ledger.contacts + room + 1):
            share = Fraction(2 * number - 1, open_days)
            if (*here[:-1], here[-1] + share) >= self._zero():
                return  # further contacts cost more still
            self.times[here] += 1
            self.shares += share

    def _add(self, tail: Vector, head: Vector, capacity: int, gained: Level | None) -> None:
        """An arc that gains one on a level, or nothing."""
        paid = tail
        if gained in self.certificate.levels:
            place = self.certificate.levels.index(gained)
            paid = (*tail[:place], tail[place] - 1, *tail[place + 1 :])
        if capacity and paid < head:
            self.times[tail] += capacity
            self.times[head] -= capacity
            if paid is not tail and gained is not None:
                self.costs[gained] -= capacity

    def _room(self, meetings: list[Meeting]) -> int:
        """The most of the meetings that are far enough apart: always take the earliest."""
        least = timedelta(days=self.problem.min_days_between_contacts)
        if not least:
            return len(meetings)
        taken, until = 0, date.min
        for meeting in meetings:
            if meeting.date >= until:
                taken, until = taken + 1, meeting.date + least
        return taken

    def _potential(self, vector: Vector | None) -> Vector:
        return self._zero() if vector is None else vector

    def _zero(self) -> Vector:
        return (Fraction(0),) * len(self.certificate.levels)
