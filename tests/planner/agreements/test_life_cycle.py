"""Every row of the life-cycle table through the planner: allowed, refused, and with its trail."""

from collections.abc import Iterator

import pytest
import time_machine
from flask import Flask
from flask.testing import FlaskClient

from agreements.lifecycle import Role, Row, State
from agreements.signatures import ALL_PARTIES
from agreements.transitions import TABLE, Action, Effect, Need
from agreements.workflow import IllegalTransition, MissingPrecondition
from planner.agreements.acting import operations
from planner.agreements.acting.given import Actor, Given
from planner.extensions import db
from planner.models.accounts import User
from planner.models.agreements import Agreement
from tests.planner import builders, trails
from tests.planner.agreements import lives
from tests.planner.agreements.builders import agreement, agreement_round
from tests.planner.agreements.pages import typed
from tests.planner.agreements.test_reading import Town

PEOPLE = tuple(role for role in Role if role is not Role.SYSTEM)
ROWS = [
    pytest.param(row, role, id=f"{row.state}-{row.action}-{role}")
    for row in TABLE.rows
    for role in row.roles
]
BY_PEOPLE = [param for param in ROWS if param.values[1] is not Role.SYSTEM]
HANDED_IN = (Action.RECORD_MIDWAY, Action.EVALUATE)


@pytest.fixture(autouse=True)
def march() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(lives.IN_MARCH, tick=False) as clock:
        yield clock


def again(town: Town) -> Agreement:
    db.session.expire_all()
    return db.session.get_one(Agreement, town.agreement.id)


def act(town: Town, row: Row, role: Role) -> None:
    by = Actor(_account(town, role), role, lives.now_for(row))
    operations.act(town.agreement, row.action, lives.given_for(row.action), by=by)


def act_now(town: Town, action: Action, role: Role, given: Given | None = None) -> None:
    by = Actor(_account(town, role), role, lives.IN_MARCH)
    operations.act(again(town), action, given or lives.given_for(action), by=by)


def _account(town: Town, role: Role) -> User | None:
    return None if role is Role.SYSTEM else lives.account_of(town, role)


@pytest.mark.parametrize(("row", "role"), ROWS)
def test_every_row_is_taken_kept_and_left_on_the_trail(
    database: Flask, row: Row, role: Role
) -> None:
    town = lives.town_in(row.state, row.needs)

    act(town, row, role)
    db.session.commit()

    first, *automatic = again(town).steps
    assert (first.step, first.acted_as, first.new_state) == (row.action, role, row.to)
    assert all(step.acted_as is Role.SYSTEM for step in automatic)
    event = trails.last(row.action.value)
    assert event.object_id == town.agreement.id
    assert event.after["agreement_state"] == row.to
    assert (event.user_id is None) == (role is Role.SYSTEM)


@pytest.mark.parametrize("state", State)
def test_what_no_row_allows_is_refused_and_leaves_nothing(database: Flask, state: State) -> None:
    town = lives.town_in(state, is_amendment=state is State.DRAFT)
    allowed = {(row.action, role) for row in TABLE.rows if row.state is state for role in row.roles}
    refused = [(a, r) for a in Action for r in Role if (a, r) not in allowed]

    for action, role in refused:
        by = Actor(None, role, lives.IN_MARCH)
        with pytest.raises(IllegalTransition):
            operations.act(town.agreement, action, lives.EVERYTHING, by=by)

    assert len(refused) > 100
    assert again(town).state is state
    assert again(town).steps == []
    assert trails.actions() == []


@pytest.mark.parametrize(("row", "role"), BY_PEOPLE)
def test_every_row_is_open_to_the_account_that_plays_the_role(
    client: FlaskClient, march: time_machine.Traveller, row: Row, role: Role
) -> None:
    town = lives.town_in(row.state, row.needs)
    march.move_to(lives.now_for(row))
    builders.sign_in(client, lives.account_of(town, role))

    if row.action in HANDED_IN:
        address = f"{town.url}/follow-up?occasion={_occasion(row.action)}"
        data = typed(client.get(address).text, **lives.TYPED)
        data |= dict.fromkeys(_states(town), "on_track")
    else:
        address = f"{town.url}/act/{row.action.replace('_', '-')}"
        assert client.get(address).status_code == 200
        data = lives.TYPED | {"unit_id": str(town.unit.id)}
    answer = client.post(address, data=data)

    assert answer.location == town.url
    first, *_automatic = again(town).steps
    assert (first.step, first.acted_as, first.new_state) == (row.action, role, row.to)
    assert client.get(town.url).status_code == 200


