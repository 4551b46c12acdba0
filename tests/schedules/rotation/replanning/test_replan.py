"""A host cancels, a unit closes, a member breaks a leg: as little as can be changes."""

import random
from collections import Counter
from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from hypothesis import HealthCheck, given, settings

from schedules.levels import Proof
from schedules.rotation import check, parsing, solve
from schedules.rotation.bounds import dual
from schedules.rotation.levels import Level
from schedules.rotation.locks import Infeasible
from schedules.rotation.plan import Plan
from schedules.rotation.problem import Problem, Stability
from schedules.rotation.replanning.events import (
    Event,
    HostCancels,
    MeetingCancelled,
    MeetingMoved,
    MeetingNeeds,
    Misplaced,
    UnitCloses,
)
from schedules.rotation.replanning.moves import Cause, Kind
from schedules.rotation.replanning.replan import Replanned, replan
from tests.oracles import case, instances, judge, rotation_bruteforce, tiny
from tests.oracles.tiny import Row
from tests.schedules.rotation.builders import YEAR, dialogue, hosted, problem, unit
from tests.schedules.rotation.instances import town
from tests.schedules.rotation.mutations import neighbours, tampered

DAYS = [date(2026, month, 10) for month in (2, 4, 6, 8)]
FOUR = problem(
    [*(unit(name) for name in "abcd"), unit("narrow", step_free=False)],
    [hosted(f"m{nth}", day) for nth, day in enumerate(DAYS)],
)
PUBLISHED = Plan({"m0": ("a",), "m1": ("b",), "m2": ("c",), "m3": ("narrow",)})
TODAY = date(2026, 3, 1)


def replanned(*events: Event, before: Problem = FOUR, published: Plan = PUBLISHED) -> Replanned:
    """The new plan, checked."""
    found = replan(before, published, events, today=TODAY)
    assert list(check.faults(found.problem, found.plan)) == []
    return found


def touched(found: Replanned) -> list[tuple[str, str, Kind, Cause]]:
    return [(one.meeting, one.unit, one.kind, one.cause) for one in found.moves]


def test_nothing_happens_and_nothing_changes() -> None:
    found = replanned()
    assert found.plan.assignments == PUBLISHED.assignments
    assert found.moves == ()


def test_host_cancels_and_the_one_without_a_contact_takes_the_place() -> None:
    found = replanned(HostCancels("m1", "b"))
    assert found.plan.assignments == {"m0": ("a",), "m1": ("d",), "m2": ("c",), "m3": ("narrow",)}
    assert touched(found) == [
        ("m1", "d", Kind.COMES, Cause.FREE_PLACE),
        ("m1", "b", Kind.LEAVES, Cause.EVENT),
    ]
    assert found.moves[1].da == (
        "Enhed b er ikke længere vært den 10. april 2026, fordi enheden har meldt afbud."
    )


def test_member_breaks_a_leg_and_only_the_host_without_step_free_access_changes() -> None:
    found = replanned(*(MeetingNeeds(f"m{nth}") for nth in (1, 2, 3)))
    assert found.plan.assignments == {"m0": ("a",), "m1": ("b",), "m2": ("c",), "m3": ("d",)}
    assert [one.unit for one in found.moves] == ["d", "narrow"]


def test_unit_closes_for_good_and_loses_what_comes_after() -> None:
    found = replanned(UnitCloses("c", date(2026, 5, 1)))
    assert found.plan.assignments["m2"] == ("d",)
    assert "lukker den 1. maj 2026" in found.moves[1].da


def test_meeting_is_cancelled_and_its_unit_is_told() -> None:
    found = replanned(MeetingCancelled("m1"))
    assert found.plan.assignments == {"m0": ("a",), "m2": ("c",), "m3": ("narrow",)}
    assert touched(found) == [("m1", "b", Kind.LEAVES, Cause.EVENT)]


def test_meeting_moves_and_keeps_its_unit() -> None:
    found = replanned(MeetingMoved("m1", date(2026, 4, 17), time(10), time(12)))
    assert found.plan.assignments == PUBLISHED.assignments
    assert touched(found) == [("m1", "b", Kind.MOVED, Cause.EVENT)]
    assert "17. april 2026 kl. 10.00" in found.moves[0].da


