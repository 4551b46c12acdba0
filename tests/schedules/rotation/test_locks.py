"""A smallest set of locks in conflict: it cannot be kept, and each smaller one can."""

from dataclasses import replace
from datetime import date
from itertools import combinations

import pytest
from hypothesis import given

from schedules.rotation import locks, parsing, rules, solve
from schedules.rotation.locks import Infeasible, Lock
from schedules.rotation.problem import Problem
from tests.oracles import case as oracle
from tests.oracles import rotation_bruteforce, tiny
from tests.oracles.profiles import examples
from tests.oracles.tiny import Row
from tests.schedules.rotation.builders import dialogue, held, hosted, problem, unit

MARCH = date(2026, 3, 2)


def only(case: Problem, locks: tuple[Lock, ...]) -> Problem:
    """The problem with no other locks."""
    kept = {(lock.meeting, lock.unit) for lock in locks}
    return replace(
        case,
        meetings=tuple(
            replace(one, locked=tuple(unit for unit in one.locked if (one.id, unit) in kept))
            for one in case.meetings
        ),
    )


def assert_smallest(case: Problem, locks: tuple[Lock, ...]) -> None:
    """Solved again: the set alone has no plan, each set with one lock less has."""
    with pytest.raises(Infeasible):
        solve.solve(only(case, locks))
    for fewer in combinations(locks, len(locks) - 1):
        free = only(case, fewer)
        plan = solve.solve(free)
        assert rules.violations(free, plan.assignments) == []


@pytest.mark.parametrize(
    "case",
    [
        problem([unit("a", contacts=[held(MARCH)])], [dialogue("m", MARCH, locked=["a"])]),
        problem([unit("a"), unit("b")], [hosted("m", MARCH, locked=["a", "b"])]),
        problem(
            [unit(name) for name in "abc"], [dialogue("m", MARCH, seats=2, locked=["a", "b", "c"])]
        ),
        problem(
            [unit("a"), unit("b")],
            [dialogue("m", MARCH, locked=["a", "b"]), dialogue("n", MARCH, locked=["a"])],
        ),
    ],
)
def test_conflict_is_a_smallest_one(case: Problem) -> None:
    spaced = replace(case, min_days_between_contacts=28)
    with pytest.raises(Infeasible) as refused:
        solve.solve(spaced)
    assert_smallest(spaced, refused.value.locks)


def test_locks_that_can_be_kept_are_kept_without_a_word() -> None:
    case = problem([unit("a"), unit("b")], [dialogue("m", MARCH, locked=["a", "b"])], min_days=28)
    assert solve.solve(case).assignments == {"m": ("a", "b")}


@examples(100)
@given(tiny.problems(one_locked_in=1))
def test_whatever_is_refused_is_refused_for_a_smallest_set_of_all(row: Row) -> None:
    """Brute force has no plan with those locks alone, and one with any fewer, whichever they are.

    It knows every rule by itself and is asked about every subset of the locks that is smaller.
    """
    case = parsing.parse(row)
    every = [Lock(one.id, unit) for one in case.meetings for unit in one.locked]
    refused = locks.conflict(case)
    if refused is None:
        assert has_a_plan(case)
        return
    assert set(refused.locks) <= set(every)
    assert not has_a_plan(only(case, refused.locks))
    for fewer in combinations(every, len(refused.locks) - 1):
        assert has_a_plan(only(case, fewer))
    assert_smallest(case, refused.locks)


def has_a_plan(case: Problem) -> bool:
    return rotation_bruteforce.solve(oracle.read(case.to_json())) is not None
