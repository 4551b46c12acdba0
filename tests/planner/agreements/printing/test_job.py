"""Printing many papers: whole, only what may be read, packed with checksums or bound."""

import csv
import hashlib
import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask, current_app
from pikepdf import Pdf

from planner.agreements.printing import folder, orders
from planner.agreements.printing.folder import CHECKSUMS, MANIFEST, Folder
from planner.agreements.printing.orders import Binding, PaperKind
from planner.config import Settings
from planner.extensions import db
from planner.jobs import runner
from planner.models.accounts import Role
from planner.models.agreements import Agreement
from planner.models.jobs import Job, JobState
from tests.planner import builders, occasions
from tests.planner.agreements.printing.builders import Town
from tests.planner.occasions import NOW
from tests.typeset.test_paper import assert_accessible
from typeset import binding
from typeset.blocks import Cover


@pytest.fixture
def town(database: Flask) -> Town:
    return Town()


def run(job: Job) -> Folder:
    runner.run_due()
    db.session.refresh(job)
    assert job.state is JobState.DONE, job.error
    return folder.of_job(settings(), job.id)


def settings() -> Settings:
    found: Settings = current_app.extensions["settings"]
    return found


def entries(path: Path) -> Iterator[tuple[str, bytes]]:
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            yield name, archive.read(name)


def test_each_unit_has_a_file_with_its_checksum_and_a_line_in_the_manifest(town: Town) -> None:
    done = run(town.queued()).finished

    assert done is not None
    files = dict(entries(done))
    sums, manifest = files.pop(CHECKSUMS).decode(), files.pop(MANIFEST).decode("utf-8-sig")
    assert len(files) == 3
    for line in sums.splitlines():
        digest, _two_spaces, name = line.partition("  ")
        assert hashlib.sha256(files[name]).hexdigest() == digest
    rows = list(csv.DictReader(io.StringIO(manifest), delimiter=";"))
    assert [(row["enhed"], row["fil"]) for row in rows] == [
        (f"Enhed {place:03d}", name) for place, name in enumerate(files)
    ]
    assert all(row["sha-256"] in sums for row in rows)


def test_the_same_order_gives_the_same_bytes(town: Town) -> None:
    first, second = run(town.queued()).finished, run(town.queued()).finished

    assert first is not None
    assert second is not None
    assert first.read_bytes() == second.read_bytes()


def test_many_are_printed_by_two_processes_and_none_is_missing(database: Flask) -> None:
    town = Town(number=12)
    job = town.queued()
    done = run(job).finished

    assert done is not None
    assert len(list(entries(done))) == 12 + 2
    assert job.result["printed_now"] == 12
    assert job.percent == 100


def test_what_was_printed_is_not_printed_again(town: Town) -> None:
    job = town.queued()
    place = folder.of_job(settings(), job.id)
    first, *_others = orders.items(town.order(committee=town.committee), town.user)
    place.keep(first, "udviklingsaftale.pdf", b"%PDF as it was")
    run(job)

    assert job.result["papers"] == 3
    assert job.result["printed_now"] == 2


def test_bound_papers_have_contents_bookmarks_and_keep_the_standards(town: Town) -> None:
    order = town.order(binding=Binding.BOUND, committee=town.committee)
    done = run(town.queued(order)).finished

    assert done is not None
    assert done.name == "udviklingsaftaler-2027.pdf"
    with Pdf.open(done) as pdf, pdf.open_outline() as outline:
        titles = [str(entry.title) for entry in outline.root[0].children]
    assert [title for title in titles if "Enhed" in title] == [
        f"Udviklingsaftale 2027: Enhed {place:03d}" for place in range(3)
    ]
    documents = [
        orders.document(item, order, town.user, today=NOW.date())
        for item in orders.items(order, town.user)
    ]
    whole = binding.bound(
        documents,
        title="Udviklingsaftaler 2027",
        subject="Udviklingsaftaler 2027: Børneudvalget",
        filename="udviklingsaftaler-2027.pdf",
        cover=Cover("Prøvekommune", "Børneudvalget"),
        created=documents[0].created,
        language=order.language,
    )
    assert_accessible(done.read_bytes(), whole)


def test_a_councillor_gets_no_drafts(town: Town) -> None:
    councillor = builders.user(Role.COUNCIL_MEMBER)
    names = [item.unit for item in orders.items(town.order(), councillor)]
    assert "Musikskolen" not in names
    assert "Musikskolen" in [item.unit for item in orders.items(town.order(), town.user)]


def test_sheets_are_of_the_units_that_meet_politicians(town: Town) -> None:
    order = town.order(PaperKind.DIALOGUE)
    assert orders.items(order, town.user) == []

    meeting = occasions.meeting(occasions.calendar(), town.committee)
    item, *_others = orders.items(town.order(committee=town.committee), town.user)
    unit = db.session.get_one(Agreement, item.agreement_id).unit
    occasions.contact(unit, meeting)
    assert [each.unit for each in orders.items(order, town.user)] == [item.unit]
    sheet = orders.document(item, order, town.user, today=NOW.date())
    assert sheet.title == item.unit


def test_old_files_are_thrown_away(town: Town) -> None:
    place = run(town.queued())
    made = NOW.fromtimestamp(place.path.stat().st_mtime, tz=NOW.tzinfo)

    folder.forget_old(settings(), at=made + folder.KEPT * 0.9)
    assert place.finished is not None
    folder.forget_old(settings(), at=made + folder.KEPT * 1.1)
    assert place.finished is None
