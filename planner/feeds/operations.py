"""Writes about feeds: subscribe, revoke."""

import secrets
from datetime import datetime

from planner import trail
from planner.extensions import db
from planner.models.accounts import User
from planner.models.committees import Committee
from planner.models.messages import Feed, FeedKind
from planner.models.people import Person
from planner.models.units import Unit

TOKEN_BYTES = 24  # 192 random bits: nobody guesses it


def subscribe(target: Committee | Unit | Person, *, user: User, at: datetime) -> Feed:
    """A new feed at an address of its own."""
    feed = Feed(
        token=secrets.token_urlsafe(TOKEN_BYTES),
        kind=_kind(target),
        committee_id=target.id if isinstance(target, Committee) else None,
        unit_id=target.id if isinstance(target, Unit) else None,
        person_id=target.id if isinstance(target, Person) else None,
        user=user,
        created_at=at,
    )
    db.session.add(feed)
    trail.record("subscribe", feed, user=user, at=at, after={"kind": feed.kind})
    return feed


def revoke(feed: Feed, *, user: User, at: datetime) -> None:
    """Close a feed's address for good."""
    feed.revoked_at = at
    trail.record("revoke", feed, user=user, at=at, after={})


def _kind(target: Committee | Unit | Person) -> FeedKind:
    match target:
        case Committee():
            return FeedKind.COMMITTEE
        case Unit():
            return FeedKind.UNIT
        case Person():
            return FeedKind.PERSON
