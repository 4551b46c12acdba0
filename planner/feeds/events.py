"""Rows as calendar events: published meetings and their agendas, nothing confidential."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from flask_babel import gettext as _

from planner.meetings import words
from planner.models.meetings import CalendarStatus, Meeting, MeetingPurpose, MeetingStatus
from planner.models.rotations import Contact, ContactForm, ContactStatus
from planner.web.translations import spoken
from schedules.ical import Event, Status, uid


def of_meetings(meetings: Iterable[Meeting], *, town_hall: str) -> Iterator[Event]:
    """Each meeting, and the day its agenda goes out."""
    purposes, agenda_out = spoken(words.PURPOSE), _("Agenda out: %(committee)s")
    for meeting in meetings:
        name = _name(meeting)
        yield _meeting(meeting, f"{name}: {purposes[meeting.purpose]}", town_hall)
        if meeting.agenda_deadline is not None:
            yield _deadline(meeting, meeting.agenda_deadline, agenda_out % {"committee": name})


def of_contacts(contacts: Iterable[Contact], *, town_hall: str) -> Iterator[Event]:
    """A unit's part in meetings; what was cancelled or moved elsewhere stays as cancelled."""
    for contact in contacts:
        if contact.meeting is not None:
            yield _contact(contact, contact.meeting, town_hall)


def _meeting(meeting: Meeting, summary: str, town_hall: str) -> Event:
    return Event(
        uid=uid(meeting.uid),
        summary=summary,
        start=datetime.combine(meeting.day, meeting.starts),
        end=datetime.combine(meeting.day, meeting.ends),
        location=meeting.place or town_hall,
        status=_status(meeting),
        sequence=meeting.sequence,
        changed=meeting.changed_at,
    )


def _deadline(meeting: Meeting, day: date, summary: str) -> Event:
    return Event(
        uid=uid(f"{meeting.uid}-agenda"),
        summary=summary,
        start=day,
        status=_status(meeting),
        sequence=meeting.sequence,
        changed=meeting.changed_at,
    )


def _contact(contact: Contact, meeting: Meeting, town_hall: str) -> Event:
    is_hosted = contact.form is ContactForm.HOSTED
    what = (
        _("Committee meeting at the unit") if is_hosted else words.PURPOSE[MeetingPurpose.DIALOGUE]
    )
    is_off = contact.status in (ContactStatus.CANCELLED, ContactStatus.REPLACED)
    return Event(
        uid=uid(f"{meeting.uid}-{contact.unit.code.lower()}"),
        summary=f"{what}: {_name(meeting)}",
        start=datetime.combine(meeting.day, meeting.starts),
        end=datetime.combine(meeting.day, meeting.ends),
        location=meeting.place or town_hall,
        status=Status.CANCELLED if is_off else _status(meeting),
        sequence=meeting.sequence + contact.sequence,
        changed=max(meeting.changed_at, contact.changed_at),
    )


def _status(meeting: Meeting) -> Status:
    if meeting.status is MeetingStatus.CANCELLED:
        return Status.CANCELLED
    is_decided = meeting.calendar.status is CalendarStatus.PUBLISHED
    return Status.CONFIRMED if is_decided else Status.TENTATIVE


def _name(meeting: Meeting) -> str:
    return meeting.committee.name_on(meeting.day)
