"""Slots left empty, and which rules kept the units away."""

from collections import Counter
from datetime import date

from schedules.rotation import rules
from schedules.rotation.access import Assignments
from schedules.rotation.plan import Unfilled
from schedules.rotation.problem import Meeting, Problem, Unit
from schedules.rotation.rules import Rule


def unfilled(problem: Problem, assignments: Assignments) -> tuple[Unfilled, ...]:
    """Every meeting with an empty slot, with the number of units each rule rules out.

    A unit the table lets in and that is not there is kept away by the days between contacts.
    """
    short = [one for one in problem.meetings if len(assignments[one.id]) < one.slots]
    if not short:
        return ()
    days = _days(problem, assignments)
    return tuple(
        Unfilled(
            meeting.id,
            meeting.slots - len(assignments[meeting.id]),
            _ruled_out(problem, meeting, frozenset(assignments[meeting.id]), days),
        )
        for meeting in short
    )


def _days(problem: Problem, assignments: Assignments) -> dict[str, list[date]]:
    """By unit, the days of its contacts, those of before the window too."""
    days = {unit.id: [contact.date for contact in unit.contacts] for unit in problem.units}
    for meeting in problem.meetings:
        for ident in assignments[meeting.id]:
            days[ident].append(meeting.date)
    return days


def _ruled_out(
    problem: Problem, meeting: Meeting, there: frozenset[str], days: dict[str, list[date]]
) -> dict[Rule, int]:
    counts = Counter(
        _reason(problem, unit, meeting, days[unit.id])
        for unit in problem.units
        if unit.id not in there
    )
    return {rule: counts[rule] for rule in Rule if counts[rule]}


def _reason(problem: Problem, unit: Unit, meeting: Meeting, days: list[date]) -> Rule | None:
    broken = rules.reason(unit, meeting)
    if broken is not None:
        return broken
    least = problem.min_days_between_contacts
    near = any(abs((day - meeting.date).days) < least for day in days)
    return Rule.SPACING if near else None
