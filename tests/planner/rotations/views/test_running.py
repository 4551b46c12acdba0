"""Finding a plan: start, follow, stop; lock and unlock."""

import re
from datetime import date

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from planner.extensions import db
from planner.models.accounts import Role
from planner.models.committees import Committee
from planner.models.jobs import Job, JobState
from planner.models.meetings import Meeting
from planner.models.rotations import Lock, Rotation
from planner.models.units import HostingClass, Unit
from planner.rotations import mapping
from tests.planner import builders, occasions, trails

pytestmark = pytest.mark.usefixtures("january")


@pytest.fixture
def rotation(committee: Committee, march: Meeting, school: Unit) -> Rotation:
    row = occasions.rotation(committee)
    db.session.commit()
    return row


def address(rotation: Rotation, page: str) -> str:
    return f"/rotations/{rotation.id}/{page}"


def test_a_run_is_queued_once_followed_and_stopped(client: FlaskClient, rotation: Rotation) -> None:
    assert client.get(address(rotation, "running")).status_code == 404, "nothing was begun"
    assert client.post(address(rotation, "run")).location == address(rotation, "running")
    assert client.post(address(rotation, "run")).location == address(rotation, "running")

    job = db.session.scalars(select(Job)).one()
    assert (job.kind, job.payload) == ("solve_rotation", {"run_id": rotation.runs[0].id})
    asked = {"HX-Request": "true"}
    assert client.get(address(rotation, "running"), headers=asked).status_code == 200
    assert "Se, hvor langt den er" in client.get(f"/rotations/{rotation.id}").text
    client.post(address(rotation, "stop"))
    assert job.state is JobState.STOPPED
    assert client.get(address(rotation, "running"), headers=asked).status_code == 286
    assert client.post(address(rotation, "stop")).status_code == 302, "stopping twice is no harm"


def test_a_rotation_with_nothing_to_plan_says_so(client: FlaskClient, committee: Committee) -> None:
    rotation = occasions.rotation(committee)
    db.session.commit()

    answer = client.post(address(rotation, "run"), follow_redirects=True)

    assert "intet at planlægge" in answer.text
    assert db.session.scalars(select(Job)).all() == []


def test_a_new_run_keeps_what_is_published_when_asked(
    client: FlaskClient, rotation: Rotation, march: Meeting, school: Unit
) -> None:
    occasions.contact(school, march)
    db.session.commit()

    client.post(address(rotation, "run"), data={"keep": "1"})

    assert rotation.runs[0].problem["stability"] == "first"


@pytest.mark.parametrize(
    ("state", "result", "said"),
    [
        (JobState.RUNNING, {}, "Finder planen"),
        (JobState.DONE, {"filled": 28, "proven": True}, "28 pladser er udfyldt"),
        (JobState.DONE, {"filled": 1, "proven": False}, "1 plads er udfyldt"),
        (JobState.STOPPED, {}, "Stoppet"),
        (JobState.FAILED, {}, "Det gik galt"),
    ],
)
def test_the_page_one_waits_on_tells_how_every_run_ended(
    client: FlaskClient, rotation: Rotation, state: JobState, result: dict[str, object], said: str
) -> None:
    client.post(address(rotation, "run"))
    job = db.session.scalars(select(Job)).one()
    job.state, job.result = state, result
    db.session.commit()

    page = client.get(address(rotation, "running"))

    assert page.status_code == 200
    assert said in page.text


def test_locks_that_contradict_each_other_are_named(
    client: FlaskClient, rotation: Rotation, march: Meeting, school: Unit
) -> None:
    client.post(address(rotation, "run"))
    job = db.session.scalars(select(Job)).one()
    key = mapping.meeting_key(march)
    job.state = JobState.DONE
    job.result = {"conflict": [[key, "U001"], [key, "VÆK"]], "rule": "slots"}
    rotation.locks.append(Lock(meeting_id=march.id, unit_id=school.id))
    db.session.commit()

    page = client.get(address(rotation, "running")).text

    assert "Skolen ved Åen: tirsdag 2. marts 2027, BUU" in page
    assert "Flere enheder er låst til mødet, end der er pladser" in page
    assert "VÆK" in page
    assert page.count(f'action="{address(rotation, "unlock")}"') == 1, "VÆK holds no lock today"


