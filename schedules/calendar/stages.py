"""Settles the levels a calendar leaves open, as many at a time as one objective can weigh."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from schedules.calendar import levels
from schedules.calendar.candidates import Candidates, most
from schedules.calendar.levels import Level
from schedules.calendar.model import Found, Model
from schedules.calendar.problem import Dates, Problem
from schedules.patience import Patience

LARGEST_OBJECTIVE = 2**31  # beyond it the solver's linear relaxation loses digits
LEVELS = tuple(Level)


@dataclass(frozen=True, slots=True)
class Limits:
    """What searches may still do, and who hears how far they are."""

    patience: Patience
    tell: Callable[[int], None]  # how many levels are settled


@dataclass(frozen=True, slots=True)
class Standing:
    """The best calendar so far, each level's value and bound; the first `proven` are settled."""

    planned: Dates
    values: dict[Level, int]
    bounds: dict[Level, int]
    proven: int


def improved(
    problem: Problem,
    model: Model,
    standing: Standing,
    ordered: Callable[[Dates], Dates],
    limits: Limits,
) -> Standing:
    """Settle the open levels, some at a time, each time weighed below those settled before."""
    weights: dict[Level, int] = {}
    for stage in list(_stages(model, LEVELS[standing.proven :])):
        inner = _weights(model, stage)
        room = sum(
            weight * (standing.values[level] - model.least(level))
            for level, weight in inner.items()
        )
        weights = {level: weight * (1 + room) for level, weight in weights.items()} | inner
        found = model.best(
            weights,
            start=model.given.places(standing.planned),
            patience=limits.patience,
        )
        standing = _after(problem, standing, model.given, found, ordered)
        if not found.proven:
            return _bounded(standing, model.given, weights, stage, found)
        proven = standing.proven + len(stage)
        bounds = standing.bounds | {level: standing.values[level] for level in stage}
        standing = replace(standing, bounds=bounds, proven=proven)
        limits.tell(proven)
    return standing


def _stages(model: Model, open_levels: Sequence[Level]) -> Iterator[list[Level]]:
    """As many levels at a time as one objective can weigh."""
    stage: list[Level] = []
    size = 1
    for level in open_levels:
        spread = 1 + most(model.given, level) - model.least(level)
        if stage and size * spread > LARGEST_OBJECTIVE:
            yield stage
            stage, size = [], 1
        stage.append(level)
        size *= spread
    yield stage


def _weights(model: Model, stage: list[Level]) -> dict[Level, int]:
    """Each level's weight: more than all after it in the stage can differ by."""
    weights: dict[Level, int] = {}
    total = 0
    for level in reversed(stage):
        weights[level] = 1 + total
        total += weights[level] * (most(model.given, level) - model.least(level))
    return weights


def _after(
    problem: Problem,
    standing: Standing,
    given: Candidates,
    found: Found,
    ordered: Callable[[Dates], Dates],
) -> Standing:
    """The better of the calendar that stood and the one the search found."""
    if found.places is None:
        return standing
    planned = ordered(given.dates(found.places))
    values = levels.values(problem, planned)
    if list(values.values()) > list(standing.values.values()):
        return standing
    return replace(standing, planned=planned, values=values)


def _bounded(
    standing: Standing,
    given: Candidates,
    weights: dict[Level, int],
    stage: list[Level],
    found: Found,
) -> Standing:
    """What a search out of time says of its first level: the others could take up all the rest."""
    first = stage[0]
    others = {level: weight for level, weight in weights.items() if level is not first}
    settled = sum(
        weight * (most(given, level) if level in stage else standing.values[level])
        for level, weight in others.items()
    )
    bound = max(standing.bounds[first], -((settled - found.bound) // weights[first]))
    return replace(standing, bounds=standing.bounds | {first: bound})
