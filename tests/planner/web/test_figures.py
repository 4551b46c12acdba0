"""The geometry of the pictures."""

import math
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.web import figures


def test_equal_contact_lies_on_the_diagonal() -> None:
    (curve,) = figures.lorenz({"lige": [2, 2, 2, 2]})

    assert curve.shares == ((0, 0), (0.25, 0.25), (0.5, 0.5), (0.75, 0.75), (1, 1))
    assert curve.share_of(0.4) == pytest.approx(0.4)


def test_all_contact_with_one_unit_lies_along_the_floor() -> None:
    (curve,) = figures.lorenz({"skævt": [0, 0, 0, 8]})

    assert curve.share_of(0.75) == 0
    assert curve.points.startswith("0.0,320.0 80.0,320.0")
    assert curve.points.endswith("320.0,0.0")


@given(st.lists(st.integers(0, 50), min_size=1, max_size=60))
def test_a_lorenz_curve_never_rises_above_the_diagonal(values: list[int]) -> None:
    (curve,) = figures.lorenz({"x": values})

    assert all(y <= x + 1e-9 for x, y in curve.shares)


def test_no_contact_at_all_is_drawn_without_a_fault() -> None:
    (curve,) = figures.lorenz({"ingen": [0, 0]})

    assert curve.share_of(0.5) == 0


def test_the_longest_bar_fills_its_cell() -> None:
    rows = figures.bars([("A", 5.0, "5"), ("B", 20.0, "20"), ("C", 0.0, "0")])

    assert [bar.length for bar in rows] == [25, 100, 0]
    assert figures.bars([("A", 0.0, "0")])[0].length == 0


@given(st.lists(st.integers(0, 6), min_size=1, max_size=150))
def test_the_strip_has_one_dot_for_each_unit_and_none_upon_another(contacts: list[int]) -> None:
    strip = figures.dot_strip([(f"Enhed {n}", value) for n, value in enumerate(contacts)])
    dots = [dot for column in strip.columns for dot in column.dots]

    assert len(dots) == len(contacts)
    assert len({(round(dot.x, 3), round(dot.y, 3)) for dot in dots}) == len(dots)
    assert all(0 <= dot.x <= figures.STRIP and 0 <= dot.y <= strip.height for dot in dots)


@pytest.mark.parametrize(
    ("value", "level"), [(None, None), (0, 0), (0.1, 1), (2, 1), (5, 3), (10, 5), (12, 5)]
)
def test_heat_goes_in_five_even_steps(value: float | None, level: int | None) -> None:
    assert figures.heat_level(value, 10) == level


def entry(label: str, start: date, end: date) -> figures.WheelEntry:
    return figures.WheelEntry(label, start, end)


def test_entries_that_overlap_lie_in_different_rings() -> None:
    wheel = figures.year_wheel(
        2026,
        [
            entry("hele året", date(2026, 1, 1), date(2026, 12, 31)),
            entry("forår", date(2026, 3, 1), date(2026, 5, 31)),
            entry("efterår", date(2026, 9, 1), date(2026, 11, 30)),
        ],
    )
    radius = [round(math.dist((arc.x, arc.y), (260, 260))) for arc in wheel.arcs]

    assert [arc.entry.label for arc in wheel.arcs] == ["hele året", "forår", "efterår"]
    assert radius[1] == radius[2] == radius[0] - figures.RING


def test_the_year_begins_at_the_top_and_goes_clockwise() -> None:
    wheel = figures.year_wheel(2026, [], today=date(2026, 1, 1))
    january, _february, _march, april, *_rest = wheel.months

    assert wheel.today is not None
    assert wheel.today[2:] == (260.0, 10.0)
    assert january.x > 260 > january.y
    assert april.x > january.x


def test_today_is_not_shown_on_another_years_wheel() -> None:
    assert figures.year_wheel(2026, [], today=date(2027, 1, 1)).today is None


def test_an_entry_that_begins_the_year_before_is_cut_at_new_year() -> None:
    (arc,) = figures.year_wheel(2026, [entry("x", date(2025, 11, 1), date(2026, 1, 31))]).arcs

    assert arc.path.startswith("M260.0 ")