def test_a_unit_is_locked_and_unlocked(
    client: FlaskClient, rotation: Rotation, march: Meeting, school: Unit
) -> None:
    page = client.get(address(rotation, "lock")).text
    begun = len(re.findall('<select[^>]*><option value="">', page))
    assert begun == page.count("<select") == 2, "nothing is chosen by chance"
    assert "tirsdag 2. marts 2027 – BUU" in page
    assert "Skolen ved Åen" in page
    values = {"meeting": str(march.id), "unit": "U001", "reason": "Skolen fylder 100 år"}

    locked = client.post(address(rotation, "lock"), data=values)
    assert locked.location.endswith(f"/rotations/{rotation.id}#locks")

    shown = client.get(f"/rotations/{rotation.id}").text
    assert "Skolen fylder 100 år" in shown
    assert trails.last("lock").after["unit"] == "U001"
    client.post(address(rotation, "lock"), data={**values, "reason": "Ny tilbygning"})
    told = client.get(f"/rotations/{rotation.id}").text
    assert "var allerede låst til mødet" in told
    assert "Din begrundelse er ikke gemt: Ny tilbygning." in told
    assert client.post(address(rotation, "unlock"), data=values).status_code == 302
    assert db.session.scalars(select(Lock)).all() == []
    assert client.post(address(rotation, "unlock"), data=values).status_code == 302


def test_a_place_is_locked_and_unlocked_in_the_plan_itself(
    client: FlaskClient, rotation: Rotation, march: Meeting, school: Unit
) -> None:
    occasions.solved(rotation, {march: [school]})
    db.session.commit()

    for name, label in (("lock", "Lås"), ("unlock", "Lås op")):
        page = client.get(address(rotation, "plan")).text
        [button] = re.findall(r'<button class="link-button" name="place"(.*?)<span', page)
        place = re.search(r'value="([^"]+)"', button)
        assert place
        assert button.endswith(f">{label}")
        assert (f'formaction="{address(rotation, "unlock")}"' in button) == (name == "unlock")
        answer = client.post(address(rotation, name), data={"place": place[1]})
        assert answer.location.endswith(f"/plan#m{march.id}"), "back to its row"
        assert len(db.session.scalars(select(Lock)).all()) == (name == "lock")


def test_a_lock_on_a_meeting_that_is_gone_can_be_undone(
    client: FlaskClient, rotation: Rotation, march: Meeting, school: Unit
) -> None:
    values = {"meeting": str(march.id), "unit": "U001"}
    client.post(address(rotation, "lock"), data=values)
    other = occasions.meeting(march.calendar, march.committee, date(2027, 5, 4))
    march.cycle, rotation.committees[0].town_hall_months = 3, [3]
    db.session.commit()
    assert other.day

    shown = client.get(f"/rotations/{rotation.id}").text
    assert "Låse, planen ikke kan holde" in shown
    client.post(address(rotation, "unlock"), data=values)

    assert db.session.scalars(select(Lock)).all() == []


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"meeting": ""}, "meeting"),
        ({"unit": ""}, "unit"),
        ({"unit": "U999"}, "unit"),
        ({"unit": "HJEM"}, "unit"),
    ],
)
def test_a_lock_that_cannot_be_is_refused_at_its_field(
    client: FlaskClient,
    rotation: Rotation,
    march: Meeting,
    given: dict[str, str],
    field: str,
) -> None:
    builders.unit(march.committee, code="HJEM", hosting_class=HostingClass.NEVER)
    db.session.commit()
    values = {"meeting": str(march.id), "unit": "U001", "reason": "Aftalt"} | given

    answer = client.post(address(rotation, "lock"), data=values)

    assert answer.status_code == 422
    assert f'id="{field}-error"' in answer.text
    assert 'value="Aftalt"' in answer.text


def test_a_stranger_to_the_committee_finds_nothing_to_run(
    client: FlaskClient, rotation: Rotation
) -> None:
    other = builders.committee("KFU")
    builders.sign_in(client, builders.user(Role.COMMITTEE_SECRETARY, committee=other))

    assert client.get(f"/rotations/{rotation.id}").status_code == 404
    assert client.get(address(rotation, "running")).status_code == 404
    assert client.post(address(rotation, "run")).status_code == 404
    assert trails.last("refuse").object_type == "rotation"
