"""The hard rules: what every plan keeps, each rule one function, in the order reasons are given."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise

from schedules.rotation.access import Assignments
from schedules.rotation.problem import HostedMeeting, Meeting, Problem, Unit


class Rule(StrEnum):
    """Every hard rule; the first seven say whether a unit may take part in a meeting at all."""

    COMMITTEE = "committee"
    OPEN = "open"
    CLOSED = "closed"
    CAN_HOST = "can_host"
    SEATS = "seats"
    STEP_FREE = "step_free"
    HOURS = "hours"
    KNOWN = "known"
    SLOTS = "slots"
    ONCE = "once"
    LOCKED = "locked"
    SPACING = "spacing"


@dataclass(frozen=True, slots=True)
class Violation:
    """A rule broken at a meeting, by a unit where one is to blame; `detail` tells what is wrong."""

    rule: Rule
    meeting: str
    unit: str | None
    detail: str

    def __str__(self) -> str:
        who = "" if self.unit is None else f", unit {self.unit}"
        return f"{self.rule}: meeting {self.meeting}{who}: {self.detail}"


def committee(unit: Unit, meeting: Meeting) -> bool:
    """The meeting's committee is one of the unit's."""
    return meeting.committee in unit.committees


def is_open(unit: Unit, meeting: Meeting) -> bool:
    """The date is inside `open_from..open_to`."""
    return (unit.open_from is None or unit.open_from <= meeting.date) and (
        unit.open_to is None or meeting.date <= unit.open_to
    )


def closed(unit: Unit, meeting: Meeting) -> bool:
    """The date is in no closed period."""
    return not unit.closed or not any(meeting.date in period for period in unit.closed)


def can_host(unit: Unit, meeting: Meeting) -> bool:
    """Hosted only: the unit can host."""
    return unit.can_host or not isinstance(meeting, HostedMeeting)


def seats(unit: Unit, meeting: Meeting) -> bool:
    """Hosted only: there is a seat for everyone."""
    return not isinstance(meeting, HostedMeeting) or unit.seats >= meeting.people


def step_free(unit: Unit, meeting: Meeting) -> bool:
    """Hosted only: step-free access, if the meeting needs it."""
    return not isinstance(meeting, HostedMeeting) or unit.step_free or not meeting.step_free


def hours(unit: Unit, meeting: Meeting) -> bool:
    """Hosted only: the meeting lies inside the hosting hours."""
    if not isinstance(meeting, HostedMeeting) or unit.hosting_hours is None:
        return True
    first, last = unit.hosting_hours
    return first <= meeting.start and meeting.end <= last


TABLE: tuple[tuple[Rule, Callable[[Unit, Meeting], bool]], ...] = (
    (Rule.COMMITTEE, committee),
    (Rule.OPEN, is_open),
    (Rule.CLOSED, closed),
    (Rule.CAN_HOST, can_host),
    (Rule.SEATS, seats),
    (Rule.STEP_FREE, step_free),
    (Rule.HOURS, hours),
)


def reason(unit: Unit, meeting: Meeting) -> Rule | None:
    """The first rule of the table that keeps the unit from the meeting; null when it may come."""
    for rule, holds in TABLE:
        if not holds(unit, meeting):
            return rule
    return None


def overruled(problem: Problem) -> Iterator[tuple[Meeting, Unit, Rule]]:
    """Locks that outrank a rule of the table: no fault of a plan, but to be told."""
    units = {unit.id: unit for unit in problem.units}
    for meeting in problem.meetings:
        for ident in meeting.locked:
            broken = reason(units[ident], meeting)
            if broken is not None:
                yield meeting, units[ident], broken


def violations(problem: Problem, assignments: Assignments) -> list[Violation]:
    """Every hard rule the assignments (meeting id -> unit ids) break; empty for a valid plan."""
    found = [*known(problem, assignments), *table(problem, assignments)]
    for rule in (slots, once, locked, spacing):
        found.extend(rule(problem, assignments))
    return found


def known(problem: Problem, assignments: Assignments) -> Iterator[Violation]:
    """Meetings and units of the plan are those of the problem, and no meeting is left out."""
    meetings = {meeting.id for meeting in problem.meetings}
    units = {unit.id for unit in problem.units}
    for meeting in sorted(meetings - assignments.keys()):
        yield Violation(Rule.KNOWN, meeting, None, "the plan leaves the meeting out")
    for meeting, guests in sorted(assignments.items()):
        if meeting not in meetings:
            yield Violation(Rule.KNOWN, meeting, None, "the problem has no such meeting")
        for unit in sorted(set(guests) - units):
            yield Violation(Rule.KNOWN, meeting, unit, "the problem has no such unit")


def table(problem: Problem, assignments: Assignments) -> Iterator[Violation]:
    """Each unit may take part in its meetings, or is locked to them."""
    units = {unit.id: unit for unit in problem.units}
    for meeting in problem.meetings:
        for ident in sorted(set(assignments.get(meeting.id, ())) - set(meeting.locked)):
            broken = reason(units[ident], meeting) if ident in units else None
            if broken is not None:
                yield Violation(broken, meeting.id, ident, "the unit may not take part")


def slots(problem: Problem, assignments: Assignments) -> Iterator[Violation]:
    """A hosted meeting takes one unit at most, a dialogue as many as it has seats."""
    for meeting in problem.meetings:
        guests = len(set(assignments.get(meeting.id, ())))
        if guests > meeting.slots:
            detail = f"{guests} units for {meeting.slots} slots"
            yield Violation(Rule.SLOTS, meeting.id, None, detail)


def once(problem: Problem, assignments: Assignments) -> Iterator[Violation]:
    """A unit takes part at most once in a meeting."""
    for meeting in problem.meetings:
        guests = assignments.get(meeting.id, ())
        for ident in sorted({guest for guest in guests if guests.count(guest) > 1}):
            yield Violation(Rule.ONCE, meeting.id, ident, "the unit is named more than once")


def locked(problem: Problem, assignments: Assignments) -> Iterator[Violation]:
    """Locked units take part."""
    for meeting in problem.meetings:
        for ident in sorted(set(meeting.locked) - set(assignments.get(meeting.id, ()))):
            yield Violation(Rule.LOCKED, meeting.id, ident, "the unit is locked to the meeting")


def spacing(problem: Problem, assignments: Assignments) -> Iterator[Violation]:
    """Two contacts of a unit, history included, are `min_days_between_contacts` apart."""
    planned: dict[str, list[tuple[date, str]]] = {unit.id: [] for unit in problem.units}
    for meeting in problem.meetings:
        for ident in set(assignments.get(meeting.id, ())) & planned.keys():
            planned[ident].append((meeting.date, meeting.id))
    for unit in problem.units:
        last = [(max(contact.date for contact in unit.contacts), "")] if unit.contacts else []
        for (before, _), (after, meeting_id) in pairwise(last + sorted(planned[unit.id])):
            days = (after - before).days
            if days < problem.min_days_between_contacts:
                detail = f"{days} days after the contact on {before}"
                yield Violation(Rule.SPACING, meeting_id, unit.id, detail)
