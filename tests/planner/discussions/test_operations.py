"""The programme: spread, placed, moved, noted; norms before themes; each write audited."""

from datetime import date, timedelta

import pytest
from flask import Flask

from agreements.kodeks.discussion import Forum
from planner.discussions import operations, queries
from planner.discussions.operations import Span
from planner.discussions.subjects import SUBJECTS, is_norm
from planner.extensions import db
from planner.models.committees import Committee, CommitteeKind
from planner.models.discussions import Discussion
from planner.models.meetings import CalendarStatus, Meeting, MeetingStatus
from planner.register.refusals import Refused
from planner.versions import Overtaken
from tests.planner import builders, codes, occasions, trails
from tests.planner.occasions import NOW, TODAY

YEAR = Span(date(2027, 1, 16), date(2027, 12, 31))


def year_of(committee: Committee, number: int) -> list[Meeting]:
    """So many meetings of the committee, a fortnight apart, the first on 2 March 2027."""
    calendar = occasions.calendar()
    days = (date(2027, 3, 2) + timedelta(weeks=2 * place) for place in range(number))
    return [occasions.meeting(calendar, committee, day) for day in days]


def spread(*bodies: Committee, span: Span = YEAR) -> None:
    operations.spread(span, [body.id for body in bodies], user=builders.user(), at=NOW)


def taken() -> list[tuple[date, str]]:
    return [(e.day, e.subject_key) for e in queries.entries(YEAR.first, YEAR.last)]


def test_a_body_with_meetings_enough_takes_every_subject_norms_first(database: Flask) -> None:
    builders.municipality()
    body = builders.committee()
    year_of(body, len(SUBJECTS))

    spread(body)

    keys = [key for _day, key in taken()]
    assert keys == list(SUBJECTS)
    assert [is_norm(key) for key in keys] == sorted(map(is_norm, keys), reverse=True)
    assert trails.last("spread").after["discussions"] == len(SUBJECTS)


def test_bodies_with_few_meetings_reach_all_norms_together(database: Flask) -> None:
    builders.municipality()
    calendar = occasions.calendar()
    bodies = [builders.committee() for _one in range(4)]
    for body in bodies:
        for month in (3, 9):
            occasions.meeting(calendar, body, date(2027, month, 2))

    spread(*bodies)

    assert {key for _day, key in taken()} == {key for key in SUBJECTS if is_norm(key)}


def test_hovedmed_leaders_and_dialogue_meetings_take_part(database: Flask) -> None:
    builders.municipality()
    calendar = occasions.calendar()
    hovedmed = codes.main_med()
    leaders = builders.committee("LED", kind=CommitteeKind.OTHER)
    committee = builders.committee()
    occasions.meeting(calendar, hovedmed)
    occasions.meeting(calendar, leaders)
    occasions.dialogue(calendar, committee, is_draft=False)

    spread(hovedmed, leaders, committee)

    assert {e.forum for e in queries.entries(YEAR.first, YEAR.last)} == {
        Forum.MAIN_MED,
        Forum.LEADERS,
        Forum.DIALOGUE_MEETING,
    }


def test_spreading_again_keeps_what_was_noted_and_lays_the_rest_anew(database: Flask) -> None:
    builders.municipality()
    body = builders.committee()
    year_of(body, 3)
    spread(body)
    first = db.session.query(Discussion).order_by(Discussion.id).first()
    assert first is not None
    operations.note(
        first, "Vi ringer først.", seen=1, today=YEAR.last, user=builders.user(), at=NOW
    )
    before = taken()

    spread(body)

    assert taken() == before
    assert db.session.get_one(Discussion, first.id).agreed == "Vi ringer først."


@pytest.mark.parametrize("lacks", ["no meeting", "draft calendar", "cancelled"])
def test_without_a_meeting_there_is_nothing_to_spread_over(database: Flask, lacks: str) -> None:
    builders.municipality()
    body = builders.committee()
    if lacks != "no meeting":
        status = CalendarStatus.DRAFT if lacks == "draft calendar" else CalendarStatus.PUBLISHED
        meeting = occasions.meeting(occasions.calendar(status), body)
        meeting.status = MeetingStatus.CANCELLED if lacks == "cancelled" else meeting.status

    with pytest.raises(Refused) as refused:
        spread(body)

    assert refused.value.field == "first_day"


