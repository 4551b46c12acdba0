"""Five hundred different agreements as tagged PDF/A-3a files, by one process and by two.

Each carries its data and checksum and the kodeks. Every agreement is another unit's, with goals of
its own, so that nothing is set twice. `memory` is the most that one process had.
"""

from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO

from pikepdf import Pdf

from agreements.agreement import Parties
from agreements.documents import agreement
from agreements.documents.agreement import AgreementPaper
from agreements.examples.library import EXAMPLES
from agreements.examples.story import Unit, story
from agreements.kodeks.local_sketch import LOCAL_SKETCH
from agreements.period import PeriodKind, beginning
from agreements.versions import Version
from tests.benchmarks import measure
from tests.benchmarks.table import Table
from typeset import paper

AGREEMENTS = 500
CREATED = datetime(2026, 3, 17, 14, 0, tzinfo=UTC)
YEAR = beginning(PeriodKind.CALENDAR_YEAR, 2026)
KINDS = ("daginstitution", "folkeskole", "plejecenter", "hjemmepleje", "jobcenter", "bibliotek")
COMMITTEES = ("BUU", "BUU", "FSU", "FSU", "SBU", "KFU")


def run() -> Table:
    """A row for one process and one for two."""
    rows = [_row(processes) for processes in (1, 2)]
    headings = ["processes", "time", "a minute", "pages each", "bytes each", "memory"]
    note = f"Made from {sum(map(len, EXAMPLES.values()))} example goals."
    return Table(f"{AGREEMENTS} agreements", headings, rows, (note,))


def _row(processes: int) -> list[str]:
    timing, made = measure.timed(lambda: _made(processes), repetitions=1)
    pages, sizes, memory = zip(*made, strict=True)
    return [
        str(processes),
        str(timing),
        f"{AGREEMENTS / timing.median * 60:,.0f}",
        f"{min(pages)} to {max(pages)}",
        f"{sum(sizes) // len(sizes):,}",
        f"{max(memory)} MB",
    ]


def _made(processes: int) -> list[tuple[int, int, int]]:
    with ProcessPoolExecutor(processes) as pool:
        return list(pool.map(made, range(AGREEMENTS), chunksize=25))


def made(number: int) -> tuple[int, int, int]:
    """Pages, bytes and the process's memory so far, in megabytes."""
    told = story(_unit(number), YEAR)
    content = replace(told.agreement, purpose=f"Aftale nummer {number}. {told.agreement.purpose}")
    document = agreement.document(
        AgreementPaper(
            version=Version(1, content),
            created=CREATED,
            kodeks=LOCAL_SKETCH,
            with_data=True,
        )
    )
    file = paper.render(document).content
    return len(Pdf.open(BytesIO(file)).pages), len(file), measure.peak_megabytes()


def _unit(number: int) -> Unit:
    # Places that have three local goals, for the longest papers.
    kind = number % len(KINDS)
    return Unit(
        place=3 * number + 2,
        code=f"U{number:03d}",
        kind=KINDS[kind],
        committee_code=COMMITTEES[kind],
        parties=Parties(
            municipality="Prøve Kommune",
            unit=f"Enhed {number}",
            unit_leader=f"Leder {number}",
            committee=COMMITTEES[kind],
            chair="Medlem 1",
            administration="Center 1",
            administrator="Centerchef 1",
        ),
        sites=(f"Vej {number}",),
    )
