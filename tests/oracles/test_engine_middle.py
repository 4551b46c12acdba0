"""The rotation engine against the staged HiGHS model, on hundreds of middle-sized problems."""

from typing import Any

import pytest

from tests.oracles import case, engine, instances, judge
from tests.oracles.highs_process import HighsProcess
from tests.oracles.profiles import seeds

TO_TIMING = ["filled", "guaranteed", "equity", "hosting", "kept", "waiting", "timing"]


@pytest.mark.parametrize("seed", seeds(40))
def test_levels_on_middle_problems_equal_the_staged_model(seed: int, highs: HighsProcess) -> None:
    _assert_equal(instances.middle(seed) | {"timing_slack": 0}, highs)


@pytest.mark.parametrize("seed", [18, *seeds(5)])
@pytest.mark.parametrize("days", [90, 180])
def test_where_contacts_are_far_apart_all_levels_are_proven_and_equal_the_staged_model(
    seed: int, days: int, highs: HighsProcess
) -> None:
    crowded = {"timing_slack": 0, "min_days_between_contacts": days}
    found = _assert_equal(instances.middle(seed) | crowded, highs)
    assert set(found.proven) == set(TO_TIMING)


def _assert_equal(problem: dict[str, Any], highs: HighsProcess) -> engine.Solved:
    read = case.read(problem)
    found = engine.solve(problem)
    assert found is not None
    assert judge.violations(read, found.plan) == []
    answer = highs.solve(problem, judge.totals(read, found.plan))
    assert answer is not None
    assert judge.values(read, found.plan) == answer.values
    assert found.best == answer.values
    assert engine.check(problem, found.whole) == []
    return found


def test_a_term_with_contacts_far_apart_is_proven_to_the_last_small_step() -> None:
    """Open days of many lengths: what equity can change by is less than real numbers can tell."""
    found = engine.solve(instances.term(1) | {"min_days_between_contacts": 90})
    assert found is not None
    assert found.proven == TO_TIMING
