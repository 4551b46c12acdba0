"""Who else could have come, and how a unit stands among them: the facts of explanations."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from schedules.rotation import access, feasible
from schedules.rotation.access import Assignments, Ledger
from schedules.rotation.problem import Period, Problem, Unit


@dataclass(frozen=True, slots=True)
class Rivals:
    """By meeting, the units the rules would have let in that are not there."""

    by_meeting: dict[str, list[str]]
    guests: Assignments
    ledgers: dict[str, Ledger]
    contacts: dict[str, int]
    open_days: dict[str, int]
    blocks: list[Period]
    first: dict[str, date]
    turn: dict[str, int]

    @classmethod
    def of(cls, problem: Problem, assignments: Assignments) -> "Rivals":
        """The rivals for every meeting of the plan."""
        ledgers = {one.unit.id: one for one in access.ledgers(problem, assignments)}
        found: dict[str, list[str]] = {meeting.id: [] for meeting in problem.meetings}
        meetings, units = feasible.pairs(problem)
        for meeting, unit in zip(meetings.tolist(), units.tolist(), strict=True):
            ident, name = problem.meetings[meeting].id, problem.units[unit].id
            if name not in assignments[ident]:
                found[ident].append(name)
        return cls(
            found,
            assignments,
            ledgers,
            {unit: ledger.contacts for unit, ledger in ledgers.items()},
            {unit.id: access.open_days(problem, unit) for unit in problem.units},
            access.blocks(problem),
            {unit.id: access.opening(problem, unit) for unit in problem.units},
            {unit.id: number for number, unit in enumerate(problem.units)},
        )

    def share(self, unit: str, contacts: int) -> Fraction:
        """What the unit's contact number `contacts` adds to its square over open days."""
        return Fraction(2 * contacts - 1, self.open_days[unit])

    def has_less(self, unit: str, others: Iterable[str]) -> bool:
        """Whether each other would have more, for its open days, by taking this contact over."""
        mine, days = 2 * self.contacts[unit] - 1, self.open_days
        own_days, contacts = days[unit], self.contacts
        return all(mine * days[one] < (2 * contacts[one] + 1) * own_days for one in others)

    def is_fewest(self, unit: str, others: Iterable[str]) -> bool:
        """Whether, this contact apart, the unit has fewer contacts than each other."""
        mine, contacts = self.contacts[unit] - 1, self.contacts
        return all(mine < contacts[one] for one in others)

    def level_with(self, unit: str, others: Iterable[str]) -> list[str]:
        """The others with as many contacts, this one apart, for as many open days."""
        mine = self.contacts[unit] - 1, self.open_days[unit]
        return [one for one in others if (self.contacts[one], self.open_days[one]) == mine]

    def guarantee(self, unit: Unit, day: date) -> Period | None:
        """The block the unit is promised a contact in, if the one on `day` is its only there."""
        ledger = self.ledgers[unit.id]
        for block in self.blocks:
            if day in block and access.is_due(unit, block):
                days = [one.date for one in (*ledger.held, *ledger.planned)]
                return block if sum(one in block for one in days) == 1 else None
        return None

    def last(self, unit: str, before: date) -> date:
        """The unit's last contact before the day, or its first day in the term."""
        ledger = self.ledgers[unit]
        days = [one.date for one in (*ledger.unit.contacts, *ledger.planned) if one.date < before]
        return max(days, default=self.first[unit])
