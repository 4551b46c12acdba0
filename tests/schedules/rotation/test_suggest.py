"""What would give us a contact? Every answer has been tried."""

import json
from dataclasses import replace
from datetime import date, time

import pytest
from hypothesis import HealthCheck, given, settings

from schedules.rotation import parsing, solve, suggest
from schedules.rotation.locks import Infeasible
from schedules.rotation.plan import Plan, Tried, from_json
from schedules.rotation.problem import Period, Problem
from schedules.rotation.whatif import Kind
from tests.oracles import tiny
from tests.oracles.tiny import Row
from tests.schedules.rotation.builders import YEAR, dialogue, held, hosted, problem, unit

Q1, Q3 = date(2026, 2, 10), date(2026, 8, 11)


def offered(case: Problem, ident: str = "us") -> dict[Kind, str]:
    found = suggest.changes(case, solve.solve(case), ident)
    return {one.kind: one.value for one in found}


def test_too_small_a_room_is_told_how_many_seats_would_do() -> None:
    case = problem(
        [unit("us", seats=8), unit("them")],
        [hosted("m1", Q1, people=12), hosted("m2", Q3, people=10)],
    )
    assert offered(case) == {Kind.SEATS: "10", Kind.DIALOGUE: "BUU"}


def test_seats_are_not_offered_where_they_would_not_help() -> None:
    """They have waited since before the term; one meeting is theirs whatever we do."""
    case = problem(
        [unit("us", seats=8, contacts=[held(date(2025, 12, 1))]), unit("them")],
        [hosted("m", Q1)],
    )
    assert offered(case) == {Kind.DIALOGUE: "BUU"}


@pytest.mark.parametrize(
    ("us", "kind"),
    [
        (unit("us", step_free=False), Kind.STEP_FREE),
        (unit("us", can_host=False), Kind.CAN_HOST),
        (unit("us", hosting_hours=(time(8), time(15))), Kind.HOURS),
        (unit("us", closed=[YEAR]), Kind.OPENING),
    ],
)
def test_what_keeps_the_unit_out_is_what_is_offered(us: object, kind: Kind) -> None:
    assert isinstance(us, type(unit("us")))
    meetings = [hosted("m1", Q1, step_free=True), hosted("m2", Q3, step_free=True)]
    assert kind in offered(problem([us, unit("them")], meetings))


def test_opening_on_one_day_is_enough_and_the_rest_of_the_period_stays() -> None:
    summer = Period(date(2026, 7, 1), date(2026, 8, 31))
    case = problem([unit("us", closed=[summer]), unit("them")], [hosted("m", Q3), hosted("n", Q3)])
    assert offered(case)[Kind.OPENING] == Q3.isoformat()


def test_full_dialogue_meeting_needs_a_seat_more() -> None:
    case = problem([unit("a"), unit("us")], [dialogue("d", Q1, seats=1)])
    assert offered(case)[Kind.SEAT] == "d"


def test_lock_that_takes_the_only_place_may_be_lifted() -> None:
    """The locked unit had one before: without the lock it would be our turn."""
    them = unit("them", contacts=[held(date(2026, 1, 5))])
    window = Period(date(2026, 2, 1), YEAR.end)
    case = problem([them, unit("us")], [hosted("m", Q3, locked=["them"])], window=window)
    assert offered(case)[Kind.UNLOCK] == "m"


def test_fewer_days_between_contacts_let_the_unit_come() -> None:
    us = unit("us", contacts=[held(date(2025, 12, 31))])
    case = problem([us], [hosted("m", date(2026, 1, 14))], min_days=28)
    assert offered(case)[Kind.DAYS_BETWEEN] == "14"


def test_unknown_unit_is_refused() -> None:
    case = problem([unit("us")], [hosted("m", Q1)])
    with pytest.raises(KeyError):
        suggest.changes(case, solve.solve(case), "nobody")


