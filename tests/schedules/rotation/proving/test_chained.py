"""The duals of levels settled one after another are prices that prove each of them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache

from schedules.patience import Patience
from schedules.rotation import levels
from schedules.rotation.bounds import groups, priced
from schedules.rotation.bounds.groups import Group
from schedules.rotation.levels import MOST_IS_BEST, Level
from schedules.rotation.proving import chained
from schedules.rotation.settling import choose, measure
from schedules.rotation.settling.guesses import Duals
from schedules.rotation.settling.settle import Settled
from tests.schedules.rotation.instances import town

CASES = 60


@dataclass(frozen=True, slots=True)
class Case:
    """A group that potentials do not prove, what settled it, and what its levels cost."""

    group: Group
    settled: Settled
    gains: dict[Level, Fraction]


@cache
def binding() -> tuple[Case, ...]:
    """Groups in which the days between contacts cost a slot."""
    return tuple(_binding())


def _binding() -> Iterator[Case]:
    for seed in range(CASES):
        case = town(seed, units=12, meetings=20, min_days=100)
        named = {one.name: one for one in groups.groups(case)}
        for one in choose.choose(case, Patience(30.0)):
            if not one.is_certified:
                group = named[case.units[one.part.units.row[0]].id]
                yield Case(group, one, gains(one, levels.before_timing(case)))


def gains(settled: Settled, order: tuple[Level, ...]) -> dict[Level, Fraction]:
    had = measure.values(settled.part, settled.cells, settled.chosen & False)
    sign = {level: -1 if level in MOST_IS_BEST else 1 for level in order}
    return {level: sign[level] * (settled.values[level] - had[level]) for level in order}


def test_duals_of_settled_levels_prove_nearly_all_of_them() -> None:
    cases = binding()
    proven = [chained.prices(one.group, one.settled.duals, one.gains) for one in cases]
    assert len(cases) > CASES // 2
    assert sum(len(one) == len(Level) - 2 for one in proven) > len(cases) * 9 // 10


def test_prices_found_prove_exactly_what_each_level_costs() -> None:
    for one in binding():
        before: dict[Level, Fraction] = {}
        for level, prices in chained.prices(one.group, one.settled.duals, one.gains).items():
            assert priced.bound(one.group, level, prices, before) == one.gains[level]
            before[level] = one.gains[level]


def test_more_than_the_best_choice_costs_is_never_proven() -> None:
    for one in binding():
        order = list(one.gains)
        for number, level in enumerate(order):
            better = {**one.gains, level: one.gains[level] + 1}
            assert len(chained.prices(one.group, one.settled.duals, better)) <= number


def test_a_level_without_duals_ends_what_is_proven() -> None:
    one = binding()[0]
    some = {level: one.settled.duals[level] for level in [*one.gains][:2]}
    assert list(chained.prices(one.group, some, one.gains)) == [*one.gains][:2]


def test_duals_of_the_level_before_matter_where_a_level_was_narrowed_by_them() -> None:
    """A level's own duals, with those before forgotten, prove less in some group."""
    falls_short = 0
    for one in binding():
        forgotten = {
            level: replace(dual, meetings={}) if level is Level.FILLED else dual
            for level, dual in one.settled.duals.items()
        }
        falls_short += len(chained.prices(one.group, forgotten, one.gains)) == 0
    assert falls_short


def test_duals_are_guessed_as_multiples_of_a_twelfth() -> None:
    one = binding()[0]
    cost = one.settled.duals[Level.FILLED].cost
    nearly = Duals(cost, {0: Fraction(333_333, 1_000_000)}, {})
    first = next(nearly.guesses(one.group.problem))
    assert first.meetings == {one.group.problem.meetings[0].id: Fraction(1, 3)}
