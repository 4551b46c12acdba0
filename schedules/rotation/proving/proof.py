"""The certificate of the whole problem: the potentials of its parts, and prices where they fail."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import takewhile

import numpy as np

from schedules.patience import Patience
from schedules.rotation import access, levels
from schedules.rotation.bounds import dual, groups
from schedules.rotation.certificate import Certificate, GroupPrices, Prices, Vector
from schedules.rotation.feasible import Flags
from schedules.rotation.levels import MOST_IS_BEST, Level
from schedules.rotation.problem import Problem
from schedules.rotation.proving import chained, pricing
from schedules.rotation.settling import measure, staged
from schedules.rotation.settling.cells import Cells
from schedules.rotation.settling.component import Part
from schedules.rotation.settling.face import Potentials
from schedules.rotation.settling.settle import Settled

# With so few pairs of units and meetings, prices for levels 4 to 6 too cost next to nothing.
_SMALL = 1_000


def certificate(problem: Problem, pieces: Iterable[tuple[Part, Cells, Potentials]]) -> Certificate:
    """The potentials of the parts, under the ids of the problem.

    A meeting that is in no part has nobody to fill it: a potential of -1 says it is worth nothing.
    """
    names = dual.certified(problem.stability)
    nobody = (Fraction(-1), *(Fraction(0),) * (len(names) - 1))
    starts = [block.start.isoformat() for block in access.blocks(problem)]
    meetings: dict[str, Vector] = {one.id: nobody for one in problem.meetings}
    blocks: dict[tuple[str, str], Vector] = {}
    units: dict[str, Vector] = {}
    for part, cells, potentials in pieces:
        meeting_ids = [problem.meetings[row].id for row in part.meetings.row.tolist()]
        unit_ids = [problem.units[row].id for row in part.units.row.tolist()]
        meetings.update(zip(meeting_ids, potentials.meetings, strict=True))
        units.update(zip(unit_ids, potentials.units, strict=True))
        owners = [unit_ids[row] for row in cells.unit.tolist()]
        days = [starts[number] for number in cells.block.tolist()]
        blocks.update(zip(zip(owners, days, strict=True), potentials.cells, strict=True))
    return Certificate(names, meetings, blocks, units)


def prices(
    problem: Problem, settled: Iterable[Settled], patience: Patience
) -> dict[str, dict[Level, Prices]]:
    """By its first unit, the prices of each part that potentials do not prove."""
    parts = {problem.units[one.part.units.row[0]].id: one for one in settled}
    lacking = {name: one for name, one in parts.items() if not one.is_certified}
    if not lacking:
        return {}
    return {
        group.name: found
        for group in groups.groups(problem)
        if group.name in lacking and (found := _prices(group, lacking[group.name], patience))
    }


def _prices(group: groups.Group, settled: Settled, patience: Patience) -> dict[Level, Prices]:
    chosen = Chosen(settled.part, settled.cells, settled.chosen)
    gained = gains(chosen, asked(group.problem, settled.part))
    known = chained.prices(group, settled.duals, gained)
    if len(known) == len(gained):
        return known
    return max(known, by_relaxation(group, chosen, gained, patience), key=len)


@dataclass(frozen=True, slots=True)
class Chosen:
    """The `pairs` chosen in a part."""

    part: Part
    cells: Cells
    pairs: Flags


def gains(chosen: Chosen, names: Iterable[Level]) -> dict[Level, Fraction]:
    """What the pairs chosen cost on the levels named, from the contacts there are."""
    had = measure.values(chosen.part, chosen.cells, np.zeros_like(chosen.pairs))
    values = measure.values(chosen.part, chosen.cells, chosen.pairs)
    return {
        level: (had[level] - values[level]) if level in MOST_IS_BEST else values[level] - had[level]
        for level in names
    }


def by_relaxation(
    group: groups.Group, chosen: Chosen, gained: Mapping[Level, Fraction], patience: Patience
) -> dict[Level, Prices]:
    """The prices of the group that prove what was `gained`; it is the part to the solver."""
    whole = staged.staged(chosen.part, chosen.cells, patience)
    whole.programme.choice = whole.choice(chosen.pairs)
    return pricing.prices(group, whole, gained)


def asked(problem: Problem, part: Part) -> tuple[Level, ...]:
    """The levels to prove by prices: those that potentials prove, in a small part all they can."""
    if len(part.unit) > _SMALL:
        return dual.certified(problem.stability)
    return levels.before_timing(problem)


def shown(problem: Problem, settled: Iterable[Settled], prices: GroupPrices) -> frozenset[Level]:
    """The levels, from the first on, that are proven in every part without a search."""
    by_potentials = dual.certified(problem.stability)
    known = [
        by_potentials
        if one.is_certified
        else tuple(prices.get(problem.units[one.part.units.row[0]].id, ()))
        for one in settled
    ]
    return frozenset(
        takewhile(lambda level: all(level in one for one in known), levels.before_timing(problem))
    )
