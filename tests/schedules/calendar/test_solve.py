"""The best calendar, proven: against judges of their own, in every order, under every limit."""

import copy
import json
import os
import random
import subprocess
import sys
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from schedules.calendar import levels, parsing, rules, stages
from schedules.calendar.levels import Level
from schedules.calendar.plan import CalendarPlan
from schedules.calendar.problem import Occasion, Problem, Purpose
from schedules.calendar.solve import solve
from schedules.levels import Proof
from tests.oracles import calendar_bruteforce, calendar_cpsat
from tests.oracles.profiles import examples
from tests.schedules.calendar import builders
from tests.schedules.calendar.builders import Json

DAY = timedelta(days=1)


def solved(data: Json) -> tuple[Problem, CalendarPlan]:
    problem = parsing.parse(data)
    return problem, solve(problem)


def values(plan: CalendarPlan) -> dict[str, int]:
    return {result.name: int(result.value) for result in plan.levels}


def best(data: Json) -> dict[str, int] | None:
    """The engine's levels, once its plan is valid, proven and what it says; None if impossible."""
    problem = parsing.parse(data)
    try:
        plan = solve(problem)
    except rules.Impossible:
        return None
    assert rules.violations(problem, plan.dates) == []
    assert all(result.proven for result in plan.levels)
    assert values(plan) == levels.values(problem, plan.dates)
    return values(plan)


@examples(150)
@given(seed=st.integers(0, 10**6))
def test_small_calendars_are_as_good_as_the_plain_models(seed: int) -> None:
    data = builders.small(seed)
    judge = calendar_cpsat.solve(data, workers=1)
    assert best(data) == (judge and judge.levels)


@examples(60)
@given(seed=st.integers(0, 10**6))
def test_tiny_calendars_are_as_good_as_the_best_of_all(seed: int) -> None:
    data = builders.small(seed, bodies=3, cycles=2, tiny=True)
    assume(calendar_bruteforce.size(data) <= 20_000)
    assert best(data) == calendar_bruteforce.levels(data)


@pytest.mark.parametrize(
    ("year", "crowded"), [(2026, False), (2027, False), (2029, False), (2026, True)]
)
def test_a_year_of_nine_bodies_is_as_good_as_the_plain_models(year: int, crowded: bool) -> None:
    data = builders.nine_bodies(year, crowded=crowded)
    judge = calendar_cpsat.solve(data)
    assert judge is not None
    assert judge.proven
    assert best(data) == judge.levels


def opposed(**changes: Any) -> Json:
    """Two bodies that want the same Tuesdays; only one order is possible in either month."""

    def only(body: str, *days: str) -> list[Json]:
        ends = ["2025-12-20", *days, "2026-03-10"]
        return [
            builders.period("Spærret", _next(before, 1), _next(after, -1), hard=True, bodies=[body])
            for before, after in pairwise(ends)
            if _next(before, 1) <= _next(after, -1)
        ]

    def body(id_: str) -> Json:
        return builders.body(id_, weekday="tue", weeks=[1], cycles=[1, 2], members=["x"])

    blocked = only("a", "2026-01-05", "2026-01-06", "2026-02-03", "2026-02-04")
    blocked += only("b", "2026-01-06", "2026-01-07", "2026-02-02", "2026-02-03")
    return builders.problem(body("a"), body("b"), periods=blocked, **changes)


def _next(day: str, step: int) -> date:
    return date.fromisoformat(day) + step * DAY


def test_bodies_that_must_take_turns_are_found_a_calendar_by_search() -> None:
    data = opposed()
    found = best(data)
    assert found == calendar_bruteforce.levels(data)
    assert found is not None
    assert (found["missing"], found["weekday"]) == (0, 2)


def test_without_time_to_find_any_calendar_the_fixed_dates_are_given_and_nothing_is_claimed() -> (
    None
):
    problem = parsing.parse(opposed(fixed=[builders.decision("a", 1, "2026-01-05")]))
    plan = solve(problem, should_stop=lambda: True)
    assert rules.violations(problem, plan.dates) == []
    assert plan.dates[Occasion("a", 1)] == date(2026, 1, 5)
    for result in plan.levels:
        assert result.bound is not None
        assert result.bound <= result.value


@pytest.mark.parametrize("largest", [1, 10_000])
def test_however_many_levels_are_weighed_at_a_time_the_answer_is_the_same(
    monkeypatch: pytest.MonkeyPatch, largest: int
) -> None:
    data = builders.nine_bodies(2027, crowded=True)
    at_once = best(data)
    monkeypatch.setattr(stages, "LARGEST_OBJECTIVE", largest)
    assert best(data) == at_once


