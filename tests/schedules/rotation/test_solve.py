"""Plans that anyone can check by hand, level by level."""

from datetime import date, timedelta
from fractions import Fraction

import pytest

from schedules.rotation import check, rules
from schedules.rotation.levels import Level
from schedules.rotation.locks import Infeasible, Lock
from schedules.rotation.plan import Plan
from schedules.rotation.problem import Form, Meeting, Problem, Stability
from schedules.rotation.settling.choose import Progress
from schedules.rotation.solve import solve
from tests.schedules.rotation.builders import YEAR, dialogue, held, hosted, problem, unit


def solved(case: Problem) -> Plan:
    """The plan, checked: no rule broken, no claim that does not hold."""
    plan = solve(case)
    assert list(check.faults(case, plan)) == []
    return plan


def value(plan: Plan, level: Level) -> Fraction:
    return next(one.value for one in plan.levels if one.name == level)


def contacts(plan: Plan) -> dict[str, int]:
    guests = [guest for units in plan.assignments.values() for guest in units]
    return {guest: guests.count(guest) for guest in sorted(set(guests))}


def days(first: date, number: int, *, apart: int = 30) -> list[date]:
    return [first + timedelta(days=apart * nth) for nth in range(number)]


def test_nothing_to_plan_is_a_plan() -> None:
    plan = solved(problem([], []))
    assert plan.assignments == {}
    assert all(one.proven for one in plan.levels if one.name != Level.VARIETY)


def test_meeting_nobody_may_join_is_left_empty_and_accounted_for() -> None:
    plan = solved(problem([unit("a", seats=3), unit("b", can_host=False)], [hosted("m", YEAR.end)]))
    assert plan.assignments == {"m": ()}
    (empty,) = plan.unfilled
    assert (empty.slots, empty.ruled_out) == (1, {rules.Rule.SEATS: 1, rules.Rule.CAN_HOST: 1})


def test_filled_comes_before_everything() -> None:
    """Only a can host; b, who has had less, cannot take the slot."""
    had = [held(date(2026, 1, 5)), held(date(2026, 2, 5))]
    case = problem(
        [unit("a", contacts=had), unit("b", can_host=False)],
        [hosted("m", date(2026, 9, 1))],
        window=YEAR.__class__(date(2026, 3, 1), YEAR.end),
    )
    assert solved(case).assignments == {"m": ("a",)}


def test_guarantee_comes_before_equity() -> None:
    """a was met twice last year, b not at all: but this year both are due one."""
    had = [held(date(2026, 3, 1)), held(date(2026, 6, 1))]
    case = problem(
        [unit("a", contacts=had), unit("b")],
        [dialogue(f"m{n}", day, seats=1) for n, day in enumerate(days(date(2027, 2, 1), 2))],
        window=YEAR.__class__(date(2027, 1, 1), date(2027, 12, 31)),
    )
    plan = solved(case)
    assert contacts(plan) == {"a": 1, "b": 1}
    assert value(plan, Level.GUARANTEED) == 2


def test_equity_shares_as_equally_as_whole_contacts_allow() -> None:
    case = problem(
        [unit(name) for name in "abcd"],
        [dialogue(f"m{n}", day, seats=1) for n, day in enumerate(days(date(2026, 1, 5), 10))],
    )
    plan = solved(case)
    assert sorted(contacts(plan).values()) == [2, 2, 3, 3]
    assert value(plan, Level.EQUITY) == Fraction(4 + 4 + 9 + 9, 1461)


def test_extra_contact_goes_to_the_first_in_turn_between_equals() -> None:
    case = problem(
        [unit(name) for name in "cab"],
        [dialogue(f"m{n}", day, seats=1) for n, day in enumerate(days(date(2026, 1, 5), 4))],
    )
    assert contacts(solved(case)) == {"a": 2, "b": 1, "c": 1}


def test_hosting_is_shared_though_contacts_already_are() -> None:
    """a hosted before; with everybody equal on contacts b should host now."""
    past = problem(
        [
            unit("a", contacts=[held(date(2026, 2, 1), Form.HOSTED)]),
            unit("b", contacts=[held(date(2026, 2, 1), Form.DIALOGUE)]),
        ],
        [hosted("h", date(2027, 4, 1)), dialogue("d", date(2027, 9, 1), seats=1)],
        window=YEAR.__class__(date(2027, 1, 1), date(2027, 12, 31)),
    )
    assert solved(past).assignments == {"h": ("b",), "d": ("a",)}


def test_published_plan_is_kept_where_nothing_better_is_lost() -> None:
    case = problem(
        [unit("a"), unit("b")],
        [dialogue("m1", date(2026, 4, 1), seats=1), dialogue("m2", date(2026, 9, 1), seats=1)],
        published={"m1": ("b",), "m2": ("a",)},
    )
    assert solved(case).assignments == {"m1": ("b",), "m2": ("a",)}


