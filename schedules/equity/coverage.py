"""Coverage seen from a day: what became of the contacts of a period, who waits, what is ahead."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from schedules import dates
from schedules.equity import forecast as ahead
from schedules.equity import ledger
from schedules.equity.forecast import Forecast
from schedules.equity.ledger import Access, Group, Ledger, Line, View
from schedules.equity.outcomes import Outcomes, outcomes
from schedules.equity.record import Contact, Outcome, UnitRecord
from schedules.rotation.problem import Form, Period

BOTH = tuple(Form)


@dataclass(frozen=True, slots=True)
class Wait:
    """How long an open unit has waited on the day: since `last`, else its opening or the term's.

    `is_overdue` when that is the guarantee's months or longer; `next` is planned.
    """

    unit: UnitRecord
    days: int
    last: date | None
    next: date | None
    is_overdue: bool


@dataclass(frozen=True, slots=True)
class Coverage:
    """The units and their lines, to group as one likes; what became of contacts; the forecast."""

    term: Period
    view: View
    lines: Ledger
    together: Outcomes
    hosted: Outcomes
    dialogue: Outcomes
    forecast: Forecast
    whole: Group = field(init=False)

    def __post_init__(self) -> None:
        """The measures of all units, with which everything begins."""
        object.__setattr__(self, "whole", self.lines.group(""))

    def of_form(self, forms: Sequence[Form]) -> tuple[Line, ...]:
        """The units' lines, by one form or by both."""
        match forms:
            case [Form.HOSTED]:
                return self.lines.hosted
            case [Form.DIALOGUE]:
                return self.lines.dialogue
            case _:
                return self.lines.together

    def access(self, group: Group, forms: Sequence[Form]) -> Access:
        """A group's measures, by one form or by both."""
        match forms:
            case [Form.HOSTED]:
                return group.hosted
            case [Form.DIALOGUE]:
                return group.dialogue
            case _:
                return group.together

    def waits(self, forms: Sequence[Form] = BOTH) -> list[Wait]:
        """The open units, who has waited longest first; those who wait alike by id."""
        waits = [
            Wait(
                unit=unit,
                days=line.wait,
                last=line.last,
                next=min(ahead.planned(unit, self.view.on, forms), default=None),
                is_overdue=line.overdue,
            )
            for unit, line in zip(self.lines.units, self.of_form(forms), strict=True)
            if line.is_open
        ]
        return sorted(waits, key=lambda wait: (-wait.days, wait.unit.id))

    def present(self) -> list[UnitRecord]:
        """The units open on the day, or on some counted day of the period."""
        pairs = zip(self.lines.units, self.lines.together, strict=True)
        return [unit for unit, line in pairs if line.is_open or line.days]


def measure(
    units: Sequence[UnitRecord], *, term: Period, period: Period, on: date, months: int
) -> Coverage:
    """Coverage seen from `on`: contacts of `period` counted up to then, `months` guaranteed.

    Units may be given that open later in the term: they are part of the forecast only. Contacts
    after the day are planned, whatever came of them later, unless they were cancelled; planned
    ones before it are unrecorded.
    """
    seen = [_seen(unit, on) for unit in units]
    view = View(on, period, term.start, months)
    return Coverage(
        term=term,
        view=view,
        lines=ledger.ledger(seen, view),
        together=outcomes(seen, period),
        hosted=outcomes(seen, period, {Form.HOSTED}),
        dialogue=outcomes(seen, period, {Form.DIALOGUE}),
        forecast=ahead.forecast(seen, term, on=on, months=months),
    )


def months_of(period: Period) -> list[Period]:
    """The calendar months of a period, the first and last cut to it."""
    found, first = [], period.start
    while first <= period.end:
        _, last = dates.month_ends(first.year, first.month)
        found.append(Period(first, min(last, period.end)))
        first = last + timedelta(days=1)
    return found


def _seen(unit: UnitRecord, on: date) -> UnitRecord:
    return replace(unit, contacts=tuple(_seen_contact(one, on) for one in unit.contacts))


def _seen_contact(contact: Contact, on: date) -> Contact:
    match contact.outcome:
        case Outcome.HELD | Outcome.SHORT | Outcome.UNRECORDED if contact.date > on:
            return Contact(contact.date, contact.form, Outcome.PLANNED)
        case Outcome.PLANNED if contact.date < on:
            return Contact(contact.date, contact.form, Outcome.UNRECORDED)
        case _:
            return contact
