"""Drafting: what a version begins from, edits, and what stands once it is heard."""

from dataclasses import replace

import pytest
from flask import Flask

from agreements.kodeks.adoption import State
from agreements.kodeks.kodeks import Clause, left_out
from agreements.kodeks.local_sketch import LOCAL_SKETCH
from agreements.kodeks.seven_norms import SEVEN_NORMS
from agreements.language import Bilingual
from planner.kodeks import drafting, mapping
from planner.versions import Overtaken
from tests.planner import builders, codes, trails
from tests.planner.occasions import NOW


def said(text: str) -> Bilingual:
    return Bilingual(text, text)


COURAGE = Clause(
    key="",
    title=said("Mod på nye veje"),
    meaning=said("Vi prøver noget af."),
    politicians=(said("Vi giver plads."),),
    staff=(said("Vi foreslår."),),
)


def test_a_version_begun_from_the_sketch_leaves_out_three_national_norms(database: Flask) -> None:
    row = drafting.begin(LOCAL_SKETCH, user=builders.user(), at=NOW)

    assert mapping.kodeks(row) == LOCAL_SKETCH
    assert [each.key for each in left_out(mapping.kodeks(row), SEVEN_NORMS)] == [
        "lovlighed",
        "partipolitisk_neutralitet",
        "ansvar_og_ledelse",
    ]
    assert trails.actions(row) == ["begin"]


def test_a_version_begun_from_the_seven_norms_leaves_out_none(database: Flask) -> None:
    row = drafting.begin(SEVEN_NORMS, user=builders.user(), at=NOW)

    assert left_out(mapping.kodeks(row), SEVEN_NORMS) == ()
    assert [each.title for each in mapping.kodeks(row).clauses] == [
        norm.title for norm in SEVEN_NORMS.clauses
    ]


def test_there_is_one_version_in_preparation_at_a_time(database: Flask) -> None:
    drafting.begin(LOCAL_SKETCH, user=builders.user(), at=NOW)

    with pytest.raises(drafting.AlreadyInPreparation) as refused:
        drafting.begin(SEVEN_NORMS, user=builders.user(), at=NOW)

    assert refused.value.number == 1


def test_a_clause_is_added_last_under_a_key_of_plain_letters(database: Flask) -> None:
    row = codes.version(State.DRAFTING)

    clause = drafting.add_clause(row, COURAGE, user=builders.user(), at=NOW)

    assert mapping.kodeks(row).clauses[-1] == replace(COURAGE, key="mod_paa_nye_veje")
    assert trails.actions(clause) == ["add"]


def test_two_clauses_of_one_title_have_two_keys() -> None:
    assert drafting.new_key("Åbenhed", taken={"aabenhed"}) == "aabenhed_2"
    assert drafting.new_key("!!!", taken=()) == "vaerdi"


def test_the_second_to_save_a_clause_is_told_and_nothing_is_overwritten(database: Flask) -> None:
    clause = codes.version(State.DRAFTING).clauses[0]
    seen = clause.version
    drafting.edit_clause(clause, COURAGE, seen=seen, user=builders.user(), at=NOW)

    with pytest.raises(Overtaken):
        drafting.edit_clause(
            clause, replace(COURAGE, staff=()), seen=seen, user=builders.user(), at=NOW
        )

    assert mapping.clause(clause) == replace(COURAGE, key="sandhed")


def test_two_people_may_edit_two_clauses_at_once(database: Flask) -> None:
    first, second, *_rest = codes.version(State.DRAFTING).clauses
    opened = [(clause, clause.version) for clause in (first, second)]

    for clause, seen in opened:
        drafting.edit_clause(clause, COURAGE, seen=seen, user=builders.user(), at=NOW)

    assert trails.actions(first) == trails.actions(second) == ["edit"]


def test_clauses_change_places_and_the_first_stays_first(database: Flask) -> None:
    row = codes.version(State.DRAFTING)
    first, second, *rest = row.clauses
    user = builders.user()

    drafting.reorder(first, later=False, user=user, at=NOW)
    assert [each.place for each in (first, second)] == [1, 2]
    drafting.reorder(first, later=True, user=user, at=NOW)

    assert [each.place for each in (second, first)] == [1, 2]
    assert [each.place for each in rest] == [3, 4, 5]


def test_a_clause_taken_out_leaves_what_was_said_about_it(database: Flask) -> None:
    row = codes.version(State.DRAFTING)
    comment = codes.comment(row)
    clause = row.clauses[0]

    drafting.remove_clause(clause, seen=clause.version, user=builders.user(), at=NOW)

    kodeks = mapping.kodeks(row)
    assert "sandhed" not in {each.key for each in kodeks.clauses}
    known = frozenset(each.key for each in kodeks.clauses)
    assert mapping.comment(comment, known).clause_key == ""
    assert trails.last("remove").before["key"] == "sandhed"


@pytest.mark.parametrize("state", [State.HEARING, State.ADOPTED, State.SUPERSEDED])
def test_a_text_that_is_heard_or_adopted_stands(database: Flask, state: State) -> None:
    row, user = codes.version(state), builders.user()
    clause = row.clauses[0]
    opening = drafting.Opening(said("Nyt"), said("Nyt"))

    with pytest.raises(drafting.TextStands):
        drafting.edit_clause(clause, COURAGE, seen=clause.version, user=user, at=NOW)
    with pytest.raises(drafting.TextStands):
        drafting.add_clause(row, COURAGE, user=user, at=NOW)
    with pytest.raises(drafting.TextStands):
        drafting.remove_clause(clause, seen=clause.version, user=user, at=NOW)
    with pytest.raises(drafting.TextStands):
        drafting.reorder(clause, later=True, user=user, at=NOW)
    with pytest.raises(drafting.TextStands):
        drafting.edit_opening(row, opening, seen=row.version, user=user, at=NOW)
    assert mapping.kodeks(row) == LOCAL_SKETCH