def test_no_trial_no_offer() -> None:
    case = problem([unit("us", seats=8), unit("them")], [hosted("m1", Q1), hosted("m2", Q3)])
    assert suggest.changes(case, solve.solve(case), "us", most_trials=0) == ()


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(tiny.problems())
def test_offered_seats_and_access_really_bring_a_contact(row: Row) -> None:
    """The change made by hand from what is offered, and a whole new plan made."""
    case = parsing.parse(row)
    try:
        plan = solve.solve(case)
    except Infeasible:
        return
    for one in case.units:
        had = sum(one.id in guests for guests in plan.assignments.values())
        if had:
            continue
        for offer in suggest.changes(case, plan, one.id, most_trials=6):
            match offer.kind:
                case Kind.SEATS:
                    changed = replace(one, seats=int(offer.value))
                case Kind.STEP_FREE:
                    changed = replace(one, step_free=True)
                case Kind.CAN_HOST:
                    changed = replace(one, can_host=True)
                case _:
                    continue
            units = tuple(changed if other.id == one.id else other for other in case.units)
            after = solve.solve(replace(case, units=units))
            assert any(one.id in guests for guests in after.assignments.values())


def test_every_unit_without_a_contact_is_told_what_was_tried() -> None:
    case = problem(
        [unit("us", seats=8), unit("a"), unit("b", open_to=date(2025, 12, 31))],
        [hosted("m", Q1, people=12)],
    )
    found = suggest.for_all(case, solve.solve(case))
    assert set(found) == {"us", "b"}
    assert [one.kind for one in found["us"].found] == [Kind.DIALOGUE]
    assert (found["us"].is_capped, found["b"]) == (False, Tried((), 0, is_capped=False))


def test_when_trials_run_out_the_plan_says_so() -> None:
    case = problem([unit("us", seats=8), unit("a")], [hosted("m", Q1, people=12)])
    found = suggest.for_all(case, solve.solve(case), most_trials=1)
    assert (found["us"].trials, found["us"].is_capped) == (1, True)


def test_large_problem_shares_few_trials_equally(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(suggest, "_MOST_PAIRS", 2 * 4 * 3)
    units = [unit("a"), *(unit(name, seats=8) for name in ("p", "q", "r"))]
    case = problem(units, [hosted("m", Q1, people=12), hosted("n", Q3, people=12)])
    plan = Plan({"m": ("a",), "n": ("a",)})
    found = suggest.for_all(case, plan)
    assert {ident: one.trials for ident, one in found.items()} == {"p": 1, "q": 1, "r": 1}


def test_what_was_tried_is_written_and_read_back() -> None:
    case = problem([unit("us", seats=8), unit("a")], [hosted("m", Q1, people=12)])
    plan = solve.solve(case)
    whole = replace(plan, suggestions=suggest.for_all(case, plan))
    assert whole.suggestions["us"].found
    assert from_json(json.loads(json.dumps(whole.to_json()))) == whole


@pytest.mark.parametrize(
    ("window", "day"),
    [
        (Period(date(2026, 5, 21), date(2026, 5, 28)), "26. maj 2026"),
        (Period(date(2026, 1, 1), date(2026, 12, 31)), "30. juni 2026"),
        (Period(date(2026, 7, 6), date(2026, 7, 10)), "8. juli 2026"),
    ],
    ids=["not on Whit Monday", "not in July", "in July where there is nothing else"],
)
def test_a_dialogue_meeting_is_suggested_on_a_working_day(window: Period, day: str) -> None:
    """The middle of the first window is Whit Monday, of the second 2 July."""
    case = problem(
        [unit("us", seats=8), unit("them")],
        [hosted("m", window.start), hosted("n", window.end)],
        window=window,
    )
    (words,) = [
        one.da
        for one in suggest.changes(case, solve.solve(case), "us")
        if one.kind is Kind.DIALOGUE
    ]
    assert day in words
