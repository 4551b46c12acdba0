"""A calendar (`calendar-plan/1`): meetings with hours, deadlines and reasons, and the proof."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, time
from typing import TypeVar

from schedules import dates, levels
from schedules.calendar.problem import Occasion, Problem, Purpose
from schedules.calendar.rules import Rule
from schedules.levels import LevelResult
from schedules.reading import Node, Record

FORMAT = "calendar-plan/1"


@dataclass(frozen=True, slots=True)
class PlannedMeeting:
    """A meeting on its day; `moved_because` says in Danish why it is not on the plain pattern."""

    occasion: Occasion
    day: date
    start: time
    end: time
    iso_week: int
    agenda_deadline: date
    town_hall: bool
    moved_because: str | None = None

    def to_json(self) -> dict[str, object]:
        """As in `meetings`."""
        return {
            **_key(self.occasion),
            "date": self.day.isoformat(),
            "start": f"{self.start:%H:%M}",
            "end": f"{self.end:%H:%M}",
            "iso_week": self.iso_week,
            "agenda_deadline": self.agenda_deadline.isoformat(),
            "town_hall": self.town_hall,
            "moved_because": self.moved_because,
        }


@dataclass(frozen=True, slots=True)
class MissingMeeting:
    """A meeting left out: how many days of its window each rule took, and that in Danish."""

    occasion: Occasion
    ruled_out: Mapping[Rule, int]
    because: str

    def to_json(self) -> dict[str, object]:
        """As in `missing`."""
        counts = {rule.value: days for rule, days in self.ruled_out.items()}
        return {**_key(self.occasion), "ruled_out": counts, "because": self.because}


@dataclass(frozen=True, slots=True)
class CalendarPlan:
    """The meetings by day and hour, what is missing, and what was reached."""

    meetings: tuple[PlannedMeeting, ...]
    missing: tuple[MissingMeeting, ...] = ()
    levels: tuple[LevelResult, ...] = ()
    took_seconds: float = 0.0

    @property
    def dates(self) -> dict[Occasion, date]:
        return {meeting.occasion: meeting.day for meeting in self.meetings}

    def to_json(self) -> dict[str, object]:
        """The object `from_json` reads."""
        return {
            "format": FORMAT,
            "meetings": [meeting.to_json() for meeting in self.meetings],
            "missing": [meeting.to_json() for meeting in self.missing],
            "levels": [level.to_json() for level in self.levels],
            "took_seconds": self.took_seconds,
        }


def planned_meeting(
    problem: Problem, occasion: Occasion, day: date, moved_because: str | None = None
) -> PlannedMeeting:
    """A meeting with all that follows from its day."""
    body = problem.bodies[occasion.body]
    deadline = dates.agenda_deadline(
        day,
        weekdays_before=problem.agenda.weekdays_before,
        saturday_counts=problem.agenda.saturday_counts,
        is_closed=problem.closed_days.__contains__,
    )
    return PlannedMeeting(
        occasion,
        day,
        body.start,
        time(*divmod(body.to_minute, 60)),
        dates.iso_week(day),
        deadline,
        occasion.cycle in body.town_hall_months,
        moved_because,
    )


def from_json(problem: Problem, data: object) -> CalendarPlan:
    """The calendar in `data`, for this problem; raises `Refused`.

    Of a meeting only body, purpose, cycle and date are required: the rest follows from its day.
    """
    node = data if isinstance(data, Node) else Node(data)
    record = node.of_format(FORMAT).record(
        required=("format", "meetings"), optional=("missing", "levels", "took_seconds")
    )
    return CalendarPlan(
        tuple(_each_once(record.items("meetings"), lambda item: _meeting(problem, item))),
        tuple(_each_once(record.items("missing"), lambda item: _missing(problem, item))),
        tuple(levels.level(item) for item in record.items("levels")),
        record.get("took_seconds", 0.0, lambda item: item.real(least=0, most=1e9)),
    )


Entry = TypeVar("Entry", PlannedMeeting, MissingMeeting)


def _each_once(nodes: list[Node], read: Callable[[Node], Entry]) -> Iterator[Entry]:
    seen: set[Occasion] = set()
    for node in nodes:
        entry = read(node)
        if entry.occasion in seen:
            raise node.refused("a meeting that is not in the list already")
        seen.add(entry.occasion)
        yield entry


def _meeting(problem: Problem, node: Node) -> PlannedMeeting:
    record = node.record(
        required=("body", "purpose", "cycle", "date"),
        optional=(
            *("start", "end", "iso_week", "agenda_deadline"),
            *("town_hall", "moved_because"),
        ),
    )
    plain = planned_meeting(problem, _occasion(problem, record), record["date"].day())
    return replace(
        plain,
        start=record.get("start", plain.start, Node.clock),
        end=record.get("end", plain.end, Node.clock),
        iso_week=record.get("iso_week", plain.iso_week, lambda item: item.whole(least=1, most=53)),
        agenda_deadline=record.get("agenda_deadline", plain.agenda_deadline, Node.day),
        town_hall=record.get("town_hall", plain.town_hall, Node.flag),
        moved_because=record.get("moved_because", None, lambda item: item.maybe(Node.text)),
    )


def _missing(problem: Problem, node: Node) -> MissingMeeting:
    record = node.record(required=("body", "purpose", "cycle"), optional=("ruled_out", "because"))
    return MissingMeeting(
        _occasion(problem, record),
        record.get("ruled_out", {}, _ruled_out),
        record.get("because", "", Node.text),
    )


def _occasion(problem: Problem, record: Record) -> Occasion:
    cycle = record["cycle"].maybe(lambda item: item.whole(least=1, most=12))
    occasion = Occasion(record["body"].text(), cycle or 0, record["purpose"].one_of(Purpose))
    if occasion not in problem.occasions():
        raise record.node.refused("a meeting that the problem asks for")
    return occasion


def _ruled_out(node: Node) -> dict[Rule, int]:
    return {
        Node(name, node, name).one_of(Rule): days.whole(least=1, most=1000)
        for name, days in node.mapping().items()
    }


def _key(occasion: Occasion) -> dict[str, object]:
    return {
        "body": occasion.body,
        "purpose": occasion.purpose.value,
        "cycle": occasion.cycle or None,
    }
