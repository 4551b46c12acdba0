"""What published plans lead to by the end of the council term, if nothing changes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from schedules.equity import ledger
from schedules.equity.ledger import View
from schedules.equity.outcomes import EXPECTED
from schedules.equity.record import Outcome, UnitRecord
from schedules.rotation.problem import Form, Period


@dataclass(frozen=True, slots=True)
class Reach:
    """The day of the last contact that is planned: units open then, those past the guarantee."""

    day: date
    units: int
    overdue: int


@dataclass(frozen=True, slots=True)
class Forecast:
    """The units open on the term's last day, those met in the term by then, and those not.

    `planned` contacts lie ahead; without any there is no `reach`.
    """

    units: int
    met: int
    without: tuple[UnitRecord, ...]
    planned: int
    reach: Reach | None


def forecast(units: Sequence[UnitRecord], term: Period, *, on: date, months: int) -> Forecast:
    """The forecast from a day, with a guarantee of so many months."""
    at_end = [unit for unit in units if unit.is_open(term.end)]
    without = tuple(unit for unit in at_end if not _is_met(unit, term))
    ahead = [day for unit in units for day in planned(unit, on, tuple(Form)) if day <= term.end]
    return Forecast(
        units=len(at_end),
        met=len(at_end) - len(without),
        without=without,
        planned=len(ahead),
        reach=_reach(units, View(max(ahead), term, term.start, months, EXPECTED))
        if ahead
        else None,
    )


def planned(unit: UnitRecord, on: date, forms: Sequence[Form]) -> list[date]:
    """The days from `on` for which the unit has contacts planned, in these forms."""
    return [
        contact.date
        for contact in unit.contacts
        if contact.outcome is Outcome.PLANNED and contact.date >= on and contact.form in forms
    ]


def _is_met(unit: UnitRecord, term: Period) -> bool:
    return any(contact.outcome in EXPECTED and contact.date in term for contact in unit.contacts)


def _reach(units: Sequence[UnitRecord], view: View) -> Reach:
    lines = [line for line in ledger.lines(units, view, tuple(Form)) if line.is_open]
    return Reach(view.on, len(lines), sum(line.overdue for line in lines))
