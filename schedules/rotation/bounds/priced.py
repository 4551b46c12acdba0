"""The bound that prices prove for a group, level by level: no solver, no floats.

Whatever the prices, no plan that is as good as can be on the levels before costs less than what
`docs/rotation-model.md` writes out: every unit's own cheapest choice at those prices, less what the
places and the levels before are worth. False prices only prove less.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from math import ceil, lcm

from schedules.rotation import access
from schedules.rotation.bounds.cheapest import Offer, cheapest
from schedules.rotation.bounds.groups import Group, Terms
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
    kinds = Counter(one.terms for one in group.units)
    least = sum(times * at_prices.least(one) for one, times in kinds.items()) - at_prices.places()
    exact = Fraction(least, whole) - sum(worth[one] * cost for one, cost in before.items())
    parts = grid(group, level)
    return Fraction(ceil(exact * parts), parts)


def grid(group: Group, level: Level) -> int:
    """The level's values are multiples of one over this."""
    if level not in _BY_SQUARES:
        return 1
    return lcm(*(access.open_days(group.problem, one.ledger.unit) for one in group.units))


@dataclass(frozen=True, slots=True)
class _Place:
    """A meeting as it is offered: its `day` (its ordinal), guarantee `block`, form and price."""

    day: int
    block: int
    is_hosted: bool
    price: int


class _AtPrices:
    """What units' choices cost: `prices` by meeting, `worth` by level, as whole numbers.

    What an equal share of a level is worth can be divided by the open days of every unit.
    """

    def __init__(self, group: Group, prices: Mapping[str, int], worth: Mapping[Level, int]) -> None:
        self._group, self._prices, self._worth = group, prices, worth
        starts = [block.start for block in group.blocks]
        self._places = {
            one.id: _Place(
                one.date.toordinal(),
                bisect_right(starts, one.date) - 1,
                one.form is Form.HOSTED,
                prices.get(one.id, 0) - worth[Level.FILLED],
            )
            for one in group.meetings
        }

    def places(self) -> int:
        """What all places are worth."""
        return sum(
            max(self._prices.get(one.id, 0), 0) * (one.slots - len(one.locked))
            for one in self._group.meetings
        )

    def least(self, terms: Terms) -> int:
        """The cost of a unit's own cheapest choice."""
        least_days = self._group.problem.min_days_between_contacts
        offers = self._offers(terms)
        contacts, hosted = self._counted(terms, offers, least_days)
        if _is_rising(contacts) and _is_rising(hosted):
            # Whoever takes a contact that gains nothing by itself does as well without it.
            offers = [one for one in offers if one.price + min(one.first, 0) < 0]
            contacts, hosted = self._counted(terms, offers, least_days)
        return cheapest(
            offers,
            contacts if any(contacts) else [0],
            hosted if any(hosted) else [0],
            least_days=least_days,
        )

    def _counted(
        self, terms: Terms, offers: list[Offer], least_days: int
    ) -> tuple[list[int], list[int]]:
        """What so many contacts cost, and so many hosted ones, as far as there is room."""
        if not any(self._worth[level] for level in _BY_COUNTS):
            return [0], [0]
        most = _room(offers, least_days)
        most_hosted = min(most, sum(one.is_hosted for one in offers))
        return self._contacts(terms, most), self._hosted(terms, most_hosted)

    def _offers(self, terms: Terms) -> list[Offer]:
        kept, first = self._worth[Level.KEPT], self._worth[Level.GUARANTEED]
        offers = []
        for name in terms.meetings:
            place = self._places[name]
            price = place.price - kept if name in terms.published else place.price
            reward = -first if terms.wanted[place.block] else 0
            offers.append(Offer(place.day, place.block, place.is_hosted, price, reward))
        return offers

    def _contacts(self, terms: Terms, most: int) -> list[int]:
        """What so many contacts more cost, wherever they are."""
        share = self._worth[Level.EQUITY] // terms.open_days
        relieved = terms.waited * self._worth[Level.WAITING]
        costs = [_added(terms.contacts, number) * share for number in range(most + 1)]
        return [0, *(cost - relieved for cost in costs[1:])]

    def _hosted(self, terms: Terms, most: int) -> list[int]:
        share = self._worth[Level.HOSTING] // terms.open_days
        return [_added(terms.hosted, number) * share for number in range(most + 1)]


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
