"""Creating a round and moving its deadlines: allowed, refused, audited."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from flask import Flask
from sqlalchemy import select

from agreements.goals import Layer
from agreements.period import ImpossiblePeriod, PeriodKind
from agreements.wheel import moved
from agreements.words.wheel import Step
from planner import versions
from planner.agreements import mapping
from planner.agreements.rounds import operations, wheel
from planner.extensions import db
from planner.models.agreements import AgreementRound, SharedGoal
from planner.models.audit import AuditEvent
from planner.models.municipality import ClosedDay
from tests.agreements import builders as contents
from tests.planner import builders, occasions

AT = datetime(2026, 10, 5, 9, tzinfo=UTC)


@pytest.fixture
def town(database: Flask) -> Flask:
    builders.municipality()
    return database


def create(
    kind: PeriodKind = PeriodKind.CALENDAR_YEAR, year: int = 2027, *, carry_goals: bool = False
) -> AgreementRound:
    return operations.create(kind, year, carry_goals=carry_goals, user=occasions.somebody(), at=AT)


def due(round_: AgreementRound, step: Step, year: int = 2027) -> date:
    return next(row.due for row in round_.deadlines if (row.step, row.year) == (step, year))


@pytest.mark.parametrize(
    ("kind", "year", "last", "deadlines"),
    [
        (PeriodKind.CALENDAR_YEAR, 2027, date(2027, 12, 31), 7),
        (PeriodKind.SCHOOL_YEAR, 2027, date(2028, 7, 31), 7),
        (PeriodKind.TWO_YEARS, 2027, date(2028, 12, 31), 9),
        (PeriodKind.TERM, 2026, date(2029, 12, 31), 13),
    ],
)
def test_a_round_of_each_kind_has_its_deadlines(
    town: Flask, kind: PeriodKind, year: int, last: date, deadlines: int
) -> None:
    row = create(kind, year)

    assert (row.last_day, len(row.deadlines), row.opened_at) == (last, deadlines, None)
    assert [each.action for each in db.session.scalars(select(AuditEvent))] == ["create"]


def test_a_deadline_is_never_a_closed_day(town: Flask) -> None:
    db.session.add(ClosedDay(name="Lokal fridag", month=12, day=10))
    row = create()

    assert due(row, Step.HEARING) == date(2026, 12, 9)


def test_there_is_one_round_for_a_period(town: Flask) -> None:
    row = create()

    with pytest.raises(operations.AlreadyThere) as refused:
        create()
    assert refused.value.round is row
    assert create(PeriodKind.SCHOOL_YEAR) is not row


def test_no_round_of_a_term_begins_where_no_term_does(town: Flask) -> None:
    with pytest.raises(ImpossiblePeriod):
        create(PeriodKind.TERM, 2027)


def test_shared_goals_come_along_under_their_keys_and_without_their_dates(town: Flask) -> None:
    before = create(year=2026)
    committee = builders.committee("BUU")
    for layer, key in ((Layer.CROSS_CUTTING, "overgange"), (Layer.COMMITTEE, "faellesskab")):
        goal = replace(contents.shared_goal(key), layer=layer, due=date(2026, 12, 1))
        db.session.add(
            SharedGoal(
                round_id=before.id,
                key=key,
                layer=layer,
                committee_id=committee.id if layer is Layer.COMMITTEE else None,
                content=mapping.goal_text(goal),
            )
        )
    row = create(carry_goals=True)

    carried = db.session.scalars(select(SharedGoal).where(SharedGoal.round_id == row.id)).all()
    assert [(goal.key, goal.committee_id) for goal in carried] == [
        ("overgange", None),
        ("faellesskab", committee.id),
    ]
    assert [mapping.shared_goal(goal).due for goal in carried] == [None, None]


def test_a_moved_deadline_is_a_new_sequence_and_on_the_trail(town: Flask) -> None:
    row = create()
    db.session.commit()
    new = moved(wheel.of(row), step=Step.DRAFT, year=2027, due=date(2026, 11, 20))

    operations.set_deadlines(row, new, seen=row.version, user=occasions.somebody(), at=AT)
    db.session.flush()

    assert due(row, Step.DRAFT) == date(2026, 11, 20)
    assert [each.sequence for each in row.deadlines] == [1, 0, 0, 0, 0, 0, 0]
    event = db.session.scalars(select(AuditEvent).where(AuditEvent.action == "move")).one()
    assert (event.before["due"], event.after["due"]) == ("2026-11-13", "2026-11-20")


def test_the_second_to_save_is_told(town: Flask) -> None:
    row = create()
    db.session.commit()
    seen = row.version
    user = occasions.somebody()
    operations.set_deadlines(row, wheel.of(row), seen=seen, user=user, at=AT)

    with pytest.raises(versions.Overtaken):
        operations.set_deadlines(row, wheel.of(row), seen=seen, user=user, at=AT)
