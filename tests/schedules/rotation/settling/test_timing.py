"""Level 7 on a face: as good as every choice tried."""

from collections.abc import Iterator
from itertools import combinations

import numpy as np
import pytest

from schedules.patience import Patience
from schedules.rotation import spacing
from schedules.rotation.feasible import Flags
from schedules.rotation.problem import Problem, Stability
from schedules.rotation.settling import cells as guarantee
from schedules.rotation.settling import component, face, measure, network, timing
from schedules.rotation.settling.cells import Cells
from schedules.rotation.settling.component import Part
from schedules.rotation.settling.face import Face
from schedules.rotation.settling.network import Bounds
from tests.schedules.rotation.instances import town


def faces(case: Problem) -> Iterator[tuple[Part, Cells, Face]]:
    for part in component.parts(case):
        cells = guarantee.cells(part)
        layers, best, _ = face.settle_equity(part, cells, Stability.IN_ORDER)
        yield part, cells, face.settle_rest(layers, best)[1]


def keeps(part: Part, cells: Cells, one: Face, chosen: Flags) -> bool:
    """Whether the pairs are on the face, with the least days between a unit's contacts."""
    taken = chosen.astype(np.int64)
    hosted = taken * part.meetings.hosted[part.meeting]
    counts = (
        (taken, one.pairs),
        (network.sums(taken, part.meeting, groups=len(one.meetings.least)), one.meetings),
        (network.sums(taken, cells.of, groups=len(one.cells.least)), one.cells),
        (network.sums(taken, part.unit, groups=len(one.units.least)), one.units),
        (network.sums(hosted, part.unit, groups=len(one.hosting.least)), one.hosting),
    )
    return all(_within(*both) for both in counts) and not spacing.crowded(
        part.unit[chosen],
        part.meetings.day[part.meeting[chosen]],
        np.ones(int(taken.sum())),
        part.least_days,
    )


def _within(number: np.ndarray, bounds: Bounds) -> bool:
    return bool(((bounds.least <= number) & (number <= bounds.most)).all())


def every(part: Part, cells: Cells, one: Face) -> Iterator[Flags]:
    """Every choice on the face."""
    free = np.flatnonzero(one.pairs.least < one.pairs.most)
    fixed = one.pairs.least == 1
    for taken in combinations(free.tolist(), int(one.units.least.sum() - fixed.sum())):
        chosen = fixed.copy()
        chosen[list(taken)] = True
        if keeps(part, cells, one, chosen):
            yield chosen


@pytest.mark.parametrize("min_days", [0, 60])
@pytest.mark.parametrize("seed", range(12))
def test_timing_on_a_face_equals_every_choice_tried(seed: int, min_days: int) -> None:
    case = town(seed, units=4, meetings=5, min_days=min_days)
    for part, cells, one in faces(case):
        if (one.pairs.least < one.pairs.most).sum() > 16:
            continue
        contacts = part.units.had + one.units.least
        worth = [measure.timing(part, chosen, contacts) for chosen in every(part, cells, one)]
        found = timing.best(part, cells, one, Patience(30.0))
        if not worth:
            assert found is None
        else:
            assert found is not None
            assert keeps(part, cells, one, found.chosen)
            assert measure.timing(part, found.chosen, contacts) == found.bound == min(worth)
