"""Follow-up in five minutes, measurements, and what is asked of the committee."""

from collections.abc import Iterator
from datetime import date

import pytest
import time_machine
from flask.testing import FlaskClient

from agreements.lifecycle import Role
from agreements.signatures import ALL_PARTIES
from agreements.transitions import Action, State
from agreements.words.followup import Occasion
from planner.extensions import db
from planner.models.agreements import Agreement, AgreementMeasurement
from tests.planner import builders, occasions, trails
from tests.planner.agreements import lives
from tests.planner.agreements.pages import typed
from tests.planner.agreements.test_reading import Town

OURS, SHARED = "answers.udeliv", "answers.overgange"


@pytest.fixture(autouse=True)
def march() -> Iterator[None]:
    with time_machine.travel(lives.IN_MARCH, tick=False):
        yield


@pytest.fixture
def town(client: FlaskClient) -> Town:
    """An agreement in force, its leader signed in."""
    made = lives.town_in(State.RUNNING)
    lives.sign(made.agreement, ALL_PARTIES)
    builders.sign_in(client, lives.account_of(made, Role.UNIT_LEADER))
    return made


def again(town: Town) -> Agreement:
    db.session.expire_all()
    return db.session.get_one(Agreement, town.agreement.id)


def answers(client: FlaskClient, town: Town, occasion: str = "midway") -> dict[str, str]:
    page = client.get(f"{town.url}/follow-up?occasion={occasion}").text
    return typed(page, **{f"{OURS}.state": "on_track", f"{SHARED}.state": "reached"})


def hand_in(
    client: FlaskClient, town: Town, occasion: str = "midway", **changes: str
) -> tuple[int, str]:
    data = answers(client, town, occasion) | changes
    answer = client.post(f"{town.url}/follow-up?occasion={occasion}", data=data)
    return answer.status_code, answer.text


def test_a_state_for_each_goal_is_enough_when_all_is_well(client: FlaskClient, town: Town) -> None:
    status, _page = hand_in(client, town)

    assert status == 302
    agreement = again(town)
    assert agreement.state is State.MIDWAY
    [follow_up] = agreement.follow_ups
    assert {each.goal_key: each.goal_state for each in follow_up.answers} == {
        "udeliv": "on_track",
        "overgange": "reached",
    }
    assert trails.actions(agreement)[-1] == "record_midway"


@pytest.mark.parametrize("state", ["at_risk", "not_reached", "dropped"])
def test_a_bad_state_wants_a_word_and_keeps_what_was_chosen(
    client: FlaskClient, town: Town, state: str
) -> None:
    status, page = hand_in(client, town, **{f"{OURS}.state": state})

    assert status == 422
    assert "Skriv med et par ord, hvad der har stået i vejen." in page
    assert typed(page)[f"{OURS}.state"] == state
    assert again(town).follow_ups == []
    words = {f"{OURS}.state": state, f"{OURS}.helped_or_hindered": "To ledige stillinger."}
    assert hand_in(client, town, **words)[0] == 302


def test_every_goal_is_answered_and_nothing_odd_is_kept(client: FlaskClient, town: Town) -> None:
    data = answers(client, town)
    del data[f"{OURS}.state"]
    missing = client.post(f"{town.url}/follow-up", data=data)
    assert missing.status_code == 422
    assert "Vælg, hvor langt I er med målet." in missing.text

    status, page = hand_in(client, town, **{f"{OURS}.ask": "Hjælp 😀", f"{SHARED}.ask": "x" * 900})
    assert status == 422
    assert "Billedtegn" in page
    assert "Skær 100 tegn væk." in page


def test_the_annual_one_explains_a_midway_that_was_left_out(
    client: FlaskClient, town: Town
) -> None:
    status, page = hand_in(client, town, "annual")
    assert status == 422
    assert "Hvorfor blev der ikke fulgt op midtvejs i år?" in page

    assert hand_in(client, town, "annual", reason="Lederen var ny.")[0] == 302
    assert again(town).state is State.EVALUATED
    assert again(town).steps[-1].reason == "Lederen var ny."


def test_nothing_is_due_before_the_agreement_is_in_force(client: FlaskClient) -> None:
    town = lives.town_in(State.DRAFT)
    builders.sign_in(client, lives.account_of(town, Role.UNIT_LEADER))
    assert client.get(f"{town.url}/follow-up").location == town.url
    assert client.post(f"{town.url}/follow-up", data={}).location == town.url
    assert client.get(f"{town.url}/measurements").location == town.url
    assert client.get(f"{town.url}/follow-up?occasion=weekly").status_code == 404


