"""From the hearing to the council's decision: every row of the table, allowed and refused."""

from datetime import date

import pytest
from flask import Flask

from agreements.kodeks.adoption import Action, Need, Role, State
from agreements.kodeks.kodeks import NoSuchClause, Side
from agreements.kodeks.local_sketch import LOCAL_SKETCH
from agreements.kodeks.seven_norms import SEVEN_NORMS
from agreements.lifecycle import Decision
from agreements.workflow import IllegalTransition, MissingPrecondition
from planner.kodeks import hearing
from planner.models.kodeks import KodeksVersion
from planner.register.refusals import Refused
from planner.versions import Overtaken
from tests.planner import builders, codes, trails
from tests.planner.occasions import NOW, TODAY

SAID = hearing.Said("sandhed", "HovedMED", Side.STAFF, "Kortere, tak.")
ENDED, DISCUSSED = date(2027, 1, 8), date(2027, 1, 6)
DECISION = Decision("7", date(2027, 1, 12))


def heard(**given: object) -> KodeksVersion:
    return codes.version(State.HEARING, **{"hearing_ends_on": ENDED, **given})


def adopt(row: KodeksVersion, decision: Decision = DECISION, discussed: date = DISCUSSED) -> None:
    hearing.adopt(
        row,
        decision,
        main_med_discussed_on=discussed,
        today=TODAY,
        user=builders.user(),
        at=NOW,
    )


def open_until(row: KodeksVersion, ends_on: date) -> None:
    hearing.open_hearing(row, ends_on=ends_on, today=TODAY, user=builders.user(), at=NOW)


def test_a_draft_is_sent_in_hearing_until_a_day_ahead(database: Flask) -> None:
    row = codes.version(State.DRAFTING)

    open_until(row, date(2027, 2, 12))

    assert (row.state, row.hearing_opened_on) == (State.HEARING, TODAY)
    assert trails.actions(row) == ["open_hearing"]


def test_a_hearing_that_ends_today_is_refused(database: Flask) -> None:
    row = codes.version(State.DRAFTING)

    with pytest.raises(MissingPrecondition) as missing:
        open_until(row, TODAY)

    assert missing.value.missing == (Need.HEARING_DEADLINE,)
    assert row.state is State.DRAFTING


@pytest.mark.parametrize("state", [State.HEARING, State.ADOPTED, State.SUPERSEDED])
def test_only_a_draft_is_sent_in_hearing(database: Flask, state: State) -> None:
    with pytest.raises(IllegalTransition):
        open_until(codes.version(state), date(2027, 2, 12))


def test_a_text_is_taken_back_with_a_reason(database: Flask) -> None:
    row = codes.version(State.HEARING)
    codes.comment(row)

    hearing.rework(row, reason="For lang", today=TODAY, user=builders.user(), at=NOW)

    assert (row.state, row.hearing_ends_on) == (State.DRAFTING, None)
    assert len(row.comments) == 1
    assert trails.last("rework").after["reason"] == "For lang"


def test_a_text_is_not_taken_back_without_a_reason(database: Flask) -> None:
    row = codes.version(State.HEARING)

    with pytest.raises(MissingPrecondition) as missing:
        hearing.rework(row, reason=" ", today=TODAY, user=builders.user(), at=NOW)

    assert missing.value.missing == (Need.REASON,)


@pytest.mark.parametrize("part", sorted(set(Role) - {Role.SYSTEM}))
def test_everybody_heard_comments_while_the_hearing_runs(database: Flask, part: Role) -> None:
    row = codes.version(State.HEARING)

    made = hearing.comment(row, SAID, part=part, today=TODAY, user=builders.user(), at=NOW)

    assert (made.clause_title, made.made_on) == ("Sandhed", TODAY)
    assert trails.actions(made) == ["comment"]


@pytest.mark.parametrize("state", [State.DRAFTING, State.ADOPTED, State.SUPERSEDED])
def test_no_comment_is_taken_outside_the_hearing(database: Flask, state: State) -> None:
    with pytest.raises(hearing.HearingClosed):
        hearing.comment(
            codes.version(state),
            SAID,
            part=Role.MAIN_MED,
            today=TODAY,
            user=builders.user(),
            at=NOW,
        )


