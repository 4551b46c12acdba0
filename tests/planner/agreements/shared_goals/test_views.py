"""The pages of a shared goal: who reads what, who writes, what is refused."""

import re
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from agreements.transitions import State
from agreements.words.followup import GoalState, Occasion
from planner.agreements import mapping
from planner.extensions import db
from planner.models.accounts import Role
from planner.models.agreements import AgreementFollowUp, FollowUpAnswer, SharedGoal
from planner.models.audit import AuditEvent
from planner.models.committees import Committee
from tests.planner import builders
from tests.planner.agreements.shared_goals.builders import KEY, Town

AT = datetime(2027, 9, 1, 9, tzinfo=UTC)


def sign_in(client: FlaskClient, role: Role, committee: Committee | None = None) -> None:
    builders.sign_in(client, builders.user(role, committee=committee))


def typed(town: Town, **changed: str) -> dict[str, str]:
    return {
        "version": str(town.goal.version),
        "title": "Trygge skift",
        "area": "alle enheder",
        "why": "Et skift er svært for mange.",
        "success_criterion": "Ingen skift sker uden en samtale.",
        "due": "2027-12-01",
        "indicators-0-name": "Samtaler før skift",
        "indicators-0-unit": "%",
        "indicators-0-direction": "higher",
        "indicators-0-baseline": "62,5",
        "indicators-0-target": "100",
        **changed,
    }


def test_the_page_has_every_units_part_in_danish_order(client: FlaskClient) -> None:
    town = Town()
    said = town.contribute("Åskolen", "Vi følger hvert barn.", state=State.RUNNING)
    town.contribute("Æblehuset", "Vi ringer til hjemmet.", committee=town.other)
    said.follow_ups.append(
        AgreementFollowUp(
            occasion=Occasion.MIDWAY,
            year=2027,
            written_at=AT,
            answers=[
                FollowUpAnswer(
                    goal_key=KEY, goal_state=GoalState.AT_RISK, helped_or_hindered="Vi mangler tid."
                )
            ],
        )
    )
    sign_in(client, Role.SECRETARIAT)

    page = client.get(f"/agreements/shared-goals/{town.goal.id}").text
    assert page.index("Æblehuset") < page.index("Åskolen")
    assert "Vi ringer til hjemmet." in page
    assert "Vi mangler tid." in page
    assert "2 enheder" in page


def test_drafts_of_others_are_not_shown(client: FlaskClient) -> None:
    town = Town()
    town.contribute("Åskolen", state=State.RUNNING)
    town.contribute("Æblehuset", committee=town.other)
    for role, committee in ((Role.COUNCIL_MEMBER, None), (Role.COMMITTEE_SECRETARY, town.mine)):
        sign_in(client, role, committee)
        page = client.get(f"/agreements/shared-goals/{town.goal.id}").text
        assert "Åskolen" in page
        assert "Æblehuset" not in page


def test_an_amendments_new_words_are_for_those_who_may_read_drafts(client: FlaskClient) -> None:
    town = Town()
    row = town.contribute("Åskolen", "De gamle ord.", state=State.RUNNING)
    content = mapping.content(row.versions[0].content)
    [contribution] = content.goals.contributions
    goals = replace(content.goals, contributions=(replace(contribution, text="De nye ord."),))
    row.versions.append(mapping.new_version(replace(content, goals=goals), number=2))
    db.session.commit()

    for role, words in ((Role.COUNCIL_MEMBER, "De gamle ord."), (Role.SECRETARIAT, "De nye ord.")):
        sign_in(client, role)
        assert words in client.get(f"/agreements/shared-goals/{town.goal.id}").text


def test_a_goal_nobody_has_says_what_comes(client: FlaskClient) -> None:
    town = Town()
    sign_in(client, Role.COUNCIL_MEMBER)

    page = client.get(f"/agreements/shared-goals/{town.goal.id}").text
    assert "Ingen enhed bidrager endnu" in page
    assert "Ret målet" not in page
    assert client.get("/agreements/shared-goals/999").status_code == 404


def test_a_secretary_writes_a_goal_for_their_own_committee(client: FlaskClient) -> None:
    town = Town()
    sign_in(client, Role.COMMITTEE_SECRETARY, town.mine)
    address = f"/agreements/rounds/{town.round.id}/shared-goals/add"
    builders.unit(town.mine)
    db.session.commit()
    assert "Børneudvalget" in client.get(address).text

    answer = client.post(address, data=typed(town, committee=str(town.mine.id)))
    row = db.session.scalars(select(SharedGoal).order_by(SharedGoal.id.desc())).first()
    assert row is not None
    assert answer.headers["Location"] == f"/agreements/shared-goals/{row.id}"
    goal = mapping.shared_goal(row)
    assert (row.committee_id, goal.title) == (town.mine.id, "Trygge skift")
    assert [str(each.baseline) for each in goal.indicators] == ["62.5"]


