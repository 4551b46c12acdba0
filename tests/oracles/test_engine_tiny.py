"""The rotation engine against brute force, on thousands of tiny problems."""

from itertools import chain
from typing import Any

import pytest
from hypothesis import event, given
from hypothesis import strategies as st

from tests.oracles import case, engine, judge, rotation_bruteforce
from tests.oracles.case import Case
from tests.oracles.profiles import examples
from tests.oracles.rotation_bruteforce import Optimum
from tests.oracles.tiny import problems

Row = dict[str, Any]


@pytest.mark.parametrize("slack", [0, 5])
@examples(500)
@given(problem=problems())
def test_levels_on_tiny_problems_equal_brute_force(slack: int, problem: Row) -> None:
    read = case.read(problem)
    best = rotation_bruteforce.solve(read)
    found = engine.solve(problem | {"timing_slack": slack})
    if best is None or found is None:
        event("locks in conflict")
        assert (best, found) == (None, None)
        return
    assert judge.violations(read, found.plan) == []
    values = judge.values(read, found.plan)
    assert {level: values[level] for level in read.order} == best.values
    _assert_timing(read, best, found, slack)
    assert engine.check(problem, found.whole) == []


def _assert_timing(read: Case, best: Optimum, found: engine.Solved, slack: int) -> None:
    """Level 7 is the least at the plan's totals, give or take what level 8 may spend of it."""
    least = best.timing(read, judge.totals(read, found.plan))
    reached = judge.timing(read, found.plan)
    assert least is not None
    assert found.best["timing"] == least
    assert least <= reached <= least * (100 + slack) / 100


@examples(200)
@given(problem=problems())
def test_claims_are_what_the_judge_finds_and_all_are_proven(problem: Row) -> None:
    read = case.read(problem)
    found = engine.solve(problem)
    if found is None:
        return
    claimed = {level.name: level.value for level in found.whole.levels}
    assert claimed.pop("variety") >= 0
    assert claimed == judge.values(read, found.plan)
    unproven = [level.name for level in found.whole.levels if not level.proven]
    assert set(unproven) <= {"timing", "variety"}


@examples(200)
@given(problem=problems(), data=st.data())
def test_same_problem_in_another_order_gets_the_same_plan(
    problem: Row, data: st.DataObject
) -> None:
    def shuffled(rows: list[Any]) -> list[Any]:
        return data.draw(st.permutations(rows))

    other = problem | {
        "units": [
            unit
            | {
                "committees": shuffled(unit["committees"]),
                "closed": shuffled(unit["closed"]),
                "contacts": shuffled(unit["contacts"]),
            }
            for unit in shuffled(problem["units"])
        ],
        "meetings": shuffled(problem["meetings"]),
    }
    assert engine.written(problem) == engine.written(other)


@examples(200)
@given(problem=problems(one_locked_in=2))
def test_conflicting_locks_are_a_smallest_set(problem: Row) -> None:
    """Together they cannot be kept; without any one of them they can."""
    locks = engine.conflict(problem)
    feasible = _keeps_locks(problem, _all_locks(problem))
    assert (locks is None) == feasible
    if locks is None:
        return
    event("a conflict")
    assert not _keeps_locks(problem, locks)
    for lock in locks:
        assert _keeps_locks(problem, locks - {lock})


def _all_locks(problem: Row) -> frozenset[tuple[str, str]]:
    return frozenset(
        chain.from_iterable(
            [(meeting["id"], unit) for unit in meeting["locked"]] for meeting in problem["meetings"]
        )
    )


def _keeps_locks(problem: Row, locks: frozenset[tuple[str, str]]) -> bool:
    meetings = [
        meeting | {"locked": [unit for name, unit in sorted(locks) if name == meeting["id"]]}
        for meeting in problem["meetings"]
    ]
    plans = rotation_bruteforce.every_plan(case.read(problem | {"meetings": meetings}))
    return next(plans, None) is not None
