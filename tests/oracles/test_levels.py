"""The engine's own rules and levels against the judge, on plans from anywhere."""

import random
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from schedules.rotation import levels, parsing, rules
from tests.oracles import case, judge
from tests.oracles.case import Case
from tests.oracles.profiles import examples
from tests.oracles.tiny import problems


@examples(200)
@given(problem=problems(), seed=st.integers(0, 999))
def test_violations_and_levels_of_any_plan_equal_the_judges(
    problem: dict[str, Any], seed: int
) -> None:
    read, parsed = case.read(problem), parsing.parse(problem)
    plan = careless_plan(read, random.Random(seed))
    assert bool(judge.violations(read, plan)) == bool(rules.violations(parsed, plan))
    found = levels.values(parsed, plan)
    assert {str(level): found[level] for level in found if level != "variety"} == judge.values(
        read, plan
    )


def careless_plan(read: Case, rng: random.Random) -> dict[str, tuple[str, ...]]:
    """Mostly allowed, sometimes not: as many as there are seats, give or take one."""
    plan = {}
    for meeting in read.meetings.values():
        among = meeting.candidates(read) if rng.random() < 0.9 else sorted(read.units)
        number = max(0, meeting.capacity - rng.choice([0, 0, 0, 1, -1]))
        chosen = rng.sample(among, min(number, len(among)))
        locked = meeting.locked if rng.random() < 0.9 else ()
        plan[meeting.id] = tuple(sorted({*locked, *chosen[: max(0, number - len(locked))]}))
    return plan


@examples(200)
@given(problem=problems())
def test_reasons_a_unit_is_kept_out_equal_the_judges(problem: dict[str, Any]) -> None:
    read, parsed = case.read(problem), parsing.parse(problem)
    for meeting in parsed.meetings:
        found = {unit.id: rules.reason(unit, meeting) for unit in parsed.units}
        barred = {unit: str(rule) for unit, rule in found.items() if rule is not None}
        assert barred == read.meetings[meeting.id].barred