def without_time(plan: CalendarPlan) -> Json:
    return {key: value for key, value in plan.to_json().items() if key != "took_seconds"}


@pytest.mark.parametrize("data", [builders.nine_bodies(2029), builders.small(7)])
def test_the_order_in_the_file_changes_nothing(data: Json) -> None:
    turned = copy.deepcopy(data)
    drawn = random.Random(3)
    for key in ("bodies", "periods", "fixed"):
        drawn.shuffle(turned[key])
    for body in turned["bodies"]:
        body["members"] = drawn.sample(body["members"], len(body["members"]))
    assert without_time(solved(turned)[1]) == without_time(solved(data)[1])


def test_the_hash_seed_and_the_number_of_cores_change_nothing(tmp_path: Any) -> None:
    file = tmp_path / "problem.json"
    file.write_text(json.dumps(builders.nine_bodies(2029)), encoding="utf-8")

    def run(seed: str, cores: set[int]) -> bytes:
        result = subprocess.run(
            [sys.executable, "-m", "schedules", "calendar", str(file)],
            check=True,
            capture_output=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
            preexec_fn=lambda: os.sched_setaffinity(0, cores),
        )
        return b"".join(line for line in result.stdout.splitlines() if b"took_seconds" not in line)

    cores = os.sched_getaffinity(0)
    assert run("1", cores) == run("2", {min(cores)})


def test_the_realistic_year_moves_only_what_a_rule_moves() -> None:
    problem, plan = solved(builders.nine_bodies(2026))
    off = {str(m.occasion) for m in plan.meetings if m.moved_because is not None}
    assert values(plan) == {
        "missing": 0, "moved": 0, "avoided": 0, "weekday": 0, "week": 4, "rhythm": 228
    }  # fmt: skip
    assert len(off) == 4
    assert plan.dates[Occasion("oeu", 0, Purpose.BUDGET_PROPOSAL)].month == 9
    assert plan.dates[Occasion("byr", 0, Purpose.SECOND_READING)] == date(2026, 10, 5)
    assert all(result.by is Proof.CERTIFICATE for result in plan.levels if result.value == 0)
    assert problem.occasions() == tuple(sorted(plan.dates))


def test_one_date_changed_in_the_best_calendar_is_a_fault_or_a_worse_level() -> None:
    data = builders.nine_bodies(2026)
    chain = [body for body in data["bodies"] if body["id"] in ("teu", "oeu", "byr")]
    problem, plan = solved(data | {"bodies": chain, "periods": _of_all(data)})
    before = list(levels.values(problem, plan.dates).values())
    for meeting in plan.meetings:
        for step in (DAY, -DAY, 7 * DAY, -7 * DAY):
            changed = plan.dates | {meeting.occasion: meeting.day + step}
            after = list(levels.values(problem, changed).values())
            assert rules.violations(problem, changed) or after >= before
            if abs(step) == DAY and meeting.moved_because is None:
                assert rules.violations(problem, changed) or after > before


def _of_all(data: Json) -> list[Json]:
    return [period for period in data["periods"] if period["bodies"] is None]


def published_again(data: Json, plan: CalendarPlan) -> Json:
    entries = [
        builders.decision(o.body, o.cycle or None, day, o.purpose) for o, day in plan.dates.items()
    ]
    return data | {"published": entries}


def test_a_published_calendar_is_kept_where_nothing_has_changed() -> None:
    data = builders.nine_bodies(2029)
    _, plan = solved(data)
    assert solved(published_again(data, plan))[1].dates == plan.dates


@pytest.mark.parametrize(
    ("body", "cycle", "expected"),
    [("teu", 2, {"teu 2"}), ("byr", 5, {"byr 5"}), ("oeu", 3, {"oeu 3", "byr 3"})],
)
def test_a_day_lost_moves_as_few_published_meetings_as_possible(
    body: str, cycle: int, expected: set[str]
) -> None:
    """Our date was taken: must everyone else move too? Only what comes after in the chain."""
    data = builders.nine_bodies(2026)
    _, plan = solved(data)
    again = published_again(data, plan)
    day = plan.dates[Occasion(body, cycle)]
    again["periods"] = [*data["periods"], builders.period("Ny", day, day, hard=True)]

    _, replanned = solved(again)

    moved = {str(o) for o, when in replanned.dates.items() if when != plan.dates[o]}
    assert moved == expected
    assert values(replanned)["moved"] == len(expected)
    assert all(result.proven for result in replanned.levels)


