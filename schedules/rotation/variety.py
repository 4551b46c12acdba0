"""Level 8: swaps that bring variety, within the timing's slack and never worse on levels 1 to 6."""

from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from schedules.rotation import access, levels, rules
from schedules.rotation.access import Assignments, Ledger
from schedules.rotation.problem import Contact, Meeting, Problem, Unit
from schedules.rotation.seating import Seat, Seating

_REACH = 6
_TRIES_PER_MEETING = 100


def improve(problem: Problem, assignments: Assignments, timing: Fraction) -> Assignments:
    """The assignments with more variety, found by swapping two units between two meetings.

    A swap leaves every unit its contacts, hosted and not. It is made if it lowers the cost of level
    8 and keeps the rules, the locks, the guarantee, the published plan and the slack on `timing`.
    """
    seating = Seating(problem, assignments)
    search = _Search(
        problem,
        seating,
        {ledger.unit.id: ledger for ledger in access.ledgers(problem, {})},
        timing * problem.timing_slack / 100,
        _TRIES_PER_MEETING * len(problem.meetings),
    )
    while sum(map(search.mend, seating.dull())):
        pass
    return {meeting: tuple(sorted(guests)) for meeting, guests in seating.guests.items()}


@dataclass(slots=True)
class _Search:
    """Swaps seats while there are tries left, paying for worse timing out of the slack."""

    problem: Problem
    seating: Seating
    ledgers: dict[str, Ledger]
    slack: Fraction
    tries: int

    def mend(self, seat: Seat) -> bool:
        """Swap the seat with the nearest that pays; whether one did."""
        if seat.unit.id not in self.seating.guests[seat.meeting.id]:
            return False
        for meeting in self.seating.near(seat.meeting, _REACH):
            if not self._may_move(seat, meeting):
                continue
            for other in self.seating.seats(meeting):
                if self.tries == 0:
                    return False
                self.tries -= 1
                if (
                    self.seating.gain(seat, other) > 0
                    and self._may_move(other, seat.meeting)
                    and self._is_kept(seat, other)
                ):
                    self.seating.swap(seat, other)
                    return True
        return False

    def _may_move(self, seat: Seat, meeting: Meeting) -> bool:
        """Whether the table and the locks let the unit leave its seat for one in the meeting."""
        return (
            seat.unit.id not in self.seating.guests[meeting.id]
            and seat.unit.id not in seat.meeting.locked
            and rules.reason(seat.unit, meeting) is None
        )

    def _is_kept(self, one: Seat, other: Seat) -> bool:
        """Whether the swap keeps what it must; if so the slack pays for it."""
        problem = self.problem
        before = [self._ledger(seat.unit, seat.meeting, seat.meeting) for seat in (one, other)]
        after = [
            self._ledger(one.unit, one.meeting, other.meeting),
            self._ledger(other.unit, other.meeting, one.meeting),
        ]
        late = levels.timing(problem, after) - levels.timing(problem, before)
        kept = (
            late <= self.slack
            and self._told(one, one.meeting) + self._told(other, other.meeting)
            <= self._told(one, other.meeting) + self._told(other, one.meeting)
            and all(self._is_spaced(ledger) for ledger in after)
            and levels.guaranteed(problem, after) >= levels.guaranteed(problem, before)
        )
        if kept:
            self.slack -= late
        return kept

    def _ledger(self, unit: Unit, left: Meeting, joined: Meeting) -> Ledger:
        """The unit's ledger with one meeting for another."""
        planned = [joined if one is left else one for one in self.seating.planned[unit.id]]
        contacts = sorted((one.date, one.form) for one in planned)
        held = self.ledgers[unit.id].held
        return Ledger(unit, held, tuple(Contact(*contact) for contact in contacts))

    def _told(self, seat: Seat, meeting: Meeting) -> bool:
        """Whether people have been told that the unit of the seat comes to the meeting."""
        return seat.unit.id in self.problem.published.get(meeting.id, ())

    def _is_spaced(self, ledger: Ledger) -> bool:
        days = [contact.date for contact in ledger.planned]
        if ledger.unit.contacts:
            days.insert(0, max(contact.date for contact in ledger.unit.contacts))
        least = self.problem.min_days_between_contacts
        return all((after - before).days >= least for before, after in pairwise(days))