@pytest.mark.parametrize("whose", ["everybody", "other"])
def test_a_secretary_does_not_write_for_others(client: FlaskClient, whose: str) -> None:
    town = Town()
    builders.unit(town.mine), builders.unit(town.other)
    sign_in(client, Role.COMMITTEE_SECRETARY, town.mine)

    committee = {"everybody": "0", "other": str(town.other.id)}[whose]
    address = f"/agreements/rounds/{town.round.id}/shared-goals/add"
    assert client.post(address, data=typed(town, committee=committee)).status_code == 422
    assert len(db.session.scalars(select(SharedGoal)).all()) == 2


def test_the_cap_is_told_at_its_field(client: FlaskClient) -> None:
    town = Town()
    sign_in(client, Role.SECRETARIAT)
    address = f"/agreements/rounds/{town.round.id}/shared-goals/add"

    assert client.post(address, data=typed(town, committee="0")).status_code == 302
    refused = client.post(address, data=typed(town, committee="0"))
    assert refused.status_code == 422
    assert "Der er allerede 2" in refused.text
    assert "Trygge skift" in refused.text


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"title": ""}, "Udfyld"),
        ({"title": "😀"}, "😀"),
        ({"why": "o" * 601}, "601"),
        ({"why": "<o:p>Word</o:p>"}, "Word"),
        ({"due": "1026-12-01"}, "1026"),
        ({"due": "2029-12-01"}, "2027"),
        ({"indicators-0-target": "-4"}, "nul"),
        ({"indicators-0-target": ""}, "vil nå"),
        ({"indicators-0-target": "50"}, "dårligere"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field_and_kept(
    client: FlaskClient, changed: dict[str, str], said: str
) -> None:
    town = Town()
    sign_in(client, Role.SECRETARIAT)

    answer = client.post(
        f"/agreements/shared-goals/{town.goal.id}/edit", data=typed(town, **changed)
    )
    assert answer.status_code == 422
    assert said in answer.text
    assert "Ingen skift sker uden en samtale." in answer.text


def test_the_second_to_save_sees_both(client: FlaskClient) -> None:
    town = Town()
    sign_in(client, Role.SECRETARIAT)
    address = f"/agreements/shared-goals/{town.goal.id}/edit"
    late = typed(town, title="Min titel")
    client.post(address, data=typed(town, title="Deres titel"))

    answer = client.post(address, data=late)
    assert answer.status_code == 422
    assert "Min titel" in answer.text
    assert "Deres titel" in answer.text


def test_a_goal_that_stands_still_says_so(client: FlaskClient) -> None:
    town = Town()
    town.contribute("Åskolen", state=State.APPROVED)
    sign_in(client, Role.SECRETARIAT)
    page = f"/agreements/shared-goals/{town.goal.id}"
    assert "Ret målet" not in client.get(page).text

    answer = client.post(f"{page}/edit", data=typed(town))
    assert answer.status_code == 422
    assert "står det stille" in answer.text


@pytest.mark.parametrize("page", ["edit", "take-back"])
def test_another_committees_goal_is_404_and_leaves_an_event(client: FlaskClient, page: str) -> None:
    town = Town()
    sign_in(client, Role.COMMITTEE_SECRETARY, town.other)

    address = f"/agreements/shared-goals/{town.own_goal.id}/{page}"
    assert client.post(address, data=typed(town)).status_code == 404
    [event] = db.session.scalars(select(AuditEvent))
    assert (event.action, event.object_id) == ("refuse", town.own_goal.id)


@pytest.mark.parametrize("role", [Role.COUNCIL_MEMBER, Role.MAIN_MED])
def test_readers_write_no_goals(client: FlaskClient, role: Role) -> None:
    town = Town()
    sign_in(client, role)

    address = f"/agreements/shared-goals/{town.goal.id}/edit"
    assert client.get(address).status_code == 403


def test_a_goal_is_taken_back_while_nobody_has_it(client: FlaskClient) -> None:
    town = Town()
    sign_in(client, Role.SECRETARIAT)
    address = f"/agreements/shared-goals/{town.goal.id}/take-back"

    assert client.post(address).headers["Location"] == f"/agreements/rounds/{town.round.id}"
    town.contribute("Åskolen")


def test_an_amount_stands_in_its_field_as_danes_write_it(client: FlaskClient) -> None:
    """A number input would show nothing for 62,5, and the next save would lose it."""
    town = Town()
    sign_in(client, Role.SECRETARIAT)
    address = f"/agreements/shared-goals/{town.goal.id}/edit"
    client.post(address, data=typed(town))

    page = client.get(address).text
    assert re.search(r'<input [^>]*type="text"[^>]*value="62,5"', page)
