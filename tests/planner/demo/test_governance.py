"""The demo's HovedMED, kodeks, discussions and reviews: as they would stand in November 2026."""

from datetime import UTC, date, datetime, time

import pytest
from flask import Flask
from sqlalchemy import select

from agreements.kodeks.adoption import State
from agreements.kodeks.discussion import Forum
from agreements.kodeks.review_lifecycle import State as ReviewState
from planner.demo import load
from planner.discussions import queries as discussions
from planner.extensions import db
from planner.kodeks import acknowledgements, queries
from planner.models.accounts import User
from planner.models.committees import Committee
from planner.models.kodeks import KodeksVersion
from planner.models.meetings import Meeting
from planner.models.reviews import Review
from planner.reviews import mapping, tasks
from tests.planner import trails

AT = datetime(2026, 11, 20, 8, tzinfo=UTC)
TODAY = date(2026, 11, 20)


@pytest.fixture
def demo(database: Flask) -> Flask:
    load.load(at=AT)
    db.session.commit()
    return database


def account(mailbox: str) -> User:
    return db.session.scalars(select(User).where(User.email.startswith(f"{mailbox}@"))).one()


def test_hovedmed_meets_four_times_from_nine_to_one(demo: Flask) -> None:
    found = db.session.execute(
        select(Meeting.day, Meeting.starts, Meeting.ends)
        .join(Meeting.committee)
        .where(Committee.code == "HMED")
        .order_by(Meeting.day)
    ).all()

    assert [day.month for day, *_times in found] == [3, 6, 9, 12]
    assert {tuple(times) for _day, *times in found} == {(time(9), time(13))}


def test_a_kodeks_is_in_force_and_some_have_not_acknowledged_it(demo: Flask) -> None:
    current = queries.in_force(TODAY)
    assert current is not None
    groups = acknowledgements.standing(current, day=TODAY)

    assert trails.actions(db.session.get_one(KodeksVersion, current.version_id)) == [
        "begin",
        "open_hearing",
        "adopt",
    ]
    assert all(0 < each.acknowledged.part < each.acknowledged.whole for each in groups)
    assert acknowledgements.owed_by(account("byraad"), today=TODAY) is not None


def test_a_new_version_is_in_hearing_with_comments_to_answer(demo: Flask) -> None:
    coming = queries.in_preparation()

    assert coming is not None
    assert coming.state is State.HEARING
    assert {bool(each.answer) for each in coming.comments} == {True, False}


def test_all_four_kinds_of_meetings_discuss_and_old_talks_are_noted(demo: Flask) -> None:
    entries = discussions.entries(date(2026, 1, 1), date(2026, 12, 31))

    assert {each.forum for each in entries} == set(Forum)
    assert {each.noted_at is None for each in entries} == {True, False}
    assert discussions.unnoted(before=TODAY, committees=None) > 0


def test_the_first_half_is_signed_and_the_second_waits_for_the_employees(demo: Flask) -> None:
    first, second = db.session.scalars(select(Review).order_by(Review.period_start))

    assert (first.state, second.state) == (ReviewState.SIGNED, ReviewState.PREPARED)
    assert {each.content_hash for each in first.signatures} == {mapping.review(first).hash}
    for review in (first, second):
        figures = mapping.figures(review)
        assert review.rotation_version is not None
        assert figures is not None
        assert figures.plan_version == "Besøgsrunde efterår 2026, version 1"
    assert trails.actions(first)[-1] == "attach"
    assert [each.text for each in second.follow_ups] == [
        each.text for each in first.recommendations
    ]
    with demo.test_request_context():
        waiting = list(tasks.waiting(account("hovedmed"), today=TODAY))
    assert len(waiting) == 1


def test_a_demo_loaded_before_the_kodeks_was_decided_has_none(database: Flask) -> None:
    load.load(at=datetime(2026, 2, 1, 8, tzinfo=UTC))

    assert queries.newest_number() == 0
    assert db.session.scalars(select(Review)).all() == []