def test_a_subject_is_placed_once_on_a_meeting(database: Flask) -> None:
    meeting = occasions.meeting(occasions.calendar(), builders.committee())
    row = operations.place(meeting, "medier", user=builders.user(), at=NOW)

    with pytest.raises(Refused):
        operations.place(meeting, "medier", user=builders.user(), at=NOW)
    with pytest.raises(Refused):
        operations.place(meeting, "findes_ikke", user=builders.user(), at=NOW)
    assert trails.actions(row) == ["place"]


def test_a_subject_is_moved_to_another_meeting_of_the_body(database: Flask) -> None:
    first, second = year_of(builders.committee(), 2)
    row = operations.place(first, "medier", user=builders.user(), at=NOW)

    operations.move(row, second, seen=row.version, user=builders.user(), at=NOW)

    assert row.meeting is second
    assert trails.actions(row) == ["place", "move"]


def test_a_subject_is_not_moved_to_another_body_nor_twice(database: Flask) -> None:
    first, second = year_of(builders.committee(), 2)
    other = occasions.meeting(first.calendar, builders.committee())
    row = operations.place(first, "medier", user=builders.user(), at=NOW)
    seen = row.version

    with pytest.raises(Refused):
        operations.move(row, other, seen=seen, user=builders.user(), at=NOW)
    operations.move(row, second, seen=seen, user=builders.user(), at=NOW)
    with pytest.raises(Overtaken):
        operations.move(row, first, seen=seen, user=builders.user(), at=NOW)


def test_what_was_agreed_is_noted_after_the_meeting_only(database: Flask) -> None:
    meeting = occasions.meeting(occasions.calendar(), builders.committee(), date(2027, 1, 12))
    row = operations.place(meeting, "sandhed", user=builders.user(), at=NOW)
    user = builders.user()

    with pytest.raises(Refused):
        operations.note(row, "Ja", seen=1, today=date(2027, 1, 11), user=user, at=NOW)
    operations.note(row, "Vi siger til.", seen=1, today=TODAY, user=user, at=NOW)

    (record,) = queries.records(until=TODAY)
    assert (record.subject_key, record.agreed) == ("sandhed", "Vi siger til.")
    assert queries.records(until=date(2027, 1, 11)) == []
    with pytest.raises(Refused):
        operations.withdraw(row, user=user, at=NOW)
    with pytest.raises(Refused):
        operations.move(row, meeting, seen=row.version, user=user, at=NOW)


def test_a_planned_subject_is_taken_off(database: Flask) -> None:
    meeting = occasions.meeting(occasions.calendar(), builders.committee())
    row = operations.place(meeting, "medier", user=builders.user(), at=NOW)

    operations.withdraw(row, user=builders.user(), at=NOW)
    db.session.flush()

    assert queries.of_meeting(meeting.id) == []
    assert trails.last("withdraw").before["subject_key"] == "medier"


def test_talks_not_noted_wait_for_the_committees_own_secretary(database: Flask) -> None:
    calendar = occasions.calendar()
    meeting = occasions.meeting(calendar, builders.committee(), date(2027, 1, 12))
    operations.place(meeting, "sandhed", user=builders.user(), at=NOW)
    db.session.flush()

    assert queries.unnoted(before=TODAY, committees=None) == 1
    assert queries.unnoted(before=TODAY, committees={meeting.committee_id}) == 1
    assert queries.unnoted(before=TODAY, committees=set()) == 0
    assert queries.unnoted(before=date(2027, 1, 12), committees=None) == 0


def test_a_subject_left_on_a_cancelled_meeting_is_shown_and_can_be_moved(
    database: Flask,
) -> None:
    first, second = year_of(builders.committee(), 2)
    row = operations.place(first, "medier", user=builders.user(), at=NOW)
    first.status = MeetingStatus.CANCELLED
    db.session.flush()

    assert [each.is_cancelled for each in queries.of_meeting(first.id)] == [True]
    with pytest.raises(Refused):
        operations.note(row, "Ja", seen=row.version, today=YEAR.last, user=builders.user(), at=NOW)
    operations.move(row, second, seen=row.version, user=builders.user(), at=NOW)
    db.session.flush()

    assert [each.is_cancelled for each in queries.of_meeting(second.id)] == [False]


def test_nothing_is_placed_on_a_meeting_that_may_still_be_planned_anew(database: Flask) -> None:
    ordinary = occasions.meeting(occasions.calendar(CalendarStatus.DRAFT), builders.committee())
    dialogue = occasions.dialogue(occasions.calendar(year=2028), builders.committee())

    for meeting in (ordinary, dialogue):
        with pytest.raises(Refused) as refused:
            operations.place(meeting, "medier", user=builders.user(), at=NOW)
        assert refused.value.field == "subject_key"
