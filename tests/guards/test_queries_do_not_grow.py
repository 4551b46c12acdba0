"""No page asks the database more often because it has more rows.

A feature adds its pages to `PAGES`; every page is opened with a few and with many of what it lists.
"""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
import time_machine
from flask.testing import FlaskClient
from sqlalchemy import event

from planner.extensions import db
from planner.models.units import Centre, CentrePeriod, LeaderRole, UnitLeader
from tests.guards import (
    agreement_life_pages,
    agreement_pages,
    coverage_pages,
    governance_pages,
    planning_pages,
)
from tests.guards.list_page import ListPage
from tests.planner import builders, occasions

FEW, MANY = 3, 12


def units(number: int) -> None:
    """So many units, each with a leader of its own, under one committee."""
    committee = builders.committee("BUU")
    for _one in range(number):
        unit = builders.unit(committee)
        unit.leaders.append(
            UnitLeader(
                valid_from=builders.TERM_START, person=builders.person(), role=LeaderRole.LEADER
            )
        )


def committees(number: int) -> None:
    """So many committees with two members and a unit."""
    for _one in range(number):
        committee = builders.committee()
        builders.politician(committee), builders.politician(committee)
        builders.unit(committee)


def one_committee(number: int) -> int:
    """One committee with so many members and units."""
    committee = builders.committee("BUU")
    for _one in range(number):
        builders.politician(committee)
        builders.unit(committee)
    return committee.id


def one_unit(number: int) -> int:
    """One unit that has belonged to so many committees and had so many deputies."""
    unit = builders.unit(*(builders.committee() for _one in range(number)))
    for _one in range(number):
        unit.leaders.append(
            UnitLeader(
                valid_from=builders.TERM_START, person=builders.person(), role=LeaderRole.DEPUTY
            )
        )
    return unit.id


def centres(number: int) -> None:
    """So many centres."""
    for one in range(number):
        centre = Centre(code=f"C{one}")
        centre.periods.append(CentrePeriod(valid_from=builders.TERM_START, name=f"Center {one}"))
        db.session.add(centre)


PAGES = [
    ListPage("/units?show=all&as-of=2026-06-01", units),
    ListPage("/register?as-of=2026-06-01", units),
    ListPage("/people?show=all&group=leaders&as-of=2026-06-01", units),
    ListPage("/people?show=all&as-of=2026-06-01", committees),
    ListPage("/committees?as-of=2026-06-01", committees),
    ListPage("/committees/{id}?as-of=2026-06-01", one_committee),
    ListPage("/units/{id}?as-of=2026-06-01", one_unit),
    ListPage("/centres?as-of=2026-06-01", centres),
    ListPage("/exchange/units.csv?as-of=2026-06-01", units),
    ListPage("/exchange/committees.csv?as-of=2026-06-01", committees),
    ListPage("/exchange/politicians.csv?as-of=2026-06-01", committees),
    *governance_pages.PAGES,
    *planning_pages.PAGES,
    *coverage_pages.PAGES,
    *agreement_life_pages.PAGES,
    *agreement_pages.PAGES,
]


@contextmanager
def counted() -> Iterator[list[str]]:
    """The statements the block sends to the database."""
    sent: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        sent.append(statement)

    event.listen(db.engine, "before_cursor_execute", note)
    try:
        yield sent
    finally:
        event.remove(db.engine, "before_cursor_execute", note)


@time_machine.travel(occasions.NOW, tick=False)
def statements(client: FlaskClient, page: ListPage, number: int) -> list[str]:
    builders.municipality()
    address = page.address.format(id=page.fill(number))
    builders.sign_in(client, page.reader())
    db.session.remove()
    with counted() as sent:
        answer = client.get(address)
    assert answer.status_code == 200, address
    return sent


@pytest.mark.parametrize("page", PAGES, ids=lambda page: f"{page.address} {page.fill.__name__}")
def test_a_longer_list_asks_the_database_no_more_often(client: FlaskClient, page: ListPage) -> None:
    few = statements(client, page, FEW)
    db.session.remove()
    for table in reversed(db.metadata.sorted_tables):
        db.session.execute(table.delete())
    db.session.commit()
    many = statements(client, page, MANY)

    assert len(many) <= len(few), (
        f"{page.address} sent {len(few)} statements with {FEW} rows and {len(many)} with {MANY}:"
        " read with columns, a join or selectinload, never lazily in a loop. Sent:\n"
        + "\n".join(many)
    )
