"""Preparing a review: begun, frozen, followed up, spoken about; and what stands once it is sent."""

from datetime import date

import pytest
from flask import Flask

from agreements.kodeks.review import Outcome, Table
from planner.extensions import db
from planner.models.reviews import Review
from planner.register.refusals import Refused
from planner.reviews import mapping, operations
from planner.versions import Overtaken
from tests.planner import builders, table, trails
from tests.planner.occasions import NOW

MANAGEMENT = Table.MANAGEMENT


def freeze(row: Review, met: int = 3) -> None:
    operations.freeze(
        row, table.figures(met=met), rotation_version_id=None, user=builders.user(), at=NOW
    )


def test_a_review_begins_with_the_last_ones_recommendations(database: Flask) -> None:
    people = table.people()
    table.signed(people, year=2026)

    row = table.begun(people.secretariat)

    assert [(each.number, each.text, each.outcome) for each in row.follow_ups] == [
        (1, "Tag medarbejdere med", None)
    ]
    assert trails.actions(row) == ["begin"]


def test_the_first_review_has_nothing_to_follow_up(database: Flask) -> None:
    assert table.begun(builders.user()).follow_ups == []


def test_a_period_has_one_review(database: Flask) -> None:
    table.begun(builders.user())

    with pytest.raises(Refused) as refused:
        table.begun(builders.user())

    assert refused.value.field == "period_end"


def test_frozen_figures_are_read_back_as_they_were(database: Flask) -> None:
    row = table.begun(builders.user())

    freeze(row)
    db.session.expire_all()

    assert mapping.figures(row) == table.figures()
    assert row.figures_as_of == table.figures().as_of
    assert trails.actions(row) == ["begin", "freeze"]


def test_figures_may_be_frozen_anew_until_somebody_has_spoken(database: Flask) -> None:
    people = table.people()
    row = table.begun(people.secretariat)
    freeze(row)
    freeze(row, met=4)
    operations.remark(row, Table.EMPLOYEES, "Godt", user=people.employee, at=NOW)

    with pytest.raises(Refused):
        freeze(row)

    figures = mapping.figures(row)
    assert figures is not None
    assert figures.with_contact.part == 4


def test_the_follow_up_is_saved_and_the_second_to_save_is_told(database: Flask) -> None:
    people = table.people()
    table.signed(people, year=2026)
    row = table.begun(people.secretariat)
    seen = row.version
    told = {1: (Outcome.DONE, "Siden maj")}
    operations.follow_up(row, told, seen=seen, user=people.secretariat, at=NOW)

    with pytest.raises(Overtaken):
        operations.follow_up(row, told, seen=seen, user=people.secretariat, at=NOW)

    assert (row.follow_ups[0].outcome, row.follow_ups[0].note) == (Outcome.DONE, "Siden maj")
    assert trails.last("follow_up").after == {"1": "done"}


def test_each_side_takes_out_its_own_words_only(database: Flask) -> None:
    people = table.people()
    row = table.spoken(people)
    management, employees = row.remarks
    (recommendation,) = row.recommendations

    with pytest.raises(Refused):
        operations.take_out_remark(management, Table.EMPLOYEES, user=people.employee, at=NOW)
    with pytest.raises(Refused):
        operations.take_out_recommendation(recommendation, MANAGEMENT, user=people.chair, at=NOW)
    operations.take_out_remark(employees, Table.EMPLOYEES, user=people.employee, at=NOW)

    assert row.remarks == [management]
    assert trails.last("withdraw").before["text"] == "Set fra employees"


def test_recommendations_move_up_when_one_is_taken_out(database: Flask) -> None:
    people = table.people()
    row = table.spoken(people)
    first = row.recommendations[0]
    second = operations.recommend(row, MANAGEMENT, "Skriv det ned", user=people.chair, at=NOW)

    operations.take_out_recommendation(first, Table.EMPLOYEES, user=people.employee, at=NOW)

    assert second.number == 1
    assert mapping.recommendation(second).by == (MANAGEMENT,)


def test_the_other_side_joins_a_recommendation_and_leaves_it_again(database: Flask) -> None:
    people = table.people()
    row = table.spoken(people)
    (asked,) = row.recommendations

    operations.join(asked, MANAGEMENT, user=people.chair, at=NOW)
    assert mapping.recommendation(asked).by == tuple(Table)
    with pytest.raises(Refused):
        operations.join(asked, MANAGEMENT, user=people.chair, at=NOW)
    assert trails.actions(row)[-2:] == ["recommend", "join"]

    operations.take_out_recommendation(asked, Table.EMPLOYEES, user=people.employee, at=NOW)
    assert mapping.recommendation(asked).by == (MANAGEMENT,), "the other side's word stands"
    operations.take_out_recommendation(asked, MANAGEMENT, user=people.chair, at=NOW)
    assert row.recommendations == []


def test_once_sent_for_answers_the_words_stand(database: Flask) -> None:
    people = table.people()
    row = table.put(people)
    user = people.chair

    with pytest.raises(operations.Settled):
        freeze(row)
    with pytest.raises(operations.Settled):
        operations.remark(row, MANAGEMENT, "Mere", user=user, at=NOW)
    with pytest.raises(operations.Settled):
        operations.recommend(row, MANAGEMENT, "Mere", user=user, at=NOW)
    with pytest.raises(operations.Settled):
        operations.join(row.recommendations[0], MANAGEMENT, user=user, at=NOW)
    with pytest.raises(operations.Settled):
        operations.follow_up(row, {}, seen=row.version, user=user, at=NOW)
    with pytest.raises(operations.Settled):
        operations.take_out_remark(row.remarks[0], MANAGEMENT, user=user, at=NOW)
    with pytest.raises(operations.Settled):
        operations.take_out_recommendation(
            row.recommendations[0], Table.EMPLOYEES, user=user, at=NOW
        )


def test_a_review_before_the_last_ones_end_carries_nothing_over(database: Flask) -> None:
    people = table.people()
    table.signed(people)
    frame = operations.Frame("Tidligere", "Prøvekommune", date(2026, 1, 1), date(2026, 6, 30))

    assert operations.begin(frame, user=people.secretariat, at=NOW).follow_ups == []
