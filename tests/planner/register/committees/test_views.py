"""The committees' pages: read by all, edited by the own secretary, merged by the secretariat."""

import pytest
from flask.testing import FlaskClient

from planner.extensions import db
from planner.models.accounts import Role
from planner.models.committees import Committee, MembershipRole
from tests.planner import builders
from tests.planner.register.builders import events


def test_the_list_and_a_committees_page_read_as_of_a_day(client: FlaskClient) -> None:
    committee = builders.committee("BUU", name="Børne- og Ungeudvalget")
    chair = builders.politician(committee, role=MembershipRole.CHAIR)
    builders.unit(committee, name="Skolen")
    builders.sign_in(client, builders.user(Role.COUNCIL_MEMBER))

    listed = client.get("/committees?as-of=2026-03-01").text
    assert "Børne- og Ungeudvalget" in listed
    assert chair.name in listed
    page = client.get(f"/committees/{committee.id}?as-of=2026-03-01").text
    assert chair.name in page
    assert "Skolen" in page
    assert "tirsdag kl. 14.00, 150 minutter" in page
    assert "Ingen udvalg" in client.get("/committees?as-of=2020-01-01").text


def test_the_own_secretary_edits_but_enters_and_merges_none(client: FlaskClient) -> None:
    own, other = builders.committee("BUU"), builders.committee("KFU")
    builders.sign_in(client, builders.user(Role.COMMITTEE_SECRETARY, committee=own))

    typed = {"version": 1, "code": "BSU", "kind": "standing"}
    assert client.post(f"/committees/{own.id}/edit", data=typed).status_code == 302
    for path in ("new", "merge", f"{other.id}/edit", f"{other.id}/close"):
        assert client.get(f"/committees/{path}").status_code == 404


def test_a_committee_is_entered_and_closed(client: FlaskClient) -> None:
    builders.sign_in(client, builders.user(Role.SECRETARIAT))
    typed = {"code": "HPU", "name": "Udvalget", "kind": "standing", "first_day": "2026-01-01"}

    assert client.post("/committees/new", data={**typed, "code": ""}).status_code == 422
    assert client.post("/committees/new", data=typed).status_code == 302
    committee = db.session.scalars(db.select(Committee)).one()
    close = f"/committees/{committee.id}/close"
    assert client.get(close).status_code == 200
    assert client.post(close, data={"version": 1, "last_day": "2025-01-01"}).status_code == 422
    closed = client.post(close, data={"version": 1, "last_day": "2026-12-31"})

    assert closed.status_code == 302
    assert "31. december 2026" in client.get(f"/committees/{committee.id}").text


@pytest.mark.parametrize("into_new", [True, False])
def test_two_committees_are_merged_into_a_new_one_or_one_of_them(
    client: FlaskClient, into_new: bool
) -> None:
    one, other = builders.committee("A"), builders.committee("B")
    builders.unit(one, name="Enheden")
    builders.sign_in(client, builders.user(Role.SECRETARIAT))
    typed: dict[str, object] = {
        "predecessors": [str(one.id), str(other.id)],
        "on_day": "2026-08-01",
        "into": "0" if into_new else str(other.id),
        "kind": "standing",
    }

    if into_new:
        assert client.post("/committees/merge", data=typed).status_code == 422
        typed |= {"code": "AB", "name": "Det samlede udvalg"}
    answer = client.post("/committees/merge", data=typed)

    assert answer.status_code == 302
    page = client.get(f"{answer.location.partition('?')[0]}?as-of=2026-08-01").text
    assert "Enheden" in page
    assert "Udvalget A" in page


def test_an_undone_closing_lets_the_committee_go_on(client: FlaskClient) -> None:
    committee = builders.committee("BUU")
    builders.politician(committee)
    builders.sign_in(client, builders.user(Role.SECRETARIAT))
    reopen = f"/committees/{committee.id}/reopen"
    assert client.get(reopen).status_code == 404
    client.post(f"/committees/{committee.id}/close", data={"version": 1, "last_day": "2026-12-31"})

    db.session.expire_all()
    assert client.get(reopen).status_code == 200
    assert client.post(reopen, data={"version": committee.version}).status_code == 302

    db.session.expire_all()
    assert committee.periods[0].valid_to is None
    assert committee.memberships[0].valid_to is None
    assert events(committee)[-1].action == "reopen"
