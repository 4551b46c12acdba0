"""The cheapest choice of one unit's meetings that keeps the days between its contacts."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Offer:
    """A meeting the unit may join, on a `day` (its ordinal) in a guarantee `block`, at a `price`.

    Being the first of its block costs `first` besides (a reward is below 0).
    """

    day: int
    block: int
    is_hosted: bool
    price: int
    first: int


def cheapest(
    offers: Sequence[Offer], contacts: Sequence[int], hosted: Sequence[int], *, least_days: int
) -> int:
    """The least cost of any choice of `offers` (by day) that are `least_days` apart.

    `contacts[n]` is what n contacts cost in all, `hosted[n]` what n hosted ones do, as far as any
    choice has so many; one number alone says that it costs so much however many they are. No choice
    costs less even where `first` is above 0.
    """
    width = len(hosted)
    size = len(contacts) * width
    far = 1 + _reach(offers, contacts, hosted)
    days, blocks = [one.day for one in offers], [one.block for one in offers]
    # best[n], by contacts * width + hosted contacts: the least cost among the first n offers.
    best = [[0] + [far] * (size - 1)]
    for number, offer in enumerate(offers):
        apart = number if least_days == 0 else bisect_right(days, offer.day - least_days)
        before = min(apart, bisect_left(blocks, offer.block))
        step = width * (len(contacts) > 1) + (offer.is_hosted and width > 1)
        any_price, first_price = offer.price, offer.price + offer.first
        taken = [
            min(some + any_price, earlier + first_price)
            for some, earlier in zip(best[apart], best[before], strict=True)
        ]
        without = best[number]
        best.append(
            [*without[:step], *(min(pair) for pair in zip(without[step:], taken, strict=False))]
        )
    costs = (one + other for one in contacts for other in hosted)
    return min(cost + one for cost, one in zip(costs, best[-1], strict=True))


def _reach(offers: Sequence[Offer], contacts: Sequence[int], hosted: Sequence[int]) -> int:
    """More than any choice can cost or gain, three times over."""
    once = sum(abs(one.price) + abs(one.first) for one in offers)
    return 3 * (once + max(map(abs, contacts)) + max(map(abs, hosted)))
