"""Reads a rotation problem from JSON: what is not as the format says is refused with its path."""

from collections.abc import Iterable
from datetime import date, time

from schedules import reading
from schedules.dates import EARLIEST_YEAR, LATEST_YEAR
from schedules.reading import Node, Record
from schedules.rotation import problem as form
from schedules.rotation.problem import (
    Contact,
    DialogueMeeting,
    Form,
    HostedMeeting,
    Meeting,
    Period,
    Problem,
    Stability,
    Unit,
)

_MOST_PEOPLE = 100_000
_LONGEST_TERM_DAYS = 366 * 20
_MOST_MONTHS = 240
_UNIT = ("id", "name", "kind", "town", "committees", "seats", "step_free")
_UNIT_OPTIONAL = (
    *("lat", "lon", "can_host", "hosting_hours"),
    *("open_from", "open_to", "closed", "contacts", "cancelled"),
)
_MEETING = ("id", "committee", "form", "date", "start", "end")


def parse(data: object) -> Problem:
    """The problem in `data`, as `json.loads` gives it, or a `Node` of it; raises `Refused`."""
    node = data if isinstance(data, Node) else Node(data)
    record = node.of_format(form.FORMAT).record(
        required=("format", "term", "window", "units", "meetings"),
        optional=(
            *("guarantee_months", "min_days_between_contacts", "published"),
            *("stability", "timing_slack", "seed"),
        ),
    )
    term = _term(record["term"])
    window = _within(record["window"], term)
    units = _units(record["units"], window)
    known = frozenset(unit.id for unit in units)
    committees = frozenset(committee for unit in units for committee in unit.committees)
    meetings = _meetings(record["meetings"], window, committees, known)
    ids = frozenset(meeting.id for meeting in meetings)
    return Problem(
        term,
        window,
        units,
        meetings,
        record.get("guarantee_months", 12, lambda node: node.whole(least=1, most=_MOST_MONTHS)),
        record.get(
            "min_days_between_contacts",
            28,
            lambda node: node.whole(least=0, most=_LONGEST_TERM_DAYS),
        ),
        record.get("published", {}, lambda node: _published(node, ids, known)),
        record.get("stability", Stability.IN_ORDER, lambda node: node.one_of(Stability)),
        record.get("timing_slack", 5, lambda node: node.whole(least=0, most=1000)),
        record.get("seed", 0, lambda node: node.whole(least=0, most=2**31 - 1)),
    )


def _term(node: Node) -> Period:
    period = _span(node)
    for day in (period.start, period.end):
        if not EARLIEST_YEAR <= day.year <= LATEST_YEAR:
            years = f"days in the years {EARLIEST_YEAR} to {LATEST_YEAR}, whose holidays are known"
            raise node.refused(years, str(day))
    if period.days > _LONGEST_TERM_DAYS:
        raise node.refused(f"a term of at most {_LONGEST_TERM_DAYS} days", f"{period.days} days")
    return period


def _within(node: Node, term: Period) -> Period:
    period = _span(node)
    if not (term.start <= period.start and period.end <= term.end):
        raise node.refused(f"days inside the term, {term.start} to {term.end}", str(period.start))
    return period


def _span(node: Node) -> Period:
    record = node.record(required=("start", "end"))
    return _ordered(record["start"], record["end"])


def _ordered(first: Node, last: Node) -> Period:
    start, end = first.day(), last.day()
    if end < start:
        raise last.refused(f"a day not before {start}")
    return Period(start, end)


def _units(node: Node, window: Period) -> tuple[Unit, ...]:
    records = [item.record(required=_UNIT, optional=_UNIT_OPTIONAL) for item in node.items()]
    _refuse_repeated(records)
    return tuple(_unit(record, window) for record in records)


def _refuse_repeated(records: Iterable[Record]) -> None:
    for _ in reading.unique((record["id"] for record in records), Node.text):
        pass


