"""A unit's meetings with its committee in an agreement's period, from the published plan."""

from collections.abc import Mapping
from typing import Final

from sqlalchemy import bindparam, select

from agreements.agreement import PlannedContact
from agreements.language import Bilingual
from agreements.words import standard
from planner import columns
from planner.models.agreements import Agreement
from planner.models.meetings import Meeting
from planner.models.rotations import Contact, ContactForm, ContactStatus

WHAT: Mapping[ContactForm, Bilingual] = {
    ContactForm.HOSTED: standard.HOSTED_MEETING,
    ContactForm.DIALOGUE: standard.DIALOGUE_MEETING,
}

_CONTACTS: Final = (
    select(Contact.day, Contact.form, Meeting.place)
    .outerjoin(Contact.meeting)
    .where(
        Contact.unit_id == bindparam("unit"),
        Contact.committee_id == bindparam("committee"),
        Contact.status.in_((ContactStatus.PLANNED, ContactStatus.HELD)),
        Contact.day.between(bindparam("first"), bindparam("last")),
    )
    .order_by(Contact.day, Contact.id)
)


def contacts(agreement: Agreement) -> tuple[PlannedContact, ...]:
    """The meetings that are planned or were held, by day, in Danish: agreements are written in it.

    There are none before a rotation is published; a meeting without a place is at the town hall.
    """
    asked = {
        "unit": agreement.unit_id,
        "committee": agreement.committee_id,
        "first": agreement.round.first_day,
        "last": agreement.round.last_day,
    }
    return tuple(
        PlannedContact(day, WHAT[form].da, place or standard.TOWN_HALL.da)
        for day, form, place in columns.read(_CONTACTS, asked)
    )
