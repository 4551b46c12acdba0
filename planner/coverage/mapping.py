"""Rows of units and contacts to the records that coverage is measured of."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from planner.models.rotations import ContactForm, ContactStatus
from schedules.equity.record import Contact, Outcome, UnitRecord
from schedules.rotation.problem import Form

FORMS: Mapping[ContactForm, Form] = {
    ContactForm.HOSTED: Form.HOSTED,
    ContactForm.DIALOGUE: Form.DIALOGUE,
}


@dataclass(frozen=True, slots=True)
class Place:
    """A unit's row, and where its main site lies (WGS 84), where that is known."""

    unit_id: int
    lat: float | None
    lon: float | None


def contacts(rows: Iterable[Any]) -> Mapping[int, Sequence[Contact]]:
    """Contacts by unit, of (unit, day, form, status, counts, staff present) in order."""
    found: defaultdict[int, list[Contact]] = defaultdict(list)
    for unit_id, day, form, status, counts, staff in rows:
        found[unit_id].append(Contact(day, FORMS[form], _outcome(status, counts=counts), staff))
    return found


def unit(row: Any, committees: tuple[str, ...], met: Sequence[Contact]) -> UnitRecord:
    """A unit as of a day."""
    return UnitRecord(
        id=row.code,
        name=row.name,
        kind=row.kind,
        town=row.town,
        committees=committees,
        contacts=tuple(met),
        open_from=row.opened_on,
        open_to=row.closed_on,
        centre=row.centre,
        employees=row.employees,
    )


def _outcome(status: ContactStatus, *, counts: bool) -> Outcome:
    match status:
        case ContactStatus.HELD:
            return Outcome.HELD if counts else Outcome.SHORT
        case ContactStatus.CANCELLED:
            return Outcome.CANCELLED
        case ContactStatus.PLANNED:
            return Outcome.PLANNED
        case ContactStatus.REPLACED:
            raise ValueError("a replaced contact is nobody's")
