"""Level 7 of a part: contacts nearest their ideal days, by a linear programme, checked exactly."""

from dataclasses import dataclass
from fractions import Fraction
from math import lcm

import numpy as np

from schedules.rotation import circulation, integer, spacing
from schedules.rotation.cells import Cells
from schedules.rotation.circulation import Cost, Network, Unsolvable
from schedules.rotation.component import Part
from schedules.rotation.face import Face
from schedules.rotation.feasible import Flags, Numbers
from schedules.rotation.integer import Reals, Row, count
from schedules.rotation.network import Bounds
from schedules.rotation.programme import Columns, Programme

_NEAREST = 5
_PARTS = 10**4
# Days a shake may move an ideal, to tell equal answers apart.
_SHAKES = (1e-4, 1e-3)
_EPSILON = 1e-6


@dataclass(frozen=True, slots=True)
class Chances:
    """All that may become a planned contact: the free pairs the face allows, then the locks.

    By chance: `pair` (-1 for a lock), `unit`, `day`, `hosted`, `fixed` (it must be taken).
    """

    pair: Numbers
    unit: Numbers
    day: Numbers
    hosted: Flags
    fixed: Flags


@dataclass(frozen=True, slots=True)
class Places:
    """The planned contacts each unit will have, in order of date: `number` j of `contacts` c.

    `first` is where a unit's places begin.
    """

    unit: Numbers
    number: Numbers
    first: Numbers
    contacts: Numbers

    @property
    def scale(self) -> int:
        """A common multiple of all 2c: days from an ideal are whole numbers of its parts."""
        return lcm(1, *set((2 * self.contacts).tolist()))


@dataclass(frozen=True, slots=True)
class Timed:
    """A best choice of pairs and the days it is off its ideals, which nothing on the face beats."""

    chosen: Flags
    bound: Fraction


def best(part: Part, cells: Cells, face: Face) -> Timed | None:
    """The best timing on the face, with guarantee cells and the days between contacts kept.

    Null where the programme's answer is no plan: nothing on the face keeps the rules, or the
    answer is split between meetings. Then a search must decide.
    """
    chance = chances(part, face)
    at_once, later = _face_rows(part, cells, face, chance)
    return within(part, face, chance, Rules(at_once, later, 0))


@dataclass(frozen=True, slots=True)
class Rules:
    """Rows over chances and `extras`: those to begin with, and those to add `later` if broken."""

    at_once: list[Row]
    later: list[Row]
    extras: int


def within(part: Part, face: Face, chance: Chances, rules: Rules) -> Timed | None:
    """The best timing within the rules, with the days between contacts kept; null as in `best`."""
    place = places(part, face)
    columns = columns_of(part, chance, place)
    programme = Programme(
        columns, chances=len(chance.unit), places=len(place.unit), extras=rules.extras
    )
    programme.add_rows(rules.at_once)
    programme.add_rows(_fixed(chance))
    programme.add_columns(_likely(part, face, chance, place, columns))
    broken = _Broken(programme, part, chance, list(rules.later))
    attempt = _Attempt(programme, part, chance)
    chosen = None
    for shake in (*_SHAKES, 0.0):
        programme.aim(shake)
        if not _complete(programme, broken):
            return None
        if (chosen := attempt.chosen()) is not None:
            break
    programme.aim()
    if chosen is None or not _complete(programme, None):
        return None
    return Timed(chosen, Fraction(programme.bound(), columns.day))


@dataclass(frozen=True, slots=True)
class _Attempt:
    """Reads a plan off the programme, if its answer is one."""

    programme: Programme
    part: Part
    chance: Chances

    def chosen(self) -> Flags | None:
        """The pairs taken; null if an answer is split between meetings."""
        taken = self.programme.taken()[: len(self.chance.unit)]
        if not integer.is_whole(taken):
            return None
        chosen = np.zeros(len(self.part.unit), dtype=np.bool_)
        chosen[self.chance.pair[(taken > 0.5) & (self.chance.pair >= 0)]] = True
        return chosen


