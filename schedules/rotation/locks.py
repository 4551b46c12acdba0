"""Locks that no plan can keep, and the smallest set of them that shows it."""

from dataclasses import dataclass
from itertools import pairwise

from schedules.rotation.problem import Meeting, Problem
from schedules.rotation.rules import Rule


@dataclass(frozen=True, slots=True)
class Lock:
    """A unit that must take part in a meeting."""

    meeting: str
    unit: str


class Infeasible(Exception):
    """No plan keeps the `locks`, a smallest set of them that breaks `rule`."""

    def __init__(self, rule: Rule, locks: tuple[Lock, ...]) -> None:
        named = ", ".join(f"{lock.unit} in {lock.meeting}" for lock in locks)
        super().__init__(f"no plan satisfies the locks ({rule}): {named}")
        self.rule = rule
        self.locks = locks


def conflict(problem: Problem) -> Infeasible | None:
    """A smallest set of locks that cannot be kept together; null if all can.

    A lock outranks the table, so only two rules can stand against it: the days between contacts,
    with history (one lock) or another lock (two), and a meeting's slots (one lock too many). If
    none of these is broken, the plan of nothing but locks keeps every rule.
    """
    found = [*_near_history(problem), *_near_each_other(problem), *_too_many(problem)]
    return min(found, key=lambda one: len(one.locks), default=None)


def _near_history(problem: Problem) -> list[Infeasible]:
    last = {
        unit.id: max(contact.date for contact in unit.contacts)
        for unit in problem.units
        if unit.contacts
    }
    return [
        Infeasible(Rule.SPACING, (Lock(meeting.id, unit),))
        for meeting in problem.meetings
        for unit in meeting.locked
        if unit in last and (meeting.date - last[unit]).days < problem.min_days_between_contacts
    ]


def _near_each_other(problem: Problem) -> list[Infeasible]:
    own: dict[str, list[Meeting]] = {}
    for meeting in problem.meetings:
        for unit in meeting.locked:
            own.setdefault(unit, []).append(meeting)
    return [
        Infeasible(Rule.SPACING, (Lock(one.id, unit), Lock(other.id, unit)))
        for unit, meetings in sorted(own.items())
        for one, other in pairwise(meetings)
        if (other.date - one.date).days < problem.min_days_between_contacts
    ]


def _too_many(problem: Problem) -> list[Infeasible]:
    return [
        Infeasible(
            Rule.SLOTS,
            tuple(Lock(meeting.id, unit) for unit in meeting.locked[: meeting.slots + 1]),
        )
        for meeting in problem.meetings
        if len(meeting.locked) > meeting.slots
    ]
