"""Pages of calendar, rotation, contacts and coverage at 200 rows, on SQLite, in this process.

Processor time of the whole page with its frame, from the request to the last compressed byte, for
somebody who may do everything. `in loops` is the page in units of a fixed piece of work timed just
before and after it, since other work on the machine makes both longer.
"""

from datetime import date, timedelta

import time_machine
from flask import Flask
from flask.testing import FlaskClient

from planner.extensions import db
from planner.feeds import operations as feeds
from planner.models.rotations import ContactStatus, Rotation
from schedules import ical
from tests.benchmarks.serving import PAGE_HEADINGS, application, loop_note, page_row
from tests.benchmarks.table import Table
from tests.planner import builders, occasions
from tests.planner.occasions import NOW

ROWS = 200
UNITS_OF_EACH = 25  # committees of 25 units meet one of them at each of 25 meetings


def run() -> Table:
    """A row for each page."""
    with application() as app, time_machine.travel(NOW, tick=False):
        rotation = _fill()
        feed = feeds.subscribe(rotation.committees[0].committee, user=occasions.somebody(), at=NOW)
        subscribed = f"/feeds/{feed.token}.ics"
        pages = {
            f"a year of {ROWS} meetings as a list": "/calendar/2027",
            "the same as an overview": "/calendar/2027?view=year",
            "one month of it": "/calendar/2027?view=month&month=3",
            "the same for the public": "/public/calendar/2027",
            f"a published rotation of {ROWS} visits": f"/rotations/{rotation.id}/versions/1",
            f"the same by {ROWS} units": f"/rotations/{rotation.id}/versions/1?view=unit",
            "its workbench": f"/rotations/{rotation.id}",
            f"the plan on it, with {ROWS} locks to set": f"/rotations/{rotation.id}/plan",
            f"{ROWS} hosts": "/contacts/hosts",
            f"{ROWS} meetings to be recorded": "/contacts/?show=all",
            f"{ROWS} units by how long they have waited": "/coverage/waiting?show=all",
            "the same month by month": "/coverage/months?show=all",
            "the same on the map and in towns": "/coverage/map",
            "the overview of their coverage": "/coverage",
            "the politicians' hours with them": "/coverage/politicians",
            "the start page of the secretariat": "/",
            "a committee's calendar feed": subscribed,
        }
        client = _client(app)
        rows = [page_row(client, name, page) for name, page in pages.items()]
        first = "the same, with no event asked for before"
        rows.append(page_row(client, first, subscribed, forget=ical.lines.cache_clear))
    return Table("Pages of plans", PAGE_HEADINGS, rows, (loop_note(),))


def _fill() -> Rotation:
    builders.municipality()
    calendar, past = occasions.calendar(), occasions.calendar(year=2026)
    committees = [builders.committee() for _one in range(ROWS // UNITS_OF_EACH)]
    rotation = occasions.rotation(*committees)
    assigned = {}
    for place, committee in enumerate(committees):
        for week in range(UNITS_OF_EACH):
            day = date(2027, 1, 18) + timedelta(weeks=week, days=place % 5)
            meeting = occasions.meeting(calendar, committee, day)
            unit = builders.unit(committee)
            site = unit.sites[0]
            site.town, site.lat, site.lon = f"By {place}", 55.2 + week / 50, 11.2 + place / 20
            assigned[meeting] = [unit]
            before = occasions.meeting(past, committee, day - timedelta(weeks=52))
            occasions.contact(unit, before, ContactStatus.HELD)
    occasions.published(rotation, assigned)
    return rotation


def _client(app: Flask) -> FlaskClient:
    client = app.test_client()
    builders.sign_in(client, occasions.somebody())
    db.session.remove()
    return client
