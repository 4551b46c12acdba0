"""How far to go: plans that give up ever more of what is published, and what each gains."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

import numpy as np

from schedules.patience import Patience, never
from schedules.rotation import access, levels, locks
from schedules.rotation.access import Assignments
from schedules.rotation.feasible import Flags
from schedules.rotation.levels import Level
from schedules.rotation.problem import Problem, Stability
from schedules.rotation.programmes.rows import Impossible, count
from schedules.rotation.settling import cells as guarantee
from schedules.rotation.settling import choose, component, measure, staged
from schedules.rotation.settling.cells import Cells
from schedules.rotation.settling.component import Part
from schedules.rotation.settling.staged import Staged

# Up to so many changes more than the fewest, every way of sharing them among parts is tried.
_EVERY_STEP = 2
# The levels a row tells of: its proof speaks of these.
_TOLD = (Level.GUARANTEED, Level.EQUITY)
_AFTER_BUDGET = (Level.GUARANTEED, Level.EQUITY, Level.HOSTING, Level.KEPT, Level.WAITING)


@dataclass(frozen=True, slots=True)
class Row:
    """A plan, how many published assignments it gives up, and what that buys.

    `equity` is level 3 exactly, `longest_wait` the most days any open unit has gone without a
    contact at the end of the window; `gaining` are the units with more contacts than in the first
    row. `proven`: no plan that gives up as little guarantees more, or as much more equally.
    """

    changes: int
    guaranteed: int
    equity: Fraction
    longest_wait: int
    gaining: tuple[str, ...]
    assignments: Assignments
    proven: bool


@dataclass(frozen=True, slots=True)
class _Option:
    """What a part, or several, can do with so many changes."""

    changes: int
    guaranteed: Fraction
    equity: Fraction
    chosen: tuple[Flags, ...]
    proven: bool


@dataclass(frozen=True, slots=True)
class _Best:
    """A part's choice, and whether the searches proved that none is better."""

    chosen: Flags
    proven: bool


def table(
    problem: Problem,
    published: Assignments,
    *,
    time_limit: float = 60.0,
    should_stop: Callable[[], bool] = never,
) -> tuple[Row, ...]:
    """From the fewest changes to planning anew: each row guarantees more or is more equal.

    All rows fill as many slots as any plan. In each part that shares no unit with others the best
    is found for none, 1, 2, 4, 8 ... changes more than are unavoidable and for any number; the
    rows are the best of all their combinations. Levels 1 to 6 are settled, dates are not. Raises
    `locks.Infeasible`.
    """
    asked = replace(problem, published=dict(published), stability=Stability.FIRST)
    if (conflict := locks.conflict(asked)) is not None:
        raise conflict
    patience = Patience(time_limit, should_stop)
    parts = list(component.parts(asked))
    combined = [_Option(0, Fraction(0), Fraction(0), (), proven=True)]
    for part in parts:
        options = list(_options(part, patience))
        combined = _undominated([_both(one, other) for one in combined for other in options])
    return tuple(_rows(asked, parts, combined))


def _options(part: Part, patience: Patience) -> Iterator[_Option]:
    """With ever more changes allowed, until they are no longer wanted."""
    cells = guarantee.cells(part)
    least = _fewest(part, cells, patience)
    published = int(part.kept.sum())
    allowed, most = published - int((least.chosen & part.kept).sum()), published
    step = 0
    while True:
        best = _within(part, cells, least.chosen, allowed + step, patience)
        values = measure.values(part, cells, best.chosen)
        yield _Option(
            published - int(values[Level.KEPT]),
            values[Level.GUARANTEED],
            values[Level.EQUITY],
            (best.chosen,),
            proven=least.proven and best.proven,
        )
        if allowed + step >= most:
            return
        step = _next(step, most - allowed)


def _next(step: int, most: int) -> int:
    return min(max(1, 2 * step), most)


def _fewest(part: Part, cells: Cells, patience: Patience) -> _Best:
    whole = staged.staged(part, cells, patience)
    proven = True
    try:
        for level in (Level.FILLED, Level.KEPT):
            proven = _settle(whole, level) and proven
    except Impossible:
        return _Best(whole.chosen(), proven=False)
    return _Best(whole.chosen(), proven)


def _within(part: Part, cells: Cells, fewest: Flags, allowed: int, patience: Patience) -> _Best:
    """The best of the levels that gives up no more than `allowed`, begun from the fewest."""
    whole = staged.staged(part, cells, patience)
    programme = whole.programme
    published = np.flatnonzero(part.kept)
    everyone = np.arange(len(part.unit))
    programme.rows.append(count(published, len(published) - allowed, len(published)))
    programme.rows.append(count(everyone, int(fewest.sum()), len(everyone)))
    programme.choice = whole.choice(fewest)
    proven = True
    try:
        for level in _AFTER_BUDGET:
            is_best = _settle(whole, level)
            proven = proven and (is_best or level not in _TOLD)
        programme.settle(whole.first_in_turn(), work=0)
    except Impossible:
        return _Best(whole.chosen(), proven=False)
    return _Best(whole.chosen(), proven)


def _settle(whole: Staged, level: Level) -> bool:
    """Settle a level; whether its bound was reached."""
    outcome = whole.programme.settle(whole.cost(level))
    return outcome.value == outcome.bound


def _both(one: _Option, other: _Option) -> _Option:
    return _Option(
        one.changes + other.changes,
        one.guaranteed + other.guaranteed,
        one.equity + other.equity,
        one.chosen + other.chosen,
        one.proven and other.proven,
    )


def _undominated(options: list[_Option]) -> list[_Option]:
    """Those that nothing with as few changes matches, fewest changes first."""
    best: list[_Option] = []
    for one in sorted(options, key=lambda one: (one.changes, -one.guaranteed, one.equity)):
        if not best or (-one.guaranteed, one.equity) < (-best[-1].guaranteed, best[-1].equity):
            best.append(one)
    return best


def _rows(problem: Problem, parts: list[Part], options: list[_Option]) -> Iterator[Row]:
    forced = _forced(problem, parts)
    first: dict[str, int] = {}
    for nth, option in enumerate(options):
        more = option.changes - options[0].changes
        all_tried = len(parts) == 1 or more <= _EVERY_STEP or nth == len(options) - 1
        assignments = choose.assignments(problem, zip(parts, option.chosen, strict=True))
        ledgers = access.ledgers(problem, assignments)
        contacts = {one.unit.id: one.contacts for one in ledgers}
        first = first or contacts
        yield Row(
            option.changes + forced,
            levels.guaranteed(problem, ledgers),
            levels.equity(problem, ledgers),
            max((_wait(problem, one) for one in ledgers), default=0),
            tuple(ident for ident, number in contacts.items() if number > first[ident]),
            assignments,
            proven=option.proven and all_tried,
        )


def _forced(problem: Problem, parts: list[Part]) -> int:
    """Published assignments that are in no part, and not locked: nothing can keep them."""
    locked = {one.id: set(one.locked) for one in problem.meetings}
    open_to_choice = sum(int(part.kept.sum()) for part in parts)
    published = sum(
        len(set(guests) - locked.get(meeting, set()))
        for meeting, guests in problem.published.items()
    )
    return published - open_to_choice


def _wait(problem: Problem, ledger: access.Ledger) -> int:
    unit, end = ledger.unit, problem.window.end
    if unit.open_to is not None and unit.open_to < end:
        return 0
    days = [one.date for one in (*unit.contacts, *ledger.planned)]
    return max((end - max(days, default=access.opening(problem, unit))).days, 0)
