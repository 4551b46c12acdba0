"""Every measure of equal access: its definition, its edges, and None where there is nothing."""

from collections.abc import Collection
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schedules.equity import ledger, measures
from schedules.equity.ledger import Access, View
from schedules.equity.measures import Equity
from schedules.equity.record import Outcome, UnitRecord
from schedules.rotation.problem import Form, Period
from tests.schedules.equity.builders import cancelled, held, planned, unit

TERM = date(2026, 1, 1)
END_OF_2026 = date(2026, 12, 31)


def measured(*units: UnitRecord, on: date = END_OF_2026) -> Equity:
    return measures.measure(units, term_start=TERM, on=on)


def together(*units: UnitRecord, on: date = END_OF_2026) -> Access:
    return measured(*units, on=on).whole.together


class TestCoverage:
    def test_one_of_two_units_met_is_a_half(self) -> None:
        found = together(unit("a", held("2026-03-01")), unit("b"))
        assert (found.covered, found.open_units, found.coverage) == (1, 2, Fraction(1, 2))

    def test_contact_twelve_months_ago_to_the_day_is_too_old(self) -> None:
        on = date(2027, 3, 1)
        assert together(unit("a", held("2026-03-01")), on=on).covered == 0
        assert together(unit("a", held("2026-03-02")), on=on).covered == 1

    def test_contact_before_the_term_covers(self) -> None:
        assert together(unit("a", held("2025-12-01")), on=date(2026, 2, 1)).covered == 1

    def test_contact_after_the_day_does_not_cover(self) -> None:
        assert together(unit("a", held("2026-03-01")), on=date(2026, 2, 28)).covered == 0

    def test_closed_unit_is_not_counted(self) -> None:
        gone = unit("b", open_to=date(2026, 6, 30))
        assert together(unit("a", held("2026-03-01")), gone).coverage == 1

    def test_unit_not_yet_open_is_not_counted(self) -> None:
        later = unit("b", open_from=date(2027, 1, 1))
        assert together(unit("a", held("2026-03-01")), later).coverage == 1


class TestLongestWait:
    def test_days_from_last_contact(self) -> None:
        found = together(
            unit("a", held("2026-12-01"), held("2026-02-01")), unit("b", held("2026-12-21"))
        )
        assert (found.longest_wait_days, found.longest_waiting) == (30, ("a",))

    def test_unit_never_met_waits_from_the_start_of_the_term(self) -> None:
        assert together(unit("a")).longest_wait_days == 364

    def test_unit_never_met_waits_from_its_opening(self) -> None:
        """ "We opened in August: are we behind?" Not for the months before."""
        assert together(unit("a", open_from=date(2026, 8, 1))).longest_wait_days == 152

    def test_contact_before_the_term_started_the_wait(self) -> None:
        assert together(unit("a", held("2025-12-01"))).longest_wait_days == 395

    def test_cancelled_contact_does_not_end_the_wait(self) -> None:
        assert together(unit("a", cancelled("2026-12-01"))).longest_wait_days == 364

    def test_all_who_wait_longest_are_named(self) -> None:
        assert together(unit("b"), unit("a")).longest_waiting == ("a", "b")


class TestPerOpenYear:
    def test_four_contacts_in_a_term_are_one_a_year(self) -> None:
        four = [held(f"{year}-05-01") for year in range(2026, 2030)]
        assert together(unit("a", *four), on=date(2029, 12, 31)).per_year == 1

    def test_unit_open_half_the_time_is_due_half(self) -> None:
        found = together(
            unit("a", held("2026-03-01"), held("2026-09-01")),
            unit("b", held("2027-09-01"), open_from=date(2027, 1, 1)),
            on=date(2027, 12, 31),
        )
        assert found.least_per_year == found.most_per_year == Fraction(1461, 1460)
        assert found.gini == 0

    def test_contact_before_the_term_is_not_in_the_rate(self) -> None:
        assert together(unit("a", held("2025-12-01"))).per_year == 0

    def test_least_and_most(self) -> None:
        found = together(unit("a", held("2026-03-01")), unit("b"))
        assert (found.least_per_year, found.most_per_year) == (Fraction(0), Fraction(1461, 4 * 365))

    def test_unit_that_closed_is_still_in_the_rates(self) -> None:
        assert together(unit("a", open_to=date(2026, 6, 30))).least_per_year == 0


