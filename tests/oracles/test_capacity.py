"""The capacity advice is exact: brute force never needs fewer, and what is advised is enough."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schedules.equity import capacity
from schedules.equity.capacity import Addition
from schedules.rotation import parsing
from schedules.rotation.problem import DialogueMeeting, Problem
from tests.oracles import capacity_bruteforce, case, instances
from tests.oracles.highs_process import HighsProcess
from tests.oracles.profiles import examples
from tests.oracles.tiny import problems, short_frames


@examples(250)
@given(row=problems(short_frames()), seats=st.sampled_from([2, 1, 3]))
def test_advice_on_tiny_problems_equals_brute_force(row: dict[str, Any], seats: int) -> None:
    parsed = parsing.parse(row)
    advice = capacity.advise(parsed, seats=dict.fromkeys(capacity.usual_seats(parsed), seats))
    assert advice.is_exact
    if len(advice.additions) <= 3:
        assert capacity_bruteforce.least(row, seats, most=3) == len(advice.additions)
    else:
        assert capacity_bruteforce.least(row, seats, most=2) is None


@pytest.mark.parametrize("seed", range(4))
def test_meetings_advised_make_the_guarantee_hold_in_the_staged_model(
    seed: int, highs: HighsProcess
) -> None:
    row = {**instances.middle(seed), "stability": "in_order", "published": {}}
    wanted = parsing.parse(row)
    advice = capacity.advise(wanted)
    assert advice.is_exact
    answer = highs.solve(with_additions(wanted, advice.additions).to_json())
    assert answer is not None
    assert answer.values["guaranteed"] == _all_pairs(row) - sum(advice.unreachable.values())


def _all_pairs(row: dict[str, Any]) -> int:
    return sum(len(unit.blocks) for unit in case.read(row).units.values())


def with_additions(wanted: Problem, additions: Sequence[Addition]) -> Problem:
    """The problem with the meetings that were advised."""
    added = [
        DialogueMeeting(f"+{nth}", one.committee, one.date, time(13), time(15), one.seats)
        for nth, one in enumerate(additions)
    ]
    return replace(wanted, meetings=(*wanted.meetings, *added))
