"""The course of a review: every row of the table allowed, others refused, each step audited."""

import pytest
from flask import Flask

from agreements.kodeks.review import Table
from agreements.kodeks.review_lifecycle import Action, Need, Role, State
from agreements.workflow import IllegalTransition, MissingPrecondition
from planner.models.reviews import Review
from planner.reviews import mapping, operations, roles, steps
from planner.versions import Overtaken
from tests.planner import builders, table, trails
from tests.planner.occasions import NOW, TODAY

HOVEDMED = (Role.CHAIR, Role.VICE_CHAIR, Role.MED_SECRETARY)


def put(row: Review, part: Role = Role.CHAIR) -> None:
    steps.put_to_administration(row, part=part, user=builders.user(), at=NOW)


def give(row: Review, part: Role = Role.ADMINISTRATION) -> None:
    steps.give_answers(row, part=part, user=builders.user(), at=NOW)


def take_back(row: Review, reason: str = "Tal mangler", part: Role = Role.CHAIR) -> None:
    steps.take_back(row, reason, part=part, user=builders.user(), at=NOW)


@pytest.mark.parametrize("part", HOVEDMED)
def test_hovedmed_sends_a_review_both_sides_have_spoken_in(database: Flask, part: Role) -> None:
    row = table.spoken(table.people())

    put(row, part)

    assert row.state is State.DISCUSSED
    assert trails.actions(row)[-1] == "put_to_administration"


def test_the_administration_does_not_send_it_to_itself(database: Flask) -> None:
    with pytest.raises(IllegalTransition):
        put(table.spoken(table.people()), Role.ADMINISTRATION)


def test_without_figures_words_and_follow_up_it_is_not_sent(database: Flask) -> None:
    people = table.people()
    table.signed(people, year=2026)
    row = table.begun(people.secretariat)

    with pytest.raises(MissingPrecondition) as missing:
        put(row)

    assert missing.value.missing == (
        Need.FIGURES_FROZEN,
        Need.LAST_YEAR_FOLLOWED_UP,
        Need.BOTH_SIDES_HEARD,
    )


def test_answers_are_written_and_the_second_to_save_is_told(database: Flask) -> None:
    row, user = table.put(table.people()), builders.user()
    seen = row.version
    steps.write_answers(row, {1: "Ja"}, seen=seen, today=TODAY, user=user, at=NOW)

    with pytest.raises(Overtaken):
        steps.write_answers(row, {1: "Nej"}, seen=seen, today=TODAY, user=user, at=NOW)

    assert (row.recommendations[0].answer, row.recommendations[0].answered_on) == ("Ja", TODAY)
    assert trails.last("answer").after == {"1": "Ja"}


def test_an_answer_that_is_emptied_is_not_given(database: Flask) -> None:
    row, user = table.put(table.people()), builders.user()
    steps.write_answers(row, {1: "Ja"}, seen=row.version, today=TODAY, user=user, at=NOW)
    steps.write_answers(row, {1: ""}, seen=row.version, today=TODAY, user=user, at=NOW)

    with pytest.raises(MissingPrecondition) as missing:
        give(row)

    assert missing.value.missing == (Need.ALL_ANSWERED,)


@pytest.mark.parametrize("part", HOVEDMED)
def test_only_the_administration_gives_the_answers(database: Flask, part: Role) -> None:
    with pytest.raises(IllegalTransition):
        give(table.put(table.people()), part)


def test_answers_are_not_written_outside_their_time(database: Flask) -> None:
    row = table.answered(table.people())

    with pytest.raises(operations.Settled):
        steps.write_answers(
            row, {1: "Nej"}, seen=row.version, today=TODAY, user=builders.user(), at=NOW
        )


@pytest.mark.parametrize("part", HOVEDMED)
def test_a_review_is_taken_back_with_a_reason(database: Flask, part: Role) -> None:
    row = table.put(table.people())

    take_back(row, part=part)

    assert row.state is State.PREPARED
    assert trails.last("take_back").after["reason"] == "Tal mangler"
    with pytest.raises(IllegalTransition):
        take_back(row)


def test_a_review_is_not_taken_back_without_a_reason(database: Flask) -> None:
    with pytest.raises(MissingPrecondition) as missing:
        take_back(table.put(table.people()), " ")

    assert missing.value.missing == (Need.REASON,)


def test_taking_back_an_answered_review_voids_its_signature(database: Flask) -> None:
    people = table.people()
    row = table.answered(people)
    steps.sign(row, part=Role.CHAIR, user=people.chair, at=NOW)

    take_back(row)

    assert (row.state, row.signatures) == (State.PREPARED, [])
    assert people.chair.person is not None
    assert trails.last("take_back").before["signed_by"] == [people.chair.person.name]


def test_both_sides_sign_the_same_text_and_the_review_is_signed(database: Flask) -> None:
    people = table.people()
    row = table.answered(people)

    steps.sign(row, part=Role.VICE_CHAIR, user=people.vice_chair, at=NOW)
    assert row.state is State.ANSWERED
    steps.sign(row, part=Role.CHAIR, user=people.chair, at=NOW)

    assert (row.state, row.signed_at) == (State.SIGNED, NOW)
    assert {each.content_hash for each in row.signatures} == {mapping.review(row).hash}
    assert trails.actions().count("sign") == 2
    assert trails.actions(row)[-1] == "complete_signing", "there was no plan to attach it to"


def test_a_side_signs_once(database: Flask) -> None:
    people = table.people()
    row = table.answered(people)
    steps.sign(row, part=Role.CHAIR, user=people.chair, at=NOW)

    with pytest.raises(MissingPrecondition) as missing:
        steps.sign(row, part=Role.CHAIR, user=people.chair, at=NOW)

    assert missing.value.missing == (Need.OWN_SIGNATURE_OPEN,)


@pytest.mark.parametrize("part", [Role.MED_SECRETARY, Role.ADMINISTRATION])
def test_nobody_but_the_two_officers_signs(database: Flask, part: Role) -> None:
    with pytest.raises(IllegalTransition):
        steps.sign(table.answered(table.people()), part=part, user=builders.user(), at=NOW)


def test_a_signed_review_goes_nowhere(database: Flask) -> None:
    row = table.signed(table.people())

    for write in (put, give, take_back):
        with pytest.raises(IllegalTransition):
            write(row)


def test_an_account_plays_the_parts_the_register_and_its_roles_give(database: Flask) -> None:
    people = table.people()

    assert roles.parts_of(people.chair, today=TODAY) == (Role.CHAIR,)
    assert roles.parts_of(people.vice_chair, today=TODAY) == (Role.VICE_CHAIR,)
    assert roles.parts_of(people.employee, today=TODAY) == ()
    assert roles.side_of(people.employee, today=TODAY) is Table.EMPLOYEES
    assert roles.parts_of(people.secretariat, today=TODAY) == (
        Role.MED_SECRETARY,
        Role.ADMINISTRATION,
    )
    assert roles.side_of(people.secretariat, today=TODAY) is None


def test_a_side_that_has_signed_is_not_offered_to_sign_again(database: Flask) -> None:
    parts = (Role.CHAIR,)

    offered = roles.allowed(parts, State.ANSWERED, frozenset({Table.EMPLOYEES}))

    assert Action.SIGN not in offered
    assert Action.TAKE_BACK in offered
