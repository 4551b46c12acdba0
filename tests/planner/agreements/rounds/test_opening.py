"""Opening a round: each unit its draft, once, rolled over from last time where it can be."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from flask import Flask
from sqlalchemy import select

from agreements.period import PeriodKind
from agreements.transitions import State
from agreements.words.followup import GoalState, Occasion
from agreements.words.rollover import LeftOut
from planner.agreements import mapping
from planner.agreements.rounds import coverage, opening, operations, queries
from planner.extensions import db
from planner.jobs import queue, runner
from planner.jobs.kinds import Stopped, Work
from planner.models.agreements import (
    Agreement,
    AgreementFollowUp,
    AgreementRound,
    FollowUpAnswer,
    SharedGoal,
)
from planner.models.committees import Committee, MembershipRole
from planner.models.jobs import JobState
from planner.models.units import LeaderRole, Unit, UnitLeader
from tests.agreements import builders as contents
from tests.planner import builders, occasions
from tests.planner.agreements.builders import agreement, agreement_round

NOW = datetime(2026, 10, 19, 9, tzinfo=UTC)


class Town:
    """A committee with a chair and two units, and the round that is to be opened."""

    def __init__(self, *, kind: PeriodKind = PeriodKind.CALENDAR_YEAR) -> None:
        builders.municipality()
        self.user = builders.user()
        self.committee = builders.committee("BUU", name="Børneudvalget")
        self.chair = builders.politician(self.committee, role=MembershipRole.CHAIR)
        self.old, self.new = self.unit("Åskolen"), self.unit("Birkehuset")
        self.round = operations.create(kind, 2027, carry_goals=False, user=self.user, at=NOW)
        db.session.commit()

    def unit(self, name: str) -> Unit:
        row = builders.unit(self.committee, name=name)
        row.leaders.append(
            UnitLeader(
                valid_from=builders.TERM_START, person=builders.person(), role=LeaderRole.LEADER
            )
        )
        return row

    def last_year(self, **given: object) -> Agreement:
        """The old unit's agreement for 2026; its goals are those of the builders."""
        before = agreement_round(2026)
        row = agreement(before, self.old, self.committee, state=State.CLOSED, **given)  # type: ignore[arg-type]
        db.session.commit()
        return row

    def share(self, round_: AgreementRound, key: str = "overgange") -> None:
        goal = contents.shared_goal(key)
        db.session.add(
            SharedGoal(
                round_id=round_.id, key=key, layer=goal.layer, content=mapping.goal_text(goal)
            )
        )
        db.session.commit()

    def open(self, *committees: Committee) -> None:
        ids = [each.id for each in committees or (self.committee,)]
        operations.open_round(self.round, ids, user=self.user, at=NOW)
        db.session.commit()
        with time_machine.travel(NOW, tick=False):
            runner.run_due()
        db.session.expire_all()

    def made(self) -> dict[str, Agreement]:
        rows = db.session.scalars(select(Agreement).where(Agreement.round_id == self.round.id))
        return {row.unit.periods[0].name: row for row in rows}


@pytest.fixture
def town(database: Flask) -> Town:
    return Town()


def test_every_open_unit_gets_one_draft_with_its_committee_and_parties(town: Town) -> None:
    builders.unit(town.committee, name="Lukket", closed_on=date(2026, 12, 1))
    db.session.commit()
    town.open()

    made = town.made()
    assert sorted(made) == ["Birkehuset", "Åskolen"]
    row = made["Birkehuset"]
    content = mapping.content(row.versions[0].content)
    assert (row.state, row.committee_id) == (State.DRAFT, town.committee.id)
    assert content.parties.chair == town.chair.name
    assert content.parties.unit_leader == town.new.leaders[0].person.name
    assert content.course.midway_due == date(2027, 9, 1)
    assert content.purpose
    assert town.round.last_job is not None
    assert town.round.last_job.state is JobState.DONE


