"""A better plan one exchange away: it refutes what a plan says of itself, whoever proved it.

What a search has proven is proven to whoever searched. But another guest at a meeting, or one more,
is soon tried: what it costs that one leaves and what it costs that one comes are apart, so the best
exchange of a meeting is the cheapest to leave and the cheapest to come. Linear in the chances.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from schedules.rotation import access, levels
from schedules.rotation.access import Assignments, Ledger
from schedules.rotation.bounds.groups import groups
from schedules.rotation.levels import Level
from schedules.rotation.problem import Form, Meeting, Problem

Steps = tuple[Fraction, ...]


@dataclass(frozen=True, slots=True)
class Exchange:
    """At the meeting `comes` instead of `leaves` (or in an empty slot) would be better on `level`.

    All levels before stay as they are.
    """

    level: Level
    meeting: str
    leaves: str | None
    comes: str

    def __str__(self) -> str:
        place = "an empty slot" if self.leaves is None else f"the place of {self.leaves}"
        return f"meeting {self.meeting} with {self.comes} in {place} would be better"


def better(problem: Problem, assignments: Assignments) -> Iterator[Exchange]:
    """The exchanges that make the plan better on a level before timing, one at most for a meeting.

    The plan must keep the rules.
    """
    order = levels.before_timing(problem)
    standings = _standings(problem, assignments)
    for meeting, chances in _chances(problem).items():
        guests = assignments.get(meeting.id, ())
        free = [standings[one] for one in chances if one not in guests]
        coming = [one for one in free if one.is_apart(meeting.date)]
        leaving = [standings[one] for one in guests if one not in meeting.locked]
        if not coming or (not leaving and len(guests) == meeting.slots):
            continue
        joined, comes = min((one.joining(meeting, order), one.name) for one in coming)
        left: tuple[Steps, str | None] = ((Fraction(0),) * len(order), None)
        if len(guests) == meeting.slots:
            left = min((one.leaving(meeting, order), one.name) for one in leaving)
        steps = [one + other for one, other in zip(left[0], joined, strict=True)]
        first = next((number for number, step in enumerate(steps) if step), None)
        if first is not None and steps[first] < 0:
            yield Exchange(order[first], meeting.id, left[1], comes)


def _chances(problem: Problem) -> dict[Meeting, list[str]]:
    """By meeting, the units that may freely join it."""
    found: dict[Meeting, list[str]] = {}
    for group in groups(problem):
        for one in group.units:
            for meeting in one.meetings:
                found.setdefault(meeting, []).append(one.ledger.unit.id)
    return found


def _standings(problem: Problem, assignments: Assignments) -> dict[str, "_Standing"]:
    blocks = access.blocks(problem)
    starts = [block.start for block in blocks]
    found = {}
    for ledger in access.ledgers(problem, assignments):
        unit = ledger.unit
        due = {number for number, block in enumerate(blocks) if access.is_due(unit, block)}
        in_term = (*ledger.held, *ledger.planned)
        found[unit.id] = _Standing(
            unit.id,
            ledger,
            problem,
            starts,
            due,
            Counter(bisect_right(starts, one.date) - 1 for one in in_term),
            [one.date for one in (*unit.contacts, *ledger.planned)],
        )
    return found


@dataclass(frozen=True, slots=True)
class _Standing:
    """A unit as the plan has it: its contacts by guarantee block, and the days of all it has."""

    name: str
    ledger: Ledger
    problem: Problem
    starts: list[date]
    due: set[int]
    by_block: Counter[int]
    days: list[date]
    known: dict[tuple[int, Form, bool, int], Steps] = field(default_factory=dict)

    def is_apart(self, day: date) -> bool:
        """Whether a contact on the day is far enough from those it has."""
        least = self.problem.min_days_between_contacts
        return all(abs((day - one).days) >= least for one in self.days)

    def joining(self, meeting: Meeting, order: tuple[Level, ...]) -> Steps:
        """What one contact more costs, level by level."""
        return self._known(meeting, order, 1)

    def leaving(self, meeting: Meeting, order: tuple[Level, ...]) -> Steps:
        """What one contact less costs, level by level."""
        return self._known(meeting, order, -1)

    def _known(self, meeting: Meeting, order: tuple[Level, ...], sign: int) -> Steps:
        """Meetings of one block and form cost alike, but for what is published."""
        block = bisect_right(self.starts, meeting.date) - 1
        is_kept = self.name in self.problem.published.get(meeting.id, ())
        key = block, meeting.form, is_kept, sign
        if key not in self.known:
            step = self._step(block, meeting.form, more=sign > 0) | {Level.KEPT: -int(is_kept)}
            self.known[key] = tuple(Fraction(sign * step[level]) for level in order)
        return self.known[key]

    def _step(self, block: int, form: Form, *, more: bool) -> dict[Level, Fraction | int]:
        """What the contact costs that would be one `more`, or is the one that leaves."""
        others = 0 if more else 1
        is_first = block in self.due and self.by_block[block] == others
        is_fresh = len(self.ledger.planned) == others
        hosted = self.ledger.hosted + more if form is Form.HOSTED else None
        open_days = access.open_days(self.problem, self.ledger.unit)
        return {
            Level.FILLED: -1,
            Level.GUARANTEED: -int(is_first),
            Level.EQUITY: Fraction(2 * (self.ledger.contacts + more) - 1, open_days),
            Level.HOSTING: 0 if hosted is None else Fraction(2 * hosted - 1, open_days),
            Level.WAITING: -levels.waited(self.problem, self.ledger) if is_fresh else 0,
        }
