"""Rows to `calendar/1`: what the engine is told of a year."""

from datetime import date, time

import pytest
from flask import Flask

from planner.extensions import db
from planner.meetings import mapping
from planner.models.committees import (
    Committee,
    CommitteeKind,
    CommitteePeriod,
    MeetingPattern,
    Membership,
    Weekday,
)
from planner.models.meetings import CalendarStatus, MeetingCalendar, MeetingStatus
from planner.models.municipality import CalendarPeriod, ClosedDay
from schedules.calendar import parsing
from tests.planner import builders, occasions


@pytest.fixture
def committee(database: Flask) -> Committee:
    builders.municipality()
    return builders.committee("BUU", name="Børne- og Ungeudvalget")


@pytest.fixture
def calendar(committee: Committee) -> MeetingCalendar:
    return occasions.calendar(CalendarStatus.DRAFT)


def test_the_year_is_a_problem_the_engine_can_read(calendar: MeetingCalendar) -> None:
    stated = mapping.problem(calendar)

    problem = parsing.parse(stated)
    assert list(problem.bodies) == ["BUU"]
    assert stated["bodies"][0]["name"] == "Børne- og Ungeudvalget"
    assert stated["bodies"][0]["weekday"] == "tue"
    assert "published" not in stated


def test_without_any_pattern_there_is_nothing_to_plan(
    calendar: MeetingCalendar, committee: Committee
) -> None:
    committee.patterns[0].valid_to = date(2026, 12, 31)
    db.session.flush()

    with pytest.raises(mapping.NothingToPlan) as refused:
        mapping.problem(calendar)
    assert refused.value.year == 2027


def test_name_pattern_and_members_are_those_of_the_year(
    calendar: MeetingCalendar, committee: Committee
) -> None:
    committee.periods[0].valid_to = date(2027, 7, 31)
    committee.periods.append(CommitteePeriod(valid_from=date(2027, 8, 1), name="Skoleudvalget"))
    committee.patterns[0].valid_to = date(2026, 12, 31)
    committee.patterns.append(
        MeetingPattern(
            valid_from=date(2027, 1, 1),
            weekday=Weekday.MONDAY,
            weeks=[2],
            months=[1, 2, 3],
            town_hall_months=[],
            start=time(16),
            minutes=90,
        )
    )
    left, stays = builders.person(), builders.person()
    for person, last in ((left, date(2026, 12, 31)), (stays, None)):
        committee.memberships.append(
            Membership(person=person, valid_from=date(2026, 1, 1), valid_to=last, role="member")
        )
    db.session.flush()
    db.session.expire_all()

    body = mapping.problem(calendar)["bodies"][0]

    assert body["name"] == "Skoleudvalget", "as it is called when the year ends"
    assert (body["weekday"], body["start"], body["cycles"]) == ("mon", "16:00", [1, 2, 3])
    assert body["members"] == [str(stays.id)]


def test_periods_of_the_year_and_of_its_bodies_are_kept_free(
    calendar: MeetingCalendar, committee: Committee
) -> None:
    outside = builders.committee("UDEN")
    outside.patterns[0].valid_to = date(2026, 12, 31)
    for name, first, last, owner in (
        ("Juli", date(2027, 7, 1), date(2027, 7, 31), None),
        ("Nytår", date(2026, 12, 20), date(2027, 1, 3), None),
        ("Sidste år", date(2026, 7, 1), date(2026, 7, 31), None),
        ("Konference", date(2027, 5, 3), date(2027, 5, 4), committee),
        ("Andres", date(2027, 5, 5), date(2027, 5, 6), outside),
    ):
        db.session.add(
            CalendarPeriod(
                name=name,
                first_day=first,
                last_day=last,
                is_hard=True,
                committee_id=owner and owner.id,
            )
        )
    db.session.add(ClosedDay(name="Grundlovsdag", month=6, day=5))
    db.session.flush()

    stated = mapping.problem(calendar)

    inside = (period for period in stated["periods"] if not period["name"].isdigit())
    named = {period["name"]: period["bodies"] for period in inside}
    assert named == {"Nytår": None, "Konference": ["BUU"], "Juli": None}
    assert stated["closed_days"] == ["06-05"]
    parsing.parse(stated)


def test_the_budgets_dates_are_told_when_the_year_has_them(calendar: MeetingCalendar) -> None:
    builders.committee("ØU", kind=CommitteeKind.FINANCE)
    builders.committee("BYR", kind=CommitteeKind.COUNCIL)
    assert mapping.problem(calendar)["budget"] is None
    calendar.proposal_by, calendar.second_reading_by = date(2027, 9, 15), date(2027, 10, 15)

    stated = mapping.problem(calendar)

    assert stated["budget"]["proposal_by"] == "09-15"
    parsing.parse(stated)


def test_fixed_and_published_meetings_are_told_by_their_cycle(
    calendar: MeetingCalendar, committee: Committee
) -> None:
    march = occasions.meeting(calendar, committee)

    stated = mapping.problem(calendar, fixed=[march], published=[march])

    entry = {"body": "BUU", "purpose": "ordinary", "cycle": 3, "date": "2027-03-02"}
    assert (stated["fixed"], stated["published"]) == ([entry], [entry])
    parsing.parse(stated)


def test_the_engine_knows_of_planned_meetings_that_are_no_dialogues(
    calendar: MeetingCalendar, committee: Committee
) -> None:
    planned = occasions.meeting(calendar, committee)
    occasions.meeting(calendar, committee, date(2027, 4, 6), status=MeetingStatus.CANCELLED)
    occasions.dialogue(calendar, committee)

    assert mapping.ordinary_meetings(calendar) == [planned]
