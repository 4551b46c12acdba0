"""A unit's next agreement out of its last one: what still holds, and what does not."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
import time_machine
from flask.testing import FlaskClient

from agreements.lifecycle import Role
from agreements.period import PeriodKind, beginning
from agreements.transitions import State
from agreements.words.followup import Occasion
from planner.agreements import mapping
from planner.extensions import db
from planner.models.agreements import Agreement, AgreementMeasurement, AgreementRound
from tests.agreements import builders as content
from tests.planner import builders, trails
from tests.planner.agreements import lives
from tests.planner.agreements.builders import agreement_round
from tests.planner.agreements.test_reading import Town

LAST = beginning(PeriodKind.CALENDAR_YEAR, 2026)


@pytest.fixture(autouse=True)
def march() -> Iterator[None]:
    with time_machine.travel(lives.IN_MARCH, tick=False):
        yield


@pytest.fixture
def town(client: FlaskClient) -> Town:
    """Last year's closed agreement, its leader signed in."""
    made = Town(state=State.CLOSED)
    made.round.first_day, made.round.last_day = LAST.start, LAST.end
    goals = content.goals(local=(content.local_goal("udeliv"), content.local_goal("mad")))
    mapping.say(made.agreement.current, replace(content.agreement(), period=LAST, goals=goals))
    builders.sign_in(client, lives.account_of(made, Role.UNIT_LEADER))
    return made


def open_round(year: int = 2027) -> AgreementRound:
    row = agreement_round(year)
    row.opened_at = lives.IN_MARCH
    db.session.commit()
    return row


def made_for(round_: AgreementRound) -> Agreement:
    db.session.expire_all()
    return db.session.query(Agreement).filter_by(round_id=round_.id).one()


def test_what_still_holds_is_kept_and_what_does_not_is_told(
    client: FlaskClient, town: Town
) -> None:
    round_ = open_round()
    lives.follow_up(town.agreement, Occasion.ANNUAL)
    reached = town.agreement.follow_ups[0].answers[1]
    assert reached.goal_key == "mad"
    reached.goal_state = "reached"
    town.agreement.measurements.append(
        AgreementMeasurement(indicator_key="ude", measured_on=date(2026, 11, 1), value=2)
    )
    db.session.commit()

    page = client.get(f"{town.url}/roll-over").text
    assert "Udeliv hver dag (udeliv)" in page
    assert "Udeliv hver dag (mad): Målet er nået." in page
    assert "Gode overgange (overgange): Målet er ikke længere fælles for enhederne." in page

    answer = client.post(f"{town.url}/roll-over")

    made = made_for(round_)
    assert answer.location == f"/agreements/{made.id}/draft"
    said = mapping.content(made.current.content)
    assert [goal.key for goal in said.goals.all] == ["udeliv"]
    assert said.goals.local[0].plan.indicators[0].baseline == 2
    assert said.goals.local[0].plan.due is None
    assert said.involvement.med_heard_on is None
    assert made.state is State.DRAFT
    assert trails.actions(made) == ["roll_over"]


def test_it_is_made_once(client: FlaskClient, town: Town) -> None:
    round_ = open_round()
    assert client.post(f"{town.url}/roll-over").status_code == 302
    assert client.post(f"{town.url}/roll-over").status_code == 404
    assert made_for(round_)
    assert "Lav den næste aftale" not in client.get(town.url).text


def test_without_an_open_round_there_is_nothing_to_make(client: FlaskClient, town: Town) -> None:
    agreement_round(2027)
    db.session.commit()
    assert client.get(f"{town.url}/roll-over").status_code == 404
    assert "Lav den næste aftale" not in client.get(town.url).text
    open_round(2028)
    assert "Lav den næste aftale" in client.get(town.url).text


def test_others_do_not_make_it(client: FlaskClient, town: Town) -> None:
    round_ = open_round()
    builders.sign_in(client, lives.account_of(town, Role.UNIT_LEADER, inside=False))
    assert client.post(f"{town.url}/roll-over").status_code == 404
    builders.sign_in(client, lives.account_of(town, Role.COMMITTEE_SECRETARY))
    assert client.post(f"{town.url}/roll-over").status_code == 403
    assert db.session.query(Agreement).filter_by(round_id=round_.id).count() == 0
