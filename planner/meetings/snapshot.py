"""A calendar as it is at one moment, as plain data: what a published version keeps."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from planner.models.meetings import Meeting, MeetingCalendar

# The fields whose change a reader wants to be told of.
COMPARED = ("date", "start", "end", "place", "status")


@dataclass(frozen=True, slots=True)
class Difference:
    """One meeting that two versions do not agree on; None where it is missing."""

    before: Mapping[str, Any] | None
    after: Mapping[str, Any] | None


def of(calendar: MeetingCalendar) -> dict[str, Any]:
    """The calendar's meetings; drafts of unpublished rotations are left out."""
    return {
        "year": calendar.year,
        "meetings": [entry(meeting) for meeting in calendar.meetings if not meeting.is_draft],
    }


def entry(meeting: Meeting) -> dict[str, Any]:
    """One meeting as plain data."""
    return {
        "uid": meeting.uid,
        "committee": meeting.committee.code,
        "name": meeting.committee.name_on(meeting.day),
        "purpose": meeting.purpose.value,
        "cycle": meeting.cycle,
        "date": meeting.day.isoformat(),
        "start": f"{meeting.starts:%H:%M}",
        "end": f"{meeting.ends:%H:%M}",
        "place": meeting.place,
        "town_hall": meeting.town_hall,
        "status": meeting.status.value,
        "agenda_deadline": meeting.agenda_deadline and meeting.agenda_deadline.isoformat(),
        "moved_because": meeting.moved_because,
        "sequence": meeting.sequence,
    }


def compare(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Difference]:
    """What changed from one snapshot to another, in the order of the days."""
    return sorted(_differences(before, after), key=_day)


def _differences(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[Difference]:
    old, new = _by_uid(before["meetings"]), _by_uid(after["meetings"])
    for uid in old.keys() | new.keys():
        one, other = old.get(uid), new.get(uid)
        if one is None or other is None or any(one[key] != other[key] for key in COMPARED):
            yield Difference(one, other)


def _by_uid(meetings: Iterable[Mapping[str, Any]]) -> dict[str, Mapping[str, Any]]:
    return {meeting["uid"]: meeting for meeting in meetings}


def _day(difference: Difference) -> tuple[str, str]:
    shown = difference.after or difference.before or {}
    return shown["date"], shown["uid"]
