"""The kodeks binds both sides, is held beside the national norms, and everyone acknowledges it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from agreements.kodeks.kodeks import (
    Acknowledgement,
    Comment,
    Member,
    NoSuchClause,
    Side,
    comments_by_clause,
    its_own,
    left_out,
    outstanding,
    unfinished,
)
from agreements.kodeks.local_sketch import LOCAL_SKETCH
from agreements.kodeks.seven_norms import SEVEN_NORMS

ADOPTED = date(2026, 5, 25)
HASH = LOCAL_SKETCH.hash


def test_the_local_sketch_has_four_values_and_the_municipalitys_own():
    assert [clause.title.da for clause in LOCAL_SKETCH.clauses] == [
        "Sandhed",
        "Faglighed",
        "Åbenhed om fejl",
        "Udvikling og samarbejde",
        "Kommunens værdier: modig, tydelig, kompetent og med glæde",
    ]


def test_the_national_norms_are_seven_in_their_own_order():
    assert [clause.title.da for clause in SEVEN_NORMS.clauses] == [
        "Lovlighed",
        "Sandhed",
        "Faglighed",
        "Partipolitisk neutralitet",
        "Ansvar og ledelse",
        "Udvikling og samarbejde",
        "Åbenhed om fejl",
    ]


def test_the_local_sketch_leaves_out_three_norms_and_adds_one_value():
    assert [clause.title.da for clause in left_out(LOCAL_SKETCH, SEVEN_NORMS)] == [
        "Lovlighed",
        "Partipolitisk neutralitet",
        "Ansvar og ledelse",
    ]
    assert [clause.key for clause in its_own(LOCAL_SKETCH, SEVEN_NORMS)] == ["kommunens_vaerdier"]


def test_what_is_left_out_shrinks_when_a_clause_answers_to_more_norms():
    first = replace(LOCAL_SKETCH.clauses[0], covers=("sandhed", "lovlighed"))
    wider = replace(LOCAL_SKETCH, clauses=(first, *LOCAL_SKETCH.clauses[1:]))
    assert [clause.key for clause in left_out(wider, SEVEN_NORMS)] == [
        "partipolitisk_neutralitet",
        "ansvar_og_ledelse",
    ]


@pytest.mark.parametrize("kodeks", [LOCAL_SKETCH, SEVEN_NORMS])
def test_every_clause_binds_both_sides(kodeks):
    assert unfinished(kodeks) == ()
    for clause in kodeks.clauses:
        for side in Side:
            assert len(clause.duties(side)) >= 2, (clause.key, side)


def test_no_duty_stands_twice_in_the_two_kodekses():
    duties = [
        duty.da
        for kodeks in (LOCAL_SKETCH, SEVEN_NORMS)
        for clause in kodeks.clauses
        for side in Side
        for duty in clause.duties(side)
    ]
    assert len(set(duties)) == len(duties)


def test_a_clause_with_duties_for_one_side_only_is_unfinished():
    one_sided = replace(LOCAL_SKETCH.clauses[1], politicians=())
    draft = replace(LOCAL_SKETCH, clauses=(LOCAL_SKETCH.clauses[0], one_sided))
    assert unfinished(draft) == ("faglighed",)


def test_two_clauses_of_one_key_cannot_be():
    with pytest.raises(ValueError, match="same key"):
        replace(LOCAL_SKETCH, clauses=LOCAL_SKETCH.clauses[:1] * 2)


def comment(key: str, day: int, by: str = "HovedMED") -> Comment:
    return Comment(key, by, Side.STAFF, "Skriv det kortere.", date(2026, 4, day))


def test_comments_are_listed_under_their_clause_by_day_and_those_to_the_whole_first():
    listed = comments_by_clause(
        LOCAL_SKETCH, [comment("faglighed", 9), comment("", 3), comment("faglighed", 2)]
    )
    assert list(listed) == ["", *(clause.key for clause in LOCAL_SKETCH.clauses)]
    assert [each.made_on.day for each in listed["faglighed"]] == [2, 9]
    assert [each.made_on.day for each in listed[""]] == [3]
    assert listed["sandhed"] == ()


def test_a_comment_to_a_clause_that_is_not_there_is_not_lost_but_refused():
    with pytest.raises(NoSuchClause):
        comments_by_clause(LOCAL_SKETCH, [comment("lovlighed", 2)])
    with pytest.raises(NoSuchClause):
        LOCAL_SKETCH.clause("lovlighed")
    assert LOCAL_SKETCH.clause("sandhed").title.en == "Truthfulness"


def member(key: str, since: date, until: date | None = None) -> Member:
    return Member(key, Side.POLITICIANS, since, until)


OLD = member("medlem 1", date(2022, 1, 1))
NEW = member("medlem 2", date(2026, 8, 1))


def waiting(*acknowledgements: Acknowledgement, as_of: date) -> list[tuple[str, date]]:
    people = outstanding(
        [OLD, NEW], acknowledgements, kodeks_hash=HASH, adopted_on=ADOPTED, as_of=as_of
    )
    return [(each.member.key, each.due) for each in people]


def test_everyone_in_office_is_asked_and_a_newcomer_from_the_day_they_begin():
    assert waiting(as_of=date(2026, 6, 1)) == [("medlem 1", date(2026, 7, 24))]
    assert waiting(as_of=date(2026, 8, 1)) == [
        ("medlem 1", date(2026, 7, 24)),
        ("medlem 2", date(2026, 9, 30)),
    ]


def test_an_acknowledgement_counts_for_its_own_text_and_from_its_own_day():
    given = Acknowledgement("medlem 1", HASH, date(2026, 6, 10))
    assert waiting(given, as_of=date(2026, 6, 10)) == []
    assert len(waiting(given, as_of=date(2026, 6, 9))) == 1
    other_text = Acknowledgement("medlem 1", SEVEN_NORMS.hash, date(2026, 6, 10))
    assert len(waiting(other_text, as_of=date(2026, 6, 10))) == 1


def test_one_who_has_left_is_no_longer_asked():
    gone = member("medlem 3", date(2022, 1, 1), date(2026, 6, 30))
    last_day, after = (
        outstanding([gone], [], kodeks_hash=HASH, adopted_on=ADOPTED, as_of=date(2026, month, day))
        for month, day in ((6, 30), (7, 1))
    )
    assert len(last_day) == 1
    assert after == ()


def test_an_acknowledgement_is_late_the_day_after_it_was_due():
    (waiting_one,) = outstanding(
        [OLD], [], kodeks_hash=HASH, adopted_on=ADOPTED, as_of=date(2026, 6, 1)
    )
    assert not waiting_one.is_late(date(2026, 7, 24))
    assert waiting_one.is_late(date(2026, 7, 25))


def test_changing_a_word_changes_the_hash_that_is_acknowledged():
    changed = replace(LOCAL_SKETCH, preamble=SEVEN_NORMS.preamble)
    assert changed.hash != LOCAL_SKETCH.hash
