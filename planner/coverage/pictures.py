"""Coverage as of a day: the whole of it for the pages, plain figures to be kept with a review."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from planner.coverage import plans, queries
from planner.coverage.queries import Known, Sources
from planner.rotations import revision
from schedules.equity import coverage, grouping, snapshot
from schedules.equity.coverage import Coverage
from schedules.equity.grouping import Trait
from schedules.equity.snapshot import Snapshot
from schedules.rotation.problem import Period

REMEMBERED = 4  # pictures, and of each thing that is made of one
USUAL_MONTHS = 12  # the guarantee before the municipality has said its own


class OutsideTerms(Exception):
    """The day is in no council term; carries it."""

    def __init__(self, day: date) -> None:
        super().__init__(day.isoformat())
        self.day = day


@dataclass(frozen=True, slots=True, eq=False)
class Picture:
    """What the register knows on the day, and the coverage of the units with the chosen traits.

    Nobody changes what it holds: it is remembered, and so is what is made of it; it is therefore
    equal to itself only.
    """

    known: Known
    coverage: Coverage
    chosen: Mapping[Trait, str]


def of_day(
    on: date,
    *,
    term: Period | None = None,
    period: Period | None = None,
    chosen: Mapping[Trait, str] | None = None,
    units: Collection[int] | None = None,
) -> Picture:
    """Coverage as of a day, of the units with the chosen traits or of some ids.

    Contacts of the `period` are counted, by default of the council term, which is looked up where
    it is not given. Raises OutsideTerms.
    """
    term = term or term_of(on)
    some = None if units is None else frozenset(units)
    known, months = revision.remembered(("coverage", on, term, some), lambda: _read(on, term, some))
    asked = _Asked(on=on, term=term, period=period or term, chosen=tuple((chosen or {}).items()))
    return _picture(known, months, asked)


def _read(on: date, term: Period, units: frozenset[int] | None) -> tuple[Known, int]:
    """What the rows say, and the months of the guarantee."""
    known = _known(queries.sources(on=on, term=term, units=units), on)
    return known, queries.guarantee_months() or USUAL_MONTHS


@lru_cache(maxsize=REMEMBERED)  # by all it is made of, so never stale
def _known(sources: Sources, on: date) -> Known:
    return queries.known(sources, on=on)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """What is asked of the rows."""

    on: date
    term: Period
    period: Period
    chosen: tuple[tuple[Trait, str], ...] = ()


@lru_cache(maxsize=REMEMBERED)  # so is this; the views of a day share it
def _picture(known: Known, months: int, asked: _Asked) -> Picture:
    chosen = dict(asked.chosen)
    found = coverage.measure(
        [unit for unit in known.units if grouping.keeps(unit, chosen)],
        term=asked.term,
        period=asked.period,
        on=asked.on,
        months=months,
    )
    return Picture(known, found, chosen)


def frozen(on: date, *, period: Period | None = None) -> Snapshot:
    """The whole municipality's coverage as of a day in plain figures, with what its plans say.

    Of the rows as they are, for it is kept. Raises OutsideTerms.
    """
    term = term_of(on)
    known, months = _read(on, term, None)
    picture = _picture(known, months, _Asked(on=on, term=term, period=period or term))
    statement = [text for plan in plans.in_force(on) for text in plan.statement.sentences]
    return snapshot.of(picture.coverage, committees=picture.known.committees, statement=statement)


def term_of(day: date) -> Period:
    """The council term of a day. Raises OutsideTerms."""
    for term in queries.terms():
        if day in term:
            return term
    raise OutsideTerms(day)
