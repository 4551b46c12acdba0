"""Column widths: they fill the table, keep words whole, and leave short columns unbroken."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from typeset.columns import widths

columns = st.lists(
    st.tuples(st.floats(5, 200), st.floats(0, 900), st.none() | st.floats(0.05, 0.2)),
    min_size=1,
    max_size=5,
)


@given(columns)
def test_widths_fill_the_table(made: list[tuple[float, float, float | None]]) -> None:
    least = [low for low, _, _ in made]
    most = [low + more for low, more, _ in made]
    found = widths(least, most, [share for *_, share in made], 450)
    assert sum(found) == pytest.approx(450)
    assert all(width > 0 for width in found)


@given(columns)
def test_every_word_has_room_when_the_words_fit(
    made: list[tuple[float, float, float | None]],
) -> None:
    least = [low for low, _, _ in made]
    most = [low + more for low, more, _ in made]
    total = sum(least) + 50
    found = widths(least, most, [None] * len(made), total)
    assert all(width >= low - 1e-6 for width, low in zip(found, least, strict=True))


def test_short_column_keeps_its_longest_line_beside_a_long_one() -> None:
    found = widths([30, 40], [60, 2000], [None, None], 400)
    assert found == [60, 340]


def test_spare_room_is_dealt_out_evenly() -> None:
    assert widths([10, 10], [20, 80], [None, None], 200) == [70, 130]


def test_share_is_kept() -> None:
    assert widths([10, 10, 10], [10, 10, 10], [0.5, None, None], 100) == [50, 25, 25]


def test_word_too_wide_for_the_table_is_cut_and_the_others_are_not() -> None:
    assert widths([700, 60, 50], [700, 60, 50], [None, None, None], 200) == [90, 60, 50]
