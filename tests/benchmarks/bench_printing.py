"""The printing job of the planner: agreements read, set by two processes, packed or bound together.

Everything from the order to the finished file, as the job runner does it: 100 agreements and then
500, packed with checksums, and 500 bound into one PDF with contents and bookmarks. `processor` is
the time of all processes together; `memory` is the most that the job's process, and the largest of
those that set the papers, have had so far.
"""

import resource
import time
from dataclasses import replace
from datetime import date

from sqlalchemy import select

from agreements.examples.story import story
from agreements.language import Language
from agreements.transitions import State
from planner import clock
from planner.agreements.printing.job import PRINT
from planner.agreements.printing.orders import Binding, Order, PaperKind
from planner.extensions import db
from planner.jobs import queue, runner
from planner.models.agreements import AgreementRound
from planner.models.jobs import Job, JobState
from tests.benchmarks.bench_agreements import YEAR, _unit
from tests.benchmarks.measure import in_seconds, peak_megabytes
from tests.benchmarks.serving import application
from tests.benchmarks.table import Table
from tests.planner import builders
from tests.planner.agreements.builders import agreement

ORDERS = ((100, Binding.PACKED), (500, Binding.PACKED), (500, Binding.BOUND))


def run() -> Table:
    """A row for each order."""
    with application():
        builders.municipality()
        rows = [
            _row(_round(place, number), number, binding)
            for place, (number, binding) in enumerate(ORDERS)
        ]
    headings = ["agreements", "time", "processor", "a minute", "file", "memory", "setting"]
    return Table("Printing in a job", headings, rows)


def _row(round_: AgreementRound, number: int, binding: Binding) -> list[str]:
    order = Order(
        round_id=round_.id,
        committee_id=None,
        kind=PaperKind.AGREEMENT,
        binding=binding,
        language=Language.DANISH,
    )
    user = builders.user()
    queue.enqueue(PRINT, order.payload(), user=user, at=clock.now())
    db.session.commit()
    db.session.expunge_all()
    before, started = _processor_seconds(), time.perf_counter()
    runner.run_due()
    seconds, used = time.perf_counter() - started, _processor_seconds() - before
    job = db.session.scalars(select(Job).order_by(Job.id.desc())).first()
    assert job is not None
    assert job.state is JobState.DONE, job.error
    assert job.result["printed_now"] == number
    children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    return [
        f"{number} {binding}",
        in_seconds(seconds),
        in_seconds(used),
        f"{number / seconds * 60:,.0f}",
        f"{job.result['bytes'] / 1e6:.1f} MB",
        f"{peak_megabytes()} MB",
        f"{children} MB",
    ]


def _round(place: int, number: int) -> AgreementRound:
    """A round of so many different agreements of five to six pages."""
    first = date(YEAR.start.year + place, 1, 1)
    row = AgreementRound(kind=YEAR.kind, first_day=first, last_day=first.replace(month=12, day=31))
    db.session.add(row)
    db.session.flush()
    committee = builders.committee()
    for each in range(number):
        told = story(_unit(each), YEAR)
        purpose = f"Aftale nummer {each}. {told.agreement.purpose}"
        content = replace(told.agreement, purpose=purpose)
        unit = builders.unit(committee)
        agreement(row, unit, committee, state=State.RUNNING, contents=[content])
    db.session.commit()
    return row


def _processor_seconds() -> float:
    """Of this process and of all it started that have ended."""
    whose = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return sum(used.ru_utime + used.ru_stime for used in map(resource.getrusage, whose))
