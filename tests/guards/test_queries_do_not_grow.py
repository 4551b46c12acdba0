"""No page asks the database more often because it has more rows.

A feature adds its pages to `PAGES`; every page is opened with a few and with many of what it lists.
"""

from datetime import date
from urllib.parse import urlsplit

import pytest
import time_machine
from flask import Flask
from flask.testing import FlaskClient

from planner.extensions import db
from planner.jobs import queue
from planner.models.accounts import Role
from planner.models.municipality import ClosedDay
from planner.models.units import Centre, CentreHead, CentrePeriod, LeaderRole, UnitLeader
from tests.conftest import empty_the_database
from tests.guards import (
    agreement_life_pages,
    agreement_pages,
    coverage_pages,
    governance_pages,
    planning_pages,
)
from tests.guards.counting import counted
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


def one_centre(number: int) -> int:
    """A centre with so many units and heads."""
    centre = Centre(code="BU")
    centre.periods.append(CentrePeriod(valid_from=builders.TERM_START, name="Børn og Unge"))
    db.session.add(centre)
    for one in range(number):
        builders.unit().periods[0].centre = centre
        head = CentreHead(
            valid_from=date(2026, 1, 1 + one),
            valid_to=date(2026, 1, 1 + one),
            person=builders.person(),
        )
        centre.heads.append(head)
    db.session.flush()
    return centre.id


def one_person(number: int) -> int:
    """A politician in so many committees."""
    return builders.politician(*(builders.committee() for _one in range(number))).id


def accounts(number: int) -> None:
    """So many accounts, each with a role in a committee of its own."""
    for _one in range(number):
        builders.user(Role.COMMITTEE_SECRETARY, committee=builders.committee())


def jobs(number: int) -> None:
    """So many jobs, asked for by as many, with an event on the trail for each."""
    for _one in range(number):
        queue.enqueue("backup", {}, user=builders.user(), at=occasions.NOW)


def closed_days(number: int) -> None:
    """So many days on which no meetings are held."""
    for one in range(1, number + 1):
        db.session.add(ClosedDay(name=f"Lukkedag {one}", month=2, day=one))


PAGES = [
    ListPage("/centres/{id}?as-of=2026-01-02", one_centre),
    ListPage("/people/{id}?as-of=2026-06-01", one_person),
    ListPage("/admin/accounts", accounts),
    ListPage("/admin/jobs", jobs),
    ListPage("/admin/trail", jobs),
    ListPage("/settings", closed_days),
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
    ListPage("/agreements?round=all&show=all", agreement_pages.one_round),
    *agreement_pages.PAGES,
]

# Pages to be read that are about one thing, send the reader on, or are a finished file.
WITHOUT_LISTS = {
    *("static", "health.alive", "health.ready", "auth.accessibility"),
    *("admin.index", "admin.account", "admin.job", "admin.backups"),
    *("meetings.now", "meetings.solving", "public.calendar"),
    *("rotations.running", "rotations.meeting_reasons", "rotations.weigh"),
    *("agreements.agreement", "agreements.compare", "agreements.data", "agreements.dialogue_sheet"),
    *("agreements.follow_up", "agreements.exported", "agreements.printed", "agreements.printing"),
    *("agreements.exchange", "agreements.exchange_preview", "agreements.measurements_to_fill_in"),
    *("agreements.opening", "agreements.catalogue", "agreements.shared_goals"),
    *("discussions.subject", "register.exchange.preview"),
}


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
    empty_the_database()
    many = statements(client, page, MANY)

    assert len(many) <= len(few), (
        f"{page.address} sent {len(few)} statements with {FEW} rows and {len(many)} with {MANY}:"
        " read with columns, a join or selectinload, never lazily in a loop. Sent:\n"
        + "\n".join(many)
    )


def test_every_page_that_lists_anything_is_counted(app: Flask) -> None:
    addresses = app.url_map.bind("localhost")
    paths = [urlsplit(page.address.format(id=1)).path for page in PAGES]
    counted_ones = {addresses.match(path)[0] for path in paths}
    missing = pages_of(app) - counted_ones - WITHOUT_LISTS

    assert not missing, (
        f"{sorted(missing)}: a page that lists rows belongs in PAGES, one that lists none in"
        " WITHOUT_LISTS"
    )
    assert not WITHOUT_LISTS - pages_of(app), "WITHOUT_LISTS names pages there are not"


def pages_of(app: Flask) -> set[str]:
    """Every page to be read. One that also takes a form asks about a single thing."""
    rules = [rule for rule in app.url_map.iter_rules() if "GET" in (rule.methods or ())]
    forms = {rule.endpoint for rule in app.url_map.iter_rules() if "POST" in (rule.methods or ())}
    return {rule.endpoint for rule in rules} - forms
