"""The pages of one agreement with 200 of what they list, on SQLite, in this process.

Processor time of the whole page with its frame, for somebody who may do everything or leads the
unit. `in loops` is the page in units of a fixed piece of work timed just before and after it.
"""

import time_machine

from agreements.transitions import State
from planner.extensions import db
from tests.benchmarks.serving import PAGE_HEADINGS, application, loop_note, page_row
from tests.benchmarks.table import Table
from tests.guards import agreement_life_pages as filled
from tests.planner import builders, occasions
from tests.planner.agreements.builders import agreement, agreement_round, saying
from tests.planner.occasions import NOW

ROWS = 200
FOLLOW_UPS = 8  # of a council term: midway and annual, each of its four years


def run() -> Table:
    """A row for each page."""
    with application() as app, time_machine.travel(NOW, tick=False):
        builders.municipality()
        draft, running = filled.one_draft(ROWS), filled.in_force(FOLLOW_UPS)
        measured, two = filled.in_force(ROWS), _two_versions()
        db.session.commit()
        pages = {
            f"a draft after {ROWS} steps, 50 a page": f"/agreements/{draft}",
            f"{ROWS} comments on a draft": f"/agreements/{draft}/comments",
            f"an agreement after {FOLLOW_UPS} follow-ups": f"/agreements/{running}",
            "two of its versions, word by word": f"/agreements/{two}/compare",
        }
        client = app.test_client()
        builders.sign_in(client, occasions.somebody())
        rows = [page_row(client, name, address) for name, address in pages.items()]
        leader = app.test_client()
        builders.sign_in(leader, filled.leader())
        own = {
            f"{ROWS} measurements": f"/agreements/{measured}/measurements",
            "the form of a follow-up": f"/agreements/{running}/follow-up",
        }
        rows += [page_row(leader, name, address) for name, address in own.items()]
    return Table("Pages of one agreement", PAGE_HEADINGS, rows, (loop_note(),))


def _two_versions() -> int:
    committee = builders.committee()
    row = agreement(
        agreement_round(2029),
        builders.unit(committee),
        committee,
        state=State.RUNNING,
        contents=[saying("Én ting."), saying("Noget helt andet.")],
        are_frozen=(True, True),
    )
    return row.id
