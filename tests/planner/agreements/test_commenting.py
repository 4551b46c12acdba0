"""Secretary and centre head write beside the goals; the unit sees it and settles it."""

import pytest
from flask.testing import FlaskClient

from agreements.lifecycle import Role
from agreements.transitions import State
from planner.extensions import db
from planner.models.agreements import AgreementComment
from tests.planner import builders, trails
from tests.planner.agreements import lives
from tests.planner.agreements.test_reading import Town


@pytest.fixture
def town(client: FlaskClient) -> Town:
    return lives.town_in(State.DRAFT)


def write(client: FlaskClient, town: Town, role: Role, text: str = "Hvem måler?") -> int:
    builders.sign_in(client, lives.account_of(town, role))
    data = {"about.udeliv": text, "about.": "", "about.overgange": ""}
    return client.post(f"{town.url}/comments", data=data).status_code


def comments() -> list[AgreementComment]:
    db.session.expire_all()
    return db.session.query(AgreementComment).order_by(AgreementComment.id).all()


@pytest.mark.parametrize("role", [Role.COMMITTEE_SECRETARY, Role.CENTRE_HEAD])
def test_a_comment_stands_beside_its_goal_where_the_leader_writes(
    client: FlaskClient, town: Town, role: Role
) -> None:
    assert write(client, town, role) == 302

    [row] = comments()
    assert (row.goal_key, row.text, row.resolved_at) == ("udeliv", "Hvem måler?", None)
    assert trails.actions(town.agreement) == ["comment"]
    builders.sign_in(client, lives.account_of(town, Role.UNIT_LEADER))
    page = client.get(f"{town.url}/draft").text
    goal = page.index('id="local.udeliv"')
    assert goal < page.index("Hvem måler?") < page.index('id="local.udeliv.why"')
    assert "1 åben kommentar" in client.get(town.url).text


@pytest.mark.parametrize("role", [Role.UNIT_LEADER, Role.DEPUTY, Role.COMMITTEE_CHAIR])
def test_the_others_read_but_do_not_comment(client: FlaskClient, town: Town, role: Role) -> None:
    assert write(client, town, role) == 403
    assert comments() == []
    assert client.get(f"{town.url}/comments").status_code == 200


def test_the_leader_settles_a_comment_and_opens_it_again(client: FlaskClient, town: Town) -> None:
    write(client, town, Role.COMMITTEE_SECRETARY)
    [row] = comments()
    leader = lives.account_of(town, Role.UNIT_LEADER)
    builders.sign_in(client, leader)

    client.post(f"{town.url}/comments/{row.id}/settle")
    [row] = comments()
    assert row.resolved_by_id == leader.id
    assert "Hvem måler?" not in client.get(f"{town.url}/draft").text
    assert "Afklaret" in client.get(f"{town.url}/comments").text

    client.post(f"{town.url}/comments/{row.id}/reopen")
    [row] = comments()
    assert row.resolved_at is None
    assert trails.actions(town.agreement) == ["comment", "resolve", "reopen"]


def test_the_chair_settles_nothing(client: FlaskClient, town: Town) -> None:
    write(client, town, Role.COMMITTEE_SECRETARY)
    [row] = comments()
    builders.sign_in(client, lives.account_of(town, Role.COMMITTEE_CHAIR))
    assert client.post(f"{town.url}/comments/{row.id}/settle").status_code == 403
    assert comments()[0].resolved_at is None


def test_a_comment_of_another_agreement_is_404(client: FlaskClient, town: Town) -> None:
    write(client, town, Role.COMMITTEE_SECRETARY)
    [row] = comments()
    assert client.post(f"{town.url}/comments/{row.id + 1}/settle").status_code == 404


def test_a_text_that_stands_still_takes_no_comments(client: FlaskClient) -> None:
    town = lives.town_in(State.BEFORE_COMMITTEE)
    assert write(client, town, Role.COMMITTEE_SECRETARY) == 403


def test_a_comment_that_cannot_be_printed_is_told_and_kept(client: FlaskClient, town: Town) -> None:
    builders.sign_in(client, lives.account_of(town, Role.COMMITTEE_SECRETARY))
    answer = client.post(f"{town.url}/comments", data={"about.udeliv": "Fint 😀"})
    assert answer.status_code == 422
    assert "Billedtegn" in answer.text
    assert "Fint 😀" in answer.text
    assert comments() == []


def test_a_comment_about_a_goal_that_is_gone_is_not_lost(client: FlaskClient, town: Town) -> None:
    db.session.add(
        AgreementComment(
            agreement_id=town.agreement.id,
            goal_key="væk",
            author_id=lives.account_of(town, Role.CENTRE_HEAD).id,
            at=lives.IN_MARCH,
            text="Om det slettede mål",
        )
    )
    builders.sign_in(client, lives.account_of(town, Role.UNIT_LEADER))
    assert "Om det slettede mål" in client.get(f"{town.url}/comments").text
