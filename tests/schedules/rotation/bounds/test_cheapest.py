"""The cheapest choice of a unit equals the best of all its choices, written down one by one."""

import random
from collections.abc import Iterator
from itertools import accumulate, combinations, pairwise

import pytest

from schedules.rotation.bounds.cheapest import Offer, cheapest

DAYS_IN_BLOCK = 30


def offers(rng: random.Random, *, rewarded: bool) -> list[Offer]:
    days = sorted(rng.randrange(4 * DAYS_IN_BLOCK) for _ in range(rng.randrange(9)))
    rewards = [-rng.randrange(8) if rewarded else 0 for _ in range(4)]
    return [
        Offer(
            day,
            day // DAYS_IN_BLOCK,
            rng.random() < 0.5,
            rng.randrange(-9, 9),
            rewards[day // DAYS_IN_BLOCK],
        )
        for day in days
    ]


def choices(of: list[Offer], least_days: int) -> Iterator[tuple[Offer, ...]]:
    for number in range(len(of) + 1):
        for chosen in combinations(of, number):
            if all(after.day - before.day >= least_days for before, after in pairwise(chosen)):
                yield chosen


def cost(chosen: tuple[Offer, ...], contacts: list[int], hosted: list[int]) -> int:
    firsts = {one.block: one.first for one in chosen}
    return (
        sum(one.price for one in chosen)
        + sum(firsts.values())
        + contacts[len(chosen)]
        + hosted[sum(one.is_hosted for one in chosen)]
    )


@pytest.mark.parametrize("seed", range(200))
def test_cheapest_choice_equals_the_best_of_all(seed: int) -> None:
    rng = random.Random(seed)
    of, least_days = offers(rng, rewarded=True), rng.choice([0, 0, 1, 14, 28, 60])
    contacts = [0, *(rng.randrange(-9, 9) for _ in of)]
    hosted = [0, *(rng.randrange(-9, 9) for _ in of)]
    every = list(choices(of, least_days))
    found = cheapest(of, contacts, hosted, least_days=least_days)
    assert found == min(cost(one, contacts, hosted) for one in every)


@pytest.mark.parametrize("seed", range(200))
def test_cheapest_choice_equals_the_best_of_all_where_each_contact_costs_more(seed: int) -> None:
    """Then offers that cannot pay are left out, and so are numbers of contacts."""
    rng = random.Random(seed)
    of, least_days = offers(rng, rewarded=rng.random() < 0.7), rng.choice([0, 1, 14, 28])
    contacts = rising(rng, len(of)) if rng.random() < 0.8 else [0]
    hosted = rising(rng, sum(one.is_hosted for one in of)) if rng.random() < 0.5 else [0]
    found = cheapest(of, contacts, hosted, least_days=least_days)
    every = list(choices(of, least_days))
    free = [0] * (len(of) + 1)
    assert found == min(
        cost(one, contacts if contacts[1:] else free, hosted if hosted[1:] else free)
        for one in every
    )


def rising(rng: random.Random, most: int) -> list[int]:
    """The k-th contact costs no less than the one before."""
    return list(accumulate(sorted(rng.randrange(9) for _ in range(most)), initial=0))


def test_no_offers_cost_what_no_contacts_cost() -> None:
    assert cheapest([], [7], [5], least_days=28) == 12


def test_two_on_one_day_may_be_joined_where_days_between_do_not_count() -> None:
    twice = [Offer(3, 0, False, -2, 0), Offer(3, 0, True, -2, 0)]
    assert cheapest(twice, [0], [0], least_days=0) == -4
    assert cheapest(twice, [0], [0], least_days=1) == -2


def test_first_contact_of_a_block_is_rewarded_once() -> None:
    of = [Offer(1, 0, False, 0, -5), Offer(9, 0, False, 0, -5), Offer(40, 1, False, 0, -3)]
    assert cheapest(of, [0], [0], least_days=0) == -8


def test_what_is_the_same_however_many_there_are_need_not_be_counted() -> None:
    rng = random.Random(1)
    for _ in range(20):
        of = offers(rng, rewarded=True)
        rising, level = [number * number for number in range(len(of) + 1)], [0] * (len(of) + 1)
        for contacts, hosted in ((level, rising), (rising, level), (level, level)):
            short = [one if any(one) else [0] for one in (contacts, hosted)]
            counted = cheapest(of, contacts, hosted, least_days=14)
            assert cheapest(of, short[0], short[1], least_days=14) == counted


@pytest.mark.parametrize("seed", range(50))
def test_a_penalty_on_the_first_of_a_block_never_makes_it_dearer_than_it_is(seed: int) -> None:
    rng = random.Random(seed)
    of = [Offer(one.day, one.block, False, one.price, 4) for one in offers(rng, rewarded=False)]
    contacts = [0] * (len(of) + 1)
    found = cheapest(of, contacts, [0], least_days=10)
    assert found <= min(cost(one, contacts, contacts) for one in choices(of, 10))
