"""Meetings as iCalendar (RFC 5545): stable UIDs, SEQUENCE, CANCELLED, Europe/Copenhagen."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from functools import cache, lru_cache
from zoneinfo import ZoneInfo

from icalendar import Calendar, Timezone, TimezoneDaylight, TimezoneStandard, vDuration, vText
from icalendar.parser import Contentline

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
DOMAIN = "samspil"
PRODUCT = "-//Samspil//Samspil//DA"
_END = b"END:VCALENDAR\r\n"
_DAY, _MOMENT = "%Y%m%d", "%Y%m%dT%H%M%S"
_ESCAPED = re.compile(r"[\\;,\r\n]")  # RFC 5545, 3.3.11
_LONGEST_LINE = 75  # octets (RFC 5545, 3.1)
ONE_HOUR, TWO_HOURS = timedelta(hours=1), timedelta(hours=2)


class Status(StrEnum):
    """Whether an event takes place (RFC 5545, 3.8.1.11)."""

    CONFIRMED = "CONFIRMED"
    TENTATIVE = "TENTATIVE"
    CANCELLED = "CANCELLED"


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One entry: from `start` to `end` (Danish wall-clock times), or the whole day `start`.

    `sequence` grows at each change; `changed` is an aware moment. Raises ValueError when an event
    of a time has no end, or ends before it starts.
    """

    uid: str
    summary: str
    start: datetime | date
    end: datetime | None = None
    location: str = ""
    description: str = ""
    url: str = ""
    status: Status = Status.CONFIRMED
    sequence: int = 0
    changed: datetime

    def __post_init__(self) -> None:
        if isinstance(self.start, datetime) and (self.end is None or self.end <= self.start):
            raise ValueError(f"{self.uid}: an event of a time ends after it starts")
        if self.changed.tzinfo is None:
            raise ValueError(f"{self.uid}: the moment of change needs a time zone")


def uid(name: str) -> str:
    """The same entry's identifier for ever, from a name that is its own (RFC 7986, 5.3)."""
    return f"{name}@{DOMAIN}"


def feed(
    name: str, events: Iterable[Event], *, refresh: timedelta = timedelta(hours=4), url: str = ""
) -> bytes:
    """A calendar to subscribe to, as UTF-8 with CRLF; the same events give the same bytes.

    No METHOD: a feed is published, not sent as an invitation (RFC 5546).
    """
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", PRODUCT)
    calendar.add("calscale", "GREGORIAN")
    calendar.add("name", name)  # RFC 7986
    calendar.add("x-wr-calname", name)  # what Outlook and Apple read
    calendar.add("x-wr-timezone", COPENHAGEN.key)
    calendar.add("refresh-interval", refresh, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", vDuration(refresh))
    if url:
        calendar.add("source", url, parameters={"VALUE": "URI"})
    opening = calendar.to_ical().removesuffix(_END)
    listed = sorted(events, key=lambda event: (_day(event.start), event.uid))
    return b"".join([opening, _danish_time(), *map(lines, listed), _END])


def _day(start: datetime | date) -> date:
    return start.date() if isinstance(start, datetime) else start


@cache
def _danish_time() -> bytes:
    """Summer time from the last Sunday in March to that in October (Directive 2000/84/EC)."""
    zone = Timezone()
    zone.add("tzid", COPENHAGEN.key)
    summer, winter = TimezoneDaylight(), TimezoneStandard()
    summer.add("dtstart", datetime(1997, 3, 30, 2))  # noqa: DTZ001 - the rule itself is local
    summer.add("rrule", {"freq": "yearly", "bymonth": 3, "byday": "-1su"})
    summer.add("tzname", "CEST")
    winter.add("dtstart", datetime(1997, 10, 26, 3))  # noqa: DTZ001 - as above
    winter.add("rrule", {"freq": "yearly", "bymonth": 10, "byday": "-1su"})
    winter.add("tzname", "CET")
    for part, before, after in ((summer, ONE_HOUR, TWO_HOURS), (winter, TWO_HOURS, ONE_HOUR)):
        part.add("tzoffsetfrom", before)
        part.add("tzoffsetto", after)
        zone.add_component(part)
    return bytes(zone.to_ical())


@lru_cache(maxsize=8_192)  # calendar programs ask every few hours for the same
def lines(event: Event) -> bytes:
    """The event's own lines, as icalendar writes them at fifteen times the price.

    What is rare, signs to be escaped and lines to be folded, icalendar does here too.
    """
    changed = event.changed.astimezone(UTC).strftime(_MOMENT) + "Z"
    written = (
        ("SUMMARY", _text(event.summary)),
        *_times(event),
        ("DTSTAMP", changed),
        ("UID", _text(event.uid)),
        ("SEQUENCE", str(event.sequence)),
        ("DESCRIPTION", _text(event.description) or None),
        ("LAST-MODIFIED", changed),
        ("LOCATION", _text(event.location) or None),
        ("STATUS", event.status.value),
        ("TRANSP", "OPAQUE" if _takes_time(event) else "TRANSPARENT"),
        ("URL", event.url or None),
    )
    said = b"".join(_line(f"{name}:{value}") for name, value in written if value is not None)
    return b"BEGIN:VEVENT\r\n" + said + b"END:VEVENT\r\n"


def _times(event: Event) -> tuple[tuple[str, str], ...]:
    if isinstance(event.start, datetime) and event.end is not None:
        return (
            (f"DTSTART;TZID={COPENHAGEN.key}", event.start.strftime(_MOMENT)),
            (f"DTEND;TZID={COPENHAGEN.key}", event.end.strftime(_MOMENT)),
        )
    day_after = _day(event.start) + timedelta(days=1)
    return (
        ("DTSTART;VALUE=DATE", _day(event.start).strftime(_DAY)),
        ("DTEND;VALUE=DATE", day_after.strftime(_DAY)),
    )


def _takes_time(event: Event) -> bool:
    """A day's entry, such as a deadline, does not make anybody busy."""
    return isinstance(event.start, datetime) and event.status is not Status.CANCELLED


def _text(value: str) -> str:
    return vText(value).to_ical().decode() if _ESCAPED.search(value) else value


def _line(line: str) -> bytes:
    octets = line.encode()
    if len(octets) >= _LONGEST_LINE:
        octets = Contentline(line).to_ical()  # type: ignore[no-untyped-call]  # it folds
    return octets + b"\r\n"
