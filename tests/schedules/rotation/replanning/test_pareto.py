"""How far do you want to go? Every row is a plan that keeps the rules."""

from dataclasses import replace
from datetime import date

from hypothesis import HealthCheck, given, settings

from schedules.rotation import levels, parsing, rules, solve
from schedules.rotation.levels import Level
from schedules.rotation.locks import Infeasible
from schedules.rotation.problem import Stability
from schedules.rotation.replanning.pareto import table
from tests.oracles import case, judge, rotation_bruteforce, tiny
from tests.oracles.tiny import Row
from tests.schedules.rotation.builders import dialogue, problem, unit

DAYS = [date(2026, month, 10) for month in (2, 4, 6, 8)]


def test_each_change_buys_more_until_all_are_equal() -> None:
    """a was given everything: two changes bring b and c in, and no third would help."""
    case_ = problem(
        [unit("a"), unit("b"), unit("c")],
        [dialogue(f"m{nth}", day, seats=1) for nth, day in enumerate(DAYS)],
    )
    rows = table(case_, {f"m{nth}": ("a",) for nth in range(4)})
    assert [(row.changes, row.guaranteed, row.gaining) for row in rows] == [
        (0, 1, ()),
        (1, 2, ("b",)),
        (2, 3, ("b", "c")),
    ]
    assert rows[0].equity > rows[1].equity > rows[2].equity
    assert all(row.proven for row in rows)


def test_plan_that_cannot_be_bettered_is_one_row() -> None:
    case_ = problem([unit("a"), unit("b")], [dialogue("m", DAYS[0], seats=2)])
    (row,) = table(case_, {"m": ("a", "b")})
    assert (row.changes, row.assignments) == (0, {"m": ("a", "b")})


def test_what_can_no_longer_be_kept_counts_as_a_change() -> None:
    case_ = problem([unit("a", open_to=DAYS[0]), unit("b")], [dialogue("m", DAYS[2], seats=1)])
    (row,) = table(case_, {"m": ("a",)})
    assert (row.changes, row.assignments) == (1, {"m": ("b",)})


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(tiny.problems())
def test_first_row_changes_least_last_is_as_good_as_anew_and_none_is_beaten(row: Row) -> None:
    asked = replace(parsing.parse(row), stability=Stability.FIRST)
    if not asked.published:
        return
    try:
        rows = table(asked, asked.published)
    except Infeasible:
        return
    anew = solve.solve(replace(asked, stability=Stability.IN_ORDER))
    best = levels.values(asked, anew.assignments)
    fewest = levels.values(asked, solve.solve(asked).assignments)
    published = sum(map(len, asked.published.values()))
    assert rows[0].changes == published - fewest[Level.KEPT]
    assert rows[-1].guaranteed == best[Level.GUARANTEED]
    assert rows[-1].equity == best[Level.EQUITY]
    read = case.read(asked.to_json())
    plans = list(rotation_bruteforce.every_plan(read))
    for one in rows:
        assert rules.violations(asked, one.assignments) == []
        assert published - levels.kept(asked, one.assignments) == one.changes
    for plan in plans:
        if sum(map(len, plan.values())) == fewest[Level.FILLED]:
            changes = published - judge.kept(read, plan)
            values = levels.values(asked, plan)
            assert not any(
                (changes == one.changes or (one.proven and changes <= one.changes))
                and (values[Level.GUARANTEED], -values[Level.EQUITY])
                > (one.guaranteed, -one.equity)
                for one in rows
            )
