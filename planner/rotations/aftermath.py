"""Carrying out what a replan was told: published, the register and the calendar say it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import assert_never

from planner import trail
from planner.contacts import operations as contacts
from planner.meetings import operations as calendar_operations
from planner.meetings.operations import Decision, Move
from planner.models.accounts import User
from planner.models.meetings import Meeting
from planner.models.rotations import Contact
from planner.models.units import Unit
from planner.register.periods.operations import Writer
from planner.register.units import operations as units
from planner.rotations.happenings import Happening
from schedules.rotation.replanning.events import (
    HostCancels,
    MeetingCancelled,
    MeetingMoved,
    MeetingNeeds,
    UnitCloses,
)

Told = tuple[Contact, str]  # a contact, and why it changed


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows the engine's ids stand for, and the published contacts by meeting and unit."""

    units: Mapping[str, Unit]
    meetings: Mapping[str, Meeting]
    planned: Mapping[tuple[int, int], Contact]


@dataclass(frozen=True, slots=True, kw_only=True)
class By:
    """Who decided it, who writes it down, and when."""

    decision: Decision
    today: date
    user: User
    at: datetime


def before_the_plan(told: Iterable[Happening], rows: Rows, by: By) -> tuple[Told, ...]:
    """All but moved meetings; the contacts lost with cancelled meetings.

    Raises `register.refusals.Refused` where the register says no.
    """
    lost: list[Told] = []
    for one in told:
        if one.is_noted:
            continue
        match one.event:
            case HostCancels() as event:
                pair = rows.meetings[event.meeting].id, rows.units[event.unit].id
                contacts.decline(
                    rows.planned[pair], one.because, today=by.today, user=by.user, at=by.at
                )
            case UnitCloses() as event:
                _close(rows.units[event.unit], event, one.because, by)
            case MeetingNeeds() as event:
                _need(rows.meetings[event.meeting], event, by)
            case MeetingCancelled() as event:
                meeting, why = rows.meetings[event.meeting], _because(by.decision, one.because)
                gone = calendar_operations.cancel(meeting, why, user=by.user, at=by.at)
                lost += [(contact, one.because) for contact in gone]
            case None | MeetingMoved():
                continue
            case _ as never:
                assert_never(never)
    return tuple(lost)


def after_the_plan(told: Iterable[Happening], rows: Rows, by: By) -> tuple[Told, ...]:
    """Move the meetings that are moved; the contacts that follow them.

    They are moved last, so that units that cannot follow are told the day they knew.
    """
    followed: list[Told] = []
    for one in told:
        if isinstance(one.event, MeetingMoved) and not one.is_noted:
            meeting = rows.meetings[one.event.meeting]
            moved = calendar_operations.change(
                [(meeting, _move(meeting, one.event))],
                _because(by.decision, one.because),
                user=by.user,
                at=by.at,
            )
            followed += [(contact, one.because) for contact in moved]
    return tuple(followed)


def _close(unit: Unit, event: UnitCloses, because: str, by: By) -> None:
    writer = Writer(user=by.user, at=by.at, seen=unit.version)
    if event.last is None:
        units.close(unit, last_day=event.first - timedelta(days=1), successors=[], by=writer)
    else:
        units.add_closure(
            unit, first_day=event.first, last_day=event.last, reason=because, by=writer
        )


def _need(meeting: Meeting, event: MeetingNeeds, by: By) -> None:
    meeting.step_free = meeting.step_free or event.step_free
    meeting.people = meeting.people if event.people is None else event.people
    meeting.changed_at = by.at
    trail.record("edit", meeting, user=by.user, at=by.at)


def _move(meeting: Meeting, event: MeetingMoved) -> Move:
    begins = datetime.combine(event.date, event.start)
    length = datetime.combine(event.date, event.end) - begins
    return Move(event.date, event.start, length // timedelta(minutes=1), meeting.place)


def _because(decision: Decision, because: str) -> Decision:
    """The decision of the publication, with what happened as its note."""
    return Decision(decision.decided_by, decision.decided_on, decision.item, because)
