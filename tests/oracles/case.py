"""A rotation problem's JSON object, prepared for judging; shares nothing with `schedules`.

Days are proleptic ordinals. The input is trusted to be well-formed: refusing bad input is the
business of the reader under test.
"""

from __future__ import annotations

import calendar
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

Json = Mapping[str, Any]
Span = tuple[int, int]

DEFAULT_ORDER = ("filled", "guaranteed", "equity", "hosting", "kept", "waiting")
STABLE_ORDER = ("filled", "kept", "guaranteed", "equity", "hosting", "waiting")


@dataclass(frozen=True, slots=True)
class Unit:
    """What the levels need of one unit."""

    id: str
    opening: int
    """First day in the term on which it exists."""
    last: int
    """Last day in the window on which it exists."""
    open_days: int
    """Days of the term from its opening to its closing, closed periods included; at least 1."""
    blocks: frozenset[int]
    """Guarantee blocks that meet both the window and the unit's open days."""
    held: tuple[int, ...]
    """Days of the contacts held inside the term, in order."""
    held_ever: tuple[int, ...]
    held_blocks: frozenset[int]
    hosted: int
    waited: int


@dataclass(frozen=True, slots=True)
class Meeting:
    """What the levels need of one meeting, and whom its rules keep out."""

    id: str
    committee: str
    hosted: bool
    day: int
    block: int
    capacity: int
    locked: tuple[str, ...]
    barred: Mapping[str, str]
    """The first broken rule of each unit that may not take part."""

    def candidates(self, case: Case) -> list[str]:
        """The units that may take part: let in by the rules, or locked."""
        return [u for u in case.units if u in self.locked or u not in self.barred]


@dataclass(frozen=True, slots=True)
class Case:
    """A whole problem."""

    units: Mapping[str, Unit]
    meetings: Mapping[str, Meeting]
    spacing: int
    published: frozenset[tuple[str, str]]
    """Pairs of meeting and unit in the plan people already have."""
    order: tuple[str, ...]
    """Levels 1-6 in the order they are to be kept."""


def read(problem: Json) -> Case:
    """Prepare a problem for judging."""
    term = _span(problem["term"]["start"], problem["term"]["end"])
    window = _span(problem["window"]["start"], problem["window"]["end"])
    starts = _block_starts(term, problem.get("guarantee_months", 12))
    units = [_unit(row, term, window, starts) for row in problem["units"]]
    meetings = [_meeting(row, problem["units"], starts) for row in problem["meetings"]]
    published: Mapping[str, Sequence[str]] = problem.get("published") or {}
    return Case(
        units={unit.id: unit for unit in units},
        meetings={meeting.id: meeting for meeting in meetings},
        spacing=problem.get("min_days_between_contacts", 28),
        published=frozenset((meeting, u) for meeting, us in published.items() for u in us),
        order=STABLE_ORDER if problem.get("stability") == "first" else DEFAULT_ORDER,
    )


def months_later(start: int, months: int) -> int:
    """The same day so many months later, or the last day of a month that is too short."""
    first = date.fromordinal(start)
    year, month = divmod(first.year * 12 + first.month - 1 + months, 12)
    length = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(first.day, length)).toordinal()


def broken_rule(unit: Json, meeting: Json) -> str | None:
    """The first rule of the specification's table that keeps a unit out of a meeting."""
    on, hosted = _day(meeting["date"]), meeting["form"] == "hosted"
    begins, ends = unit.get("open_from"), unit.get("open_to")
    hours = unit.get("hosting_hours") or ("00:00", "24:00")
    table = {
        "committee": meeting["committee"] in unit["committees"],
        "open": (not begins or _day(begins) <= on) and (not ends or on <= _day(ends)),
        "closed": not any(a <= on <= b for a, b in _closed(unit)),
        "can_host": not hosted or unit.get("can_host", True),
        "seats": not hosted or unit["seats"] >= meeting["people"],
        "step_free": not hosted or not meeting["step_free"] or unit["step_free"],
        "hours": not hosted or (hours[0] <= meeting["start"] and meeting["end"] <= hours[1]),
    }
    return next((rule for rule, holds in table.items() if not holds), None)


def _day(text: str) -> int:
    return date.fromisoformat(text).toordinal()


def _span(start: str, end: str) -> Span:
    return _day(start), _day(end)


def _closed(unit: Json) -> list[Span]:
    return [_span(start, end) for start, end in unit.get("closed", [])]


def _block_starts(term: Span, months: int) -> list[int]:
    starts: list[int] = []
    while (start := months_later(term[0], months * len(starts))) <= term[1]:
        starts.append(start)
    return starts


def _block_of(on: int, starts: Sequence[int]) -> int:
    return bisect_right(starts, on) - 1


def _unit(row: Json, term: Span, window: Span, starts: Sequence[int]) -> Unit:
    opening = max(_day(row["open_from"]), term[0]) if row.get("open_from") else term[0]
    closing = min(_day(row["open_to"]), term[1]) if row.get("open_to") else term[1]
    open_blocks = {_block_of(on, starts) for on in range(opening, closing + 1)}
    contacts = sorted((_day(c["date"]), c["form"]) for c in row.get("contacts", []))
    in_term = [(on, form) for on, form in contacts if term[0] <= on <= term[1]]
    touched = range(_block_of(window[0], starts), _block_of(window[1], starts) + 1)
    return Unit(
        id=row["id"],
        opening=opening,
        last=min(closing, window[1]),
        open_days=max(1, closing - opening + 1),
        blocks=frozenset(open_blocks) & frozenset(touched),
        held=tuple(on for on, _ in in_term),
        held_ever=tuple(on for on, _ in contacts),
        held_blocks=frozenset(_block_of(on, starts) for on, _ in in_term),
        hosted=sum(form == "hosted" for _, form in in_term),
        waited=max(0, window[0] - (contacts[-1][0] if contacts else opening)),
    )


def _meeting(row: Json, units: Sequence[Json], starts: Sequence[int]) -> Meeting:
    reasons = ((unit["id"], broken_rule(unit, row)) for unit in units)
    return Meeting(
        id=row["id"],
        committee=row["committee"],
        hosted=row["form"] == "hosted",
        day=_day(row["date"]),
        block=_block_of(_day(row["date"]), starts),
        capacity=1 if row["form"] == "hosted" else row["seats"],
        locked=tuple(row.get("locked", ())),
        barred={unit: reason for unit, reason in reasons if reason},
    )
