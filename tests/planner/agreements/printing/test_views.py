"""The pages of printing: order, wait, fetch; another's order is not there."""

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from planner.agreements.printing.orders import Binding, PaperKind
from planner.extensions import db
from planner.jobs import runner
from planner.models.accounts import Role
from planner.models.audit import AuditEvent
from planner.models.jobs import Job, JobState
from tests.planner import builders
from tests.planner.agreements.printing.builders import Town


def typed(**changed: str) -> dict[str, str]:
    return {"kind": PaperKind.AGREEMENT, "committee": "0", "binding": Binding.PACKED, **changed}


class Desk(Town):
    """A town whose administrator is signed in."""

    def __init__(self, client: FlaskClient) -> None:
        super().__init__()
        self.client = client
        builders.sign_in(client, self.user)

    @property
    def url(self) -> str:
        return f"/agreements/rounds/{self.round.id}/papers"


def test_papers_are_ordered_printed_and_fetched(client: FlaskClient) -> None:
    desk = Desk(client)
    page = client.get(desk.url)
    assert "Børneudvalget" in page.text

    address = client.post(desk.url, data=typed()).headers["Location"]
    assert client.get(address, headers={"HX-Request": "true"}).status_code == 200
    assert client.get(f"{address}/file").status_code == 404
    runner.run_due()
    done = client.get(address, headers={"HX-Request": "true"})
    assert done.status_code == 286
    assert "4 papirer" in done.text
    file = client.get(f"{address}/file")
    assert file.data.startswith(b"PK")
    assert "udviklingsaftaler-2027.zip" in file.headers["Content-Disposition"]
    assert "udviklingsaftaler-2027.zip" in client.get(desk.url).text


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"kind": PaperKind.ANNUAL}, "Ingen enhed har dette papir endnu"),
        ({"kind": "poster"}, "Vælg"),
        ({"binding": ""}, "Udfyld"),
        ({"committee": "999"}, "Vælg"),
    ],
)
def test_an_order_that_cannot_be_is_refused_at_its_field(
    client: FlaskClient, changed: dict[str, str], said: str
) -> None:
    desk = Desk(client)

    answer = client.post(desk.url, data=typed(**changed))
    assert answer.status_code == 422
    assert said in answer.text
    assert not db.session.scalars(select(Job)).all()


@pytest.mark.parametrize("page", ["", "/file"])
def test_somebody_elses_order_is_404_and_leaves_an_event(client: FlaskClient, page: str) -> None:
    desk = Desk(client)
    job = desk.queued()
    builders.sign_in(client, builders.user(Role.SECRETARIAT))

    assert client.get(f"/agreements/papers/{job.id}{page}").status_code == 404
    refused = db.session.scalars(select(AuditEvent).where(AuditEvent.action == "refuse")).one()
    assert (refused.object_type, refused.object_id) == ("job", job.id)


def test_another_kind_of_job_is_no_order(client: FlaskClient) -> None:
    desk = Desk(client)
    job = desk.queued()
    job.kind = "backup"
    db.session.commit()

    assert client.get(f"/agreements/papers/{job.id}").status_code == 404


def test_an_order_can_be_stopped(client: FlaskClient) -> None:
    desk = Desk(client)
    job = desk.queued()

    client.post(f"/agreements/papers/{job.id}/stop")
    assert db.session.get_one(Job, job.id).state is JobState.STOPPED
    assert "Intet blev sat sammen" in client.get(f"/agreements/papers/{job.id}").text


def test_a_round_that_is_not_there_has_no_papers(client: FlaskClient) -> None:
    Desk(client)
    assert client.get("/agreements/rounds/99/papers").status_code == 404
