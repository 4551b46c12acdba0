"""The rotation engine against the staged HiGHS model, on hundreds of middle-sized problems."""

import pytest

from tests.oracles import case, engine, instances, judge
from tests.oracles.highs_process import HighsProcess
from tests.oracles.profiles import seeds


@pytest.mark.parametrize("seed", seeds(40))
def test_levels_on_middle_problems_equal_the_staged_model(seed: int, highs: HighsProcess) -> None:
    problem = instances.middle(seed) | {"timing_slack": 0}
    read = case.read(problem)
    found = engine.solve(problem)
    assert found is not None
    assert judge.violations(read, found.plan) == []
    answer = highs.solve(problem, judge.totals(read, found.plan))
    assert answer is not None
    assert judge.values(read, found.plan) == answer.values
    assert found.best == answer.values
    assert engine.check(problem, found.whole) == []