@pytest.mark.parametrize("role", PEOPLE)
def test_every_act_a_role_does_not_have_is_refused_on_its_page(
    client: FlaskClient, role: Role
) -> None:
    town = lives.town_in(State.DRAFT, is_amendment=True)
    builders.sign_in(client, lives.account_of(town, role))
    for state in State:
        allowed = {row.action for row in TABLE.rows if row.state is state and role in row.roles}
        agreement = again(town)
        agreement.state = state
        db.session.commit()
        for action in [a for a in Action if a not in allowed and a not in HANDED_IN]:
            address = f"{town.url}/act/{action.replace('_', '-')}"
            answer = client.post(address, data=lives.TYPED)
            assert answer.location == town.url, (state, action)
        assert again(town).state is state

    assert again(town).steps == []
    assert trails.actions() == []


@pytest.mark.parametrize(
    ("state", "action", "role", "need"),
    [
        (State.DRAFT, Action.SUBMIT, Role.UNIT_LEADER, Need.CONTENT_VALID),
        (State.IN_CONSULTATION, Action.CONCLUDE_CONSULTATION, Role.DEPUTY, Need.MED_HEARD),
        (State.BEFORE_COMMITTEE, Action.APPROVE, Role.COMMITTEE_SECRETARY, Need.DECISION),
        (State.READY_FOR_DIALOGUE, Action.SEND_BACK, Role.CENTRE_HEAD, Need.REASON),
        (State.APPROVED, Action.COMPLETE_SIGNING, Role.COMMITTEE_SECRETARY, Need.ALL_SIGNED),
        (State.APPROVED, Action.SIGN_WITH_RESERVATION, Role.DIRECTOR, Need.RESERVATION),
        (State.EVALUATED, Action.CLOSE, Role.COMMITTEE_SECRETARY, Need.PERIOD_ENDED),
        (State.EVALUATED, Action.AMEND, Role.UNIT_LEADER, Need.PERIOD_REMAINS),
        (State.DRAFT, Action.WITHDRAW_AMENDMENT, Role.UNIT_LEADER, Need.IS_AMENDMENT),
        (State.RUNNING, Action.RECORD_MIDWAY, Role.UNIT_LEADER, Need.MIDWAY_WRITTEN),
        (State.RUNNING, Action.EVALUATE, Role.UNIT_LEADER, Need.MIDWAY_DONE_OR_EXPLAINED),
        (State.SIGNED, Action.TRANSFER, Role.CENTRE_HEAD, Need.SUCCESSOR),
    ],
)
def test_what_a_row_needs_must_be_in_place(
    database: Flask, state: State, action: Action, role: Role, need: Need
) -> None:
    town = lives.town_in(state)
    content = lives.content_builders.agreement(
        purpose="", involvement=lives.content_builders.Involvement(), decision=None
    )
    if need in (Need.CONTENT_VALID, Need.MED_HEARD, Need.DECISION):
        lives.mapping.say(town.agreement.current, content)
        db.session.commit()

    with pytest.raises(MissingPrecondition) as refused:
        act_now(town, action, role, Given())
    db.session.rollback()

    assert need in refused.value.missing
    assert again(town).state is state


def test_a_missing_date_is_told_at_its_field_and_the_rest_is_kept(client: FlaskClient) -> None:
    town = lives.town_in(State.BEFORE_COMMITTEE)
    builders.sign_in(client, lives.account_of(town, Role.COMMITTEE_SECRETARY))
    address = f"{town.url}/act/approve"

    early = client.post(address, data={"item_number": "7", "decided_on": "2026-12-01"})
    assert early.status_code == 422
    assert "skal være hørt senest den dag, udvalget beslutter" in early.text
    assert 'value="7"' in early.text
    future = client.post(address, data={"item_number": "7", "decided_on": "2027-04-01"})
    assert "Skriv punktets nummer og datoen" in future.text
    odd = client.post(address, data={"item_number": "7😀", "decided_on": "1027-03-08"})
    assert "Billedtegn" in odd.text
    assert "fra 1900 til 2199" in odd.text
    assert again(town).state is State.BEFORE_COMMITTEE


def test_approval_freezes_the_text_with_its_hash_and_the_decision_in_it(
    client: FlaskClient,
) -> None:
    town = lives.town_in(State.BEFORE_COMMITTEE)
    act_now(town, Action.APPROVE, Role.COMMITTEE_SECRETARY)
    db.session.commit()

    version = again(town).current

    assert version.frozen_at == lives.IN_MARCH
    assert lives.mapping.version(version).hash == version.content_hash
    assert lives.mapping.content(version.content).decision == lives.EVERYTHING.decision


