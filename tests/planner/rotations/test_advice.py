"""The capacity advice in the page's terms."""

from datetime import date

import pytest
from flask import Flask

from planner.extensions import db
from planner.models.committees import Committee
from planner.models.meetings import MeetingCalendar
from planner.rotations import advice
from tests.planner import builders, occasions

NEW_YEAR = date(2027, 1, 1)


@pytest.fixture
def committee(database: Flask) -> Committee:
    builders.municipality()
    return builders.committee("BUU")


@pytest.fixture
def calendar(committee: Committee) -> MeetingCalendar:
    return occasions.calendar()


def test_there_is_none_while_there_is_nothing_to_plan(committee: Committee) -> None:
    assert advice.of(occasions.rotation(committee), today=NEW_YEAR) is None


def test_meetings_enough_for_everybody_are_enough(
    committee: Committee, calendar: MeetingCalendar
) -> None:
    occasions.meeting(calendar, committee)
    builders.unit(committee)

    found = advice.of(occasions.rotation(committee), today=NEW_YEAR)

    assert found is not None
    assert found.is_enough
    assert found.unreachable == ()


def test_too_few_meetings_ask_for_dialogue_meetings_of_the_committees_size(
    committee: Committee, calendar: MeetingCalendar
) -> None:
    """One visit and ten units: nine more need two dialogue meetings of eight."""
    occasions.meeting(calendar, committee)
    for _one in range(10):
        builders.unit(committee)

    found = advice.of(occasions.rotation(committee), today=NEW_YEAR)

    assert found is not None
    assert found.add == {"BUU": 2}


def test_what_cannot_be_planned_is_named(committee: Committee, calendar: MeetingCalendar) -> None:
    occasions.meeting(calendar, committee, date(2027, 3, 2))
    occasions.meeting(calendar, committee, date(2027, 5, 4))
    builders.unit(committee)
    leaves = builders.unit(committee, code="U099")
    leaves.committees[0].valid_to = date(2027, 4, 1)
    db.session.flush()

    found = advice.of(occasions.rotation(committee), today=NEW_YEAR)

    assert found is not None
    assert found.notices.left_out == (("U099", "BUU"),)
