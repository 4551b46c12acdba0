"""Rows to `rotation/1`: who could meet whom in a rotation's window, and what has been."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from planner.contacts import counting
from planner.extensions import db
from planner.models.committees import Committee
from planner.models.meetings import Meeting, MeetingPurpose, MeetingStatus
from planner.models.rotations import Contact, ContactForm, ContactStatus, Lock, Rotation
from planner.models.units import HostingClass, Site, Unit, UnitPeriod


@dataclass(frozen=True, slots=True)
class Stated:
    """A rotation as a problem, and the way back from its ids to rows."""

    problem: dict[str, Any]
    units: Mapping[str, Unit]
    meetings: Mapping[str, Meeting]
    notices: tuple["CommitteeChange", ...]
    idle_locks: tuple["IdleLock", ...]


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


class NothingToPlan(Exception):
    """The window holds no meeting of the chosen committees that could be visited."""


def meeting_key(meeting: Meeting) -> str:
    """A meeting's id in the problem: its committee's code and its number."""
    return f"{meeting.committee.code}-{meeting.id}"


def stated(rotation: Rotation, *, today: date, keep_published: bool) -> Stated:
    """The rotation as `rotation/1`.

    What is behind us is history: once the window has begun, the days from `today` on are planned.
    With `keep_published` the published assignments come before everything but filling the meetings
    (`stability: first`). Raises NothingToPlan.
    """
    first = max(rotation.window_start, today)
    meetings = visitable_meetings(rotation, first=first)
    if not meetings:
        raise NothingToPlan
    committees = {meeting.committee for meeting in meetings}
    units, notices = _units_of(committees, meetings, first=first, last=rotation.window_end)
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
    if published and keep_published:
        problem["stability"] = "first"
    return Stated(
        problem=problem,
        units={unit.code: unit for unit, _ in units},
        meetings={meeting_key(meeting): meeting for meeting in meetings},
        notices=tuple(notices),
        idle_locks=tuple(_idle_locks(rotation, meetings, units, first=first)),
    )


def visitable_meetings(rotation: Rotation, *, first: date) -> list[Meeting]:
    """The meetings to be filled: ordinary ones away from the town hall, and dialogue meetings."""
    parts = {part.committee_id: part for part in rotation.committees}
    rows = db.session.scalars(
        select(Meeting)
        .where(
            Meeting.committee_id.in_(parts),
            Meeting.day.between(first, rotation.window_end),
            Meeting.status == MeetingStatus.PLANNED,
        )
        .options(selectinload(Meeting.committee))
        .order_by(Meeting.day, Meeting.starts, Meeting.id)
    )
    return [
        meeting
        for meeting in rows
        if (
            meeting.rotation_id == rotation.id
            if meeting.purpose is MeetingPurpose.DIALOGUE
            else meeting.purpose is MeetingPurpose.ORDINARY
            and meeting.cycle not in parts[meeting.committee_id].town_hall_months
        )
    ]


def published_assignments(meetings: Iterable[Meeting]) -> dict[str, list[str]]:
    """The planned contacts people have been told of, by meeting."""
    keys: dict[int | None, str] = {meeting.id: meeting_key(meeting) for meeting in meetings}
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


def _units_of(
    committees: Iterable[Committee], meetings: Sequence[Meeting], *, first: date, last: date
) -> tuple[list[tuple[Unit, list[str]]], list[CommitteeChange]]:
    codes = {committee.id: committee.code for committee in committees}
    days: dict[int, list[date]] = defaultdict(list)
    for meeting in meetings:
        days[meeting.committee_id].append(meeting.day)
    chosen: list[tuple[Unit, list[str]]] = []
    notices: list[CommitteeChange] = []
    for unit in _open_units(codes, first=first, last=last):
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


def _covered(unit: Unit, committee_id: int, days: Iterable[date]) -> list[bool]:
    """For each day the unit is open: whether it belongs to the committee then."""
    links = [link for link in unit.committees if link.committee_id == committee_id]
    return [
        any(link.holds_on(day) for link in links)
        for day in days
        if unit.opened_on <= day and (unit.closed_on is None or day <= unit.closed_on)
    ]


def _open_units(codes: Mapping[int, str], *, first: date, last: date) -> Sequence[Unit]:
    return db.session.scalars(
        select(Unit)
        .where(
            Unit.opened_on <= last,
            (Unit.closed_on.is_(None)) | (Unit.closed_on >= first),
            Unit.committees.any(),
        )
        .options(
            selectinload(Unit.periods),
            selectinload(Unit.sites),
            selectinload(Unit.committees),
            selectinload(Unit.closures),
        )
        .order_by(Unit.code)
    ).all()


def _idle_locks(
    rotation: Rotation,
    meetings: Iterable[Meeting],
    units: Iterable[tuple[Unit, list[str]]],
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


def _with_contacts(
    units: Sequence[tuple[Unit, list[str]]], meetings: Iterable[Meeting], *, before: date
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


def _declined(meetings: Iterable[Meeting]) -> dict[int, list[date]]:
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
    unit: Unit,
    owners: list[str],
    contacts: list[dict[str, str]],
    declined: Iterable[date],
    *,
    on: date,
) -> dict[str, Any]:
    day = max(on, unit.opened_on)
    period, site = period_on(unit, day), main_site_on(unit, day)
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
            *(
                [closure.first_day.isoformat(), closure.last_day.isoformat()]
                for closure in unit.closures
            ),
            *([day.isoformat(), day.isoformat()] for day in declined),
        ],
        "contacts": contacts,
    }


def period_on(unit: Unit, day: date) -> UnitPeriod:
    """What the unit is on a day; its last period when the day is after them all."""
    return next((row for row in unit.periods if row.holds_on(day)), unit.periods[-1])


def main_site_on(unit: Unit, day: date) -> Site | None:
    """Where the unit receives visitors on a day."""
    sites = [site for site in unit.sites if site.holds_on(day)]
    return next((site for site in sites if site.is_main), sites[0] if sites else None)


def _with_locks(
    meetings: Iterable[Meeting], locks: Iterable[Lock], units: Mapping[int, Unit]
) -> list[dict[str, Any]]:
    locked: dict[int, list[str]] = defaultdict(list)
    for lock in locks:
        if lock.unit_id in units:
            locked[lock.meeting_id].append(units[lock.unit_id].code)
    return [_meeting(meeting, sorted(locked[meeting.id])) for meeting in meetings]


def _meeting(meeting: Meeting, locked: list[str]) -> dict[str, Any]:
    shared: dict[str, Any] = {
        "id": meeting_key(meeting),
        "committee": meeting.committee.code,
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
