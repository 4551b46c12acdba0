"""A solved run as people read it."""

from datetime import date, time

import pytest
from flask import Flask

from planner.extensions import db
from planner.models.committees import Committee
from planner.models.meetings import Meeting
from planner.models.rotations import Rotation
from planner.rotations import fairness, result
from tests.planner import builders, occasions
from tests.planner.occasions import TODAY


@pytest.fixture
def committee(database: Flask) -> Committee:
    builders.municipality()
    return builders.committee("BUU")


@pytest.fixture
def march(committee: Committee) -> Meeting:
    return occasions.meeting(occasions.calendar(), committee)


@pytest.fixture
def rotation(committee: Committee, march: Meeting) -> Rotation:
    return occasions.rotation(committee)


def test_meetings_come_by_day_with_their_units_and_why(
    committee: Committee, march: Meeting, rotation: Rotation
) -> None:
    unit = builders.unit(committee, code="U001", name="Skolen")
    early = occasions.dialogue(march.calendar, committee, date(2027, 2, 2), rotation=rotation)
    run = occasions.solved(rotation, {march: [unit]})

    first, second = result.of_run(run.id, language="da").meetings

    assert (first.meeting_id, second.meeting_id) == (early.id, march.id)
    assert (first.guests, first.empty_slots) == ((), 1)
    assert first.ruled_out == (("seats", 2),), "a rule that kept nobody away is not told"
    (guest,) = second.guests
    assert (guest.name, guest.why) == ("Skolen", "U001 har ventet.")
    assert (second.starts, second.ends) == (time(14), time(16, 30))
    assert result.of_run(run.id, language="en").meetings[1].guests[0].why == "U001 waited."


def test_units_say_what_they_get_and_what_they_had(
    committee: Committee, march: Meeting, rotation: Rotation
) -> None:
    one, other = (builders.unit(committee, code=code) for code in ("U001", "U002"))
    run = occasions.solved(rotation, {march: [one]})
    no_room = {"unit": "U002", "meeting": None, "da": "Ingen plads.", "en": "No room."}
    run.plan = run.plan | {"explanations": [*run.plan["explanations"], no_room]}
    db.session.flush()

    found = result.of_run(run.id, language="da")
    mine, theirs = found.units

    assert ([m.day for m in mine.meetings], mine.why) == ([march.day], "")
    assert (theirs.code, theirs.meetings, theirs.why) == (other.code, (), "Ingen plads.")
    assert theirs.held == 0


def test_a_version_remembers_the_locks_it_was_made_under(
    committee: Committee, march: Meeting, rotation: Rotation
) -> None:
    unit = builders.unit(committee, code="U001")
    run = occasions.solved(rotation, {march: [unit]})
    assert result.of_run(run.id, language="da").locks == set()

    [stated] = run.problem["meetings"]
    run.problem = run.problem | {"meetings": [stated | {"locked": ["U001"]}]}
    db.session.flush()

    assert result.of_run(run.id, language="da").locks == {(march.id, "U001")}, "read anew"


def test_a_meeting_says_its_day_and_hours_in_the_language_asked_for(
    committee: Committee, march: Meeting, rotation: Rotation
) -> None:
    run = occasions.solved(rotation, {march: [builders.unit(committee)]})

    danish, english = (
        result.of_run(run.id, language=language).meetings[0].when for language in ("da", "en")
    )

    assert danish == result.When("tirsdag 2. marts 2027", "2. marts 2027", "uge 9", "14.00–16.30")
    assert (english.weekday, english.week) == ("Tuesday 2 March 2027", "week 9")


def test_the_statement_counts_who_is_met_and_says_when_it_is_not_proven(
    committee: Committee, march: Meeting, rotation: Rotation
) -> None:
    """Why did they get a visit and we none?"""
    met, _left = (builders.unit(committee, code=code) for code in ("U001", "U002"))
    run = occasions.solved(rotation, {march: [met]}, today=TODAY)

    said = fairness.statement(run.plan, run.equity)

    assert said.is_proven
    assert "1 af 2 enheder møder deres udvalg" in said.sentences[0]
    assert "1 enhed med 1 kontakt." in said.sentences
    assert run.equity["contacts"] == {"by_number": {"0": 1, "1": 1}, "without": ["U002"]}
    run.plan["levels"][2]["proven"] = False
    assert not fairness.statement(run.plan, run.equity).is_proven


def test_everybody_met_is_said_as_that(
    committee: Committee, march: Meeting, rotation: Rotation
) -> None:
    units = [builders.unit(committee), builders.unit(committee)]
    talk = occasions.dialogue(march.calendar, committee, rotation=rotation)
    run = occasions.solved(rotation, {talk: units})

    assert fairness.statement(run.plan, run.equity).sentences[0].startswith("Alle 2 enheder")


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (400, 364, "er den længste ventetid 364 dage; uden planen ville den være 400 dage."),
        (364, 364, "er den længste ventetid 364 dage, både med og uden planen."),
        (None, None, "så der er ingen ventetid"),
    ],
)
def test_the_longest_wait_is_said_with_the_plan_and_without_it(
    march: Meeting, rotation: Rotation, before: int | None, after: int | None, said: str
) -> None:
    run = occasions.solved(rotation, {march: [builders.unit(march.committee)]})
    run.equity["before"]["whole"]["longest_wait_days"] = before
    run.equity["after"]["whole"]["longest_wait_days"] = after

    assert any(said in one for one in fairness.statement(run.plan, run.equity).sentences)
