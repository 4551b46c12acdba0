"""What tight meetings break, nothing can mend."""

from datetime import date, timedelta

import numpy as np
import pytest

from schedules.patience import Patience
from schedules.rotation.problem import Problem, Stability
from schedules.rotation.programmes.rows import Cost, Impossible
from schedules.rotation.settling import cells as guarantee
from schedules.rotation.settling import component, staged, tight
from schedules.rotation.settling import face as networks
from tests.schedules.rotation.builders import YEAR, dialogue, hosted, problem, unit
from tests.schedules.rotation.instances import town

DAY = date(2026, 3, 2)


def broken(case: Problem) -> list[tuple[bool, bool]]:
    """By part: whether its tight meetings break the face, and whether anything is left of it."""
    found = []
    for part in component.parts(case):
        cells = guarantee.cells(part)
        layers, best, _ = networks.settle_equity(part, cells, Stability.IN_ORDER)
        face = networks.face(layers, best)
        whole = staged.on_face(part, cells, face, Patience(30.0)).programme
        size = len(whole.least)
        try:
            whole.settle(Cost(np.ones(size, dtype=np.int64), np.ones(size, dtype=np.int64)))
            is_possible = True
        except Impossible:
            is_possible = False
        found.append((tight.breaks(part, cells, face), is_possible))
    return found


@pytest.mark.parametrize("seed", range(40))
def test_face_broken_by_tight_meetings_holds_no_choice(seed: int) -> None:
    for breaks, is_possible in broken(town(seed, meetings=24)):
        assert not (breaks and is_possible)


def meets_all_then_visits(days_between: int) -> Problem:
    """All four units in a dialogue, a host so many days after, and one as many days after that."""
    days = [DAY + timedelta(days=times * days_between) for times in (1, 2)]
    visits = [hosted(f"visit-{number}", day) for number, day in enumerate(days)]
    units = [unit(name) for name in "abcd"]
    return problem(units, [dialogue("talk", DAY, seats=4), *visits], window=YEAR, min_days=28)


def test_host_too_soon_after_a_dialogue_with_all_breaks_the_face() -> None:
    assert broken(meets_all_then_visits(27)) == [(True, False)]


def test_host_long_enough_after_a_dialogue_with_all_does_not() -> None:
    assert broken(meets_all_then_visits(28)) == [(False, True)]