def test_no_comment_is_taken_after_the_last_day(database: Flask) -> None:
    with pytest.raises(hearing.HearingClosed):
        hearing.comment(
            heard(), SAID, part=Role.MAIN_MED, today=TODAY, user=builders.user(), at=NOW
        )


def test_a_comment_to_an_unknown_value_is_refused(database: Flask) -> None:
    said = hearing.Said("findes_ikke", "HovedMED", Side.STAFF, "Hvad?")

    with pytest.raises(NoSuchClause):
        hearing.comment(
            codes.version(State.HEARING),
            said,
            part=Role.MAIN_MED,
            today=TODAY,
            user=builders.user(),
            at=NOW,
        )


def test_the_second_to_answer_a_comment_is_told(database: Flask) -> None:
    comment = codes.comment(codes.version(State.HEARING))
    seen, user = comment.version, builders.user()
    hearing.answer(comment, "Ja, kortere.", seen=seen, user=user, at=NOW)

    with pytest.raises(Overtaken):
        hearing.answer(comment, "Nej.", seen=seen, user=user, at=NOW)

    assert comment.answer == "Ja, kortere."
    assert trails.actions(comment) == ["answer"]


def test_answers_are_final_once_the_council_has_decided(database: Flask) -> None:
    comment = codes.comment(codes.version(), answer="Ja.")

    with pytest.raises(Refused):
        hearing.answer(comment, "Nej.", seen=comment.version, user=builders.user(), at=NOW)


def test_the_adopted_text_is_frozen_and_its_predecessor_superseded(database: Flask) -> None:
    before = codes.version(says=SEVEN_NORMS)
    row = heard(number=2)
    codes.comment(row, answer="Rettet.")

    adopt(row)

    assert (row.state, before.state) == (State.ADOPTED, State.SUPERSEDED)
    assert row.content_hash == LOCAL_SKETCH.hash
    assert (row.decided_on, row.item) == (DECISION.decided_on, "7")
    assert trails.actions(row) == ["adopt"]
    assert trails.actions(before) == ["supersede"]


def test_a_kodeks_with_an_open_comment_is_not_adopted(database: Flask) -> None:
    row = heard()
    codes.comment(row)

    with pytest.raises(MissingPrecondition) as missing:
        adopt(row)

    assert missing.value.missing == (Need.COMMENTS_ANSWERED,)


def test_a_kodeks_is_not_adopted_while_the_hearing_runs(database: Flask) -> None:
    row = codes.version(State.HEARING)

    with pytest.raises((MissingPrecondition, Refused)):
        adopt(row)

    assert row.state is State.HEARING


@pytest.mark.parametrize(
    ("decided", "discussed", "field"),
    [
        (date(2027, 1, 12), date(2026, 1, 30), "main_med_discussed_on"),
        (date(2027, 1, 5), DISCUSSED, "decided_on"),
        (ENDED, DISCUSSED, "decided_on"),
    ],
    ids=["discussed before the hearing", "decided before discussed", "decided while heard"],
)
def test_days_out_of_order_are_refused_at_their_field(
    database: Flask, decided: date, discussed: date, field: str
) -> None:
    with pytest.raises(Refused) as refused:
        adopt(heard(), Decision("7", decided), discussed)

    assert refused.value.field == field


def test_a_version_is_not_decided_before_the_one_it_follows(database: Flask) -> None:
    codes.version(decided_on=date(2027, 1, 13))

    with pytest.raises(Refused) as refused:
        adopt(heard(number=2))

    assert refused.value.field == "decided_on"


def test_a_decision_in_the_future_is_refused(database: Flask) -> None:
    with pytest.raises(MissingPrecondition) as missing:
        adopt(heard(), Decision("7", date(2027, 2, 1)))

    assert missing.value.missing == (Need.COUNCIL_DECISION,)
    assert missing.value.action is Action.ADOPT


@pytest.mark.parametrize("state", [State.DRAFTING, State.ADOPTED, State.SUPERSEDED])
def test_only_a_heard_text_is_adopted(database: Flask, state: State) -> None:
    row = codes.version(state, hearing_ends_on=ENDED, decided_on=date(2026, 1, 5))

    with pytest.raises(IllegalTransition):
        adopt(row)
