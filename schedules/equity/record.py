"""What the measures are taken of: units, how long they have been open, and their contacts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from schedules.rotation.problem import Form, Period, Problem


class Outcome(StrEnum):
    """What became of a contact. Only a held one is a turn."""

    HELD = "held"
    PLANNED = "planned"
    CANCELLED = "cancelled"
    SHORT = "short"  # held with fewer politicians than the municipality asks for
    UNRECORDED = "unrecorded"  # its day has passed, and nobody has said what came of it


@dataclass(frozen=True, slots=True)
class Contact:
    """A unit's part in one meeting; `staff`: an employee representative took part."""

    date: date
    form: Form
    outcome: Outcome
    staff: bool = False


@dataclass(frozen=True, slots=True)
class UnitRecord:
    """A unit and its contacts; no `open_from` or `open_to` is open since before or until further.

    Closed periods (holidays, rebuilding) are no part of it: as in level 3 of the rotation, they
    do not make a unit due any less. `employees` is None where nobody has said how many.
    """

    id: str
    name: str
    kind: str
    town: str
    committees: tuple[str, ...]
    contacts: tuple[Contact, ...]
    open_from: date | None = None
    open_to: date | None = None
    centre: str = ""
    employees: int | None = None

    def is_open(self, day: date) -> bool:
        """Whether the unit exists on the day."""
        return (self.open_from is None or self.open_from <= day) and (
            self.open_to is None or day <= self.open_to
        )

    def opening(self, span: Period) -> date:
        """Its first day in the span: the opening, or the span's start if that is later."""
        return max(self.open_from or date.min, span.start)

    def open_days(self, span: Period) -> int:
        """How many days of the span it exists."""
        last = min(self.open_to or date.max, span.end)
        return max(0, (last - self.opening(span)).days + 1)


def from_problem(
    problem: Problem, assignments: Mapping[str, Sequence[str]] | None = None
) -> list[UnitRecord]:
    """The units of a rotation problem: what they have held, and what a plan gives them."""
    planned: dict[str, list[Contact]] = {unit.id: [] for unit in problem.units}
    for meeting in problem.meetings:
        for unit_id in (assignments or {}).get(meeting.id, ()):
            planned[unit_id].append(Contact(meeting.date, meeting.form, Outcome.PLANNED))
    return [
        UnitRecord(
            id=unit.id,
            name=unit.name,
            kind=unit.kind,
            town=unit.town,
            committees=unit.committees,
            contacts=tuple(
                Contact(contact.date, contact.form, Outcome.HELD) for contact in unit.contacts
            )
            + tuple(planned[unit.id]),
            open_from=unit.open_from,
            open_to=unit.open_to,
        )
        for unit in problem.units
    ]
