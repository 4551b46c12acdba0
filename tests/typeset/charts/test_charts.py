"""Charts: what they draw is what their table says."""

import pytest

from tests.typeset.documents import TITLES
from typeset.blocks import Cell
from typeset.charts import Bar, Season, bars, heat_table, lorenz, lorenz_at, year_wheel
from typeset.charts.lorenz import shares
from typeset.charts.titles import folded
from typeset.charts.wheel import months
from typeset.drawing import Label, Polygon, scaled
from typeset.words import Language


def test_bars_are_as_long_as_their_values() -> None:
    drawing = bars([Bar("a", 10, "10"), Bar("b", 5, "5"), Bar("c", 0, "0")], TITLES).drawing
    lengths = [
        mark.points[1][0] - mark.points[0][0] for mark in drawing.marks if isinstance(mark, Polygon)
    ]
    assert lengths[0] == pytest.approx(2 * lengths[1])
    assert 0 < lengths[2] < 1


def test_bars_without_any_value_are_drawn_empty() -> None:
    assert bars([], TITLES).drawing.height > 0
    assert bars([Bar("a", 0, "0")], TITLES).data is not None


def test_label_too_long_for_its_chart_is_cut_and_whole_in_the_table() -> None:
    long = "Forebyggelses- og Seniorudvalget " * 4
    made = bars([Bar(long, 1, "1")], TITLES)
    labels = [mark.text for mark in made.drawing.marks if isinstance(mark, Label)]
    assert labels[0].endswith("…")
    assert made.data
    assert made.data.rows[0][0] == long


@pytest.mark.parametrize(
    ("values", "half"),
    [([1, 1, 1, 1], 0.5), ([0, 0, 0, 9], 0.0), ([1, 3], 0.25), ([0, 0], 0.5), ([], 0.5)],
)
def test_least_served_half_has_its_share(values: list[float], half: float) -> None:
    assert lorenz_at(values, 0.5) == pytest.approx(half)


def test_lorenz_curve_rises_from_nothing_to_all() -> None:
    curve = shares([3, 1, 2])
    assert curve[0] == (0, 0)
    assert curve[-1] == pytest.approx((1, 1))
    made = lorenz([3, 1, 2], TITLES, language=Language.DANISH)
    assert made.data
    assert (made.data.rows[0], made.data.rows[-1]) == (("0 %", "0 %"), ("100 %", "100 %"))


def test_seasons_that_meet_in_a_month_are_in_different_rings() -> None:
    seasons = [Season("a", 11, 1), Season("b", 1, 2), Season("c", 3, 4)]
    made = year_wheel(seasons, TITLES, middle="2027", language=Language.DANISH)
    assert made.data
    assert [row[1] for row in made.data.rows] == [
        "november–januar",
        "januar–februar",
        "marts–april",
    ]


def test_name_too_long_for_one_line_is_folded_and_loses_no_word_that_fits() -> None:
    assert folded("Kort", 200) == ("Kort",)
    assert folded("Virksomheden skriver udkast", 90) == ("Virksomheden skriver", "udkast")
    long = folded("ord " * 60, 100)
    assert len(long) == 2
    assert long[1].endswith("…")


def test_season_of_one_month_is_named_once() -> None:
    assert months(Season("a", 3, 3), Language.ENGLISH) == "March"


@pytest.mark.parametrize("month", [0, 13])
def test_month_that_does_not_exist_is_refused(month: int) -> None:
    with pytest.raises(ValueError, match="months"):
        Season("a", month, 1)


def test_heat_table_has_every_number_and_the_shade_follows_it() -> None:
    made = heat_table(
        [("a", [0, 5, None]), ("b", [10, 2.5, 7.5])],
        ["x", "y", "z"],
        corner="",
        caption="",
        digits=1,
        language=Language.DANISH,
    )
    cells = [cell for row in made.rows for cell in row[1:]]
    assert [cell.shade for cell in cells if isinstance(cell, Cell)] == [0, 2, 4, 1, 3]
    assert cells[2] == ""
    assert made.rows[1][1] == Cell(("10,0",), shade=4)


def test_drawing_is_made_smaller_to_fit_and_never_larger() -> None:
    drawing = bars([Bar("a", 1, "1")], TITLES).drawing
    small = scaled(drawing, drawing.width / 2, 1000)
    assert small.width == pytest.approx(drawing.width / 2)
    assert len(small.marks) == len(drawing.marks)
    assert scaled(drawing, 9999, 9999) is drawing
