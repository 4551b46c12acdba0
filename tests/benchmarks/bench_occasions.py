"""Pages that are seldom this long, on SQLite, in this process.

Processor time of the whole page with its frame, for somebody who may do everything. `in loops` is
the page in units of a fixed piece of work timed just before and after it. A dialogue meeting has
room for 60 units at most, and few municipalities have 25 committees: those are the two forms'
lengths here.
"""

from collections.abc import Iterator
from datetime import date, timedelta

import time_machine

from planner.extensions import db
from planner.models.accounts import Role, User
from planner.models.committees import Committee
from planner.models.meetings import CalendarStatus
from planner.models.rotations import ContactStatus, Rotation
from planner.models.units import Centre, CentreHead, CentrePeriod, Unit
from tests.benchmarks.serving import PAGE_HEADINGS, application, loop_note, page_row
from tests.benchmarks.table import Table
from tests.planner import builders, codes, occasions
from tests.planner.occasions import NOW

ROWS, COMMITTEES, SEATS = 200, 25, 60


def run() -> Table:
    """A row for each page."""
    with application() as app, time_machine.travel(NOW, tick=False):
        builders.municipality()
        committees = [builders.committee() for _one in range(COMMITTEES)]
        rotation, units = _visits(committees)
        pages = {
            f"a version of the kodeks with {ROWS} comments": _commented(),
            f"the form when a host cancels, of {ROWS} visits": (
                f"/rotations/{rotation.id}/replan/host-cancels"
            ),
            f"a year that {COMMITTEES} committees are to decide": _undecided(committees),
            f"the form of a rotation of {COMMITTEES} committees": "/rotations/new",
            f"the form of a dialogue meeting with {SEATS} units": _dialogue(units[:SEATS]),
        }
        client, own = app.test_client(), app.test_client()
        builders.sign_in(own, _head(units))
        builders.sign_in(client, occasions.somebody())
        rows = [page_row(client, name, address) for name, address in pages.items()]
        rows.append(page_row(own, f"the start page of a centre with {ROWS} visits", "/"))
    return Table("Pages that are seldom long", PAGE_HEADINGS, rows, (loop_note(),))


def _visits(committees: list[Committee]) -> tuple[Rotation, list[Unit]]:
    """A published rotation with a visit to each of the units."""
    calendar, rotation = occasions.calendar(), occasions.rotation(*committees)
    units, assigned = [], {}
    for one, day in _days(date(2027, 2, 1)):
        committee = committees[one % COMMITTEES]
        unit = builders.unit(committee, name=f"Østre Enhed {one}")
        assigned[occasions.meeting(calendar, committee, day)] = [unit]
        units.append(unit)
    occasions.published(rotation, assigned)
    return rotation, units


def _days(first: date) -> Iterator[tuple[int, date]]:
    """A working day for each of the rows, numbered."""
    for one in range(ROWS):
        yield one, first + timedelta(weeks=one // 5, days=one % 5)


def _commented() -> str:
    version = codes.version()
    for one in range(ROWS):
        codes.comment(version, clause=version.clauses[one % len(version.clauses)].key)
    return f"/kodeks/versions/{version.number}"


def _undecided(committees: list[Committee]) -> str:
    calendar = occasions.calendar(CalendarStatus.ADOPTED, year=2028)
    for one, day in _days(date(2028, 1, 31)):
        occasions.meeting(calendar, committees[one % COMMITTEES], day)
    return "/calendar/2028"


def _dialogue(units: list[Unit]) -> str:
    """A meeting that has been, with its units still to be recorded."""
    calendar = occasions.calendar(year=2026)
    owner = units[0].committees[0].committee
    meeting = occasions.dialogue(calendar, owner, date(2026, 12, 1), seats=SEATS, is_draft=False)
    for unit in units:
        occasions.contact(unit, meeting, ContactStatus.PLANNED)
    return f"/contacts/meetings/{meeting.id}"


def _head(units: list[Unit]) -> User:
    """Somebody who heads the units' centre."""
    person = builders.person()
    centre = Centre(code="C1")
    centre.periods.append(CentrePeriod(valid_from=builders.TERM_START, name="Center 1"))
    centre.heads.append(CentreHead(valid_from=builders.TERM_START, person=person))
    db.session.add(centre)
    for unit in units:
        unit.periods[0].centre = centre
    db.session.flush()
    return builders.user(Role.CENTRE_HEAD, centre_id=centre.id, person=person)
