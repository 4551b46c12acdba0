"""Coverage as its pages and files show it: rows with names, in Danish order."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from typing import NamedTuple, assert_never

from flask_babel import gettext

from planner.collation import danish_key
from planner.coverage import words
from planner.coverage.forms import in_order
from planner.coverage.pictures import REMEMBERED, Picture
from planner.web.translations import language
from schedules.equity import coverage, grouping, ledger
from schedules.equity.coverage import BOTH, Wait
from schedules.equity.grouping import Trait
from schedules.equity.ledger import Access
from schedules.equity.outcomes import Outcomes, outcomes
from schedules.equity.record import Outcome, UnitRecord
from schedules.rotation.problem import Form, Period


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A group of units: measures by the forms asked for, contacts by each, and their outcomes."""

    name: str
    label: str
    access: Access
    hosted: int
    dialogue: int
    outcomes: Outcomes


def groups(picture: Picture, trait: Trait, forms: Sequence[Form] = BOTH) -> tuple[GroupRow, ...]:
    """The groups by a trait, in Danish order: never by how well they do.

    Where one was chosen it stands alone: of another committee only the shared units are known.
    """
    return _groups(picture, trait, forms, language())


@lru_cache(maxsize=REMEMBERED)
def _groups(
    picture: Picture, trait: Trait, forms: Sequence[Form], _language: str
) -> tuple[GroupRow, ...]:
    places = picture.coverage.lines.places(grouping.names(trait))
    return tuple(
        _group_row(picture, trait, name, places[name], forms)
        for name in in_order(trait, places.keys(), picture.known)
        if picture.chosen.get(trait, name) == name
    )


def whole(picture: Picture, forms: Sequence[Form] = BOTH) -> GroupRow:
    """All units of the picture as one group."""
    group = picture.coverage.whole
    return GroupRow(
        name="",
        label=gettext("All units"),
        access=picture.coverage.access(group, forms),
        hosted=group.hosted.contacts,
        dialogue=group.dialogue.contacts,
        outcomes=picture.coverage.together,
    )


def _group_row(
    picture: Picture, trait: Trait, name: str, places: Sequence[int], forms: Sequence[Form]
) -> GroupRow:
    """The row of the units at these places of the ledger."""
    found, lines = picture.coverage, picture.coverage.lines
    asked_for = found.of_form(forms)
    return GroupRow(
        name=name,
        label=words.group(trait, name, picture.known),
        access=ledger.summed([asked_for[place] for place in places]),
        hosted=sum(lines.hosted[place].contacts for place in places),
        dialogue=sum(lines.dialogue[place].contacts for place in places),
        outcomes=outcomes([lines.units[place] for place in places], found.view.span, forms),
    )


@dataclass(frozen=True, slots=True)
class FormRow:
    """Access and outcomes by one form of contact, or by both."""

    label: str
    access: Access
    outcomes: Outcomes


def forms(picture: Picture) -> list[FormRow]:
    """Each form apart, and both together."""
    found = picture.coverage
    return [
        FormRow(str(words.FORM[Form.HOSTED]), found.whole.hosted, found.hosted),
        FormRow(str(words.FORM[Form.DIALOGUE]), found.whole.dialogue, found.dialogue),
        FormRow(gettext("Both together"), found.whole.together, found.together),
    ]


@lru_cache(maxsize=REMEMBERED)
def waits(picture: Picture, forms: Sequence[Form] = BOTH) -> tuple[Wait, ...]:
    """Who waits, the longest first; those who wait alike in Danish order."""
    found = picture.coverage.waits(forms)
    return tuple(
        sorted(found, key=lambda wait: (-wait.days, danish_key(wait.unit.name), wait.unit.id))
    )


class WaitLine(NamedTuple):
    """A unit that waits, as a list of them shows it."""

    unit_id: int
    name: str
    committees: str
    town: str
    last: date | None
    days: int
    next: date | None
    is_overdue: bool


@lru_cache(maxsize=REMEMBERED)
def wait_lines(picture: Picture, forms: Sequence[Form] = BOTH) -> tuple[WaitLine, ...]:
    """A line of the list for each who waits."""
    places = picture.known.places
    return tuple(
        WaitLine(
            places[wait.unit.id].unit_id,
            wait.unit.name,
            committees(picture, wait.unit),
            wait.unit.town,
            wait.last,
            wait.days,
            wait.next,
            wait.is_overdue,
        )
        for wait in waits(picture, forms)
    )


