"""How far to go: the table is made once, each row with its proof, and a chosen row is a draft."""

from datetime import date

import pytest
from flask.testing import FlaskClient

from planner.extensions import db
from planner.jobs import runner
from planner.models.accounts import Role
from planner.models.committees import Committee
from planner.models.jobs import JobState
from planner.models.rotations import Rotation, RotationInquiry, RotationRun
from planner.models.units import Unit
from planner.rotations import fairness, publication, replanning
from planner.rotations.happenings import Happening
from tests.planner import builders, occasions, trails
from tests.planner.occasions import NOW, TODAY

pytestmark = pytest.mark.usefixtures("january")


@pytest.fixture
def rotation(committee: Committee) -> Rotation:
    """Published: everything to the first unit, nothing to the other two."""
    first, _second, _third = (
        builders.unit(committee, code=f"U{n}", name=f"Skole {n}") for n in (1, 2, 3)
    )
    calendar = occasions.calendar()
    days = [date(2027, month, 2) for month in (2, 3, 6, 9)]
    meetings = [occasions.meeting(calendar, committee, day) for day in days]
    row = occasions.rotation(committee)
    occasions.published(row, {meeting: [first] for meeting in meetings})
    db.session.commit()
    return row


@pytest.fixture
def replan(rotation: Rotation) -> RotationRun:
    said = [Happening(None, "To skoler er åbnet")]
    run = replanning.ask(rotation, said, today=TODAY, user=occasions.somebody(), at=NOW)
    db.session.commit()
    runner.run_due()
    return run


def address(run: RotationRun, what: str = "table") -> str:
    return f"/rotations/{run.rotation_id}/replans/{run.id}/{what}"


def made(client: FlaskClient, run: RotationRun) -> RotationInquiry:
    client.post(address(run))
    runner.run_due()
    (inquiry,) = db.session.query(RotationInquiry)
    return inquiry


def test_the_table_goes_from_the_fewest_changes_to_planning_anew(
    client: FlaskClient, replan: RotationRun
) -> None:
    assert "Hvor langt vil I gå?" in client.get(f"/rotations/{replan.rotation_id}").text
    assert "Lav tabellen" in client.get(address(replan)).text

    inquiry = made(client, replan)

    rows = inquiry.answer["rows"]
    assert [(row["changes"], row["gaining"], row["proven"]) for row in rows] == [
        (0, [], True),
        (1, ["U2"], True),
        (2, ["U2", "U3"], True),
    ]
    page = client.get(address(replan)).text
    assert page.count("Bevist: ingen med så få ændringer er mere lige") == 3
    assert "Skole 2, Skole 3" in page
    assert trails.last("ask").object_id == replan.rotation_id


def test_the_page_follows_the_work_and_is_made_once(
    client: FlaskClient, replan: RotationRun
) -> None:
    client.post(address(replan))
    client.post(address(replan))
    (inquiry,) = db.session.query(RotationInquiry)
    asked = {"HX-Request": "true"}
    assert client.get(address(replan), headers=asked).status_code == 200
    assert "Laver tabellen" in client.get(address(replan)).text

    inquiry.job.state = JobState.STOPPED
    db.session.commit()

    assert client.get(address(replan), headers=asked).status_code == 286
    assert "Det sidste forsøg blev afbrudt" in client.get(address(replan)).text


def test_a_chosen_row_is_a_draft_that_says_how_far_it_goes_and_can_be_published(
    client: FlaskClient, replan: RotationRun
) -> None:
    made(client, replan)

    answer = client.post(address(replan, "choose"), data={"row": "2"})

    assert answer.location == f"/rotations/{replan.rotation_id}"
    page = client.get(answer.location).text
    assert "opgiver højst 2 pladser, som er meldt ud" in page
    assert "Bevist: ingen mere retfærdig plan ændrer så lidt" in page
    assert "Skole 3" in page
    chosen = replan.rotation.runs[-1]
    assert fairness.statement(chosen.plan, chosen.equity).is_proven
    assert publication.obstacle(chosen, today=TODAY) is None
    assert trails.last("choose_row").after == {"changes": 2, "run_id": chosen.id}
    occasions.publish(chosen)
    assert replan.rotation.versions[-1].number == 2


def test_a_row_that_is_not_proven_says_so(client: FlaskClient, replan: RotationRun) -> None:
    inquiry = made(client, replan)
    rows = [dict(row, proven=False) for row in inquiry.answer["rows"]]
    inquiry.answer = {"rows": rows}
    db.session.commit()
    assert "Ikke bevist: den bedste af dem, der er prøvet" in client.get(address(replan)).text

    client.post(address(replan, "choose"), data={"row": "1"})

    page = client.get(f"/rotations/{replan.rotation_id}").text
    assert "Det er ikke bevist, at der ikke findes en bedre." in page


@pytest.mark.parametrize("row", ["3", "-1", "", "x"])
def test_a_row_that_is_not_there_is_not_found(
    client: FlaskClient, replan: RotationRun, row: str
) -> None:
    assert client.post(address(replan, "choose"), data={"row": row}).status_code == 404
    made(client, replan)

    assert client.post(address(replan, "choose"), data={"row": row}).status_code == 404


def test_a_plan_made_anew_has_nothing_to_be_weighed_against(
    client: FlaskClient, rotation: Rotation
) -> None:
    assert client.get(address(rotation.versions[0].run)).status_code == 404


def test_another_committees_secretary_is_told_nothing(
    client: FlaskClient, replan: RotationRun, committee: Committee
) -> None:
    other = builders.committee("SOC")
    builders.sign_in(client, builders.user(Role.COMMITTEE_SECRETARY, committee=other))

    assert client.get(address(replan)).status_code == 404
    assert client.post(address(replan)).status_code == 404
    assert client.post(address(replan, "choose"), data={"row": "0"}).status_code == 404
    assert trails.last("refuse").object_id == replan.rotation_id


def test_a_unit_leader_is_refused(client: FlaskClient, replan: RotationRun) -> None:
    (unit, *_others) = db.session.query(Unit).order_by(Unit.id)
    builders.sign_in(client, builders.user(Role.UNIT_LEADER, unit=unit))

    assert client.get(address(replan)).status_code == 403
