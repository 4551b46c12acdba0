"""Which committees, units and centres an object belongs to: what `access` compares roles with."""

from datetime import date

from planner.access import Scope
from planner.models.agreements import Agreement
from planner.models.committees import Committee
from planner.models.meetings import Meeting
from planner.models.rotations import Contact
from planner.models.units import Centre, Unit


def of_committee(committee: Committee) -> Scope:
    """A committee is its own scope."""
    return Scope(committees=frozenset({committee.id}))


def of_meeting(meeting: Meeting) -> Scope:
    """A meeting belongs to its committee."""
    return Scope(committees=frozenset({meeting.committee_id}))


def of_contact(contact: Contact) -> Scope:
    """A contact belongs to its committee, and to its unit and all above that on its day."""
    unit = of_unit(contact.unit, on=contact.day)
    return Scope(
        committees=unit.committees | {contact.committee_id},
        units=unit.units,
        centres=unit.centres,
    )


def of_centre(centre: Centre) -> Scope:
    """A centre is its own scope."""
    return Scope(centres=frozenset({centre.id}))


def of_unit(unit: Unit, *, on: date) -> Scope:
    """A unit, the committees it belongs to and the centre above it, as of a day."""
    return Scope(
        committees=frozenset(link.committee_id for link in unit.committees if link.holds_on(on)),
        units=frozenset({unit.id}),
        centres=frozenset(
            period.centre_id
            for period in unit.periods
            if period.centre_id is not None and period.holds_on(on)
        ),
    )


def of_agreement(agreement: Agreement) -> Scope:
    """An agreement belongs to its unit, its committee, and the centre the unit was under last."""
    *_, latest = agreement.unit.periods
    return Scope(
        committees=frozenset({agreement.committee_id}),
        units=frozenset({agreement.unit_id}),
        centres=frozenset({latest.centre_id} if latest.centre_id is not None else ()),
    )
