"""Every sentence of a plan is true of the plan: judged from the problem's JSON, not by the engine.

A sentence is known by its words. One that is not in these tables fails: then say here what it says.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import event, given

from schedules.rotation.plan import Explanation
from tests.oracles import case, engine, instances, judge
from tests.oracles.case import Case, Meeting, Unit
from tests.oracles.profiles import examples, seeds
from tests.oracles.tiny import problems

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Told:
    """A plan, and what sentences are about."""

    row: Row
    read: Case
    plan: Mapping[str, tuple[str, ...]]

    def planned(self, unit: str) -> list[int]:
        return judge.planned_days(self.read, self.plan)[unit]

    def contacts(self, unit: str) -> int:
        return len(self.read.units[unit].held) + len(self.planned(unit))

    def could_come(self, meeting: Meeting) -> list[Unit]:
        """Whom the rules let in, and the days from what was held and what is locked."""
        return [
            unit
            for unit in self.read.units.values()
            if unit.id not in meeting.barred
            and unit.id not in self.plan[meeting.id]
            and all(abs(meeting.day - day) >= self.read.spacing for day in self._fixed(unit))
        ]

    def _fixed(self, unit: Unit) -> list[int]:
        locked = [one.day for one in self.read.meetings.values() if unit.id in one.locked]
        return [*unit.held_ever, *locked]

    def since(self, unit: Unit, before: int) -> int:
        days = [day for day in (*unit.held_ever, *self.planned(unit.id)) if day < before]
        return max(days, default=unit.opening)

    def share(self, unit: Unit, contacts: int) -> Fraction:
        """What contact number so many adds to the sum of squares."""
        return Fraction(2 * contacts - 1, unit.open_days)

    def lost_turn(self, unit: Unit) -> str:
        """The first cancelled day after the last contact; the end of time if there is none."""
        (row,) = (one for one in self.row["units"] if one["id"] == unit.id)
        last = max((one["date"] for one in row["contacts"]), default="")
        return min((day for day in row.get("cancelled", []) if day > last), default="9999")

    def own(self, unit: Unit) -> list[Meeting]:
        return [
            one for one in self.read.meetings.values() if one.barred.get(unit.id) != "committee"
        ]


Claim = Callable[[Told, Unit, Meeting, str], bool]


def _only_one(told: Told, unit: Unit, meeting: Meeting, said: str) -> bool:
    planned = [one.block for one in told.read.meetings.values() if unit.id in told.plan[one.id]]
    return (
        meeting.block in unit.blocks
        and meeting.block not in unit.held_blocks
        and planned.count(meeting.block) == 1
    )


def _fewest(told: Told, unit: Unit, meeting: Meeting, said: str) -> bool:
    mine = told.contacts(unit.id) - 1
    return all(mine < told.contacts(one.id) for one in told.could_come(meeting))


def _least_for_its_days(told: Told, unit: Unit, meeting: Meeting, said: str) -> bool:
    mine = told.share(unit, told.contacts(unit.id))
    others = told.could_come(meeting)
    return all(mine < told.share(one, told.contacts(one.id) + 1) for one in others)


def _waited_longest(told: Told, unit: Unit, meeting: Meeting, said: str) -> bool:
    mine = told.since(unit, meeting.day)
    day = date.fromordinal(mine)
    others = (told.since(one, meeting.day) for one in told.could_come(meeting))
    return f"since {day.day} {day:%B %Y}" in said and all(mine < other for other in others)


def _first_of_equals(told: Told, unit: Unit, meeting: Meeting, said: str) -> bool:
    mine, since = told.contacts(unit.id) - 1, told.since(unit, meeting.day)
    equals = [
        one
        for one in told.could_come(meeting)
        if (told.contacts(one.id), one.open_days) == (mine, unit.open_days)
    ]
    turn = told.lost_turn(unit), unit.id
    alike = (
        told.since(one, meeting.day) == since and turn < (told.lost_turn(one), one.id)
        for one in equals
    )
    return bool(equals) and all(alike)


def _lost_its_turn(told: Told, unit: Unit, meeting: Meeting, said: str) -> bool:
    lost = date.fromisoformat(told.lost_turn(unit))
    named = f"because its contact on {lost.day} {lost:%B %Y} was cancelled" in said
    return named and _first_of_equals(told, unit, meeting, said)


WHY: dict[str, Claim] = {
    "because it was locked beforehand": lambda t, u, m, _: u.id in m.locked,
    "because it has been published and can be kept": lambda t, u, m, _: (
        (m.id, u.id) in t.read.published
    ),
    "because nobody else can host": lambda t, u, m, _: m.hosted and not t.could_come(m),
    "because everybody who can come": lambda t, u, m, _: not t.could_come(m),
    "because every unit should have at least one": _only_one,
    "because it would otherwise have the fewest contacts of those": _fewest,
    "because it would otherwise have the fewest contacts for the time": _least_for_its_days,
    "because it has waited longest of those who could come": _waited_longest,
    "because it is level with others who could come, and then": _first_of_equals,
    "because it is level with others who could come, and goes first": _lost_its_turn,
    "because contacts are then shared as equally": lambda *_: True,
}


def _fewer(told: Told, unit: Unit, meeting: Meeting) -> list[Unit]:
    total = told.contacts(unit.id)
    return [one for one in told.could_come(meeting) if told.contacts(one.id) < total]


def _one_less(told: Told, unit: Unit, meeting: Meeting, said: str) -> bool:
    total = told.contacts(unit.id)
    fewer = _fewer(told, unit, meeting)
    return bool(fewer) and all(told.contacts(one.id) == total - 1 for one in fewer)


def _open_for_less(told: Told, unit: Unit, meeting: Meeting, said: str) -> bool:
    fewer = _fewer(told, unit, meeting)
    return bool(fewer) and all(one.open_days < unit.open_days for one in fewer)


MORE: dict[str, Claim] = {
    "Other units have fewer, but they cannot host": lambda t, u, m, _: (
        m.hosted and not _fewer(t, u, m)
    ),
    "Other units have fewer, but they cannot come": lambda t, u, m, _: (
        not m.hosted and not _fewer(t, u, m)
    ),
    "Some units get fewer because they are open for less": _open_for_less,
    "There are not places for all": lambda t, u, m, said: (
        t.contacts(u.id) == 1 and _one_less(t, u, m, said)
    ),
    "The places do not divide evenly": lambda t, u, m, said: (
        f"get {t.contacts(u.id)} in all" in said and _one_less(t, u, m, said)
    ),
    "Some units get fewer. If they had this place": lambda t, u, m, _: bool(_fewer(t, u, m)),
}


def _number(told: Told, unit: Unit, meeting: Meeting, said: str) -> bool:
    """Which contact of the term it is; two of one day are told in either order."""
    total, days = told.contacts(unit.id), told.planned(unit.id)
    before = len(unit.held) + sum(day < meeting.day for day in days)
    if "It is the unit's first contact" in said:
        return total == 1
    if found := re.search(r"It is the unit's contact number (\d+) in", said):
        return int(found[1]) == total
    found = re.search(r"It is number (\d+) of the unit's (\d+) contacts", said)
    same = days.count(meeting.day)
    return found is not None and before < int(found[1]) <= before + same and int(found[2]) == total


def _possible(told: Told, unit: Unit) -> list[Meeting]:
    return [one for one in told.own(unit) if unit in told.could_come(one)]


def _theirs(told: Told, unit: Unit) -> tuple[list[Fraction], Fraction]:
    guests = {guest for one in _possible(told, unit) for guest in told.plan[one.id]}
    shares = [told.share(told.read.units[one], told.contacts(one)) for one in guests]
    return shares, told.share(unit, told.contacts(unit.id) + 1)


def _have_less(told: Told, unit: Unit, said: str) -> bool:
    theirs, mine = _theirs(told, unit)
    return bool(theirs) and max(theirs) < mine


def _have_as_little(told: Told, unit: Unit, said: str) -> bool:
    theirs, mine = _theirs(told, unit)
    return bool(theirs) and max(theirs) == mine


def _kept_out(told: Told, unit: Unit, said: str) -> bool:
    only_hosted = all(one.hosted for one in told.own(unit))
    return all(unit.id in one.barred for one in told.own(unit)) and (
        only_hosted == ("there are no dialogue meetings" in said)
    )


NONE: dict[str, Callable[[Told, Unit, str], bool]] = {
    "because its committees hold no meetings": lambda t, u, _: not t.own(u),
    "because the unit ": _kept_out,
    "because the meetings lie outside": _kept_out,
    "days must pass between": lambda t, u, _: (
        not _possible(t, u) and any(u.id not in one.barred for one in t.own(u))
    ),
    "are taken by units locked": lambda t, u, _: all(
        len(one.locked) >= one.capacity for one in _possible(t, u)
    ),
    "went to units that would otherwise have less.": _have_less,
    "went to units that would otherwise have less, or as little.": _have_as_little,
    "The places are given so that": lambda t, u, _: True,
}


def _so_far(unit: Unit, said: str) -> bool:
    if "has had none in the term" in said:
        return not unit.held
    found = re.search(r"it has had (one|\d+) in the term", said)
    return found is None or found[1] == ("one" if len(unit.held) == 1 else str(len(unit.held)))


def judged(row: Row) -> list[str]:
    """Assert that all a plan says is true, and tell the words it was said in."""
    found = engine.solve(row)
    if found is None:
        return []
    told = Told(row, case.read(row), found.plan)
    return [words for one in found.whole.explanations for words in _judged(told, one)]


def _judged(told: Told, one: Explanation) -> list[str]:
    unit, said = told.read.units[one.unit], one.en
    if one.meeting is None:
        (words,) = [words for words in NONE if words in said]
        assert not told.planned(unit.id), said
        assert NONE[words](told, unit, said), said
        assert _so_far(unit, said), said
        return [words]
    meeting = told.read.meetings[one.meeting]
    (words,) = [words for words in WHY if words in said]
    assert WHY[words](told, unit, meeting, said), said
    assert _number(told, unit, meeting, said), said
    more = [words for words in MORE if words in said]
    assert all(MORE[words](told, unit, meeting, said) for words in more), said
    return [words, *more]


@examples(300)
@given(row=problems())
def test_every_sentence_of_a_tiny_plan_is_true(row: dict[str, Any]) -> None:
    for words in judged(row):
        event(words)


@pytest.mark.parametrize("seed", seeds(6))
def test_every_sentence_of_a_middle_plan_is_true(seed: int) -> None:
    assert judged(instances.middle(seed))
