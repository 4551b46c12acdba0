"""Reads a calendar problem from JSON: what is not as the format says is refused with its path."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from schedules import dates
from schedules.calendar.problem import (
    FORMAT,
    Agenda,
    Body,
    Budget,
    Chain,
    Kind,
    Occasion,
    Period,
    Problem,
    Purpose,
)
from schedules.dates import EARLIEST_YEAR, LATEST_YEAR, ClosedDays, Weekday
from schedules.reading import Node, Record, unique

MINUTES_OF_DAY = 24 * 60
LEAP_YEAR = 2000
_MONTH_DAY = re.compile(r"[0-9]{2}-[0-9]{2}")


def parse(data: object) -> Problem:
    """The problem in a JSON value (or the `Node` of one); raises `Refused` with path and reason."""
    node = data if isinstance(data, Node) else Node(data)
    record = node.of_format(FORMAT).record(
        required=(
            *("format", "year", "bodies", "holidays", "closed_days"),
            *("periods", "budget", "fixed"),
        ),
        optional=("chain", "agenda", "travel_minutes", "slack_days", "published"),
    )
    wanted = _without_decisions(record)

    def decisions(node: Node) -> dict[Occasion, date]:
        return _decisions(node, wanted)

    return replace(
        wanted,
        fixed=decisions(record["fixed"]),
        published=record.get("published", None, lambda node: node.maybe(decisions)),
    )


def _without_decisions(record: Record) -> Problem:
    year = record["year"].whole(least=EARLIEST_YEAR, most=LATEST_YEAR)
    bodies = _bodies(record["bodies"])
    known = frozenset(bodies)
    return Problem(
        year=year,
        bodies=bodies,
        closed_days=ClosedDays(_country(record["holidays"]), _closed(record["closed_days"])),
        periods=tuple(
            sorted((_period(node, known) for node in record["periods"].items()), key=_in_time)
        ),
        chain=record.get("chain", Chain(), _chain),
        budget=record["budget"].maybe(lambda node: _budget(node, year, bodies)),
        agenda=record.get("agenda", Agenda(), _agenda),
        travel_minutes=record.get(
            "travel_minutes", 30, lambda node: node.whole(least=0, most=MINUTES_OF_DAY)
        ),
        slack_days=record.get("slack_days", 7, lambda node: node.whole(least=0, most=92)),
    )


def _bodies(node: Node) -> dict[str, Body]:
    nodes = node.items()
    ids = unique((item.record(required=_BODY_KEYS)["id"] for item in nodes), Node.text)
    bodies = {id_: _body(id_, item) for id_, item in zip(ids, nodes, strict=True)}
    return dict(sorted(bodies.items()))


_BODY_KEYS = (
    *("id", "name", "kind", "cycles", "weekday", "weeks", "start"),
    *("minutes", "members", "town_hall_months"),
)


def _body(id_: str, node: Node) -> Body:
    record = node.record(required=_BODY_KEYS)
    body = Body(
        id=id_,
        name=record["name"].text(),
        kind=record["kind"].one_of(Kind),
        cycles=tuple(sorted(unique(record["cycles"].items(), _month))),
        weekday=record["weekday"].one_of(Weekday),
        weeks=frozenset(unique(record["weeks"].items(), _occurrence)),
        start=record["start"].clock(),
        minutes=record["minutes"].whole(least=1, most=MINUTES_OF_DAY),
        members=frozenset(unique(record["members"].items(), Node.text)),
        town_hall_months=frozenset(unique(record["town_hall_months"].items(), _month)),
    )
    if body.to_minute >= MINUTES_OF_DAY:
        raise record["minutes"].refused("a meeting that ends before midnight")
    if not body.weeks:
        raise record["weeks"].refused("at least one occurrence of the weekday")
    return body


def _month(node: Node) -> int:
    return node.whole(least=1, most=12)


def _occurrence(node: Node) -> int:
    wanted = node.whole(least=-1, most=5)
    if wanted == 0:
        raise node.refused("1 to 5, or -1 for the last")
    return wanted


def _country(node: Node) -> str:
    code = node.text()
    if not dates.is_country(code):
        raise node.refused('a country code as "DK"')
    return code


def _closed(node: Node) -> frozenset[tuple[int, int]]:
    return frozenset(unique(node.items(), lambda item: _month_day(item, LEAP_YEAR)))


def _month_day(node: Node, year: int) -> tuple[int, int]:
    if isinstance(node.value, str) and _MONTH_DAY.fullmatch(node.value):
        month, day = int(node.value[:2]), int(node.value[3:])
        if 1 <= month <= 12 and 1 <= day <= dates.month_ends(year, month)[1].day:
            return month, day
    raise node.refused(f"a day of {year} as MM-DD" if year != LEAP_YEAR else "a day as MM-DD")


def _period(node: Node, bodies: frozenset[str]) -> Period:
    record = node.record(required=("name", "from", "to", "hard", "bodies"))
    start, end = record["from"].day(), record["to"].day()
    if end < start:
        raise record["to"].refused(f"a day not before {start}")

    def body(item: Node) -> str:
        return _known(item, bodies)

    return Period(
        name=record["name"].text(),
        start=start,
        end=end,
        hard=record["hard"].flag(),
        bodies=record["bodies"].maybe(lambda ids: frozenset(unique(ids.items(), body))),
    )


def _in_time(one: Period) -> tuple[date, date, str, bool, list[str]]:
    """The file's order of periods says nothing, so it changes nothing."""
    return one.start, one.end, one.name, one.hard, sorted(one.bodies or ())


