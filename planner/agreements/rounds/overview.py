"""How far a round is: how many agreements are in which state, and which wait past their day.

By committee and by unit in Danish order, never by how goals stand or by who is latest: a round is
followed to help, not to rank.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple

from sqlalchemy import select

from agreements.period import Period
from agreements.transitions import State
from agreements.wheel import MAKING, Deadline, Wheel, next_deadline
from planner import columns
from planner.agreements import queries
from planner.agreements.queries import Filter
from planner.collation import danish_key
from planner.models.accounts import User
from planner.models.agreements import Agreement
from planner.models.committees import Committee, CommitteePeriod
from planner.models.units import UnitPeriod

_STANDINGS: Final = queries.beside(
    select(
        *(Agreement.id, UnitPeriod.name, Committee.id, CommitteePeriod.name, Agreement.state),
        queries.IS_APPROVED,
        queries.continued(),
    )
)


class Standing(NamedTuple):
    """Where one agreement is; `year` is the agreement year that runs."""

    agreement_id: int
    unit: str
    committee_id: int
    committee: str
    state: State
    is_amendment: bool
    year: int


@dataclass(frozen=True, slots=True)
class CommitteeLine:
    """A committee's agreements by state, and how many of them wait past their day."""

    committee_id: int
    committee: str
    states: Mapping[State, int]
    late: int

    @property
    def agreements(self) -> int:
        return sum(self.states.values())


class Late(NamedTuple):
    """An agreement that waits past the day of its next step."""

    standing: Standing
    deadline: Deadline


@dataclass(frozen=True, slots=True)
class Overview:
    """A round as the reader may see it."""

    lines: Sequence[CommitteeLine]
    states: Sequence[State]  # those some agreement is in, in the order of life
    late: Sequence[Late]


def overview(user: User, round_id: int, period: Period, wheel: Wheel, *, today: date) -> Overview:
    """The agreements the reader may see: by committee, and those that are late."""
    standings = _standings(user, round_id, period)
    late = [
        Late(standing, deadline)
        for standing, deadline in zip(standings, _awaited(standings, wheel), strict=True)
        if deadline and deadline.due < today
    ]
    used = {standing.state for standing in standings}
    return Overview(
        lines=_lines(standings, late),
        states=[state for state in State if state in used],
        late=late,
    )


def _awaited(standings: Iterable[Standing], wheel: Wheel) -> Iterator[Deadline | None]:
    """The step each is to take next; an amendment goes its way outside the round's days."""
    upcoming: dict[tuple[State, int], Deadline | None] = {}
    for each in standings:
        place = each.state, each.year
        if place not in upcoming:
            upcoming[place] = next_deadline(each.state, wheel, year=each.year)
        deadline = upcoming[place]
        is_outside = each.is_amendment and deadline is not None and deadline.step in MAKING
        yield None if is_outside else deadline


def _lines(standings: Iterable[Standing], late: Iterable[Late]) -> list[CommitteeLine]:
    names = {each.committee_id: each.committee for each in standings}
    waiting = Counter(each.standing.committee_id for each in late)
    states: dict[int, Counter[State]] = defaultdict(Counter)
    for each in standings:
        states[each.committee_id][each.state] += 1
    return [
        CommitteeLine(id_, name, states[id_], waiting[id_])
        for id_, name in sorted(names.items(), key=lambda each: danish_key(each[1]))
    ]


def _standings(user: User, round_id: int, period: Period) -> list[Standing]:
    found = columns.read(queries.within(_STANDINGS, user, Filter(round_id=round_id)))
    years = {number: period.year_after(number) for number in {row[-1] for row in found}}
    standings = [
        Standing(id_, unit, of, committee, state, is_amendment, years[continued])
        for id_, unit, of, committee, state, is_amendment, continued in found
    ]
    return sorted(standings, key=lambda each: (danish_key(each.committee), danish_key(each.unit)))
