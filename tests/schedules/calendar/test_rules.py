"""Each hard rule kept, broken and absent, and calendars that real councils have had."""

from datetime import date, timedelta
from typing import Any

import pytest

from schedules.calendar import parsing, rules
from schedules.calendar.problem import Occasion, Problem, Purpose
from schedules.calendar.rules import Rule
from tests.schedules.calendar import builders

FINANCE: dict[str, Any] = {"kind": "finance", "weeks": [3]}
COUNCIL: dict[str, Any] = {"kind": "council", "weeks": [-1], "start": "17:00"}
BUDGET: dict[str, Any] = {"proposal_by": "09-15", "second_reading_by": "10-15"}


def broken(problem: Problem, planned: dict[Occasion, date]) -> set[Rule]:
    return {violation.rule for violation in rules.violations(problem, planned)}


def one(day: str, **changes: Any) -> set[Rule]:
    """The rules that a committee's May meeting breaks on a day of 2026."""
    problem = parsing.parse(builders.problem(builders.body("a", cycles=[5]), **changes))
    return broken(problem, {Occasion("a", 5): date.fromisoformat(day)})


def hard(bodies: list[str] | None = None) -> dict[str, Any]:
    return {"periods": [builders.period("x", "2026-05-11", "2026-05-12", hard=True, bodies=bodies)]}


@pytest.mark.parametrize(
    ("day", "changes", "expected"),
    [
        ("2026-05-04", {}, set()),
        ("2026-05-09", {}, {Rule.WEEKEND}),
        ("2026-05-25", {}, {Rule.HOLIDAY}),
        ("2026-05-15", {"closed_days": ["05-15"]}, {Rule.CLOSED_DAY}),
        ("2026-05-15", {}, set()),
        ("2026-05-11", hard(), {Rule.PERIOD}),
        ("2026-05-12", hard(["a"]), {Rule.PERIOD}),
        ("2026-05-13", hard(), set()),
        ("2026-05-11", hard([]), set()),
        ("2026-04-24", {}, set()),
        ("2026-04-23", {}, {Rule.CYCLE}),
        ("2026-06-08", {}, {Rule.CYCLE}),
        ("2026-06-01", {"slack_days": 0}, {Rule.CYCLE}),
        ("2026-05-04", {"fixed": [builders.decision("a", 5, "2026-05-04")]}, set()),
        ("2026-05-04", {"fixed": [builders.decision("a", 5, "2026-05-05")]}, {Rule.FIXED}),
    ],
)
def test_a_day_is_judged_for_one_meeting(
    day: str, changes: dict[str, Any], expected: set[Rule]
) -> None:
    assert one(day, **changes) == expected


def test_a_soft_period_breaks_no_rule() -> None:
    soft = builders.period("x", "2026-05-04", "2026-05-04")
    assert one("2026-05-04", periods=[soft]) == set()


def test_a_fixed_meeting_left_out_breaks_fixed() -> None:
    fixed = [builders.decision("a", 5, "2026-05-04")]
    problem = parsing.parse(builders.problem(builders.body("a", cycles=[5]), fixed=fixed))
    assert broken(problem, {}) == {Rule.FIXED}


def test_meetings_of_a_body_keep_the_order_of_their_cycles() -> None:
    problem = parsing.parse(builders.problem(builders.body("a", cycles=[1, 2])))

    def planned(january: date, february: date) -> set[Rule]:
        return broken(problem, {Occasion("a", 1): january, Occasion("a", 2): february})

    assert planned(date(2026, 1, 29), date(2026, 1, 30)) == set()
    assert planned(date(2026, 1, 30), date(2026, 1, 30)) == {Rule.ORDER, Rule.CLASH}
    assert planned(date(2026, 2, 2), date(2026, 1, 30)) == {Rule.ORDER}


def test_a_cycle_goes_from_committee_to_finance_to_council() -> None:
    problem = parsing.parse(
        builders.problem(
            builders.body("a", cycles=[1]),
            builders.body("f", cycles=[1], **FINANCE),
            builders.body("c", cycles=[1], **COUNCIL),
        )
    )

    def planned(*days: int) -> set[Rule]:
        occasions = (Occasion(body, 1) for body in ("a", "f", "c"))
        return broken(problem, dict(zip(occasions, [date(2026, 1, d) for d in days], strict=True)))

    assert planned(5, 12, 19) == set()
    assert planned(6, 12, 19) == {Rule.CHAIN}
    assert planned(5, 12, 16) == {Rule.CHAIN}
    without_finance = {Occasion("a", 1): date(2026, 1, 5), Occasion("c", 1): date(2026, 1, 5)}
    assert broken(problem, without_finance) == set()


@pytest.mark.parametrize(
    ("start", "members", "clash"),
    [
        ("16:00", ["x"], True),
        ("18:59", ["x"], True),
        ("19:00", ["x"], False),
        ("13:00", ["x"], False),
        ("13:01", ["x"], True),
        ("16:00", ["y"], False),
        ("16:00", [], False),
    ],
)
def test_shared_members_need_time_to_travel(start: str, members: list[str], clash: bool) -> None:
    problem = parsing.parse(
        builders.problem(
            builders.body("a", cycles=[1], members=["x"]),  # 16:00 to 18:30
            builders.body("b", cycles=[1], members=members, start=start),
        )
    )
    day = date(2026, 1, 5)
    expected = {Rule.CLASH} if clash else set()
    assert broken(problem, {Occasion("a", 1): day, Occasion("b", 1): day}) == expected


