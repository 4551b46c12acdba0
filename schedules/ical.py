"""Meetings as iCalendar (RFC 5545): stable UIDs, SEQUENCE, CANCELLED, Europe/Copenhagen."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import cache, lru_cache
from zoneinfo import ZoneInfo

from icalendar import Calendar, Timezone, TimezoneDaylight, TimezoneStandard, vDuration
from icalendar import Event as Component

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
DOMAIN = "samspil"
PRODUCT = "-//Samspil//Samspil//DA"
_END = b"END:VCALENDAR\r\n"
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


@lru_cache(maxsize=8_192)
def lines(event: Event) -> bytes:
    """The event's own lines; remembered, for calendar programs ask every few hours for the same.

    icalendar takes 0.25 ms for an event, most of it to fold lines.
    """
    component = Component()
    component.add("uid", event.uid)
    component.add("sequence", event.sequence)
    component.add("dtstamp", event.changed)
    component.add("last-modified", event.changed)
    component.add("summary", event.summary)
    component.add("status", event.status.value)
    if isinstance(event.start, datetime) and event.end is not None:
        component.add("dtstart", event.start.replace(tzinfo=COPENHAGEN))
        component.add("dtend", event.end.replace(tzinfo=COPENHAGEN))
        takes_place = event.status is not Status.CANCELLED
        component.add("transp", "OPAQUE" if takes_place else "TRANSPARENT")
    else:
        component.add("dtstart", event.start)
        component.add("dtend", _day(event.start) + timedelta(days=1))
        component.add("transp", "TRANSPARENT")
    for key in ("location", "description", "url"):
        if value := getattr(event, key):
            component.add(key, value)
    return bytes(component.to_ical())
