"""Rows to `rotation/1`: who could meet whom in a rotation's window, and what has been."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from sqlalchemy import select

from planner.contacts import counting
from planner.extensions import db
from planner.models.meetings import Meeting, MeetingPurpose
from planner.models.rotations import Contact, ContactForm, ContactStatus, Lock, Rotation
from planner.models.units import HostingClass, Site, Unit
from planner.rotations import candidates
from planner.rotations.candidates import CommitteeChange, IdleLock
from planner.rotations.facts import MeetingFacts, UnitFacts


@dataclass(frozen=True, slots=True)
class Stated:
    """A rotation as a problem, and the way back from its ids to rows: the units' by number."""

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
    """The rotation as `rotation/1`.

    What is behind us is history: once the window has begun, the days from `today` on are planned,
    and those from tomorrow on when a meeting of today is recorded as held already.
    Raises NothingToPlan.
    """
    first = _first_open_day(rotation, today)
    meetings = candidates.visitable_meetings(rotation, first=first)
    if not meetings:
        raise NothingToPlan
    units, notices = candidates.units_of(meetings, first=first, last=rotation.window_end)
    if not units:
        raise NothingToPlan
    problem: dict[str, Any] = {
        "format": "rotation/1",
        "term": _days(rotation.council_term.first_day, rotation.council_term.last_day),
        "window": _days(first, rotation.window_end),
        "guarantee_months": rotation.guarantee_months,
        "min_days_between_contacts": rotation.min_days_between_contacts,
        "units": _with_contacts(units, meetings, before=first),
        "meetings": _with_locks(meetings, rotation.locks, {unit.id: unit for unit, _ in units}),
    }
    published = published_assignments(meetings)
    if published:
        problem["published"] = published
    return Stated(
        problem=problem,
        units={unit.code: unit.id for unit, _ in units},
        meetings={meeting.key: meeting for meeting in meetings},
        notices=tuple(notices),
        idle_locks=tuple(candidates.idle_locks(rotation, meetings, units, first=first)),
    )


def _first_open_day(rotation: Rotation, today: date) -> date:
    first = max(rotation.window_start, today)
    held = select(Contact.id).where(
        Contact.day == first,
        Contact.status == ContactStatus.HELD,
        Contact.committee_id.in_([part.committee_id for part in rotation.committees]),
    )
    return first + timedelta(days=1) if db.session.scalar(held.limit(1)) else first


def published_assignments(meetings: Iterable[MeetingFacts]) -> dict[str, list[str]]:
    """The planned contacts people have been told of, by meeting."""
    keys: dict[int | None, str] = {meeting.id: meeting.key for meeting in meetings}
    rows = db.session.execute(
        select(Contact.meeting_id, Unit.code)
        .join(Unit, Contact.unit_id == Unit.id)
        .where(Contact.meeting_id.in_(keys), Contact.status == ContactStatus.PLANNED)
        .order_by(Contact.meeting_id, Unit.code)
    )
    found: dict[str, list[str]] = defaultdict(list)
    for meeting_id, code in rows:
        found[keys[meeting_id]].append(code)
    return dict(found)


def _with_contacts(
    units: Sequence[tuple[UnitFacts, list[str]]],
    meetings: Iterable[MeetingFacts],
    *,
    before: date,
) -> list[dict[str, Any]]:
    held: dict[int, list[dict[str, str]]] = defaultdict(list)
    rows = db.session.execute(
        select(Contact.unit_id, Contact.day, Contact.form)
        .where(counting.counts(), Contact.day < before)
        .order_by(Contact.day, Contact.id)
    )
    for unit_id, day, form in rows:
        held[unit_id].append({"date": day.isoformat(), "form": form.value})
    declined = _declined(meetings)
    return [
        _unit(unit, owners, held[unit.id], declined[unit.id], on=before) for unit, owners in units
    ]


def _declined(meetings: Iterable[MeetingFacts]) -> dict[int, list[date]]:
    """The days on which a unit is not asked again: its contact was cancelled, not the meeting."""
    days: dict[int, list[date]] = defaultdict(list)
    rows = db.session.execute(
        select(Contact.unit_id, Contact.day)
        .where(
            Contact.meeting_id.in_([meeting.id for meeting in meetings]),
            Contact.status == ContactStatus.CANCELLED,
        )
        .order_by(Contact.day, Contact.id)
    )
    for unit_id, day in rows:
        days[unit_id].append(day)
    return days


def _unit(
    unit: UnitFacts,
    owners: list[str],
    contacts: list[dict[str, str]],
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
        "contacts": contacts,
    }


def main_site_on(unit: Unit, day: date) -> Site | None:
    """Where the unit receives visitors on a day."""
    sites = [site for site in unit.sites if site.holds_on(day)]
    return next((site for site in sites if site.is_main), sites[0] if sites else None)


def _with_locks(
    meetings: Iterable[MeetingFacts], locks: Iterable[Lock], units: Mapping[int, UnitFacts]
) -> list[dict[str, Any]]:
    locked: dict[int, list[str]] = defaultdict(list)
    for lock in locks:
        if lock.unit_id in units:
            locked[lock.meeting_id].append(units[lock.unit_id].code)
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
