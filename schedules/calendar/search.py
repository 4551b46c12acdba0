"""Looks for the best calendar: by minimum cuts first, and by search for what they leave open.

`cut` ignores clashes, so its calendar bounds every level at once. Putting clashing bodies in one
order or the other gives a calendar people can have; where its levels equal the bound they are
proven. What is left is searched on the days that can still be better (`model`), and the search's
order of clashing meetings is cut once more, so that the earliest of its equals is given.
"""

from collections.abc import Iterator, Sequence
from itertools import takewhile

from schedules.calendar import levels
from schedules.calendar.candidates import Candidates, Tie, candidates, least, tighten
from schedules.calendar.cut import Cut, Relaxation, fits
from schedules.calendar.levels import Level
from schedules.calendar.model import Model
from schedules.calendar.problem import Dates, Problem
from schedules.calendar.stages import LEVELS, Limits, Standing, improved


def search(problem: Problem, limits: Limits) -> Standing:
    """The best calendar that the limits leave time to find."""
    given = candidates(problem, problem.occasions())
    relaxation = _relaxation(given)
    found = _apart(relaxation) if relaxation is not None else None
    if relaxation is not None and found is not None:
        return _all_held(problem, relaxation, found, limits)
    fewest = _fewest_left_out(problem, given, limits)
    if relaxation is not None and len(fewest.planned) == len(given.occasions):
        return _all_held(problem, relaxation, _ordered(relaxation, fewest.planned), limits)
    return _some_left_out(problem, given, fewest, limits)


def _relaxation(given: Candidates) -> Relaxation | None:
    """The cut of all meetings, if the gaps leave each a day and the flow can count that far."""
    held = tighten(given)
    return Relaxation(held) if all(held.days) and fits(held) else None


def _apart(relaxation: Relaxation) -> Cut | None:
    """A calendar near the cut: bodies that clash in it come one before the other, the better way.

    None where this leads nowhere.
    """
    orders: list[Tie] = []
    cut = relaxation.solve()
    while cut is not None:
        clashing = list(_clashing(relaxation.given, cut.places))
        if not clashing:
            return cut
        ways = [clashing, [(second, first) for first, second in clashing]]
        tried = [[Tie(first, second, 1) for first, second in way] for way in ways]
        cuts = [(relaxation.solve([*orders, *added]), added) for added in tried]
        possible = [(cut, added) for cut, added in cuts if cut is not None]
        if not possible:
            return None
        cut, added = min(possible, key=lambda pair: pair[0].value)
        orders += added
    return None


def _clashing(given: Candidates, places: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The clashes of a choice between the first two bodies that clash in it."""
    days = [given.days[meeting][place] for meeting, place in enumerate(places)]
    bodies = [occasion.body for occasion in given.occasions]
    broken = [(one, other) for one, other in given.clashes if days[one] == days[other]]
    for one, other in broken:
        if (bodies[one], bodies[other]) == (bodies[broken[0][0]], bodies[broken[0][1]]):
            yield one, other


def _ordered(relaxation: Relaxation, planned: Dates) -> Cut:
    """The best calendar that keeps the order of clashing meetings in a valid one."""
    occasions = relaxation.given.occasions
    by_day = [
        sorted(pair, key=lambda m: planned[occasions[m]]) for pair in relaxation.given.clashes
    ]
    cut = relaxation.solve([Tie(first, second, 1) for first, second in by_day])
    if cut is None:
        raise ValueError("the calendar to improve breaks a rule")
    return cut


def _all_held(problem: Problem, relaxation: Relaxation, found: Cut, limits: Limits) -> Standing:
    """The best calendar of all meetings, from one that was found."""
    standing = _compared(problem, relaxation, found)
    limits.tell(standing.proven)
    if standing.proven == len(LEVELS):
        return standing
    model = Model(relaxation.within(found.value))
    for level in LEVELS[1 : standing.proven]:
        model.limit(level, standing.values[level])

    def ordered(planned: Dates) -> Dates:
        return relaxation.given.dates(_ordered(relaxation, planned).places)

    return improved(problem, model, standing, ordered, limits)


def _compared(problem: Problem, relaxation: Relaxation, found: Cut) -> Standing:
    """A calendar beside the cut that clashes: equal levels from the first on are proven."""
    cut = relaxation.solve()
    if cut is None:
        raise ValueError("a calendar was found where no cut is possible")
    planned = relaxation.given.dates(found.places)
    values = levels.values(problem, planned)
    bounds = levels.values(problem, relaxation.given.dates(cut.places))
    proven = len(list(takewhile(lambda level: values[level] == bounds[level], LEVELS)))
    for level in LEVELS[proven + 1 :]:
        bounds[level] = least(relaxation.given, level)
    return Standing(planned, values, bounds, proven)


def _fewest_left_out(problem: Problem, given: Candidates, limits: Limits) -> Standing:
    """A calendar that misses as few meetings as possible, fixed ones never."""
    planned = dict(problem.fixed)
    values = levels.values(problem, planned)
    bounds = dict.fromkeys(LEVELS, 0)
    bounds[Level.MISSING] = hopeless = len(problem.occasions()) - len(given.occasions)
    model = Model(given, optional=_optional(problem, given))
    found = model.best(
        {Level.MISSING: 1},
        start=given.places(planned),
        patience=limits.patience,
    )
    if found.places is None:
        return Standing(planned, values, bounds, 0)
    planned = given.dates(found.places)
    bounds[Level.MISSING] = hopeless + found.bound
    return Standing(planned, levels.values(problem, planned), bounds, int(found.proven))


def _optional(problem: Problem, given: Candidates) -> frozenset[int]:
    occasions = enumerate(given.occasions)
    return frozenset(m for m, occasion in occasions if occasion not in problem.fixed)


def _some_left_out(
    problem: Problem, given: Candidates, fewest: Standing, limits: Limits
) -> Standing:
    """The best calendar of those that miss the fewest meetings."""
    if not fewest.proven:
        return fewest
    limits.tell(fewest.proven)
    left_out = len(given.occasions) - len(fewest.planned)
    model = Model(given, optional=_optional(problem, given), most_left_out=left_out)
    model.limit(Level.MISSING, left_out)

    def ordered(planned: Dates) -> Dates:
        relaxation = _relaxation(candidates(problem, planned))
        if relaxation is None:
            return planned
        return relaxation.given.dates(_ordered(relaxation, planned).places)

    return improved(problem, model, fewest, ordered, limits)
