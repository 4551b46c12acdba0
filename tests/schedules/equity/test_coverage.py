"""Coverage seen from a day: periods, outcomes, waits, and units that come and go."""

from datetime import date

from schedules.equity import coverage, grouping
from schedules.equity.coverage import Coverage
from schedules.equity.grouping import Trait
from schedules.equity.record import Contact, Outcome, UnitRecord
from schedules.rotation.problem import Form, Period
from tests.schedules.equity.builders import cancelled, held, planned, unit

TERM = Period(date(2026, 1, 1), date(2029, 12, 31))
ON = date(2026, 12, 31)


def seen(*units: UnitRecord, on: date = ON, period: Period = TERM, months: int = 12) -> Coverage:
    return coverage.measure(units, term=TERM, period=period, on=on, months=months)


def short(day: str) -> Contact:
    return Contact(date.fromisoformat(day), Form.DIALOGUE, Outcome.SHORT)


def with_staff(day: str) -> Contact:
    return Contact(date.fromisoformat(day), Form.HOSTED, Outcome.HELD, staff=True)


class TestPeriod:
    def test_contact_outside_the_period_is_not_counted_but_ends_the_wait(self) -> None:
        """ "They met us in March: do we wait from the start of the autumn you look at?" No."""
        autumn = Period(date(2026, 9, 1), date(2026, 12, 31))
        found = seen(unit("a", held("2026-03-01")), period=autumn)

        assert (found.whole.together.contacts, found.whole.together.met) == (0, 0)
        assert found.waits()[0].days == 305

    def test_contact_after_the_period_but_before_the_day_is_not_counted(self) -> None:
        spring = Period(date(2026, 1, 1), date(2026, 6, 30))
        assert seen(unit("a", held("2026-09-01")), period=spring).together.held == 0

    def test_period_after_the_day_counts_what_is_planned(self) -> None:
        later = Period(date(2027, 1, 1), date(2027, 12, 31))
        found = seen(unit("a", planned("2027-03-01")), period=later)

        assert (found.together.held, found.together.planned) == (0, 1)
        assert found.whole.together.per_year is None

    def test_guarantee_of_six_months_covers_half_a_year(self) -> None:
        found = seen(unit("a", held("2026-05-01")), months=6)
        assert (found.whole.together.covered, found.waits()[0].is_overdue) == (0, True)


class TestOutcomes:
    def test_contact_held_after_the_day_is_planned_as_seen_from_it(self) -> None:
        """ "What did HovedMED see in June?" A plan for September, not that it was held."""
        found = seen(unit("a", held("2026-09-01")), on=date(2026, 6, 30))
        assert (found.together.held, found.together.planned) == (0, 1)

    def test_planned_contact_whose_day_is_over_is_unrecorded(self) -> None:
        found = seen(unit("a", planned("2026-12-30"), planned("2026-12-31")))
        assert (found.together.unrecorded, found.together.planned) == (1, 1)

    def test_meeting_with_too_few_politicians_is_no_turn_and_counts_against(self) -> None:
        found = seen(unit("a", short("2026-03-01"), held("2026-09-01")))
        assert (found.together.short, found.whole.together.contacts) == (1, 1)
        assert float(found.together.reliability or 0) == 0.5

    def test_cancelled_contact_is_replanned_by_one_within_six_months(self) -> None:
        again = unit("a", cancelled("2026-02-01"), planned("2026-08-01"))
        too_late = unit("b", cancelled("2026-02-01"), planned("2026-08-02"))
        assert seen(again, on=date(2026, 3, 1)).together.replanned == 1
        assert seen(too_late, on=date(2026, 3, 1)).together.replanned == 0

    def test_staff_voice_is_a_share_of_what_was_held(self) -> None:
        found = seen(unit("a", with_staff("2026-03-01"), held("2026-05-01")))
        assert (found.together.with_staff, found.hosted.with_staff) == (1, 1)
        assert float(found.together.staff_share or 0) == 0.5

    def test_nothing_held_has_no_share_and_no_reliability(self) -> None:
        found = seen(unit("a")).together
        assert (found.staff_share, found.reliability) == (None, None)


