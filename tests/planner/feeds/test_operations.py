"""Writes about feeds: subscribe, revoke."""

from flask import Flask

from planner.extensions import db
from planner.feeds import operations
from planner.models.accounts import Role
from planner.models.messages import FeedKind
from tests.planner import builders, trails
from tests.planner.occasions import NOW


def test_each_feed_has_an_address_nobody_can_guess_and_no_history_tells(database: Flask) -> None:
    committee, unit, person = builders.committee(), builders.unit(), builders.person()
    user = builders.user(Role.COUNCIL_MEMBER)

    feeds = [operations.subscribe(one, user=user, at=NOW) for one in (committee, unit, person)]

    assert [feed.kind for feed in feeds] == [FeedKind.COMMITTEE, FeedKind.UNIT, FeedKind.PERSON]
    assert (feeds[0].committee_id, feeds[1].unit_id) == (committee.id, unit.id)
    assert feeds[2].person_id == person.id
    assert len({feed.token for feed in feeds}) == 3
    assert all(len(feed.token) >= 32 for feed in feeds)
    assert trails.last("subscribe").after == {"kind": "person"}


def test_revoking_is_for_good_and_told(database: Flask) -> None:
    user = builders.user()
    feed = operations.subscribe(builders.committee(), user=user, at=NOW)

    operations.revoke(feed, user=user, at=NOW)
    db.session.flush()

    assert feed.revoked_at == NOW
    assert trails.actions(feed) == ["subscribe", "revoke"]
