"""Adding, changing and taking back a shared goal: allowed, refused, audited."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from flask import Flask
from sqlalchemy import select

from agreements.goals import Layer
from agreements.transitions import State
from planner import versions
from planner.agreements import inheritance, mapping
from planner.agreements.shared_goals import operations
from planner.extensions import db
from planner.models.accounts import User
from planner.models.agreements import SharedGoal
from planner.models.audit import AuditEvent
from tests.agreements import builders as contents
from tests.planner import builders
from tests.planner.agreements.shared_goals.builders import KEY, Town

AT = datetime(2026, 11, 22, 9, tzinfo=UTC)


@pytest.fixture
def town(database: Flask) -> Town:
    return Town()


@pytest.fixture
def user(town: Town) -> User:
    return builders.user()


def events() -> list[str]:
    return [event.action for event in db.session.scalars(select(AuditEvent))]


def test_a_goal_is_added_until_the_cap_of_its_layer(town: Town, user: User) -> None:
    goal = replace(contents.shared_goal("ny"), layer=Layer.COMMITTEE)
    operations.add(town.round, goal, committee=town.mine, user=user, at=AT)
    third = replace(goal, key="endnu")

    with pytest.raises(operations.TooMany) as refused:
        operations.add(town.round, third, committee=town.mine, user=user, at=AT)
    assert refused.value.limit == 2
    operations.add(town.round, third, committee=town.other, user=user, at=AT)
    assert events() == ["add", "add"]


def test_a_change_reaches_every_draft_and_no_copy(town: Town, user: User) -> None:
    draft = town.contribute("Åskolen")
    stored = draft.versions[0].content
    new = replace(mapping.shared_goal(town.goal), title="Bedre overgange")

    operations.edit(town.goal, new, seen=town.goal.version, user=user, at=AT)
    db.session.flush()

    [contribution] = inheritance.content(draft.versions[0]).goals.contributions
    assert contribution.title == "Bedre overgange"
    assert draft.versions[0].content == stored
    [event] = db.session.scalars(select(AuditEvent))
    assert (event.action, event.after["name"]) == ("edit", "Bedre overgange")


def test_key_and_layer_stay(town: Town, user: User) -> None:
    new = replace(contents.shared_goal("andet"), layer=Layer.COMMITTEE)
    operations.edit(town.goal, new, seen=town.goal.version, user=user, at=AT)

    stored = mapping.shared_goal(town.goal)
    assert (stored.key, stored.layer) == (KEY, Layer.CROSS_CUTTING)


@pytest.mark.parametrize("state", [State.BEFORE_COMMITTEE, State.APPROVED, State.CLOSED])
def test_it_stands_still_once_one_agreement_does(town: Town, user: User, state: State) -> None:
    town.contribute("Åskolen")
    town.contribute("Birkehuset", state=state)

    with pytest.raises(operations.StandsStill):
        operations.edit(town.goal, contents.shared_goal(), seen=town.goal.version, user=user, at=AT)
    operations.edit(
        town.own_goal,
        contents.shared_goal("faellesskab"),
        seen=town.own_goal.version,
        user=user,
        at=AT,
    )


def test_an_amendment_in_draft_keeps_it_still(town: Town, user: User) -> None:
    row = town.contribute("Åskolen", state=State.APPROVED)
    row.state = State.DRAFT
    db.session.commit()

    with pytest.raises(operations.StandsStill):
        operations.edit(town.goal, contents.shared_goal(), seen=town.goal.version, user=user, at=AT)


def test_the_second_to_save_is_told(town: Town, user: User) -> None:
    seen = town.goal.version
    operations.edit(town.goal, contents.shared_goal(), seen=seen, user=user, at=AT)

    with pytest.raises(versions.Overtaken):
        operations.edit(town.goal, contents.shared_goal(), seen=seen, user=user, at=AT)


def test_a_goal_somebody_has_is_not_taken_back(town: Town, user: User) -> None:
    town.contribute("Åskolen")

    with pytest.raises(operations.InUse):
        operations.take_back(town.goal, user=user, at=AT)
    operations.take_back(town.own_goal, user=user, at=AT)
    db.session.flush()
    assert [row.key for row in db.session.scalars(select(SharedGoal))] == [KEY]
    assert events() == ["delete"]


def test_a_key_that_begins_like_another_is_another(town: Town, user: User) -> None:
    """An agreement with the goal `overgange` does not have the goal `over`."""
    town.contribute("Åskolen")
    other = replace(contents.shared_goal("over"), layer=Layer.CROSS_CUTTING)
    row = operations.add(town.round, other, committee=None, user=user, at=AT)
    db.session.flush()

    operations.take_back(row, user=user, at=AT)
