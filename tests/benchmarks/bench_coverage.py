"""The pages and files of coverage for 1,200 units over a term, on SQLite, in this process.

Processor time of the whole page with its frame, from the request to the last compressed byte.
`in loops` is the page in units of a fixed piece of work timed just before and after it. Each unit
has four to six contacts in the term.
"""

import random
from datetime import UTC, datetime, timedelta

import time_machine

from planner.extensions import db
from planner.models.accounts import Role
from planner.models.rotations import Contact, ContactForm, ContactStatus
from tests.benchmarks.serving import PAGE_HEADINGS, application, loop_note, page_row
from tests.benchmarks.table import Table
from tests.planner import builders, occasions

UNITS, COMMITTEES, ROUNDS = 1200, 12, 5
NOW = datetime(2029, 6, 1, 9, tzinfo=UTC)
PAGES = {
    "the overview": "/coverage",
    "the overview by kind": "/coverage?by=kind",
    "who waits, 50 of them": "/coverage/waiting",
    "all who wait": "/coverage/waiting?show=all",
    "month by month, 50 units": "/coverage/months",
    "the map and its list": "/coverage/map",
    "the politicians' time": "/coverage/politicians",
    "as CSV": "/coverage/report.csv",
    "as a workbook": "/coverage/report.xlsx",
    "as a page of the paper": "/coverage/report.html",
    "as PDF": "/coverage/report.pdf",
    "HovedMED's start page": "/",
}


def run() -> Table:
    """A row for each page or file."""
    with application() as app, time_machine.travel(NOW, tick=False):
        _fill()
        client = app.test_client()
        builders.sign_in(client, builders.user(Role.MAIN_MED))
        rows = [page_row(client, name, address, ROUNDS) for name, address in PAGES.items()]
    return Table("Coverage", PAGE_HEADINGS, rows, (loop_note(),))


def _fill() -> None:
    dice = random.Random(0)
    builders.municipality()
    committees = [builders.committee() for _ in range(COMMITTEES)]
    for committee in committees:
        for _ in range(7):
            builders.politician(committee)
    calendars = [occasions.calendar(year=year) for year in range(2026, 2030)]
    term = [builders.TERM_START + timedelta(days=day) for day in range(1461)]
    talks = [
        [
            occasions.dialogue(calendars[day.year - 2026], committee, day, is_draft=False)
            for day in sorted(dice.sample(term, 80))
        ]
        for committee in committees
    ]
    for one in range(UNITS):
        place = one % COMMITTEES
        unit = builders.unit(committees[place], kind=f"art {one % 30}", name=f"Enhed {one}")
        site = unit.sites[0]
        site.town = f"By {one % 40}"
        site.lat, site.lon = 55 + dice.random() / 2, 11 + dice.random() / 2
        unit.periods[0].employees = dice.randrange(3, 150)
        for meeting in dice.sample(talks[place], dice.randrange(4, 7)):
            is_over = meeting.day < NOW.date()
            db.session.add(
                Contact(
                    unit=unit,
                    committee=committees[place],
                    meeting=meeting,
                    form=dice.choice(list(ContactForm)),
                    day=meeting.day,
                    status=ContactStatus.HELD if is_over else ContactStatus.PLANNED,
                    politicians=5 * is_over,
                    staff_present=is_over and dice.random() < 0.6,
                    changed_at=occasions.NOW,
                )
            )
    db.session.commit()
