"""Where and when each value was last discussed."""

from datetime import date

from flask import Flask

from agreements.kodeks.local_sketch import LOCAL_SKETCH
from planner.discussions import operations
from planner.kodeks import values
from tests.planner import builders, occasions
from tests.planner.occasions import NOW, TODAY


def talked(subject: str, day: date) -> None:
    body = builders.committee(name="Børneudvalget")
    meeting = occasions.meeting(occasions.calendar(year=day.year), body, day)
    row = operations.place(meeting, subject, user=builders.user(), at=NOW)
    operations.note(row, "Aftalt.", seen=row.version, today=day, user=builders.user(), at=NOW)


def test_each_value_shows_its_latest_talk_and_those_without_show_none(database: Flask) -> None:
    talked("sandhed", date(2026, 9, 1))
    talked("sandhed", date(2027, 1, 5))

    truth, *others = values.discussed(LOCAL_SKETCH, as_of=TODAY)

    assert truth.latest is not None
    assert (truth.latest.on, truth.latest.body) == (date(2027, 1, 5), "Børneudvalget")
    assert [value.latest for value in others] == [None] * 4


def test_as_of_an_earlier_day_a_later_talk_is_unknown(database: Flask) -> None:
    talked("sandhed", date(2027, 1, 5))

    assert values.discussed(LOCAL_SKETCH, as_of=date(2027, 1, 4))[0].latest is None
