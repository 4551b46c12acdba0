"""The judges judged: three programs that share only the reading of a problem must agree."""

from typing import Any

import pytest
from hypothesis import given

from tests.oracles import case, instances, judge, rotation_bruteforce, rotation_cpsat
from tests.oracles.highs_process import HighsProcess
from tests.oracles.profiles import examples
from tests.oracles.tiny import problems


@examples(150)
@given(problem=problems())
def test_staged_model_on_tiny_problems_equals_brute_force(
    problem: dict[str, Any], highs: HighsProcess
) -> None:
    read = case.read(problem)
    best = rotation_bruteforce.solve(read)
    answer = highs.solve(problem)
    assert (best is None) == (answer is None)
    if best is None or answer is None:
        return
    timing = answer.values["timing"]
    assert {level: answer.values[level] for level in read.order} == best.values
    assert timing == best.timing(read, judge.totals(read, answer.plan))


@examples(40)
@given(problem=problems())
def test_cp_sat_on_tiny_problems_equals_brute_force(problem: dict[str, Any]) -> None:
    read = case.read(problem)
    best = rotation_bruteforce.solve(read)
    answer = rotation_cpsat.solve(read)
    assert (best is None) == (answer is None)
    if best is None or answer is None:
        return
    assert {level: answer.values[level] for level in read.order} == best.values
    assert answer.values["timing"] == best.timing(read, judge.totals(read, answer.plan))


@pytest.mark.parametrize("seed", range(3))
def test_cp_sat_on_middle_problems_equals_the_staged_model(seed: int, highs: HighsProcess) -> None:
    problem = instances.middle(seed)
    read = case.read(problem)
    answer = highs.solve(problem)
    assert answer is not None
    other = rotation_cpsat.solve(read, totals=judge.totals(read, answer.plan))
    assert other is not None
    assert other.values == answer.values


def test_instances_with_the_same_seed_are_the_same() -> None:
    assert instances.term(7) == instances.term(7)
    assert instances.term(7) != instances.term(8)


def test_country_has_the_size_the_benchmark_names() -> None:
    country = instances.country()
    assert abs(len(country["units"]) - 19_600) < 200
    assert abs(len(country["meetings"]) - 30_000) < 300
