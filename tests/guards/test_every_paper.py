"""Every paper the application prints keeps PDF/UA-1 and PDF/A, and is a web page with the same.

The demo is loaded on a day when it has the most states: agreements being made, in force and closed,
a rotation published, and most of its meetings held.
"""

import io
import shutil
import zipfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from itertools import zip_longest

import pikepdf
import pytest
import time_machine
from flask import Flask, Response
from flask.testing import FlaskClient
from sqlalchemy import func, select

from agreements.transitions import State
from planner.agreements.printing.orders import Binding, PaperKind
from planner.auth.demo import DOMAIN
from planner.demo import load
from planner.extensions import db
from planner.jobs import runner
from planner.models.accounts import User
from planner.models.agreements import Agreement
from planner.web.guard import public
from tests.guards import paper_addresses
from tests.guards.paper_addresses import NOBODY, READERS, Address
from tests.peers import html_structure, pdf_structure
from tests.peers.pdf_standards import Standard, broken_rules
from tests.planner import builders

AT = datetime(2026, 11, 20, 9, tzinfo=UTC)
SECRETARIAT = READERS["agreements.agreement"]


@pytest.fixture
def demo(client: FlaskClient, database: Flask) -> Iterator[Flask]:
    """The demo on its day, and nothing printed by other tests."""
    shutil.rmtree(database.extensions["settings"].var / "papers", ignore_errors=True)
    with time_machine.travel(AT, tick=False):
        load.load(at=AT)
        db.session.commit()
        yield database


def test_every_view_that_prints_is_among_those_read_here(app: Flask) -> None:
    """A new paper: say in `paper_addresses` who reads it, and which of it there are."""
    assert set(paper_addresses.forms(app)) == set(READERS)


def test_a_view_that_answers_a_pdf_and_is_not_read_here_fails(app: Flask) -> None:
    view = app.view_functions["health.alive"]
    app.view_functions["health.alive"] = public(lambda: Response(b"", mimetype="application/pdf"))
    try:
        with pytest.raises(AssertionError, match=r"health\.alive prints"):
            app.test_client().get("/healthz")
    finally:
        app.view_functions["health.alive"] = view


def test_every_paper_of_the_demo_keeps_the_standards_and_says_the_same_as_a_page(
    demo: Flask,
) -> None:
    papers = list(paper_addresses.every_paper())
    kinds = {each.endpoint: each for each in papers}
    faults = [*_faults(demo, papers, "da"), *_faults(demo, kinds.values(), "en")]

    assert not faults, "\n".join(faults)
    assert set(kinds) == set(READERS), "the demo has one of each kind"
    assert {row.state for row in db.session.query(Agreement)} == {
        *(State.DRAFT, State.IN_CONSULTATION, State.READY_FOR_DIALOGUE),
        *(State.RUNNING, State.MIDWAY, State.CLOSED),
    }


@pytest.mark.parametrize("binding", Binding)
def test_papers_that_are_ordered_together_keep_the_standards(demo: Flask, binding: Binding) -> None:
    """Of the committee with fewest agreements, each kind of paper of a year that is over."""
    query = select(Agreement.round_id, Agreement.committee_id).where(
        Agreement.state == State.CLOSED
    )
    of = Agreement.round_id, Agreement.committee_id
    round_id, committee_id = db.session.execute(query.group_by(*of).order_by(func.count())).first()
    client, made = _signed_in(demo, SECRETARIAT), 0
    for kind in PaperKind:
        order = {"kind": kind, "committee": committee_id, "binding": binding}
        answer = client.post(f"/agreements/rounds/{round_id}/papers", data=order)
        runner.run_due()
        file = client.get(f"{answer.location}/file")
        for content in _pdfs(file.data):
            made += 1
            assert faults_of_file(content) == [], kind

    assert made > len(PaperKind) or binding is Binding.BOUND


def test_an_agreement_carries_its_data_when_asked_and_is_then_pdf_a_3a(demo: Flask) -> None:
    [row, *_] = db.session.query(Agreement).filter_by(state=State.CLOSED)
    address = f"/agreements/{row.id}/versions/1"
    client = _signed_in(demo, SECRETARIAT)
    content = client.get(f"{address}.pdf?data=yes").data

    assert faults_of_file(content, Standard.PDF_A_3A) == []
    with pikepdf.open(io.BytesIO(content)) as pdf:
        inside = pdf.attachments["aftale.json"].get_file().read_bytes()
    assert inside == client.get(f"{address}.json").data
    assert broken_rules(content, Standard.PDF_A_2A) != []
    assert b"EmbeddedFile" not in client.get(f"{address}.pdf").data


