"""The cheapest choice of one unit's meetings that keeps the days between its contacts."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise


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
    if _is_rising(contacts) and _is_rising(hosted):
        offers = [one for one in offers if one.price + min(one.first, 0) < 0]
        most = _most(offers, contacts)
        if not most:
            return contacts[0] + hosted[0]
        contacts = contacts if len(contacts) == 1 else contacts[: most + 1]
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


def _is_rising(costs: Sequence[int]) -> bool:
    """Whether every further contact costs something, and no less than the one before.

    Then a choice is as good without an offer that costs more than being the first of its block
    gains; and it is the best with so many contacts only if each of them gains what it adds.
    """
    steps = [after - before for before, after in pairwise(costs)]
    return all(after >= before for before, after in pairwise((0, *steps)))


def _most(offers: Sequence[Offer], contacts: Sequence[int]) -> int:
    """With more contacts than this, one that is not the first of its block costs more than it adds.

    That is all there are if they cost the same however many they are.
    """
    if not offers or len(contacts) == 1:
        return len(offers)
    blocks = len({one.block for one in offers if one.first < 0})
    dearest = -min(one.price for one in offers)
    most = blocks
    while most + 1 < len(contacts) and contacts[most + 1] - contacts[most] < dearest:
        most += 1
    return most


def _reach(offers: Sequence[Offer], contacts: Sequence[int], hosted: Sequence[int]) -> int:
    """More than any choice can cost or gain, three times over."""
    once = sum(abs(one.price) + abs(one.first) for one in offers)
    return 3 * (once + max(map(abs, contacts)) + max(map(abs, hosted)))
