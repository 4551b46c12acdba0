"""Records made from a rotation problem and a plan for it."""

from datetime import date

from schedules.equity import record
from schedules.equity.record import Contact, Outcome
from schedules.rotation.problem import Form, Period
from tests.schedules.equity.builders import unit
from tests.schedules.rotation import builders

TERM = Period(date(2026, 1, 1), date(2029, 12, 31))


def test_held_contacts_come_from_the_unit_and_planned_ones_from_the_plan() -> None:
    problem = builders.problem(
        [builders.unit("a", contacts=[builders.held(date(2025, 5, 1), Form.DIALOGUE)])],
        [builders.hosted("m", date(2026, 9, 1))],
    )
    assert record.from_problem(problem, {"m": ("a",)})[0].contacts == (
        Contact(date(2025, 5, 1), Form.DIALOGUE, Outcome.HELD),
        Contact(date(2026, 9, 1), Form.HOSTED, Outcome.PLANNED),
    )


def test_without_a_plan_only_held_contacts_count() -> None:
    problem = builders.problem([builders.unit("a")], [builders.hosted("m", date(2026, 9, 1))])
    assert record.from_problem(problem)[0].contacts == ()


def test_open_days_are_those_inside_the_span() -> None:
    assert unit("a").open_days(TERM) == 1461
    assert unit("a", open_from=date(2025, 1, 1), open_to=date(2026, 1, 10)).open_days(TERM) == 10
    assert unit("a", open_from=date(2029, 12, 31)).open_days(TERM) == 1


def test_unit_closed_before_the_span_has_no_open_days() -> None:
    assert unit("a", open_to=date(2025, 6, 30)).open_days(TERM) == 0
