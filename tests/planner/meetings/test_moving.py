"""What a moved meeting breaks, and which others it pulls along."""

from collections.abc import Sequence
from datetime import date, time

import pytest
from flask import Flask

from planner.extensions import db
from planner.meetings import moving
from planner.meetings.operations import Move
from planner.models.committees import CommitteeKind
from planner.models.meetings import Meeting, MeetingCalendar
from planner.models.municipality import CalendarPeriod
from schedules.calendar.rules import Rule
from schedules.dates import Language, Weekday
from tests.planner import builders, occasions

pytestmark = pytest.mark.usefixtures("database")


@pytest.fixture
def year(database: Flask) -> MeetingCalendar:
    builders.municipality()
    return occasions.calendar()


def to(day: date, starts: time = time(14), minutes: int = 150) -> Move:
    return Move(day, starts, minutes, "")


def chain(year: MeetingCalendar, days: Sequence[date]) -> list[Meeting]:
    """A committee's, the finance committee's and the council's meeting of one cycle."""
    bodies = (
        builders.committee("BUU", name="Børne- og Ungeudvalget", weekday=Weekday.MONDAY),
        builders.committee("ØU", kind=CommitteeKind.FINANCE, weekday=Weekday.MONDAY),
        builders.committee("BYR", kind=CommitteeKind.COUNCIL, weekday=Weekday.MONDAY),
    )
    return [occasions.meeting(year, body, day) for body, day in zip(bodies, days, strict=True)]


def test_a_day_that_keeps_every_rule_meets_no_objection(year: MeetingCalendar) -> None:
    meeting = occasions.meeting(year, builders.committee())

    assert moving.objection(meeting, to(date(2027, 3, 16))) is None


def test_a_meeting_that_stays_meets_none_wherever_it_is(year: MeetingCalendar) -> None:
    """Only its place is written: what its day breaks was decided earlier."""
    meeting = occasions.meeting(year, builders.committee(), date(2027, 3, 26))

    assert moving.objection(meeting, to(date(2027, 3, 26))) is None


@pytest.mark.parametrize(
    ("day", "rule"),
    [
        (date(2027, 3, 20), Rule.WEEKEND),
        (date(2027, 3, 26), Rule.HOLIDAY),
        (date(2027, 6, 1), Rule.CYCLE),
        (date(2027, 3, 10), Rule.PERIOD),
    ],
)
def test_what_a_day_alone_breaks_is_final(year: MeetingCalendar, day: date, rule: Rule) -> None:
    committee = builders.committee()
    shut = date(2027, 3, 10)
    own = CalendarPeriod(
        name="Studietur", first_day=shut, last_day=shut, is_hard=True, committee_id=committee.id
    )
    db.session.add(own)
    ordinary = occasions.meeting(year, committee)
    beside = occasions.dialogue(year, committee)

    against = moving.objection(ordinary, to(day))
    assert against is not None
    assert (against.cause.rule, against.is_final) == (rule, True)
    if rule is not Rule.CYCLE:  # a dialogue meeting belongs to no month
        other = moving.objection(beside, to(day))
        assert other is not None
        assert (other.cause.rule, other.is_final) == (rule, True)


def test_members_who_sit_elsewhere_at_the_new_hour_are_an_objection(
    year: MeetingCalendar,
) -> None:
    """The hours are those typed, not those of the pattern."""
    first, second = builders.committee("BUU"), builders.committee("KFU", name="Kulturudvalget")
    builders.politician(first, second)
    meeting = occasions.meeting(year, first, date(2027, 3, 2))
    occasions.meeting(year, second, date(2027, 3, 9))  # from 14.00 to 16.30

    against = moving.objection(meeting, to(date(2027, 3, 9), time(16, 45)))

    assert against is not None
    assert against.cause.rule is Rule.CLASH
    assert not against.is_final
    assert "Kulturudvalget, som har medlemmer til fælles" in against.why(Language.DANISH)
    assert moving.objection(meeting, to(date(2027, 3, 9), time(17))) is None


def test_what_a_change_pulls_along_says_the_rule_for_it(year: MeetingCalendar) -> None:
    """The committee goes nearer to the finance committee, which goes nearer to the council."""
    moved, finance, council = chain(year, (date(2027, 9, 6), date(2027, 9, 20), date(2027, 9, 27)))

    pulled = moving.preview(moved, to(date(2027, 9, 14)))

    assert [one.meeting for one in pulled] == [finance, council]
    assert pulled[0].day >= date(2027, 9, 21)
    assert pulled[0].because["da"] == (
        "Flyttet: mandag den 20. september 2027 ligger for tæt på mødet i Børne- og Ungeudvalget"
        " den 14. september 2027: der skal være mindst 7 dage imellem."
    )
    assert "must lie between" in pulled[1].because["en"]


def test_a_change_that_keeps_the_rules_pulls_nothing_along(year: MeetingCalendar) -> None:
    moved, _finance, _council = chain(
        year, (date(2027, 9, 6), date(2027, 9, 20), date(2027, 9, 27))
    )

    assert moving.preview(moved, to(date(2027, 9, 13))) == []
