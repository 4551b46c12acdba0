"""The measures of equal access, exact: coverage, waits, contacts per open year and their spread.

Every measure of nothing is None: no unit is no coverage, not a coverage of nought, and a committee
that met nobody makes the ratio of best to worst unknown rather than infinite.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from schedules import dates
from schedules.equity.record import Contact, Outcome, UnitRecord
from schedules.rotation.problem import Form, Period

DAYS_PER_YEAR = Fraction(1461, 4)
COVERAGE_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Access:
    """How some units were met, by the forms of contact that were asked for.

    `coverage`, the waits and `longest_waiting` are of the units open on the day; rates are
    contacts per open year of every unit that was open in the span, `per_year` over all of them
    together. Gini 0 is all alike, towards 1 is everything to one unit.
    """

    contacts: int
    open_units: int
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


@dataclass(frozen=True, slots=True)
class Equity:
    """All the measures on one day; `reliability` is held / (held + cancelled)."""

    on: date
    whole: Group
    by_committee: tuple[Group, ...]
    by_kind: tuple[Group, ...]
    by_town: tuple[Group, ...]
    best_to_worst: Fraction | None
    held: int
    planned: int
    cancelled: int
    reliability: Fraction | None


def measure(
    units: Sequence[UnitRecord],
    *,
    term_start: date,
    on: date,
    counting: Collection[Outcome] = frozenset({Outcome.HELD}),
) -> Equity:
    """All the measures from the term's start to a day, over contacts with these outcomes.

    A unit of two committees is in both their groups, and once in the whole. A contact before the
    term ends a wait and covers, but is no part of the rates.
    """
    span = Period(term_start, on)

    def group(name: str, members: Sequence[UnitRecord]) -> Group:
        def met(*forms: Form) -> Access:
            return access(members, span=span, forms=forms, counting=counting)

        return Group(name, len(members), met(*Form), met(Form.HOSTED), met(Form.DIALOGUE))

    def grouped(keys: Callable[[UnitRecord], Iterable[str]]) -> tuple[Group, ...]:
        return tuple(group(name, members) for name, members in _groups(units, keys))

    by_committee = grouped(lambda unit: unit.committees)
    held, planned, cancelled = (_number(units, span, outcome) for outcome in Outcome)
    return Equity(
        on=on,
        whole=group("", units),
        by_committee=by_committee,
        by_kind=grouped(lambda unit: (unit.kind,)),
        by_town=grouped(lambda unit: (unit.town,)),
        best_to_worst=_best_to_worst(by_committee),
        held=held,
        planned=planned,
        cancelled=cancelled,
        reliability=_ratio(held, held + cancelled),
    )


def access(
    units: Sequence[UnitRecord],
    *,
    span: Period,
    forms: Collection[Form],
    counting: Collection[Outcome],
) -> Access:
    """How these units were met by the end of the span, in these forms."""
    met = [(unit, _contacts(unit, span.end, forms, counting)) for unit in units]
    open_now = [(unit, contacts) for unit, contacts in met if unit.is_open(span.end)]
    covered = sum(_is_covered(contacts, span.end) for _, contacts in open_now)
    waits = {unit.id: _wait(unit, contacts, span) for unit, contacts in open_now}
    longest = max(waits.values(), default=None)
    shares = [
        (sum(contact.date >= span.start for contact in contacts), unit.open_days(span))
        for unit, contacts in met
        if unit.open_days(span)
    ]
    rates = [count * DAYS_PER_YEAR / days for count, days in shares]
    total, days = sum(count for count, _ in shares), sum(days for _, days in shares)
    return Access(
        contacts=total,
        open_units=len(open_now),
        covered=covered,
        coverage=_ratio(covered, len(open_now)),
        longest_wait_days=longest,
        longest_waiting=tuple(sorted(unit for unit, wait in waits.items() if wait == longest)),
        per_year=total * DAYS_PER_YEAR / days if days else None,
        least_per_year=min(rates, default=None),
        most_per_year=max(rates, default=None),
        gini=gini(rates),
    )


def gini(values: Sequence[Fraction]) -> Fraction | None:
    """The Gini coefficient: mean difference of two values over twice their mean.

    None without values, and when all of them are nought: nothing was shared at all.
    """
    total = sum(values, Fraction(0))
    if not total:
        return None
    number = len(values)
    ranked = enumerate(sorted(values), start=1)
    return sum((2 * rank - number - 1) * value for rank, value in ranked) / (number * total)


def _contacts(
    unit: UnitRecord, until: date, forms: Collection[Form], counting: Collection[Outcome]
) -> list[Contact]:
    return [
        contact
        for contact in unit.contacts
        if contact.date <= until and contact.form in forms and contact.outcome in counting
    ]


def _is_covered(contacts: Iterable[Contact], on: date) -> bool:
    """Whether there is a contact in the twelve months that end on the day."""
    since = dates.months_later(on, -COVERAGE_MONTHS)
    return any(contact.date > since for contact in contacts)


def _wait(unit: UnitRecord, contacts: Iterable[Contact], span: Period) -> int:
    """Days since the last contact; without one, since the opening or the term's start."""
    last = max((contact.date for contact in contacts), default=unit.opening(span))
    return (span.end - last).days


def _groups(
    units: Iterable[UnitRecord], keys: Callable[[UnitRecord], Iterable[str]]
) -> list[tuple[str, list[UnitRecord]]]:
    found: dict[str, list[UnitRecord]] = defaultdict(list)
    for unit in units:
        for key in keys(unit):
            found[key].append(unit)
    return sorted(found.items())


def _best_to_worst(committees: Sequence[Group]) -> Fraction | None:
    """Contacts per open year of the committee met most over that of the one met least."""
    rates = [group.together.per_year for group in committees if group.together.per_year is not None]
    if len(rates) < 2 or not min(rates):
        return None
    return max(rates) / min(rates)


def _number(units: Iterable[UnitRecord], span: Period, outcome: Outcome) -> int:
    return sum(
        contact.outcome is outcome and contact.date in span
        for unit in units
        for contact in unit.contacts
    )


def _ratio(part: int, whole: int) -> Fraction | None:
    return Fraction(part, whole) if whole else None
