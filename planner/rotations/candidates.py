"""What a rotation is about: the meetings that can be visited, the units, and what falls outside."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from operator import itemgetter
from typing import TypeVar

from planner.models.meetings import MeetingPurpose
from planner.models.rotations import Rotation
from planner.rotations import sources
from planner.rotations.facts import Belonging, MeetingFacts, PeriodFacts, SiteFacts, UnitFacts
from planner.rotations.sources import Rows, UnitRows

Fact = TypeVar("Fact")


@dataclass(frozen=True, slots=True)
class CommitteeChange:
    """A unit that belongs to a committee for only some of its meetings, and so is left out."""

    unit: str
    committee: str


@dataclass(frozen=True, slots=True)
class IdleLock:
    """A lock that the plan cannot keep: its unit is not among those planned, or its meeting."""

    unit: str
    day: date


def visitable_meetings(rotation: Rotation, *, first: date) -> list[MeetingFacts]:
    """The meetings to be filled: ordinary ones away from the town hall, and dialogue meetings."""
    listed = sources.meetings(rotation, first=first)
    return visitable(listed, rotation.id, sources.town_hall_months(rotation))


def visitable(
    listed: Rows, rotation_id: int, town_hall_months: Iterable[tuple[int, tuple[int, ...]]]
) -> list[MeetingFacts]:
    """The same, of meetings that have been read."""
    months = dict(town_hall_months)
    return [
        meeting
        for meeting in (MeetingFacts(*row) for row in listed)
        if (
            meeting.rotation_id == rotation_id
            if meeting.purpose is MeetingPurpose.DIALOGUE
            else meeting.purpose is MeetingPurpose.ORDINARY
            and meeting.cycle not in months[meeting.committee_id]
        )
    ]


def units_of(
    meetings: Sequence[MeetingFacts], units: UnitRows
) -> tuple[list[tuple[UnitFacts, list[str]]], list[CommitteeChange]]:
    """The open units, each with the codes of its committees; and those that change committee."""
    codes = {meeting.committee_id: meeting.committee for meeting in meetings}
    days: dict[int, list[date]] = defaultdict(list)
    for meeting in meetings:
        days[meeting.committee_id].append(meeting.day)
    chosen: list[tuple[UnitFacts, list[str]]] = []
    notices: list[CommitteeChange] = []
    for unit in _open_units(units):
        owners: list[str] = []
        for committee_id in sorted({link.committee_id for link in unit.committees} & codes.keys()):
            covered = _covered(unit, committee_id, days[committee_id])
            if all(covered):
                owners.append(codes[committee_id])
            elif any(covered):
                notices.append(CommitteeChange(unit.code, codes[committee_id]))
        if owners:
            chosen.append((unit, sorted(owners)))
    return chosen, notices


def _covered(unit: UnitFacts, committee_id: int, days: Sequence[date]) -> list[bool]:
    """For each day the unit is open: whether it belongs to the committee then. `days` in order."""
    spans = [
        (link.valid_from, link.valid_to or date.max)
        for link in unit.committees
        if link.committee_id == committee_id
    ]
    opened, closed = unit.opened_on, unit.closed_on or date.max
    asked = [day for day in days if opened <= day <= closed]
    if asked and any(first <= asked[0] and asked[-1] <= last for first, last in spans):
        return [True] * len(asked)  # as nearly all do
    return [any(first <= day <= last for first, last in spans) for day in asked]


def _open_units(rows: UnitRows) -> list[UnitFacts]:
    """The units, by code, each with what hangs on it."""
    periods, sites = _by_unit(PeriodFacts, rows.periods), _by_unit(SiteFacts, rows.sites)
    committees = _by_unit(Belonging, rows.committees)
    closures = _by_unit(lambda first, last: (first, last), rows.closures)
    return [
        UnitFacts(
            *(id_, code, opened_on, closed_on),
            *(periods[id_], sites[id_], committees[id_], closures[id_]),
        )
        for id_, code, opened_on, closed_on in rows.units
    ]


def _by_unit(fact: Callable[..., Fact], rows: Rows) -> Mapping[int, Sequence[Fact]]:
    """In the order of their first days, which come next to the unit's id."""
    found: dict[int, list[Fact]] = defaultdict(list)
    for unit_id, *row in sorted(rows, key=itemgetter(1)):
        found[unit_id].append(fact(*row))
    return found


def idle_locks(
    locks: Rows,
    meetings: Iterable[MeetingFacts],
    units: Iterable[tuple[UnitFacts, list[str]]],
    *,
    first: date,
) -> list[IdleLock]:
    """The locks on days still ahead that no run can take up."""
    planned = {meeting.id for meeting in meetings}
    known = {unit.id for unit, _owners in units}
    return [
        IdleLock(code, day)
        for meeting_id, unit_id, code, day in locks
        if day >= first and (meeting_id not in planned or unit_id not in known)
    ]
