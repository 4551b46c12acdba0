"""Feeds that calendar programs read alike, also across the change to summer time."""

from datetime import UTC, date, datetime, timedelta

import icalendar
import pytest

from schedules import ical

CHANGED = datetime(2026, 11, 1, 12, tzinfo=UTC)
BEFORE_SUMMER_TIME = datetime(2027, 3, 26, 14)  # noqa: DTZ001 - wall-clock times
AFTER_SUMMER_TIME = datetime(2027, 3, 29, 14)  # noqa: DTZ001 - as above


def event(uid: str = "a@samspil", **given: object) -> ical.Event:
    start = given.pop("start", BEFORE_SUMMER_TIME)
    end = start + timedelta(hours=2) if isinstance(start, datetime) else None
    return ical.Event(
        **{"uid": uid, "summary": "Møde", "start": start, "end": end, "changed": CHANGED, **given}
    )  # type: ignore[arg-type]


def read(feed: bytes) -> list[icalendar.Event]:
    return list(icalendar.Calendar.from_ical(feed).events)


def test_times_keep_their_wall_clock_across_the_change_to_summer_time() -> None:
    read_back = read(ical.feed("BUU", [event("a"), event("b", start=AFTER_SUMMER_TIME)]))

    starts = [entry["dtstart"].dt for entry in read_back]
    assert [start.hour for start in starts] == [14, 14]
    assert [start.utcoffset() for start in starts] == [timedelta(hours=1), timedelta(hours=2)]


def test_deadline_is_a_day_of_its_own_that_does_not_block_time() -> None:
    (entry,) = read(ical.feed("BUU", [event(start=date(2027, 3, 19))]))

    assert entry["dtstart"].dt == date(2027, 3, 19)
    assert entry["dtend"].dt == date(2027, 3, 20)
    assert entry["transp"] == "TRANSPARENT"


def test_cancelled_event_stays_in_the_feed_as_cancelled() -> None:
    (entry,) = read(ical.feed("BUU", [event(status=ical.Status.CANCELLED, sequence=3)]))

    assert entry["status"] == "CANCELLED"
    assert entry["sequence"] == 3


def test_same_events_in_any_order_give_the_same_bytes() -> None:
    events = [event("b"), event("a"), event("c", start=date(2027, 1, 1))]

    assert ical.feed("BUU", events) == ical.feed("BUU", reversed(events))


def test_feed_folds_lines_ends_them_with_crlf_and_has_no_method() -> None:
    feed = ical.feed("BUU", [event(summary="Æ" * 200)])

    assert all(len(line) <= 75 for line in feed.split(b"\r\n"))
    assert feed.count(b"\n") == feed.count(b"\r\n")
    assert b"METHOD" not in feed


def test_empty_feed_is_a_calendar_without_events() -> None:
    assert read(ical.feed("Ingen", [])) == []


@pytest.mark.parametrize(
    "wrong",
    [{"end": None}, {"end": BEFORE_SUMMER_TIME}, {"changed": datetime(2026, 11, 1)}],  # noqa: DTZ001 - the fault under test
    ids=["no end", "ends as it starts", "naive moment"],
)
def test_event_that_makes_no_sense_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="a@samspil"):
        event(**wrong)