def _known(node: Node, bodies: frozenset[str]) -> str:
    id_ = node.text()
    if id_ not in bodies:
        raise node.refused("the id of a body")
    return id_


def _chain(node: Node) -> Chain:
    record = node.record(required=(), optional=("committee_to_finance", "finance_to_council"))
    plain = Chain()
    return Chain(
        record.get("committee_to_finance", plain.committee_to_finance, _days),
        record.get("finance_to_council", plain.finance_to_council, _days),
    )


def _days(node: Node) -> int:
    return node.whole(least=0, most=366)


def _budget(node: Node, year: int, bodies: dict[str, Body]) -> Budget:
    record = node.record(
        required=(), optional=("proposal_by", "second_reading_by", "min_days_between_readings")
    )
    for kind in (Kind.FINANCE, Kind.COUNCIL):
        if sum(body.kind is kind for body in bodies.values()) != 1:
            raise node.refused(f"exactly one body of the kind {kind}, or null")

    def day(item: Node) -> date:
        return date(year, *_month_day(item, year))

    return Budget(
        record.get("proposal_by", date(year, 9, 15), day),
        record.get("second_reading_by", date(year, 10, 15), day),
        record.get("min_days_between_readings", 21, _days),
    )


def _agenda(node: Node) -> Agenda:
    record = node.record(required=(), optional=("weekdays_before", "saturday_counts"))
    return Agenda(
        record.get("weekdays_before", 4, lambda item: item.whole(least=0, most=60)),
        record.get("saturday_counts", False, Node.flag),
    )


def _decisions(node: Node, wanted: Problem) -> dict[Occasion, date]:
    """Dates of meetings that the problem has, each once."""
    nodes = node.items()
    occasions = frozenset(wanted.occasions())
    found = unique(nodes, lambda item: _occasion(item, occasions))
    return dict(sorted(zip(found, _dates(nodes), strict=True)))


def _dates(nodes: list[Node]) -> Iterator[date]:
    for node in nodes:
        yield node.record(required=_DECISION_KEYS)["date"].day()


_DECISION_KEYS = ("body", "purpose", "cycle", "date")


def _occasion(node: Node, occasions: frozenset[Occasion]) -> Occasion:
    record = node.record(required=_DECISION_KEYS)
    cycle = record["cycle"].maybe(_month)
    occasion = Occasion(record["body"].text(), cycle or 0, record["purpose"].one_of(Purpose))
    if occasion not in occasions:
        raise node.refused("a meeting that the bodies, their cycles and the budget ask for")
    return occasion
