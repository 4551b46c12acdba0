"""What happens to a published plan, and the problem as it is afterwards."""

from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from typing import assert_never

from schedules.rotation.problem import HostedMeeting, Meeting, Period, Problem, Unit


@dataclass(frozen=True, slots=True)
class HostCancels:
    """A unit cannot take part on the day of a meeting."""

    meeting: str
    unit: str


@dataclass(frozen=True, slots=True)
class UnitCloses:
    """A unit is closed from `first`: to `last`, or for good (null)."""

    unit: str
    first: date
    last: date | None = None


@dataclass(frozen=True, slots=True)
class MeetingNeeds:
    """A hosted meeting needs step-free access, or a table for more (null: for as many as before).

    So it is when a member breaks a leg.
    """

    meeting: str
    step_free: bool = True
    people: int | None = None


@dataclass(frozen=True, slots=True)
class MeetingCancelled:
    """A meeting is not held."""

    meeting: str


@dataclass(frozen=True, slots=True)
class MeetingMoved:
    """A meeting is held at another time, within the window."""

    meeting: str
    date: date
    start: time
    end: time


Event = HostCancels | UnitCloses | MeetingNeeds | MeetingCancelled | MeetingMoved


class Misplaced(ValueError):
    """An `event` that cannot happen to the problem; `reason` says why not."""

    def __init__(self, event: Event, reason: str) -> None:
        super().__init__(f"{event}: {reason}")
        self.event = event
        self.reason = reason


def after(problem: Problem, event: Event, *, today: date) -> Problem:
    """The problem once the event is known. Raises `Misplaced`, also for what has happened."""
    match event:
        case HostCancels():
            day = _meeting(problem, event, event.meeting, today).date
            return _close(problem, event, event.unit, Period(day, day))
        case UnitCloses():
            return _closed(problem, event, today)
        case MeetingNeeds():
            return _needing(problem, event, today)
        case MeetingCancelled():
            gone = _meeting(problem, event, event.meeting, today)
            rest = tuple(one for one in problem.meetings if one is not gone)
            return replace(problem, meetings=rest)
        case MeetingMoved():
            moved = _meeting(problem, event, event.meeting, today)
            if event.date not in problem.window or event.date < today:
                raise Misplaced(event, "the new day is not in the days still planned")
            if event.end <= event.start:
                raise Misplaced(event, "it ends before it starts")
            return _with_meeting(
                problem, replace(moved, date=event.date, start=event.start, end=event.end)
            )
        case _ as never:
            assert_never(never)


def takes_away(problem: Problem, event: Event) -> bool:
    """Whether all that is possible after the event was possible before."""
    match event:
        case HostCancels() | UnitCloses() | MeetingCancelled():
            return True
        case MeetingNeeds():
            before = next((one for one in problem.meetings if one.id == event.meeting), None)
            return (
                event.people is None
                or not isinstance(before, HostedMeeting)
                or event.people >= before.people
            )
        case MeetingMoved():
            return False
        case _ as never:
            assert_never(never)


def _meeting(problem: Problem, event: Event, ident: str, today: date) -> Meeting:
    meeting = next((one for one in problem.meetings if one.id == ident), None)
    if meeting is None:
        raise Misplaced(event, "there is no such meeting")
    if meeting.date < today:
        raise Misplaced(event, "the meeting has been held")
    return meeting


def _closed(problem: Problem, event: UnitCloses, today: date) -> Problem:
    if event.first < today:
        raise Misplaced(event, "the day has passed")
    if event.last is not None:
        if event.last < event.first:
            raise Misplaced(event, "the last day is before the first")
        return _close(problem, event, event.unit, Period(event.first, event.last))
    unit = _unit(problem, event, event.unit)
    last = event.first - timedelta(days=1)
    if unit.open_from is not None and last < unit.open_from:
        raise Misplaced(event, "the unit has not opened by then")
    return _with_unit(problem, replace(unit, open_to=min(last, unit.open_to or last)))


def _needing(problem: Problem, event: MeetingNeeds, today: date) -> Problem:
    meeting = _meeting(problem, event, event.meeting, today)
    if not isinstance(meeting, HostedMeeting):
        raise Misplaced(event, "the meeting has no host")
    people = meeting.people if event.people is None else event.people
    needs = replace(meeting, people=people, step_free=meeting.step_free or event.step_free)
    return _with_meeting(problem, needs)


def _close(problem: Problem, event: Event, ident: str, period: Period) -> Problem:
    unit = _unit(problem, event, ident)
    return _with_unit(problem, replace(unit, closed=(*unit.closed, period)))


def _unit(problem: Problem, event: Event, ident: str) -> Unit:
    unit = next((one for one in problem.units if one.id == ident), None)
    if unit is None:
        raise Misplaced(event, "there is no such unit")
    return unit


def _with_unit(problem: Problem, unit: Unit) -> Problem:
    return replace(
        problem, units=tuple(unit if one.id == unit.id else one for one in problem.units)
    )


def _with_meeting(problem: Problem, meeting: Meeting) -> Problem:
    return replace(
        problem,
        meetings=tuple(meeting if one.id == meeting.id else one for one in problem.meetings),
    )
