"""Three parties sign in any order, bound to the text; Samspil carries the agreement on."""

from collections.abc import Iterator
from itertools import permutations

import pytest
import time_machine
from flask.testing import FlaskClient

from agreements.lifecycle import Role
from agreements.signatures import ALL_PARTIES, Party
from agreements.transitions import Action, State
from planner.agreements.acting import daily
from planner.extensions import db
from planner.jobs import queue, runner
from planner.models.agreements import Agreement
from tests.planner import builders
from tests.planner.agreements import lives
from tests.planner.agreements.builders import saying
from tests.planner.agreements.test_reading import Town

SIGNERS = (Role.UNIT_LEADER, Role.COMMITTEE_CHAIR, Role.CENTRE_HEAD)


@pytest.fixture(autouse=True)
def march() -> Iterator[None]:
    with time_machine.travel(lives.IN_MARCH, tick=False):
        yield


def again(town: Town) -> Agreement:
    db.session.expire_all()
    return db.session.get_one(Agreement, town.agreement.id)


def signed(client: FlaskClient, town: Town, role: Role, act: str = "sign", **data: str) -> str:
    builders.sign_in(client, lives.account_of(town, role))
    answer = client.post(f"{town.url}/act/{act}", data=data)
    return answer.location or answer.text


@pytest.mark.parametrize("order", list(permutations(SIGNERS)), ids="-".join)
def test_three_sign_in_any_order_and_the_agreement_is_in_force(
    client: FlaskClient, order: tuple[Role, ...]
) -> None:
    town = lives.town_in(State.APPROVED)
    for role in order[:2]:
        assert signed(client, town, role) == town.url
        assert again(town).state is State.APPROVED
    signed(client, town, order[2])

    agreement = again(town)
    assert agreement.state is State.RUNNING
    assert [s.step for s in agreement.steps][-2:] == [Action.COMPLETE_SIGNING, Action.START]
    hashes = {row.version_hash for row in agreement.current.signatures}
    assert hashes == {agreement.current.content_hash}


def test_the_page_shows_what_is_signed_before_it_is(client: FlaskClient) -> None:
    town = lives.town_in(State.APPROVED)
    builders.sign_in(client, lives.account_of(town, Role.COMMITTEE_CHAIR))

    page = client.get(f"{town.url}/act/sign").text

    assert town.agreement.current.content_hash in page
    assert "udvalgsformand" in page
    assert f"{town.url}/versions/1.pdf" in page


def test_a_stand_in_says_for_whom_and_why(client: FlaskClient) -> None:
    town = lives.town_in(State.APPROVED)
    refused = signed(client, town, Role.VICE_CHAIR, "sign-on-behalf", on_behalf_of="Medlem 1")
    assert "Udfyld feltet" in refused or "Hvorfor kan de ikke selv underskrive?" in refused
    assert again(town).current.signatures == []

    signed(client, town, Role.VICE_CHAIR, "sign-on-behalf", on_behalf_of="Medlem 1", reason="Syg")

    [row] = again(town).current.signatures
    assert (row.party, row.on_behalf_of, row.on_behalf_reason) == (
        *(Party.COMMITTEE, "Medlem 1", "Syg"),
    )
    assert "på vegne af Medlem 1 (Syg)" in client.get(town.url).text


def test_a_reservation_stands_beside_the_signature_and_the_chair_has_none(
    client: FlaskClient,
) -> None:
    town = lives.town_in(State.APPROVED)
    words = "Vi kan ikke nå det, hvis budgettet falder."
    signed(client, town, Role.UNIT_LEADER, "sign-with-reservation", reservation=words)
    signed(client, town, Role.COMMITTEE_CHAIR, "sign-with-reservation", reservation=words)

    [row] = again(town).current.signatures
    assert (row.party, row.reservation) == (Party.UNIT, words)
    assert words in client.get(town.url).text


def test_a_party_signs_once(client: FlaskClient) -> None:
    town = lives.town_in(State.APPROVED)
    signed(client, town, Role.CENTRE_HEAD)
    assert "allerede underskrevet" in signed(client, town, Role.DIRECTOR)
    assert len(again(town).current.signatures) == 1


def test_a_text_that_was_tampered_with_says_that_the_signatures_no_longer_match(
    client: FlaskClient,
) -> None:
    town = lives.town_in(State.RUNNING)
    lives.sign(town.agreement, ALL_PARTIES)
    builders.sign_in(client, lives.account_of(town, Role.UNIT_LEADER))
    assert client.get(town.url).text.count("Svarer til teksten") == 3

    version = again(town).current
    version.content = lives.mapping.new_version(saying("Noget andet end det underskrevne")).content
    db.session.commit()

    page = client.get(town.url).text
    assert page.count("Svarer ikke længere til teksten") == 3
    assert "0 af 3 parter" in page


def test_what_begins_on_a_day_is_put_into_force_by_the_daily_round(client: FlaskClient) -> None:
    town = lives.town_in(State.SIGNED)
    lives.sign(town.agreement, ALL_PARTIES)
    queue.enqueue("carry_on_agreements", {}, user=None, at=lives.IN_MARCH)
    db.session.commit()

    assert runner.run_due() == 1

    assert again(town).state is State.RUNNING
    assert again(town).steps[-1].user_id is None
    assert State.SIGNED in daily.WAITING
