"""Loading the demo municipality into an empty database, all or nothing."""

from datetime import datetime

from sqlalchemy import select

from planner import trail
from planner.clock import LOCAL
from planner.demo import (
    accounts,
    agreements,
    bodies,
    courses,
    discussions,
    kodeks,
    next_agreements,
    reviews,
    rotation,
    town,
    units,
    year,
)
from planner.extensions import db
from planner.models.accounts import User
from planner.models.municipality import Municipality


def is_empty() -> bool:
    """Whether nobody has begun to use the database."""
    first = select(User.id).limit(1), select(Municipality.id).limit(1)
    return all(db.session.scalar(query) is None for query in first)


def load(*, at: datetime) -> None:
    """Add the demo municipality in the caller's transaction; `at` is when it is done."""
    municipality = town.add_settings()
    people = bodies.add_people()
    committees = bodies.add_committees(people)
    centres = bodies.add_centres(people)
    rows = units.add_units(committees, centres, people)
    db.session.flush()
    units.add_story(rows, people)
    town.add_periods(committees)
    users = accounts.add_accounts(people, committees, rows, centres)
    db.session.flush()
    today, secretariat = at.astimezone(LOCAL).date(), users["sekretariat"]
    year.add_year(committees, rows, secretariat=secretariat, today=today)
    rotation.add_rotation(committees, secretariat=secretariat, today=today)
    agreements.add_agreements(rows, today=today)
    db.session.flush()
    courses.add(users)
    next_agreements.add_comments(rows["U001"], by=users["sekretaer"], year=year.YEAR + 1)
    discussions.add_discussions(committees, today=today)
    kodeks.add_kodeks(users, today=today)
    reviews.add_reviews(users, today=today)
    trail.record("load_demo", municipality, user=None, at=at, after={"name": municipality.name})
