"""Word by word: the runs always give both texts back, and read as a person would mark them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agreements.comparison import Kind, Passage, Run, compare, words

TEXT = st.text(alphabet="ab1 æ.,\n–", max_size=60)


def _without(kind: Kind, runs: tuple[Run, ...]) -> str:
    return "".join(run.text for run in runs if run.kind is not kind)


@given(TEXT, TEXT)
def test_without_inserts_the_runs_read_old_and_without_deletes_new(old, new):
    runs = words(old, new)
    assert _without(Kind.INSERT, runs) == old
    assert _without(Kind.DELETE, runs) == new


@given(TEXT, TEXT)
def test_runs_are_never_empty_and_never_two_of_a_kind_in_a_row(old, new):
    runs = words(old, new)
    assert all(run.text for run in runs)
    assert all(one.kind is not other.kind for one, other in pairwise(runs))


@given(TEXT)
def test_a_text_compared_with_itself_has_no_change(text):
    assert all(run.kind is Kind.EQUAL for run in words(text, text))


@pytest.mark.parametrize(
    ("old", "new", "runs"),
    [
        ("", "", []),
        ("", "Nyt mål", [("insert", "Nyt mål")]),
        ("Gammelt mål", "", [("delete", "Gammelt mål")]),
        (
            "Børnene er ude hver dag.",
            "Børnene er ude to gange om dagen.",
            [
                ("equal", "Børnene er ude "),
                ("delete", "hver dag"),
                ("insert", "to gange om dagen"),
                ("equal", "."),
            ],
        ),
        (
            "højst 5,0 %",
            "højst 4,5 %",
            [
                ("equal", "højst "),
                ("delete", "5,0"),
                ("insert", "4,5"),
                ("equal", " %"),
            ],
        ),
    ],
)
def test_changes_read_as_a_person_would_mark_them(old, new, runs):
    assert [(run.kind.value, run.text) for run in words(old, new)] == runs


def test_passages_are_paired_by_key_and_those_taken_out_stand_where_they_stood():
    old = {"a": Passage("A", "en"), "b": Passage("B", "to"), "c": Passage("C", "tre")}
    new = {"a": Passage("A", "en"), "c": Passage("C", "tre fire"), "d": Passage("D", "fem")}
    result = compare(old, new)
    assert [section.key for section in result] == ["a", "b", "c", "d"]
    assert [section.is_changed for section in result] == [False, True, True, True]
    assert result[1].heading == "B"
    assert result[1].runs == (Run(Kind.DELETE, "to"),)


@given(
    st.lists(st.sampled_from("abcdef"), unique=True),
    st.lists(st.sampled_from("abcdef"), unique=True),
)
def test_every_passage_of_either_side_appears_exactly_once(old, new):
    result = compare(
        {key: Passage(key, key) for key in old}, {key: Passage(key, key) for key in new}
    )
    keys = [section.key for section in result]
    assert sorted(keys) == sorted(set(old) | set(new))
    assert [key for key in keys if key in new] == new
