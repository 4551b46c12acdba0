"""The minimum cut is the best calendar but for clashes, the earliest of its equals."""

from itertools import product

from hypothesis import assume, given
from hypothesis import strategies as st

from schedules.calendar import levels, parsing
from schedules.calendar.candidates import (
    Candidates,
    Tie,
    candidates,
    follows,
    least,
    most,
    strides,
    tighten,
)
from schedules.calendar.cut import WEIGHED, Relaxation, fits
from tests.oracles.profiles import examples
from tests.schedules.calendar import builders

DAYS = st.lists(st.integers(0, 60), min_size=1, max_size=12, unique=True).map(sorted).map(tuple)


@given(first=DAYS, second=DAYS, gap=st.integers(-40, 40))
def test_follows_says_exactly_that_so_many_days_lie_between(
    first: tuple[int, ...], second: tuple[int, ...], gap: int
) -> None:
    steps = list(follows(first, second, gap))
    for i, j in product(range(len(first)), range(len(second))):
        kept = all(j >= needed for place, needed in steps if i >= place)
        assert kept == (second[j] - first[i] >= gap)


@given(first=DAYS, second=DAYS, ideal=st.integers(-40, 40))
def test_strides_add_up_to_the_days_off_the_ideal(
    first: tuple[int, ...], second: tuple[int, ...], ideal: int
) -> None:
    steps = list(strides(first, second, ideal))
    for i, j in product(range(len(first)), range(len(second))):
        off = sum(width for place, other, width in steps if (i >= place) != (j >= other))
        assert off == abs(second[j] - first[i] - ideal)


def small(seed: int) -> Candidates:
    """The days of a tiny problem, tightened; few enough to try every choice."""
    problem = parsing.parse(builders.small(seed, bodies=3, cycles=2, tiny=True))
    given = tighten(candidates(problem, problem.occasions()))
    size = 1
    for days in given.days:
        size *= len(days)
    assume(0 < size <= 3000)
    return given


def choices(given: Candidates, orders: tuple[Tie, ...] = ()) -> list[tuple[int, ...]]:
    """Every choice that keeps the gaps and the orders."""
    return [
        chosen
        for chosen in product(*(range(len(days)) for days in given.days))
        if all(
            given.days[tie.second][chosen[tie.second]] - given.days[tie.first][chosen[tie.first]]
            >= tie.days
            for tie in (*given.gaps, *orders)
        )
    ]


@examples(60)
@given(seed=st.integers(0, 10**6))
def test_the_cut_is_the_best_of_all_choices_and_the_earliest(seed: int) -> None:
    given = small(seed)
    relaxation = Relaxation(given)
    cut = relaxation.solve()
    values = {chosen: relaxation.value(chosen) for chosen in choices(given)}
    assert (cut is None) == (not values)
    if cut is not None:
        assert cut.value == relaxation.value(cut.places) == min(values.values())
        equals = [chosen for chosen, value in values.items() if value == cut.value]
        assert cut.places == tuple(map(min, zip(*equals, strict=True)))


@examples(60)
@given(seed=st.integers(0, 10**6))
def test_the_weights_rank_choices_as_the_levels_do(seed: int) -> None:
    problem = parsing.parse(builders.small(seed, bodies=3, cycles=2, tiny=True))
    given = small(seed)
    relaxation = Relaxation(given)
    ranked = sorted(choices(given), key=relaxation.value)
    found = [levels.values(problem, given.dates(chosen)) for chosen in ranked]
    in_order = [tuple(one[level] for level in WEIGHED) for one in found]
    assert in_order == sorted(in_order)
    for one in found:
        assert all(least(given, level) <= one[level] <= most(given, level) for level in WEIGHED)


@examples(60)
@given(seed=st.integers(0, 10**6), extra=st.integers(0, 10**6))
def test_narrowing_strikes_no_day_of_a_choice_that_is_good_enough(seed: int, extra: int) -> None:
    given = small(seed)
    relaxation = Relaxation(given)
    cut = relaxation.solve()
    assume(cut is not None)
    assert cut is not None
    limit = cut.value + extra
    narrowed = relaxation.within(limit)
    for chosen in choices(given):
        if relaxation.value(chosen) <= limit:
            for meeting, place in enumerate(chosen):
                assert given.days[meeting][place] in narrowed.days[meeting]


def test_an_order_that_is_impossible_leaves_no_cut() -> None:
    body = builders.body("a", cycles=[1, 2])
    problem = parsing.parse(builders.problem(body))
    relaxation = Relaxation(tighten(candidates(problem, problem.occasions())))
    assert relaxation.solve() is not None
    assert relaxation.solve([Tie(1, 0, 1)]) is None


def test_a_calendar_goes_to_places_and_back() -> None:
    problem = parsing.parse(builders.problem(builders.body("a", cycles=[1, 2, 5])))
    given = candidates(problem, problem.occasions())
    places: list[int | None] = [3, None, 0]
    assert given.places(given.dates(places)) == places


def test_tightening_keeps_the_days_of_every_calendar_that_holds_all_meetings() -> None:
    problem = parsing.parse(builders.nine_bodies())
    given = candidates(problem, problem.occasions())
    tight = tighten(given)
    chain = [gap for gap in given.gaps if gap.days == 7]
    assert sum(map(len, tight.days)) < sum(map(len, given.days))
    for gap in chain:
        assert tight.days[gap.second][0] >= tight.days[gap.first][0] + 7


def test_weights_of_any_real_municipality_fit_the_flow() -> None:
    data = builders.nine_bodies()
    data["bodies"] += [builders.body(f"lokal{number}") for number in range(20)]
    problem = parsing.parse(data)
    assert fits(candidates(problem, problem.occasions()))
