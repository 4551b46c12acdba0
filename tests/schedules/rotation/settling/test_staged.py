"""The programme with every rule in it says what the rules and the levels say."""

import random
from fractions import Fraction

import numpy as np
import pytest

from schedules.patience import Patience
from schedules.rotation import spacing
from schedules.rotation.feasible import Flags
from schedules.rotation.levels import MOST_IS_BEST, Level
from schedules.rotation.settling import cells as guarantee
from schedules.rotation.settling import component, measure, staged
from schedules.rotation.settling.component import Part
from schedules.rotation.settling.staged import Staged
from tests.schedules.rotation.instances import town

SETTLED = [level for level in Level if level not in (Level.TIMING, Level.VARIETY)]


def programmes(seed: int) -> list[Staged]:
    case = town(seed, meetings=20)
    return [
        staged.staged(part, guarantee.cells(part), Patience(30.0)) for part in component.parts(case)
    ]


def random_choice(part: Part, rng: random.Random) -> Flags:
    """About as many pairs as there are slots, some too many, some too near each other."""
    chosen = np.zeros(len(part.unit), dtype=np.bool_)
    slots = int(part.meetings.slots.sum())
    chosen[rng.sample(range(len(chosen)), min(len(chosen), rng.randint(0, slots)))] = True
    return chosen


@pytest.mark.parametrize("seed", range(10))
def test_costs_are_what_the_levels_change_by(seed: int) -> None:
    rng = random.Random(seed)
    for one in programmes(seed):
        nothing = np.zeros(len(one.part.unit), dtype=np.bool_)
        chosen = random_choice(one.part, rng)
        before = measure.values(one.part, one.cells, nothing)
        after = measure.values(one.part, one.cells, chosen)
        for level in SETTLED:
            change = after[level] - before[level]
            cost = one.cost(level).value(one.choice(chosen))
            assert cost == (-change if level in MOST_IS_BEST else change)


@pytest.mark.parametrize("seed", range(10))
def test_rows_are_kept_where_slots_and_spacing_are(seed: int) -> None:
    rng = random.Random(seed)
    for one in programmes(seed):
        for _ in range(20):
            chosen = random_choice(one.part, rng)
            choice = one.choice(chosen)
            rows = one.programme.rows
            stated = all(
                row.least <= choice[row.variables] @ row.coefficients <= row.most for row in rows
            )
            kept = stated and not one.programme.lacking(choice.astype(np.float64))
            assert kept == follows(one.part, chosen)


def follows(part: Part, chosen: Flags) -> bool:
    """Whether no meeting is too full and no unit comes too often."""
    guests = np.bincount(part.meeting[chosen], minlength=len(part.meetings.row))
    days = part.meetings.day[part.meeting[chosen]]
    crowded = spacing.crowded(part.unit[chosen], days, np.ones(len(days)), part.least_days)
    return bool((guests <= part.meetings.slots).all()) and not crowded


@pytest.mark.parametrize("seed", range(6))
def test_settled_levels_are_reached_by_the_choice(seed: int) -> None:
    for one in programmes(seed):
        reached: dict[Level, Fraction] = {}
        for level in SETTLED:
            outcome = one.programme.settle(one.cost(level))
            assert outcome.value == outcome.bound
            reached[level] = outcome.value
        choice = one.choice(one.chosen())
        assert follows(one.part, one.chosen())
        assert {level: one.cost(level).value(choice) for level in SETTLED} == reached