def test_meeting_moves_too_near_the_units_next_and_one_of_the_two_changes() -> None:
    """Two published contacts of b come within the least days: only one can be kept."""
    before = replace(FOUR, min_days_between_contacts=28)
    published = Plan({**PUBLISHED.assignments, "m2": ("b",)})
    found = replanned(
        MeetingMoved("m1", date(2026, 6, 1), time(16), time(18)), before=before, published=published
    )
    kept = [name for name in ("m1", "m2") if found.plan.assignments[name] == ("b",)]
    assert len(kept) == 1
    (gone,) = (one for one in found.moves if one.kind is Kind.LEAVES)
    assert (gone.unit, gone.cause) == ("b", Cause.EVENT)
    assert "flyttet til den 1. juni 2026" in gone.da
    assert next(one for one in found.plan.levels if one.name == Level.KEPT).value == 3


def locked(name: str, *units: str) -> Problem:
    """The four with a lock that nobody has published."""
    meetings = (replace(one, locked=units if one.id == name else ()) for one in FOUR.meetings)
    return replace(FOUR, meetings=tuple(meetings))


def test_one_locked_into_anothers_place_comes_and_the_other_is_told_it_was_locked() -> None:
    found = replanned(before=locked("m1", "d"))
    assert touched(found) == [
        ("m1", "d", Kind.COMES, Cause.LOCK),
        ("m1", "b", Kind.LEAVES, Cause.LOCK),
    ]
    assert "fordi det er låst fast på forhånd" in found.moves[0].da
    assert found.moves[1].da.endswith("fordi pladsen er låst til en anden.")


def test_one_locked_too_near_its_published_meeting_leaves_that_for_the_lock() -> None:
    before = replace(locked("m2", "b"), min_days_between_contacts=90)
    found = replanned(before=before)
    gone = {one.unit: one.da for one in found.moves if one.kind is Kind.LEAVES}
    assert gone["b"].endswith(
        "fordi enheden er låst til mødet den 10. juni 2026, og det er for tæt på."
    )
    assert gone["c"].endswith("fordi pladsen er låst til en anden.")


def test_what_has_happened_stays_though_the_unit_could_not_come_today() -> None:
    found = replanned(UnitCloses("a", TODAY))
    assert found.plan.assignments["m0"] == ("a",)


def test_what_was_held_otherwise_than_published_counts_as_it_was_held() -> None:
    found = replan(FOUR, PUBLISHED, [], today=TODAY, held={"m0": ("d",)})
    assert found.plan.assignments["m0"] == ("d",)
    assert found.moves == ()


@pytest.mark.parametrize(
    "event",
    [
        HostCancels("m0", "a"),
        HostCancels("m9", "a"),
        HostCancels("m1", "nobody"),
        UnitCloses("a", date(2026, 2, 1)),
        UnitCloses("a", date(2026, 5, 2), date(2026, 5, 1)),
        MeetingMoved("m1", date(2026, 2, 1), time(10), time(12)),
        MeetingMoved("m1", date(2027, 2, 1), time(10), time(12)),
        MeetingMoved("m1", date(2026, 5, 1), time(12), time(10)),
    ],
)
def test_event_that_cannot_happen_is_refused(event: Event) -> None:
    with pytest.raises(Misplaced):
        replanned(event)


