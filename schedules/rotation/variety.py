"""Level 8: swaps that bring variety, within the timing's slack and never worse on levels 1 to 6."""

from bisect import insort
from collections import Counter
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import combinations, pairwise

from schedules.rotation import access, levels, rules
from schedules.rotation.access import Assignments, Ledger
from schedules.rotation.problem import Contact, HostedMeeting, Meeting, Problem, Unit

_TRIES_PER_MEETING = 40


@dataclass(frozen=True, slots=True)
class _Seat:
    """A unit's place in a meeting."""

    meeting: Meeting
    unit: Unit


def improve(problem: Problem, assignments: Assignments, timing: Fraction) -> Assignments:
    """The assignments with more variety, found by swapping two units between two meetings.

    A swap leaves every unit its contacts, hosted and not. It is made if it lowers the cost of level
    8 and keeps the rules, the locks, the guarantee, the published plan and the slack on `timing`.
    """
    search = _Search(problem, assignments, timing * problem.timing_slack / 100)
    while search.round():
        pass
    return {meeting: tuple(sorted(guests)) for meeting, guests in search.guests.items()}


class _Search:
    """The plan while it is being improved; every order in it is that of dates and ids."""

    def __init__(self, problem: Problem, assignments: Assignments, slack: Fraction) -> None:
        self.guests = {meeting: set(guests) for meeting, guests in assignments.items()}
        self._problem = problem
        self._slack = slack
        self._tries = _TRIES_PER_MEETING * len(problem.meetings)
        self._units = {unit.id: unit for unit in problem.units}
        self._held = {one.unit.id: one.held for one in access.ledgers(problem, {})}
        self._planned: dict[str, list[Meeting]] = {unit.id: [] for unit in problem.units}
        self._lines: dict[tuple[str, str], list[Meeting]] = {}
        self._places: dict[str, int] = {}
        self._met: Counter[tuple[str, str]] = Counter()
        for meeting in sorted(problem.meetings, key=lambda one: (one.date, one.start, one.id)):
            self._enter(meeting)
        self._again = sum(times - 1 for times in self._met.values())

    def _enter(self, meeting: Meeting) -> None:
        guests = sorted(self.guests[meeting.id])
        line = self._lines.setdefault((meeting.committee, meeting.form), [])
        if guests:
            self._places[meeting.id] = len(line)
            line.append(meeting)
        for guest in guests:
            self._planned[guest].append(meeting)
        if not isinstance(meeting, HostedMeeting):
            self._met.update(combinations(guests, 2))

    def round(self) -> bool:
        """Try to mend everything that is not varied; whether anything was."""
        mended = [self._mend(seat) for seat in self._dull()]
        return any(mended)

    def _dull(self) -> list[_Seat]:
        """Hosts like the one before, and guests who meet somebody again."""
        found = []
        for line in self._lines.values():
            for place, meeting in enumerate(line):
                for guest in sorted(self.guests[meeting.id]):
                    if self._dullness(line, place, guest):
                        found.append(_Seat(meeting, self._units[guest]))
        return found

    def _dullness(self, line: list[Meeting], place: int, guest: str) -> int:
        """What the guest's seat adds to the cost."""
        meeting = line[place]
        if isinstance(meeting, HostedMeeting):
            return self._alike(line, place) if place else 0
        others = self.guests[meeting.id] - {guest}
        return sum(self._met[_pair(guest, other)] > 1 for other in others)

    def _alike(self, line: list[Meeting], place: int) -> int:
        """Whether the host is in the town, and of the kind, of the one before: 0, 1 or 2."""
        (one,), (other,) = (self.guests[meeting.id] for meeting in line[place - 1 : place + 1])
        before, after = self._units[one], self._units[other]
        return (before.town == after.town) + (before.kind == after.kind)

    def _mend(self, seat: _Seat) -> bool:
        """Swap the seat with the first in its line that lowers the cost; whether one did."""
        line = self._lines[seat.meeting.committee, seat.meeting.form]
        if seat.unit.id not in self.guests[seat.meeting.id]:
            return False
        for meeting in line:
            for guest in sorted(self.guests[meeting.id]):
                other = _Seat(meeting, self._units[guest])
                if self._is_swap(seat, other) and self._try(line, seat, other):
                    return True
        return False

    def _is_swap(self, one: _Seat, other: _Seat) -> bool:
        """Whether both may take the other's seat, by the table and the locks."""
        return (
            one.unit.id not in self.guests[other.meeting.id]
            and other.unit.id not in self.guests[one.meeting.id]
            and one.unit.id not in one.meeting.locked
            and other.unit.id not in other.meeting.locked
            and rules.reason(one.unit, other.meeting) is None
            and rules.reason(other.unit, one.meeting) is None
        )

    def _try(self, line: list[Meeting], one: _Seat, other: _Seat) -> bool:
        """Make the swap; undo it unless it pays. False once tries are used up."""
        if self._tries == 0:
            return False
        self._tries -= 1
        places = self._places[one.meeting.id], self._places[other.meeting.id]
        back = _Seat(one.meeting, other.unit), _Seat(other.meeting, one.unit)
        before = self._cost(line, places)
        self._exchange(one, other)
        pays = self._cost(line, places) < before
        after = self._ledgers(one, other) if pays else []
        self._exchange(*back)
        if pays and self._is_kept(one, other, after):
            self._exchange(one, other)
            return True
        return False

    def _cost(self, line: list[Meeting], places: tuple[int, int]) -> int:
        """The part of level 8 that a swap between these places can change."""
        if not isinstance(line[places[0]], HostedMeeting):
            return self._again
        near = {place + step for place in places for step in (0, 1)}
        return sum(self._alike(line, place) for place in near if 0 < place < len(line))

    def _exchange(self, one: _Seat, other: _Seat) -> None:
        self._move(one, other.meeting)
        self._move(other, one.meeting)

    def _move(self, seat: _Seat, meeting: Meeting) -> None:
        """Take the unit from its seat to the meeting."""
        ident = seat.unit.id
        self.guests[seat.meeting.id].remove(ident)
        self._meet(seat, -1)
        self._meet(_Seat(meeting, seat.unit), 1)
        self.guests[meeting.id].add(ident)
        planned = self._planned[ident]
        planned.remove(seat.meeting)
        insort(planned, meeting, key=_when)

    def _meet(self, seat: _Seat, times: int) -> None:
        """Count who meets the unit there, or no longer does."""
        if isinstance(seat.meeting, HostedMeeting):
            return
        for other in self.guests[seat.meeting.id]:
            pair = _pair(seat.unit.id, other)
            again = max(self._met[pair] - 1, 0)
            self._met[pair] += times
            self._again += max(self._met[pair] - 1, 0) - again

    def _ledgers(self, one: _Seat, other: _Seat) -> list[Ledger]:
        return [self._ledger(seat.unit) for seat in (one, other)]

    def _ledger(self, unit: Unit) -> Ledger:
        planned = tuple(Contact(one.date, one.form) for one in self._planned[unit.id])
        return Ledger(unit, self._held[unit.id], planned)

    def _is_kept(self, one: _Seat, other: _Seat, after: list[Ledger]) -> bool:
        """Whether the swap would keep what it must; if so the slack pays for it."""
        problem, before = self._problem, self._ledgers(one, other)
        late = levels.timing(problem, after) - levels.timing(problem, before)
        kept = (
            late <= self._slack
            and self._published(one, one.meeting) + self._published(other, other.meeting)
            <= self._published(one, other.meeting) + self._published(other, one.meeting)
            and all(self._is_spaced(ledger) for ledger in after)
            and levels.guaranteed(problem, after) >= levels.guaranteed(problem, before)
        )
        if kept:
            self._slack -= late
        return kept

    def _published(self, seat: _Seat, meeting: Meeting) -> bool:
        """Whether people have been told that the unit of the seat comes to the meeting."""
        return seat.unit.id in self._problem.published.get(meeting.id, ())

    def _is_spaced(self, ledger: Ledger) -> bool:
        days = [contact.date for contact in ledger.planned]
        if ledger.unit.contacts:
            days.insert(0, max(contact.date for contact in ledger.unit.contacts))
        least = self._problem.min_days_between_contacts
        return all((after - before).days >= least for before, after in pairwise(days))


def _pair(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one < other else (other, one)


def _when(meeting: Meeting) -> tuple[date, str]:
    return meeting.date, meeting.id