def _complete(programme: Programme, broken: "_Broken | None") -> bool:
    """Solve until no column is worth adding and no row broken; false if nothing is allowed."""
    while programme.solve():
        if programme.price():
            continue
        if not programme.is_kept():
            return False
        if broken is None or not broken.mend():
            return True
    return False


def chances(part: Part, face: Face) -> Chances:
    """The chances of a part."""
    pair = np.flatnonzero(face.pairs.most)
    meeting = part.meeting[pair]
    locks = [(unit, day) for unit, days in enumerate(part.locked) for day in days]
    unit, day = (np.array([lock[side] for lock in locks], dtype=np.int64) for side in (0, 1))
    none = np.full(len(locks), -1)
    return Chances(
        np.concatenate((pair, none)),
        np.concatenate((part.unit[pair], unit)),
        np.concatenate((part.meetings.day[meeting], day)),
        np.concatenate((part.meetings.hosted[meeting], none == 0)),
        np.concatenate((face.pairs.least[pair] == 1, none == -1)),
    )


def places(part: Part, face: Face) -> Places:
    """The places of a part whose units' contacts are settled."""
    contacts = part.units.had + face.units.least
    planned = contacts - part.units.held
    unit = np.repeat(np.arange(len(planned)), planned)
    first = np.cumsum(planned) - planned
    number = part.units.held[unit] + np.arange(len(unit)) - first[unit] + 1
    return Places(unit, number, first, contacts[unit])


