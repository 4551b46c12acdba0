"""What the solvers work on: each meeting's possible days, their costs, and what ties meetings."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from schedules import dates
from schedules.calendar import levels, rules
from schedules.calendar.levels import SINGLE, Level
from schedules.calendar.problem import Dates, Occasion, Problem

NEVER: frozenset[date] = frozenset()


@dataclass(frozen=True, slots=True)
class Tie:
    """Meetings `first` and `second` by position, `days` the least or the ideal gap between."""

    first: int
    second: int
    days: int


@dataclass(frozen=True, slots=True)
class Candidates:
    """Meetings by position. `days` ascend, as ordinals; `costs` has a 0 or 1 per level of `SINGLE`.

    `gaps` are least days between two meetings; `clashes` pairs that may not share a day;
    `rhythm` the ideal gaps between neighbours, if every meeting here is held.
    """

    occasions: tuple[Occasion, ...]
    days: tuple[tuple[int, ...], ...]
    costs: tuple[tuple[tuple[int, ...], ...], ...]
    gaps: tuple[Tie, ...]
    clashes: tuple[tuple[int, int], ...]
    rhythm: tuple[Tie, ...]

    def dates(self, chosen: Iterable[int | None]) -> dict[Occasion, date]:
        """A calendar from the position of each meeting's day; None is a meeting left out."""
        return {
            occasion: date.fromordinal(days[place])
            for occasion, days, place in zip(self.occasions, self.days, chosen, strict=True)
            if place is not None
        }

    def places(self, planned: Dates) -> list[int | None]:
        """The position of each meeting's day in a calendar; the opposite of `dates`."""
        return [
            days.index(planned[occasion].toordinal()) if occasion in planned else None
            for occasion, days in zip(self.occasions, self.days, strict=True)
        ]

    def keep(self, holds: Callable[[int, int], bool]) -> "Candidates":
        """Only the days for which `holds(meeting, position of the day)`."""
        kept = [
            [place for place in range(len(days)) if holds(meeting, place)]
            for meeting, days in enumerate(self.days)
        ]
        days = (tuple(self.days[m][place] for place in places) for m, places in enumerate(kept))
        costs = (tuple(self.costs[m][place] for place in places) for m, places in enumerate(kept))
        return Candidates(
            self.occasions, tuple(days), tuple(costs), self.gaps, self.clashes, self.rhythm
        )


def candidates(problem: Problem, occasions: Iterable[Occasion]) -> Candidates:
    """The possible days of these meetings by the rules that judge one meeting.

    A meeting without any is left out.
    """
    allowed = {occasion: allowed_days(problem, occasion) for occasion in sorted(occasions)}
    held = [occasion for occasion, days in allowed.items() if days]
    position = {occasion: place for place, occasion in enumerate(held)}
    common = {occasion: frozenset(days) for occasion, days in allowed.items()}
    return Candidates(
        tuple(held),
        tuple(tuple(day.toordinal() for day in allowed[occasion]) for occasion in held),
        tuple(
            tuple(_costs(problem, occasion, day) for day in allowed[occasion]) for occasion in held
        ),
        tuple(
            Tie(position[gap.earlier], position[gap.later], gap.least)
            for gap in rules.gaps(problem)
            if gap.earlier in position and gap.later in position
        ),
        tuple(
            (position[first], position[second])
            for first, second in rules.clashes(problem)
            if not common.get(first, NEVER).isdisjoint(common.get(second, NEVER))
        ),
        tuple(
            Tie(position[earlier], position[later], ideal)
            for earlier, later, ideal in levels.neighbours(held)
        ),
    )


def allowed_days(problem: Problem, occasion: Occasion) -> list[date]:
    """The days no rule keeps the meeting from, whatever the other meetings do."""
    window = dates.days_between(*problem.window(occasion))
    return [day for day in window if rules.broken_by(problem, occasion, day) is None]


def _costs(problem: Problem, occasion: Occasion, day: date) -> tuple[int, ...]:
    return tuple(int(levels.is_paid(problem, occasion, day, level)) for level in SINGLE)


def tighten(given: Candidates) -> Candidates:
    """Without the days that the gaps rule out if every meeting is held; some may keep none."""
    days = given.days
    while all(days):
        earliest = [days[m][0] for m in range(len(days))]
        latest = [days[m][-1] for m in range(len(days))]
        for gap in given.gaps:
            earliest[gap.second] = max(earliest[gap.second], earliest[gap.first] + gap.days)
            latest[gap.first] = min(latest[gap.first], latest[gap.second] - gap.days)
        kept = tuple(
            tuple(day for day in days[m] if earliest[m] <= day <= latest[m])
            for m in range(len(days))
        )
        if kept == days:
            break
        days = kept
    remaining = [frozenset(left) for left in days]
    return given.keep(lambda meeting, place: given.days[meeting][place] in remaining[meeting])


def least(given: Candidates, level: Level) -> int:
    """A number the level's value cannot come below, each meeting looked at alone."""
    if level not in SINGLE:
        return 0
    column = SINGLE.index(level)
    return sum(min(cost[column] for cost in costs) for costs in given.costs)


def most(given: Candidates, level: Level) -> int:
    """A number the level's value cannot pass, whichever of the days are chosen."""
    if level is not Level.RHYTHM:
        column = SINGLE.index(level)
        return sum(max(cost[column] for cost in costs) for costs in given.costs)
    return sum(_worst_gap(given, tie) for tie in given.rhythm)


def _worst_gap(given: Candidates, tie: Tie) -> int:
    first, second = given.days[tie.first], given.days[tie.second]
    widest, narrowest = second[-1] - first[0], second[0] - first[-1]
    return max(widest - tie.days, tie.days - narrowest)


def follows(first: tuple[int, ...], second: tuple[int, ...], gap: int) -> Iterator[tuple[int, int]]:
    """`second - first >= gap` as steps `(i, j)`: from place `i` on, the second is at `j` or later.

    A `j` past the end says that `first` cannot be at `i` or later.
    """
    reached = 0
    for place, day in enumerate(first):
        needed = bisect_left(second, day + gap)
        if needed > reached:
            yield place, needed
            reached = needed


def strides(
    first: tuple[int, ...], second: tuple[int, ...], ideal: int
) -> Iterator[tuple[int, int, int]]:
    """`|second - first - ideal|` as a sum of `width * [(first >= i) != (second >= j)]`.

    Yields `(i, j, width)`, in places: both move in step as long as they pass the same days, the
    second one shifted by `ideal`.
    """
    marks = sorted({*first, *(day - ideal for day in second)})
    for before, mark in pairwise(marks):
        yield bisect_left(first, mark), bisect_left(second, mark + ideal), mark - before
