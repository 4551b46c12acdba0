"""A unit's meetings with its committee in an agreement's period, from the published plan."""

from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from agreements.agreement import PlannedContact
from agreements.language import Bilingual
from agreements.words import standard
from planner.extensions import db
from planner.models.agreements import Agreement
from planner.models.rotations import Contact, ContactForm, ContactStatus

WHAT: Mapping[ContactForm, Bilingual] = {
    ContactForm.HOSTED: standard.HOSTED_MEETING,
    ContactForm.DIALOGUE: standard.DIALOGUE_MEETING,
}


def contacts(agreement: Agreement) -> tuple[PlannedContact, ...]:
    """The meetings that are planned or were held, by day, in Danish: agreements are written in it.

    There are none before a rotation is published; a meeting without a place is at the town hall.
    """
    query = (
        select(Contact)
        .where(
            Contact.unit_id == agreement.unit_id,
            Contact.committee_id == agreement.committee_id,
            Contact.status.in_((ContactStatus.PLANNED, ContactStatus.HELD)),
            Contact.day.between(agreement.round.first_day, agreement.round.last_day),
        )
        .options(joinedload(Contact.meeting))
        .order_by(Contact.day, Contact.id)
    )
    return tuple(
        PlannedContact(row.day, WHAT[row.form].da, _place(row)) for row in db.session.scalars(query)
    )


def _place(contact: Contact) -> str:
    decided = contact.meeting.place if contact.meeting else ""
    return decided or standard.TOWN_HALL.da
