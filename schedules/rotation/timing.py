"""Level 7 of a part: contacts nearest their ideal days, by a linear programme, checked exactly."""

from dataclasses import dataclass
from fractions import Fraction
from math import lcm

import numpy as np

from schedules.rotation import spacing
from schedules.rotation.cells import Cells
from schedules.rotation.component import Part
from schedules.rotation.face import Face
from schedules.rotation.feasible import Flags, Numbers
from schedules.rotation.programme import Columns, Programme, Reals

_NEAREST = 6
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
    chance, place = chances(part, face), places(part, face)
    columns = columns_of(part, chance, place)
    programme = Programme(columns, len(chance.unit), len(place.unit))
    _add_rows(programme, part, face, chance)
    programme.add_columns(_likely(part, face, chance, place, columns))
    broken = _Broken(programme, part, cells, face, chance)
    while True:
        if not programme.solve():
            if programme.is_whole:
                return None
            programme.add_columns(np.arange(len(columns.chance)))
        elif not programme.price() and not broken.mend():
            break
    taken = programme.taken()
    if np.abs(taken - np.rint(taken)).max(initial=0) > _EPSILON:
        return None
    chosen = np.zeros(len(part.unit), dtype=np.bool_)
    chosen[chance.pair[(taken > 0.5) & (chance.pair >= 0)]] = True
    return Timed(chosen, Fraction(programme.bound(), place.scale))


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
    return Columns(row, column, parts.astype(kind) * (place.scale // double.astype(kind)))


def _add_rows(programme: Programme, part: Part, face: Face, chance: Chances) -> None:
    """Meetings, hosted contacts and fixed chances: the rows that are in from the start."""
    free = np.flatnonzero(chance.pair >= 0)
    programme.add_rows(part.meeting[chance.pair[free]], free, face.meetings)
    hosted = np.flatnonzero(chance.hosted & (chance.pair >= 0))
    programme.add_rows(chance.unit[hosted], hosted, face.hosting)
    for one in np.flatnonzero(chance.fixed).tolist():
        programme.add_row(np.array([one]), 1, 1)


def _likely(part: Part, face: Face, chance: Chances, place: Places, columns: Columns) -> Numbers:
    """The columns to begin with: the nearest of each place, and those of the flow's choice."""
    order = np.lexsort((columns.cost.astype(np.float64), columns.place))
    ranked = np.empty(len(order), dtype=np.int64)
    starts = np.searchsorted(columns.place[order], np.arange(len(place.unit)))
    ranked[order] = np.arange(len(order)) - starts[columns.place[order]]
    begun = matched(chance, place, columns, face.chosen)
    return np.flatnonzero((ranked < _NEAREST) | (begun == 1))


def matched(chance: Chances, place: Places, columns: Columns, chosen: Flags) -> Numbers:
    """By column, 1 where the chosen pairs and the locks, in order of date, take the places."""
    taken = np.flatnonzero((chance.pair < 0) | chosen[chance.pair])
    taken = taken[np.lexsort((chance.day[taken], chance.unit[taken]))]
    at = np.full(len(chance.unit), -1)
    at[taken] = np.arange(len(taken))
    return np.asarray(at[columns.chance] == columns.place, dtype=np.int64)


@dataclass(frozen=True, slots=True)
class _Broken:
    """Finds rows that a solution breaks and puts them in."""

    programme: Programme
    part: Part
    cells: Cells
    face: Face
    chance: Chances

    def mend(self) -> bool:
        """Add the rows of cells and of spacing that are broken; whether there were any."""
        taken = self.programme.taken()
        cells = self._mend_cells(taken)
        return self._mend_spacing(taken) or cells

    def _mend_cells(self, taken: Reals) -> bool:
        free = np.flatnonzero(self.chance.pair >= 0)
        cell = self.cells.of[self.chance.pair[free]]
        bounds = self.face.cells
        count = np.bincount(cell, weights=taken[free], minlength=len(bounds.least))
        wrong = (count < bounds.least - _EPSILON) | (count > bounds.most + _EPSILON)
        for one in np.flatnonzero(wrong).tolist():
            members = free[cell == one]
            self.programme.add_row(members, int(bounds.least[one]), int(bounds.most[one]))
            self._add_columns(members)
        return bool(wrong.any())

    def _mend_spacing(self, taken: Reals) -> bool:
        some = np.flatnonzero(taken > _EPSILON)
        chance = self.chance
        least = self.part.least_days
        units = spacing.crowded(chance.unit[some], chance.day[some], taken[some], least)
        for unit in units:
            members = np.flatnonzero(chance.unit == unit)
            for window in spacing.windows(members, chance.day[members], least):
                self.programme.add_row(window, 0, 1)
            self._add_columns(members)
        return bool(units)

    def _add_columns(self, members: Numbers) -> None:
        inside = np.isin(self.programme.columns.chance, members)
        self.programme.add_columns(np.flatnonzero(inside))
