"""What a rotation is about: the meetings that can be visited, the units, and what falls outside."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from planner.extensions import db
from planner.models.meetings import Meeting, MeetingPurpose
from planner.models.rotations import Lock, Rotation
from planner.models.units import Unit
from planner.rotations import facts
from planner.rotations.facts import MeetingFacts, UnitFacts


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
    parts = {part.committee_id: part for part in rotation.committees}
    return [
        meeting
        for meeting in facts.planned_meetings(rotation, first=first)
        if (
            meeting.rotation_id == rotation.id
            if meeting.purpose is MeetingPurpose.DIALOGUE
            else meeting.purpose is MeetingPurpose.ORDINARY
            and meeting.cycle not in parts[meeting.committee_id].town_hall_months
        )
    ]


def units_of(
    meetings: Sequence[MeetingFacts], *, first: date, last: date
) -> tuple[list[tuple[UnitFacts, list[str]]], list[CommitteeChange]]:
    """The open units, each with the codes of its committees; and those that change committee."""
    codes = {meeting.committee_id: meeting.committee for meeting in meetings}
    days: dict[int, list[date]] = defaultdict(list)
    for meeting in meetings:
        days[meeting.committee_id].append(meeting.day)
    chosen: list[tuple[UnitFacts, list[str]]] = []
    notices: list[CommitteeChange] = []
    for unit in facts.open_units(first=first, last=last):
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


def idle_locks(
    rotation: Rotation,
    meetings: Iterable[MeetingFacts],
    units: Iterable[tuple[UnitFacts, list[str]]],
    *,
    first: date,
) -> list[IdleLock]:
    """The locks on days still ahead that no run can take up."""
    planned = {meeting.id for meeting in meetings}
    known = {unit.id for unit, _owners in units}
    idle = {
        (lock.meeting_id, lock.unit_id)
        for lock in rotation.locks
        if lock.meeting_id not in planned or lock.unit_id not in known
    }
    if not idle:
        return []
    rows = db.session.execute(
        select(Lock.meeting_id, Lock.unit_id, Unit.code, Meeting.day)
        .join(Unit, Lock.unit_id == Unit.id)
        .join(Meeting, Lock.meeting_id == Meeting.id)
        .where(Lock.rotation_id == rotation.id, Meeting.day >= first)
        .order_by(Meeting.day, Unit.code)
    )
    return [
        IdleLock(code, day)
        for meeting_id, unit_id, code, day in rows
        if (meeting_id, unit_id) in idle
    ]
