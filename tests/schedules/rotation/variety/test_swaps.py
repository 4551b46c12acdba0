"""Level 8 brings variety and leaves everything before it as it was."""

from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from schedules.patience import Patience
from schedules.rotation import access, levels, rules
from schedules.rotation.access import Assignments
from schedules.rotation.levels import Level
from schedules.rotation.problem import Problem
from schedules.rotation.settling import choose
from schedules.rotation.variety import swaps as variety
from tests.schedules.rotation.builders import dialogue, hosted, problem, unit
from tests.schedules.rotation.instances import town


def chosen(case: Problem) -> Assignments:
    """The best plan before level 8."""
    settled = choose.choose(case, Patience(30.0))
    return choose.assignments(case, [(one.part, one.chosen) for one in settled])


def improved(case: Problem, plan: Assignments) -> Assignments:
    return variety.improve(case, plan, levels.values(case, plan)[Level.TIMING])


@pytest.mark.parametrize("slack", [0, 5, 50])
@pytest.mark.parametrize("seed", range(6))
def test_variety_costs_nothing_but_slack(seed: int, slack: int) -> None:
    case = replace(town(seed, meetings=24), timing_slack=slack)
    plan = chosen(case)
    better = improved(case, plan)
    before, after = levels.values(case, plan), levels.values(case, better)
    assert rules.violations(case, better) == []
    assert after.pop(Level.VARIETY) <= before.pop(Level.VARIETY)
    assert after.pop(Level.TIMING) <= before.pop(Level.TIMING) * (1 + Fraction(slack, 100))
    assert after == before


def ring() -> Problem:
    """Two towns, four hosts, four meetings in one autumn."""
    units = [unit(name, town=name[0], kind=name) for name in ("a1", "a2", "b1", "b2")]
    return problem(units, [hosted(f"m{day}", date(2026, 9, day)) for day in range(1, 5)])


def test_hosts_of_one_town_in_a_row_are_parted() -> None:
    plan = {"m1": ("a1",), "m2": ("a2",), "m3": ("b1",), "m4": ("b2",)}
    case = replace(ring(), timing_slack=50)
    assert levels.variety(case, plan) == 2
    assert levels.variety(case, improved(case, plan)) == 0


def test_locked_and_published_units_stay() -> None:
    plan = {"m1": ("a1",), "m2": ("a2",), "m3": ("b1",), "m4": ("b2",)}
    case = replace(ring(), timing_slack=50, published=plan)
    assert improved(case, plan) == plan
    locked = replace(
        ring(),
        timing_slack=50,
        meetings=tuple(replace(one, locked=plan[one.id]) for one in ring().meetings),
    )
    assert improved(locked, plan) == plan


def test_guests_who_have_met_sit_with_others() -> None:
    units = [unit(name) for name in "abcd"]
    meetings = [dialogue(f"m{day}", date(2026, 9, day), seats=2) for day in range(1, 5)]
    case = replace(problem(units, meetings), timing_slack=100)
    plan = {"m1": ("a", "b"), "m2": ("c", "d"), "m3": ("a", "b"), "m4": ("c", "d")}
    assert levels.variety(case, plan) == 2
    assert levels.variety(case, improved(case, plan)) == 0


LOST = [date(2026, 1, 20)]


def autumn(*names: str, lost: str, **options: Any) -> Problem:
    """Alike units, one of which has lost its turn, and a meeting a day in September."""
    units = [unit(name, town=name, kind=name, cancelled=LOST * (name == lost)) for name in names]
    days = range(1, len(names) + 1)
    case = problem(units, [hosted(f"m{day}", date(2026, 9, day)) for day in days])
    return replace(case, **options)


def test_a_unit_that_lost_its_turn_takes_the_first_seat() -> None:
    plan = {"m1": ("a",), "m2": ("b",), "m3": ("c",)}
    case = autumn("a", "b", "c", lost="c", timing_slack=0)
    better = improved(case, plan)
    assert better == {"m1": ("c",), "m2": ("b",), "m3": ("a",)}
    assert levels.timing(case, access.ledgers(case, better)) == levels.timing(
        case, access.ledgers(case, plan)
    )


def test_of_two_that_lost_their_turns_the_earlier_goes_first() -> None:
    case = autumn("a", "b", "c", lost="c")
    later = replace(case.units[2], cancelled=(date(2026, 1, 27),))
    case = replace(case, units=(*case.units[:2], later))
    assert improved(case, {"m1": ("a",), "m2": ("b",), "m3": ("c",)}) == {
        "m1": ("c",),
        "m2": ("b",),
        "m3": ("a",),
    }


@pytest.mark.parametrize(
    "options",
    [
        {"published": {"m1": ("a",)}},
        {
            "meetings": (
                hosted("m1", date(2026, 9, 1), locked=["a"]),
                hosted("m2", date(2026, 9, 2)),
            )
        },
        {"meetings": (hosted("m1", date(2026, 9, 1), people=99), hosted("m2", date(2026, 9, 2)))},
    ],
    ids=["published", "locked", "too large"],
)
def test_it_takes_no_seat_that_is_another_s_or_that_it_cannot_have(
    options: dict[str, Any],
) -> None:
    case = autumn("a", "b", lost="b", **options)
    assert improved(case, {"m1": ("a",), "m2": ("b",)}) == {"m1": ("a",), "m2": ("b",)}


def test_no_seat_is_taken_that_would_make_timing_worse() -> None:
    """The other opened in the spring, and its ideal day is earlier."""
    case = autumn("a", "b", lost="b", timing_slack=50)
    short = replace(case.units[1], open_to=date(2026, 9, 1))
    assert short.id == "a"
    case = replace(case, units=(case.units[0], short))
    plan = {"m1": ("a",), "m2": ("b",)}
    assert improved(case, plan) == plan


def test_variety_does_not_put_it_off() -> None:
    """The first host and the second are of one town, and a swap would part them."""
    case = replace(ring(), timing_slack=50)
    lost = replace(case.units[0], cancelled=tuple(LOST))
    case = replace(case, units=(lost, *case.units[1:]))
    plan = {"m1": ("a1",), "m2": ("a2",), "m3": ("b1",), "m4": ("b2",)}
    better = improved(case, plan)
    assert better["m1"] == ("a1",)
    assert levels.variety(case, better) == 0