Change = Callable[[pikepdf.Pdf], None]


def _without_language(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/Lang"]


def _without_alt(pdf: pikepdf.Pdf) -> None:
    for elem in _elements(pdf, "/Figure"):
        del elem["/Alt"]


def _without_scope(pdf: pikepdf.Pdf) -> None:
    for elem in _elements(pdf, "/TH"):
        del elem["/A"]


def _without_heading(pdf: pikepdf.Pdf) -> None:
    contents = pdf.pages[0].obj.Contents
    changed = contents.read_bytes().replace(b"/H1 <</MCID", b"/Artifact <</MCID")
    pdf.pages[0].obj.Contents = pdf.make_stream(changed)


def _without_profile(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/OutputIntents"]


SPOILT = (_without_language, _without_alt, _without_scope, _without_heading, _without_profile)


def test_a_paper_of_the_demo_that_is_spoilt_is_found(demo: Flask) -> None:
    content = _signed_in(demo, SECRETARIAT).get("/coverage/report.pdf").data
    assert faults_of_file(content) == []
    for change in SPOILT:
        with pikepdf.open(io.BytesIO(content)) as pdf:
            change(pdf)
            pdf.save(spoilt := io.BytesIO(), deterministic_id=True)
        assert faults_of_file(spoilt.getvalue()) != [], change.__name__


def test_a_page_that_says_something_else_than_its_file_is_found(demo: Flask) -> None:
    client = _signed_in(demo, SECRETARIAT)
    file, page = (client.get(f"/coverage/report.{form}") for form in ("pdf", "html"))

    assert list(differences(page.text, file.data)) == []
    head, paper = page.text.split('<article class="paper"')
    for old, new in (
        (">Dækning", ">Dækningen"),
        ("<td>", "<td>0"),
        ('scope="row"', 'scope="col"'),
        ('role="img" aria-label="', 'role="img" aria-label="Ingen '),
    ):
        assert old in paper
        spoilt = f'{head}<article class="paper"{paper.replace(old, new, 1)}'
        assert list(differences(spoilt, file.data)) != [], old


def _faults(app: Flask, papers: Iterator[Address], language: str) -> Iterator[str]:
    """What is wrong with each paper in its two forms, read by whom it is for."""
    for user in db.session.query(User):
        user.language = language
    db.session.commit()
    clients = {mailbox: _signed_in(app, mailbox) for mailbox in sorted(set(READERS.values()))}
    with clients[NOBODY].session_transaction() as session:
        session["language"] = language
    for paper in papers:
        client = clients[READERS[paper.endpoint]]
        file, page = (client.get(paper.of(app, form)) for form in ("pdf", "html"))
        address = paper.of(app, "pdf")
        if (file.mimetype, page.mimetype) != ("application/pdf", "text/html"):
            yield f"{address} answers {file.status} as a file, {page.status} as a page"
            continue
        found = [*faults_of_file(file.data), *differences(page.text, file.data)]
        if f'<article class="paper" lang="{language}">' not in page.text:
            found.append(f"is not in {language} as a page")
        yield from (f"{address} {fault}" for fault in found)


def faults_of_file(content: bytes, part: Standard = Standard.PDF_A_2A) -> list[str]:
    """What the validator, qpdf and the reader of the structure find wrong."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        syntax = pdf.check_pdf_syntax()
    return [
        *broken_rules(content, Standard.PDF_UA_1),
        *broken_rules(content, part),
        *pdf_structure.read(content).faults,
        *syntax,
    ]


def differences(page: str, file: bytes) -> Iterator[str]:
    """The first element that a page and a file say otherwise."""
    said = html_structure.elements_of_page(page)
    heard = html_structure.elements_of_file(pdf_structure.read(file).nodes)
    for one, other in zip_longest(said, heard):
        if one != other:
            yield f"says {one} as a page, {other} as a file"
            return


def _signed_in(app: Flask, mailbox: str) -> FlaskClient:
    client = app.test_client()
    if mailbox != NOBODY:
        query = select(User).where(User.email == f"{mailbox}@{DOMAIN}")
        builders.sign_in(client, db.session.scalars(query).one())
    return client


def _pdfs(file: bytes) -> Iterator[bytes]:
    """The papers in what a job has printed: one bound together, or those packed."""
    if file.startswith(b"%PDF"):
        yield file
        return
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        yield from (archive.read(name) for name in archive.namelist() if name.endswith(".pdf"))


def _elements(pdf: pikepdf.Pdf, tag: str) -> Iterator[pikepdf.Object]:
    for item in pdf.objects:
        if isinstance(item, pikepdf.Dictionary) and item.get("/S") == tag and "/P" in item:
            yield item
