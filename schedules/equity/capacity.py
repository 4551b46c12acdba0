"""The capacity advice: the least number of dialogue meetings to add for everyone to be met.

The guarantee of level 2 is to hold in every block that touches the window, for every unit that it
can hold for. In the meetings there are, each place goes to whoever the rules let in. Those added
may be any committee's, on any day; a unit comes if it is open and its contacts stay apart.

`shortfall` proves a bound block by block, `placement` finds meetings. Where they agree, as they do
unless the least time between contacts ties two blocks together, the cuts alone are the proof.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from schedules.equity import demand, placement, shortfall
from schedules.equity.demand import Demand, Offer
from schedules.equity.placement import Placement
from schedules.equity.shortfall import Cut
from schedules.rotation.problem import DialogueMeeting, Period, Problem

USUAL_SEATS = 8


@dataclass(frozen=True, slots=True)
class Addition:
    """A dialogue meeting to add; on `date`, one day of many perhaps, these units can come."""

    committee: str
    block: Period
    date: date
    seats: int
    units: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Advice:
    """What to add, and why no less will do.

    `at_least` is proven; as a rule it equals the number of additions. `unreachable` names units
    that some blocks cannot reach whatever is added, and how many.
    """

    additions: tuple[Addition, ...]
    at_least: int
    cuts: tuple[Cut, ...]
    unreachable: Mapping[str, int]

    @property
    def is_exact(self) -> bool:
        """Whether no smaller number of meetings would do."""
        return len(self.additions) == self.at_least

    def by_committee(self) -> dict[str, int]:
        """How many meetings each committee adds."""
        return dict(sorted(Counter(one.committee for one in self.additions).items()))


def advise(problem: Problem, *, seats: Mapping[str, int] | None = None) -> Advice:
    """The fewest meetings to add, of `seats` units by committee (default: as they usually have).

    Raises `ValueError` for a committee with seats for nobody.
    """
    seats = usual_seats(problem) | dict(seats or {})
    if empty := sorted(committee for committee, number in seats.items() if number < 1):
        raise ValueError(f"no seats in the meetings of {', '.join(empty)}")
    wanted = demand.survey(problem)
    proofs = shortfall.shortfalls(wanted, seats)
    floors = [least for least, _ in proofs]
    placed = _placed(wanted, seats, floors)
    return Advice(
        additions=tuple(_additions(wanted, placed, seats)),
        at_least=max(placed.bound, sum(floors)),
        cuts=tuple(cut for _, cuts in proofs for cut in cuts),
        unreachable=_unreachable(wanted),
    )


def usual_seats(problem: Problem) -> dict[str, int]:
    """The commonest size of each committee's dialogue meetings, the larger of two as common."""
    sizes: dict[str, Counter[int]] = {
        committee: Counter() for unit in problem.units for committee in unit.committees
    }
    for meeting in problem.meetings:
        if isinstance(meeting, DialogueMeeting) and meeting.seats:
            sizes[meeting.committee][meeting.seats] += 1
    return {
        committee: max(found, key=lambda size: (found[size], size), default=USUAL_SEATS)
        for committee, found in sorted(sizes.items())
    }


def _placed(wanted: Demand, seats: Mapping[str, int], floors: list[int]) -> Placement:
    """Days well inside the blocks first; all days that can matter if those need more."""
    offers = placement.comfortable(wanted, seats)
    quick = placement.place(wanted, offers, seats=seats, floors=floors)
    if quick is not None and quick.meetings(seats) == sum(floors):
        return quick
    every = list(dict.fromkeys([*offers, *placement.complete(wanted, seats)]))
    placed = placement.place(wanted, every, seats=seats, floors=floors)
    if placed is None:
        raise RuntimeError("no placement found within the effort")
    return placed


def _additions(wanted: Demand, placed: Placement, seats: Mapping[str, int]) -> Iterable[Addition]:
    for offer, units in sorted(placed.guests.items(), key=_by_date):
        size = seats[offer.committee]
        for first in range(0, len(units), size):
            yield Addition(
                offer.committee,
                wanted.spans[offer.block],
                offer.date,
                size,
                units[first : first + size],
            )


def _by_date(entry: tuple[Offer, tuple[str, ...]]) -> tuple[date, str]:
    return entry[0].date, entry[0].committee


def _unreachable(wanted: Demand) -> dict[str, int]:
    needs = Counter(unit for unit, _ in wanted.needs)
    return {
        unit: number - wanted.most[unit]
        for unit, number in sorted(needs.items())
        if number > wanted.most[unit]
    }
