"""Which bodies there are on a day."""

from datetime import date

from planner.extensions import db
from planner.models.committees import Committee, CommitteeKind
from planner.register.committees import queries
from tests.planner import builders


def test_bodies_are_those_with_a_name_on_the_day_committees_first(committee: Committee) -> None:
    builders.committee("BYR", kind=CommitteeKind.COUNCIL)
    builders.committee("ØU", kind=CommitteeKind.FINANCE)
    builders.committee("AKU")
    committee.periods[0].valid_to = date(2026, 12, 31)
    db.session.flush()

    bodies = queries.bodies(date(2027, 6, 1))

    assert [code for _id, code, _name in bodies] == ["AKU", "ØU", "BYR"]