def columns_of(part: Part, chance: Chances, place: Places) -> Columns:
    """Every chance at every place of its unit, with its days from the ideal times the scale.

    |day - ideal| with ideal = first + (2j - 1) / 2c * span is |2c (day - first) - (2j - 1) span|
    in parts of 2c.
    """
    units = part.units
    repeats = np.bincount(place.unit, minlength=len(units.row))[chance.unit]
    row = np.repeat(np.arange(len(chance.unit)), repeats)
    nth = np.arange(len(row)) - np.repeat(np.cumsum(repeats) - repeats, repeats)
    unit = chance.unit[row]
    column = place.first[unit] + nth
    double = 2 * place.contacts[column]
    passed = chance.day[row] - units.first[unit]
    parts = np.abs(double * passed - (2 * place.number[column] - 1) * units.span[unit])
    kind = np.int64 if place.scale < 2**24 else object
    cost = parts.astype(kind) * (place.scale // double.astype(kind))
    return Columns(row, column, cost, place.scale)


def _face_rows(
    part: Part, cells: Cells, face: Face, chance: Chances
) -> tuple[list[Row], list[Row]]:
    """The bounds of the face as rows: meetings and hosts at once, cells if they are broken."""
    free = np.flatnonzero(chance.pair >= 0)
    hosted = free[chance.hosted[free]]
    meetings = rows_of(part.meeting[chance.pair[free]], free, face.meetings)
    hosts = rows_of(chance.unit[hosted], hosted, face.hosting)
    return [*meetings, *hosts], rows_of(cells.of[chance.pair[free]], free, face.cells)


def rows_of(group: Numbers, members: Numbers, bounds: Bounds) -> list[Row]:
    """A row for each group (0, 1, ...) whose bounds say more than that each may be taken."""
    order = np.argsort(group, kind="stable")
    borders = np.searchsorted(group[order], np.arange(1, len(bounds.least)))
    limits = zip(bounds.least.tolist(), bounds.most.tolist(), strict=True)
    return [
        count(one, least, most)
        for one, (least, most) in zip(np.split(members[order], borders), limits, strict=True)
        if least > 0 or most < len(one)
    ]


def _fixed(chance: Chances) -> list[Row]:
    return [count(np.array([one]), 1, 1) for one in np.flatnonzero(chance.fixed).tolist()]


def _likely(part: Part, face: Face, chance: Chances, place: Places, columns: Columns) -> Numbers:
    """The columns to begin with: of each place those that cost least at the prices of a flow.

    The flow matches meetings and places, and knows no other rule.
    """
    worth = _reduced(part, face, chance, place, columns)
    order = np.lexsort((worth, columns.place))
    ranked = np.empty(len(order), dtype=np.int64)
    starts = np.searchsorted(columns.place[order], np.arange(len(place.unit)))
    ranked[order] = np.arange(len(order)) - starts[columns.place[order]]
    begun = matched(chance, place, columns, face.chosen)
    return np.flatnonzero((ranked < _NEAREST) | (begun == 1))


def _reduced(part: Part, face: Face, chance: Chances, place: Places, columns: Columns) -> Numbers:
    """The columns' reduced costs in the cheapest flow root -> meeting -> place -> root."""
    meetings, places = len(part.meetings.row), len(place.unit)
    cost = np.asarray(columns.cost * (_PARTS / columns.day)).astype(np.int64)
    cost = cost + np.random.default_rng(1).integers(0, _PARTS, len(cost)) // 1000
    free = chance.pair[columns.chance] >= 0
    meeting = np.where(free, 1 + part.meeting[chance.pair[columns.chance]], 0)
    root = np.zeros(meetings, dtype=np.int64)
    node = 1 + meetings + np.arange(places)
    one = np.ones(places, dtype=np.int64)
    network = Network(
        1 + meetings + places,
        np.concatenate((root, meeting, node)),
        np.concatenate((1 + np.arange(meetings), node[columns.place], one * 0)),
        np.concatenate((face.meetings.least, np.zeros_like(cost), one)),
        np.concatenate((face.meetings.most, np.ones_like(cost), one)),
    )
    try:
        best = circulation.best(network, [Cost(np.concatenate((root, cost, one * 0)), 1)])
    except Unsolvable:
        return cost
    prices = best.potentials
    return cost + prices[meeting] - prices[node[columns.place]]


def matched(chance: Chances, place: Places, columns: Columns, chosen: Flags) -> Numbers:
    """By column, 1 where the chosen pairs and the locks, in order of date, take the places."""
    taken = np.flatnonzero((chance.pair < 0) | chosen[chance.pair])
    taken = taken[np.lexsort((chance.day[taken], chance.unit[taken]))]
    at = np.full(len(chance.unit), -1)
    at[taken] = np.arange(len(taken))
    return np.asarray(at[columns.chance] == columns.place, dtype=np.int64)


@dataclass(frozen=True, slots=True)
class _Broken:
    """Finds what a solution breaks of the rows not yet in, and puts it in."""

    programme: Programme
    part: Part
    chance: Chances
    later: list[Row]

    def mend(self) -> bool:
        """Add the rows that are broken, of spacing too; whether there were any."""
        taken = self.programme.taken()
        rows = self._broken_rows(taken)
        return self._mend_spacing(taken) or rows

    def _broken_rows(self, taken: Reals) -> bool:
        totals = [float(taken[row.variables] @ row.coefficients) for row in self.later]
        broken = [
            row
            for row, total in zip(self.later, totals, strict=True)
            if not row.least - _EPSILON <= total <= row.most + _EPSILON
        ]
        self.programme.add_rows(broken)
        return bool(broken)

    def _mend_spacing(self, taken: Reals) -> bool:
        some = np.flatnonzero(taken[: len(self.chance.unit)] > _EPSILON)
        chance, least = self.chance, self.part.least_days
        units = spacing.crowded(chance.unit[some], chance.day[some], taken[some], least)
        for unit in units:
            members = np.flatnonzero(chance.unit == unit)
            windows = spacing.windows(members, chance.day[members], least)
            self.programme.add_rows(count(window, 0, 1) for window in windows)
        return bool(units)
