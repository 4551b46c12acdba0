"""The table of role x permission, and scope checked on the object."""

from flask import Flask

from planner import access, scopes
from planner.access import Permission, Scope
from planner.models.accounts import Role, User
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