@pytest.mark.parametrize(
    ("stability", "expected"),
    [(Stability.IN_ORDER, {"a": 1, "b": 1}), (Stability.FIRST, {"a": 2})],
)
def test_stability_first_keeps_the_published_plan_before_equity(
    stability: Stability, expected: dict[str, int]
) -> None:
    case = problem(
        [unit("a"), unit("b")],
        [dialogue("m1", date(2026, 4, 1), seats=1), dialogue("m2", date(2026, 9, 1), seats=1)],
        published={"m1": ("a",), "m2": ("a",)},
        stability=stability,
    )
    assert contacts(solved(case)) == expected


def test_place_goes_to_the_one_who_has_waited_longest() -> None:
    case = problem(
        [
            unit("a", contacts=[held(date(2025, 9, 1))]),
            unit("b", contacts=[held(date(2024, 9, 1))]),
        ],
        [dialogue("m", date(2026, 4, 1), seats=1)],
    )
    plan = solved(case)
    assert plan.assignments == {"m": ("b",)}
    assert value(plan, Level.WAITING) == (date(2026, 1, 1) - date(2024, 9, 1)).days


def test_single_contact_is_put_nearest_the_middle() -> None:
    meetings = [
        dialogue("early", date(2026, 2, 1), seats=1, locked=["b"]),
        dialogue("middle", date(2026, 7, 1), seats=1),
        dialogue("late", date(2026, 11, 1), seats=1, locked=["c"]),
    ]
    plan = solved(problem([unit("a"), unit("b"), unit("c")], meetings))
    assert plan.assignments["middle"] == ("a",)
    # The ideal is 365 / 2 days after 1 January; b is 151.5 days early, a 1.5, c 121.5 late.
    assert value(plan, Level.TIMING) == Fraction(303, 2) + Fraction(3, 2) + Fraction(243, 2)


def test_days_between_contacts_are_kept_at_the_cost_of_a_slot() -> None:
    case = problem(
        [unit("a")], [hosted("m1", date(2026, 3, 1)), hosted("m2", date(2026, 3, 20))], min_days=28
    )
    plan = solved(case)
    assert value(plan, Level.FILLED) == 1
    assert plan.unfilled[0].ruled_out == {rules.Rule.SPACING: 1}
    assert all(one.proven for one in plan.levels if one.name != Level.VARIETY)


def test_neighbouring_hosts_are_varied_within_the_slack() -> None:
    """Two schools and two libraries on four ideal days: no two alike in a row."""
    case = problem(
        [unit(name, kind=kind, town=name) for name, kind in zip("abcd", "ssll", strict=True)],
        [hosted(f"m{n}", day) for n, day in enumerate(days(date(2026, 6, 1), 4, apart=7))],
        timing_slack=100,
    )
    plan = solved(case)
    assert value(plan, Level.VARIETY) == 0


def test_slack_of_nothing_leaves_the_timing_at_its_best() -> None:
    case = problem(
        [unit(name, kind="s", town=name) for name in "abcd"],
        [hosted(f"m{n}", day) for n, day in enumerate(days(date(2026, 6, 1), 4, apart=7))],
        timing_slack=0,
    )
    timing = next(one for one in solved(case).levels if one.name == Level.TIMING)
    assert timing.value == timing.bound


def test_locks_that_cannot_be_kept_raise_with_the_smallest_set() -> None:
    close: list[Meeting] = [
        dialogue("m1", date(2026, 3, 1), locked=["a"]),
        dialogue("m2", date(2026, 3, 2), locked=["a", "b"]),
        hosted("m3", date(2026, 9, 1), locked=["a", "b", "c"]),
    ]
    with pytest.raises(Infeasible) as infeasible:
        solve(problem([unit("a"), unit("b"), unit("c")], close, min_days=28))
    assert infeasible.value.locks == (Lock("m1", "a"), Lock("m2", "a"))


def test_lock_too_near_history_cannot_be_kept() -> None:
    case = problem(
        [unit("a", contacts=[held(date(2025, 12, 24))])],
        [dialogue("m", date(2026, 1, 2), locked=["a"])],
        min_days=28,
    )
    with pytest.raises(Infeasible) as infeasible:
        solve(case)
    assert infeasible.value.locks == (Lock("m", "a"),)


def test_progress_is_told_part_by_part() -> None:
    told: list[Progress] = []
    case = problem(
        [unit("a"), unit("b", committees=["KFU"])],
        [dialogue("m1", YEAR.end), dialogue("m2", YEAR.end, committee="KFU")],
    )
    solve(case, progress=told.append)
    assert told == [Progress(1, 2), Progress(2, 2)]
