"""Brute force for the capacity advice: every way to add none, one, two ... meetings is tried.

Knows only `case`, the reading of a problem. A unit is owed a contact in each of its blocks without
one, or in as many as meetings on all days of the window could give it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import combinations_with_replacement
from typing import Any

from tests.oracles import case
from tests.oracles.case import Case, Unit

Place = tuple[int, int, frozenset[str]]
"""A meeting: its day, its free places, and the units that may come."""


def least(problem: Mapping[str, Any], seats: int, most: int) -> int | None:
    """The least number of meetings of so many seats to add; None when more than `most`."""
    ground = _Ground(problem, seats)
    for number in range(most + 1):
        for added in combinations_with_replacement(ground.additions, number):
            if ground.suffices(added):
                return number
    return None


class _Ground:
    """A problem with its settled contacts, its rooms, and every meeting that could be added."""

    def __init__(self, problem: Mapping[str, Any], seats: int) -> None:
        self.case: Case = case.read(problem)
        self.rows = {row["id"]: row for row in problem["units"]}
        self.settled = {unit.id: list(unit.held_ever) for unit in self.case.units.values()}
        for meeting in self.case.meetings.values():
            for name in meeting.locked:
                self.settled[name].append(meeting.day)
        self.starts = _starts(problem)
        self.needs = {
            unit.id: sorted(unit.blocks - {self.block(day) for day in self.settled[unit.id]})
            for unit in self.case.units.values()
        }
        self.rooms: list[Place] = [
            (
                meeting.day,
                meeting.capacity - len(meeting.locked),
                frozenset(
                    unit
                    for unit in self.case.units
                    if unit not in meeting.barred and self.is_free(unit, meeting.day)
                ),
            )
            for meeting in self.case.meetings.values()
        ]
        window = [
            date.fromisoformat(problem["window"][end]).toordinal() for end in ("start", "end")
        ]
        committees = sorted({name for row in problem["units"] for name in row["committees"]})
        self.additions: list[Place] = [
            (day, seats, frozenset(self.visitors(committee, day)))
            for committee in committees
            for day in range(window[0], window[1] + 1)
        ]
        self.owed = {unit.id: self.best(unit, 0, ()) for unit in self.case.units.values()}

    def block(self, day: int) -> int:
        """The number of the block a day is in; -1 before the term."""
        return sum(start <= day for start in self.starts) - 1

    def is_free(self, unit: str, day: int) -> bool:
        return all(abs(day - other) >= self.case.spacing for other in self.settled[unit])

    def visitors(self, committee: str, day: int) -> list[str]:
        meeting = {"committee": committee, "form": "dialogue", "date": _iso(day)}
        return [
            unit
            for unit, row in self.rows.items()
            if case.broken_rule(row, meeting) is None and self.is_free(unit, day)
        ]

    def best(self, unit: Unit, nth: int, days: tuple[int, ...]) -> int:
        """The most of the unit's needs from the nth on, with a meeting every day."""
        if nth == len(self.needs[unit.id]):
            return 0
        block = self.needs[unit.id][nth]
        chosen = {
            day
            for day, _, visitors in self.additions
            if unit.id in visitors and self.block(day) == block and self.apart(day, days)
        }
        met = [1 + self.best(unit, nth + 1, (*days, day)) for day in chosen]
        return max([*met, self.best(unit, nth + 1, days)])

    def apart(self, day: int, days: Sequence[int]) -> bool:
        return all(abs(day - other) >= self.case.spacing for other in days)

    def suffices(self, added: Sequence[Place]) -> bool:
        places = [*self.rooms, *added]
        units = [unit for unit in self.case.units.values() if self.needs[unit.id]]
        return self.serve(places, [free for _, free, _ in places], units, 0, ())

    def serve(
        self,
        places: Sequence[Place],
        free: list[int],
        units: Sequence[Unit],
        nth: int,
        days: tuple[int, ...],
    ) -> bool:
        """Whether the first unit's needs from the nth on, and the other units', can be met."""
        if not units:
            return True
        needs, owed = self.needs[units[0].id], self.owed[units[0].id]
        if len(days) == owed:
            return self.serve(places, free, units[1:], 0, ())
        if nth == len(needs) or len(days) + len(needs) - nth < owed:
            return False
        for index, (day, _, visitors) in enumerate(places):
            if (
                free[index] > 0
                and units[0].id in visitors
                and self.block(day) == needs[nth]
                and self.apart(day, days)
            ):
                free[index] -= 1
                served = self.serve(places, free, units, nth + 1, (*days, day))
                free[index] += 1
                if served:
                    return True
        return self.serve(places, free, units, nth + 1, days)


def _starts(problem: Mapping[str, Any]) -> list[int]:
    first, last = (date.fromisoformat(problem["term"][end]).toordinal() for end in ("start", "end"))
    months = problem["guarantee_months"]
    starts = [case.months_later(first, months * nth) for nth in range(30)]
    return [start for start in starts if start <= last]


def _iso(day: int) -> str:
    return date.fromordinal(day).isoformat()
