"""Reads of one unit whole: everything that has ever held about it, and its meetings."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy import bindparam, select
from sqlalchemy.orm import joinedload

from planner import columns
from planner.models.committees import Committee
from planner.models.rotations import Contact, ContactForm, ContactStatus
from planner.models.units import Unit, UnitCommittee, UnitLeader, UnitPeriod
from planner.whole import Whole

# Put together once, for that costs as much as sending them.
_WHOLE: Final = Whole(
    Unit,
    {
        Unit.periods: [joinedload(UnitPeriod.centre)],
        Unit.sites: [],
        Unit.leaders: [joinedload(UnitLeader.person)],
        Unit.committees: [joinedload(UnitCommittee.committee)],
        Unit.closures: [],
    },
)
_CONTACTS: Final = (
    select(
        *(Contact.id, Contact.day, Committee.code),
        *(Contact.form, Contact.status, Contact.cancelled_because),
    )
    .join(Committee, Contact.committee_id == Committee.id)
    .where(Contact.unit_id == bindparam("unit"))
    .order_by(Contact.day.desc(), Contact.id)
)


def whole(unit_id: int) -> Unit | None:
    """One unit with everything that has ever held about it."""
    return _WHOLE.get(unit_id)


@dataclass(frozen=True, slots=True)
class ContactRow:
    """A meeting with a committee, planned, held or cancelled."""

    id: int
    day: date
    committee: str
    form: ContactForm
    status: ContactStatus
    cancelled_because: str


def contacts(unit_id: int) -> list[ContactRow]:
    """The unit's meetings with committees, the newest first."""
    return [ContactRow(*row) for row in columns.read(_CONTACTS, {"unit": unit_id})]
