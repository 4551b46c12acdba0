"""Pages that say what has happened: what can happen, one form each, who may, what is refused."""

import re

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from planner.extensions import db
from planner.jobs import runner
from planner.models.accounts import Role
from planner.models.committees import Committee
from planner.models.jobs import JobState
from planner.models.meetings import Meeting
from planner.models.rotations import Contact, ContactStatus, Lock, Rotation, RotationRun
from planner.models.units import Unit
from planner.rotations import mapping
from planner.rotations.happenings import Kind
from tests.planner import builders, occasions, trails

pytestmark = pytest.mark.usefixtures("january")


@pytest.fixture
def schools(committee: Committee) -> list[Unit]:
    return [builders.unit(committee, code=f"U{n}", name=f"Skole U{n}") for n in (1, 2)]


@pytest.fixture
def rotation(committee: Committee, march: Meeting, schools: list[Unit]) -> Rotation:
    row = occasions.rotation(committee)
    occasions.published(row, {march: schools[:1]})
    db.session.commit()
    return row


def address(rotation: Rotation, kind: Kind | None = None) -> str:
    return f"/rotations/{rotation.id}/replan" + (f"/{kind.value}" if kind else "")


def values(march: Meeting) -> dict[Kind, dict[str, str]]:
    key = mapping.meeting_key(march)
    return {
        Kind.HOST_CANCELS: {"place": f"{key}/U1"},
        Kind.UNIT_CLOSES: {"unit": "U1", "first": "2027-03-01", "last": ""},
        Kind.MEETING_NEEDS: {"meeting": key, "people": "20"},
        Kind.MEETING_CANCELLED: {"meeting": key},
        Kind.MEETING_MOVED: {
            "meeting": key,
            "day": "2027-03-09",
            "starts": "13.00",
            "minutes": "60",
        },
        Kind.REGISTER_CHANGED: {},
    }


def test_the_page_offers_everything_that_can_happen(
    client: FlaskClient, rotation: Rotation
) -> None:
    page = client.get(address(rotation)).text

    for kind in Kind:
        assert f'href="{address(rotation, kind)}"' in page
    assert "Planlæg om: der er sket noget" in client.get(f"/rotations/{rotation.id}").text


@pytest.mark.parametrize("kind", list(Kind))
def test_each_kind_is_said_replanned_and_shown(
    client: FlaskClient, rotation: Rotation, march: Meeting, kind: Kind
) -> None:
    shown = client.get(address(rotation, kind))
    assert shown.status_code == 200
    begun = len(re.findall('<select[^>]*><option value="">', shown.text))
    assert begun == shown.text.count("<select"), "nothing is chosen by chance"
    said = {**values(march)[kind], "because": "Vandskade i salen"}

    answer = client.post(address(rotation, kind), data=said)

    assert answer.status_code == 302, answer.text
    runner.run_due()
    run = rotation.runs[-1]
    assert run.job.state is JobState.DONE, run.job.error
    page = client.get(f"/rotations/{rotation.id}").text
    assert "Det ændrer omplanlægningen" in page
    assert "Vandskade i salen" in page


@pytest.mark.parametrize("kind", list(Kind))
def test_a_happening_without_a_reason_is_refused(
    client: FlaskClient, rotation: Rotation, march: Meeting, kind: Kind
) -> None:
    answer = client.post(address(rotation, kind), data=values(march)[kind])

    assert answer.status_code == 422
    assert len(rotation.runs) == 1


@pytest.mark.parametrize(
    ("kind", "wrong", "said"),
    [
        (Kind.UNIT_CLOSES, {"last": "2027-02-01"}, "Den sidste dag ligger før den første"),
        (Kind.MEETING_NEEDS, {"people": ""}, "Vælg adgang uden trin"),
        (Kind.MEETING_MOVED, {"starts": "23.30"}, "efter midnat"),
        (Kind.MEETING_MOVED, {"day": "2028-03-09"}, "uden for planens dage"),
        (Kind.UNIT_CLOSES, {"first": "2026-12-01"}, "dagen er gået"),
    ],
)
def test_what_cannot_happen_is_refused_with_the_reason(
    client: FlaskClient, rotation: Rotation, kind: Kind, wrong: dict[str, str], said: str
) -> None:
    (march,) = db.session.scalars(select(Meeting))
    typed = {**values(march)[kind], "because": "Sygdom", **wrong}

    answer = client.post(address(rotation, kind), data=typed)

    assert answer.status_code == 422
    assert said in answer.text


def test_a_locked_unit_must_be_unlocked_first(
    client: FlaskClient, rotation: Rotation, march: Meeting, schools: list[Unit]
) -> None:
    rotation.locks.append(Lock(meeting_id=march.id, unit_id=schools[0].id))
    db.session.commit()
    typed = {**values(march)[Kind.HOST_CANCELS], "because": "Sygdom"}

    answer = client.post(address(rotation, Kind.HOST_CANCELS), data=typed)

    assert answer.status_code == 422
    assert "Lås den op først" in answer.text


