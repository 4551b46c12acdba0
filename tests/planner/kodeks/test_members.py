"""Whom the kodeks binds, as of a day."""

from datetime import date

import pytest
from flask import Flask

from agreements.kodeks.review import Table
from planner.kodeks import members
from planner.kodeks.members import Group
from planner.models.committees import Membership, MembershipRole
from tests.planner import builders, codes, occasions

TODAY = date(2027, 1, 15)


def groups(day: date = TODAY) -> dict[int, Group]:
    return {each.person_id: each.group for each in members.bound(day)}


def test_politicians_leaders_and_staff_representatives_are_bound(database: Flask) -> None:
    politician = builders.politician()
    leader = occasions.leader(builders.unit())
    hovedmed = codes.main_med()
    manager = codes.member(hovedmed, Table.MANAGEMENT)
    employee = codes.member(hovedmed, Table.EMPLOYEES)

    assert groups() == {
        politician.id: Group.POLITICIANS,
        leader.id: Group.LEADERS,
        manager.id: Group.LEADERS,
        employee.id: Group.STAFF_REPRESENTATIVES,
    }


def test_somebody_in_two_groups_counts_once(database: Flask) -> None:
    leader = occasions.leader(builders.unit())
    codes.main_med().memberships.append(
        Membership(
            person=leader,
            valid_from=builders.TERM_START,
            role=MembershipRole.MEMBER,
            med_side=Table.EMPLOYEES,
        )
    )

    assert groups() == {leader.id: Group.LEADERS}


def test_one_who_has_left_is_not_bound(database: Flask) -> None:
    politician = builders.politician()
    politician.council_seats[0].valid_to = date(2026, 12, 31)

    assert groups() == {}
    assert groups(date(2026, 12, 31)) == {politician.id: Group.POLITICIANS}


def test_the_chair_speaks_for_management_and_the_vice_chair_for_the_employees(
    database: Flask,
) -> None:
    hovedmed = codes.main_med()
    chair = codes.member(hovedmed, None, role=MembershipRole.CHAIR)
    vice_chair = codes.member(hovedmed, None, role=MembershipRole.VICE_CHAIR)

    assert members.side_of_table(chair.id, day=TODAY) is Table.MANAGEMENT
    assert members.side_of_table(vice_chair.id, day=TODAY) is Table.EMPLOYEES


@pytest.mark.parametrize("side", Table)
def test_a_member_sits_on_the_side_the_register_says(database: Flask, side: Table) -> None:
    person = codes.member(codes.main_med(), side)

    assert members.side_of_table(person.id, day=TODAY) is side
    assert members.side_of_table(person.id, day=date(2025, 6, 1)) is None
    assert members.side_of_table(None, day=TODAY) is None


def test_a_member_without_a_side_is_told_apart(database: Flask) -> None:
    person = codes.member(codes.main_med(), None)

    assert members.without_side(TODAY) == [person.name]
    assert groups() == {}
