"""Puts the potentials of all parts together into the certificate of the whole problem."""

from collections.abc import Iterable
from fractions import Fraction

from schedules.rotation import access, dual
from schedules.rotation.cells import Cells
from schedules.rotation.certificate import Certificate, Vector
from schedules.rotation.component import Part
from schedules.rotation.face import Potentials
from schedules.rotation.problem import Problem


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