def test_more_can_happen_before_anything_is_published(
    client: FlaskClient, rotation: Rotation, march: Meeting
) -> None:
    typed = values(march)
    client.post(
        address(rotation, Kind.HOST_CANCELS), data={**typed[Kind.HOST_CANCELS], "because": "Sygdom"}
    )
    runner.run_due()
    first = rotation.runs[-1]
    assert f"{address(rotation)}?after={first.id}" in client.get(f"/rotations/{rotation.id}").text

    more = {**typed[Kind.MEETING_NEEDS], "because": "Flere gæster", "after": str(first.id)}
    client.post(address(rotation, Kind.MEETING_NEEDS), data=more)

    told = db.session.scalars(select(RotationRun).order_by(RotationRun.id.desc())).first()
    assert told is not None
    assert [one["kind"] for one in told.replanning["happenings"]] == [
        "host-cancels",
        "meeting-needs",
    ]


def test_publishing_a_replan_says_what_is_written_and_makes_version_two(
    client: FlaskClient, rotation: Rotation, march: Meeting
) -> None:
    typed = {**values(march)[Kind.HOST_CANCELS], "because": "Sygdom"}
    client.post(address(rotation, Kind.HOST_CANCELS), data=typed)
    runner.run_due()
    run = rotation.runs[-1]

    page = client.get(f"/rotations/{rotation.id}/publish").text
    assert "har meldt afbud til mødet" in page
    assert "1 enhed får besked om en ændring" in page
    answer = client.post(
        f"/rotations/{rotation.id}/publish",
        data={"run": str(run.id), "decided_by": "Udvalget", "decided_on": "2027-01-12"},
    )

    assert answer.location == f"/rotations/{rotation.id}/versions/2"
    assert trails.last("cancel").object_type == "contact"


def test_a_draft_is_planned_again_rather_than_replanned(
    client: FlaskClient, committee: Committee, march: Meeting, schools: list[Unit]
) -> None:
    row = occasions.rotation(committee)
    db.session.commit()

    assert client.get(address(row)).location == f"/rotations/{row.id}"
    assert client.get(address(row, Kind.HOST_CANCELS)).location == f"/rotations/{row.id}"


def test_a_running_job_is_waited_for(
    client: FlaskClient, rotation: Rotation, march: Meeting
) -> None:
    typed = {**values(march)[Kind.HOST_CANCELS], "because": "Sygdom"}
    client.post(address(rotation, Kind.HOST_CANCELS), data=typed)

    again = client.post(address(rotation, Kind.HOST_CANCELS), data=typed)

    assert again.location == f"/rotations/{rotation.id}/running"
    assert len(rotation.runs) == 2


def test_units_that_said_no_are_named(
    client: FlaskClient, rotation: Rotation, march: Meeting, schools: list[Unit]
) -> None:
    contact = db.session.scalars(select(Contact)).one()
    contact.status, contact.cancelled_by = ContactStatus.CANCELLED, "unit"
    contact.cancelled_because = "Smitte på stuen"
    db.session.commit()

    assert "Skole U1: Smitte på stuen" in client.get(address(rotation)).text


@pytest.mark.parametrize("role", [Role.UNIT_LEADER, Role.COUNCIL_MEMBER, Role.COMMITTEE_CHAIR])
def test_those_who_do_not_plan_are_refused(
    client: FlaskClient, rotation: Rotation, committee: Committee, schools: list[Unit], role: Role
) -> None:
    unit = schools[0] if role is Role.UNIT_LEADER else None
    body = committee if role is Role.COMMITTEE_CHAIR else None
    builders.sign_in(client, builders.user(role, committee=body, unit=unit))

    assert client.get(address(rotation)).status_code == 403
    assert client.post(address(rotation, Kind.REGISTER_CHANGED)).status_code == 403


def test_another_committees_secretary_does_not_learn_that_it_exists(
    client: FlaskClient, rotation: Rotation
) -> None:
    other = builders.committee("SOC")
    builders.sign_in(client, builders.user(Role.COMMITTEE_SECRETARY, committee=other))

    assert client.get(address(rotation)).status_code == 404
    assert client.post(address(rotation, Kind.REGISTER_CHANGED)).status_code == 404
    assert trails.last("refuse").object_id == rotation.id


def test_the_history_tells_what_happened_in_words(
    client: FlaskClient, rotation: Rotation, march: Meeting
) -> None:
    said = {**values(march)[Kind.HOST_CANCELS], "because": "Vandskade"}
    client.post(address(rotation, Kind.HOST_CANCELS), data=said)

    page = client.get(f"/rotations/{rotation.id}").text

    assert "Planlagt igen, efter at noget er sket" in page
    assert "En enhed kan ikke komme eller ikke være vært" in page
    assert "is_noted" not in page
    assert "host-cancels" not in page.split("Historik")[-1]
