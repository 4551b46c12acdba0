"""The bound that prices prove for a group, level by level: no solver, no floats.

Whatever the prices, no plan that is as good as can be on the levels before costs less than what
`docs/rotation-model.md` writes out: every unit's own cheapest choice at those prices, less what the
places and the levels before are worth. False prices only prove less.
"""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from math import ceil, lcm

from schedules.rotation import access, levels
from schedules.rotation.access import Ledger
from schedules.rotation.bounds.cheapest import Offer, cheapest
from schedules.rotation.bounds.groups import Chances, Group
from schedules.rotation.certificate import Prices
from schedules.rotation.levels import Level
from schedules.rotation.problem import Form

_BY_SQUARES = frozenset({Level.EQUITY, Level.HOSTING})
_BY_COUNTS = _BY_SQUARES | {Level.WAITING}


def bound(group: Group, level: Level, prices: Prices, before: Mapping[Level, Fraction]) -> Fraction:
    """What no plan is below on `level`, which counts as a cost, from the contacts there are.

    That is so among the plans that cost `before` on the levels before, if none costs less there.
    """
    worth = {**{one: prices.levels.get(one, Fraction(0)) for one in before}, level: Fraction(1)}
    numbers = (*prices.meetings.values(), *worth.values())
    # In parts of one over this all costs are whole numbers.
    whole = lcm(
        *(grid(group, one) for one in worth if worth[one]), *(one.denominator for one in numbers)
    )
    at_prices = _AtPrices(
        group,
        {key: int(one * whole) for key, one in prices.meetings.items()},
        {one: int(worth.get(one, 0) * whole) for one in Level},
    )
    least = sum(map(at_prices.least, group.units)) - at_prices.places()
    exact = Fraction(least, whole) - sum(worth[one] * cost for one, cost in before.items())
    parts = grid(group, level)
    return Fraction(ceil(exact * parts), parts)


def grid(group: Group, level: Level) -> int:
    """The level's values are multiples of one over this."""
    if level not in _BY_SQUARES:
        return 1
    return lcm(*(access.open_days(group.problem, one.ledger.unit) for one in group.units))


@dataclass(frozen=True, slots=True)
class _AtPrices:
    """What units' choices cost: `prices` by meeting, `worth` by level, as whole numbers.

    What an equal share of a level is worth can be divided by the open days of every unit.
    """

    group: Group
    prices: Mapping[str, int]
    worth: Mapping[Level, int]

    def places(self) -> int:
        """What all places are worth."""
        return sum(
            max(self.prices.get(one.id, 0), 0) * (one.slots - len(one.locked))
            for one in self.group.meetings
        )

    def least(self, chances: Chances) -> int:
        """The cost of the unit's own cheapest choice."""
        least_days = self.group.problem.min_days_between_contacts
        offers = self._offers(chances)
        contacts, hosted = self._counted(chances, offers, least_days)
        if _is_rising(contacts) and _is_rising(hosted):
            # Whoever takes a contact that gains nothing by itself does as well without it.
            offers = [one for one in offers if one.price + min(one.first, 0) < 0]
            contacts, hosted = self._counted(chances, offers, least_days)
        return cheapest(
            offers,
            contacts if any(contacts) else [0],
            hosted if any(hosted) else [0],
            least_days=least_days,
        )

    def _counted(
        self, chances: Chances, offers: list[Offer], least_days: int
    ) -> tuple[list[int], list[int]]:
        """What so many contacts cost, and so many hosted ones, as far as there is room."""
        if not any(self.worth[level] for level in _BY_COUNTS):
            return [0], [0]
        most = _room(offers, least_days)
        most_hosted = min(most, sum(one.is_hosted for one in offers))
        return self._contacts(chances, most), self._hosted(chances, most_hosted)

    def _offers(self, chances: Chances) -> list[Offer]:
        published = self.group.problem.published
        unit, rewards = chances.ledger.unit, self._rewards(chances.ledger)
        starts = [block.start for block in self.group.blocks]
        offers = []
        for meeting in chances.meetings:
            price = self.prices.get(meeting.id, 0) - self.worth[Level.FILLED]
            if unit.id in published.get(meeting.id, ()):
                price -= self.worth[Level.KEPT]
            block = bisect_right(starts, meeting.date) - 1
            is_hosted = meeting.form is Form.HOSTED
            day = meeting.date.toordinal()
            offers.append(Offer(day, block, is_hosted, price, rewards[block]))
        return offers

    def _rewards(self, ledger: Ledger) -> list[int]:
        """What the first contact of each guarantee block costs: a reward where one is due."""
        had = [one.date for one in (*ledger.held, *ledger.planned)]
        return [
            -self.worth[Level.GUARANTEED]
            if access.is_due(ledger.unit, block) and not any(day in block for day in had)
            else 0
            for block in self.group.blocks
        ]

    def _contacts(self, chances: Chances, most: int) -> list[int]:
        """What so many contacts more cost, wherever they are."""
        ledger, problem = chances.ledger, self.group.problem
        share = self.worth[Level.EQUITY] // access.open_days(problem, ledger.unit)
        relieved = 0 if ledger.planned else levels.waited(problem, ledger)
        relieved *= self.worth[Level.WAITING]
        costs = [_added(ledger.contacts, number) * share for number in range(most + 1)]
        return [0, *(cost - relieved for cost in costs[1:])]

    def _hosted(self, chances: Chances, most: int) -> list[int]:
        ledger = chances.ledger
        share = self.worth[Level.HOSTING] // access.open_days(self.group.problem, ledger.unit)
        return [_added(ledger.hosted, number) * share for number in range(most + 1)]


def _is_rising(costs: list[int]) -> bool:
    return all(one <= after for one, after in pairwise(costs))


def _added(had: int, more: int) -> int:
    """What so many more add to the square of those there are."""
    return more * (2 * had + more)


def _room(offers: list[Offer], least_days: int) -> int:
    """The most that are far enough apart: always take the earliest."""
    if not least_days:
        return len(offers)
    taken, until = 0, 0
    for offer in offers:
        if offer.day >= until:
            taken, until = taken + 1, offer.day + least_days
    return taken
