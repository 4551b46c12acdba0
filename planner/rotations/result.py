"""A solved run as people read it: its meetings by date, and what each unit gets."""

from collections import defaultdict
from collections.abc import Mapping, Set
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from planner.models.rotations import RotationRun


@dataclass(frozen=True, slots=True)
class Guest:
    """A unit's part in a meeting of a plan."""

    code: str
    name: str
    why: str
    is_locked: bool


@dataclass(frozen=True, slots=True)
class Planned:
    """A meeting of a plan with its units; `ruled_out` counts the units each rule kept away."""

    key: str
    committee: str
    form: str
    day: date
    starts: time
    ends: time
    guests: tuple[Guest, ...]
    empty_slots: int
    ruled_out: tuple[tuple[str, int], ...]

    @property
    def meeting_id(self) -> int:
        """The row's id, at the end of its key."""
        return row_id(self.key)


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


def row_id(key: str) -> int:
    """The number of the meeting's row in the key `BUU-17` (`mapping.meeting_key`)."""
    return int(key.rpartition("-")[2])


def locks_then(run: RotationRun) -> set[tuple[int, str]]:
    """The locks the run was made under, as (meeting id, unit code), whatever is locked today."""
    return {
        (row_id(meeting["id"]), code)
        for meeting in run.problem["meetings"]
        for code in meeting["locked"]
    }


def by_date(run: RotationRun, locks: Set[tuple[int, str]], *, language: str) -> list[Planned]:
    """The plan's meetings in the order of their days."""
    guests = _guests(run, locks, language)
    unfilled = {entry["meeting"]: entry for entry in run.plan["unfilled"]}
    nothing = {"slots": 0, "ruled_out": {}}
    shown = [
        _planned(meeting, guests[meeting["id"]], unfilled.get(meeting["id"], nothing))
        for meeting in run.problem["meetings"]
    ]
    return sorted(shown, key=lambda meeting: (meeting.day, meeting.starts, meeting.key))


def by_unit(run: RotationRun, meetings: list[Planned], *, language: str) -> list[UnitPlan]:
    """The plan seen from each unit, by code."""
    found: dict[str, list[Planned]] = defaultdict(list)
    for meeting in meetings:
        for guest in meeting.guests:
            found[guest.code].append(meeting)
    why = {e["unit"]: e[language] for e in run.plan["explanations"] if e["meeting"] is None}
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
        for unit in run.problem["units"]
    ]


def _guests(
    run: RotationRun, locks: Set[tuple[int, str]], language: str
) -> dict[str, tuple[Guest, ...]]:
    names = {unit["id"]: unit["name"] for unit in run.problem["units"]}
    why = {(e["meeting"], e["unit"]): e[language] for e in run.plan["explanations"]}
    guests: dict[str, tuple[Guest, ...]] = defaultdict(tuple)
    for key, codes in run.plan["assignments"].items():
        guests[key] = tuple(
            Guest(code, names[code], why.get((key, code), ""), (row_id(key), code) in locks)
            for code in codes
        )
    return guests


def _planned(
    meeting: Mapping[str, Any], guests: tuple[Guest, ...], empty: Mapping[str, Any]
) -> Planned:
    return Planned(
        key=meeting["id"],
        committee=meeting["committee"],
        form=meeting["form"],
        day=date.fromisoformat(meeting["date"]),
        starts=time.fromisoformat(meeting["start"]),
        ends=time.fromisoformat(meeting["end"]),
        guests=guests,
        empty_slots=empty["slots"],
        ruled_out=tuple((rule, count) for rule, count in empty["ruled_out"].items() if count),
    )
