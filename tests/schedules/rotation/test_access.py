"""Open days and guarantee blocks, at their edges."""

from datetime import date

from schedules.rotation import access
from schedules.rotation.problem import Period
from tests.schedules.rotation.builders import TERM, problem, unit


def test_open_days_run_from_opening_to_closing_within_the_term() -> None:
    case = problem([], [])
    assert access.open_days(case, unit("a")) == TERM.days
    assert access.open_days(case, unit("a", open_from=date(2010, 1, 1))) == TERM.days
    assert access.open_days(case, unit("a", open_to=date(2026, 1, 31))) == 31
    assert access.open_days(case, unit("a", open_from=TERM.end)) == 1


def test_unit_open_on_no_day_of_the_term_counts_one() -> None:
    case = problem([], [])
    assert access.open_days(case, unit("a", open_to=date(2020, 1, 1))) == 1


def test_closed_periods_do_not_shorten_open_days() -> None:
    summer = Period(date(2026, 7, 1), date(2026, 7, 31))
    assert access.open_days(problem([], []), unit("a", closed=[summer])) == TERM.days


def test_blocks_are_counted_from_the_term_and_those_outside_the_window_left_out() -> None:
    case = problem([], [], window=Period(date(2026, 12, 31), date(2028, 1, 1)))
    assert access.blocks(case) == [
        Period(date(2026, 1, 1), date(2026, 12, 31)),
        Period(date(2027, 1, 1), date(2027, 12, 31)),
        Period(date(2028, 1, 1), date(2028, 12, 31)),
    ]


def test_last_block_ends_with_the_term() -> None:
    case = problem([], [], window=TERM, guarantee_months=30)
    assert access.blocks(case)[-1] == Period(date(2028, 7, 1), TERM.end)


def test_blocks_of_a_term_from_the_last_of_a_month_do_not_drift() -> None:
    term = Period(date(2026, 1, 31), date(2026, 5, 30))
    case = problem([], [], term=term, window=term, guarantee_months=1)
    assert [block.start for block in access.blocks(case)] == [
        date(2026, 1, 31),
        date(2026, 2, 28),
        date(2026, 3, 31),
        date(2026, 4, 30),
    ]


def test_block_is_due_only_if_the_unit_is_open_in_it() -> None:
    block = Period(date(2027, 1, 1), date(2027, 12, 31))
    assert access.is_due(unit("a"), block)
    assert access.is_due(unit("a", open_from=block.end), block)
    assert not access.is_due(unit("a", open_from=date(2028, 1, 1)), block)
    assert not access.is_due(unit("a", open_to=date(2026, 12, 31)), block)
