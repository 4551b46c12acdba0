"""Whatever the potentials, they prove no more than is true: a false certificate proves less."""

import random
from dataclasses import replace
from fractions import Fraction

import pytest

from schedules.rotation import access, levels
from schedules.rotation.bounds import dual
from schedules.rotation.certificate import Certificate, Vector
from schedules.rotation.levels import MOST_IS_BEST
from schedules.rotation.problem import Problem, Stability
from schedules.rotation.solve import solve
from tests.schedules.rotation.instances import town


def case_of(seed: int) -> Problem:
    """Days between contacts, or none: then a unit may come to all meetings of a guarantee block."""
    case = town(seed, units=5, meetings=9, min_days=(0, 0, 28)[seed % 3])
    if seed % 2:
        published = solve(replace(case, seed=seed)).assignments
        return replace(case, published=published, stability=Stability.FIRST)
    return case


def costs(case: Problem, values: dict[levels.Level, Fraction]) -> list[Fraction]:
    order = dual.certified(case.stability)
    return [-values[one] if one in MOST_IS_BEST else values[one] for one in order]


def drawn(rng: random.Random) -> Fraction:
    """Nought, a step of a count, or about a step of a square."""
    steps = Fraction(rng.randint(-3, 3), 2), Fraction(rng.randint(-9, 9), 1461)
    return rng.choice((Fraction(0), *steps))


def anything(case: Problem, rng: random.Random) -> Certificate:
    """Potentials that nobody has thought about."""
    names = dual.certified(case.stability)

    def vector() -> Vector:
        return tuple(drawn(rng) for _ in names)

    return Certificate(
        names,
        {one.id: vector() for one in case.meetings},
        {
            (unit.id, block.start.isoformat()): vector()
            for unit in case.units
            for block in access.blocks(case)
        },
        {one.id: vector() for one in case.units},
    )


def shaken(honest: Certificate, rng: random.Random) -> Certificate:
    """An honest certificate with some potentials of every kind moved."""

    def moved(vector: Vector) -> Vector:
        if rng.random() < 0.7:
            return vector
        place, step = rng.randrange(len(vector)), drawn(rng)
        return (*vector[:place], vector[place] + step, *vector[place + 1 :])

    return replace(
        honest,
        meetings={key: moved(one) for key, one in honest.meetings.items()},
        blocks={key: moved(one) for key, one in honest.blocks.items()},
        units={key: moved(one) for key, one in honest.units.items()},
        prices={},
    )


@pytest.mark.parametrize("seed", range(24))
def test_no_potentials_prove_more_than_the_best_there_is(seed: int) -> None:
    case, rng = case_of(seed), random.Random(seed)
    plan = solve(case)
    assert all(one.proven for one in plan.levels[:3])
    assert plan.certificate is not None
    best = costs(case, levels.values(case, plan.assignments))
    for _ in range(25):
        for made in (anything(case, rng), shaken(plan.certificate, rng)):
            assert costs(case, dual.bounds(case, made)) <= best
