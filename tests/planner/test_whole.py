"""One row with its parts is what the row would load by itself, one statement for each part."""

from datetime import date

from flask import Flask
from sqlalchemy.orm import joinedload

from planner.extensions import db
from planner.models.committees import Committee, CommitteePeriod, Membership
from planner.whole import Whole
from tests.guards.counting import counted
from tests.planner import builders

WHOLE = Whole(
    Committee, {Committee.periods: [], Committee.memberships: [joinedload(Membership.person)]}
)


def renamed() -> int:
    """A committee with two members, renamed once, its names entered in the wrong order."""
    committee = builders.committee("BUU")
    [first] = committee.periods
    first.name, first.valid_from, first.valid_to = "Nyt", date(2027, 1, 1), None
    db.session.flush()
    committee.periods.append(
        CommitteePeriod(name="Gammelt", valid_from=date(2026, 1, 1), valid_to=date(2026, 12, 31))
    )
    builders.politician(committee)
    builders.politician(committee)
    db.session.commit()
    committee_id = committee.id
    db.session.remove()
    return committee_id


def test_a_row_has_its_parts_in_their_order_and_asks_for_nothing_more(database: Flask) -> None:
    builders.municipality()
    committee_id = renamed()

    with counted() as asked:
        committee = WHOLE.get(committee_id)
        assert committee is not None
        assert [period.name for period in committee.periods] == ["Gammelt", "Nyt"]
        assert [bool(one.person.name) for one in committee.memberships] == [True, True]

    assert len(asked) == 3


def test_parts_the_session_holds_already_stay_as_they_are(database: Flask) -> None:
    builders.municipality()
    committee = db.session.get_one(Committee, renamed())
    committee.periods.append(CommitteePeriod(name="Nyest", valid_from=date(2028, 1, 1)))

    assert WHOLE.of(committee).periods[-1].name == "Nyest"


def test_without_the_row_there_is_none(database: Flask) -> None:
    assert WHOLE.get(1) is None
