"""What is proven apart is what the solver plans apart."""

from dataclasses import replace
from datetime import date

import pytest

from schedules.rotation.bounds import groups
from schedules.rotation.settling import component
from schedules.rotation.ties import Ties
from tests.schedules.rotation.builders import dialogue, held, problem, unit
from tests.schedules.rotation.instances import town

DAY = date(2026, 5, 1)


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("min_days", [0, 60, 200])
def test_groups_are_the_parts_of_the_solver_with_the_same_pairs(seed: int, min_days: int) -> None:
    case = town(seed, units=8, meetings=7, min_days=min_days)
    case = replace(case, meetings=tuple(replace(one, locked=("u01",)) for one in case.meetings[:1]))
    found = groups.groups(case)
    parts = list(component.parts(case))
    assert len(found) == len(parts)
    for group, part in zip(found, parts, strict=True):
        assert group.name == case.units[part.units.row[0]].id
        assert [one.id for one in group.meetings] == [
            case.meetings[row].id for row in part.meetings.row
        ]
        units = [case.units[row].id for row in part.units.row]
        assert [one.ledger.unit.id for one in group.units] == units
        assert sum(len(one.meetings) for one in group.units) == len(part.unit)


def test_who_is_kept_from_everything_is_in_no_group() -> None:
    case = problem([unit("a", contacts=[held(DAY)]), unit("b")], [dialogue("m", DAY)], min_days=28)
    (group,) = groups.groups(case)
    assert [one.ledger.unit.id for one in group.units] == ["b"]


def test_ties_hold_through_others() -> None:
    ties = Ties[str]()
    ties.join("a", "b")
    ties.join("c", "d")
    ties.join("b", "d")
    assert len({ties.root(one) for one in "abcd"}) == 1
    assert ties.root("e") == "e"
