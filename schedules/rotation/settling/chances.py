"""What may become a planned contact, and the places of a unit's contacts in order of date."""

from dataclasses import dataclass
from math import lcm

import numpy as np

from schedules.rotation.feasible import Flags, Numbers
from schedules.rotation.programmes.programme import Columns
from schedules.rotation.settling.component import Part
from schedules.rotation.settling.face import Face


@dataclass(frozen=True, slots=True)
class Chances:
    """All that may become a planned contact: the free pairs the face allows, then the locks.

    By chance: `pair` and `meeting` (-1 for a lock), `unit`, `day`, `hosted`, `fixed` (it must be
    taken).
    """

    pair: Numbers
    meeting: Numbers
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


def chances(part: Part, face: Face) -> Chances:
    """The chances of a part."""
    pair = np.flatnonzero(face.pairs.most)
    meeting = part.meeting[pair]
    locks = [(unit, day) for unit, days in enumerate(part.locked) for day in days]
    unit, day = (np.array([lock[side] for lock in locks], dtype=np.int64) for side in (0, 1))
    none = np.full(len(locks), -1)
    return Chances(
        np.concatenate((pair, none)),
        np.concatenate((meeting, none)),
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


def matched(chance: Chances, place: Places, columns: Columns, chosen: Flags) -> Flags:
    """The columns in which the chosen pairs and the locks, in order of date, take the places."""
    taken = np.flatnonzero((chance.pair < 0) | chosen[chance.pair])
    taken = taken[np.lexsort((chance.day[taken], chance.unit[taken]))]
    at = np.full(len(chance.unit), -1)
    at[taken] = np.arange(len(taken))
    return np.asarray(at[columns.chance] == columns.place)
