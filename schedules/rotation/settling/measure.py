"""What a choice of pairs is worth to a part, level by level and exactly."""

from fractions import Fraction

import numpy as np

from schedules.rotation.feasible import Flags, Numbers
from schedules.rotation.levels import Level
from schedules.rotation.settling import network
from schedules.rotation.settling.cells import Cells
from schedules.rotation.settling.component import Part


def values(part: Part, cells: Cells, chosen: Flags) -> dict[Level, Fraction]:
    """Levels 1 to 7 of the part's units, with what they had before."""
    units = part.units
    counts = _counts(part, chosen)
    hosted = _counts(part, chosen & part.meetings.hosted[part.meeting])
    covered = np.unique(cells.of[chosen])
    relieved = units.waited[(counts > 0) | ~units.fresh]
    return {
        Level.FILLED: Fraction(int(counts.sum())),
        Level.GUARANTEED: Fraction(int(cells.wanted[covered].sum())),
        Level.EQUITY: _squares(units.had + counts, units.open_days),
        Level.HOSTING: _squares(units.had_hosted + hosted, units.open_days),
        Level.KEPT: Fraction(int((chosen & part.kept).sum())),
        Level.WAITING: Fraction(int(relieved.sum())),
        Level.TIMING: timing(part, chosen, units.had + counts),
    }


def timing(part: Part, chosen: Flags, contacts: Numbers) -> Fraction:
    """Level 7: days between the planned contacts, in order of date, and their ideals."""
    locks = [(unit, day) for unit, days in enumerate(part.locked) for day in days]
    unit = np.concatenate((part.unit[chosen], np.array([one for one, _ in locks], dtype=np.int64)))
    day = np.concatenate(
        (
            part.meetings.day[part.meeting[chosen]],
            np.array([day for _, day in locks], dtype=np.int64),
        )
    )
    order = np.lexsort((day, unit))
    unit, day = unit[order], day[order]
    number = np.arange(len(unit)) - np.searchsorted(unit, unit) + part.units.held[unit] + 1
    double = 2 * contacts[unit]
    passed = day - part.units.first[unit]
    off = np.abs(double * passed - (2 * number - 1) * part.units.span[unit])
    return _fractions(off, double)


def _counts(part: Part, chosen: Flags) -> Numbers:
    return network.sums(chosen.astype(np.int64), part.unit, groups=len(part.units.row))


def _squares(counts: Numbers, open_days: Numbers) -> Fraction:
    return _fractions(counts * counts, open_days)


def _fractions(parts: Numbers, of: Numbers) -> Fraction:
    """The sum of parts / of, added up by denominator first: few differ."""
    denominators, where = np.unique(of, return_inverse=True)
    totals = network.sums(parts, where, groups=len(denominators))
    return sum(
        (
            Fraction(total, one)
            for total, one in zip(totals.tolist(), denominators.tolist(), strict=True)
        ),
        Fraction(0),
    )
