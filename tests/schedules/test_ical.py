"""Feeds that calendar programs read alike, also across the change to summer time."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TypedDict, Unpack

import icalendar
import pytest

from schedules import ical
from tests.peers import calendars
from tests.peers.calendars import Entry

CHANGED = datetime(2026, 11, 1, 12, tzinfo=UTC)
BEFORE_SUMMER_TIME = datetime(2027, 3, 26, 14)  # noqa: DTZ001 - wall-clock times
AFTER_SUMMER_TIME = datetime(2027, 3, 29, 14)  # noqa: DTZ001 - as above


class Given(TypedDict, total=False):
    """What an event is told to be otherwise than usual."""

    start: datetime | date
    end: datetime | None
    summary: str
    status: ical.Status
    sequence: int
    changed: datetime
    description: str
    location: str
    url: str


def event(uid: str = "a@samspil", **given: Unpack[Given]) -> ical.Event:
    start = given.get("start", BEFORE_SUMMER_TIME)
    end = start + timedelta(hours=2) if isinstance(start, datetime) else None
    usual: Given = {"summary": "Møde", "start": start, "end": end, "changed": CHANGED}
    usual.update(given)
    return ical.Event(uid=uid, **usual)


def read(feed: bytes) -> list[icalendar.Event]:
    return list(icalendar.Calendar.from_ical(feed).events)


def test_times_keep_their_wall_clock_across_the_change_to_summer_time() -> None:
    read_back = read(ical.feed("BUU", [event("a"), event("b", start=AFTER_SUMMER_TIME)]))

    starts = [entry.start for entry in read_back if isinstance(entry.start, datetime)]
    assert [start.hour for start in starts] == [14, 14]
    assert [start.utcoffset() for start in starts] == [timedelta(hours=1), timedelta(hours=2)]


def test_deadline_is_a_day_of_its_own_that_does_not_block_time() -> None:
    (entry,) = read(ical.feed("BUU", [event(start=date(2027, 3, 19))]))

    assert entry.start == date(2027, 3, 19)
    assert entry.end == date(2027, 3, 20)
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


def test_a_feed_may_be_called_what_ends_a_calendar() -> None:
    (entry,) = read(ical.feed("END:VCALENDAR", [event(summary="END:VEVENT")]))

    assert entry["summary"] == "END:VEVENT"


def across_the_change() -> bytes:
    """A meeting before and after the clocks go forward on 28 March 2027, a deadline on that day."""
    return ical.feed(
        "BUU",
        [
            event("a", summary="Møde, før; æøå"),
            event("b", start=AFTER_SUMMER_TIME, summary="Efter", location="Rådhuset\nSal 1"),
            event("c", start=AFTER_SUMMER_TIME, status=ical.Status.CANCELLED, sequence=2),
            event("d", start=date(2027, 3, 28), summary="Dagsorden ude " * 10),
        ],
    )


def check_across_the_change(entries: list[Entry]) -> None:
    """14:00 is 13:00 UTC in winter and 12:00 UTC in summer, whoever reads it."""
    before, after, cancelled, deadline = entries
    assert before.start == datetime(2027, 3, 26, 13, tzinfo=UTC)
    assert before.end == datetime(2027, 3, 26, 15, tzinfo=UTC)
    assert after.start == cancelled.start == datetime(2027, 3, 29, 12, tzinfo=UTC)
    assert after.end == cancelled.end == datetime(2027, 3, 29, 14, tzinfo=UTC)
    assert deadline.start == "2027-03-28"
    assert [entry.status for entry in entries] == ["CONFIRMED"] * 2 + ["CANCELLED", "CONFIRMED"]
    assert before.summary == "Møde, før; æøå"
    assert deadline.summary.strip() == ("Dagsorden ude " * 10).strip()


def test_khal_shows_the_moments_meant_across_the_change_to_summer_time(tmp_path: Path) -> None:
    entries = calendars.by_khal(across_the_change(), tmp_path, first="2027-03-20", days=20)

    check_across_the_change(entries)
    assert entries[3].end == "2027-03-28"


def test_ical_js_reads_the_moments_meant_across_the_change_to_summer_time() -> None:
    entries = calendars.by_ical_js(across_the_change())

    check_across_the_change(entries)
    assert entries[3].end == "2027-03-29"


def test_moments_of_change_are_written_in_utc_whatever_zone_they_came_in() -> None:
    """RFC 5545 wants DTSTAMP and LAST-MODIFIED in UTC."""
    local = datetime(2026, 7, 1, 14, tzinfo=ical.COPENHAGEN)
    feed = ical.feed("BUU", [event(changed=local)])

    assert b"DTSTAMP:20260701T120000Z" in feed
    assert b"LAST-MODIFIED:20260701T120000Z" in feed


def test_cancelled_event_no_longer_takes_up_time() -> None:
    (entry,) = read(ical.feed("BUU", [event(status=ical.Status.CANCELLED)]))

    assert entry["transp"] == "TRANSPARENT"


def test_feed_says_how_often_to_look_again_and_what_it_is_called() -> None:
    feed = ical.feed("Børne- og Ungeudvalget", [], refresh=timedelta(minutes=90))

    assert b"REFRESH-INTERVAL;VALUE=DURATION:PT1H30M\r\n" in feed
    assert b"X-PUBLISHED-TTL:PT1H30M\r\n" in feed
    assert feed.count("Børne- og Ungeudvalget".encode()) == 2


@pytest.mark.parametrize(
    "wrong",
    [{"end": None}, {"end": BEFORE_SUMMER_TIME}, {"changed": datetime(2026, 11, 1)}],  # noqa: DTZ001 - the fault under test
    ids=["no end", "ends as it starts", "naive moment"],
)
def test_event_that_makes_no_sense_is_refused(wrong: Given) -> None:
    with pytest.raises(ValueError, match="a@samspil"):
        event(**wrong)
