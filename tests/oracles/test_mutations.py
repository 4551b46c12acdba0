"""One assignment of an optimal plan changed: the rules or the proof say so.

A change that leaves every level as it was is another best plan, and nothing is wrong with it.
"""

import random
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import event, given
from hypothesis import strategies as st

from tests.oracles import case, engine, instances, judge
from tests.oracles.case import Case
from tests.oracles.profiles import examples, seeds
from tests.oracles.tiny import problems

Plan = dict[str, tuple[str, ...]]


@examples(250)
@given(problem=problems(), seed=st.integers(0, 999))
def test_change_to_a_tiny_plan_is_noticed(problem: dict[str, Any], seed: int) -> None:
    found = engine.solve(problem)
    if found is None:
        return
    read = case.read(problem)
    for plan in _changed(read, dict(found.plan), random.Random(seed), times=3):
        _assert_noticed(problem, read, found, plan)


@pytest.mark.parametrize("seed", seeds(5))
def test_change_to_a_middle_plan_is_noticed(seed: int) -> None:
    problem = instances.middle(seed)
    read = case.read(problem)
    found = engine.solve(problem)
    assert found is not None
    for plan in _changed(read, dict(found.plan), random.Random(seed), times=40):
        _assert_noticed(problem, read, found, plan)


@examples(250)
@given(problem=problems(), seed=st.integers(0, 999))
def test_worse_plan_that_claims_to_be_best_is_refuted(problem: dict[str, Any], seed: int) -> None:
    """The forger writes the worse plan's own values into its levels, and keeps the certificate.

    Where it does not refute them, as nothing but a search proved the level, the way back does:
    that exchange makes the plan better. Timing is judged at the totals a plan has, so a plan with
    others may be best at its own.
    """
    found = engine.solve(problem)
    if found is None:
        return
    read = case.read(problem)
    honest = judge.values(read, found.plan)
    for plan in _changed(read, dict(found.plan), random.Random(seed), times=4):
        if judge.violations(read, plan):
            continue
        forged = judge.values(read, plan)
        worse = next((level for level in read.order if forged[level] != honest[level]), None)
        if worse in found.proven and worse != "timing":
            event("of a certified level" if worse in found.certified else "of a searched level")
            assert engine.check(problem, engine.claiming(found.whole, plan, forged))


def _assert_noticed(problem: dict[str, Any], read: Case, found: engine.Solved, plan: Plan) -> None:
    said = engine.check(problem, engine.with_assignments(found.whole, plan))
    broken = judge.violations(read, plan)
    same = not broken and judge.values(read, plan) == judge.values(read, found.plan)
    if not same:
        assert said


def _changed(read: Case, plan: Plan, rng: random.Random, *, times: int) -> Iterator[Plan]:
    """Plans with one unit taken out, put in, or put in another's place."""
    names = sorted(read.meetings)
    for _ in range(times if names else 0):
        meeting = rng.choice(names)
        present = list(plan.get(meeting, ()))
        absent = [unit for unit in read.units if unit not in present]
        if present and rng.random() < 0.7:
            present.remove(rng.choice(present))
        if absent and rng.random() < 0.7:
            present.append(rng.choice(absent))
        if set(present) != set(plan.get(meeting, ())):
            yield plan | {meeting: tuple(sorted(present))}
