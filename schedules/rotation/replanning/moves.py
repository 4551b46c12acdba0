"""What a new plan changes in the published one, each change with its reason in words."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import assert_never

from schedules.rotation import rules
from schedules.rotation.access import Assignments
from schedules.rotation.plan import Plan
from schedules.rotation.problem import Meeting, Problem, Unit
from schedules.rotation.replanning import wording
from schedules.rotation.replanning.events import (
    Event,
    HostCancels,
    MeetingCancelled,
    MeetingMoved,
    MeetingNeeds,
    UnitCloses,
)
from schedules.rotation.replanning.wording import Both


class Kind(StrEnum):
    """How a unit is touched: it leaves a meeting, it comes to one, or its meeting has moved."""

    LEAVES = "leaves"
    COMES = "comes"
    MOVED = "moved"


class Cause(StrEnum):
    """Why: the event or a lock leaves no choice, a place was free, or it made way to fill more."""

    EVENT = "event"
    LOCK = "lock"
    FREE_PLACE = "free_place"
    MADE_WAY = "made_way"


@dataclass(frozen=True, slots=True)
class Move:
    """One unit's change at one meeting, `date` being the meeting's day before (now, if it comes).

    `da` and `en` can be sent to the unit as they are.
    """

    meeting: str
    unit: str
    date: date
    kind: Kind
    cause: Cause
    da: str
    en: str

    def to_json(self) -> dict[str, object]:
        """Every key written, the day as ISO."""
        return {
            "meeting": self.meeting,
            "unit": self.unit,
            "date": self.date.isoformat(),
            "kind": self.kind.value,
            "cause": self.cause.value,
            "da": self.da,
            "en": self.en,
        }


def moves(
    before: Problem,
    published: Assignments,
    now: Problem,
    plan: Plan,
    events: Sequence[Event],
    *,
    today: date,
) -> tuple[Move, ...]:
    """Every unit the plan touches, in the order of days.

    `before` and `published` are the problem and the plan people had; `now` is the problem after
    `events`. What was before `today` has been held: nobody needs to be told.
    """
    told = {one.id: published.get(one.id, ()) for one in before.meetings if one.date >= today}
    found = [
        *_leaving(before, told, now, plan, events),
        *_coming(published, now, plan, today=today),
        *_moved(before, told, now, plan),
    ]
    return tuple(sorted(found, key=lambda one: (one.date, one.meeting, one.kind, one.unit)))


def _leaving(
    before: Problem, told: Assignments, now: Problem, plan: Plan, events: Sequence[Event]
) -> Iterator[Move]:
    units = {unit.id: unit for unit in now.units}
    meetings = {meeting.id: meeting for meeting in now.meetings}
    for meeting in before.meetings:
        stays = plan.assignments.get(meeting.id, ())
        for ident in told.get(meeting.id, ()):
            if ident in stays or ident not in units:
                continue
            unit = units[ident]
            after = meetings.get(meeting.id)
            event = _cause(unit, after, meeting, events) or _crowding(
                unit, meeting, told, now, events
            )
            if event is None and after is not None and (lock := _lock(unit, after, told, now)):
                yield _leaves(unit, meeting, Cause.LOCK, lock)
            else:
                cause = Cause.MADE_WAY if event is None else Cause.EVENT
                yield _leaves(unit, meeting, cause, wording.because(event, meeting))


def _cause(
    unit: Unit, meeting: Meeting | None, before: Meeting, events: Sequence[Event]
) -> Event | None:
    """The event that leaves the unit no choice; null if it could have stayed."""
    if meeting is not None and rules.reason(unit, meeting) is None:
        return None
    return next((one for one in reversed(events) if _concerns(one, unit, before)), None)


def _crowding(
    unit: Unit, before: Meeting, told: Assignments, now: Problem, events: Sequence[Event]
) -> Event | None:
    """The move of a meeting that brought two of the unit's meetings too near each other."""
    days = {one.id: one.date for one in now.meetings}
    own = [name for name, guests in told.items() if unit.id in guests and name in days]
    for event in events:
        if isinstance(event, MeetingMoved) and event.meeting in own and before.id in own:
            others = own if event.meeting == before.id else [before.id]
            near = (abs((days[one] - event.date).days) for one in others if one != event.meeting)
            if any(gap < now.min_days_between_contacts for gap in near):
                return event
    return None


def _concerns(event: Event, unit: Unit, meeting: Meeting) -> bool:
    match event:
        case HostCancels():
            return event.unit == unit.id
        case UnitCloses():
            return event.unit == unit.id
        case MeetingNeeds() | MeetingCancelled() | MeetingMoved():
            return event.meeting == meeting.id
        case _ as never:
            assert_never(never)


def _lock(unit: Unit, meeting: Meeting, told: Assignments, now: Problem) -> Both | None:
    """Why, where a lock that is not published took the place, or put the unit too near it."""
    if unit.id in meeting.locked:
        return None
    if set(meeting.locked) - set(told.get(meeting.id, ())) and len(meeting.locked) == meeting.slots:
        return wording.PLACE_LOCKED
    near = (
        other.date
        for other in now.meetings
        if unit.id in other.locked
        and unit.id not in told.get(other.id, ())
        and abs((other.date - meeting.date).days) < now.min_days_between_contacts
    )
    day = next(near, None)
    return None if day is None else wording.locked_near(day)


def _leaves(unit: Unit, meeting: Meeting, cause: Cause, because: Both) -> Move:
    said = wording.leaves(unit, meeting, because)
    return Move(meeting.id, unit.id, meeting.date, Kind.LEAVES, cause, *said)


def _coming(published: Assignments, now: Problem, plan: Plan, *, today: date) -> Iterator[Move]:
    why: Mapping[tuple[str | None, str], Both] = {
        (one.meeting, one.unit): (one.da, one.en) for one in plan.explanations
    }
    for meeting in now.meetings:
        there = published.get(meeting.id, ())
        for ident in plan.assignments[meeting.id] if meeting.date >= today else ():
            if ident not in there:
                cause = Cause.LOCK if ident in meeting.locked else Cause.FREE_PLACE
                da, en = why[meeting.id, ident]
                yield Move(meeting.id, ident, meeting.date, Kind.COMES, cause, da, en)


def _moved(before: Problem, told: Assignments, now: Problem, plan: Plan) -> Iterator[Move]:
    units = {unit.id: unit for unit in now.units}
    meetings = {meeting.id: meeting for meeting in now.meetings}
    for meeting in before.meetings:
        after = meetings.get(meeting.id)
        if after is None or _when(after) == _when(meeting):
            continue
        for ident in told.get(meeting.id, ()):
            if ident in plan.assignments[meeting.id]:
                yield _moves(units[ident], meeting, after)


def _moves(unit: Unit, before: Meeting, after: Meeting) -> Move:
    said = wording.moves(unit, before, after)
    return Move(before.id, unit.id, before.date, Kind.MOVED, Cause.EVENT, *said)


def _when(meeting: Meeting) -> tuple[object, ...]:
    return meeting.date, meeting.start, meeting.end
