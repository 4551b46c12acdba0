"""The start page says what waits: drafts, signatures, the committee's agenda, follow-ups."""

from collections.abc import Iterator
from datetime import date

import pytest
import time_machine
from flask import Flask
from flask.testing import FlaskClient

from agreements.lifecycle import Role
from agreements.signatures import ALL_PARTIES, Party
from agreements.transitions import Need, State
from agreements.words.followup import Occasion
from agreements.words.wheel import Step
from planner.agreements import mapping, past, state, tasks
from planner.agreements.rounds import wheel
from planner.agreements.rounds.overview import overview
from planner.extensions import db
from planner.models.agreements import AgreementComment, AgreementDeadline
from tests.planner import builders
from tests.planner.agreements import lives
from tests.planner.agreements.test_reading import Town

MARCH, AUGUST = date(2027, 3, 17), date(2027, 8, 1)


@pytest.fixture(autouse=True)
def march() -> Iterator[None]:
    with time_machine.travel(lives.IN_MARCH, tick=False):
        yield


def due(town: Town, step: Step, day: date, *, year: int = 2027) -> None:
    row = AgreementDeadline(
        round_id=town.round.id, step=step, year=year, due=day, changed_at=lives.IN_MARCH
    )
    db.session.add(row)
    db.session.commit()


def waiting(
    app: Flask, town: Town, role: Role, *, today: date = MARCH, inside: bool = True
) -> list[tuple[str, str, str]]:
    """What waits for an account of the role: text, when, and how urgent."""
    user = lives.account_of(town, role, inside=inside)
    db.session.commit()
    with app.test_request_context():
        return [(each.text, each.when, each.badge) for each in tasks.waiting(user, today=today)]


@pytest.mark.parametrize("role", [Role.UNIT_LEADER, Role.DEPUTY])
def test_a_draft_waits_for_those_who_write_it_with_its_day(database: Flask, role: Role) -> None:
    town = lives.town_in(State.DRAFT)
    due(town, Step.DRAFT, date(2027, 3, 10))

    [(text, when, badge)] = waiting(database, town, role)

    assert text == "Skriv aftalen for Åskolen for 2027"
    assert when == "senest 10. marts 2027"
    assert badge == "warn"
    assert waiting(database, town, role, inside=False) == []


def test_a_follow_up_waits_when_its_day_comes_near(database: Flask) -> None:
    town = lives.town_in(State.RUNNING)
    lives.sign(town.agreement, ALL_PARTIES)
    due(town, Step.MIDWAY, date(2027, 9, 1))

    assert waiting(database, town, Role.UNIT_LEADER) == []
    [(text, when, badge)] = waiting(database, town, Role.UNIT_LEADER, today=AUGUST)
    assert text.startswith("Følg op midtvejs")
    assert (when, badge) == ("senest 1. september 2027", "")


def test_every_page_agrees_on_the_year_that_runs(database: Flask) -> None:
    """The start page, the round's overview and the follow-up itself, in a second year."""
    town = lives.town_in(State.RUNNING, [Need.PERIOD_REMAINS])
    lives.sign(town.agreement, ALL_PARTIES)
    lives.follow_up(town.agreement, Occasion.ANNUAL)
    due(town, Step.MIDWAY, date(2027, 9, 1))
    due(town, Step.MIDWAY, date(2028, 9, 1), year=2028)
    assert waiting(database, town, Role.UNIT_LEADER, today=AUGUST)
    lives.continued(town.agreement)
    db.session.commit()

    period, round_ = mapping.period(town.round), town.round
    late = overview(
        lives.account_of(town, Role.CENTRE_HEAD),
        round_.id,
        period,
        wheel.of(round_),
        today=date(2028, 9, 2),
    ).late
    assert waiting(database, town, Role.UNIT_LEADER, today=AUGUST) == []
    [(text, when, _)] = waiting(database, town, Role.UNIT_LEADER, today=date(2028, 8, 1))
    assert (text[-4:], when) == ("2028", "senest 1. september 2028")
    assert [each.deadline.due for each in late] == [date(2028, 9, 1)]
    assert state.year(town.agreement, past.of(town.agreement)) == 2028


@pytest.mark.parametrize(
    ("role", "party"),
    [
        (Role.UNIT_LEADER, Party.UNIT),
        (Role.COMMITTEE_CHAIR, Party.COMMITTEE),
        (Role.CENTRE_HEAD, Party.ADMINISTRATION),
    ],
)
def test_an_approved_agreement_waits_for_each_party_until_it_has_signed(
    database: Flask, role: Role, party: Party
) -> None:
    town = lives.town_in(State.APPROVED)
    lives.sign(town.agreement, [each for each in ALL_PARTIES if each is not party])
    db.session.commit()

    [(text, _when, _badge)] = waiting(database, town, role)
    assert text == "1 aftale venter på din underskrift"
    assert waiting(database, town, role, inside=False) == []
    lives.sign(town.agreement, [party])
    db.session.commit()
    assert waiting(database, town, role) == []


def test_a_signature_on_another_text_does_not_count(database: Flask) -> None:
    town = lives.town_in(State.APPROVED)
    lives.sign(town.agreement, [Party.UNIT])
    town.agreement.current.signatures[0].version_hash = "0" * 64
    db.session.commit()
    assert len(waiting(database, town, Role.UNIT_LEADER)) == 1


@pytest.mark.parametrize(
    ("state", "said"),
    [
        (State.READY_FOR_DIALOGUE, "1 aftale er klar til udvalget"),
        (State.BEFORE_COMMITTEE, "registrér beslutningen"),
    ],
)
def test_the_secretary_sees_what_is_to_come_before_the_own_committee(
    database: Flask, state: State, said: str
) -> None:
    town = lives.town_in(state)
    [(text, _when, _badge)] = waiting(database, town, Role.COMMITTEE_SECRETARY)
    assert said in text
    assert waiting(database, town, Role.COMMITTEE_SECRETARY, inside=False) == []
    assert waiting(database, town, Role.CENTRE_HEAD) == []


def test_open_comments_wait_for_the_leader(database: Flask) -> None:
    town = lives.town_in(State.IN_CONSULTATION)
    author = lives.account_of(town, Role.COMMITTEE_SECRETARY)
    said = {"author_id": author.id, "at": lives.IN_MARCH, "text": "Hvordan?"}
    settled = {"resolved_at": lives.IN_MARCH, "resolved_by_id": author.id}
    for extra in ({}, settled):
        town.agreement.comments.append(AgreementComment(**said, **extra))
    db.session.commit()

    texts = [text for text, _when, _badge in waiting(database, town, Role.UNIT_LEADER)]

    assert texts == [
        "Få aftalen for Åskolen for 2027 hørt",
        "1 kommentar til aftalen for Åskolen er åben",
    ]


def test_the_start_page_leads_to_what_waits(client: FlaskClient) -> None:
    town = lives.town_in(State.DRAFT)
    builders.sign_in(client, lives.account_of(town, Role.UNIT_LEADER))
    assert f'href="{town.url}"' in client.get("/").text
