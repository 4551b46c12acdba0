"""A solved run as people read it: its meetings by date, and what each unit gets."""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date, time
from functools import lru_cache
from typing import Any

from sqlalchemy import Text, bindparam, cast, select

from planner.extensions import db
from planner.models.rotations import RotationRun
from planner.web import filters, translations


@dataclass(frozen=True, slots=True)
class Guest:
    """A unit's part in a meeting of a plan."""

    code: str
    name: str
    why: str


@dataclass(frozen=True, slots=True)
class When:
    """A meeting's day and hours in words, said once for a plan and not for each who reads it."""

    weekday: str  # mandag 18. januar 2027
    date: str  # 18. januar 2027
    week: str
    hours: str


@dataclass(frozen=True, slots=True)
class Planned:
    """A meeting of a plan with its units; `ruled_out` counts the units each rule kept away."""

    key: str
    meeting_id: int
    committee: str
    form: str
    day: date
    starts: time
    ends: time
    when: When
    guests: tuple[Guest, ...]
    empty_slots: int
    ruled_out: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class UnitPlan:
    """What a plan gives one unit; `why` speaks where it gives nothing."""

    code: str
    name: str
    kind: str
    town: str
    committees: tuple[str, ...]
    held: int
    meetings: tuple[Planned, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Result:
    """A solved run: its plan seen from the days and from the units, and how sure it is.

    `locks` are those it was made under, as (meeting id, unit code), whatever is locked today;
    `levels` are those of `rotation-plan/1`, `equity` what `fairness.measured` found; `problem` is
    the `rotation/1` it was made from. Nobody changes what they hold: they are remembered.
    """

    meetings: Sequence[Planned]
    units: Sequence[UnitPlan]
    locks: Set[tuple[int, str]]
    levels: Sequence[Mapping[str, Any]]
    equity: Mapping[str, Any]
    problem: Mapping[str, Any]


def of_run(run_id: int, *, language: str) -> Result:
    """A solved run in a language."""
    problem, plan, equity = db.session.execute(_TEXTS, {"run": run_id}).one()
    return _read(problem, plan, equity, language)


_TEXTS = select(
    cast(RotationRun.problem, Text), cast(RotationRun.plan, Text), cast(RotationRun.equity, Text)
).where(RotationRun.id == bindparam("run"))


@lru_cache(maxsize=8)  # by what the rows say, so never stale; a whole capital's is some megabytes
def _read(problem_text: str, plan_text: str, equity_text: str, language: str) -> Result:
    problem, plan = json.loads(problem_text), json.loads(plan_text)
    with translations.speaking(language):
        meetings = by_date(problem, plan, language=language)
    locks = ((row_id(each["id"]), code) for each in problem["meetings"] for code in each["locked"])
    return Result(
        meetings=meetings,
        units=by_unit(problem, plan, meetings, language=language),
        locks=frozenset(locks),
        levels=plan["levels"],
        equity=json.loads(equity_text),
        problem=problem,
    )


def row_id(key: str) -> int:
    """The number of the meeting's row in the key `BUU-17` (`mapping.meeting_key`)."""
    return int(key.rpartition("-")[2])


def by_date(problem: Mapping[str, Any], plan: Mapping[str, Any], *, language: str) -> list[Planned]:
    """The plan's meetings in the order of their days."""
    guests = _guests(problem, plan, language)
    unfilled = {entry["meeting"]: entry for entry in plan["unfilled"]}
    nothing = {"slots": 0, "ruled_out": {}}
    shown = [
        _planned(meeting, guests[meeting["id"]], unfilled.get(meeting["id"], nothing))
        for meeting in problem["meetings"]
    ]
    return sorted(shown, key=lambda meeting: (meeting.day, meeting.starts, meeting.key))


def by_unit(
    problem: Mapping[str, Any],
    plan: Mapping[str, Any],
    meetings: Sequence[Planned],
    *,
    language: str,
) -> list[UnitPlan]:
    """The plan seen from each unit, by code."""
    found: dict[str, list[Planned]] = defaultdict(list)
    for meeting in meetings:
        for guest in meeting.guests:
            found[guest.code].append(meeting)
    why = {e["unit"]: e[language] for e in plan["explanations"] if e["meeting"] is None}
    return [
        UnitPlan(
            code=unit["id"],
            name=unit["name"],
            kind=unit["kind"],
            town=unit["town"],
            committees=tuple(unit["committees"]),
            held=len(unit["contacts"]),
            meetings=tuple(found[unit["id"]]),
            why=why.get(unit["id"], ""),
        )
        for unit in problem["units"]
    ]


def _guests(
    problem: Mapping[str, Any], plan: Mapping[str, Any], language: str
) -> dict[str, tuple[Guest, ...]]:
    names = {unit["id"]: unit["name"] for unit in problem["units"]}
    why = {(e["meeting"], e["unit"]): e[language] for e in plan["explanations"]}
    guests: dict[str, tuple[Guest, ...]] = defaultdict(tuple)
    for key, codes in plan["assignments"].items():
        guests[key] = tuple(Guest(code, names[code], why.get((key, code), "")) for code in codes)
    return guests


def _planned(
    meeting: Mapping[str, Any], guests: tuple[Guest, ...], empty: Mapping[str, Any]
) -> Planned:
    day = date.fromisoformat(meeting["date"])
    starts, ends = (time.fromisoformat(meeting[name]) for name in ("start", "end"))
    return Planned(
        key=meeting["id"],
        meeting_id=row_id(meeting["id"]),
        committee=meeting["committee"],
        form=meeting["form"],
        day=day,
        starts=starts,
        ends=ends,
        when=When(
            filters.as_weekday_date(day),
            filters.as_date(day),
            filters.as_week(day),
            filters.as_span(starts, ends),
        ),
        guests=guests,
        empty_slots=empty["slots"],
        ruled_out=tuple((rule, count) for rule, count in empty["ruled_out"].items() if count),
    )
