"""The demo's visit rotation of the autumn: published, proven, and held as far as it has come."""

from datetime import UTC, date, datetime

from flask import Flask
from sqlalchemy import select

from planner.coverage import plans
from planner.demo import load
from planner.extensions import db
from planner.models.jobs import Job
from planner.models.rotations import Contact, ContactStatus, Rotation, RotationVersion

AT = datetime(2026, 11, 20, 8, tzinfo=UTC)
TODAY = date(2026, 11, 20)
HELD, PLANNED, CANCELLED = ContactStatus.HELD, ContactStatus.PLANNED, ContactStatus.CANCELLED


def contacts() -> list[Contact]:
    return list(db.session.scalars(select(Contact).order_by(Contact.day, Contact.id)))


def test_a_plan_is_in_force_that_is_proven_fair_and_says_what_is_missing(database: Flask) -> None:
    load.load(at=AT)

    [plan] = plans.in_force(TODAY)
    assert (plan.name, plan.number) == ("Besøgsrunde efterår 2026", 1)
    assert plan.statement.is_proven
    assert plan.advised is not None
    assert plan.advised.add["BUU"] > 0


def test_what_lies_behind_is_recorded_and_what_lies_ahead_is_planned(database: Flask) -> None:
    load.load(at=AT)

    statuses = {
        status: [c.day for c in contacts() if c.status is status] for status in ContactStatus
    }
    assert max(statuses[HELD]) < TODAY < min(statuses[PLANNED])
    assert max(statuses[CANCELLED]) < TODAY
    assert {day.month for day in statuses[PLANNED]} == {12}
    autumn = [each for each in contacts() if each.day >= date(2026, 8, 1)]
    assert all(each.rotation_version_id for each in autumn)
    assert {True, False} == {c.staff_present for c in autumn if c.status is HELD}
    assert {True, False} == {c.leader_present for c in autumn if c.status is HELD}


def test_in_january_decembers_meetings_wait_to_be_recorded(database: Flask) -> None:
    load.load(at=datetime(2027, 1, 15, 8, tzinfo=UTC))

    assert {each.day.month for each in contacts() if each.status is PLANNED} == {12}


def test_before_the_summer_there_is_no_plan_yet_and_june_is_ahead(database: Flask) -> None:
    load.load(at=datetime(2026, 5, 20, 8, tzinfo=UTC))

    for row in (Rotation, RotationVersion, Job):
        assert db.session.scalars(select(row)).all() == []
    assert {each.day.month for each in contacts() if each.status is PLANNED} == {6}
