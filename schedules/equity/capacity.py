"""The capacity advice: the least number of dialogue meetings to add for everyone to be met.

The guarantee of level 2 is to hold in every block that touches the window, for every unit that it
can hold for. In the meetings there are, each place goes to whoever the rules let in. Those added
may be any committee's, on any day; a unit comes if it is open and its contacts stay apart.

`shortfall` proves a bound block by block, `sequence` and `placement` find meetings. Where they
agree, as they do unless the least time between contacts ties two blocks together, the cuts alone
are the proof.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from schedules.equity import demand, placement, sequence, shortfall
from schedules.equity.demand import Demand, Guests, Offer
from schedules.equity.shortfall import Cut, Shortfall
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
    guests, bound = _placed(wanted, proofs, seats)
    return Advice(
        additions=tuple(_additions(wanted, guests, seats)),
        at_least=bound,
        cuts=tuple(cut for proof in proofs for cut in proof.cuts),
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


def _placed(
    wanted: Demand, proofs: Sequence[Shortfall], seats: Mapping[str, int]
) -> tuple[Guests, int]:
    """Guests of as few added meetings as can be found, and the least there can be.

    Block after block first; if that takes more than the blocks' own least numbers, a search on
    days well inside the blocks; if that does too, a search on all days that can matter.
    """
    bound = sum(proof.least for proof in proofs)
    best = sequence.in_order(wanted, proofs, seats)
    floors = [proof.least for proof in proofs]
    for offered in (placement.comfortable, placement.complete):
        if demand.meetings(best, seats) == bound:
            break
        found = placement.place(wanted, offered(wanted, seats), seats=seats, floors=floors)
        if found.guests is not None:
            best = min(best, found.guests, key=lambda guests: demand.meetings(guests, seats))
        if offered is placement.complete and found.bound is not None:
            bound = max(bound, found.bound)
    return best, bound


def _additions(wanted: Demand, guests: Guests, seats: Mapping[str, int]) -> Iterable[Addition]:
    for offer, units in sorted(guests.items(), key=_by_date):
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
        unit: number - wanted.most(unit)
        for unit, number in sorted(needs.items())
        if number > wanted.most(unit)
    }
