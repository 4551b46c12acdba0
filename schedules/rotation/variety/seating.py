"""Who sits where: a plan that can be changed by swaps, and what a swap does for variety."""

from bisect import insort
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from schedules.rotation.access import Assignments
from schedules.rotation.problem import HostedMeeting, Meeting, Problem, Unit, in_time


@dataclass(frozen=True, slots=True)
class Seat:
    """A unit's place in a meeting."""

    meeting: Meeting
    unit: Unit


class Seating:
    """The plan, meeting by meeting and unit by unit; every order in it is that of dates and ids.

    A line is the filled meetings of a committee of one form. Swaps stay within a line. Who is where
    and who has met whom is kept as whole numbers too, a bit for each unit: swaps are weighed by the
    ten thousand, and to count the bits two numbers share takes a tenth of what it takes with sets.
    """

    def __init__(self, problem: Problem, assignments: Assignments) -> None:
        self.guests = {meeting: set(units) for meeting, units in assignments.items()}
        self.planned: dict[str, list[Meeting]] = {unit.id: [] for unit in problem.units}
        self._units = {unit.id: unit for unit in problem.units}
        self._bits = {unit.id: 1 << row for row, unit in enumerate(problem.units)}
        self._there = {meeting: self._all(units) for meeting, units in self.guests.items()}
        self._lines: dict[tuple[str, str], list[Meeting]] = {}
        self._place: dict[str, int] = {}
        self._hosts: dict[tuple[str, str], list[Unit]] = {}
        self._met = {unit.id: _Met() for unit in problem.units}
        self._seats: dict[str, list[Seat]] = {}
        for meeting in problem.meetings:
            self._enter(meeting)

    def _enter(self, meeting: Meeting) -> None:
        guests = self.guests[meeting.id]
        if not guests:
            return
        key = meeting.committee, meeting.form
        line = self._lines.setdefault(key, [])
        self._place[meeting.id] = len(line)
        line.append(meeting)
        for guest in sorted(guests):
            self.planned[guest].append(meeting)
            if isinstance(meeting, HostedMeeting):
                self._hosts.setdefault(key, []).append(self._units[guest])
            else:
                for other in guests - {guest}:
                    self._met[guest].add(self._bits[other])

    def _all(self, units: Iterable[str]) -> int:
        return sum(self._bits[one] for one in units)

    def dull(self) -> list[Seat]:
        """Seats that cost variety: a host like the one before, a guest who meets somebody again."""
        return [
            seat
            for line in self._lines.values()
            for meeting in line
            for seat in self.seats(meeting)
            if self._dullness(seat)
        ]

    def seats(self, meeting: Meeting) -> Sequence[Seat]:
        """The seats taken in a meeting, by id."""
        if meeting.id not in self._seats:
            guests = sorted(self.guests[meeting.id])
            self._seats[meeting.id] = [Seat(meeting, self._units[ident]) for ident in guests]
        return self._seats[meeting.id]

    def near(self, meeting: Meeting, reach: int) -> Iterator[Meeting]:
        """The other meetings of the line, nearest first, up to `reach` places away."""
        line = self._lines[meeting.committee, meeting.form]
        place = self._place[meeting.id]
        for step in range(1, reach + 1):
            for other in (place - step, place + step):
                if 0 <= other < len(line):
                    yield line[other]

    def before(self, meeting: Meeting) -> Sequence[Meeting]:
        """The meetings of the line before it, the earliest first."""
        return self._lines[meeting.committee, meeting.form][: self._place[meeting.id]]

    def _dullness(self, seat: Seat) -> bool:
        meeting = seat.meeting
        if isinstance(meeting, HostedMeeting):
            place = self._place[meeting.id]
            return place > 0 and self._alike(self._line_hosts(meeting), place) > 0
        return bool(self._met[seat.unit.id].again & self._there[meeting.id])

    def paying(self, one: Seat, meeting: Meeting) -> Iterator[Seat]:
        """The seats in the meeting that lower the cost of level 8 if swapped with this one.

        What can be saved at most is soon told, and seldom enough.
        """
        if isinstance(meeting, HostedMeeting):
            yield from (other for other in self.seats(meeting) if self.gain(one, other) > 0)
            return
        here, there = self._there[one.meeting.id], self._there[meeting.id]
        saved = _leaving(self._met[one.unit.id], here, there)
        for other in self.seats(meeting):
            met = self._met[other.unit.id]
            if saved + 1 + (met.again & there).bit_count() <= 0:
                continue
            if (
                saved + self._left(one, other) + _leaving(met, there, here) + self._left(other, one)
                > 0
            ):
                yield other

    def gain(self, one: Seat, other: Seat) -> int:
        """How much a swap lowers the cost of level 8."""
        if isinstance(one.meeting, HostedMeeting):
            return self._host_gain(one, other)
        here, there = self._there[one.meeting.id], self._there[other.meeting.id]
        both = _leaving(self._met[one.unit.id], here, there)
        both += _leaving(self._met[other.unit.id], there, here)
        return both + self._left(one, other) + self._left(other, one)

    def _left(self, one: Seat, other: Seat) -> bool:
        """Whether the other, who leaves the table as the one comes, is somebody it has met."""
        met, bit = self._met[one.unit.id], self._bits[other.unit.id]
        return bool(met.once & bit) and (
            not self._there[one.meeting.id] & bit or bool(met.again & bit)
        )

    def _host_gain(self, one: Seat, other: Seat) -> int:
        hosts = self._line_hosts(one.meeting)
        first, second = self._place[one.meeting.id], self._place[other.meeting.id]
        touched = {first, first + 1, second, second + 1}
        inside = [place for place in touched if 0 < place < len(hosts)]
        before = sum(self._alike(hosts, place) for place in inside)
        hosts[first], hosts[second] = other.unit, one.unit
        after = sum(self._alike(hosts, place) for place in inside)
        hosts[first], hosts[second] = one.unit, other.unit
        return before - after

    def _line_hosts(self, meeting: Meeting) -> list[Unit]:
        return self._hosts[meeting.committee, meeting.form]

    @staticmethod
    def _alike(hosts: list[Unit], place: int) -> int:
        """Whether the host is in the town, and of the kind, of the one before: 0, 1 or 2."""
        before, after = hosts[place - 1], hosts[place]
        return (before.town == after.town) + (before.kind == after.kind)

    def swap(self, one: Seat, other: Seat) -> None:
        """Each unit takes the other's seat."""
        self._move(one, other.meeting)
        self._move(other, one.meeting)

    def _move(self, seat: Seat, meeting: Meeting) -> None:
        ident, bit = seat.unit.id, self._bits[seat.unit.id]
        self.guests[seat.meeting.id].remove(ident)
        self._seats.pop(seat.meeting.id, None)
        self._seats.pop(meeting.id, None)
        if not isinstance(meeting, HostedMeeting):
            for other in self.guests[seat.meeting.id]:
                self._met[ident].remove(self._bits[other])
                self._met[other].remove(bit)
            for other in self.guests[meeting.id]:
                self._met[ident].add(self._bits[other])
                self._met[other].add(bit)
        else:
            self._line_hosts(meeting)[self._place[meeting.id]] = seat.unit
        self.guests[meeting.id].add(ident)
        self._there[seat.meeting.id] ^= bit
        self._there[meeting.id] ^= bit
        self.planned[ident].remove(seat.meeting)
        insort(self.planned[ident], meeting, key=in_time)


class _Met:
    """Whom a unit meets in dialogues, one meeting counted after the other: `once`, and `again`.

    Units are bits; whoever is met again was met once too.
    """

    __slots__ = ("_times", "again", "once")

    def __init__(self) -> None:
        self._times: dict[int, int] = {}
        self.once = 0
        self.again = 0

    def add(self, other: int) -> None:
        """They meet once more."""
        times = self._times[other] = self._times.get(other, 0) + 1
        if times == 1:
            self.once |= other
        else:
            self.again |= other

    def remove(self, other: int) -> None:
        """They meet once less."""
        times = self._times[other] = self._times[other] - 1
        if times == 1:
            self.again &= ~other
        elif not times:
            self.once &= ~other


def _leaving(met: _Met, here: int, there: int) -> int:
    """What it saves that a unit leaves its table `here` for one `there`, if nobody leaves that."""
    again, new = met.again & here, met.once & there & ~here
    return again.bit_count() - new.bit_count() - (again & there).bit_count()