def _unit(record: Record, window: Period) -> Unit:
    opened = record.get("open_from", None, lambda node: node.maybe(Node.day))
    closed = record.get("open_to", None, lambda node: node.maybe(Node.day))
    if opened is not None and closed is not None and closed < opened:
        raise record["open_to"].refused(f"a day not before {opened}")
    return Unit(
        id=record["id"].text(),
        name=record["name"].text(),
        kind=record["kind"].text(),
        town=record["town"].text(),
        committees=tuple(sorted(reading.unique(record["committees"].items(), Node.text))),
        seats=record["seats"].whole(least=0, most=_MOST_PEOPLE),
        step_free=record["step_free"].flag(),
        lat=record.get("lat", None, lambda node: node.maybe(_latitude)),
        lon=record.get("lon", None, lambda node: node.maybe(_longitude)),
        can_host=record.get("can_host", True, Node.flag),
        hosting_hours=record.get("hosting_hours", None, lambda node: node.maybe(_hours)),
        open_from=opened,
        open_to=closed,
        closed=record.get("closed", (), lambda node: tuple(map(_closed, node.items()))),
        contacts=_contacts(record["contacts"], window) if "contacts" in record else (),
        cancelled=record.get(
            "cancelled", (), lambda node: tuple(sorted(map(Node.day, node.items())))
        ),
    )


def _latitude(node: Node) -> float:
    return node.real(least=-90, most=90)


def _longitude(node: Node) -> float:
    return node.real(least=-180, most=180)


def _pair(node: Node, expected: str) -> tuple[Node, Node]:
    items = node.items()
    if len(items) != 2:
        raise node.refused(expected)
    return items[0], items[1]


def _hours(node: Node) -> tuple[time, time]:
    first, last = _pair(node, "two times of day, [from, to]")
    return first.clock(), _later(first, last)


def _later(first: Node, last: Node) -> time:
    end = last.clock()
    if end <= first.clock():
        raise last.refused(f"a time after {first.clock():%H:%M}")
    return end


def _closed(node: Node) -> Period:
    return _ordered(*_pair(node, "two days, [from, to]"))


def _contacts(node: Node, window: Period) -> tuple[Contact, ...]:
    contacts = (_contact(one, window) for one in node.items())
    return tuple(sorted(contacts, key=lambda contact: (contact.date, contact.form)))


def _contact(node: Node, window: Period) -> Contact:
    record = node.record(required=("date", "form"))
    day = record["date"].day()
    if day >= window.start:
        raise record["date"].refused(f"a day before the window, which starts {window.start}")
    return Contact(day, record["form"].one_of(Form))


def _meetings(
    node: Node, window: Period, committees: frozenset[str], units: frozenset[str]
) -> tuple[Meeting, ...]:
    records = [_meeting_record(item) for item in node.items()]
    _refuse_repeated(records)
    return tuple(_meeting(record, window, committees, units) for record in records)


def _meeting_record(node: Node) -> Record:
    """The members of a meeting, whose keys hang on its form."""
    hosted = ("people", "step_free")
    kind = node.record(required=_MEETING, optional=("locked", "seats", *hosted))["form"]
    own = hosted if kind.one_of(Form) is Form.HOSTED else ("seats",)
    return node.record(required=(*_MEETING, *own), optional=("locked",))


def _meeting(
    record: Record, window: Period, committees: frozenset[str], units: frozenset[str]
) -> Meeting:
    ident = record["id"].text()
    committee = _known(record["committee"], committees, "a committee that some unit belongs to")
    day = _in_window(record["date"], window)
    start, end = record["start"].clock(), _later(record["start"], record["end"])
    locked = _unit_ids(record["locked"], units) if "locked" in record else ()
    if "seats" in record:
        seats = record["seats"].whole(least=1, most=_MOST_PEOPLE)
        return DialogueMeeting(ident, committee, day, start, end, seats, locked)
    people = record["people"].whole(least=0, most=_MOST_PEOPLE)
    step_free = record["step_free"].flag()
    return HostedMeeting(ident, committee, day, start, end, people, step_free, locked)


def _in_window(node: Node, window: Period) -> date:
    day = node.day()
    if day not in window:
        raise node.refused(f"a day inside the window, {window.start} to {window.end}")
    return day


def _known(node: Node, known: frozenset[str], expected: str) -> str:
    text = node.text()
    if text not in known:
        raise node.refused(expected)
    return text


def _unit_ids(node: Node, units: frozenset[str]) -> tuple[str, ...]:
    return tuple(
        sorted(reading.unique(node.items(), lambda one: _known(one, units, "the id of a unit")))
    )


def _published(
    node: Node, meetings: frozenset[str], units: frozenset[str]
) -> dict[str, tuple[str, ...]]:
    members = node.mapping()
    for ident, member in members.items():
        if ident not in meetings:
            raise member.refused("the id of a meeting", "an unknown key")
    return {ident: _unit_ids(member, units) for ident, member in sorted(members.items())}