def test_an_amendment_opens_a_version_that_is_heard_anew_and_can_be_given_up(
    client: FlaskClient,
) -> None:
    town = lives.town_in(State.RUNNING)
    lives.sign(town.agreement, ALL_PARTIES)
    in_force = town.agreement.current.content_hash
    act_now(town, Action.AMEND, Role.UNIT_LEADER)
    db.session.commit()

    agreement = again(town)
    assert [row.number for row in agreement.versions] == [1, 2]
    assert agreement.current.reason == "Nye opgaver"
    heard = lives.mapping.content(agreement.current.content).involvement
    assert heard.med_heard_on is None
    assert agreement.versions[0].frozen_at

    act_now(town, Action.WITHDRAW_AMENDMENT, Role.UNIT_LEADER)
    db.session.commit()
    agreement = again(town)
    assert agreement.current.content_hash == in_force
    assert agreement.versions[1].withdrawn_at == lives.IN_MARCH
    # Its signatures and its period carry it on by themselves.
    assert agreement.state is State.RUNNING

    act_now(town, Action.AMEND, Role.UNIT_LEADER)
    db.session.commit()
    assert [row.number for row in again(town).versions] == [1, 2, 3]


def test_a_transfer_lets_the_new_leader_sign_the_same_text(client: FlaskClient) -> None:
    town = lives.town_in(State.RUNNING)
    lives.sign(town.agreement, ALL_PARTIES)
    db.session.commit()
    leader = lives.account_of(town, Role.UNIT_LEADER)
    builders.sign_in(client, leader)
    refused = client.post(f"{town.url}/act/sign")
    assert "allerede underskrevet" in refused.text

    before = again(town).current.content_hash
    act_now(town, Action.TRANSFER, Role.CENTRE_HEAD)
    db.session.commit()

    assert "Leder 77" in client.get(town.url).text
    assert client.post(f"{town.url}/act/sign").location == town.url
    assert again(town).current.content_hash == before
    assert len(again(town).current.signatures) == 4


def test_an_agreement_goes_to_another_unit_that_has_none(client: FlaskClient) -> None:
    town = lives.town_in(State.RUNNING)
    lives.sign(town.agreement, ALL_PARTIES)
    builders.sign_in(client, lives.account_of(town, Role.CENTRE_HEAD))
    data = {"successor": "Leder 9", "reason": "Lagt sammen", "unit_id": str(town.neighbour.id)}
    others = agreement(town.round, town.neighbour, town.other)
    db.session.commit()

    refused = client.post(f"{town.url}/act/transfer", data=data)
    assert refused.status_code == 422
    assert "Denne enhed har selv en aftale for perioden." in refused.text

    others.round = agreement_round(2028)
    db.session.commit()
    text = again(town).current.content
    assert client.post(f"{town.url}/act/transfer", data=data).location == town.url
    assert again(town).unit_id == town.neighbour.id
    assert again(town).current.content == text
    builders.sign_in(client, lives.account_of(town, Role.UNIT_LEADER, inside=False))
    assert client.post(f"{town.url}/act/sign").location == town.url


def test_two_who_act_at_once_do_not_both_get_through(client: FlaskClient) -> None:
    town = lives.town_in(State.DRAFT)
    builders.sign_in(client, lives.account_of(town, Role.UNIT_LEADER))
    assert client.post(f"{town.url}/act/submit").location == town.url

    again_ = client.post(f"{town.url}/act/submit")

    assert again_.location == town.url
    assert [step.step for step in again(town).steps] == [Action.SUBMIT]


def test_an_act_that_does_not_exist_is_404(client: FlaskClient) -> None:
    town = lives.town_in(State.RUNNING)
    builders.sign_in(client, lives.account_of(town, Role.UNIT_LEADER))
    for action in ("burn", "record-midway", "evaluate"):
        assert client.get(f"{town.url}/act/{action}").status_code == 404


def test_every_effect_has_its_function() -> None:
    assert set(operations._EFFECTS) == set(Effect)


def _occasion(action: Action) -> str:
    return "midway" if action is Action.RECORD_MIDWAY else "annual"


def _states(town: Town) -> list[str]:
    goals = lives.mapping.content(town.agreement.current.content).goals.all
    return [f"answers.{goal.key}.state" for goal in goals]
