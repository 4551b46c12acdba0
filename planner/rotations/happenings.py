"""What has happened to a published plan: an event of the engine, why, and whether it is on file."""

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from typing import Any, assert_never

from schedules.rotation.replanning.events import (
    Event,
    HostCancels,
    MeetingCancelled,
    MeetingMoved,
    MeetingNeeds,
    UnitCloses,
)


class Kind(StrEnum):
    """What can happen, as the pages name it."""

    HOST_CANCELS = "host-cancels"
    UNIT_CLOSES = "unit-closes"
    MEETING_NEEDS = "meeting-needs"
    MEETING_CANCELLED = "meeting-cancelled"
    MEETING_MOVED = "meeting-moved"
    REGISTER_CHANGED = "register-changed"  # a unit has opened, a room has grown


@dataclass(frozen=True, slots=True)
class Happening:
    """`event` is None where only the register has changed; `is_noted` where rows say it already."""

    event: Event | None
    because: str
    is_noted: bool = False

    @property
    def kind(self) -> Kind:
        """What has happened."""
        match self.event:
            case None:
                return Kind.REGISTER_CHANGED
            case HostCancels():
                return Kind.HOST_CANCELS
            case UnitCloses():
                return Kind.UNIT_CLOSES
            case MeetingNeeds():
                return Kind.MEETING_NEEDS
            case MeetingCancelled():
                return Kind.MEETING_CANCELLED
            case MeetingMoved():
                return Kind.MEETING_MOVED
            case _ as never:
                assert_never(never)


def to_json(happening: Happening) -> dict[str, Any]:
    """As a run keeps it; `from_json` reads it."""
    kept = {"kind": happening.kind.value, "because": happening.because}
    return kept | {"is_noted": happening.is_noted} | _event_json(happening.event)


def from_json(kept: dict[str, Any]) -> Happening:
    """What `to_json` wrote."""
    return Happening(_event(kept), kept["because"], kept["is_noted"])


def _event_json(event: Event | None) -> dict[str, Any]:
    match event:
        case None:
            return {}
        case HostCancels():
            return {"meeting": event.meeting, "unit": event.unit}
        case UnitCloses():
            last = None if event.last is None else event.last.isoformat()
            return {"unit": event.unit, "first": event.first.isoformat(), "last": last}
        case MeetingNeeds():
            needs = {"step_free": event.step_free, "people": event.people}
            return {"meeting": event.meeting} | needs
        case MeetingCancelled():
            return {"meeting": event.meeting}
        case MeetingMoved():
            return {
                "meeting": event.meeting,
                "date": event.date.isoformat(),
                "start": f"{event.start:%H:%M}",
                "end": f"{event.end:%H:%M}",
            }
        case _ as never:
            assert_never(never)


def _event(kept: dict[str, Any]) -> Event | None:
    match Kind(kept["kind"]):
        case Kind.REGISTER_CHANGED:
            return None
        case Kind.HOST_CANCELS:
            return HostCancels(kept["meeting"], kept["unit"])
        case Kind.UNIT_CLOSES:
            last = None if kept["last"] is None else date.fromisoformat(kept["last"])
            return UnitCloses(kept["unit"], date.fromisoformat(kept["first"]), last)
        case Kind.MEETING_NEEDS:
            return MeetingNeeds(kept["meeting"], kept["step_free"], kept["people"])
        case Kind.MEETING_CANCELLED:
            return MeetingCancelled(kept["meeting"])
        case Kind.MEETING_MOVED:
            return MeetingMoved(
                kept["meeting"],
                date.fromisoformat(kept["date"]),
                time.fromisoformat(kept["start"]),
                time.fromisoformat(kept["end"]),
            )
        case _ as never:
            assert_never(never)
