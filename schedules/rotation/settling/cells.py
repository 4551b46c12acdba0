"""Guarantee cells: a unit within a guarantee block, and the room spacing leaves there."""

from dataclasses import dataclass

import numpy as np

from schedules.rotation import spacing
from schedules.rotation.feasible import Flags, Numbers
from schedules.rotation.settling.component import Part


@dataclass(frozen=True, slots=True)
class Cells:
    """The cells of a part that have pairs: `of` each pair; by cell, its unit, block and room.

    `room` is the most contacts the least days between contacts leave room for, `unit_room` the same
    over a unit's whole window; `wanted` cells count on the level of the guarantee.
    """

    of: Numbers
    unit: Numbers
    block: Numbers
    wanted: Flags
    room: Numbers
    unit_room: Numbers


def cells(part: Part) -> Cells:
    """The cells of the part."""
    key = part.unit * part.blocks + part.meetings.block[part.meeting]
    keys, of = np.unique(key, return_inverse=True)
    unit, block = keys // part.blocks, keys % part.blocks
    day = part.meetings.day[part.meeting]
    return Cells(
        of,
        unit,
        block,
        part.units.wanted[unit, block],
        spacing.room(of, day, groups=len(keys), least_days=part.least_days),
        spacing.room(part.unit, day, groups=len(part.units.row), least_days=part.least_days),
    )
