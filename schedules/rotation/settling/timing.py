"""Level 7 of a part: contacts nearest their ideal days, by a linear programme, checked exactly."""

from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from schedules.patience import Patience
from schedules.rotation import spacing
from schedules.rotation.feasible import Flags, Numbers
from schedules.rotation.programmes.programme import Programme
from schedules.rotation.programmes.rows import Reals, Row, count, is_whole
from schedules.rotation.settling import likely, narrow
from schedules.rotation.settling.cells import Cells
from schedules.rotation.settling.chances import (
    Chances,
    Places,
    chances,
    columns_of,
    matched,
    places,
)
from schedules.rotation.settling.component import Part
from schedules.rotation.settling.face import Face
from schedules.rotation.settling.network import Bounds

# Days a shake may move an ideal, to tell equal answers apart; columns a dive then takes at once,
# and how deep it goes at most.
_DIVES = ((1e-4, 8, 100), (1e-4, 1, 16), (1e-3, 8, 100))
_EPSILON = 1e-6


@dataclass(frozen=True, slots=True)
class Timed:
    """A best choice of pairs and the days it is off its ideals, which nothing on the face beats."""

    chosen: Flags
    bound: Fraction


def best(part: Part, cells: Cells, face: Face, patience: Patience) -> Timed | None:
    """The best timing on the face, with guarantee cells and the days between contacts kept.

    Null where nothing on the face keeps the rules, or nothing that does was found.
    """
    chance = chances(part, face)
    at_once, later = _face_rows(part, cells, face, chance)
    return within(part, face, Rules(at_once, later, 0), patience)


@dataclass(frozen=True, slots=True)
class Rules:
    """Rows over chances and `extras`: those to begin with, and those to add `later` if broken."""

    at_once: list[Row]
    later: list[Row]
    extras: int


def within(
    part: Part, face: Face, rules: Rules, patience: Patience, known: Flags | None = None
) -> Timed | None:
    """The best timing within the rules, with the days between contacts kept; null as in `best`.

    `known` is a choice that keeps everything.
    """
    chance, place = chances(part, face), places(part, face)
    columns = columns_of(part, chance, place)
    programme = Programme(
        columns, chances=len(chance.unit), places=len(place.unit), extras=rules.extras
    )
    programme.add_rows(rules.at_once)
    programme.add_rows(_fixed(chance))
    programme.expect(rules.later)
    programme.add_columns(likely.likely(part, face, chance, place, columns))
    broken = _Broken(programme, part, chance, list(rules.later))
    return _Timing(part, rules, chance, place, programme, broken, patience).best(known)


@dataclass(frozen=True, slots=True)
class _Timing:
    """The programme of a timing, and what its answers must keep."""

    part: Part
    rules: Rules
    chance: Chances
    place: Places
    programme: Programme
    broken: "_Broken"
    patience: Patience

    def best(self, known: Flags | None) -> Timed | None:
        """By the relaxation if its answer is whole, else by a search near its bound."""
        columns, found = self.programme.columns, None
        if known is not None:
            found = matched(self.chance, self.place, columns, known)
        for shake, at_once, deepest in _DIVES:
            self.programme.aim(shake)
            if not self._is_complete():
                return None
            wholes = [one for one in (found, self._whole(at_once, deepest)) if one is not None]
            found = min(wholes, key=columns.days, default=None)
            self.programme.aim()
            if not self._is_complete():
                return None
            relaxed = self.programme.relaxed()
            bound = Fraction(-(-relaxed.bound * columns.day // relaxed.fineness), columns.day)
            if found is not None and columns.days(found) == bound:
                return Timed(self._pairs(found), bound)
        near = narrow.best(columns, relaxed, self._rows(), found, self.patience)
        if near.columns is None:
            return None
        return Timed(self._pairs(near.columns), max(bound, near.bound))

    def _is_complete(self) -> bool:
        """Solve until no column is worth adding and no row broken; false if nothing is allowed."""
        while self.programme.solve():
            if self.programme.price():
                continue
            if not self.programme.is_kept():
                return False
            if not self.broken.mend():
                return True
        return False

    def _whole(self, at_once: int, deepest: int) -> Flags | None:
        """The columns taken; null if an answer is split between meetings, even after a dive."""
        try:
            if not self._is_whole() and not self._dive(at_once, deepest):
                return None
            taken = self.programme.taken()[: len(self.chance.unit)] > 0.5
        finally:
            self.programme.release()
        chosen = np.zeros(len(self.part.unit), dtype=np.bool_)
        chosen[self.chance.pair[taken & (self.chance.pair >= 0)]] = True
        return matched(self.chance, self.place, self.programme.columns, chosen)

    def _is_whole(self) -> bool:
        return is_whole(self.programme.taken()[: len(self.chance.unit)])

    def _dive(self, at_once: int, deepest: int) -> bool:
        """Take what is taken most of among what is split, a few at once, until nothing is split.

        Where they do not go together, the first is left.
        """
        for _ in range(deepest):
            self.programme.take_most(self.chance.unit, self.chance.meeting, at_once)
            if not self._is_complete():
                self.programme.leave_first()
                if not self._is_complete():
                    return False
            if self._is_whole():
                return True
        return False

    def _pairs(self, taken: Flags) -> Flags:
        """The pairs of these columns."""
        pair = self.chance.pair[self.programme.columns.chance[taken]]
        chosen = np.zeros(len(self.part.unit), dtype=np.bool_)
        chosen[pair[pair >= 0]] = True
        return chosen

    def _rows(self) -> list[Row]:
        """All that a choice must keep."""
        fixed = _fixed(self.chance)
        windows = _windows(self.part, self.chance, self.place)
        return [*self.rules.at_once, *self.rules.later, *fixed, *windows]


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


def _windows(part: Part, chance: Chances, place: Places) -> list[Row]:
    """Of all chances of a unit within the least days one is taken, for units with several."""
    several = np.flatnonzero(np.bincount(place.unit, minlength=len(part.units.row)) > 1)
    order = np.lexsort((chance.day, chance.unit))
    first, after = (
        np.searchsorted(chance.unit[order], several, side) for side in ("left", "right")
    )
    return [
        count(window, 0, 1)
        for start, end in zip(first.tolist(), after.tolist(), strict=True)
        for window in spacing.windows(
            order[start:end], chance.day[order[start:end]], part.least_days
        )
    ]


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
            self.programme.add_rows([count(window, 0, 1) for window in windows])
        return bool(units)
