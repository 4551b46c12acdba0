"""A unit's diary judges days as the levels and the rules judge the whole plan."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from schedules.rotation import access, levels, rules, solve
from schedules.rotation.access import Assignments
from schedules.rotation.problem import Problem
from schedules.rotation.variety import diary
from tests.schedules.rotation.builders import TERM, dialogue, held, problem, unit
from tests.schedules.rotation.instances import town

SEEDS = range(8)


def planned(seed: int) -> tuple[Problem, Assignments]:
    case = town(seed)
    return case, solve.solve(case).assignments


@pytest.mark.parametrize("seed", SEEDS)
def test_days_off_add_up_to_the_timing_of_the_plan(seed: int) -> None:
    case, plan = planned(seed)
    off = sum(
        (Fraction(one.off(one.days), one.parts) for one in diary.diaries(case, plan).values()),
        Fraction(0),
    )
    assert off == levels.timing(case, access.ledgers(case, plan))


@pytest.mark.parametrize("seed", SEEDS)
def test_blocks_covered_add_up_to_what_the_plan_guarantees_anew(seed: int) -> None:
    case, plan = planned(seed)
    covered = sum(one.guaranteed(one.days) for one in diary.diaries(case, plan).values())
    before = levels.guaranteed(case, access.ledgers(case, {}))
    assert covered == levels.guaranteed(case, access.ledgers(case, plan)) - before


@pytest.mark.parametrize("seed", SEEDS)
def test_days_are_spaced_where_the_rule_says_so(seed: int) -> None:
    case, plan = planned(seed)
    for least in (1, 40, 200, 400):
        strict = replace(case, min_days_between_contacts=least)
        crowded = {one.unit for one in rules.violations(strict, plan) if one.rule == "spacing"}
        found = {
            ident
            for ident, one in diary.diaries(case, plan).items()
            if one.days and not one.is_spaced(one.days, least)
        }
        assert found == crowded


def test_exchanged_day_takes_its_place_in_the_order() -> None:
    case = problem(
        [unit("a", contacts=[held(date(2025, 12, 1))])],
        [dialogue(f"m{month}", date(2026, month, 1)) for month in (2, 5, 8)],
        window=TERM,
    )
    one = diary.diaries(case, {"m2": ("a",), "m5": ("a",), "m8": ()})["a"]
    february, may, august = (date(2026, month, 1).toordinal() for month in (2, 5, 8))
    assert one.exchanged(february, august) == [may, august]
    assert one.days == [february, may]
    assert one.last == date(2025, 12, 1).toordinal()


def test_days_changed_are_those_now_off() -> None:
    case, plan = planned(1)
    one = next(one for one in diary.diaries(case, plan).values() if len(one.days) > 1)
    later = [day + 3 for day in one.days]
    assert one.now_off == one.off(one.days)
    one.change(later)
    assert (one.days, one.now_off) == (later, one.off(later))
