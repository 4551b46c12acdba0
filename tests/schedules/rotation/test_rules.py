"""Every hard rule kept, broken and with nothing to say."""

from datetime import date, time

import pytest

from schedules.rotation import rules
from schedules.rotation.problem import Meeting, Period, Unit
from schedules.rotation.rules import Rule
from tests.schedules.rotation.builders import dialogue, held, hosted, problem, unit

SPRING = date(2026, 3, 17)
SUMMER = Period(date(2026, 7, 1), date(2026, 7, 31))

KEPT = [
    (unit("u"), hosted("m", SPRING)),
    (unit("u", committees=("KFU", "BUU")), hosted("m", SPRING)),
    (unit("u", open_from=SPRING, open_to=SPRING), hosted("m", SPRING)),
    (unit("u", closed=[SUMMER]), hosted("m", date(2026, 8, 1))),
    (unit("u", can_host=False), dialogue("m", SPRING)),
    (unit("u", seats=12), hosted("m", SPRING, people=12)),
    (unit("u", seats=0), dialogue("m", SPRING)),
    (unit("u", step_free=False), hosted("m", SPRING)),
    (unit("u", step_free=False), dialogue("m", SPRING)),
    (unit("u", hosting_hours=(time(16), time(18))), hosted("m", SPRING)),
    (unit("u", hosting_hours=(time(8), time(9))), dialogue("m", SPRING)),
]

BROKEN = [
    (Rule.COMMITTEE, unit("u", committees=("KFU",)), hosted("m", SPRING)),
    (Rule.COMMITTEE, unit("u", committees=()), dialogue("m", SPRING)),
    (Rule.OPEN, unit("u", open_from=date(2026, 3, 18)), hosted("m", SPRING)),
    (Rule.OPEN, unit("u", open_to=date(2026, 3, 16)), dialogue("m", SPRING)),
    (Rule.CLOSED, unit("u", closed=[SUMMER]), hosted("m", SUMMER.start)),
    (Rule.CLOSED, unit("u", closed=[SUMMER]), dialogue("m", SUMMER.end)),
    (Rule.CAN_HOST, unit("u", can_host=False), hosted("m", SPRING)),
    (Rule.SEATS, unit("u", seats=11), hosted("m", SPRING, people=12)),
    (Rule.STEP_FREE, unit("u", step_free=False), hosted("m", SPRING, step_free=True)),
    (Rule.HOURS, unit("u", hosting_hours=(time(16, 1), time(20))), hosted("m", SPRING)),
    (Rule.HOURS, unit("u", hosting_hours=(time(8), time(17, 59))), hosted("m", SPRING)),
]


@pytest.mark.parametrize(("one", "meeting"), KEPT)
def test_rule_that_holds_gives_no_reason(one: Unit, meeting: Meeting) -> None:
    assert rules.reason(one, meeting) is None
    assert rules.violations(problem([one], [meeting]), {"m": ("u",)}) == []


@pytest.mark.parametrize(("rule", "one", "meeting"), BROKEN)
def test_rule_that_fails_is_the_reason_and_a_violation(
    rule: Rule, one: Unit, meeting: Meeting
) -> None:
    assert rules.reason(one, meeting) is rule
    found = rules.violations(problem([one], [meeting]), {"m": ("u",)})
    assert [(violation.rule, violation.unit) for violation in found] == [(rule, "u")]
    assert rules.violations(problem([one], [meeting]), {"m": ()}) == []


def test_first_rule_in_the_order_of_the_format_is_the_reason() -> None:
    worst = unit("u", closed=[SUMMER], can_host=False, seats=0, step_free=False)
    assert rules.reason(worst, hosted("m", SUMMER.start, step_free=True)) is Rule.CLOSED
    assert rules.reason(worst, hosted("m", SPRING, step_free=True)) is Rule.CAN_HOST


def test_each_rule_of_the_table_has_one_function() -> None:
    assert [rule for rule, _ in rules.TABLE] == list(Rule)[:7]


def test_meeting_with_more_units_than_slots_is_a_violation() -> None:
    case = problem([unit("a"), unit("b")], [hosted("m", SPRING)])
    found = rules.violations(case, {"m": ("a", "b")})
    assert [violation.rule for violation in found] == [Rule.SLOTS]


def test_unit_named_twice_in_a_meeting_is_a_violation() -> None:
    case = problem([unit("a")], [dialogue("m", SPRING)])
    assert [one.rule for one in rules.violations(case, {"m": ("a", "a")})] == [Rule.ONCE]


def test_locked_unit_left_out_is_a_violation() -> None:
    case = problem([unit("a")], [dialogue("m", SPRING, locked=["a"])])
    assert [one.rule for one in rules.violations(case, {"m": ()})] == [Rule.LOCKED]


def test_lock_outranks_the_table_and_is_told() -> None:
    case = problem([unit("a", can_host=False)], [hosted("m", SPRING, locked=["a"])])
    assert rules.violations(case, {"m": ("a",)}) == []
    assert [rule for _, _, rule in rules.overruled(case)] == [Rule.CAN_HOST]


@pytest.mark.parametrize(("day", "broken"), [(27, True), (28, False)])
def test_contacts_too_close_are_a_violation(day: int, broken: bool) -> None:
    late = date.fromordinal(SPRING.toordinal() + day)
    case = problem([unit("a")], [dialogue("m1", SPRING), dialogue("m2", late)], min_days=28)
    found = rules.violations(case, {"m1": ("a",), "m2": ("a",)})
    assert [one.rule for one in found] == [Rule.SPACING] * broken


@pytest.mark.parametrize(("day", "broken"), [(27, True), (28, False)])
def test_contact_too_close_to_history_is_a_violation(day: int, broken: bool) -> None:
    before = date(2025, 12, 20)
    late = date.fromordinal(before.toordinal() + day)
    case = problem([unit("a", contacts=[held(before)])], [dialogue("m", late)], min_days=28)
    found = rules.violations(case, {"m": ("a",)})
    assert [one.rule for one in found] == [Rule.SPACING] * broken


def test_history_too_close_to_itself_is_no_fault_of_the_plan() -> None:
    twice = [held(date(2025, 5, 1)), held(date(2025, 5, 2))]
    case = problem([unit("a", contacts=twice)], [dialogue("m", SPRING)], min_days=28)
    assert rules.violations(case, {"m": ("a",)}) == []


def test_meeting_left_out_or_unknown_and_unknown_unit_are_violations() -> None:
    case = problem([unit("a")], [dialogue("m", SPRING)])
    found = rules.violations(case, {"x": ("y",)})
    assert [(one.rule, one.meeting, one.unit) for one in found] == [
        (Rule.KNOWN, "m", None),
        (Rule.KNOWN, "x", None),
        (Rule.KNOWN, "x", "y"),
    ]