def test_what_is_asked_comes_up_at_the_units_next_dialogue_meeting(
    client: FlaskClient, town: Town
) -> None:
    year = occasions.calendar()
    early = occasions.dialogue(year, town.mine, date(2027, 3, 9), is_draft=False)
    due = occasions.dialogue(year, town.mine, date(2027, 5, 11), is_draft=False)
    later = occasions.dialogue(year, town.mine, date(2027, 9, 7), is_draft=False)
    others = occasions.dialogue(year, town.other, date(2027, 4, 6), is_draft=False)
    for meeting in (early, due, later, others):
        occasions.contact(town.unit, meeting)
    db.session.commit()
    hand_in(client, town, **{f"{OURS}.ask": "Et læskur til vinteren"})

    for meeting in (early, due, later, others):
        page = client.get(f"/calendar/2027/meetings/{meeting.id}").text
        assert ("Et læskur til vinteren" in page) is (meeting is due), meeting.day
    assert "På dialogmødet 11. maj 2027" in client.get(town.url).text
    assert "Et læskur til vinteren" in client.get(f"{town.url}/dialogue-sheet.html").text


def test_what_is_asked_is_seen_only_by_those_who_may_read_the_agreement(
    client: FlaskClient, town: Town
) -> None:
    year = occasions.calendar()
    due = occasions.dialogue(year, town.mine, date(2027, 5, 11), is_draft=False)
    occasions.contact(town.unit, due)
    hand_in(client, town, **{f"{OURS}.ask": "Et læskur til vinteren"})
    builders.sign_in(client, lives.account_of(town, Role.UNIT_LEADER, inside=False))

    page = client.get(f"/calendar/2027/meetings/{due.id}")

    assert page.status_code == 200
    assert "læskur" not in page.text


def test_without_a_meeting_the_question_waits(client: FlaskClient, town: Town) -> None:
    hand_in(client, town, **{f"{OURS}.ask": "Et læskur til vinteren"})
    assert "Det kommer op på enhedens næste dialogmøde." in client.get(town.url).text


def measure(client: FlaskClient, town: Town, **changes: str) -> tuple[int, str]:
    data = {"indicator": "ude", "measured_on": "2027-03-10", "value": "2,25", "note": "Uge 10"}
    answer = client.post(f"{town.url}/measurements", data=data | changes)
    return answer.status_code, answer.text


def test_measurements_are_added_and_corrected_beside_what_was_signed(
    client: FlaskClient, town: Town
) -> None:
    before = again(town).current.content_hash
    assert measure(client, town)[0] == 302
    assert measure(client, town, value="2,5")[0] == 302

    [row] = again(town).measurements
    assert (str(row.value.normalize()), row.note) == ("2.5", "Uge 10")
    assert again(town).current.content_hash == before
    assert trails.actions(again(town)) == ["measure", "measure"]
    assert "2,5 timer" in client.get(f"{town.url}/measurements").text


@pytest.mark.parametrize(
    ("field", "text", "said"),
    [
        ("value", "-1", "Tallet må ikke være under 0."),
        ("value", "mange", "Skriv et tal"),
        ("value", "9" * 20, "urimeligt stort"),
        ("measured_on", "1026-03-10", "fra 1900 til 2199"),
        ("measured_on", "2027-04-01", "Dagen er ikke kommet endnu."),
        ("indicator", "fremmed", "Vælg en af mulighederne"),
        ("note", "Fin 😀", "Billedtegn"),
    ],
)
def test_a_measurement_that_cannot_be_is_told_at_its_field(
    client: FlaskClient, town: Town, field: str, text: str, said: str
) -> None:
    status, page = measure(client, town, **{field: text})

    assert status == 422
    assert said in page
    assert db.session.query(AgreementMeasurement).count() == 0


def test_a_follow_up_that_is_handed_in_again_replaces_the_first(
    client: FlaskClient, town: Town
) -> None:
    """After an amendment was given up the midway follow-up may be written once more."""
    lives.follow_up(town.agreement, Occasion.MIDWAY)
    db.session.commit()
    assert hand_in(client, town)[0] == 302
    [follow_up] = again(town).follow_ups
    assert len(follow_up.answers) == 2
    assert again(town).steps[-1].step is Action.RECORD_MIDWAY
