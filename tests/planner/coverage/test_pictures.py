"""A second look at coverage reads no register, and sees all that is written between them."""

from collections.abc import Callable
from datetime import date
from typing import TypeVar

import pytest
from flask import Flask
from sqlalchemy import select

from planner.coverage import pictures, shown
from planner.extensions import db
from planner.models.base import Base
from planner.models.committees import CommitteePeriod
from planner.models.municipality import Municipality
from planner.models.rotations import Contact, ContactStatus
from planner.models.units import Centre, CentrePeriod, Site, Unit, UnitCommittee, UnitPeriod
from schedules.equity.grouping import Trait
from tests.guards.counting import counted
from tests.planner import builders, occasions

TODAY = date(2026, 10, 6)
Row = TypeVar("Row", bound=Base)


@pytest.fixture(autouse=True)
def town(database: Flask) -> None:
    """Two units of a centre and a committee, one of them met."""
    builders.municipality()
    committee = builders.committee("BUU", name="Børneudvalget")
    centre = Centre(code="C1")
    centre.periods.append(CentrePeriod(valid_from=builders.TERM_START, name="Center 1"))
    met, waits = builders.unit(committee), builders.unit(committee)
    met.periods[0].centre = waits.periods[0].centre = centre
    meeting = occasions.meeting(occasions.calendar(year=2026), committee, date(2026, 3, 3))
    occasions.contact(met, meeting, ContactStatus.HELD)
    db.session.commit()


def seen() -> object:
    """Everything the pages show of groups, waits and places."""
    picture = pictures.of_day(TODAY)
    rows = [shown.groups(picture, trait) for trait in Trait]
    return rows, shown.wait_lines(picture), picture.known.places, picture.coverage.view.months


def test_a_second_look_asks_for_the_term_and_the_mark() -> None:
    before = seen()

    with counted() as asked:
        assert seen() == before

    assert len(asked) == 2


def _first(row: type[Row]) -> Row:
    return db.session.scalars(select(row).order_by(row.id)).first() or pytest.fail("no such row")


CHANGES: dict[str, Callable[[], None]] = {
    "a committee is renamed": lambda: setattr(_first(CommitteePeriod), "name", "Andet udvalg"),
    "a centre is renamed": lambda: setattr(_first(CentrePeriod), "name", "Andet center"),
    "a unit is renamed": lambda: setattr(_first(UnitPeriod), "name", "Anden enhed"),
    "a unit closes": lambda: setattr(_first(Unit), "closed_on", date(2026, 6, 30)),
    "a unit moves": lambda: setattr(_first(Site), "town", "Anden by"),
    "a unit leaves its committee": lambda: db.session.delete(_first(UnitCommittee)),
    "a contact is corrected": lambda: setattr(_first(Contact), "politicians", 0),
    "the quorum is raised": lambda: setattr(_first(Municipality), "quorum_politicians", 30),
    "the guarantee is changed": lambda: setattr(_first(Municipality), "guarantee_months", 6),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_what_is_written_is_seen_at_the_next_look(change: Callable[[], None]) -> None:
    before = seen()

    change()
    during = seen()
    db.session.commit()

    assert during != before, "the session sees its own writes"
    assert seen() == during