def test_a_fixed_date_stays_and_the_rest_goes_around_it() -> None:
    fixed = [builders.decision("oeu", 5, "2026-05-20")]
    _, plan = solved(builders.nine_bodies(2026) | {"fixed": fixed})
    assert plan.dates[Occasion("oeu", 5)] == date(2026, 5, 20)
    assert plan.dates[Occasion("byr", 5)] >= date(2026, 5, 27)
    assert values(plan)["missing"] == 0


def test_fixed_dates_that_cannot_be_kept_are_named_two_at_most() -> None:
    fixed = [
        builders.decision("oeu", 5, "2026-05-20"),
        builders.decision("byr", 5, "2026-05-26"),
        builders.decision("buu", 6, "2026-06-02"),
    ]
    with pytest.raises(rules.Impossible) as impossible:
        solved(builders.nine_bodies(2026) | {"fixed": fixed})
    conflict = impossible.value.conflict
    assert (conflict.rule, set(conflict.occasions)) == (
        rules.Rule.CHAIN,
        {Occasion("oeu", 5), Occasion("byr", 5)},
    )


def test_a_month_without_a_free_day_gives_a_missing_meeting_with_its_rules() -> None:
    shut = builders.period("Ombygning", "2026-04-20", "2026-06-10", hard=True)
    _, plan = solved(builders.problem(builders.body("a"), periods=[shut]))
    (missing,) = plan.missing
    assert missing.occasion == Occasion("a", 5)
    assert set(missing.ruled_out) == {rules.Rule.WEEKEND, rules.Rule.HOLIDAY, rules.Rule.PERIOD}
    assert sum(missing.ruled_out.values()) == 31 + 14
    assert "perioder uden møder" in missing.because


def test_two_bodies_on_one_free_day_lose_one_meeting_and_are_told_why() -> None:
    def shut(start: str, end: str) -> Json:
        return builders.period("Ombygning", start, end, hard=True)

    data = builders.problem(
        builders.body("a", cycles=[5], members=["x"]),
        builders.body("b", cycles=[5], members=["x"]),
        periods=[shut("2026-04-20", "2026-05-05"), shut("2026-05-07", "2026-06-10")],
    )
    _, plan = solved(data)
    (missing,) = plan.missing
    assert missing.ruled_out[rules.Rule.CLASH] == 1
    assert len(plan.meetings) == 1
    assert values(plan)["missing"] == 1


def test_a_problem_without_meetings_has_an_empty_calendar() -> None:
    for data in (builders.problem(), builders.problem(builders.body("a", cycles=[]))):
        _, plan = solved(data)
        assert (plan.meetings, plan.missing) == ((), ())
        assert all(result.proven and result.value == 0 for result in plan.levels)


def test_out_of_time_the_calendar_is_valid_and_its_bounds_are_honest() -> None:
    problem = parsing.parse(builders.nine_bodies(2026, crowded=True))
    hurried = solve(problem, time_limit=1e-6)
    proven = solve(problem)
    assert rules.violations(problem, hurried.dates) == []
    assert not all(result.proven for result in hurried.levels)
    for rushed, true in zip(hurried.levels, proven.levels, strict=True):
        assert rushed.bound is not None
        assert rushed.bound <= true.value
        assert rushed.value == true.value or not rushed.proven


def test_a_stop_ends_the_search_with_the_best_calendar_so_far() -> None:
    problem = parsing.parse(builders.nine_bodies(2026, crowded=True))
    stopped = solve(problem, should_stop=lambda: True)
    assert rules.violations(problem, stopped.dates) == []
    assert not all(result.proven for result in stopped.levels)


def test_an_error_where_the_stop_is_asked_for_ends_the_search_and_is_passed_on() -> None:
    asked = iter([False, False])

    def should_stop() -> bool:
        return next(asked)

    with pytest.raises(StopIteration):
        solve(parsing.parse(builders.dense_bodies()), should_stop=should_stop)


def test_progress_is_told_from_the_first_levels_to_all() -> None:
    heard: list[tuple[float, Level | None]] = []
    problem = parsing.parse(builders.nine_bodies(2029))
    solve(problem, progress=lambda share, level: heard.append((share, level)))
    assert heard == sorted(heard, key=lambda pair: pair[0])
    assert heard[-1] == (1.0, None)
