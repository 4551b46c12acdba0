"""Each unit measured once, so that any group of units is only to be added up; all exact.

Every measure of nothing is None: no unit is no coverage, not a coverage of nought.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from math import lcm
from typing import NamedTuple

from schedules import dates
from schedules.equity.record import Outcome, UnitRecord
from schedules.rotation.problem import Form, Period

DAYS_PER_YEAR = Fraction(1461, 4)
COVERAGE_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Access:
    """How some units were met, by the forms of contact that were asked for.

    `met` are the units open on the day with a contact in the span, `covered` those with one in the
    months that end with the day; the waits and `longest_waiting` are of the units open on the day
    too. Rates are contacts per open year of every unit that was open in the span, `per_year` over
    all of them together. Gini 0 is all alike, towards 1 is everything to one unit.
    """

    contacts: int
    open_units: int
    met: int
    covered: int
    coverage: Fraction | None
    longest_wait_days: int | None
    longest_waiting: tuple[str, ...]
    per_year: Fraction | None
    least_per_year: Fraction | None
    most_per_year: Fraction | None
    gini: Fraction | None


@dataclass(frozen=True, slots=True)
class Group:
    """The units that have something in common, met in either form, and in each form apart."""

    name: str
    units: int
    together: Access
    hosted: Access
    dialogue: Access


class Line(NamedTuple):
    """One unit by some forms: contacts in the span, days of it the unit existed, its wait.

    `last` is its last contact up to the day, whenever that was; `overdue` when the wait is the
    guarantee's months or longer.
    """

    unit: str
    is_open: bool
    contacts: int
    days: int
    covered: bool
    wait: int
    overdue: bool
    last: date | None


@dataclass(frozen=True, slots=True)
class View:
    """From where one looks: the day, the span whose contacts are counted, since when waits run.

    `months` is how far back a contact covers. A span that goes on past the day is counted up to it.
    """

    on: date
    span: Period
    term_start: date
    months: int = COVERAGE_MONTHS
    counting: frozenset[Outcome] = frozenset({Outcome.HELD})

    @property
    def counted(self) -> Period:
        """The days of the span up to the day; of none where it begins after it."""
        return Period(self.span.start, min(self.span.end, self.on))


@dataclass(frozen=True, slots=True)
class Ledger:
    """The lines of all units, in their order: by either form, and by each."""

    units: tuple[UnitRecord, ...]
    together: tuple[Line, ...]
    hosted: tuple[Line, ...]
    dialogue: tuple[Line, ...]

    def group(self, name: str, chosen: Iterable[int] | None = None) -> Group:
        """The group of the units at these places; of all of them when none are named."""
        places = list(range(len(self.units)) if chosen is None else chosen)
        return Group(
            name,
            len(places),
            summed([self.together[place] for place in places]),
            summed([self.hosted[place] for place in places]),
            summed([self.dialogue[place] for place in places]),
        )

    def groups(self, names: Callable[[UnitRecord], Iterable[str]]) -> tuple[Group, ...]:
        """A group for each name a unit has, by name; a unit with two names is in both."""
        found = self.places(names)
        return tuple(self.group(name, places) for name, places in sorted(found.items()))

    def places(self, names: Callable[[UnitRecord], Iterable[str]]) -> Mapping[str, Sequence[int]]:
        """Where the units of each name stand."""
        found: defaultdict[str, list[int]] = defaultdict(list)
        for place, unit in enumerate(self.units):
            for name in names(unit):
                found[name].append(place)
        return found


def ledger(units: Sequence[UnitRecord], view: View) -> Ledger:
    """Every unit measured, by either form and by each."""

    return Ledger(
        tuple(units),
        lines(units, view, tuple(Form)),
        lines(units, view, (Form.HOSTED,)),
        lines(units, view, (Form.DIALOGUE,)),
    )


def lines(units: Iterable[UnitRecord], view: View, forms: Collection[Form]) -> tuple[Line, ...]:
    """Every unit measured by these forms together."""
    covers_after = dates.months_later(view.on, -view.months)
    return tuple(_line(unit, view, forms, covers_after) for unit in units)


def _line(unit: UnitRecord, view: View, forms: Collection[Form], covers_after: date) -> Line:
    days = [
        contact.date
        for contact in unit.contacts
        if contact.date <= view.on and contact.form in forms and contact.outcome in view.counting
    ]
    last = max(days, default=None)
    counted = view.counted
    started = last or max(unit.open_from or date.min, view.term_start)
    return Line(
        unit=unit.id,
        is_open=unit.is_open(view.on),
        contacts=sum(day in counted for day in days),
        days=unit.open_days(counted),
        covered=last is not None and last > covers_after,
        wait=(view.on - started).days,
        overdue=started <= covers_after,
        last=last,
    )


def summed(of: Sequence[Line]) -> Access:
    """The measures of the units of these lines."""
    open_now = [one for one in of if one.is_open]
    covered = sum(one.covered for one in open_now)
    longest = max((one.wait for one in open_now), default=None)
    existed = [one for one in of if one.days]
    scale = lcm(*{one.days for one in existed})
    shares = [one.contacts * (scale // one.days) for one in existed]  # per day, times the scale
    total, days = sum(one.contacts for one in existed), sum(one.days for one in existed)
    return Access(
        contacts=sum(one.contacts for one in of),
        open_units=len(open_now),
        met=sum(one.contacts > 0 for one in open_now),
        covered=covered,
        coverage=Fraction(covered, len(open_now)) if open_now else None,
        longest_wait_days=longest,
        longest_waiting=tuple(sorted(one.unit for one in open_now if one.wait == longest)),
        per_year=total * DAYS_PER_YEAR / days if days else None,
        least_per_year=min(shares) * DAYS_PER_YEAR / scale if shares else None,
        most_per_year=max(shares) * DAYS_PER_YEAR / scale if shares else None,
        gini=_gini(shares),
    )


def gini(values: Sequence[Fraction]) -> Fraction | None:
    """The Gini coefficient: mean difference of two values over twice their mean.

    None without values, and when all of them are nought: nothing was shared at all.
    """
    scale = lcm(*{value.denominator for value in values})
    return _gini([value.numerator * (scale // value.denominator) for value in values])


def _gini(values: Sequence[int]) -> Fraction | None:
    total, number = sum(values), len(values)
    if not total:
        return None
    ranked = enumerate(sorted(values), start=1)
    return Fraction(sum((2 * rank - number - 1) * value for rank, value in ranked), number * total)
