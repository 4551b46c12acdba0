"""The capacity advice: what it counts, what it leaves to others, and how it proves its number."""

from datetime import date

import pytest

from schedules.equity import capacity
from schedules.equity.capacity import Advice
from schedules.rotation import parsing
from schedules.rotation.problem import Form, Period
from tests.oracles import instances
from tests.schedules.rotation.builders import dialogue, held, hosted, problem, unit

YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))
TWO_YEARS = Period(date(2026, 1, 1), date(2027, 12, 31))


def _names(number: int) -> list[str]:
    return [f"u{nth:02}" for nth in range(number)]


class TestOneCommittee:
    def test_nine_units_need_two_meetings_of_eight(self) -> None:
        advice = capacity.advise(problem(map(unit, _names(9)), []))
        assert (advice.by_committee(), advice.at_least) == ({"BUU": 2}, 2)

    def test_hosted_meetings_there_are_take_some_of_them(self) -> None:
        meetings = [hosted("m", date(2026, 5, 5))]
        assert len(capacity.advise(problem(map(unit, _names(9)), meetings)).additions) == 1

    def test_hosted_meeting_nobody_can_host_helps_nobody(self) -> None:
        meetings = [hosted("m", date(2026, 5, 5), people=99)]
        assert len(capacity.advise(problem(map(unit, _names(9)), meetings)).additions) == 2

    def test_contact_held_in_the_block_counts(self) -> None:
        units = [unit(name) for name in _names(8)]
        units.append(unit("z", contacts=[held(date(2026, 1, 9), Form.DIALOGUE)]))
        window = Period(date(2026, 6, 1), date(2026, 12, 31))
        assert len(capacity.advise(problem(units, [], window=window)).additions) == 1

    def test_every_block_has_its_own_need(self) -> None:
        advice = capacity.advise(problem([unit("a")], [], window=TWO_YEARS))
        assert [one.block.start.year for one in advice.additions] == [2026, 2027]

    def test_usual_size_of_the_committees_meetings_is_taken(self) -> None:
        meetings = [dialogue("m", date(2026, 5, 5), seats=3)]
        advice = capacity.advise(problem(map(unit, _names(9)), meetings))
        assert [one.seats for one in advice.additions] == [3, 3]

    def test_two_units_never_open_together_need_two_meetings(self) -> None:
        units = [unit("a", open_to=date(2026, 3, 1)), unit("b", open_from=date(2026, 9, 1))]
        assert len(capacity.advise(problem(units, [])).additions) == 2

    def test_unit_closed_all_year_is_beyond_reach_and_said_to_be(self) -> None:
        advice = capacity.advise(problem([unit("a", closed=[YEAR]), unit("b")], []))
        assert advice.unreachable == {"a": 1}
        assert len(advice.additions) == 1

    def test_no_units_need_nothing(self) -> None:
        assert capacity.advise(problem([], [])) == Advice((), 0, (), {})

    def test_meetings_for_nobody_are_refused(self) -> None:
        with pytest.raises(ValueError, match="no seats in the meetings of BUU"):
            capacity.advise(problem([unit("a")], []), seats={"BUU": 0})


class TestSharedUnits:
    def test_one_committee_can_relieve_another(self) -> None:
        units = [unit("a", committees=["A", "B"]), unit("b", committees=["B", "C"])]
        assert capacity.advise(problem(units, [])).by_committee() == {"B": 1}

    def test_units_met_by_nobody_else_settle_which_committee_adds(self) -> None:
        units = [unit(name, committees=["A", "B"]) for name in _names(7)]
        units.append(unit("z", committees=["A"]))
        assert capacity.advise(problem(units, [])).by_committee() == {"A": 1}


class TestSpacing:
    def test_contact_at_the_end_of_a_block_moves_the_next(self) -> None:
        meetings = [dialogue("m", date(2026, 12, 30), seats=1)]
        wanted = problem([unit("a")], meetings, window=TWO_YEARS, min_days=28)
        (addition,) = capacity.advise(wanted).additions
        assert addition.date >= date(2027, 1, 27)

    def test_meetings_on_both_sides_of_new_year_serve_only_one_block(self) -> None:
        meetings = [
            dialogue("m1", date(2026, 12, 30), seats=1),
            dialogue("m2", date(2027, 1, 5), seats=1),
        ]
        wanted = problem([unit("a")], meetings, window=TWO_YEARS, min_days=28)
        advice = capacity.advise(wanted)
        assert (len(advice.additions), advice.at_least, advice.is_exact) == (1, 1, True)

    def test_blocks_shorter_than_the_spacing_are_beyond_reach(self) -> None:
        wanted = problem([unit("a")], [], guarantee_months=1, min_days=45)
        advice = capacity.advise(wanted)
        assert len(advice.additions) + advice.unreachable["a"] == 12


class TestProof:
    def test_cut_names_the_units_and_the_places_there_are(self) -> None:
        meetings = [dialogue("m", date(2026, 5, 5), seats=8)]
        (cut,) = capacity.advise(problem(map(unit, _names(20)), meetings)).cuts
        assert (len(cut.units), cut.places, cut.missing) == (20, 8, 12)
        assert cut.committees == {"BUU"}

    def test_same_problem_in_another_order_gets_the_same_advice(self) -> None:
        row = instances.middle(4)
        shuffled = row | {"units": row["units"][::-1], "meetings": row["meetings"][::-1]}
        first, second = (capacity.advise(parsing.parse(one)) for one in (row, shuffled))
        assert first == second
