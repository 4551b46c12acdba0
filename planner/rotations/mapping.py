"""Rows to `rotation/1`: who could meet whom in a rotation's window, and what has been."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from operator import itemgetter
from typing import Any

from planner.models.meetings import Meeting, MeetingPurpose
from planner.models.rotations import ContactForm, ContactStatus, Rotation
from planner.models.units import HostingClass, Site, Unit
from planner.rotations import candidates, revision, sources
from planner.rotations.candidates import CommitteeChange, IdleLock
from planner.rotations.facts import MeetingFacts, UnitFacts
from planner.rotations.sources import Rows, Setup, Sources


@dataclass(frozen=True, slots=True, eq=False)
class Stated:
    """A rotation as a problem, and the way back from its ids to rows: the units' by number.

    The same rows give the same object, by which the advice is remembered.
    """

    problem: dict[str, Any]
    units: Mapping[str, int]
    meetings: Mapping[str, MeetingFacts]
    notices: tuple[CommitteeChange, ...]
    idle_locks: tuple[IdleLock, ...]

    def keeping_published(self) -> "Stated":
        """The same with what is published before everything but filling the meetings."""
        if "published" not in self.problem:
            return self
        return replace(self, problem=self.problem | {"stability": "first"})


class NothingToPlan(Exception):
    """The window holds no meeting of the chosen committees that could be visited."""


def meeting_key(meeting: Meeting) -> str:
    """A meeting's id in the problem: its committee's code and its number."""
    return f"{meeting.committee.code}-{meeting.id}"


def stated(rotation: Rotation, *, today: date) -> Stated:
    """The rotation as `rotation/1`. Nobody changes what it holds: it is remembered.

    What is behind us is history: once the window has begun, the days from `today` on are planned,
    and those from tomorrow on when a meeting of today is recorded as held already.
    Raises NothingToPlan.
    """
    found = _read(_setup(rotation, today=today))
    if found is None:
        raise NothingToPlan
    return found


def at_a_look(rotation: Rotation, days: Iterable[date]) -> list[Stated | None]:
    """For a page: the same as of each of the days, None where there is nothing to plan.

    Its rows are not read again before some of them are written.
    """
    asked = [_setup(rotation, today=day) for day in days]
    different = tuple(dict.fromkeys(asked))
    found = revision.remembered(different, lambda: {said: _read(said) for said in different})
    return [found[said] for said in asked]


def _setup(rotation: Rotation, *, today: date) -> Setup:
    return sources.setup(rotation, first=max(rotation.window_start, today))


def _read(said: Setup) -> Stated | None:
    if sources.is_held(said):
        said = replace(said, first=said.first + timedelta(days=1))
    return _stated(sources.read(said))


@lru_cache(maxsize=8)  # by everything it is made of, so never stale
def _stated(read: Sources) -> Stated | None:
    said = read.setup
    meetings = candidates.visitable(read.meetings, said.rotation_id, said.town_hall_months)
    units, notices = candidates.units_of(meetings, read.units)
    if not units:
        return None
    problem: dict[str, Any] = {
        "format": "rotation/1",
        "term": _days(*said.term),
        "window": _days(said.first, said.window_end),
        "guarantee_months": said.guarantee_months,
        "min_days_between_contacts": said.min_days_between_contacts,
        "units": _with_contacts(units, meetings, read),
        "meetings": _with_locks(meetings, read.locks, {unit.id for unit, _owners in units}),
    }
    published = _published(meetings, read.told)
    if published:
        problem["published"] = published
    return Stated(
        problem=problem,
        units={unit.code: unit.id for unit, _ in units},
        meetings={meeting.key: meeting for meeting in meetings},
        notices=tuple(notices),
        idle_locks=tuple(candidates.idle_locks(read.locks, meetings, units, first=said.first)),
    )


def _published(meetings: Iterable[MeetingFacts], told: Rows) -> dict[str, list[str]]:
    """The planned contacts people have been told of, by meeting."""
    keys = {meeting.id: meeting.key for meeting in meetings}
    found: dict[str, list[str]] = defaultdict(list)
    for meeting_id, _unit_id, code, status, _day in sorted(told, key=itemgetter(0, 2)):
        if status is ContactStatus.PLANNED and meeting_id in keys:
            found[keys[meeting_id]].append(code)
    return dict(found)


def _with_contacts(
    units: Iterable[tuple[UnitFacts, list[str]]], meetings: Iterable[MeetingFacts], read: Sources
) -> list[dict[str, Any]]:
    held: dict[int, list[dict[str, str]]] = defaultdict(list)
    cancelled: dict[int, list[str]] = defaultdict(list)
    for unit_id, day, form, is_cancelled in read.past:
        if is_cancelled:
            cancelled[unit_id].append(day.isoformat())
        else:
            held[unit_id].append({"date": day.isoformat(), "form": form.value})
    declined = _declined(meetings, read.told)
    return [
        _unit(unit, owners, declined[unit.id], on=read.setup.first)
        | {"contacts": held[unit.id]}
        | ({"cancelled": cancelled[unit.id]} if unit.id in cancelled else {})
        for unit, owners in units
    ]


def _declined(meetings: Iterable[MeetingFacts], told: Rows) -> dict[int, list[date]]:
    """The days on which a unit is not asked again: its contact was cancelled, not the meeting."""
    planned = {meeting.id for meeting in meetings}
    days: dict[int, list[date]] = defaultdict(list)
    for meeting_id, unit_id, _code, status, day in told:
        if status is ContactStatus.CANCELLED and meeting_id in planned:
            days[unit_id].append(day)
    return days


def _unit(
    unit: UnitFacts,
    owners: list[str],
    declined: Iterable[date],
    *,
    on: date,
) -> dict[str, Any]:
    day = max(on, unit.opened_on)
    period, site = unit.period_on(day), unit.main_site_on(day)
    hours = period.hosting_from and period.hosting_to and (period.hosting_from, period.hosting_to)
    return {
        "id": unit.code,
        "name": period.name,
        "kind": period.kind,
        "town": site.town if site else "–",
        "lat": site and site.lat,
        "lon": site and site.lon,
        "committees": owners,
        "seats": site.seats if site else 0,
        "step_free": bool(site and site.step_free),
        "can_host": period.hosting_class is HostingClass.FULL and site is not None,
        "hosting_hours": [f"{hours[0]:%H:%M}", f"{hours[1]:%H:%M}"] if hours else None,
        "open_from": unit.opened_on.isoformat(),
        "open_to": unit.closed_on and unit.closed_on.isoformat(),
        "closed": [
            *([first.isoformat(), last.isoformat()] for first, last in unit.closures),
            *([day.isoformat(), day.isoformat()] for day in declined),
        ],
    }


def main_site_on(unit: Unit, day: date) -> Site | None:
    """Where the unit receives visitors on a day."""
    sites = [site for site in unit.sites if site.holds_on(day)]
    return next((site for site in sites if site.is_main), sites[0] if sites else None)


def _with_locks(
    meetings: Iterable[MeetingFacts], locks: Rows, units: Set[int]
) -> list[dict[str, Any]]:
    locked: dict[int, list[str]] = defaultdict(list)
    for meeting_id, unit_id, code, _day in locks:
        if unit_id in units:
            locked[meeting_id].append(code)
    return [_meeting(meeting, sorted(locked[meeting.id])) for meeting in meetings]


def _meeting(meeting: MeetingFacts, locked: list[str]) -> dict[str, Any]:
    shared: dict[str, Any] = {
        "id": meeting.key,
        "committee": meeting.committee,
        "date": meeting.day.isoformat(),
        "start": f"{meeting.starts:%H:%M}",
        "end": f"{meeting.ends:%H:%M}",
        "locked": locked,
    }
    if meeting.purpose is MeetingPurpose.DIALOGUE:
        return shared | {"form": ContactForm.DIALOGUE.value, "seats": meeting.seats}
    return shared | {
        "form": ContactForm.HOSTED.value,
        "people": meeting.people,
        "step_free": meeting.step_free,
    }


def _days(first: date, last: date) -> dict[str, str]:
    return {"start": first.isoformat(), "end": last.isoformat()}