def test_opening_again_makes_only_what_is_missing(town: Town) -> None:
    town.open()
    first = {name: row.id for name, row in town.made().items()}
    town.unit("Ny enhed")
    town.open()

    second = {name: row.id for name, row in town.made().items()}
    assert second.keys() - first.keys() == {"Ny enhed"}
    assert first.items() <= second.items()


def test_last_times_agreement_keeps_what_still_holds_and_says_what_it_left(town: Town) -> None:
    last = town.last_year()
    goals = contents.agreement().goals
    last.follow_ups.append(
        AgreementFollowUp(
            occasion=Occasion.ANNUAL,
            year=2026,
            written_at=NOW,
            answers=[
                FollowUpAnswer(goal_key=goals.local[0].key, goal_state=GoalState.REACHED),
            ],
        )
    )
    town.share(last.round, goals.contributions[0].key)
    town.share(town.round, goals.contributions[0].key)
    town.open()

    row = town.made()["Åskolen"]
    content = mapping.content(row.versions[0].content)
    assert content.purpose == contents.agreement().purpose
    assert goals.contributions[0].text in [each.text for each in content.goals.contributions]
    assert goals.local[0].key not in [goal.key for goal in content.goals.local]
    [left] = queries.left_behind(town.user, town.round.id)
    assert left.agreement_id == row.id
    assert left.goals[LeftOut.REACHED] == [goals.local[0].title]


def test_a_shared_goal_that_is_new_waits_for_the_units_contribution(town: Town) -> None:
    town.share(town.round, "nyt")
    town.open()

    for row in town.made().values():
        contributions = mapping.content(row.versions[0].content).goals.contributions
        assert [(each.key, each.text) for each in contributions] == [("nyt", "")]


def test_a_unit_whose_agreement_still_runs_gets_none_and_is_named(town: Town) -> None:
    two_years = operations.create(
        PeriodKind.TWO_YEARS, 2026, carry_goals=False, user=town.user, at=NOW
    )
    agreement(two_years, town.old, town.committee, state=State.RUNNING)
    db.session.commit()
    town.open()

    assert list(town.made()) == ["Birkehuset"]
    [lacking] = coverage.without_agreement(town.round, on=NOW.date())
    assert (lacking.name, str(lacking.overlapping)) == ("Åskolen", "2026-2027")


def test_only_the_chosen_committees_units_are_asked(town: Town) -> None:
    other = builders.committee("KFU")
    builders.unit(other, name="Biblioteket")
    db.session.commit()
    town.open(other)

    assert list(town.made()) == ["Biblioteket"]


def test_a_lost_opening_goes_on_with_the_units_that_have_none(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The runner dies after the first unit; the next one takes the job up."""
    once = opening._open_one

    def dies(unit_id: int, what: opening._Opening) -> None:
        once(unit_id, what)
        db.session.commit()
        raise SystemExit

    monkeypatch.setattr(opening, "_open_one", dies)
    with pytest.raises(SystemExit):
        town.open()
    db.session.rollback()
    first = {name: row.id for name, row in town.made().items()}
    assert len(first) == 1
    monkeypatch.setattr(opening, "_open_one", once)
    assert queue.recover(at=NOW) == 1
    with time_machine.travel(NOW, tick=False):
        runner.run_due()
    db.session.expire_all()

    assert len(town.made()) == 2
    assert first.items() <= {name: row.id for name, row in town.made().items()}.items()


def test_an_opening_that_is_stopped_leaves_whole_drafts(town: Town) -> None:
    job = operations.open_round(town.round, [town.committee.id], user=town.user, at=NOW)
    db.session.commit()
    reports: list[int] = []
    work = Work(
        job_id=job.id,
        payload=dict(job.payload),
        report=lambda percent, _message: reports.append(percent),
        should_stop=lambda: bool(reports),
    )

    with pytest.raises(Stopped):
        opening.open_units(work)
    db.session.rollback()
    assert len(town.made()) == 1
    assert occasions.somebody() is not None
