"""What units ask of the committee in their follow-ups, and the dialogue meeting it comes up on."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Final

from sqlalchemy import bindparam, select
from sqlalchemy.orm import selectinload

from agreements.followup import (
    DialogueItem,
    DialogueMeeting,
    PlacedItem,
    dialogue_items,
    place,
)
from planner import access, clock, columns, scopes
from planner.access import Permission
from planner.agreements import mapping
from planner.extensions import db
from planner.models.accounts import User
from planner.models.agreements import Agreement, AgreementFollowUp, AgreementVersion
from planner.models.meetings import Meeting
from planner.models.rotations import Contact, ContactForm, ContactStatus
from planner.models.units import Unit

_COMES_ABOUT = (ContactStatus.PLANNED, ContactStatus.HELD)
_DIALOGUES: Final = (
    select(Contact.unit_id, Contact.committee_id, Contact.meeting_id, Contact.day)
    .where(
        Contact.unit_id.in_(bindparam("units", expanding=True)),
        Contact.meeting_id.is_not(None),
        Contact.form == ContactForm.DIALOGUE,
        Contact.status.in_(_COMES_ABOUT),
    )
    .order_by(Contact.day, Contact.meeting_id)
)


def at_meeting(meeting: Meeting, user: User) -> list[DialogueItem]:
    """What the units invited to a dialogue meeting ask there, as far as the reader may see it."""
    units = db.session.scalars(
        select(Contact.unit_id).where(
            Contact.meeting_id == meeting.id,
            Contact.form == ContactForm.DIALOGUE,
            Contact.status.in_(_COMES_ABOUT),
        )
    ).all()
    readable = [
        agreement
        for agreement in _with_follow_ups(units)
        if access.may(user, Permission.READ_AGREEMENTS, scope=scopes.of_agreement(agreement))
    ]
    return [each.item for each in _placed(readable) if each.meeting_key == str(meeting.id)]


def of_agreement(agreement: Agreement) -> list[tuple[DialogueItem, Meeting | None]]:
    """What the agreement's follow-ups ask, each with its meeting; None while it waits for one."""
    placed = _placed([agreement])
    wanted = [int(each.meeting_key) for each in placed if each.meeting_key]
    query = select(Meeting).where(Meeting.id.in_(wanted))
    meetings = {row.id: row for row in db.session.scalars(query)} if wanted else {}
    return [(each.item, meetings.get(int(each.meeting_key or 0))) for each in placed]


def _with_follow_ups(units: Sequence[int]) -> Sequence[Agreement]:
    return db.session.scalars(
        select(Agreement)
        .where(Agreement.unit_id.in_(units))
        .order_by(Agreement.id)
        .options(
            selectinload(Agreement.versions).selectinload(AgreementVersion.signatures),
            selectinload(Agreement.follow_ups).selectinload(AgreementFollowUp.answers),
            selectinload(Agreement.unit).selectinload(Unit.periods),
        )
    ).all()


def _placed(agreements: Iterable[Agreement]) -> list[PlacedItem]:
    """Each unit's items on the dialogue meetings with the committee it has the agreement with."""
    asking = [(agreement, items) for agreement in agreements if (items := _items(agreement))]
    days = _dialogue_days({agreement.unit_id for agreement, _own in asking}) if asking else {}
    placed: list[PlacedItem] = []
    for agreement, items in asking:
        # The code the agreement was made with; the register's may have been corrected since.
        codes = frozenset(item.unit_code for item in items)
        own = days.get((agreement.unit_id, agreement.committee_id), [])
        placed += place(items, [DialogueMeeting(str(id_), day, codes) for id_, day in own])
    return placed


def _items(agreement: Agreement) -> list[DialogueItem]:
    """Of the version in force: the goals may be others in a later draft."""
    frozen = [row for row in agreement.versions if row.frozen_at]
    if not frozen:
        return []
    content = mapping.content(frozen[-1].content)
    return [
        item
        for row in agreement.follow_ups
        for item in dialogue_items(mapping.follow_up(row), content, asked_on=_day(row.written_at))
    ]


def _dialogue_days(units: set[int]) -> dict[tuple[int, int], list[tuple[int, date]]]:
    """The dialogue meetings (id, day) each unit is invited to, by unit and committee."""
    found = columns.read(_DIALOGUES, {"units": sorted(units)})
    days: dict[tuple[int, int], list[tuple[int, date]]] = {}
    for unit_id, committee_id, meeting_id, day in found:
        days.setdefault((unit_id, committee_id), []).append((int(meeting_id or 0), day))
    return days


def _day(at: datetime) -> date:
    return at.astimezone(clock.LOCAL).date()
