"""The table at once says the same as the table rule by rule."""

import random
from datetime import date, time

import pytest

from schedules.rotation import feasible, rules
from schedules.rotation.problem import Problem
from tests.schedules.rotation.builders import dialogue, held, hosted, problem, unit
from tests.schedules.rotation.instances import town

DAY = date(2026, 5, 5)


def named(case: Problem) -> set[tuple[str, str]]:
    meetings, units = feasible.pairs(case)
    return {
        (case.meetings[meeting].id, case.units[one].id)
        for meeting, one in zip(meetings.tolist(), units.tolist(), strict=True)
    }


@pytest.mark.parametrize("seed", range(20))
def test_pairs_are_those_no_rule_of_the_table_forbids(seed: int) -> None:
    case = town(seed, units=20, meetings=30, min_days=0)
    assert named(case) == {
        (meeting.id, one.id)
        for meeting in case.meetings
        for one in case.units
        if rules.reason(one, meeting) is None
    }


@pytest.mark.parametrize("seed", range(20))
def test_table_lets_in_those_no_rule_forbids(seed: int) -> None:
    case = town(seed, units=20, meetings=30, min_days=0)
    table = feasible.Table(case)
    for one in case.units:
        for meeting in case.meetings:
            assert table.lets_in(one, meeting) == (rules.reason(one, meeting) is None)


def test_every_rule_of_the_table_but_the_committee_has_its_twin() -> None:
    assert [rule for rule, _ in feasible.TABLE] == [rule for rule, _ in rules.TABLE][1:]


@pytest.mark.parametrize("seed", range(20))
def test_each_twin_agrees_with_its_rule(seed: int) -> None:
    rng = random.Random(seed)
    hours = rng.choice([None, (time(8), time(16)), (time(15), time(18))])
    one = unit("u", seats=rng.choice([5, 30]), can_host=rng.random() < 0.5, hosting_hours=hours)
    meetings = (hosted("a", DAY), dialogue("b", DAY), hosted("c", DAY, step_free=True))
    agenda = feasible.agenda(meetings, [0, 1, 2])
    checks = dict(rules.TABLE)
    for rule, twin in feasible.TABLE:
        assert twin(one, agenda).tolist() == [checks[rule](one, meeting) for meeting in meetings]


def test_locked_pair_is_not_free_and_keeps_near_meetings_away() -> None:
    meetings = [
        dialogue("m1", DAY, locked=["u"]),
        dialogue("m2", date(2026, 6, 1)),
        dialogue("m3", date(2026, 6, 2)),
    ]
    assert named(problem([unit("u")], meetings, min_days=28)) == {("m3", "u")}


def test_last_contact_keeps_near_meetings_away() -> None:
    past = unit("u", contacts=[held(date(2025, 12, 20)), held(date(2025, 1, 1))])
    meetings = [dialogue("m1", date(2026, 1, 16)), dialogue("m2", date(2026, 1, 17))]
    assert named(problem([past], meetings, min_days=28)) == {("m2", "u")}


def test_nothing_to_pair_is_no_pairs() -> None:
    assert named(problem([], [])) == set()
