"""Reads of the calendar: who may see which years, what the lists hold."""

from datetime import date

import pytest
from flask import Flask

from planner.meetings import operations, queries, steps
from planner.meetings.workflow import Action
from planner.models.accounts import Role, User
from planner.models.committees import Committee, CommitteeKind, CommitteePeriod
from planner.models.meetings import CalendarStatus, MeetingStatus
from tests.planner import builders, occasions
from tests.planner.occasions import DECISION, NOW

YEAR_2027 = {"first": date(2027, 1, 1), "last": date(2027, 12, 31)}


@pytest.fixture
def committee(database: Flask) -> Committee:
    builders.municipality()
    return builders.committee("BUU")


@pytest.fixture
def reader(committee: Committee) -> User:
    return builders.user(Role.COUNCIL_MEMBER)


@pytest.mark.parametrize("status", CalendarStatus)
def test_who_sees_a_calendar_of_each_status(committee: Committee, status: CalendarStatus) -> None:
    """Drafts are for those who plan; the public waits for publication."""
    occasions.meeting(occasions.calendar(status), committee)
    planner = builders.user(Role.COMMITTEE_SECRETARY, committee=committee)
    readers = [builders.user(role) for role in (Role.COUNCIL_MEMBER, Role.MAIN_MED)] + [
        builders.user(Role.UNIT_LEADER, unit=builders.unit(committee))
    ]

    def sees(user: User | None) -> bool:
        found = queries.calendar_of(2027, user) is not None
        assert found == bool(queries.entries(user=user, **YEAR_2027)) == bool(queries.years(user))
        return found

    assert sees(planner)
    assert {sees(user) for user in readers} == {status is not CalendarStatus.DRAFT}
    assert sees(None) == (status is CalendarStatus.PUBLISHED)


def test_a_draft_dialogue_meeting_is_in_no_list(committee: Committee, reader: User) -> None:
    calendar = occasions.calendar()
    occasions.dialogue(calendar, committee)
    planner = builders.user(Role.SECRETARIAT)

    assert queries.entries(user=planner, **YEAR_2027) == []
    assert queries.years(reader)[0].meetings == 0


def test_entries_come_in_order_with_the_name_of_their_day(
    committee: Committee, reader: User
) -> None:
    committee.periods[0].valid_to = date(2027, 3, 31)
    committee.periods.append(CommitteePeriod(valid_from=date(2027, 4, 1), name="Skoleudvalget"))
    calendar = occasions.calendar()
    occasions.meeting(calendar, committee, date(2027, 4, 6))
    occasions.meeting(calendar, committee, date(2027, 3, 31), status=MeetingStatus.CANCELLED)
    occasions.meeting(calendar, builders.committee("KFU"), date(2027, 4, 6))

    entries = queries.entries(user=reader, **YEAR_2027)

    assert [(entry.code, entry.committee) for entry in entries] == [
        ("BUU", "Udvalget BUU"),
        ("BUU", "Skoleudvalget"),
        ("KFU", "Udvalget KFU"),
    ]
    assert [entry.is_cancelled for entry in entries] == [True, False, False]
    assert entries[0].iso_week == 13
    only = queries.entries(user=reader, committees=[committee.id], **YEAR_2027)
    assert {entry.code for entry in only} == {"BUU"}


def test_versions_and_steps_are_read_in_their_order(committee: Committee) -> None:
    user = builders.user()
    calendar = occasions.calendar(CalendarStatus.DRAFT)
    occasions.meeting(calendar, committee)
    operations.step(calendar, Action.PROPOSE, DECISION, user=user, at=NOW)
    operations.step(calendar, Action.ADOPT, DECISION, user=user, at=NOW)
    operations.step(calendar, Action.DECIDE, DECISION, committee=committee, user=user, at=NOW)
    operations.step(calendar, Action.PUBLISH, DECISION, user=user, at=NOW)

    taken = steps.taken(calendar)

    assert [(step.action, step.committee) for step in taken] == [
        ("propose", ""),
        ("adopt", ""),
        ("decide", "BUU"),
        ("publish", ""),
    ]
    assert {(step.decided_by, step.recorded_by) for step in taken} == {("Udvalget", user.name)}
    first = queries.version_of(calendar, 1)
    assert first is not None
    assert queries.version_of(calendar, 2) is None


def test_the_council_is_named_as_of_the_day(committee: Committee) -> None:
    assert queries.council(on=date(2027, 1, 1)) == ""

    builders.committee("BYR", kind=CommitteeKind.COUNCIL, name="Byrådet")

    assert queries.council(on=date(2027, 1, 1)) == "Byrådet"
