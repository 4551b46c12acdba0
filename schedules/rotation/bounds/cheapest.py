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
        hosted = hosted[: 1 + max(1, _most([one for one in offers if one.is_hosted], hosted))]
    hosting, counting = len(hosted) > 1, len(contacts) > 1
    days, blocks = [one.day for one in offers], [one.block for one in offers]
    # best[n]: the least cost among the first n offers, by hosted contacts, then by the others.
    best = [_nothing(offers, contacts, hosted)]
    for number, offer in enumerate(offers):
        apart = number if least_days == 0 else bisect_right(days, offer.day - least_days)
        before = min(apart, bisect_left(blocks, offer.block))
        sources = best[number], best[apart], best[before]
        if hosting and offer.is_hosted:
            best.append(_hosting(offer, *sources))
        else:
            best.append(_joining(offer, *sources, step=int(counting)))
    return min(
        cost + hosted[row] + (contacts[other + row * hosting] if counting else contacts[0])
        for row, costs in enumerate(best[-1])
        for other, cost in enumerate(costs)
    )


def _nothing(
    offers: Sequence[Offer], contacts: Sequence[int], hosted: Sequence[int]
) -> list[list[int]]:
    """Costs where nothing is joined yet, with room for all numbers of contacts that count."""
    far = 1 + _reach(offers, contacts, hosted)
    most_hosted, most = len(hosted) - 1, len(contacts) - 1
    if not most:
        costs = [[far] for _ in hosted]
    elif not most_hosted:
        costs = [[far] * (most + 1)]
    else:
        others = sum(not one.is_hosted for one in offers)
        rows = range(min(most_hosted, most) + 1)
        costs = [[far] * (min(others, most - row) + 1) for row in rows]
    costs[0][0] = 0
    return costs


def _hosting(
    offer: Offer, here: list[list[int]], apart: list[list[int]], before: list[list[int]]
) -> list[list[int]]:
    """The costs with the offer too, one more hosted contact."""
    sources = zip(here[1:], apart, before, strict=False)
    return [here[0], *(_with(offer, *rows) for rows in sources)]


def _joining(
    offer: Offer,
    here: list[list[int]],
    apart: list[list[int]],
    before: list[list[int]],
    *,
    step: int,
) -> list[list[int]]:
    """The costs with the offer too, `step` more contacts that are not counted as hosted."""
    sources = zip(here, apart, before, strict=True)
    return [[*one[:step], *_with(offer, one[step:], *rows)] for one, *rows in sources]


def _with(
    offer: Offer, without: Sequence[int], apart: Sequence[int], before: Sequence[int]
) -> list[int]:
    """The least of each cost, and that of one contact fewer with the offer.

    `apart` are those of far enough before, `before` those of before the offer's block too.
    """
    price, first = offer.price, offer.price + offer.first
    if offer.first >= 0:  # no choice costs less before the block
        pairs = zip(without, apart, strict=False)
        return [one if one <= (cost := some + price) else cost for one, some in pairs]
    costs = zip(without, apart, before, strict=False)
    return [min(one, some + price, earlier + first) for one, some, earlier in costs]


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
