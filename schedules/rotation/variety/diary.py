"""A unit's planned days, and what another day for one of them does to timing and guarantee."""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Sequence
from dataclasses import dataclass, field

from schedules.rotation import access
from schedules.rotation.access import Assignments, Ledger
from schedules.rotation.problem import Period, Problem


@dataclass(slots=True)
class Diary:
    """The `days` of a unit's planned contacts, in order, and what they are judged by.

    `held` contacts of the term come before, the `last` of all contacts on that day; ideal days are
    spread over `span` days from `first`; `wanted` are the guarantee blocks, first and last day,
    that no held contact covers. Days are ordinals.
    """

    held: int
    last: int | None
    first: int
    span: int
    wanted: Sequence[tuple[int, int]]
    days: list[int]
    parts: int = field(init=False)
    now_off: int = field(init=False)

    def __post_init__(self) -> None:
        """`parts` is how many of a day `off` counts in (twice the unit's contacts).

        `now_off` is what `off` says of the days as they are: each is asked for at every swap tried.
        """
        self.parts = 2 * (self.held + len(self.days))
        self.now_off = self.off(self.days)

    def change(self, days: list[int]) -> None:
        """As many other days from now on."""
        self.days, self.now_off = days, self.off(days)

    def exchanged(self, left: int, joined: int) -> list[int]:
        """The days with one left for another."""
        days = self.days.copy()
        days.remove(left)
        insort(days, joined)
        return days

    def is_spaced(self, days: list[int], least: int) -> bool:
        """Whether such days, and the last contact before them, are so far apart."""
        before = days[0] - least if self.last is None else self.last
        for day in days:
            if day - before < least:
                return False
            before = day
        return True

    def off(self, days: list[int]) -> int:
        """How far as many days as now are from their ideals, in order: level 7 of the unit."""
        parts, number, total = self.parts, 2 * self.held + 1, 0
        for day in days:
            total += abs(parts * (day - self.first) - number * self.span)
            number += 2
        return total

    def guaranteed(self, days: list[int]) -> int:
        """The wanted blocks with one of the days."""
        return sum(bisect_left(days, start) < bisect_right(days, end) for start, end in self.wanted)


def diaries(problem: Problem, assignments: Assignments) -> dict[str, Diary]:
    """The diary of every unit under these assignments, by id."""
    blocks = access.blocks(problem)
    return {
        ledger.unit.id: _diary(problem, ledger, blocks)
        for ledger in access.ledgers(problem, assignments)
    }


def _diary(problem: Problem, ledger: Ledger, blocks: list[Period]) -> Diary:
    unit, opening = ledger.unit, access.opening(problem, ledger.unit)
    return Diary(
        held=len(ledger.held),
        last=max((one.date.toordinal() for one in unit.contacts), default=None),
        first=opening.toordinal(),
        span=(access.closing(unit, problem.window.end) - opening).days + 1,
        wanted=[
            (block.start.toordinal(), block.end.toordinal())
            for block in blocks
            if access.is_due(unit, block) and not any(one.date in block for one in ledger.held)
        ],
        days=[one.date.toordinal() for one in ledger.planned],
    )
