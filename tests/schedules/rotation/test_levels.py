"""Each level by hand, on assignments anyone can count."""

from datetime import date
from fractions import Fraction

from schedules.rotation import levels
from schedules.rotation.levels import Level
from schedules.rotation.problem import Form, Period, Stability
from tests.schedules.rotation.builders import dialogue, held, hosted, problem, unit

SPRING, AUTUMN = date(2027, 3, 1), date(2027, 9, 1)
WINDOW = Period(date(2027, 1, 1), date(2027, 12, 31))
CASE = problem(
    [
        unit("a", contacts=[held(date(2026, 5, 1), Form.HOSTED)]),
        unit("b", open_from=date(2028, 1, 1)),
        unit("c", open_from=date(2027, 7, 1), contacts=[held(date(2025, 12, 1), Form.DIALOGUE)]),
    ],
    [
        hosted("h1", SPRING),
        hosted("h2", date(2027, 5, 1)),
        dialogue("d1", AUTUMN),
        dialogue("d2", date(2027, 10, 1)),
    ],
    window=WINDOW,
    published={"h1": ("b",), "d1": ("a", "c")},
)
NOTHING: dict[str, tuple[str, ...]] = {"h1": (), "h2": (), "d1": (), "d2": ()}
SOME = NOTHING | {"h1": ("a",), "d1": ("a", "c")}


def test_empty_plan_is_worth_what_was_held() -> None:
    assert levels.values(CASE, NOTHING) == {
        Level.FILLED: 0,
        Level.GUARANTEED: 0,
        Level.EQUITY: Fraction(1, 1461),
        Level.HOSTING: Fraction(1, 1461),
        Level.KEPT: 0,
        Level.WAITING: 0,
        Level.TIMING: 0,
        Level.VARIETY: 0,
    }


def test_filled_counts_planned_contacts() -> None:
    assert levels.values(CASE, SOME)[Level.FILLED] == 3


def test_guarantee_counts_units_met_in_the_blocks_of_the_window_that_they_are_open_in() -> None:
    """Only 2027 touches the window; b opens after it and is due nothing."""
    assert levels.values(CASE, SOME)[Level.GUARANTEED] == 2
    assert levels.values(CASE, NOTHING | {"d1": ("b",)})[Level.GUARANTEED] == 0


def test_guarantee_counts_a_block_begun_before_the_window_as_met_by_what_was_held() -> None:
    case = problem(
        [unit("a", contacts=[held(date(2026, 2, 1))])], [], window=Period(AUTUMN, WINDOW.end)
    )
    assert levels.values(case, {})[Level.GUARANTEED] == 0
    longer = problem(case.units, [], window=case.window, guarantee_months=24)
    assert levels.values(longer, {})[Level.GUARANTEED] == 1


def test_equity_counts_the_term_held_and_planned_over_open_days() -> None:
    """a: 1 held + 2 planned over 1461 days; c: 1 planned over 915, its contact of 2025 aside."""
    expected = Fraction(9, 1461) + Fraction(1, (date(2029, 12, 31) - date(2027, 7, 1)).days + 1)
    assert levels.values(CASE, SOME)[Level.EQUITY] == expected


def test_hosting_counts_hosted_contacts_only() -> None:
    assert levels.values(CASE, SOME)[Level.HOSTING] == Fraction(4, 1461)


def test_kept_counts_assignments_of_the_published_plan() -> None:
    assert levels.values(CASE, SOME)[Level.KEPT] == 2


def test_waiting_counts_days_to_the_window_of_units_that_get_a_contact() -> None:
    """a since May 2026; c since December 2025, before the term but still its last contact."""
    days = (WINDOW.start - date(2026, 5, 1)).days + (WINDOW.start - date(2025, 12, 1)).days
    assert levels.values(CASE, SOME)[Level.WAITING] == days


def test_waiting_is_never_below_zero_for_a_unit_that_opens_in_the_window() -> None:
    case = problem([unit("a", open_from=AUTUMN)], [dialogue("m", AUTUMN)], window=WINDOW)
    assert levels.values(case, {"m": ("a",)})[Level.WAITING] == 0


def test_timing_measures_from_the_ideal_of_each_contact_in_order_of_date() -> None:
    """a has 3 contacts over 730 days: ideals 5/6 and 3/6 of the way are for the planned ones."""
    start = date(2026, 1, 1)
    first = abs((SPRING - start).days - Fraction(3, 6) * 730)
    second = abs((AUTUMN - start).days - Fraction(5, 6) * 730)
    only = abs((AUTUMN - date(2027, 7, 1)).days - Fraction(1, 2) * 184)
    assert levels.values(CASE, SOME)[Level.TIMING] == first + second + only


def test_variety_counts_like_neighbours_among_hosts_and_pairs_that_meet_again() -> None:
    plan = NOTHING | {"h1": ("a",), "h2": ("c",), "d1": ("a", "b", "c"), "d2": ("a", "c")}
    assert levels.values(CASE, plan)[Level.VARIETY] == 2 + 1


def test_variety_of_hosts_looks_past_a_meeting_without_a_host() -> None:
    case = problem(
        [unit("a", kind="x"), unit("b", town="Havnen")],
        [hosted("h1", SPRING), hosted("h2", date(2027, 4, 1)), hosted("h3", AUTUMN)],
        window=WINDOW,
    )
    assert levels.values(case, {"h1": ("a",), "h2": (), "h3": ("a",)})[Level.VARIETY] == 2
    assert levels.values(case, {"h1": ("a",), "h2": ("b",), "h3": ("a",)})[Level.VARIETY] == 0


def test_kept_comes_second_when_stability_is_first() -> None:
    steady = problem(CASE.units, CASE.meetings, window=WINDOW, stability=Stability.FIRST)
    assert levels.order(CASE)[:2] == (Level.FILLED, Level.GUARANTEED)
    assert levels.order(steady)[:2] == (Level.FILLED, Level.KEPT)
    assert set(levels.order(steady)) == set(Level)
