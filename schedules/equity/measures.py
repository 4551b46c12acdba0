"""The measures of equal access, exact: coverage, waits, contacts per open year and their spread.

A committee that met nobody makes the ratio of best to worst unknown rather than infinite.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from schedules.equity.ledger import Group, View, ledger
from schedules.equity.record import Outcome, UnitRecord
from schedules.rotation.problem import Period


@dataclass(frozen=True, slots=True)
class Equity:
    """All the measures on one day; `reliability` is held / (held + short + cancelled)."""

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
    lines = ledger(units, View(on, span, term_start, counting=frozenset(counting)))
    by_committee = lines.groups(lambda unit: unit.committees)
    held, planned, cancelled, short = (
        _number(units, span, outcome)
        for outcome in (Outcome.HELD, Outcome.PLANNED, Outcome.CANCELLED, Outcome.SHORT)
    )
    return Equity(
        on=on,
        whole=lines.group(""),
        by_committee=by_committee,
        by_kind=lines.groups(lambda unit: (unit.kind,)),
        by_town=lines.groups(lambda unit: (unit.town,)),
        best_to_worst=best_to_worst(by_committee),
        held=held,
        planned=planned,
        cancelled=cancelled,
        reliability=ratio(held, held + short + cancelled),
    )


def best_to_worst(committees: Sequence[Group]) -> Fraction | None:
    """Contacts per open year of the committee met most over that of the one met least."""
    rates = [group.together.per_year for group in committees if group.together.per_year is not None]
    if len(rates) < 2 or not min(rates):
        return None
    return max(rates) / min(rates)


def ratio(part: int, whole: int) -> Fraction | None:
    """The part of the whole, exactly; None of nothing."""
    return Fraction(part, whole) if whole else None


def _number(units: Iterable[UnitRecord], span: Period, outcome: Outcome) -> int:
    return sum(
        contact.outcome is outcome and contact.date in span
        for unit in units
        for contact in unit.contacts
    )
