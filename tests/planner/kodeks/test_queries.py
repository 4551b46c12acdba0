"""The kodeks in force on a day, and who may read which version."""

from datetime import date

from flask import Flask

from agreements.kodeks.adoption import State
from agreements.kodeks.local_sketch import LOCAL_SKETCH
from agreements.kodeks.seven_norms import SEVEN_NORMS
from planner.kodeks import queries
from tests.planner import codes


def test_none_is_in_force_before_the_council_decided_the_first(database: Flask) -> None:
    codes.version()

    assert queries.in_force(date(2026, 3, 29)) is None


def test_a_kodeks_is_in_force_from_the_day_it_was_decided(database: Flask) -> None:
    codes.version()

    found = queries.in_force(codes.DECIDED)

    assert found is not None
    assert found.kodeks == LOCAL_SKETCH
    assert found.content_hash == LOCAL_SKETCH.hash
    assert (found.number, found.adopted.item_number) == (1, "9")


def test_on_an_earlier_day_the_superseded_one_was_in_force(database: Flask) -> None:
    codes.version(State.SUPERSEDED, says=SEVEN_NORMS)
    codes.version(number=2, decided_on=date(2026, 12, 14))

    earlier, later = queries.in_force(date(2026, 12, 13)), queries.in_force(date(2026, 12, 14))

    assert earlier is not None
    assert later is not None
    assert (earlier.number, later.number) == (1, 2)
    assert earlier.kodeks == SEVEN_NORMS


def test_a_version_in_hearing_is_not_in_force(database: Flask) -> None:
    codes.version(State.HEARING)

    assert queries.in_force(date(2027, 6, 1)) is None


def test_a_draft_is_listed_only_for_those_who_draft(database: Flask) -> None:
    codes.version()
    draft = codes.version(State.DRAFTING, number=2)

    assert [row.number for row in queries.versions(with_drafts=True)] == [2, 1]
    assert [row.number for row in queries.versions(with_drafts=False)] == [1]
    assert queries.in_preparation() is draft