class TestGini:
    def test_all_alike_is_nought(self) -> None:
        assert ledger.gini([Fraction(2)] * 5) == 0

    def test_everything_to_one_of_four(self) -> None:
        assert ledger.gini([Fraction(n) for n in (0, 7, 0, 0)]) == Fraction(3, 4)

    def test_one_two_three(self) -> None:
        assert ledger.gini([Fraction(n) for n in (3, 1, 2)]) == Fraction(2, 9)

    @pytest.mark.parametrize("values", [[], [Fraction(0)], [Fraction(0)] * 3])
    def test_nothing_shared_is_unknown(self, values: list[Fraction]) -> None:
        assert ledger.gini(values) is None

    @given(st.lists(st.fractions(min_value=0, max_value=9), min_size=1, max_size=9))
    def test_equals_mean_difference_over_twice_the_mean(self, values: list[Fraction]) -> None:
        total = sum(values)
        if not total:
            return
        differences = sum(abs(one - other) for one in values for other in values)
        assert ledger.gini(values) == differences / (2 * len(values) * total)


class TestFormsAndGroups:
    def test_forms_are_counted_apart_and_together(self) -> None:
        found = measured(unit("a", held("2026-03-01", Form.HOSTED), held("2026-09-01"))).whole
        assert (found.hosted.contacts, found.dialogue.contacts, found.together.contacts) == (
            1,
            1,
            2,
        )

    def test_wait_for_a_form_is_its_own(self) -> None:
        found = measured(unit("a", held("2026-12-01"))).whole
        assert (found.dialogue.longest_wait_days, found.hosted.longest_wait_days) == (30, 364)

    def test_shared_unit_is_in_both_committees_and_once_in_the_whole(self) -> None:
        """ "Two committees own us: do we get double?" No: one unit, counted once."""
        found = measured(unit("a", held("2026-03-01"), committees=("BU", "KF")), unit("b"))
        assert [(group.name, group.units) for group in found.by_committee] == [("BU", 2), ("KF", 1)]
        assert found.whole.together.contacts == 1

    def test_groups_by_kind_and_town(self) -> None:
        found = measured(unit("a"), unit("b", kind="skole", town="Øby"))
        assert [group.name for group in found.by_kind] == ["daginstitution", "skole"]
        assert [group.name for group in found.by_town] == ["Midtby", "Øby"]

    def test_best_to_worst_committee(self) -> None:
        """Six technical units and fifty-five schools: the ratio hosting alone would give."""
        found = measured(
            unit("a", held("2026-03-01"), held("2026-09-01"), committees=("TE",)),
            unit("b", held("2026-03-01")),
            unit("c"),
        )
        assert found.best_to_worst == 4


class TestReliability:
    def test_cancelled_contact_counts_against(self) -> None:
        found = measured(
            unit("a", held("2026-03-01"), cancelled("2026-04-01"), planned("2026-05-01"))
        )
        assert (found.held, found.planned, found.cancelled) == (1, 1, 1)
        assert found.reliability == Fraction(1, 2)

    def test_planned_contact_counts_only_when_asked_for(self) -> None:
        """ "Our visit was cancelled: did we lose our turn?" Only held ones are a turn."""
        units = [unit("a", planned("2026-05-01"))]
        both = {Outcome.HELD, Outcome.PLANNED}
        assert together(*units).contacts == 0
        looking_ahead = measures.measure(units, term_start=TERM, on=END_OF_2026, counting=both)
        assert looking_ahead.whole.together.contacts == 1


def _access(units: Collection[UnitRecord], start: date, end: date) -> Access:
    return ledger.ledger(list(units), View(end, Period(start, end), start)).group("").together


class TestNothing:
    def test_no_units_is_unknown_everywhere(self) -> None:
        found = measured()
        assert found.whole.together == Access(0, 0, 0, 0, None, None, (), None, None, None, None)
        assert (found.best_to_worst, found.reliability) == (None, None)
        assert found.by_committee == found.by_kind == found.by_town == ()

    def test_before_the_term_there_are_no_open_days(self) -> None:
        found = _access([unit("a")], date(2026, 1, 1), date(2025, 12, 31))
        assert (found.per_year, found.least_per_year, found.gini) == (None, None, None)

    def test_one_committee_has_no_ratio(self) -> None:
        assert measured(unit("a", held("2026-03-01"))).best_to_worst is None

    def test_committee_that_met_nobody_makes_the_ratio_unknown(self) -> None:
        found = measured(unit("a", held("2026-03-01")), unit("b", committees=("KF",)))
        assert found.best_to_worst is None
