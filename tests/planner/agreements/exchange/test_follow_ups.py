"""Follow-ups in by spreadsheet: whole, once, and by those who may hand them in."""

import pytest
from flask import Flask

from agreements.transitions import State
from agreements.words.followup import GoalState, Occasion
from planner.extensions import db
from planner.register.refusals import Refused
from tests.planner.agreements.exchange.builders import Town, reasons

HEAD = ["id", "status", "hvad hjalp eller stod i vejen", "det beder vi udvalget om"]


@pytest.fixture
def town(database: Flask) -> Town:
    return Town()


def filled(town: Town, **changed: str) -> list[list[str]]:
    """The running unit's midway follow-up, on track but for what is changed."""
    user = town.leader(town.running.unit)
    _headings, rows = town.table("follow-ups", user)
    return [HEAD, *([code, changed.get(code, "På sporet"), "", ""] for code in rows)]


def test_a_whole_follow_up_is_handed_in_and_takes_its_step(town: Town) -> None:
    rows = filled(town)
    rows[1][2], rows[1][3] = "Vi kendte hinanden.", "Kom forbi i marts."
    town.confirmed("follow-ups", town.leader(town.running.unit), rows)

    [follow_up] = town.running.follow_ups
    assert (follow_up.occasion, follow_up.year) == (Occasion.MIDWAY, 2027)
    assert {answer.goal_state for answer in follow_up.answers} == {GoalState.ON_TRACK}
    assert follow_up.answers[0].ask == "Kom forbi i marts."
    assert town.running.state is State.MIDWAY


def test_half_a_follow_up_is_refused(town: Town) -> None:
    rows = filled(town)
    seen = town.seen("follow-ups", town.leader(town.running.unit), rows[:-1])

    assert {heading for heading, _why in reasons(seen)} == {"status"}
    assert all("afleveres samlet" in why for _heading, why in reasons(seen))


def test_a_bad_state_without_words_is_refused(town: Town) -> None:
    rows = filled(town)
    rows[1][1] = "I risiko"
    seen = town.seen("follow-ups", town.leader(town.running.unit), rows)

    assert [heading for heading, _why in reasons(seen)] == ["hvad hjalp eller stod i vejen"]


def test_one_that_was_handed_in_stands_still(town: Town) -> None:
    rows = filled(town)
    user = town.leader(town.running.unit)
    town.confirmed("follow-ups", user, rows)
    rows[1][1] = "Nået"

    assert [why for _heading, why in reasons(town.seen("follow-ups", user, rows))] == [
        "Denne opfølgning er afleveret, så den står stille."
    ]


@pytest.mark.parametrize(
    ("code", "state"), [("U2:midway-2027:findesikke", "Nået"), ("U1:midway-2027:udeliv", "Nået")]
)
def test_a_row_nobody_knows_is_refused(town: Town, code: str, state: str) -> None:
    user = town.leader(town.draft.unit, town.running.unit)
    seen = town.seen("follow-ups", user, [HEAD, [code, state, "", ""]])
    assert [heading for heading, _why in reasons(seen)] == ["id"]


def test_an_unknown_state_is_refused_with_the_words_there_are(town: Town) -> None:
    rows = filled(town)
    rows[1][1] = "grøn"
    found = reasons(town.seen("follow-ups", town.leader(town.running.unit), rows))
    assert any("På sporet" in why for _heading, why in found)


def test_the_secretariat_cannot_hand_in_for_a_unit(town: Town) -> None:
    rows = filled(town)
    with pytest.raises(Refused):
        town.confirmed("follow-ups", town.secretariat, rows)
    db.session.rollback()
    assert town.running.state is State.RUNNING