def committees(picture: Picture, unit: UnitRecord) -> str:
    """The names of a unit's committees."""
    names = [picture.known.committees.get(code, code) for code in unit.committees]
    return ", ".join(names)


@lru_cache(maxsize=REMEMBERED)
def per_unit(picture: Picture, forms: Sequence[Form] = BOTH) -> tuple[tuple[str, int], ...]:
    """The name of every unit open on the day with its contacts in the period, in Danish order."""
    pairs = zip(picture.coverage.lines.units, picture.coverage.of_form(forms), strict=True)
    found = [(unit.name, line.contacts) for unit, line in pairs if line.is_open]
    return tuple(sorted(found, key=lambda pair: danish_key(pair[0])))


def shares(picture: Picture, forms: Sequence[Form] = BOTH) -> list[float]:
    """Contacts per open day of every unit that was open in the period: what evenness is about."""
    return [line.contacts / line.days for line in picture.coverage.of_form(forms) if line.days]


class Cell(NamedTuple):
    """A unit's month: contacts held, and planned or unrecorded; not `is_open`: it did not exist."""

    held: int
    ahead: int
    is_open: bool

    @cache  # noqa: B019  # few cells differ, and they are values
    def plus(self, outcome: Outcome) -> "Cell":
        """The month with one contact more."""
        match outcome:
            case Outcome.HELD:
                return self._replace(held=self.held + 1)
            case Outcome.PLANNED | Outcome.UNRECORDED:
                return self._replace(ahead=self.ahead + 1)
            case Outcome.CANCELLED | Outcome.SHORT:
                return self
            case _:
                assert_never(outcome)


EMPTY, MISSING = Cell(0, 0, is_open=True), Cell(0, 0, is_open=False)


class MonthRow(NamedTuple):
    """A unit and its months."""

    unit: UnitRecord
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Years:
    """The columns of the heat table: months, with how many of them each year has."""

    months: tuple[Period, ...]
    years: tuple[tuple[int, int], ...]


def months(picture: Picture) -> Years:
    """The months of the period up to the day, and on to the last contact that is planned."""
    view = picture.coverage.view
    days = [contact.date for unit in picture.coverage.lines.units for contact in unit.contacts]
    last = max([view.on, *(day for day in days if day in view.span)])
    end = max(view.span.start, min(last, view.span.end))  # at least the period's first month
    shown = coverage.months_of(Period(view.span.start, end))
    counted: defaultdict[int, int] = defaultdict(int)
    for month in shown:
        counted[month.start.year] += 1
    return Years(tuple(shown), tuple(sorted(counted.items())))


@lru_cache(maxsize=REMEMBERED)
def by_month(picture: Picture, forms: Sequence[Form] = BOTH) -> tuple[Years, tuple[MonthRow, ...]]:
    """The heat table: its columns, and a row for each unit."""
    columns = months(picture)
    return columns, tuple(month_rows(units(picture), columns, forms))


def units(picture: Picture) -> list[UnitRecord]:
    """The units of the heat table and the files, in Danish order."""
    return sorted(picture.coverage.present(), key=lambda unit: (danish_key(unit.name), unit.id))


def month_rows(
    listed: Sequence[UnitRecord], shown: Years, forms: Sequence[Form] = BOTH
) -> list[MonthRow]:
    """A row of cells for each unit."""
    places = {_month(one.start): place for place, one in enumerate(shown.months)}
    return [MonthRow(unit, _cells(unit, shown.months, places, forms)) for unit in listed]


def _cells(
    unit: UnitRecord,
    shown: Sequence[Period],
    places: Mapping[tuple[int, int], int],
    forms: Sequence[Form],
) -> tuple[Cell, ...]:
    """The unit's months; `places` are those of the shown ones among them."""
    whole = Period(shown[0].start, shown[-1].end)
    opened, closes = unit.open_from or date.min, unit.open_to or date.max
    if opened <= whole.start and whole.end <= closes:  # as nearly every unit
        cells = [EMPTY] * len(shown)
    else:
        cells = [EMPTY if opened <= one.end and one.start <= closes else MISSING for one in shown]
    for contact in unit.contacts:
        if contact.form in forms and contact.date in whole:
            place = places[_month(contact.date)]
            cells[place] = cells[place].plus(contact.outcome)
    return tuple(cells)


def _month(day: date) -> tuple[int, int]:
    return day.year, day.month
