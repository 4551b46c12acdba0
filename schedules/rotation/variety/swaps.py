"""Swaps after levels 1 to 7: lost turns brought forward, then variety (level 8)."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from schedules.rotation.access import Assignments
from schedules.rotation.feasible import Table
from schedules.rotation.problem import Meeting, Problem, Unit, in_time
from schedules.rotation.variety import diary
from schedules.rotation.variety.diary import Diary
from schedules.rotation.variety.seating import Seat, Seating

_REACH = 6
_TRIES_PER_MEETING = 100


def improve(problem: Problem, assignments: Assignments, timing: Fraction) -> Assignments:
    """The assignments with more variety, found by swapping two units between two meetings.

    A swap leaves every unit its contacts, hosted and not. It is made if it lowers the cost of level
    8 and keeps the rules, the locks, the guarantee, the published plan and the slack on `timing`.

    Before that, a unit that has lost a turn takes the earliest seat it can have from one that has
    not, where timing is no worse for it. No later swap takes that seat away.
    """
    seating = Seating(problem, assignments)
    search = _Search(
        problem,
        seating,
        diary.diaries(problem, assignments),
        timing * problem.timing_slack / 100,
        _TRIES_PER_MEETING * len(problem.meetings),
        Table(problem),
        lost := {unit.id: unit for unit in problem.units if unit.lost_turn is not None},
    )
    for unit in lost.values():
        search.bring_forward(unit)
    while sum(map(search.mend, seating.dull())):
        pass
    return {meeting: tuple(sorted(guests)) for meeting, guests in seating.guests.items()}


@dataclass(slots=True)
class _Search:
    """Swaps seats while there are tries left, paying for worse timing out of the slack.

    `lost` are the units that lost a turn, in turn.
    """

    problem: Problem
    seating: Seating
    diaries: dict[str, Diary]
    slack: Fraction
    tries: int
    table: Table
    lost: Mapping[str, Unit]

    def bring_forward(self, unit: Unit) -> None:
        """Give the unit, for its first planned contact, the earliest seat that costs nothing."""
        for meeting in self.seating.planned[unit.id][:1]:
            seat = Seat(meeting, unit)
            for earlier in self.seating.before(meeting):
                if not self._may_move(seat, earlier):
                    continue
                for other in self.seating.seats(earlier):
                    if self._may_move(other, meeting) and self._is_kept(seat, other, Fraction(0)):
                        self._swap(seat, other)
                        return

    def mend(self, seat: Seat) -> bool:
        """Swap the seat with the nearest that pays; whether one did."""
        if seat.unit.id not in self.seating.guests[seat.meeting.id]:
            return False
        for meeting in self.seating.near(seat.meeting, _REACH):
            if not self._may_move(seat, meeting):
                continue
            if self.tries <= 0:
                return False
            self.tries -= len(self.seating.seats(meeting))
            for other in self.seating.paying(seat, meeting):
                if self._may_move(other, seat.meeting) and self._is_kept(seat, other, self.slack):
                    self._swap(seat, other)
                    return True
        return False

    def _may_move(self, seat: Seat, meeting: Meeting) -> bool:
        """Whether table, locks and a lost turn let the unit leave its seat for the meeting."""
        if seat.unit.id in self.lost and in_time(seat.meeting) < in_time(meeting):
            return False
        return (
            seat.unit.id not in self.seating.guests[meeting.id]
            and seat.unit.id not in seat.meeting.locked
            and self.table.lets_in(seat.unit, meeting)
        )

    def _is_kept(self, one: Seat, other: Seat, slack: Fraction) -> bool:
        """Whether the swap keeps what it must, and the slack can pay for it."""
        told = self._told(one, one.meeting) + self._told(other, other.meeting)
        if told > self._told(one, other.meeting) + self._told(other, one.meeting):
            return False
        first, second = self.diaries[one.unit.id], self.diaries[other.unit.id]
        days = one.meeting.date.toordinal(), other.meeting.date.toordinal()
        mine, others = first.exchanged(*days), second.exchanged(*reversed(days))
        least = self.problem.min_days_between_contacts
        return (
            first.is_spaced(mine, least)
            and second.is_spaced(others, least)
            and _can_pay(slack, _late(first, mine, second, others), first.parts * second.parts)
            and first.guaranteed(mine) + second.guaranteed(others)
            >= first.guaranteed(first.days) + second.guaranteed(second.days)
        )

    def _swap(self, one: Seat, other: Seat) -> None:
        first, second = self.diaries[one.unit.id], self.diaries[other.unit.id]
        days = one.meeting.date.toordinal(), other.meeting.date.toordinal()
        mine, others = first.exchanged(*days), second.exchanged(*reversed(days))
        self.slack -= Fraction(_late(first, mine, second, others), first.parts * second.parts)
        first.change(mine)
        second.change(others)
        self.seating.swap(one, other)

    def _told(self, seat: Seat, meeting: Meeting) -> bool:
        """Whether people have been told that the unit of the seat comes to the meeting."""
        return seat.unit.id in self.problem.published.get(meeting.id, ())


def _can_pay(slack: Fraction, late: int, parts: int) -> bool:
    """Whether the slack is so many parts of a day."""
    return late * slack.denominator <= slack.numerator * parts


def _late(first: Diary, mine: list[int], second: Diary, others: list[int]) -> int:
    """How much more two units are off their ideals on these days, in parts of both their parts."""
    one = first.off(mine) - first.now_off
    other = second.off(others) - second.now_off
    return one * second.parts + other * first.parts
