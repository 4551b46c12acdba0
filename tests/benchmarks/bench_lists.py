"""Lists of the administration, the register and the kodeks at 200 rows, on SQLite, in this process.

Processor time of the whole page with its frame, for somebody who may do everything. `in loops` is
the page in units of a fixed piece of work timed just before and after it. A list that grows for
ever shows 50 of its rows, or the newest.
"""

from datetime import date, timedelta

import time_machine
from flask import Flask
from flask.testing import FlaskClient

from agreements.kodeks.review import Table as Side
from planner import trail
from planner.discussions import operations as discussions
from planner.extensions import db
from planner.feeds import operations as feeds
from planner.jobs import queue
from planner.models.accounts import Role
from planner.models.committees import Committee
from planner.models.units import Centre, CentrePeriod, LeaderRole, Unit, UnitLeader
from tests.benchmarks.serving import PAGE_HEADINGS, application, loop_note, page_row
from tests.benchmarks.table import Table
from tests.planner import builders, codes, occasions
from tests.planner.occasions import NOW

ROWS = 200
COMMITTEES = 8


def run() -> Table:
    """A row for each page."""
    with application() as app, time_machine.travel(NOW, tick=False):
        unit = _fill()
        pages = {
            f"{ROWS} accounts": "/admin/accounts",
            f"{ROWS} background jobs": "/admin/jobs",
            "50 events of the audit trail": "/admin/trail",
            f"a unit with {ROWS} events, the newest 10": f"/units/{unit.id}",
            f"a committee with {ROWS // COMMITTEES} units": "/committees/1",
            f"{ROWS} centres": "/centres",
            f"how far {ROWS} leaders have acknowledged the kodeks": "/kodeks/acknowledgements",
            "the form to note those on paper": "/kodeks/acknowledgements/on-paper",
            f"{ROWS} discussions of a year": "/discussions?year=2027",
            f"50 of {ROWS} subscriptions": "/feeds/",
        }
        client = _client(app)
        rows = [page_row(client, name, page) for name, page in pages.items()]
    return Table("Other lists", PAGE_HEADINGS, rows, (loop_note(),))


def _fill() -> Unit:
    """Everything there are 200 of, with the unit that has 200 events."""
    builders.municipality()
    user = occasions.somebody()
    committees = [builders.committee() for _one in range(COMMITTEES)]
    units = []
    for one in range(ROWS):
        unit = builders.unit(committees[one % COMMITTEES], name=f"Østre Enhed {one}")
        unit.leaders.append(
            UnitLeader(
                valid_from=builders.TERM_START,
                person=builders.person(f"Leder {one}"),
                role=LeaderRole.LEADER,
            )
        )
        units.append(unit)
        centre = Centre(code=f"C{one}")
        centre.periods.append(CentrePeriod(valid_from=builders.TERM_START, name=f"Center {one}"))
        db.session.add(centre)
        builders.user(Role.COMMITTEE_SECRETARY, committee=committees[one % COMMITTEES])
        queue.enqueue("backup", {}, user=user, at=NOW)
    db.session.flush()
    _say(units, committees)
    return units[0]


def _say(units: list[Unit], committees: list[Committee]) -> None:
    """What is said of the units and in the committees: events, subscriptions, discussions."""
    user = occasions.somebody()
    codes.version()
    codes.member(codes.main_med(), Side.EMPLOYEES)
    calendar = occasions.calendar()
    for one, unit in enumerate(units):
        feeds.subscribe(unit, user=user, at=NOW)
        trail.record(
            "edit",
            units[0],
            user=user,
            at=NOW,
            before={"town": "Sorø"},
            after={"town": f"By {one}"},
        )
        day = date(2027, 1, 4) + timedelta(days=one)
        meeting = occasions.meeting(calendar, committees[one % COMMITTEES], day)
        discussions.place(meeting, "sandhed", user=user, at=NOW)


def _client(app: Flask) -> FlaskClient:
    client = app.test_client()
    builders.sign_in(client, occasions.somebody())
    db.session.commit()
    db.session.remove()
    return client
