"""What people ask when they see the plan, each question answered by a real solve."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta

from schedules.equity import capacity, measures, record
from schedules.equity.record import Contact, Outcome, UnitRecord
from schedules.rotation import solve
from schedules.rotation.plan import Plan
from schedules.rotation.problem import Form, Meeting, Period, Problem, Stability, Unit
from tests.schedules.rotation.builders import dialogue, held, hosted, problem, unit

TERM = Period(date(2026, 1, 1), date(2029, 12, 31))
Q1, Q2, Q3, Q4 = (date(2026, month, 10) for month in (2, 5, 8, 11))


def contacts(plan: Plan) -> dict[str, int]:
    """Planned contacts of every unit that has any."""
    units = [unit_id for present in plan.assignments.values() for unit_id in present]
    return {unit_id: units.count(unit_id) for unit_id in sorted(set(units))}


def explained(plan: Plan, unit_id: str) -> list[str]:
    """What the plan says about a unit, in English."""
    return [one.en for one in plan.explanations if one.unit == unit_id]


def spread_over_term(number: int) -> list[date]:
    """So many days, evenly over the term."""
    return [TERM.start + timedelta(days=30 + 1400 * nth // number) for nth in range(number)]


class TestTheyGotTwoAndWeNone:
    """ "Why did they get two visits and we none?" """

    def test_it_does_not_happen_where_both_could_host(self) -> None:
        plan = solve.solve(problem([unit("a"), unit("b")], [hosted("m1", Q1), hosted("m2", Q3)]))
        assert contacts(plan) == {"a": 1, "b": 1}

    def test_where_only_they_can_host_the_plan_says_what_kept_us_out(self) -> None:
        us, them = unit("us", seats=8), unit("them")
        plan = solve.solve(problem([us, them], [hosted("m1", Q1), hosted("m2", Q3)]))
        assert contacts(plan) == {"them": 2}
        (reason,) = explained(plan, "us")
        assert reason == (
            "Enhed us gets no contact in the plan because the unit has not enough seats to host,"
            " and there are no dialogue meetings in the window."
        )

    def test_a_dialogue_meeting_is_what_changes_it_and_the_advice_says_so(self) -> None:
        asked = problem([unit("us", seats=8), unit("them")], [hosted("m1", Q1), hosted("m2", Q3)])
        (addition,) = capacity.advise(asked).additions
        assert addition.units == ("us",)
        more = replace(asked, meetings=(*asked.meetings, dialogue("m3", addition.date)))
        assert contacts(solve.solve(more))["us"] == 1

    def test_what_they_had_before_the_window_counts_against_them(self) -> None:
        them = unit("them", contacts=[held(date(2026, 1, 12))])
        window = Period(date(2026, 2, 1), date(2026, 12, 31))
        plan = solve.solve(problem([them, unit("us")], [hosted("m", Q2)], window=window))
        assert contacts(plan) == {"us": 1}

    def test_dialogue_meetings_make_up_for_visits(self) -> None:
        small = [unit(f"small{nth}", seats=8) for nth in range(3)]
        meetings: list[Meeting] = [
            hosted("m1", Q1),
            hosted("m2", Q3),
            dialogue("m3", Q2, seats=4),
        ]
        plan = solve.solve(problem([unit("large1"), unit("large2"), *small], meetings))
        assert set(contacts(plan).values()) <= {1, 2}
        assert len(contacts(plan)) == 5
        assert all(number == 1 for name, number in contacts(plan).items() if "small" in name)

    def test_nobody_is_told_they_had_enough_when_only_their_last_contact_is_too_near(self) -> None:
        window = Period(date(2026, 2, 1), date(2026, 12, 31))
        us = unit("us", contacts=[held(date(2026, 1, 25))])
        asked = problem([us, unit("them")], [hosted("m", Q1)], window=window, min_days=28)
        (reason,) = explained(solve.solve(asked), "us")
        assert reason == (
            "Enhed us gets no new contact in the plan because at least 28 days must pass between"
            " two contacts, and it had one on 25 January 2026."
        )

    def test_nobody_is_told_others_waited_longer_when_they_waited_as_long(self) -> None:
        asked = problem([unit("a"), unit("b")], [hosted("m", Q1)])
        plan = solve.solve(asked)
        assert contacts(plan) == {"a": 1}
        (reason,) = explained(plan, "b")
        assert "fewer or waited longer" not in reason


class TestWeOpenedInAugust:
    """ "We opened in August: are we behind?" """

    def test_unit_open_half_the_term_is_due_half_as_much(self) -> None:
        half = unit("new", open_from=date(2028, 1, 1))
        old = [unit(f"old{nth}") for nth in range(3)]
        days = spread_over_term(14)
        meetings = [dialogue(f"m{nth:02}", day, seats=1) for nth, day in enumerate(days)]
        plan = solve.solve(problem([half, *old], meetings, window=TERM))
        assert contacts(plan) == {"new": 2, "old0": 4, "old1": 4, "old2": 4}

    def test_its_wait_begins_when_it_opened(self) -> None:
        new = unit("new", open_from=date(2026, 8, 1))
        (found,) = record.from_problem(problem([new], []))
        measured = measures.measure([found], term_start=TERM.start, on=date(2026, 12, 31))
        assert measured.whole.together.longest_wait_days == 152

    def test_contacts_before_it_opened_are_not_made_up_for(self) -> None:
        old = unit("old", contacts=[held(date(2026, 3, 2))])
        new = unit("new", open_from=date(2027, 12, 31))
        window = Period(date(2028, 1, 1), TERM.end)
        meetings = [
            hosted(f"m{nth}", date(2028 + nth // 2, 3 + 4 * (nth % 2), 7)) for nth in (0, 1, 2)
        ]
        plan = solve.solve(problem([old, new], meetings, window=window, guarantee_months=48))
        assert contacts(plan) == {"new": 1, "old": 2}


class TestOurVisitWasCancelled:
    """ "Our visit was cancelled by the committee: did we lose our turn?" """

    def test_cancelled_visit_is_no_contact_and_the_next_place_is_theirs(self) -> None:
        window = Period(date(2026, 2, 1), date(2026, 12, 31))
        others = [unit(name, contacts=[held(date(2026, 1, 12))]) for name in ("a", "b")]
        plan = solve.solve(problem([*others, unit("us")], [hosted("m", Q1)], window=window))
        assert contacts(plan) == {"us": 1}

    def test_they_come_before_one_that_never_was_planned_and_before_it_in_time(self) -> None:
        us = unit("us", cancelled=[date(2026, 1, 20)])
        window = Period(date(2026, 2, 1), date(2026, 12, 31))
        one = solve.solve(problem([unit("a"), us], [hosted("m", Q1)], window=window))
        both = [hosted("m1", Q1), hosted("m2", Q2)]
        two = solve.solve(problem([unit("a"), us], both, window=window))
        assert contacts(one) == {"us": 1}
        assert two.assignments == {"m1": ("us",), "m2": ("a",)}

    def test_the_measures_count_it_as_nothing_for_them_and_against_reliability(self) -> None:
        called_off = Contact(Q1, Form.HOSTED, Outcome.CANCELLED)
        us = UnitRecord("us", "Us", "skole", "Midtby", ("BUU",), (called_off,))
        found = measures.measure([us], term_start=TERM.start, on=date(2026, 12, 31))
        assert found.whole.together.contacts == 0
        assert found.reliability == 0

    def test_when_a_published_visit_falls_they_take_the_next_and_others_keep_theirs(self) -> None:
        units = [unit(name) for name in ("a", "b", "us")]
        before = problem(
            units, [hosted("m1", Q1), hosted("m2", Q2), hosted("m3", Q3), hosted("m4", Q4)]
        )
        published = {"m1": ("us",), "m2": ("a",), "m3": ("b",)}
        plan = solve.solve(_without(before, "m1", published))
        assert plan.assignments == {"m2": ("a",), "m3": ("b",), "m4": ("us",)}

    def test_repair_changes_as_little_as_can_be(self) -> None:
        units = [unit(f"u{nth}") for nth in range(6)]
        days = [date(2026, month, 10) for month in range(1, 7)]
        before = problem(units, [hosted(f"m{nth}", day) for nth, day in enumerate(days)])
        published = dict(solve.solve(before).assignments)
        (host,) = published["m2"]
        closed = [
            replace(one, closed=(Period(days[2], days[2]),)) if one.id == host else one
            for one in units
        ]
        after = solve.solve(
            replace(before, units=tuple(closed), published=published, stability=Stability.FIRST)
        )
        changed = [name for name in published if after.assignments[name] != published[name]]
        assert 1 <= len(changed) <= 2
        assert "m2" in changed


def _without(before: Problem, gone: str, published: Mapping[str, tuple[str, ...]]) -> Problem:
    """What is left when a meeting of a published plan is called off."""
    return replace(
        before,
        meetings=tuple(one for one in before.meetings if one.id != gone),
        published={name: units for name, units in published.items() if name != gone},
        stability=Stability.FIRST,
    )


class TestTwoCommitteesOwnUs:
    """ "Two committees own us: do we get double?" """

    def test_shared_unit_gets_no_more_than_the_others(self) -> None:
        units = [
            unit("ours", committees=["A", "B"]),
            *_of("A", ["a1", "a2"]),
            *_of("B", ["b1", "b2"]),
        ]
        meetings = [
            *(hosted(f"a{nth}", day, committee="A") for nth, day in enumerate((Q1, Q2, Q3))),
            *(hosted(f"b{nth}", day, committee="B") for nth, day in enumerate((Q2, Q4))),
        ]
        plan = solve.solve(problem(units, meetings))
        assert contacts(plan) == {"a1": 1, "a2": 1, "b1": 1, "b2": 1, "ours": 1}

    def test_contact_with_either_committee_keeps_the_guarantee(self) -> None:
        units = [unit("ours", committees=["A", "B"]), *_of("B", ["b1"])]
        asked = problem(units, [hosted("a", Q1, committee="A"), hosted("b", Q2, committee="B")])
        assert capacity.advise(asked).additions == ()
        assert solve.solve(asked).assignments == {"a": ("ours",), "b": ("b1",)}


def _of(committee: str, names: Iterable[str]) -> list[Unit]:
    return [unit(name, committees=[committee]) for name in names]