class TestWaits:
    def test_longest_wait_comes_first_and_next_is_the_first_planned(self) -> None:
        found = seen(
            unit("a", held("2026-12-01"), planned("2027-05-01"), planned("2027-03-01")),
            unit("b"),
            on=date(2027, 1, 31),
        ).waits()
        assert [(wait.unit.id, wait.days, wait.next) for wait in found] == [
            ("b", 395, None),
            ("a", 61, date(2027, 3, 1)),
        ]

    def test_unit_that_opened_last_month_is_not_overdue(self) -> None:
        (found,) = seen(unit("a", open_from=date(2026, 12, 1))).waits()
        assert (found.days, found.is_overdue) == (30, False)

    def test_closed_and_coming_units_do_not_wait(self) -> None:
        closed, coming = unit("a", open_to=date(2026, 6, 1)), unit("b", open_from=date(2027, 2, 1))
        assert seen(closed, coming).waits() == []

    def test_wait_for_one_form_is_its_own(self) -> None:
        found = seen(unit("a", held("2026-12-01", Form.HOSTED)))
        assert found.waits((Form.HOSTED,))[0].days == 30
        assert found.waits((Form.DIALOGUE,))[0].days == 364


class TestForecast:
    def test_planned_contacts_are_counted_to_the_end_of_the_term(self) -> None:
        found = seen(unit("a", planned("2027-03-01")), unit("b"), unit("c", held("2026-02-01")))
        assert (found.forecast.units, found.forecast.met, found.forecast.planned) == (3, 2, 1)
        assert [one.id for one in found.forecast.without] == ["b"]

    def test_those_past_the_guarantee_when_the_plans_end(self) -> None:
        found = seen(unit("a", planned("2027-03-01")), unit("b", held("2026-02-28"))).forecast
        assert found.reach is not None
        assert (found.reach.day, found.reach.units, found.reach.overdue) == (
            date(2027, 3, 1),
            2,
            1,
        )

    def test_unit_that_will_close_is_no_part_of_the_end(self) -> None:
        assert seen(unit("a", open_to=date(2027, 7, 31))).forecast.units == 0

    def test_nothing_planned_reaches_nowhere(self) -> None:
        assert seen(unit("a")).forecast.reach is None


class TestGroups:
    def test_sizes_by_employees_and_none_where_nobody_has_said(self) -> None:
        units = [unit(str(n), employees=n) for n in (0, 9, 10, 99, 100, 4000)]
        found = seen(*units, unit("x")).lines.groups(grouping.names(Trait.SIZE))
        assert [(group.name, group.units) for group in found] == [
            ("", 1),
            ("0", 2),
            ("10", 1),
            ("100", 2),
            ("50", 1),
        ]

    def test_unit_without_committee_is_in_a_group_of_its_own(self) -> None:
        found = seen(unit("a", committees=())).lines.groups(grouping.names(Trait.COMMITTEE))
        assert [group.name for group in found] == [grouping.NONE]

    def test_unit_is_kept_only_with_all_chosen_traits(self) -> None:
        one = unit("a", town="Øby", committees=("BU", "KF"))
        assert grouping.keeps(one, {Trait.TOWN: "Øby", Trait.COMMITTEE: "KF"})
        assert not grouping.keeps(one, {Trait.TOWN: "Øby", Trait.COMMITTEE: "TE"})


def test_months_are_cut_to_the_period() -> None:
    found = coverage.months_of(Period(date(2026, 11, 15), date(2027, 1, 10)))
    assert [(month.start, month.end) for month in found] == [
        (date(2026, 11, 15), date(2026, 11, 30)),
        (date(2026, 12, 1), date(2026, 12, 31)),
        (date(2027, 1, 1), date(2027, 1, 10)),
    ]


def test_no_units_at_all_is_unknown_and_no_error() -> None:
    found = seen()
    assert (found.whole.together.coverage, found.waits(), found.forecast.units) == (None, [], 0)
