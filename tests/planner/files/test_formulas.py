"""Text that starts a formula is guarded on the way out and comes back as it was."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.files import formulas


@pytest.mark.parametrize("text", ["=1+1", "+45 12", "-x", "@a", "'=x", "''+", "'abc", "", "plain"])
def test_a_guarded_text_comes_back_as_it_was(text: str) -> None:
    assert formulas.unguarded(formulas.guarded(text)) == text


@given(st.text(alphabet="'=+-@ab\t\r "))
def test_any_guarded_text_comes_back_and_starts_no_formula(text: str) -> None:
    guarded = formulas.guarded(text)

    assert formulas.unguarded(guarded) == text
    assert guarded[:1] not in {"=", "+", "-", "@", "\t", "\r"}


def test_a_guard_that_was_never_needed_is_left_alone() -> None:
    assert formulas.guarded("O'Connor") == "O'Connor"
    assert formulas.unguarded("'citat'") == "'citat'"