def budget_problem(year: int) -> Problem:
    return parsing.parse(
        builders.problem(
            builders.body("f", cycles=[], **FINANCE),
            builders.body("c", cycles=[], **COUNCIL),
            year=year,
            budget=BUDGET,
        )
    )


PROPOSAL = Occasion("f", 0, Purpose.BUDGET_PROPOSAL)
FIRST = Occasion("c", 0, Purpose.FIRST_READING)
SECOND = Occasion("c", 0, Purpose.SECOND_READING)


@pytest.mark.parametrize(
    ("proposal", "first", "second", "is_valid"),
    [
        ((9, 7), (9, 14), (10, 5), True),
        ((9, 7), (9, 15), (10, 5), False),
        ((9, 14), (9, 14), (10, 5), False),
        ((9, 16), (9, 17), (10, 15), False),
        ((9, 15), (9, 16), (10, 16), False),
    ],
)
def test_the_budget_goes_from_proposal_to_second_reading_in_time(
    proposal: tuple[int, int], first: tuple[int, int], second: tuple[int, int], is_valid: bool
) -> None:
    planned = {
        PROPOSAL: date(2026, *proposal),
        FIRST: date(2026, *first),
        SECOND: date(2026, *second),
    }
    assert broken(budget_problem(2026), planned) == (set() if is_valid else {Rule.BUDGET})


def test_fredensborg_2015_moved_its_readings_to_exactly_21_days_apart() -> None:
    problem = budget_problem(2015)
    first = {FIRST: date(2015, 9, 14)}
    assert broken(problem, first | {SECOND: date(2015, 10, 5)}) == set()
    assert Rule.BUDGET in broken(problem, first | {SECOND: date(2015, 10, 4)})
    assert Rule.BUDGET in broken(problem, first | {SECOND: date(2015, 10, 2)})


SLAGELSE_2022 = {
    **dict(
        zip(
            [1, 2, 3, 4, 5, 6, 8, 9, 10, 11, 12],
            [
                *((1, 31), (2, 28), (3, 28), (4, 25), (5, 30), (6, 20)),
                *((8, 29), (9, 26), (10, 31), (11, 28), (12, 19)),
            ],
            strict=True,
        )
    ),
}


def slagelse_2022() -> tuple[Problem, dict[Occasion, date]]:
    winter, autumn = date.fromisocalendar(2022, 7, 1), date.fromisocalendar(2022, 42, 1)
    free = [
        builders.period("Juli", "2022-07-01", "2022-07-31", hard=True),
        builders.period("Uge 7", winter, winter + timedelta(days=4), hard=True),
        builders.period("Uge 42", autumn, autumn + timedelta(days=4), hard=True),
        builders.period("Jul", "2022-12-20", "2023-01-03", hard=True),
    ]
    problem = parsing.parse(
        builders.problem(
            builders.body("f", cycles=[], **FINANCE),
            builders.body("c", **COUNCIL),
            year=2022,
            periods=free,
            closed_days=["06-05", "12-24", "12-31"],
            budget=BUDGET,
        )
    )
    planned = {Occasion("c", month): date(2022, *day) for month, day in SLAGELSE_2022.items()}
    return problem, planned | {FIRST: date(2022, 9, 12), SECOND: date(2022, 10, 10)}


def test_the_calendar_that_slagelse_had_in_2022_keeps_every_rule() -> None:
    assert rules.violations(*slagelse_2022()) == []


def test_slagelse_2022_with_its_second_reading_before_its_first_breaks_the_budget_rule() -> None:
    problem, planned = slagelse_2022()
    swapped = planned | {FIRST: planned[SECOND], SECOND: planned[FIRST]}
    assert broken(problem, swapped) == {Rule.BUDGET}


def test_every_rule_of_the_specification_has_a_check() -> None:
    by_day = {rule for rule, _ in rules.DAY_RULES}
    by_pair = {gap.rule for gap in rules.gaps(parsing.parse(builders.nine_bodies()))}
    assert by_day | by_pair | {Rule.CLASH} == set(Rule)


def test_fixed_dates_that_hold_together_have_no_conflict() -> None:
    fixed = [builders.decision("a", 1, "2026-01-05"), builders.decision("a", 2, "2026-02-02")]
    problem = parsing.parse(builders.problem(builders.body("a"), fixed=fixed))
    assert rules.conflict(problem) is None


def test_the_smallest_conflict_is_one_date_where_one_is_enough() -> None:
    fixed = [builders.decision("a", 1, "2026-02-02"), builders.decision("a", 2, "2026-01-31")]
    problem = parsing.parse(builders.problem(builders.body("a"), fixed=fixed))
    conflict = rules.conflict(problem)
    assert conflict is not None
    assert (conflict.rule, conflict.occasions) == (Rule.WEEKEND, (Occasion("a", 2),))
