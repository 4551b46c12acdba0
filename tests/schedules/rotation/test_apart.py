"""A country is as many problems as it has municipalities, and one plan."""

from dataclasses import replace
from datetime import date

import pytest

from schedules.patience import Patience
from schedules.rotation import apart, check, solve
from schedules.rotation.levels import Level
from schedules.rotation.locks import Infeasible
from schedules.rotation.problem import Problem
from schedules.rotation.rules import Rule
from schedules.rotation.settling import choose
from schedules.rotation.settling.choose import Progress
from tests.schedules.rotation.builders import dialogue, hosted, problem, unit
from tests.schedules.rotation.instances import town

DAY = date(2026, 3, 10)


def country(number: int) -> Problem:
    """Towns of their own, as one problem."""
    towns = [renamed(town(seed), f"{seed}-") for seed in range(1, number + 1)]
    return replace(
        towns[0],
        units=tuple(one for each in towns for one in each.units),
        meetings=tuple(one for each in towns for one in each.meetings),
    )


def renamed(each: Problem, prefix: str) -> Problem:
    """The same with its own units, committees and meetings."""
    return replace(
        each,
        units=tuple(
            replace(
                one, id=prefix + one.id, committees=tuple(prefix + name for name in one.committees)
            )
            for one in each.units
        ),
        meetings=tuple(
            replace(one, id=prefix + one.id, committee=prefix + one.committee)
            for one in each.meetings
        ),
    )


def ids(pieces: list[Problem]) -> list[tuple[list[str], list[str]]]:
    return [([u.id for u in one.units], [m.id for m in one.meetings]) for one in pieces]


def test_units_of_different_committees_are_in_different_pieces() -> None:
    case = problem(
        [unit("b"), unit("a", committees=["KFU"]), unit("c")],
        [hosted("m", DAY), hosted("k", DAY, committee="KFU")],
    )
    assert ids(apart.pieces(case)) == [(["a"], ["k"]), (["b", "c"], ["m"])]


def test_a_unit_of_two_committees_ties_them_together() -> None:
    case = problem(
        [unit("a", committees=["KFU"]), unit("b"), unit("c", committees=["BUU", "KFU"])],
        [hosted("m", DAY), hosted("k", DAY, committee="KFU")],
    )
    assert apart.pieces(case) == [case]


def test_a_lock_or_a_published_place_across_committees_ties_them_together() -> None:
    units = [unit("a", committees=["KFU"]), unit("b")]
    meetings = [hosted("m", DAY), hosted("k", DAY, committee="KFU")]
    locked = problem(units, [hosted("m", DAY, locked=["a"]), meetings[1]])
    assert apart.pieces(locked) == [locked]
    published = problem(units, meetings, published={"m": ("a",)})
    assert apart.pieces(published) == [published]


def test_a_unit_without_a_committee_and_a_problem_of_nothing_are_pieces_too() -> None:
    case = problem([unit("a"), unit("z", committees=[])], [hosted("m", DAY)])
    assert ids(apart.pieces(case)) == [(["a"], ["m"]), (["z"], [])]
    assert solve.solve(case).assignments == {"m": ("a",)}
    empty = problem([], [])
    assert apart.pieces(empty) == [empty]


def test_the_pieces_reach_what_the_whole_reaches_and_the_certificate_proves_it() -> None:
    case = country(3)
    plan = solve.solve(case)
    whole = solve.unproven(case, choose.choose(case, Patience(30.0)))
    assert list(check.faults(case, plan)) == []
    for one, other in zip(plan.levels, whole.levels, strict=True):
        assert (one.bound, one.proven) == (other.bound, other.proven)
        if one.name not in (Level.TIMING, Level.VARIETY):
            assert one.value == other.value
    assert plan.certificate is not None
    assert replace(plan.certificate, prices={}) == whole.certificate


def test_every_unit_is_explained_in_the_order_of_one_plan() -> None:
    case = country(3)
    plan = solve.solve(case)
    days = {one.id: one.date for one in case.meetings}
    contacts = [one for one in plan.explanations if one.meeting is not None]
    assert {(one.meeting, one.unit) for one in contacts} == {
        (meeting, guest) for meeting, guests in plan.assignments.items() for guest in guests
    }
    keys = [(days[one.meeting], one.meeting) for one in contacts if one.meeting is not None]
    assert keys == sorted(keys)
    assert {one.unit for one in plan.explanations} == {one.id for one in case.units}


def test_units_of_other_pieces_are_counted_as_kept_away_by_the_committee() -> None:
    case = problem(
        [unit("a", seats=2), *(unit(name, committees=["KFU"]) for name in "xyz")],
        [hosted("m", DAY, people=12), dialogue("k", DAY, committee="KFU")],
    )
    (short,) = (one for one in solve.solve(case).unfilled if one.meeting == "m")
    assert short.ruled_out == {Rule.COMMITTEE: 3, Rule.SEATS: 1}


def test_conflict_in_one_piece_makes_the_whole_impossible() -> None:
    case = problem(
        [unit("a"), unit("b"), unit("x", committees=["KFU"])],
        [hosted("m", DAY, locked=["a", "b"]), hosted("k", DAY, committee="KFU")],
    )
    with pytest.raises(Infeasible):
        solve.solve(case)


@pytest.fixture
def always_spread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(solve, "_WORTH_PROCESSES", 0)


@pytest.mark.usefixtures("always_spread")
def test_one_process_and_two_make_the_same_plan_and_tell_how_far_they_are() -> None:
    case = country(4)
    told: list[Progress] = []
    alone = solve.solve(case, workers=1, progress=told.append)
    shared = solve.solve(case, workers=2, progress=told.append)
    assert replace(alone, took_seconds=0.0) == replace(shared, took_seconds=0.0)
    assert [one.done for one in told] == [1, 2, 3, 4, 1, 2, 3, 4]


@pytest.mark.usefixtures("always_spread")
def test_a_stop_is_heard_in_the_processes_and_the_plan_is_valid() -> None:
    case = country(2)
    plan = solve.solve(case, workers=2, should_stop=lambda: True)
    assert list(check.faults(case, plan)) == []


@pytest.mark.usefixtures("always_spread")
def test_an_error_of_the_caller_ends_the_processes_and_is_passed_on() -> None:
    def fail(_: Progress) -> None:
        raise LookupError

    with pytest.raises(LookupError):
        solve.solve(country(2), workers=2, progress=fail)
