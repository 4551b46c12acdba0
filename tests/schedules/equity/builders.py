"""Short ways to write units and their contacts."""

from datetime import date
from typing import Any

from schedules.equity.record import Contact, Outcome, UnitRecord
from schedules.rotation.problem import Form


def held(day: str, form: Form = Form.DIALOGUE) -> Contact:
    return Contact(date.fromisoformat(day), form, Outcome.HELD)


def planned(day: str, form: Form = Form.DIALOGUE) -> Contact:
    return Contact(date.fromisoformat(day), form, Outcome.PLANNED)


def cancelled(day: str, form: Form = Form.DIALOGUE) -> Contact:
    return Contact(date.fromisoformat(day), form, Outcome.CANCELLED)


def unit(name: str, *contacts: Contact, **changes: Any) -> UnitRecord:
    """A day-care unit of committee BU in Midtby, open the whole term."""
    fields = {"name": name, "kind": "daginstitution", "town": "Midtby", "committees": ("BU",)}
    return UnitRecord(id=name, contacts=contacts, **(fields | changes))
