"""What would give us a contact? Every answer has been tried."""

import json
import random
from collections import Counter
from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from schedules.dates import Language, in_words
from schedules.rotation import access, locks, solve
from schedules.rotation.plan import Plan, Tried, from_json
from schedules.rotation.problem import DialogueMeeting, Meeting, Period, Problem, Unit
from schedules.rotation.telling import suggest
from schedules.rotation.whatif import Kind, Suggestion
from tests.schedules.rotation.builders import YEAR, dialogue, held, hosted, problem, unit
from tests.schedules.rotation.instances import town

Q1, Q3 = date(2026, 2, 10), date(2026, 8, 11)


def offered(case: Problem, ident: str = "us") -> dict[Kind, str]:
    """What is offered, each tried by hand: the change made from its words, and a new plan."""
    plan = solve.solve(case)
    (own,) = (one for one in case.units if one.id == ident)
    found = suggest.changes(case, plan, ident, most_trials=30)
    for offer in found:
        after = by_hand(case, own, offer)
        again = solve.solve(after)
        assert contacts(again, ident) > contacts(plan, ident)
        assert promised(case, plan, ident) <= promised(after, again, ident)
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


def hindered(seed: int) -> Problem:
    """A small problem in which something or other keeps most units out."""
    rng = random.Random(seed)
    case = town(seed, units=6, meetings=4, min_days=rng.choice([0, 28, 400]))
    units = [
        replace(
            one,
            can_host=rng.random() < 0.6,
            hosting_hours=rng.choice([None, (time(8), time(15)), (time(17), time(20))]),
            closed=(case.window,) if rng.random() < 0.3 else one.closed,
        )
        for one in case.units
    ]
    often = rng.choice([0.0, 0.3, 0.6])
    locked = {one.id: (rng.choice(units).id,) for one in case.meetings if rng.random() < often}
    meetings = (replace(one, locked=locked.get(one.id, ())) for one in case.meetings)
    return replace(case, units=tuple(units), meetings=tuple(meetings))


def test_whatever_is_offered_brings_a_contact_more_and_costs_nobody_their_guarantee() -> None:
    found = Counter[Kind]()
    for seed in range(60):
        case = hindered(seed)
        if locks.conflict(case) is None:
            plan = solve.solve(case)
            for one in case.units:
                if not contacts(plan, one.id):
                    found.update(list(offered(case, one.id)))
    assert len(found) >= 6
    assert found.total() > 60


def contacts(plan: Plan, ident: str) -> int:
    return sum(ident in guests for guests in plan.assignments.values())


def promised(case: Problem, plan: Plan, but: str) -> set[tuple[str, date]]:
    """The guarantee blocks of every other unit that have a contact."""
    return {
        (ledger.unit.id, block.start)
        for ledger in access.ledgers(case, plan.assignments)
        for block in access.blocks(case)
        if ledger.unit.id != but
        and any(one.date in block for one in (*ledger.held, *ledger.planned))
    }


def by_hand(case: Problem, own: Unit, offer: Suggestion) -> Problem:
    """The problem as a secretary would change it who has read the offer."""
    match offer.kind:
        case Kind.SEATS:
            changed = with_unit(case, replace(own, seats=int(offer.value)))
        case Kind.STEP_FREE:
            changed = with_unit(case, replace(own, step_free=True))
        case Kind.CAN_HOST:
            changed = with_unit(case, replace(own, can_host=True))
        case Kind.HOURS:
            begins, ends = map(time.fromisoformat, offer.value.split("-"))
            changed = with_unit(case, replace(own, hosting_hours=(begins, ends)))
        case Kind.OPENING:
            changed = with_unit(case, replace(own, closed=without(own, said_day(case, offer))))
        case Kind.SEAT:
            (meeting,) = (one for one in case.meetings if one.id == offer.value)
            assert isinstance(meeting, DialogueMeeting)
            changed = with_meeting(case, replace(meeting, seats=meeting.seats + 1))
        case Kind.DIALOGUE:
            seats = int(offer.da.split(" mere med ")[1].split()[0])
            added = dialogue("ny", said_day(case, offer), committee=offer.value, seats=seats)
            changed = replace(case, meetings=(*case.meetings, added))
        case Kind.UNLOCK:
            (meeting,) = (one for one in case.meetings if one.id == offer.value)
            names = {one.id: one.name for one in case.units}
            freed = [one for one in meeting.locked if f" {names[one]} ikke er låst" in offer.da]
            assert len(freed) == 1
            rest = tuple(one for one in meeting.locked if one not in freed)
            changed = with_meeting(case, replace(meeting, locked=rest))
        case Kind.DAYS_BETWEEN:
            changed = replace(case, min_days_between_contacts=int(offer.value))
    return changed


def said_day(case: Problem, offer: Suggestion) -> date:
    """The day of the window that the offer names in both languages."""
    days = (case.window.start + timedelta(days=nth) for nth in range(case.window.days))
    (day,) = (
        one
        for one in days
        if offer.da.endswith(f" den {in_words(one)}.")
        and offer.en.endswith(f" on {in_words(one, Language.ENGLISH)}.")
    )
    return day


def without(own: Unit, day: date) -> tuple[Period, ...]:
    """The closed periods, the day left open."""
    step = timedelta(days=1)
    pieces = (
        piece
        for one in own.closed
        for piece in (
            ((one.start, day - step), (day + step, one.end))
            if day in one
            else ((one.start, one.end),)
        )
    )
    return tuple(Period(first, last) for first, last in pieces if first <= last)


def with_unit(case: Problem, own: Unit) -> Problem:
    return replace(case, units=tuple(own if one.id == own.id else one for one in case.units))


def with_meeting(case: Problem, own: Meeting) -> Problem:
    return replace(case, meetings=tuple(own if one.id == own.id else one for one in case.meetings))


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
