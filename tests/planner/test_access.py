"""The table of role x permission, and scope checked on the object."""

from datetime import timedelta

import pytest
from flask import Flask

from planner import access, clock, scopes
from planner.access import Permission, Scope
from planner.extensions import db
from planner.models.accounts import Role, User
from planner.models.committees import Committee, CommitteeSuccession
from tests.planner import builders


def test_every_role_has_a_row_and_a_start_page() -> None:
    assert set(access.TABLE) == set(Role)
    assert all(Permission.SEE_START_PAGE in given for given in access.TABLE.values())


def test_account_without_roles_may_nothing() -> None:
    assert not any(access.may(User(roles=[]), permission) for permission in Permission)


def test_secretary_plans_the_own_committee_but_not_another(database: Flask) -> None:
    own, other = builders.committee(), builders.committee()
    secretary = builders.user(Role.COMMITTEE_SECRETARY, committee=own)

    plan = Permission.PLAN_ROTATION
    assert access.may(secretary, plan)
    assert access.may(secretary, plan, scope=scopes.of_committee(own))
    assert not access.may(secretary, plan, scope=scopes.of_committee(other))
    assert access.own_scope(secretary, plan) == Scope(committees=frozenset({own.id}))


@pytest.mark.parametrize("role", [Role.COMMITTEE_SECRETARY, Role.COMMITTEE_CHAIR])
def test_roles_of_the_committee_that_took_over_reach_what_was_the_old_ones(
    database: Flask, role: Role
) -> None:
    """The old committee is no more: who answers for its agreements and meetings?"""
    oldest, old, new = (builders.committee() for _each in range(3))
    taken_over(oldest, old, days_ago=400)
    taken_over(old, new, days_ago=0)
    heir = builders.user(role, committee=new)

    act = Permission.ACT_ON_AGREEMENTS
    assert access.may(heir, act, scope=scopes.of_committee(old))
    assert access.may(heir, act, scope=scopes.of_committee(oldest))
    assert access.own_scope(heir, act) == Scope(committees=frozenset({new.id, old.id, oldest.id}))


def test_roles_of_the_old_committee_do_not_reach_the_new_one(database: Flask) -> None:
    old, new, beside = (builders.committee() for _each in range(3))
    taken_over(old, new, days_ago=1)
    former = builders.user(Role.COMMITTEE_SECRETARY, committee=old)
    other = builders.user(Role.COMMITTEE_SECRETARY, committee=beside)

    plan = Permission.PLAN_ROTATION
    assert access.may(former, plan, scope=scopes.of_committee(old))
    assert not access.may(former, plan, scope=scopes.of_committee(new))
    assert not access.may(other, plan, scope=scopes.of_committee(old))


def test_a_committee_reaches_nothing_of_another_before_it_takes_over(database: Flask) -> None:
    old, new = builders.committee(), builders.committee()
    taken_over(old, new, days_ago=-1)
    heir = builders.user(Role.COMMITTEE_SECRETARY, committee=new)

    assert not access.may(heir, Permission.PLAN_ROTATION, scope=scopes.of_committee(old))


def test_committees_that_took_over_from_each_other_reach_each_other(database: Flask) -> None:
    one, other = builders.committee(), builders.committee()
    taken_over(one, other, days_ago=400)
    taken_over(other, one, days_ago=10)
    secretary = builders.user(Role.COMMITTEE_SECRETARY, committee=one)

    assert access.may(secretary, Permission.PLAN_ROTATION, scope=scopes.of_committee(other))


def taken_over(old: Committee, new: Committee, *, days_ago: int) -> None:
    """A succession so many days before today."""
    on_day = clock.today() - timedelta(days=days_ago)
    db.session.add(CommitteeSuccession(predecessor_id=old.id, successor_id=new.id, on_day=on_day))
    db.session.flush()


def test_unit_leader_edits_the_own_units_practical_facts_only(database: Flask) -> None:
    own, other = builders.unit(), builders.unit()
    leader = builders.user(Role.UNIT_LEADER, unit=own)

    day = builders.TERM_START
    edit = Permission.EDIT_PRACTICAL_FACTS
    assert not access.may(leader, Permission.EDIT_REGISTER)
    assert access.may(leader, edit, scope=scopes.of_unit(own, on=day))
    assert not access.may(leader, edit, scope=scopes.of_unit(other, on=day))


def test_administrator_reaches_everything(database: Flask) -> None:
    administrator = builders.user(Role.ADMINISTRATOR)

    assert access.own_scope(administrator, Permission.PLAN_ROTATION) is None
