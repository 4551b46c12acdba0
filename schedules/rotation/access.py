"""What the levels count: a unit's open days, guarantee blocks and contacts, held and planned."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from schedules import dates
from schedules.rotation.problem import Contact, Form, Period, Problem, Unit

Assignments = Mapping[str, tuple[str, ...]]


def opening(problem: Problem, unit: Unit) -> date:
    """The unit's first day in the term: its opening, or the term's start if that is later."""
    return max(unit.open_from or date.min, problem.term.start)


def closing(unit: Unit, last: date) -> date:
    """The unit's last day up to `last`: its closing, or `last` if that is earlier."""
    return min(unit.open_to or date.max, last)


def open_days(problem: Problem, unit: Unit) -> int:
    """o(u): days of the term from the unit's opening to its closing, at least 1.

    Closed periods (holidays, rebuilding) do not shorten it: a unit is due its share all the same.
    """
    days = (closing(unit, problem.term.end) - opening(problem, unit)).days + 1
    return max(days, 1)


def blocks(problem: Problem) -> list[Period]:
    """The blocks of `guarantee_months`, counted from the term's start, that touch the window."""
    found = []
    number, start = 0, problem.term.start
    while start <= problem.window.end:
        number += 1
        after = dates.months_later(problem.term.start, number * problem.guarantee_months)
        block = Period(start, min(after - timedelta(days=1), problem.term.end))
        if block.meets(problem.window):
            found.append(block)
        start = after
    return found


def is_due(unit: Unit, block: Period) -> bool:
    """Whether the block touches the days the unit is open."""
    return (unit.open_from is None or unit.open_from <= block.end) and (
        unit.open_to is None or block.start <= unit.open_to
    )


@dataclass(frozen=True, slots=True)
class Ledger:
    """A unit's contacts in the term: `held` before the window and `planned`, in order of date."""

    unit: Unit
    held: tuple[Contact, ...]
    planned: tuple[Contact, ...]

    @property
    def contacts(self) -> int:
        """c(u)."""
        return len(self.held) + len(self.planned)

    @property
    def hosted(self) -> int:
        """h(u)."""
        return sum(contact.form is Form.HOSTED for contact in (*self.held, *self.planned))


def ledgers(problem: Problem, assignments: Assignments) -> list[Ledger]:
    """The ledger of every unit, in the problem's order; `held` are those of the term."""
    planned: dict[str, list[Contact]] = {unit.id: [] for unit in problem.units}
    for meeting in problem.meetings:
        contact = Contact(meeting.date, meeting.form)
        for ident in assignments.get(meeting.id, ()):
            planned[ident].append(contact)
    return [
        Ledger(
            unit,
            tuple(contact for contact in unit.contacts if contact.date >= problem.term.start),
            tuple(planned[unit.id]),
        )
        for unit in problem.units
    ]
