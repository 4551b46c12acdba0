"""Who still needs a contact in which guarantee block, and what could give it.

A need is a pair (unit, block) of level 2 without a contact held or locked in it. It can be met in
a meeting there is (a room) or in a dialogue meeting that could be added on some day (an offer).
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from math import ceil

from schedules.rotation import access, rules
from schedules.rotation.problem import DialogueMeeting, Meeting, Period, Problem, Unit

DAY = timedelta(days=1)

Need = tuple[str, int]
"""A unit's id and the number of the block among those that touch the window."""


@dataclass(frozen=True, slots=True)
class Room:
    """A meeting of the problem, its places that no lock takes, and who needs and may have them."""

    meeting: str
    block: int
    date: date
    free: int
    units: frozenset[str]


@dataclass(frozen=True, slots=True)
class Offer:
    """A dialogue meeting that could be added, and who needs it and may come."""

    committee: str
    block: int
    date: date
    units: frozenset[str]


Guests = Mapping[Offer, tuple[str, ...]]
"""Who comes to the meetings added at each offer, as many as their seats ask for."""


def meetings(guests: Guests, seats: Mapping[str, int]) -> int:
    """How many meetings have to be added for these guests."""
    return sum(ceil(len(units) / seats[offer.committee]) for offer, units in guests.items())


@dataclass(frozen=True, slots=True)
class Diary:
    """What is settled: the rules, and the days of each unit's held and locked contacts."""

    problem: Problem
    taken: Mapping[str, tuple[date, ...]]

    @property
    def spacing(self) -> timedelta:
        """Least time between two contacts of one unit."""
        return timedelta(days=self.problem.min_days_between_contacts)

    def can_come(self, unit: Unit, meeting: Meeting) -> bool:
        """Whether the rules and the unit's settled contacts let it take part."""
        return rules.reason(unit, meeting) is None and all(
            abs(meeting.date - day) >= self.spacing for day in self.taken[unit.id]
        )

    def can_talk(self, unit: Unit, day: date) -> bool:
        """Whether the unit could come to a dialogue meeting of a committee of its own that day."""
        return self.can_come(unit, _dialogue(unit.committees[0], day))

    def first_days(self, unit: Unit, span: Period) -> set[date]:
        """The days of the span on which the unit may begin to be free: it begins on no other."""
        starts = {span.start, unit.open_from or span.start}
        starts |= {period.end + DAY for period in unit.closed if period.end < date.max}
        starts |= {day + self.spacing for day in self.taken[unit.id]}
        return {day for day in starts if day in span}


@dataclass(frozen=True, slots=True)
class Demand:
    """All needs of a problem, and the rooms it has for them.

    `spans` are the guarantee blocks cut to the window. `earliest` is a day for each block in which
    a unit could have its need met if there were a meeting every day: no other choice of days
    meets more, but closed periods and the least time between contacts may leave fewer than all.
    """

    diary: Diary
    spans: tuple[Period, ...]
    needs: frozenset[Need]
    earliest: Mapping[str, Mapping[int, date]]
    rooms: tuple[Room, ...]

    def needing(self, block: int, committee: str) -> list[Unit]:
        """The committee's units with a need in the block."""
        return [
            unit
            for unit in self.diary.problem.units
            if (unit.id, block) in self.needs and committee in unit.committees
        ]

    def most(self, unit: str) -> int:
        """How many of the unit's needs can be met, whatever is added."""
        return len(self.earliest[unit])

    def is_whole(self, unit: str) -> bool:
        """Whether all the unit's needs can be met."""
        return self.most(unit) == sum(
            (unit, block) in self.needs for block in range(len(self.spans))
        )

    def offers(self, block: int, committee: str, days: Iterable[date]) -> list[Offer]:
        """The dialogue meetings for at least one unit the committee could add on these days."""
        units = self.needing(block, committee)
        found = [
            Offer(
                committee,
                block,
                day,
                frozenset(
                    unit.id
                    for unit in units
                    if self.diary.can_come(unit, _dialogue(committee, day))
                ),
            )
            for day in sorted(set(days))
        ]
        return [offer for offer in found if offer.units]


def survey(problem: Problem) -> Demand:
    """The needs of a problem and what it has to meet them."""
    diary = Diary(problem, _taken(problem))
    blocks = access.blocks(problem)
    spans = tuple(
        Period(max(block.start, problem.window.start), min(block.end, problem.window.end))
        for block in blocks
    )
    needs = frozenset(
        (unit.id, number)
        for unit in problem.units
        for number, block in enumerate(blocks)
        if access.is_due(unit, block) and not any(day in block for day in diary.taken[unit.id])
    )
    earliest = {unit.id: _earliest(diary, unit, needs, spans) for unit in problem.units}
    return Demand(diary, spans, needs, earliest, tuple(_rooms(diary, spans, needs)))


def _taken(problem: Problem) -> dict[str, tuple[date, ...]]:
    days = {unit.id: [contact.date for contact in unit.contacts] for unit in problem.units}
    for meeting in problem.meetings:
        for unit in meeting.locked:
            days[unit].append(meeting.date)
    return {unit: tuple(sorted(its)) for unit, its in days.items()}


def _earliest(
    diary: Diary, unit: Unit, needs: frozenset[Need], spans: Sequence[Period]
) -> Mapping[int, date]:
    """Block after block the earliest day that is left: what comes later loses nothing by it."""
    found: dict[int, date] = {}
    earliest = date.min
    for number, span in enumerate(spans):
        if (unit.id, number) not in needs:
            continue
        days = {day for day in (*diary.first_days(unit, span), earliest) if day in span}
        free = [day for day in days if day >= earliest and diary.can_talk(unit, day)]
        if free:
            found[number] = min(free)
            earliest = min(free) + max(diary.spacing, DAY)
    return found


def _rooms(diary: Diary, spans: Sequence[Period], needs: frozenset[Need]) -> Iterable[Room]:
    members: dict[str, list[Unit]] = defaultdict(list)
    for unit in diary.problem.units:
        for committee in unit.committees:
            members[committee].append(unit)
    for meeting in diary.problem.meetings:
        block = next(number for number, span in enumerate(spans) if meeting.date in span)
        able = frozenset(
            unit.id
            for unit in members[meeting.committee]
            if (unit.id, block) in needs and diary.can_come(unit, meeting)
        )
        free = meeting.slots - len(meeting.locked)
        if able and free > 0:
            yield Room(meeting.id, block, meeting.date, free, able)


def _dialogue(committee: str, day: date) -> DialogueMeeting:
    """A dialogue meeting to ask the rules about: of it they see the committee and the date."""
    return DialogueMeeting("", committee, day, time(), time(), seats=1)
