"""The rotation problem (`rotation/1`): units, meetings and what has been held, valid from birth."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from enum import StrEnum

FORMAT = "rotation/1"


class Form(StrEnum):
    """How a unit and a committee meet."""

    HOSTED = "hosted"
    DIALOGUE = "dialogue"


class Stability(StrEnum):
    """When a published plan counts: in the order of the levels, or before all but filled slots."""

    IN_ORDER = "in_order"
    FIRST = "first"


@dataclass(frozen=True, slots=True)
class Period:
    """The days from `start` to `end`, both counted."""

    start: date
    end: date

    def __contains__(self, day: date) -> bool:
        return self.start <= day <= self.end

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.end - self.start).days + 1

    def to_json(self) -> list[str]:
        """As `[from, to]`."""
        return [self.start.isoformat(), self.end.isoformat()]

    def meets(self, other: "Period") -> bool:
        """Whether the two share a day."""
        return self.start <= other.end and other.start <= self.end


@dataclass(frozen=True, slots=True)
class Contact:
    """A unit's part in a meeting that was held before the window."""

    date: date
    form: Form

    def to_json(self) -> dict[str, object]:
        """As in `contacts`."""
        return {"date": self.date.isoformat(), "form": self.form.value}


@dataclass(frozen=True, slots=True)
class Unit:
    """A municipal unit; no `hosting_hours` is any hour, no `open_from`/`open_to` the whole term.

    `contacts` were held before the window; `cancelled` are the days of planned ones that were not.
    """

    id: str
    name: str
    kind: str
    town: str
    committees: tuple[str, ...]
    seats: int
    step_free: bool
    lat: float | None = None
    lon: float | None = None
    can_host: bool = True
    hosting_hours: tuple[time, time] | None = None
    open_from: date | None = None
    open_to: date | None = None
    closed: tuple[Period, ...] = ()
    contacts: tuple[Contact, ...] = ()
    cancelled: tuple[date, ...] = ()

    @property
    def lost_turn(self) -> date | None:
        """The first of the `cancelled` that no contact on the day or after it has made good."""
        made_good = max((one.date for one in self.contacts), default=date.min)
        return min((day for day in self.cancelled if day > made_good), default=None)

    def to_json(self) -> dict[str, object]:
        """As in `units`, every key written."""
        hours = self.hosting_hours
        return {
            "id": self.id,
            "name": self.name,
            "kind": self.kind,
            "town": self.town,
            "lat": self.lat,
            "lon": self.lon,
            "committees": list(self.committees),
            "seats": self.seats,
            "step_free": self.step_free,
            "can_host": self.can_host,
            "hosting_hours": None if hours is None else [f"{hour:%H:%M}" for hour in hours],
            "open_from": None if self.open_from is None else self.open_from.isoformat(),
            "open_to": None if self.open_to is None else self.open_to.isoformat(),
            "closed": [period.to_json() for period in self.closed],
            "contacts": [contact.to_json() for contact in self.contacts],
            "cancelled": [day.isoformat() for day in self.cancelled],
        }


@dataclass(frozen=True, slots=True)
class HostedMeeting:
    """A committee meeting held at one unit, `people` around the table."""

    id: str
    committee: str
    date: date
    start: time
    end: time
    people: int
    step_free: bool
    locked: tuple[str, ...] = ()

    @property
    def form(self) -> Form:
        """Hosted."""
        return Form.HOSTED

    @property
    def slots(self) -> int:
        """How many units take part at most: the host."""
        return 1

    def to_json(self) -> dict[str, object]:
        """As in `meetings`."""
        return _meeting_json(self) | {"people": self.people, "step_free": self.step_free}


@dataclass(frozen=True, slots=True)
class DialogueMeeting:
    """A talk between a committee and the leaders of up to `seats` units."""

    id: str
    committee: str
    date: date
    start: time
    end: time
    seats: int
    locked: tuple[str, ...] = ()

    @property
    def form(self) -> Form:
        """Dialogue."""
        return Form.DIALOGUE

    @property
    def slots(self) -> int:
        """How many units take part at most."""
        return self.seats

    def to_json(self) -> dict[str, object]:
        """As in `meetings`."""
        return _meeting_json(self) | {"seats": self.seats}


Meeting = HostedMeeting | DialogueMeeting


def in_time(meeting: Meeting) -> tuple[date, time, str]:
    """Meetings in order of time: of their ids only where all else is equal.

    An id may be a number that a database gave, written out, and `10` comes before `9`.
    """
    return meeting.date, meeting.start, meeting.id


def in_turn(unit: Unit) -> tuple[date, str]:
    """Units in the order in which equals are served: those that lost a turn, then by their ids."""
    return unit.lost_turn or date.max, unit.id


@dataclass(frozen=True, slots=True)
class Problem:
    """A whole rotation problem: units `in_turn` and meetings `in_time`, whatever the file has.

    `published` is the plan people have (meeting id -> unit ids), `timing_slack` in per cent.
    """

    term: Period
    window: Period
    units: tuple[Unit, ...]
    meetings: tuple[Meeting, ...]
    guarantee_months: int = 12
    min_days_between_contacts: int = 28
    published: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    stability: Stability = Stability.IN_ORDER
    timing_slack: int = 5
    seed: int = 0

    def __post_init__(self) -> None:
        object.__setattr__(self, "units", tuple(sorted(self.units, key=in_turn)))
        object.__setattr__(self, "meetings", tuple(sorted(self.meetings, key=in_time)))

    def to_json(self) -> dict[str, object]:
        """The object `parse` reads, every key written."""
        return {
            "format": FORMAT,
            "term": _span_json(self.term),
            "window": _span_json(self.window),
            "guarantee_months": self.guarantee_months,
            "min_days_between_contacts": self.min_days_between_contacts,
            "stability": self.stability.value,
            "timing_slack": self.timing_slack,
            "seed": self.seed,
            "units": [unit.to_json() for unit in self.units],
            "meetings": [meeting.to_json() for meeting in self.meetings],
            "published": {
                meeting: list(units) for meeting, units in sorted(self.published.items())
            },
        }


def _span_json(period: Period) -> dict[str, object]:
    return {"start": period.start.isoformat(), "end": period.end.isoformat()}


def _meeting_json(meeting: Meeting) -> dict[str, object]:
    return {
        "id": meeting.id,
        "committee": meeting.committee,
        "form": meeting.form.value,
        "date": meeting.date.isoformat(),
        "start": f"{meeting.start:%H:%M}",
        "end": f"{meeting.end:%H:%M}",
        "locked": list(meeting.locked),
    }
