"""Rows that hold for a time are split, ended and kept apart."""

from collections.abc import Iterator
from datetime import date

import pytest
from flask import Flask

from planner.models.committees import CommitteePeriod
from planner.models.units import LeaderRole, UnitLeader
from planner.register import validity
from planner.register.refusals import Refused

JANUARY, JUNE, DECEMBER = date(2026, 1, 1), date(2026, 6, 1), date(2026, 12, 31)
EVE = date(2026, 5, 31)


@pytest.fixture(autouse=True)
def _words(app: Flask) -> Iterator[None]:
    """Reasons are put into words, which needs an application."""
    with app.app_context():
        yield


def period(first: date, last: date | None = None, name: str = "Udvalget") -> CommitteePeriod:
    return CommitteePeriod(valid_from=first, valid_to=last, name=name)


def test_a_row_split_inside_its_days_becomes_two_that_touch() -> None:
    row = period(JANUARY, DECEMBER)

    later = validity.split(row, on=JUNE)

    assert (row.valid_from, row.valid_to) == (JANUARY, EVE)
    assert (later.valid_from, later.valid_to, later.name) == (JUNE, DECEMBER, "Udvalget")


def test_a_row_split_on_its_first_day_is_changed_itself() -> None:
    row = period(JANUARY)

    assert validity.split(row, on=JANUARY) is row
    assert row.valid_to is None


def test_a_row_split_on_a_day_it_does_not_hold_is_refused() -> None:
    with pytest.raises(Refused) as refused:
        validity.split(period(JUNE), on=JANUARY)

    assert refused.value.field == "valid_from"


def test_room_is_made_by_ending_the_present_row_the_day_before() -> None:
    present, planned = period(JANUARY, EVE), period(DECEMBER)
    present.valid_to = date(2026, 11, 30)

    last = validity.make_room([planned, present], on=JUNE)

    assert present.valid_to == EVE
    assert last == date(2026, 12, 30)


def test_no_room_is_made_on_a_day_on_which_something_begins() -> None:
    with pytest.raises(Refused):
        validity.make_room([period(JUNE)], on=JUNE)


def test_rows_that_share_a_day_are_refused() -> None:
    with pytest.raises(Refused):
        validity.refuse_overlaps([period(JUNE), period(JANUARY, JUNE)])

    validity.refuse_overlaps([period(JUNE), period(JANUARY, EVE)])


def test_a_deputy_may_serve_beside_a_leader_but_no_second_leader() -> None:
    leader = UnitLeader(valid_from=JANUARY, role=LeaderRole.LEADER, person_id=1)
    deputy = UnitLeader(valid_from=JANUARY, role=LeaderRole.DEPUTY, person_id=2)
    other = UnitLeader(valid_from=JUNE, role=LeaderRole.LEADER, person_id=3)

    validity.refuse_overlaps([leader, deputy])
    with pytest.raises(Refused):
        validity.refuse_overlaps([leader, deputy, other])


def test_a_gap_between_rows_is_refused() -> None:
    with pytest.raises(Refused):
        validity.refuse_gaps([period(JANUARY, date(2026, 5, 1)), period(JUNE)])

    validity.refuse_gaps([period(JANUARY, EVE), period(JUNE)])
