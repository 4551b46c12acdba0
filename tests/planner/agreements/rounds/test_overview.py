"""How far a round is: counts by committee, who waits, and nothing the reader may not see."""

from dataclasses import fields
from datetime import date

import pytest
from flask import Flask

from agreements.period import Period, PeriodKind, beginning
from agreements.transitions import State
from agreements.wheel import default_wheel
from agreements.words.wheel import Step
from planner.agreements.rounds.overview import Late, Overview, overview
from planner.extensions import db
from planner.models.accounts import Role
from tests.planner import builders
from tests.planner.agreements.builders import agreement, agreement_round

PERIOD: Period = beginning(PeriodKind.CALENDAR_YEAR, 2027)
WHEEL = default_wheel(PERIOD)


class Town:
    """Two committees; the first has two drafts and a signed agreement, the other one draft."""

    def __init__(self) -> None:
        builders.municipality()
        self.mine = builders.committee("BUU", name="Børneudvalget")
        self.other = builders.committee("KFU", name="Andet udvalg")
        self.round = agreement_round(2027)
        self.unit = self._agree("Åskolen", State.DRAFT)
        self._agree("Æblehuset", State.DRAFT)
        self._agree("Birkehuset", State.SIGNED, is_frozen=True)
        self._agree("Musikskolen", State.IN_CONSULTATION, mine=False)
        db.session.commit()

    def _agree(
        self, name: str, state: State, *, is_frozen: bool = False, mine: bool = True
    ) -> object:
        committee = self.mine if mine else self.other
        unit = builders.unit(committee, name=name)
        agreement(self.round, unit, committee, state=state, are_frozen=(is_frozen,))
        return unit

    def seen(self, role: Role = Role.ADMINISTRATOR, *, on: date) -> Overview:
        committee = self.mine if role is Role.COMMITTEE_SECRETARY else None
        user = builders.user(role, committee=committee)
        return overview(user, self.round.id, PERIOD, WHEEL, today=on)


@pytest.fixture
def town(database: Flask) -> Town:
    return Town()


def waiting(late: Late) -> tuple[str, Step]:
    return late.standing.unit, late.deadline.step


def test_agreements_are_counted_by_committee_and_state(town: Town) -> None:
    seen = town.seen(on=date(2026, 11, 1))

    assert [(line.committee, line.agreements, line.late) for line in seen.lines] == [
        ("Andet udvalg", 1, 0),
        ("Børneudvalget", 3, 0),
    ]
    assert seen.lines[1].states == {State.DRAFT: 2, State.SIGNED: 1}
    assert seen.states == [State.DRAFT, State.IN_CONSULTATION, State.SIGNED]


def test_who_waits_past_a_deadline_is_named_in_danish_order_from_the_day_after(
    town: Town,
) -> None:
    assert not town.seen(on=date(2026, 11, 13)).late
    assert [waiting(each) for each in town.seen(on=date(2026, 11, 14)).late] == [
        ("Æblehuset", Step.DRAFT),
        ("Åskolen", Step.DRAFT),
    ]
    assert town.seen(on=date(2026, 12, 11)).lines[0].late == 1


def test_an_amendment_goes_its_way_outside_the_rounds_days(town: Town) -> None:
    unit = builders.unit(town.mine, name="Centret")
    frozen = (True, False)
    agreement(town.round, unit, town.mine, state=State.DRAFT, are_frozen=frozen)

    late = [each.standing.unit for each in town.seen(on=date(2027, 6, 1)).late]
    assert "Centret" not in late


def test_a_secretary_sees_their_own_committees_and_a_councillor_no_drafts(town: Town) -> None:
    own = town.seen(Role.COMMITTEE_SECRETARY, on=date(2026, 12, 1))
    assert [line.committee for line in own.lines] == ["Børneudvalget"]
    public = town.seen(Role.COUNCIL_MEMBER, on=date(2026, 12, 1))
    assert [line.states for line in public.lines] == [{State.SIGNED: 1}]
    assert not public.late


def test_a_unit_is_never_ranked() -> None:
    """ "Why are we at the bottom of your list?" No field could put anybody there."""
    assert set(Late._fields) == {"standing", "deadline"}
    assert {field.name for field in fields(Overview)} == {"lines", "states", "late"}
