"""Whether meetings with few candidates alone already break a face: soon told, as they are few."""

from dataclasses import replace

import numpy as np

from schedules.patience import Patience
from schedules.rotation.feasible import Flags
from schedules.rotation.programmes.linear import Linear
from schedules.rotation.programmes.rows import Impossible, Statement
from schedules.rotation.settling import network, part_rows, timing
from schedules.rotation.settling.cells import Cells
from schedules.rotation.settling.component import Part
from schedules.rotation.settling.face import Face
from schedules.rotation.settling.network import Bounds

# A meeting is tight with no more candidates than so many for each slot, and some.
_PER_SLOT = 3
_SOME = 5


def breaks(part: Part, cells: Cells, face: Face) -> bool:
    """Whether nothing on the face keeps the days between contacts, by tight meetings alone.

    A committee of few units that meets them all in a dialogue can have no host for weeks before and
    after. False says nothing: other meetings may break the face.
    """
    meetings = len(part.meetings.row)
    candidates = network.sums(face.pairs.most, part.meeting, groups=meetings)
    tight = candidates <= _PER_SLOT * part.meetings.slots + _SOME
    pairs = np.flatnonzero(tight[part.meeting])
    some = replace(part, meeting=part.meeting[pairs], unit=part.unit[pairs], kept=part.kept[pairs])
    everyone = np.arange(len(pairs))
    statement = Statement(
        face.pairs.least[pairs],
        face.pairs.most[pairs],
        [
            *timing.rows_of(some.meeting, everyone, _where(face.meetings, tight)),
            *timing.rows_of(some.unit, everyone, _at_most(face.units)),
            *timing.rows_of(cells.of[pairs], everyone, _at_most(face.cells)),
        ],
        part_rows.Spacing(some).lacking,
        Patience(0.0),
    )
    linear = Linear(statement)
    try:
        while rows := statement.lacking(linear.solve()):
            statement.rows.extend(rows)
    except Impossible:
        return True
    return False


def _where(bounds: Bounds, some: Flags) -> Bounds:
    return Bounds(bounds.least * some, bounds.most)


def _at_most(bounds: Bounds) -> Bounds:
    return Bounds(np.zeros_like(bounds.least), bounds.most)