def test_dialogue_meeting_has_no_host_to_need_anything_of() -> None:
    before = problem([unit("a")], [dialogue("d", YEAR.end)])
    with pytest.raises(Misplaced):
        replanned(MeetingNeeds("d"), before=before, published=Plan({"d": ("a",)}))


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(tiny.problems())
def test_fewest_changes_and_every_level_are_those_of_brute_force(row: Row) -> None:
    before = replace(parsing.parse(row), published={}, stability=Stability.IN_ORDER)
    try:
        published = solve.solve(before)
    except Infeasible:
        return
    taken = [(one, guests) for one, guests in published.assignments.items() if guests]
    locked = {(one.id, guest) for one in before.meetings for guest in one.locked}
    free = [(one, guest) for one, guests in taken for guest in guests if (one, guest) not in locked]
    if not free:
        return
    meeting, guest = free[len(free) // 2]
    day = next(one.date for one in before.meetings if one.id == meeting)
    today = day - timedelta(days=3)
    found = replan(before, published, [HostCancels(meeting, guest)], today=today)
    assert list(check.faults(found.problem, found.plan)) == []
    best = rotation_bruteforce.solve(case.read(found.problem.to_json()))
    assert best is not None
    reached = {one.name: one.value for one in found.plan.levels}
    assert {name: reached[name] for name in best.values} == dict(best.values)
    assert all(one.proven for one in found.plan.levels if one.name in best.values)


def disturbed(seed: int) -> Replanned | None:
    """A small published plan whose contacts lie close, after something has happened to it."""
    rng = random.Random(seed)
    days = rng.choice([60, 120, 200])
    before = town(seed, units=rng.choice([3, 4, 5]), meetings=6, min_days=days)
    if rotation_bruteforce.size(case.read(before.to_json())) > 1_500:
        return None
    published = solve.solve(before)
    taken = [one for one in before.meetings if published.assignments[one.id]]
    if not taken:
        return None
    meeting = rng.choice(taken)
    guest = rng.choice(published.assignments[meeting.id])
    events: list[Event] = [
        HostCancels(meeting.id, guest),
        UnitCloses(guest, meeting.date, meeting.date + timedelta(days=90)),
        MeetingCancelled(meeting.id),
    ]
    today = max(meeting.date - timedelta(days=rng.choice([3, 60, 200])), before.window.start)
    return replan(before, published, [rng.choice(events)], today=today)


def is_priced(found: Replanned) -> bool:
    return bool(found.plan.certificate and found.plan.certificate.prices)


def test_where_days_between_contacts_bind_the_new_plan_is_certified_and_as_brute_force() -> None:
    shown = Counter[str]()
    several = [found for seed in range(1, 500) if (found := disturbed(seed)) is not None]
    priced = [one for one in several if is_priced(one)]
    for found in several:
        assert list(check.faults(found.problem, found.plan)) == []
        best = rotation_bruteforce.solve(case.read(found.problem.to_json()))
        assert best is not None
        for one in found.plan.levels[:6]:
            assert one.value == one.bound == best.values[one.name]
            shown[one.name] += one.by is Proof.CERTIFICATE
    for level in dual.certified(Stability.FIRST):
        assert shown[level] >= len(several) * 98 // 100
    assert len(priced) >= 8
    for found in priced[:15]:
        caught_where_it_is_false(found)


def caught_where_it_is_false(found: Replanned) -> None:
    """One assignment changed, or one number of the proof: the checker says so."""
    case_read, plan = case.read(found.problem.to_json()), found.plan
    honest = judge.values(case_read, plan.assignments)
    for other in neighbours(found.problem, plan):
        if judge.violations(case_read, other) or judge.values(case_read, other) != honest:
            assert list(check.faults(found.problem, replace(plan, assignments=other)))
    assert plan.certificate is not None
    proven = dual.bounds(found.problem, plan.certificate)
    for worse in tampered(plan.certificate):
        if dual.bounds(found.problem, worse) != proven:
            assert list(check.faults(found.problem, replace(plan, certificate=worse)))


@pytest.fixture(scope="module")
def term() -> tuple[Problem, Plan]:
    before = parsing.parse(instances.term())
    return before, solve.solve(before)


@pytest.mark.parametrize("quarter", [1, 2, 3])
@pytest.mark.parametrize("knows_the_proof", [True, False])
def test_a_host_cancels_in_a_term_and_the_new_plan_is_certified_like_the_old(
    term: tuple[Problem, Plan], quarter: int, *, knows_the_proof: bool
) -> None:
    before, published = term
    known = published if knows_the_proof else Plan(published.assignments)
    hosts = [one for one in before.meetings if one.slots == 1 and published.assignments[one.id]]
    host = sorted(hosts, key=lambda one: one.date)[len(hosts) * quarter // 4]
    event = HostCancels(host.id, *published.assignments[host.id])
    found = replan(before, known, [event], today=host.date - timedelta(days=14))
    assert is_priced(found)
    assert [one.by for one in found.plan.levels[:4]] == [Proof.CERTIFICATE] * 4
    assert list(check.faults(found.problem, found.plan)) == []
