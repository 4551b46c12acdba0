"""Searches for the fewest dialogue meetings to add, on days that keep every unit's contacts apart.

One contact for each need is enough: a second in the same block could be left out again. So every
need takes one place, in a room or in an added meeting, and a unit's places in different blocks are
at least `min_days_between_contacts` apart.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil

from ortools.sat.python import cp_model

from schedules.equity import sequence, shortfall
from schedules.equity.demand import Demand, Guests, Need, Offer

EFFORT = 20.0
"""Most work for one search, in the solver's own deterministic seconds."""


@dataclass(frozen=True, slots=True)
class Found:
    """Who comes to the meetings added (null: none found), and the fewest these offers allow.

    A bound of null says that these offers cannot meet all needs, however many are taken.
    """

    guests: Guests | None
    bound: int | None


def comfortable(demand: Demand, seats: Mapping[str, int]) -> list[Offer]:
    """Each best offer on a few days well inside its block, where neighbours seldom are too near."""
    found = []
    for block in range(len(demand.spans)):
        for committee in seats:
            for offer in shortfall.best_offers(demand, block, committee):
                days = {offer.date, *sequence.inner_days(demand, offer)}
                found += demand.offers(block, committee, days)
    return list(dict.fromkeys(found))


def complete(demand: Demand, seats: Mapping[str, int]) -> list[Offer]:
    """Offers on every day that can matter.

    Slide the added meetings to earlier days, the first one first, until each would leave its
    block, meet a unit before it is free, or come too near a contact in an earlier block. Then each
    is on the first day of a span, a day on which a unit begins to be free, or `spacing` after a
    room or another added meeting. No more than one meeting a block can hang on another like that.
    """
    units = demand.diary.problem.units
    days = {span.start for span in demand.spans}
    for span in demand.spans:
        days = days.union(*(demand.diary.first_days(unit, span) for unit in units))
    days |= {room.date + demand.diary.spacing for room in demand.rooms}
    for _ in demand.spans:
        days |= {day + demand.diary.spacing for day in days}
    return [
        offer
        for block, span in enumerate(demand.spans)
        for committee in seats
        for offer in demand.offers(block, committee, (day for day in days if day in span))
    ]


def place(
    demand: Demand, offers: Sequence[Offer], *, seats: Mapping[str, int], floors: Sequence[int]
) -> Found:
    """The fewest meetings among these offers.

    `floors` is a number of meetings for each block that is known to be needed.
    """
    model = _Model(demand, offers, seats)
    model.meet_all_needs()
    model.keep_apart()
    model.at_least(floors)
    return model.fewest()


class _Model:
    """The search for the fewest added meetings."""

    def __init__(self, demand: Demand, offers: Sequence[Offer], seats: Mapping[str, int]) -> None:
        self._demand = demand
        self._model = cp_model.CpModel()
        self._places: dict[Need, list[tuple[date, cp_model.IntVar]]] = defaultdict(list)
        self._added: dict[Offer, cp_model.IntVar] = {}
        self._guests: dict[Offer, dict[str, cp_model.IntVar]] = {}
        for room in demand.rooms:
            guests = self._guest_list(room.units, room.block, room.date)
            self._model.add(sum(guests.values()) <= room.free)
        for offer in offers:
            self._added[offer] = self._model.new_int_var(0, len(offer.units), "")
            self._guests[offer] = self._guest_list(offer.units, offer.block, offer.date)
            places = seats[offer.committee] * self._added[offer]
            self._model.add(sum(self._guests[offer].values()) <= places)

    def _guest_list(
        self, units: frozenset[str], block: int, day: date
    ) -> dict[str, cp_model.IntVar]:
        guests = {unit: self._model.new_bool_var("") for unit in sorted(units)}
        for unit, guest in guests.items():
            self._places[unit, block].append((day, guest))
        return guests

    def meet_all_needs(self) -> None:
        """Every need once; of a unit that cannot have all, as many as it can."""
        by_unit: dict[str, list[cp_model.IntVar]] = defaultdict(list)
        for unit, block in sorted(self._demand.needs):
            guests = [guest for _, guest in self._places[unit, block]]
            self._model.add_at_most_one(guests)
            by_unit[unit] += guests
        for unit, guests in by_unit.items():
            self._model.add(sum(guests) == self._demand.most(unit))

    def keep_apart(self) -> None:
        """No two contacts of a unit in any stretch shorter than the least time between them."""
        by_unit: dict[str, list[tuple[date, int, cp_model.IntVar]]] = defaultdict(list)
        for (unit, block), places in self._places.items():
            by_unit[unit] += [(day, block, guest) for day, guest in places]
        for entries in by_unit.values():
            entries.sort(key=lambda entry: entry[:2])
            for nth, (first, _, _) in enumerate(entries):
                until = first + self._demand.diary.spacing
                near = [entry for entry in entries[nth:] if entry[0] < until]
                if len({block for _, block, _ in near}) > 1:
                    self._model.add_at_most_one(guest for _, _, guest in near)

    def at_least(self, floors: Sequence[int]) -> None:
        """What the cuts say is needed in each block."""
        for block, floor in enumerate(floors):
            counts = [count for offer, count in self._added.items() if offer.block == block]
            self._model.add(sum(counts) >= floor)

    def fewest(self) -> Found:
        """Search; the same input finds the same meetings."""
        self._model.minimize(sum(self._added.values()))
        solver = cp_model.CpSolver()
        solver.parameters.catch_sigint_signal = False  # Ctrl-C is the program's own to answer
        solver.parameters.num_workers = 1
        solver.parameters.max_deterministic_time = EFFORT
        match solver.solve(self._model):
            case cp_model.OPTIMAL | cp_model.FEASIBLE:
                bound = ceil(solver.best_objective_bound)
            case cp_model.INFEASIBLE:
                return Found(None, None)
            case _:
                return Found(None, 0)
        guests = {
            offer: tuple(unit for unit, guest in own.items() if solver.boolean_value(guest))
            for offer, own in self._guests.items()
        }
        return Found({offer: units for offer, units in guests.items() if units}, bound)
